"""Typing a paper form in, in a test of the window: its first sheet, lines with Enter, what each line says."""

from __future__ import annotations

from read_forms import read_form
from seats import Seat
from visit_pages import begun

from fieldcase.casework import questionnaires
from fieldcase.model.fieldwork import Interview
from ui.pages.typing_in import TypingPanel


def taken_in(seat: Seat, text: str) -> None:
    """A questionnaire of the network, before anybody sits down."""
    questionnaires.take_in(seat.desk, read_form(text.encode()))
    seat.heart.rest()


def panel(seat: Seat) -> TypingPanel:
    """The panel, with a sheet on it."""
    found = seat.window.overlay.panel
    assert isinstance(found, TypingPanel)
    seat.wait(lambda: found.sheet is not None)
    return found


def typing(seat: Seat) -> TypingPanel:
    """A visit that is open, and its first sheet."""
    begun(seat)
    seat.press("Ctrl+Shift+P")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, TypingPanel))
    return panel(seat)


def enter(seat: Seat, *lines: str) -> None:
    """Lines typed, each with Enter."""
    for line in lines:
        seat.type(line)
        seat.press("Enter")
        seat.wait(seat.quiet)


def consented(seat: Seat) -> None:
    """Yes, no, later; a woman of 25 to 34, met for the first time."""
    enter(seat, "1", "2", "3", "1", "4", "1")


def told(found: TypingPanel) -> dict[str, str]:
    """What each line of the form says, by its number."""
    return {line.number: line.said() for line in found.rows.lines if line.number.isdigit()}


def kept(seat: Seat) -> Interview:
    """The one interview of the vault."""
    seat.settle()
    (one,) = seat.desk.all(Interview)
    return one


def kept_after_finish(seat: Seat) -> str:
    """The answers of the finished interview."""
    seat.press("Ctrl+Return")
    return kept(seat).answers
