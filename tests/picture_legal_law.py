"""What `make pictures` draws of the law by date: the list, a day, an own version, a change, the gap, a new version.

Own law of a fictitious country is added to the sample vault before it is drawn. Knows what each view needs to stand;
knows no size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

from picture_views import View, page, panel, settle, turn
from PySide6.QtWidgets import QScrollArea, QWidget

from fieldcase.casework import cases, law_register, legislation
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Act
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import InstrumentId, ProvisionId
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.values import Money, Quantity
from ui.pages.act_versions import NormVersions
from ui.pages.law_instruments import InstrumentsPart
from ui.shell import Shell

CODE = "xx-cc"
_UKRAINE = "ua-cc:309"
_CASE = "EX-KG-DETENTION"


def add(desk: Desk) -> None:
    """A code of a fictitious country with three versions of one article, two of which hold at once."""
    source = "Example / Пример. Собрание законов"
    code = Instrument(
        id=InstrumentId(desk.new_id()), scope=desk.register, code=CODE, country="XX", kind="code",
        title="Example / Пример. Уголовный кодекс", title_en="Example / Пример. Criminal Code", status="secondary",
        source=source, valid_from=UncertainDate("2012"), checked_on=UncertainDate("2026-11-02"),
    )  # fmt: skip
    first = Provision(
        id=ProvisionId(desk.new_id()), scope=desk.register, instrument=CODE, number="228.1", status="partly_verified",
        title="Example / Пример. Хранение без цели сбыта", title_en="Example / Пример. Possession", source=source,
        valid_from=UncertainDate("2012"), valid_to=UncertainDate("2020-03"), checked_on=UncertainDate("2026-11-02"),
        offences=("possession",), punishments=("fine", "arrest"), fine_to=Money("300 USD"), term_to=Quantity("6 mo"),
    )  # fmt: skip
    second = replace(
        first, id=ProvisionId(desk.new_id()), valid_from=UncertainDate("2019-11-01"), valid_to=None,
        fine_to=Money("1000 USD"), term_to=Quantity("2 a"), status="secondary",
        gap="Example / Пример. Штраф назначают и там, где вес меньше размера", contrary_to=("guidelines:II.1.1",),
    )  # fmt: skip
    with desk.deed():
        for one in (code, first, second):
            desk.save(None, one)


def _part(shell: Shell) -> InstrumentsPart:
    window = shell.window_of_work
    assert window is not None
    window.work.go("law", None, "instruments")
    settle(shell)
    found = page(shell).part
    assert isinstance(found, InstrumentsPart)
    found.turn("list")
    for line in (found.list.line, found.list.day):
        line.clear()
    found.list.read()
    turn(shell, lambda: found.list.marked is not None)
    settle(shell)
    return found


def _at(shell: Shell, norm: str, place: int = -1) -> InstrumentsPart:
    part = _part(shell)
    assert shell.desk is not None
    known = law_register.versions(legislation.provisions(shell.desk), norm)
    part.mark(known[place].key)
    settle(shell)
    return part


def _law(shell: Shell) -> None:
    _at(shell, _UKRAINE)


def own(shell: Shell) -> None:
    """An own version in its form, with what does not fit in its dates above it."""
    _at(shell, f"{CODE}:228.1")


def day(shell: Shell) -> None:
    """What was in force on a day."""
    part = _part(shell)
    part.list.day.setText("1.2.2020")
    part.list.read()
    settle(shell)


def change(shell: Shell) -> None:
    """The fine that rose thirty times."""
    _at(shell, _UKRAINE).compare()
    panel(shell)
    settle(shell)


def version(shell: Shell) -> None:
    """A new version from a day."""
    _at(shell, f"{CODE}:228.1").new_version()
    panel(shell)


def gap(shell: Shell) -> None:
    """Law and practice."""
    _part(shell).turn("gap")
    settle(shell)


def act(shell: Shell) -> None:
    """The norms of an act as they stood on its day."""
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    scope = cases.by_code(shell.desk, _CASE).scope
    shown = next(one for one in shell.desk.all(Act, scope) if any(norm.startswith("kg-") for norm in one.norms))
    window.work.go("cases", cases.by_code(shell.desk, _CASE).id, f"law:{shown.id.hex()}")
    settle(shell)
    turn(shell, lambda: any(one.isVisible() for one in shell.findChildren(NormVersions)))
    settle(shell)
    card = next(one for one in shell.findChildren(NormVersions) if one.isVisible())
    area: QWidget | None = card
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    inside = area.widget()
    assert inside is not None
    area.verticalScrollBar().setValue(card.mapTo(inside, card.rect().topLeft()).y() - 8)
    settle(shell)


VIEWS = (
    View("law-of-an-act", act),
    View("law", _law),
    View("law-own", own),
    View("law-on-a-day", day),
    View("law-before-and-after", change),
    View("law-new-version", version),
    View("law-and-practice", gap),
)
