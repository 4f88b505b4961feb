"""The unlock page: one field, what the keyboard is doing, a button; a bar while the key is derived.

Whether Caps Lock is on and which letters the keyboard writes is read off what is typed: the same on every system, and
nothing has to be asked of it. Knows a folder and a passphrase; the passphrase is forgotten as soon as it was tried.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from fieldcase.errors import N_, FieldcaseError
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES, words
from ui.widgets.basics import button, card, centred, label, row

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.shell import Shell

WIDTH = 440


class KeyboardSigns(QObject):
    """What the keyboard is doing, told to `show(sentence)`: letters of which script, and Caps Lock."""

    def __init__(self, line: QLineEdit, told: object) -> None:
        super().__init__(line)
        self.caps = False
        self.script = ""
        self._told = told
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the signs off each key; swallow none."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._read(event)
        return False

    def _read(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps = not self.caps
        elif len(text) == 1 and text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps = text.isupper() != shift
            self.script = "cyrillic" if "\u0400" <= text <= "\u052f" else "latin"
        self._told()  # type: ignore[operator]


class Unlock(QWidget):
    """The page."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.setProperty("kind", "ground")
        self.words = words(shell.choices.language)
        self._build()

    def _build(self) -> None:
        self._make_line()
        self._make_buttons()
        made = self._card()
        layout = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addStretch(1)
        for one in self.languages:
            top.addWidget(one)
        layout.addLayout(top)
        layout.addStretch(2)
        layout.addLayout(centred(made))
        layout.addStretch(3)
        self.setFocusProxy(self.line)
        for hidden in (self.signs, self.script, self.wrong, self.bar):
            hidden.hide()

    def _make_line(self) -> None:
        said = self.words
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(said(N_("Passphrase")))
        self.line.returnPressed.connect(self.try_it)
        self.signs = label("", "chip-warn")
        self.script = label("", "muted")
        self.wrong = label("", "wrong", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.bar.setAccessibleName(said(N_("The vault is being opened")))
        self.keyboard = KeyboardSigns(self.line, self._show_signs)

    def _make_buttons(self) -> None:
        said = self.words
        self.open_button = button(said(N_("Open")), self.try_it, "primary", "lock")
        self.show_button = button("", self._show_letters, "flat", "eye", said(N_("Show the letters")))
        self.another = button(said(N_("Another vault …")), self._choose_another, "flat")
        # Two buttons and no combo: the first combo of a process costs Qt's binding half of what this page may cost.
        self.languages = [
            button(LANGUAGE_NAMES[code], self._choosing(code), "flat") for code in LANGUAGES if code != said.language
        ]

    def _card(self) -> QWidget:
        said = self.words
        vault = self.shell.choices.vault
        assert vault is not None
        lead = N_("Locked. What you were typing is kept inside the vault.") if self.shell.choices.locked else N_(
            "The passphrase opens it; the recovery code does too."
        )  # fmt: skip
        last = row(self.another)
        last.addStretch(1)
        last.addWidget(self.open_button)
        name = label(said(N_("Passphrase")), "label")
        name.setBuddy(self.line)
        made = card(
            label(said(N_("Open the vault")), "title"), label(vault.stem, "strong"),
            label(said(lead), "muted", wrap=True),
            name, row(self.line, self.show_button), row(self.signs, self.script), self.wrong, self.bar, last, gap=10,
        )  # fmt: skip
        made.setFixedWidth(WIDTH * max(100, self.shell.choices.text_size) // 100)
        return made

    def _show_signs(self) -> None:
        said = self.words
        self.signs.setText(said(N_("Caps Lock is on")))
        self.signs.setVisible(self.keyboard.caps)
        scripts = {"cyrillic": N_("Keyboard: Russian letters"), "latin": N_("Keyboard: Latin letters")}
        self.script.setText(said(scripts.get(self.keyboard.script, "")))
        self.script.setVisible(bool(self.keyboard.script))

    def _show_letters(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.line.setFocus()

    def try_it(self) -> None:
        """Derive the key and open, off the window's thread."""
        typed = self.line.text()
        if not typed or self.bar.isVisible():
            return
        self._busy(True)
        path = self.shell.choices.vault
        assert path is not None

        def opened() -> Desk:
            from fieldcase.casework.desk import Desk
            from fieldcase.world import World

            try:
                return Desk.open(path, typed, World())
            except FieldcaseError:
                raise
            except Exception as wrong:  # else the page would wait for ever
                raise FieldcaseError from wrong

        self.shell.lanes.work(opened, self.shell.opened, self._refused)

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.wrong.hide()
        for one in (self.line, self.open_button, self.another, self.show_button):
            one.setEnabled(not busy)

    def _refused(self, error: FieldcaseError) -> None:
        self._busy(False)
        sentence = error.told(self.words)
        if error.code == "vault.wrong-passphrase" and self.keyboard.script:
            hints = {
                "latin": N_("It was typed with Latin letters: is the keyboard the right one?"),
                "cyrillic": N_("It was typed with Russian letters: is the keyboard the right one?"),
            }
            sentence = f"{sentence} {self.words(hints[self.keyboard.script])}"
        self.wrong.setText(sentence)
        self.wrong.show()
        self.line.selectAll()
        self.line.setFocus()

    def _choosing(self, language: str) -> Callable[[], None]:
        return lambda: self._in_language(language)

    def _in_language(self, language: str) -> None:
        from dataclasses import replace

        self.shell.choices = replace(self.shell.choices, language=language)
        self.shell.show_start()

    def _choose_another(self) -> None:
        from ui.which_vault import WhichVault

        self.shell.show_page(WhichVault(self.shell))
