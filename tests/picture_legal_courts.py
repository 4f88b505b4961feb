"""What `make pictures` draws of court decisions: the grid, what a lawyer is to be asked, statistics, a table taken in.

Two hundred invented decisions are added to the sample vault. Knows what each view needs; no size and no colour.
"""

from __future__ import annotations

import decision_pages
import invented_decisions
from picture_views import View, page, panel, settle, turn
from PySide6.QtWidgets import QScrollArea

from fieldcase.casework.desk import Desk
from ui.pages.decision_rows import NAMES
from ui.shell import Shell


def add(desk: Desk) -> None:
    """The register of court decisions."""
    decision_pages.filled(desk)


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


VIEWS = (
    View("courts-grid", grid), View("courts-cell", cell), View("courts-more", more), View("courts-columns", columns),
    View("courts-numbers", numbers), View("courts-crossed", crossed), View("courts-judges", judges),
    View("courts-out", out),
)  # fmt: skip
