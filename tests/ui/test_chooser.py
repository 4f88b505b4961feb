"""Choosing one or several of many by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from seats import application_for_tests, front

from ui.widgets.chooser import Chooser

CHOICES = (("KG", "Кыргызстан"), ("KZ", "Казахстан"), ("TJ", "Таджикистан"))


class Field:
    """A chooser in a window, with a field after it to go to."""

    def __init__(self, *, many: bool) -> None:
        application_for_tests()
        self.window = QWidget()
        self.chooser = Chooser("Страна", "убрать: {what}", many=many)
        self.after = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.chooser)
        layout.addWidget(self.after)
        self.chooser.offer(CHOICES)
        self.changes: list[list[str]] = []
        self.chooser.changed.connect(lambda: self.changes.append(list(self.chooser.chosen)))
        self.window.show()
        self.chooser.line.setFocus()
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.chooser.line, event)
        QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(front(), key)
        QApplication.processEvents()


@pytest.fixture
def one() -> Iterator[Field]:
    field = Field(many=False)
    yield field
    field.window.close()


@pytest.fixture
def several() -> Iterator[Field]:
    field = Field(many=True)
    yield field
    field.window.close()


def test_a_single_choice_stands_in_the_line_itself(one: Field) -> None:
    one.type("казах")
    one.press(Qt.Key.Key_Return)
    assert one.chooser.chosen == ["KZ"]
    assert one.chooser.line.text() == "Казахстан"
    assert one.changes == [["KZ"]]


def test_a_single_choice_is_replaced_by_typing_over_it(one: Field) -> None:
    one.chooser.choose(("KG",))
    one.chooser.line.selectAll()
    one.type("тад")
    one.press(Qt.Key.Key_Escape)
    one.after.setFocus()
    QApplication.processEvents()
    assert one.chooser.chosen == ["TJ"]
    assert one.chooser.line.text() == "Таджикистан"


def test_an_emptied_line_is_no_choice_any_more(one: Field) -> None:
    one.chooser.choose(("KG",))
    one.chooser.line.clear()
    one.after.setFocus()
    QApplication.processEvents()
    assert one.chooser.chosen == []
    assert one.changes == [[]]


def test_what_matches_nothing_leaves_the_choice_as_it_was(one: Field) -> None:
    one.chooser.choose(("KG",))
    one.chooser.line.selectAll()
    one.type("ыыы")
    one.window.activateWindow()  # off screen the list that is gone still counts as the window in front
    one.press(Qt.Key.Key_Tab)
    assert one.chooser.chosen == ["KG"]
    assert one.chooser.line.text() == "Кыргызстан"
    assert one.changes == []


def test_several_choices_are_chips_that_say_how_they_are_taken_away(several: Field) -> None:
    for text in ("кыр", "каз"):
        several.type(text)
        several.press(Qt.Key.Key_Return)
    chips = [chip.accessibleName() for chip in several.chooser.findChildren(QPushButton)]
    assert chips == ["убрать: Кыргызстан", "убрать: Казахстан"]
    assert several.chooser.line.text() == ""
    several.press(Qt.Key.Key_Backspace)
    assert several.chooser.chosen == ["KG"]


def test_a_choice_that_nobody_offers_keeps_its_place(one: Field) -> None:
    one.chooser.choose(("ZZ",))
    one.after.setFocus()
    QApplication.processEvents()
    assert one.chooser.chosen == ["ZZ"]


def test_what_is_found_otherwise_is_offered_in_its_own_order_and_taken_by_enter() -> None:
    field = Field(many=True)
    found = {"1.3": (("KZ", "Казахстан (по номеру)"), ("KG", "Кыргызстан"))}
    chooser = Chooser("Норма", "убрать: {what}", many=True, find=lambda typed: found.get(typed, CHOICES))
    layout = field.window.layout()
    assert layout is not None
    layout.addWidget(chooser)
    chooser.offer(CHOICES)
    chooser.line.setFocus()
    field.chooser = chooser
    field.type("1.3")
    model = chooser.line.completer().completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Казахстан (по номеру)", "Кыргызстан"]
    field.press(Qt.Key.Key_Return)
    assert chooser.chosen == ["KZ"]
    field.type("1.3")
    assert model.rowCount() == 1, "what is chosen already is not offered again"
    field.press(Qt.Key.Key_Down)
    field.press(Qt.Key.Key_Return)
    assert chooser.chosen == ["KZ", "KG"]
    chips = [chip.text() for chip in chooser.findChildren(QPushButton)]
    assert chips == ["Казахстан  ×", "Кыргызстан  ×"], "the reason stands in the list, not in what was chosen"
    field.window.close()
