"""Every panel and tab of triage and of a visit's close: names for the blind, no word cut off, in a small window too."""

from __future__ import annotations

import time
from collections.abc import Callable

import picture_triage
import pytest
from seats import Seat
from visit_pages import deed
from walks import cut_off, nameless, outside

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


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
@pytest.mark.parametrize("look", LOOKS)
def test_everything_is_named_and_no_word_is_cut_off(seat: Seat, look: str, size: tuple[int, int]) -> None:
    deed(seat, picture_triage.add)
    seat.shell.resize(*size)
    LOOKS[look](seat)
    end = time.perf_counter() + 3
    while cut_off(seat.window) and time.perf_counter() < end:
        seat.settle()
    assert cut_off(seat.window) == []
    assert nameless(seat.window) == []
    assert outside(seat.window) == []
