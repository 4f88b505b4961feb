"""The generic checks of the window over every page: named, walked by Tab, not cut off at any size or length."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from seats import Seat, application_for_tests
from spots import SPOTS, Spot, go
from walks import cut_off, cuts, nameless, outside, stops, tab_walk

from ui.commands import everywhere

# What is left of a screen of 1366 x 768, and of 1093 x 600 (which is 1366 x 768 at a scale of 125 %).
WIDE, NARROW = (1366, 728), (1093, 560)
# The parts of a report are walked at one opening of it: its pages are made anew each time, for seconds.
_OF_REPORT = [spot for spot in SPOTS if spot.code == "EX-REPORT"]
_TOGETHER = [[spot] for spot in SPOTS if spot not in _OF_REPORT] + [_OF_REPORT]


def test_the_checks_themselves_find_what_is_wrong() -> None:
    application_for_tests()
    root = QWidget()
    layout = QHBoxLayout(root)
    label, line = QLabel("a long text that has no room at all"), QLineEdit()
    label.setFixedWidth(20)
    layout.addWidget(label)
    layout.addWidget(line)
    root.show()
    assert cut_off(root)
    assert nameless(root) == ["QLineEdit in QWidget"]
    line.setAccessibleName("a name")
    assert nameless(root) == []
    root.close()


@pytest.mark.parametrize("spots", _TOGETHER, ids=["+".join(one.name for one in few) for few in _TOGETHER])
def test_a_place_is_named_walked_by_tab_and_cuts_off_no_word_at_either_size(
    sample_seat: Seat, spots: list[Spot]
) -> None:
    for spot in spots:
        sample_seat.shell.resize(*NARROW)
        _looked_at(sample_seat, go(sample_seat, spot, stay=True))


def _looked_at(seat: Seat, page: QWidget) -> None:
    """All that is asked of a place, at one opening of it: to open it takes longer than to look at it."""
    assert (cuts(seat), outside(page)) == ([], []), "opened in a narrow window"
    seat.shell.resize(*WIDE)
    seat.settle()
    assert (cuts(seat), outside(page)) == ([], []), "drawn wider"
    assert nameless(seat.window) == []
    here = page.commands()  # type: ignore[attr-defined]
    keys = [one.keys for one in (*everywhere(seat.window), *here) if one.keys]
    assert len(keys) == len(set(keys)), "no two commands have the same keys"
    assert tab_walk(seat.window), "Tab is caught somewhere"
    # Where the walk itself marked a row, what is shown of it has come since: the second walk is the one that counts.
    seat.settle()
    wanted = {id(one): f"{type(one).__name__} {one.accessibleName()}" for one in stops(seat.window)}
    reached = tab_walk(seat.window)
    seat.heart.rest()  # the walk is the test's own
    assert [name for one, name in wanted.items() if one not in reached] == []


def test_no_word_is_cut_off_where_it_is_a_third_longer(longer_words: None, sample_seat: Seat) -> None:
    sample_seat.shell.resize(*WIDE)
    found = {}
    for spot in SPOTS:
        go(sample_seat, spot, stay=True)
        assert any("жжж" in text for text in sample_seat.texts()), "the control: the words are longer indeed"
        found[spot.name] = cuts(sample_seat)
    assert {name: cut for name, cut in found.items() if cut} == {}


@pytest.mark.parametrize(
    "percent", [pytest.param(80, marks=pytest.mark.torture), pytest.param(150, marks=pytest.mark.torture), 200]
)
def test_no_word_is_cut_off_at_any_size_of_text(sample_seat: Seat, percent: int) -> None:
    sample_seat.window.work.dress("text_size", str(percent))
    sample_seat.settle()
    sample_seat.wait(lambda: sample_seat.shell.choices.text_size == percent)
    sample_seat.settle()
    found = {}
    for spot in SPOTS:
        go(sample_seat, spot, stay=True)
        found[spot.name] = cuts(sample_seat)
    sample_seat.window.work.dress("text_size", "100")
    sample_seat.settle()
    sample_seat.heart.longest = 0.0  # a size is changed once, and everything is dressed at once
    assert {name: cut for name, cut in found.items() if cut} == {}
