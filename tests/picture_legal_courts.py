"""What `make pictures` draws of court decisions: the grid, what a lawyer is to be asked, statistics, a table taken in.

Two hundred invented decisions are added to the sample vault. Knows what each view needs; no size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

import decision_pages
import invented_decisions
from picture_views import View, go, page, panel, settle, turn
from PySide6.QtWidgets import QScrollArea

from fieldcase.casework import cases, hearings
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Act
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import DecisionId
from fieldcase.model.values import Money, Quantity
from ui.pages.decision_rows import NAMES
from ui.pages.visit_workspace import HEARING
from ui.shell import Shell

COURT = "Озёрский суд. Example / Пример"
DETENTION = "EX-KG-DETENTION"


def add(desk: Desk) -> None:
    """The register of court decisions, a hearing with its decision, a decision of a case beside the act it decides."""
    decision_pages.filled(desk)
    visit = hearings.new_hearing(desk, cases.by_code(desk, DETENTION))
    desk.save(visit, replace(visit, place=COURT, date=UncertainDate("2026-11-20"), country="KG"))
    (seen,) = desk.all(Hearing, visit.scope)
    desk.save(seen, replace(
        seen, court=COURT, instance="first", open_to_public="yes", defence="yes", interpreter="not_needed", heard="yes",
        support=("witness", "accompanied"), petition="Example / Пример. О штрафе вместо лишения свободы",
        petition_result="granted", next_on=UncertainDate("2026-12-04"),
    ))  # fmt: skip
    case = cases.by_code(desk, DETENTION)
    act = next(one for one in desk.all(Act, case.scope))
    desk.save(None, Decision(
        id=DecisionId(desk.new_id()), scope=case.scope, act=act.id, court=COURT, country="KG", code="Уголовный кодекс",
        article="123", date=UncertainDate("2019-11-20"), act_date=UncertainDate("2019-10-01"), outcome="convicted",
        substance="амфетамин", weight=Quantity("0.8 g"), size="large", punishments=("fine", "restriction_of_freedom"),
        fine=Money("30000 KGS"), defence="no", example=True,
    ))  # fmt: skip


def _at(shell: Shell, tab: str) -> None:
    window = shell.window_of_work
    assert window is not None
    window.work.go("law", None, tab)
    settle(shell)


def grid(shell: Shell) -> None:
    """The grid, at a cell whose row has questions."""
    _at(shell, "decisions")
    part = page(shell).part
    if part.detail.isVisible():
        part.toggle_detail()
    part.grid.setFocus()
    row = next(at for at in range(40) if part.rows.entry(at).questions)
    part.grid.go(row, NAMES.index("questions"))
    settle(shell)


def cell(shell: Shell) -> None:
    """A cell whose words are no weight."""
    grid(shell)
    part = page(shell).part
    part.grid.go(2, NAMES.index("weight"))
    part.rows.take(2, NAMES.index("weight"), (("много",),))
    settle(shell)
    part.grid.go(2, NAMES.index("weight"))
    settle(shell)


def more(shell: Shell) -> None:
    """Beside the grid: what is to be asked, and the other fields."""
    grid(shell)
    page(shell).part.toggle_detail()
    settle(shell)
    turn(shell, lambda: "quote" in page(shell).part.detail.form.fields)
    settle(shell)


def columns(shell: Shell) -> None:
    """What the columns of a table mean, with rows that are there already."""
    from ui.pages.decisions_import import DecisionMeaning
    from ui.pages.mapping_panel import MappingPanel

    _at(shell, "decisions")
    window = shell.window_of_work
    assert window is not None
    from fieldcase.casework import table_file

    table = table_file.read(invented_decisions.table(8).encode(), "decisions.csv")
    made = MappingPanel(window.work, "decisions.csv", table, DecisionMeaning(), lambda _fitting: None)
    window.work.asked_for_panel.emit(made)
    shown = panel(shell)
    turn(shell, lambda: len(shown.combos) == len(shown.columns))
    settle(shell)


def numbers(shell: Shell) -> None:
    """What the decisions add up to."""
    _at(shell, "statistics")
    settle(shell)


def crossed(shell: Shell) -> None:
    """By article and substance, below."""
    numbers(shell)
    part = page(shell).part
    area = part.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle(shell)


def judges(shell: Shell) -> None:
    """What is said before decisions are counted by judge."""
    numbers(shell)
    page(shell).part.deeds.judges()
    panel(shell)


def out(shell: Shell) -> None:
    """What is said before the numbers leave."""
    numbers(shell)
    page(shell).part.deeds.write_out()
    panel(shell)


def hearing(shell: Shell) -> None:
    """What was seen at a hearing."""
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    visit = next(one for one in shell.desk.all(Visit) if one.place == COURT)
    window.work.go("visits", visit.key)
    settle(shell)
    turn(shell, lambda: "notes" in page(shell).workspace.part(HEARING).form.fields)
    settle(shell)


def of_a_case(shell: Shell) -> None:
    """The decisions of a case."""
    go("cases", DETENTION, "decisions")(shell)
    turn(shell, lambda: page(shell).workspace.tab.part.form.record is not None)
    settle(shell)


VIEWS = (
    View("courts-grid", grid), View("courts-cell", cell), View("courts-more", more), View("courts-columns", columns),
    View("courts-numbers", numbers), View("courts-crossed", crossed), View("courts-judges", judges),
    View("courts-out", out), View("courts-hearing", hearing), View("courts-case", of_a_case),
)  # fmt: skip
