"""The generic checks of the window over every page: named, walked by Tab, not cut off at any size or length."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from seats import Seat, application_for_tests
from spots import SPOTS, Spot, go
from walks import cut_off, cuts, nameless, outside, stops, tab_walk

from ui.commands import everywhere

each_spot = pytest.mark.parametrize("spot", SPOTS, ids=[spot.name for spot in SPOTS])


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


@each_spot
def test_everything_that_takes_the_focus_has_a_name_and_a_role(sample_seat: Seat, spot: Spot) -> None:
    go(sample_seat, spot)
    assert nameless(sample_seat.window) == []


@each_spot
def test_tab_reaches_everything_and_comes_round_again(sample_seat: Seat, spot: Spot) -> None:
    go(sample_seat, spot)
    assert tab_walk(sample_seat.window), "Tab is caught somewhere"
    # Where the walk itself marked a row, what is shown of it has come since: the second walk is the one that counts.
    sample_seat.settle()
    wanted = {id(one): f"{type(one).__name__} {one.accessibleName()}" for one in stops(sample_seat.window)}
    reached = tab_walk(sample_seat.window)
    sample_seat.heart.rest()  # the walk is the test's own
    assert [name for one, name in wanted.items() if one not in reached] == []


@each_spot
@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_no_word_is_cut_off(sample_seat: Seat, spot: Spot, size: tuple[int, int]) -> None:
    sample_seat.shell.resize(*size)
    page = go(sample_seat, spot)
    assert cuts(sample_seat) == []
    assert outside(page) == []


@each_spot
def test_no_word_is_cut_off_where_it_is_a_third_longer(longer_words: None, sample_seat: Seat, spot: Spot) -> None:
    sample_seat.shell.resize(1366, 728)
    go(sample_seat, spot)
    assert any("жжж" in text for text in sample_seat.texts()), "the control: the words are longer indeed"
    assert cuts(sample_seat) == []


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
        go(sample_seat, spot)
        found[spot.name] = cuts(sample_seat)
    sample_seat.window.work.dress("text_size", "100")
    sample_seat.settle()
    sample_seat.heart.longest = 0.0  # a size is changed once, and everything is dressed at once
    assert {name: cut for name, cut in found.items() if cut} == {}


def test_no_two_commands_anywhere_have_the_same_keys(sample_seat: Seat) -> None:
    for spot in SPOTS:
        page = go(sample_seat, spot)
        here = page.commands()  # type: ignore[attr-defined]
        keys = [one.keys for one in (*everywhere(sample_seat.window), *here) if one.keys]
        assert len(keys) == len(set(keys)), spot
