"""Commands are found by their keys under every layout, and text fields keep their own keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from seats import application_for_tests, front

from ui.keys import Command, Keys, pressed

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def line() -> Iterator[QLineEdit]:
    """A text field in a window that has the keyboard."""
    made = QLineEdit()
    application_for_tests()
    made.show()
    made.activateWindow()
    made.setFocus()
    QApplication.processEvents()
    yield made
    made.close()


def send(key: QKeyEvent) -> None:
    """As a keyboard does: to the window of the system."""
    QApplication.sendEvent(front(), key)


def event(letter: str, modifiers: Qt.KeyboardModifier = CONTROL) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter), modifiers, "")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Л", "Ctrl+K"),
        ("Т", "Ctrl+N"),
        ("Д", "Ctrl+L"),
        ("Я", "Ctrl+Z"),
        ("Н", "Ctrl+Y"),
        ("У", "Ctrl+E"),
        ("Ж", "Ctrl+;"),
    ],
)
def test_a_cyrillic_letter_counts_as_the_key_it_stands_on(cyrillic: str, latin: str) -> None:
    assert pressed(event(cyrillic)) == latin


def test_a_latin_letter_counts_as_itself() -> None:
    assert pressed(event("N", CONTROL | SHIFT)) == "Ctrl+Shift+N"


@pytest.mark.parametrize("letter", ["K", "Л"])
def test_a_command_runs_from_within_a_text_field_under_either_layout(line: QLineEdit, letter: str) -> None:
    ran: list[str] = []
    keys = Keys(application_for_tests())
    try:
        keys.set_window((Command("search", "Search", "Ctrl+K", lambda: ran.append("search")),))
        send(event(letter))
    finally:
        keys.close()
    assert ran == ["search"]


def test_the_text_field_itself_understands_its_keys_under_a_cyrillic_layout(line: QLineEdit) -> None:
    line.setText("слово")
    keys = Keys(application_for_tests())
    try:
        send(event("Ф"))  # the key of A: mark everything
        assert line.selectedText() == "слово"
        QTest.keyClick(line, Qt.Key.Key_Delete)
        send(event("Я"))  # the key of Z: its own undo
    finally:
        keys.close()
    assert line.text() == "слово"


def test_without_the_listener_a_cyrillic_key_does_nothing_in_a_text_field(line: QLineEdit) -> None:
    line.setText("слово")
    send(event("Ф"))
    assert line.selectedText() == ""


def test_two_commands_with_the_same_keys_are_refused() -> None:
    keys = Keys(application_for_tests())
    twice = tuple(Command(name, name, "Ctrl+K", lambda: None) for name in ("a", "b"))
    try:
        with pytest.raises(ValueError, match="same keys"):
            keys.set_window(twice)
        keys.set_window(twice[:1])
        with pytest.raises(ValueError, match="same keys"):
            keys.set_page(twice[1:])
    finally:
        keys.close()


def test_a_panel_holds_back_every_command_but_the_lock(line: QLineEdit) -> None:
    ran: list[str] = []
    keys = Keys(application_for_tests())
    try:
        keys.set_window(
            (
                Command("search", "Search", "Ctrl+K", lambda: ran.append("search")),
                Command("lock", "Lock", "Ctrl+L", lambda: ran.append("lock"), over_panels=True),
            )
        )
        keys.blocked = lambda: True
        send(event("K"))
        send(event("Д"))
    finally:
        keys.close()
    assert ran == ["lock"]
