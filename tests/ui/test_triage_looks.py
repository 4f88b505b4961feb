"""Every panel and tab of triage and of a visit's close: names for the blind, no word cut off, in a small window too."""

from __future__ import annotations

from collections.abc import Callable

import picture_triage
import pytest
from seats import Seat
from visit_pages import deed
from walks import cuts, nameless, outside

from fieldcase.model.fieldwork import Visit
from ui.pages.visit_workspace import RECOMMENDATIONS, SUMMARY, TASKS


def review(seat: Seat) -> None:
    """The review list."""
    seat.window.work.go("visits", None, "triage")
    seat.settle()
    seat.wait(lambda: seat.page.part.marked is not None)
    seat.settle()


def decided(seat: Seat) -> None:
    """A decision with its author and its referral."""
    review(seat)
    seat.page.part.choose("screened")
    seat.settle()


def no_case(seat: Seat) -> None:
    """The panel of no case."""
    review(seat)
    seat.page.part.no_case()
    seat.settle()
    seat.press("Ctrl+Return")
    seat.settle()


def take_up(seat: Seat) -> None:
    """The panel of taking up."""
    review(seat)
    seat.page.part.take_up()
    seat.settle()


def visit(seat: Seat, tab: int) -> None:
    """A tab of the visit."""
    (one,) = [each for each in seat.desk.all(Visit) if each.place == picture_triage.PLACE]
    seat.window.work.go("visits", one.key)
    seat.settle()
    seat.page.workspace.tabs.setCurrentIndex(tab)
    seat.settle()


def note(seat: Seat) -> None:
    """The note of the visit's country."""
    visit(seat, 0)
    seat.page.workspace.part(0).country_note.open_note()
    seat.wait(lambda: "as_of" in seat.window.overlay.panel.form.fields)
    seat.settle()


def large(seat: Seat) -> None:
    """What may be shown of the visit."""
    visit(seat, SUMMARY)
    seat.page.workspace.part(SUMMARY).show_large()
    seat.settle()


LOOKS: dict[str, Callable[[Seat], None]] = {
    "review": review, "decided": decided, "no case": no_case, "take up": take_up, "note": note, "large": large,
    "tasks": lambda seat: visit(seat, TASKS), "recommendations": lambda seat: visit(seat, RECOMMENDATIONS),
    "close": lambda seat: visit(seat, SUMMARY),
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_everything_is_named_and_no_word_is_cut_off_at_either_size(seat: Seat, look: str) -> None:
    deed(seat, picture_triage.add)
    seat.shell.resize(1093, 560)
    LOOKS[look](seat)
    assert (cuts(seat), nameless(seat.window), outside(seat.window)) == ([], [], []), "opened in a narrow window"
    seat.shell.resize(1366, 728)
    seat.settle()
    assert (cuts(seat), nameless(seat.window), outside(seat.window)) == ([], [], []), "drawn wider"
