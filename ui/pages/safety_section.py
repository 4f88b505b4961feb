"""What every section of the page Safety is: a card with a heading, read when the page is, with one thing to focus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ui.widgets.basics import WIDE_GAP, Combo, column, label

if TYPE_CHECKING:
    from ui.workplace import Workplace


class Section(QFrame):
    """One section. `NAME` is its place, `TITLE` its words (msgid)."""

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.setAccessibleName(self.words(self.TITLE))
        self.body = column(label(self.words(self.TITLE), "heading", wrap=True), gap=10, edge=WIDE_GAP)
        self.setLayout(self.body)

    def read(self) -> None:
        """Ask anew for what the section shows."""

    def first(self, part: str = "") -> QWidget:
        """What has the focus when the section is jumped to; `part` names a setting of it."""
        return self

    def say(self, sentence: str, kind: str = "") -> QLabel:
        """Add a sentence."""
        said = label(self.words(sentence), kind, wrap=True)
        self.body.addWidget(said)
        return said

    def dress(self, name: str, value: str) -> None:
        """Write a setting and take it on at once; the page, built anew, opens at this very place."""
        self.work.place = replace(self.work.place, record=None, part=f"{self.NAME}:{name}")
        self.work.dress(name, value)


def put_text(shown: QLabel, text: str, kind: str) -> None:
    """Show another text in another of the style sheet's kinds; no text takes no room."""
    if shown.property("kind") != kind:
        shown.setProperty("kind", kind)
        shown.style().unpolish(shown)
        shown.style().polish(shown)
    shown.setText(text)
    if shown.parentWidget() is not None:
        shown.setVisible(bool(text))


class Choices(QGridLayout):
    """Choices under one another, each with its label before it."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(WIDE_GAP)
        self.setVerticalSpacing(8)
        self.setColumnStretch(0, 2)
        self.setColumnStretch(1, 3)
        self.combos: dict[str, Combo] = {}

    def add(self, name: str, text: str, choices: tuple[tuple[str, str], ...]) -> Combo:
        """One more choice, called `text`."""
        combo = Combo(text, choices)
        combo.setMinimumContentsLength(8)
        shown = label(text, "label", wrap=True)
        shown.setBuddy(combo)
        place = len(self.combos)
        self.addWidget(shown, place, 0)
        self.addWidget(combo, place, 1)
        self.combos[name] = combo
        return combo
