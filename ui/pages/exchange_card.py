"""The tab with this laptop's own card: its picture, its text, the name on it, and the ways to hand it on.

Knows what is shown; what a card is made of is casework's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from fieldcase.casework import colleagues, laptop_cards
from fieldcase.casework.laptop_cards import LABEL_LIMIT, Card
from fieldcase.errors import N_, CardLabelRefused
from ui.keys import Command
from ui.pages.own_name import ABOUT, NamePanel
from ui.pages.page_part import PagePart
from ui.widgets.basics import WIDE_GAP, Ground, button, card, column, label, row, scrolled
from ui.widgets.empty import Empty
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.flow import flowing
from ui.widgets.qr_picture import QrPicture
from ui.workplace import Workplace

_EMPTY = N_(
    "The card of this laptop is what others need to hand you something: a name of your choice, and the keys by which "
    "their laptops know this one. It tells nothing of a case."
)
_LINES = 5


class CardPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.card: Card | None = None
        self.picture = QrPicture(words(N_("QR picture of the card")), laptop_cards.QUIET_ZONE)
        self.line = QLineEdit()
        self.line.setMaxLength(LABEL_LIMIT)
        self.line.setAccessibleName(words(N_("What you are called on the card")))
        self.line.returnPressed.connect(self.rename)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words(N_("Text of the card")))
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 24)
        self.change = button(words(N_("Change the name")), self.rename)
        self.copy_button = button(words(N_("Copy")), self.copy, "primary", "copy")
        self.save_button = button(words(N_("Save to a file")), self.save, "", "download")
        self.empty = Empty("key-round", words(_EMPTY), words(N_("Make the card")), self.make)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(scrolled(self._laid()))
        self.setLayout(column(self.stack))

    def _laid(self) -> QWidget:
        words = self.words
        name = label(self.line.accessibleName(), "label")
        name.setBuddy(self.line)
        text = label(self.text.accessibleName(), "label")
        text.setBuddy(self.text)
        left = column(self.picture)
        left.addStretch(1)
        right = column(
            label(words(N_("Show it face to face")), "heading"),
            label(words(N_("Let the other camera read the picture, or send the text. Then compare the six words: only "
                           "they show that nobody put another card between you.")), wrap=True),
            name, row(self.line, self.change), label(words(ABOUT), "muted", wrap=True), self.wrong, text, self.text,
            flowing(self.copy_button, self.save_button), gap=10,
        )  # fmt: skip
        right.addStretch(1)
        across = row(left, right, gap=WIDE_GAP + 4)
        across.setStretch(1, 1)
        inside = Ground()
        held = column(card(across))
        held.addStretch(1)
        held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(held)
        return inside

    def read(self) -> None:
        """Sign the card anew and show it, where there was one before."""
        self.work.ask(lambda look: colleagues.own_label(look), self._labelled, self, "label")

    def _labelled(self, found: str) -> None:
        if found:
            self.work.do(colleagues.own_card, self._show)
        else:
            self.stack.setCurrentIndex(0)

    def make(self) -> None:
        """Ask for a name, then show the first card."""
        self.work.ask(
            colleagues.offered_label,
            lambda offered: self.work.asked_for_panel.emit(NamePanel(self.work, offered, self._made)), self, "offered",
        )  # fmt: skip

    def _made(self, made: Card) -> None:
        self._show(made)
        self.copy_button.setFocus()

    def _show(self, made: Card) -> None:
        self.wrong.hide()
        focus = self.window().focusWidget()
        waited = focus is self.empty.button
        self.stack.setCurrentIndex(1)
        if waited and self.isVisible():
            self.copy_button.setFocus()
        if self.card is not None and self.card.label == made.label:
            return  # of the same laptop, signed a moment later: what is copied or shown just now stays
        self.card = made
        self.picture.show_squares(laptop_cards.picture(made))
        self.text.setPlainText(made.text())
        self.line.setText(made.label)

    def rename(self) -> None:
        """Sign a card with the name that is typed."""
        typed = self.line.text()

        def done(made: Card) -> None:
            self._show(made)
            self.work.say(
                self.words(N_("The card has the new name. Whoever has the old one keeps it: it still works."))
            )

        self.work.do(lambda desk: colleagues.own_card(desk, typed or " "), done, failed=self._refused)

    def _refused(self, error: CardLabelRefused) -> None:
        self.wrong.setText(error.told(self.words))
        self.wrong.show()
        self.line.setFocus()

    def copy(self) -> None:
        """Put the text of the card on the clipboard."""
        if self.card is not None:
            QGuiApplication.clipboard().setText(self.card.text())
            self.work.say(
                self.words(N_("The card is copied: paste it into a message. At lock the clipboard is emptied."))
            )

    def save(self) -> None:
        """Ask where the card is to be written."""
        made = self.card
        if made is None:
            return
        picker = FilePicker(
            self.words, self.words(N_("Where is the card to be written?")), Wanted.NEW_FILE, Path.home(),
            lambda paths: self._write(made, paths[0]), suggested="card.txt", endings=(".txt",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, made: Card, path: Path) -> None:
        said = self.words(N_("Written: {name}")).format(name=path.name)
        self.work.do(lambda _desk: laptop_cards.write_file(made, path), lambda _: self.work.say(said))

    def first_focus(self) -> QWidget:
        """The way to hand the card on, or to make it."""
        return self.copy_button if self.stack.currentIndex() == 1 else self.empty.button

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the card."""
        return (
            Command("card-copy", N_("Copy the card"), "Ctrl+Shift+O", self.copy),
            Command("card-save", N_("Save the card to a file"), "Ctrl+Shift+S", self.save),
        )
