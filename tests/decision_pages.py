"""Steps at the page of court decisions, for tests and pictures of the window."""

from __future__ import annotations

import invented_decisions
from seats import Seat

from fieldcase.casework import decision_table, table_file
from fieldcase.casework.decision_columns import suggested
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.courts import Decision
from fieldcase.model.fieldwork import Visit
from ui.pages.decision_rows import NAMES
from ui.pages.law_decisions import DecisionsPart
from ui.pages.law_statistics import StatisticsPart
from ui.pages.visit_hearing import HearingPart
from ui.pages.visit_workspace import HEARING


def filled(desk: Desk, number: int = 200) -> None:
    """Invented decisions in the register."""
    table = table_file.read(invented_decisions.table(number).encode(), "t.csv")
    decision_table.import_rows(desk, decision_table.mapped(table, suggested(table.columns)), words("ru"))


def at_decisions(seat: Seat) -> DecisionsPart:
    """The tab, settled, with the grid in focus."""
    seat.window.work.go("law", None, "decisions")
    seat.settle()
    part: DecisionsPart = seat.page.part
    if part.stack.currentIndex() == 0:
        part.grid.setFocus()
    seat.settle()
    return part


def cell(part: DecisionsPart, row: int, name: str) -> str:
    """What a cell shows."""
    return str(part.rows.index(row, NAMES.index(name)).data())


def kept(seat: Seat) -> list[Decision]:
    """The decisions of the register as they are kept, in the order in which they came."""
    seat.settle()
    return list(seat.desk.all(Decision, seat.desk.register))


def at_statistics(seat: Seat) -> StatisticsPart:
    """The tab of the statistics, counted."""
    seat.window.work.go("law", None, "statistics")
    seat.settle()
    part: StatisticsPart = seat.page.part
    seat.wait(lambda: part.found is not None)
    seat.settle()
    return part


def at_hearing(seat: Seat, visit: Visit) -> HearingPart:
    """The hearing of a visit, with all of its form laid out."""
    seat.window.work.go("visits", visit.key)
    seat.settle()
    part = seat.page.workspace.part(HEARING)
    seat.wait(lambda: "notes" in part.form.fields)
    seat.settle()
    assert isinstance(part, HearingPart)
    return part
