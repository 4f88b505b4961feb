"""Steps at the builder of dossiers and at people, by keyboard: what the stories of the window have in common.

Knows the keys a person would press; claims nothing: tests do.
"""

from __future__ import annotations

from pathlib import Path

from case_pages import all_of
from PySide6.QtWidgets import QLabel, QListWidget
from seats import Seat

from fieldcase.casework.consents import TITLES
from fieldcase.casework.dossiers import check_file
from fieldcase.model.case import Case
from fieldcase.model.people import Person
from ui.pages.report_export import RevealPanel
from ui.widgets.basics import Combo
from ui.widgets.file_picker import FilePicker
from ui.widgets.line_button import LineButton


def command(seat: Seat, typed: str) -> None:
    """A command that has no key of its own: by its first letters in the search."""
    seat.press("Ctrl+K")
    seat.type(f">{typed}")
    found = seat.window.overlay.panel.found
    assert isinstance(found, QListWidget)
    seat.wait(lambda: found.count() == 1)
    seat.press("Enter")
    seat.settle()


def open_the_only_case(seat: Seat) -> Case:
    """From the rail's keys into the case that stands in the list."""
    seat.press("Ctrl+3")
    seat.settle()
    seat.press("Enter")
    seat.wait(lambda: seat.page.workspace.tab is not None and seat.page.workspace.tab.case is not None)
    seat.settle()
    case: Case = seat.page.workspace.case
    return case


def to_tab(seat: Seat, name: str) -> None:
    """Step to a tab of the case."""
    for _ in range(6):
        tab = seat.page.workspace.tab
        if tab is not None and name == tab.NAME:
            return
        seat.press("Ctrl+Tab")
        seat.wait(lambda before=tab: seat.page.workspace.tab is not before)  # type: ignore[misc]
        seat.settle()
    raise AssertionError(f"no tab is called {name}")


def choose(seat: Seat, name: str, label: str) -> None:
    """Choose in a list that drops down: by its first letters, as anybody does."""
    combo = seat.tab_to(name)
    assert isinstance(combo, Combo)
    if combo.currentText() != label:
        seat.type(label)
    assert combo.currentText() == label


def previewed(seat: Seat) -> None:
    """Wait until the pages on the screen are those of what is chosen now."""
    seat.settle()
    seat.wait(lambda: seat.page.NAME == "reports")
    page = seat.page.part
    seat.wait(lambda: not page._timer.isActive() and page.pages._state.text() == "", 30)
    seat.settle()


def findings(seat: Seat) -> list[str]:
    """What stands in the check before the export."""
    lines = [one.text() for one in seat.page.part.findings.findChildren(LineButton) if one.isVisible()]
    return lines + [one.text() for one in seat.page.part.findings.findChildren(QLabel) if one.isVisible()]


def export(seat: Seat, target: Path) -> list[str]:
    """Make the file, read what it reveals, write it where it is to go; what the panel said it will reveal."""
    seat.press("Ctrl+E")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, RevealPanel), 15)
    said = [one.text() for one in seat.window.overlay.panel.findChildren(QLabel)]
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker))
    seat.press("Ctrl+A")
    seat.type(str(target))
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is None and seat.quiet(), 30)
    seat.settle()
    assert check_file(target).findings == ()
    return said


def mark_person(seat: Seat, pseudonym: str) -> Person:
    """Filter the list of people, go down in it until the one who is meant is shown."""
    view = seat.page.workspace.tab.view if seat.page.NAME == "cases" else seat.page.view
    seat.press("Ctrl+F", "Ctrl+A")
    seat.type(pseudonym)
    seat.wait(lambda: not view.list._timer.isActive())
    seat.settle()
    seat.tab_to(view.list.view.accessibleName())
    assert view.list.rows.rowCount()
    seat.press("Ctrl+Home")
    for _ in range(view.list.rows.rowCount()):
        seat.settle()
        person = view.detail.person
        if isinstance(person, Person) and person.pseudonym == pseudonym:
            return person
        seat.press("Down")
    raise AssertionError("the person is not in the list")


def three_answers(seat: Seat, *answers: str) -> None:
    """The three spoken questions of the marked person, answered by arrows."""
    steps = {"yes": ("Left", "Left"), "no": ("Left",), "later": ()}
    assert len(answers) == len(TITLES)
    seat.press("Ctrl+Shift+Q")
    for place, answer in enumerate(answers):
        if place:
            seat.press("Tab")
        seat.press(*steps[answer])
    seat.press("Tab")
    assert seat.focus() is seat.window.overlay.panel.record
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()


def part_of_person(seat: Seat, bar: str, step: int) -> None:
    """Another part of the marked person, by arrows on the bar of its parts."""
    seat.tab_to(bar)
    seat.press("Home", *["Right"] * step)
    seat.settle()


def person_called(seat: Seat, case: Case, pseudonym: str) -> Person:
    """The person of a case under a pseudonym."""
    return next(one for one in all_of(seat, Person, case) if one.pseudonym == pseudonym)
