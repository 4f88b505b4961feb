"""No dead button: whatever can be pressed on any page does something, or is named here with the reason why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from seats import Seat
from spots import SPOTS, Spot, go

from fieldcase.casework import cases
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.case import Act, Event
from fieldcase.model.fieldwork import Visit
from fieldcase.model.people import Consent
from ui.shell import Shell

# Buttons that may do nothing, with the reason.
NOTHING_TO_DO = {
    words("ru")("Home"): "the file picker opens in the home folder",
    "КЛДЖ, альтернативный доклад коалиции": "the kind of a new report that is chosen already",
    words("ru")("Event"): "what stands beside the time line already",
}
# Buttons that are not pressed, with the reason.
LEFT_ALONE = {
    words("ru")("Erase for good"): "the walk goes on with the record; test_conflict_and_erasing.py presses it"
}
# Places without a button that can be pressed, with the reason.
NOTHING_TO_PRESS = {Spot("reports", "", "dossier"): "a case is chosen first, in a line"}
# The short form of a walk that takes minutes: the other places are walked in `make torture`.
QUICK = {"today", "people", "cases", "cases-ATTACK-history"}
# The tabs of a case are places of their own.
_PLACES = words("ru")("Parts of the case")
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
        name = one.accessibleName() or one.text()
        if one.isVisible() and one.isEnabled() and name not in LEFT_ALONE:
            found[(name, seen[name])] = one
            seen[name] += 1
    return found


def tab_bars(page: QWidget) -> dict[str, QTabBar]:
    """The tabs that are no places of their own, by their names."""
    bars = [one for one in page.findChildren(QTabBar) if one.isVisible() and one.accessibleName() != _PLACES]
    return {one.accessibleName(): one for one in bars}


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
    """Presses every button of a place, on each of its tabs, and every button of each panel that opens there; keeps the
    dead ones."""

    def __init__(self, seat: Seat, go_there: Callable[[], QWidget], happened: Happened) -> None:
        self.seat, self.go_there, self.happened = seat, go_there, happened
        self.tab: tuple[str, int] | None = None
        self.dead: list[str] = []
        self.pressed: list[str] = []
        self.panels: set[str] = set()
        # Where the walk stands, as long as nothing was done there.
        self.stands: object = None

    def go(self) -> None:
        page = self.go_there()
        tabs = [(name, place) for name, bar in tab_bars(page).items() for place in range(bar.count())]
        for self.tab in tabs or (None,):
            self._walk()

    def there(self) -> QWidget:
        """Be there again, on the tab that is walked."""
        if self.stands == (self.tab, self.seat.page.here()):
            return self.seat.page  # type: ignore[no-any-return]
        page = self.go_there()
        if self.tab is not None and self.tab[0] in tab_bars(page):
            tab_bars(page)[self.tab[0]].setCurrentIndex(self.tab[1])
            self.seat.settle()
        self.stands = (self.tab, page.here())  # type: ignore[attr-defined]
        return page

    def _walk(self) -> None:
        for name in buttons(self.there()):
            page = self.there()
            if name in buttons(page):  # what was done before may have taken it away
                self._press(page, name)
                self._panel(name)
            put_back(self.seat, self.happened)

    def _press(self, root: QWidget, name: Name) -> None:
        self.pressed.append(name[0])
        if not press(self.seat, root, name, self.happened):
            self.dead.append(name[0])
        if self.happened.changes or self.happened.said:
            self.stands = None

    def _panel(self, opener: Name) -> None:
        panel = self.seat.window.overlay.panel
        if panel is None or type(panel).__name__ in self.panels:
            return
        self.panels.add(type(panel).__name__)
        for name in buttons(panel):
            put_back(self.seat, self.happened)
            page = self.there()
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
    page = go(sample_seat, Spot("cases"))
    page.layout().addWidget(QPushButton("a dead one"))  # type: ignore[union-attr]
    walk = Walk(sample_seat, lambda: go(sample_seat, Spot("cases")), happened)
    walk.go()
    assert "a dead one" in walk.dead


def walked(seat: Seat, go_there: Callable[[], QWidget], monkeypatch: pytest.MonkeyPatch) -> Walk:
    """The walk of a place, with no dead button found."""
    walk = Walk(seat, go_there, listened(seat, monkeypatch))
    walk.go()
    print(f"panels: {sorted(walk.panels)}\npressed: {walk.pressed}")
    seat.heart.longest = 0.0  # watched in the tests of each page; among hundreds of presses one meets every hiccup
    assert [name for name in walk.dead if name not in NOTHING_TO_DO] == []
    return walk


def _each(spot: Spot) -> ParameterSet:
    return pytest.param(spot, id=spot.name, marks=() if spot.name in QUICK else pytest.mark.torture)


@pytest.mark.parametrize("spot", [_each(spot) for spot in SPOTS])
def test_every_button_of_a_page_and_its_panels_does_something(
    sample_seat: Seat, spot: Spot, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = walked(sample_seat, lambda: go(sample_seat, spot), monkeypatch)
    assert walk.pressed or spot in NOTHING_TO_PRESS


def visit_of(desk: Desk) -> tuple[str, bytes, str]:
    """A visit with interviews."""
    return "visits", desk.all(Visit)[0].key, ""


def person_of(desk: Desk) -> tuple[str, bytes, str]:
    """A person who agreed to something."""
    return "people", next(bytes(one.person) for one in desk.all(Consent) if one.person is not None), ""


def event_of(desk: Desk) -> tuple[str, bytes, str]:
    """An event of a case, marked on its time line."""
    case = cases.by_code(desk, "EX-KG-ATTACK")
    return "cases", case.key, f"chronology:{desk.all(Event, case.scope)[0].key.hex()}"


def act_of(desk: Desk) -> tuple[str, bytes, str]:
    """An act of a case, marked in the list."""
    case = cases.by_code(desk, "EX-KG-ATTACK")
    return "cases", case.key, f"law:{desk.all(Act, case.scope)[0].key.hex()}"


@pytest.mark.torture
@pytest.mark.parametrize(
    ("record_of", "opened"),
    [(visit_of, "ConsentPanel"), (person_of, "QuestionsPanel"), (event_of, "SourcePanel"), (act_of, "")],
)
def test_every_button_beside_a_marked_record_does_something(
    sample_seat: Seat, record_of: Callable[[Desk], tuple[str, bytes, str]], opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = record_of(sample_seat.desk)

    def go_there() -> QWidget:
        sample_seat.window.work.go(*place)
        sample_seat.settle()
        page: QWidget = sample_seat.page
        return page

    walk = walked(sample_seat, go_there, monkeypatch)
    assert not opened or opened in walk.panels


def test_every_button_of_the_rail_opens_its_page(sample_seat: Seat) -> None:
    for page, button in reversed(sample_seat.window.rail.buttons.items()):
        button.click()
        sample_seat.settle()
        assert page == sample_seat.page.NAME
