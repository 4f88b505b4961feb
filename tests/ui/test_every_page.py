"""The generic checks of the window over every page: named, walked by Tab, not cut off at any size or length."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from seats import Seat, application_for_tests
from spots import SPOTS, Spot, go
from walks import cut_off, nameless, outside, stops, tab_walk

from fieldcase.i18n import Words, words
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


def cuts(seat: Seat) -> list[str]:
    """What is cut off once the window has come to rest: long forms are laid over several turns of the event loop, and
    what is squeezed only meanwhile is nobody's loss."""
    end = time.perf_counter() + 3
    while (found := cut_off(seat.window)) and time.perf_counter() < end:
        seat.settle()
    return found


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


class Longer:
    """Words a third longer than they are: what another language may need."""

    def __init__(self, plain: Words) -> None:
        self._plain = plain
        self.language = plain.language

    def __call__(self, message: str) -> str:
        return self._stretched(self._plain(message))

    def plural(self, one: str, many: str, number: int) -> str:
        return self._stretched(self._plain.plural(one, many, number))

    @staticmethod
    def _stretched(text: str) -> str:
        return text + "ж" * (len(text) * 3 // 10) if text and "{" not in text else text


@pytest.fixture
def longer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence of the window is 30 % longer."""
    made: Callable[[str], Any] = lambda language: Longer(words(language))  # noqa: E731
    for module in [one for name, one in sys.modules.items() if name.startswith("ui.") and hasattr(one, "words")]:
        if getattr(module, "words") is words:  # noqa: B009
            monkeypatch.setattr(module, "words", made)


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
