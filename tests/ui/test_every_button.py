"""No dead button: whatever can be pressed on any page does something, or is named here with the reason why not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from seats import Seat
from spots import SPOTS, Spot, go

from fieldcase.casework.changes import Changes
from ui.shell import Shell

# A button that may do nothing, by the beginning of its name, with the reason.
NOTHING_TO_DO: dict[str, str] = {}
Name = tuple[str, int]


@dataclass
class Happened:
    """What came of one press, beside what can be seen."""

    changes: list[Changes] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    locks: int = 0


def listened(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Happened:
    """Listen to the window from now on; lock only counts."""
    found = Happened()
    seat.window.work.changed.connect(found.changes.append)
    seat.window.work.said.connect(lambda sentence, _undo: found.said.append(sentence))

    def lock(_shell: Shell) -> None:
        found.locks += 1

    monkeypatch.setattr(Shell, "lock", lock)
    return found


def buttons(root: QWidget) -> dict[Name, QPushButton]:
    """What can be pressed, each by its name and its place among those of the same name."""
    seen: Counter[str] = Counter()
    found: dict[Name, QPushButton] = {}
    for one in root.findChildren(QPushButton):
        if one.isVisible() and one.isEnabled():
            name = one.accessibleName() or one.text()
            found[(name, seen[name])] = one
            seen[name] += 1
    return found


def seen(seat: Seat, happened: Happened) -> dict[str, Any]:
    """Everything that a press can change: place, panel, words, values, what is ticked and marked, deeds."""
    shown = [one for one in seat.shell.findChildren(QWidget) if one.isVisible()]
    panel = seat.window.overlay.panel
    found = {
        "place": seat.page.here(),
        "panel": (type(panel).__name__, id(panel)) if panel is not None else None,
        "texts": seat.texts(),
        "ticked": [one.isChecked() for one in shown if isinstance(one, QAbstractButton)],
        "boxes": [one.isChecked() for one in shown if isinstance(one, QCheckBox)],
        "combos": [one.currentText() for one in shown if isinstance(one, QComboBox)],
        "lines": [one.text() for one in shown if isinstance(one, QLineEdit)],
        "long": [one.toPlainText() for one in shown if isinstance(one, QPlainTextEdit)],
        "focus": id(QApplication.focusWidget()),
        "happened": (len(happened.changes), len(happened.said), happened.locks),
    }
    seat.heart.rest()  # to look at everything is the test's own work
    return found


def press(seat: Seat, root: QWidget, name: Name, happened: Happened) -> bool:
    """Press a button below `root`; whether anything came of it."""
    button = buttons(root)[name]
    button.setFocus()
    before = seen(seat, happened)
    button.click()
    for _ in range(3):
        seat.settle()
        if seen(seat, happened) != before:
            return True
    return False


def put_back(seat: Seat, happened: Happened) -> None:
    """Close every panel, take back what was done."""
    overlay = seat.window.overlay
    while overlay.panel is not None:
        overlay.panel.close_panel()
        seat.settle()
    while happened.changes and seat.desk.can_undo:
        seat.desk.undo()
    happened.changes.clear()
    seat.heart.rest()


class Walk:
    """Presses every button of a spot, and every button of each panel that opens there; keeps the dead ones."""

    def __init__(self, seat: Seat, spot: Spot, happened: Happened) -> None:
        self.seat, self.spot, self.happened = seat, spot, happened
        self.dead: list[str] = []
        self.pressed: list[str] = []
        self.panels: set[str] = set()

    def go(self) -> None:
        for name in buttons(go(self.seat, self.spot)):
            page = go(self.seat, self.spot)
            if name in buttons(page):  # what was done before may have taken it away
                self._press(page, name)
                self._panel(name)
            put_back(self.seat, self.happened)

    def _press(self, root: QWidget, name: Name) -> None:
        self.pressed.append(name[0])
        if not press(self.seat, root, name, self.happened):
            self.dead.append(name[0])

    def _panel(self, opener: Name) -> None:
        panel = self.seat.window.overlay.panel
        if panel is None or type(panel).__name__ in self.panels:
            return
        self.panels.add(type(panel).__name__)
        for name in buttons(panel):
            put_back(self.seat, self.happened)
            page = go(self.seat, self.spot)
            if opener not in buttons(page):
                return
            press(self.seat, page, opener, self.happened)
            again = self.seat.window.overlay.panel
            if again is not None and name in buttons(again):
                self._press(again, name)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is copied or exported goes where the test may write."""
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def test_the_check_itself_finds_a_dead_button(sample_seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    happened = listened(sample_seat, monkeypatch)
    page = go(sample_seat, Spot("people"))
    page.layout().addWidget(QPushButton("a dead one"))  # type: ignore[union-attr]
    walk = Walk(sample_seat, Spot("people"), happened)
    walk.go()
    assert "a dead one" in walk.dead


@pytest.mark.parametrize("spot", SPOTS, ids=[spot.name for spot in SPOTS])
def test_every_button_of_a_page_and_its_panels_does_something(
    sample_seat: Seat, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(sample_seat, spot, listened(sample_seat, monkeypatch))
    walk.go()
    print(spot.name, walk.panels, walk.pressed)
    assert walk.pressed, "the control"
    assert [name for name in walk.dead if not name.startswith(tuple(NOTHING_TO_DO))] == []


def test_every_button_of_the_rail_opens_its_page(sample_seat: Seat) -> None:
    for page, button in reversed(sample_seat.window.rail.buttons.items()):
        button.click()
        sample_seat.settle()
        assert page == sample_seat.page.NAME
