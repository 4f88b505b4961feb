"""What `make pictures` draws of the safety of people: the overview, the covered and the uncovered map, list and card.

Everybody is invented. Knows what each view needs to stand; knows no size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

from picture_views import View, page, panel, settle

from fieldcase.casework import network_map
from fieldcase.model.fieldwork import Visit
from fieldcase.model.security import Ally
from ui.pages.check_in_line import GoPanel
from ui.pages.safety_checklist import ChecklistPanel
from ui.shell import Shell


def _at(shell: Shell, part: str) -> None:
    window = shell.window_of_work
    assert window is not None
    window.work.go("safety", None, part)
    settle(shell)


def people(shell: Shell) -> None:
    """Who is out, the lists, the card."""
    _at(shell, "people")


def allies_covered(shell: Shell) -> None:
    """The cover of the map."""
    _at(shell, "allies")


def allies(shell: Shell) -> None:
    """The map without its cover, one entry in its form."""
    assert shell.desk is not None
    if not shell.desk.all(Ally):
        bare = network_map.blank_ally(shell.desk, "KG")
        shell.desk.save(None, replace(bare, name="Гвоздика / Пример", stance="friendly"))
    _at(shell, "allies")
    page(shell).people.map.uncover()
    settle(shell)


def _visit(shell: Shell) -> Visit:
    assert shell.desk is not None
    return shell.desk.all(Visit)[0]


def check_list(shell: Shell) -> None:
    """The check list of a visit."""
    _at(shell, "people")
    page(shell).work.asked_for_panel.emit(ChecklistPanel(page(shell).work, _visit(shell)))
    panel(shell)


def going_out(shell: Shell) -> None:
    """What is asked before a visit."""
    _at(shell, "people")
    page(shell).work.asked_for_panel.emit(GoPanel(page(shell).work, _visit(shell)))
    panel(shell)


def lawyer_card(shell: Shell) -> None:
    """What is typed for a card."""
    _at(shell, "people")
    page(shell).people.print_card()
    panel(shell)


VIEWS = (
    View("safety-people", people),
    View("safety-allies-covered", allies_covered),
    View("safety-allies", allies),
    View("safety-check-list", check_list),
    View("safety-going-out", going_out),
    View("safety-lawyer-card", lawyer_card),
)
