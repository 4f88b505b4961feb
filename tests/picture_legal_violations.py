"""What `make pictures` draws of violations: an act begun and written, what stands below it, norms and evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from picture_views import View, go, page, panel, settle, turn

from fieldcase.casework import cases
from fieldcase.model.case import Act
from ui.pages.act_norms import OftenCited
from ui.pages.case_law import PARTS
from ui.pages.case_law_bearing import BearingPart
from ui.pages.case_law_records import RecordsPart
from ui.pages.involvement_card import InvolvementCard
from ui.shell import Shell
from ui.widgets.line_button import LineButton

_ACTS = next(at for at, stop in enumerate(PARTS) if stop.kind is Act)
_BEARING = next(at for at, stop in enumerate(PARTS) if stop.where.endswith(":BearingPart"))


def _acts(shell: Shell, code: str, act: int) -> RecordsPart:
    assert shell.desk is not None
    case = cases.by_code(shell.desk, code)
    record = shell.desk.all(Act, case.scope)[act]
    assert shell.window_of_work is not None
    shell.window_of_work.work.go("cases", case.id, f"law:{record.key.hex()}")
    settle(shell)
    part = page(shell).workspace.tab.part
    assert isinstance(part, RecordsPart)
    turn(shell, lambda: part.form.record == record and "admissions" in part.form.fields)
    settle(shell)
    return part


def act(code: str, number: int, down: int = 0) -> Callable[[Shell], None]:
    """An act of the sample in its form, scrolled down by so many parts of ten."""

    def show(shell: Shell) -> None:
        part = _acts(shell, code, number)
        assert part._scroll is not None
        bar = part._scroll.verticalScrollBar()
        bar.setValue(bar.maximum() * down // 10)
        settle(shell)

    return show


def begun(shell: Shell) -> None:
    """A new act: the short form, all else folded."""
    part = _acts(shell, "EX-KG-DETENTION", 0)
    part.new()
    settle(shell)


def offered(shell: Shell) -> None:
    """Norms that are often cited for the type of an act."""
    part = _acts(shell, "EX-KG-ATTACK", 12)
    offer = part.findChild(OftenCited)
    assert isinstance(offer, OftenCited)
    assert part._scroll is not None
    turn(shell, offer.isVisible)
    part._scroll.ensureWidgetVisible(offer, 0, 120)
    settle(shell)


def child(shell: Shell) -> None:
    """An act against a child, with the questions that it opens."""
    assert shell.desk is not None
    case = cases.by_code(shell.desk, "EX-KG-ATTACK")
    last = shell.desk.all(Act, case.scope)[9]
    if last.type != "pressure_through_parental_rights":
        shell.desk.save(last, replace(last, type="pressure_through_parental_rights"))
    act("EX-KG-ATTACK", 9, 10)(shell)


def involvement(shell: Shell) -> None:
    """In which degree somebody is said to be involved."""
    part = _acts(shell, "EX-KG-DETENTION", 0)
    card = part.findChild(InvolvementCard)
    assert isinstance(card, InvolvementCard)
    turn(shell, lambda: card.findChild(LineButton) is not None)
    line = card.findChild(LineButton)
    assert isinstance(line, LineButton)
    line.click()
    shown = panel(shell)
    turn(shell, lambda: "notes" in shown.form.fields)
    settle(shell)


def bearing(way: int) -> Callable[[Shell], None]:
    """Norms and evidence, read in one of three ways."""

    def show(shell: Shell) -> None:
        go("cases", "EX-KG-ATTACK", "law")(shell)
        tab = page(shell).workspace.tab
        tab.bar.setCurrentIndex(_BEARING)
        settle(shell)
        part = tab.part
        assert isinstance(part, BearingPart)
        part.ways.setCurrentIndex(way)
        settle(shell)

    return show


VIEWS = (
    View("law-act-new", begun),
    View("law-act-offer", offered),
    View("law-act", act("EX-KG-DETENTION", 1)),
    View("law-act-money", act("EX-KG-DETENTION", 0, 5)),
    View("law-act-below", act("EX-KG-DETENTION", 0, 10)),
    View("law-act-child", child),
    View("law-act-involvement", involvement),
    View("law-norms", bearing(0)),
    View("law-norms-evidence", bearing(1)),
    View("law-norms-wanting", bearing(2)),
)
