"""The pages of court decisions with two hundred of them: named, walked by Tab, not cut off at any length or size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from decision_pages import at_decisions, at_hearing, at_statistics, filled
from PySide6.QtWidgets import QWidget
from seats import Seat
from walks import cuts, nameless, outside, stops, tab_walk

from fieldcase.casework import hearings
from ui.pages.decision_rows import NAMES


def grid(seat: Seat) -> None:
    part = at_decisions(seat)
    part.grid.go(0, NAMES.index("questions"))


def more(seat: Seat) -> None:
    part = at_decisions(seat)
    part.toggle_detail()
    seat.wait(lambda: "notes" in part.detail.form.fields)


def numbers(seat: Seat) -> None:
    at_statistics(seat)


def judges(seat: Seat) -> None:
    at_statistics(seat).deeds.judges()
    seat.wait(lambda: seat.window.overlay.panel is not None)


def out(seat: Seat) -> None:
    at_statistics(seat).deeds.write_out()
    seat.wait(lambda: seat.window.overlay.panel is not None)


def hearing(seat: Seat) -> None:
    part = at_hearing(seat, hearings.new_hearing(seat.desk))
    part.enter_decision()
    seat.wait(lambda: "notes" in part.decision.fields)


PLACES = (grid, more, numbers, judges, out, hearing)
each = pytest.mark.parametrize("place", PLACES, ids=[one.__name__ for one in PLACES])
Place = Callable[[Seat], None]


def shown(seat: Seat, place: Place) -> QWidget:
    filled(seat.desk, 40)
    seat.heart.rest()
    place(seat)
    seat.settle()
    root: QWidget = seat.window.overlay.panel or seat.window
    return root


@each
def test_everything_is_named_reached_by_tab_and_not_cut_off_at_either_size(seat: Seat, place: Place) -> None:
    seat.shell.resize(1093, 560)
    root = shown(seat, place)
    assert (cuts(seat), outside(root)) == ([], []), "opened in a narrow window"
    seat.shell.resize(1366, 728)
    seat.settle()
    assert (cuts(seat), outside(root)) == ([], []), "drawn wider"
    assert nameless(root) == []
    assert tab_walk(root), "Tab is caught somewhere"
    seat.settle()
    wanted = {id(one): f"{type(one).__name__} {one.accessibleName()}" for one in stops(root)}
    reached = tab_walk(root)
    seat.heart.rest()
    assert [name for one, name in wanted.items() if one not in reached] == []


@each
def test_no_word_is_cut_off_where_words_are_a_third_longer(longer_words: None, seat: Seat, place: Place) -> None:
    shown(seat, place)
    assert any("жжж" in text for text in seat.texts()), "the control: the words are longer indeed"
    assert cuts(seat) == []
