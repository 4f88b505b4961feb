"""Steps that tests of violations take at the window: to the acts of a case, a new act, a folded part."""

from __future__ import annotations

from seats import Seat

from fieldcase.casework import cases
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case
from ui.pages.act_norms import OftenCited
from ui.pages.case_law import PARTS, HasForm, LawTab
from ui.record_form import RecordForm
from ui.widgets.fold import FoldHeading

said = words("ru")
ATTACK = "EX-KG-ATTACK"
ACTS = next(at for at, stop in enumerate(PARTS) if stop.kind is Act)
NORMS = next(at for at, stop in enumerate(PARTS) if stop.where.endswith(":BearingPart"))


def at_acts(seat: Seat, case: Case, part: int = ACTS) -> LawTab:
    """The acts of a case, in front."""
    seat.heart.rest()
    seat.window.work.go("cases", case.id, "law")
    seat.wait(lambda: seat.shell.findChild(LawTab) is not None)
    seat.settle()
    tab = seat.shell.findChild(LawTab)
    assert isinstance(tab, LawTab)
    tab.bar.setFocus()
    for _ in range(part - tab.bar.currentIndex()):
        seat.press("Right")
    seat.settle()
    return tab


def form_of(tab: LawTab) -> RecordForm:
    part = tab.part
    assert isinstance(part, HasForm)
    return part.form


def offer(seat: Seat) -> OftenCited:
    found = seat.shell.findChild(OftenCited)
    assert isinstance(found, OftenCited)
    return found


def unfold(seat: Seat, heading: str) -> None:
    """Open a folded part of the form from the keyboard."""
    seat.tab_to(said(heading))
    assert isinstance(seat.focus(), FoldHeading)
    seat.press("Space")


def attack(seat: Seat) -> Case:
    return cases.by_code(seat.desk, ATTACK)


def new_one(seat: Seat, case: Case, before: tuple[Act, ...]) -> Act:
    (act,) = [one for one in seat.desk.all(Act, case.scope) if one not in before]
    return act


def begun(seat: Seat, case: Case) -> None:
    """A new act with its type and what was done."""
    at_acts(seat, case)
    seat.press("Ctrl+E")
    seat.settle()
    seat.type("принуждение к признанию")
    seat.press("Enter")
    seat.tab_to("Что сделали")
    seat.type("Требовали подписать признание")
