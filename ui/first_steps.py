"""The steps of the first run, each a card with one question; Enter goes on from any of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QProgressBar, QRadioButton, QWidget

from fieldcase.errors import N_, FieldcaseError
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES
from ui.unlock import KeyboardSigns
from ui.widgets.basics import WIDE_GAP, button, column, label, row
from ui.widgets.check_line import CheckLine

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.first_run import FirstRun


class Step(QFrame):
    """One card. A subclass says what is asked and what Enter does."""

    NAME = ""

    def __init__(self, run: FirstRun, *inside: QWidget, verb: str, go: Callable[[], None], first: QWidget) -> None:
        super().__init__()
        self.run, self._go, self.first = run, go, first
        self.setProperty("kind", "card")
        self.setAccessibleName(run.title_of(self.NAME))
        self.next_button = button(verb, go, "primary")
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        last = row(self.next_button)
        last.insertStretch(0, 1)
        title = label(run.title_of(self.NAME), "title")
        self.setLayout(column(title, *inside, self.wrong, last, gap=WIDE_GAP - 4, edge=24))

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong, beside what was typed."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
            return
        super().keyPressEvent(event)


class LanguageStep(Step):
    """Which language. It stands in both, for nobody has chosen yet."""

    NAME = "language"

    def __init__(self, run: FirstRun) -> None:
        self.buttons = {code: QRadioButton(LANGUAGE_NAMES[code]) for code in LANGUAGES}
        chosen = self.buttons[run.shell.choices.language]
        chosen.setChecked(True)
        intro = label(run.words(N_(
            "Fieldcase keeps cases, visits and consents in an encrypted vault on this computer. It works without the "
            "internet and sends nothing anywhere."
        )), "muted", wrap=True)  # fmt: skip
        super().__init__(run, intro, *self.buttons.values(), verb="Дальше · Next", go=self._chosen, first=chosen)

    def _chosen(self) -> None:
        self.run.language_chosen(next(code for code, one in self.buttons.items() if one.isChecked()))


class SecondPersonStep(Step):
    """Whether a second person can recover the vault."""

    NAME = "second"

    def __init__(self, run: FirstRun) -> None:
        said = run.words
        self.alone, self.other = QRadioButton(), QRadioButton()
        mine = CheckLine(said(N_("I keep the recovery code myself, away from this computer")), box=self.alone)
        theirs = CheckLine(said(N_("A second person keeps it, somebody I trust with every case")), box=self.other)
        group = QButtonGroup(mine)
        for one in (self.alone, self.other):
            group.addButton(one)
        self.alone.setChecked(True)
        why = label(said(N_(
            "Nobody can recover a forgotten passphrase: not the makers of the program, not a network. Only the "
            "recovery code, which you will copy by hand in a moment, opens the vault without it. Who will keep it?"
        )), wrap=True)  # fmt: skip
        super().__init__(run, why, mine, theirs, verb=said(N_("Next")), go=self._chosen, first=self.alone)

    def _chosen(self) -> None:
        self.run.recovery_chosen(self.other.isChecked())


class PassphraseStep(Step):
    """Six generated words are offered; another passphrase may be typed. Its strength is shown."""

    NAME = "passphrase"

    def __init__(self, run: FirstRun) -> None:
        from fieldcase.casework.keys import generate_passphrase
        from fieldcase.world import World

        said = run.words
        self.offered = generate_passphrase(said.language, World())
        words_shown = label(self.offered, "code", wrap=True)
        words_shown.setAccessibleName(said(N_("Words offered as a passphrase")))
        self.line = QLineEdit()
        self.line.setAccessibleName(said(N_("Passphrase")))
        self.line.setPlaceholderText(said(N_("These six words, or a passphrase of your own")))
        self.strength = label(" ", "muted")
        self.signs = label("", "chip-warn")
        self.signs.hide()
        self.keyboard = KeyboardSigns(self.line, self._show_signs)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.bar.setAccessibleName(said(N_("The vault is being made")))
        self.bar.hide()
        lead = label(
            said(N_("Six words that only you know open the vault. Learn these, or think of others:")), wrap=True
        )
        warn = label(said(N_("Write them nowhere near this computer. Nobody can recover them.")), "muted", wrap=True)
        super().__init__(
            run, lead, words_shown, self.line, self.strength, self.signs, warn, self.bar,
            verb=said(N_("Make the vault")), go=self._make, first=self.line,
        )  # fmt: skip
        self.line.textEdited.connect(self._show_strength)

    def _show_signs(self) -> None:
        self.signs.setText(self.run.words(N_("Caps Lock is on")))
        self.signs.setVisible(self.keyboard.caps)

    def _show_strength(self, typed: str) -> None:
        from fieldcase.casework.keys import strength

        bits, needed = strength(typed)
        said = self.run.words
        enough = bits >= needed
        lacking = said(N_("Not strong enough yet: {share}% of what is needed"))
        text = said(N_("Strong enough")) if enough else lacking.format(share=min(99, int(bits * 100 / needed)))
        self.strength.setText(text if typed else " ")

    def _make(self) -> None:
        typed = self.line.text()
        if self.bar.isVisible() or not typed:
            return
        self.say_wrong("")
        self.bar.show()
        self.line.setEnabled(False)
        self.next_button.setEnabled(False)
        place, language = self.run.free_place(), self.run.words.language

        def made() -> tuple[Desk, str]:
            from fieldcase.casework.desk import Desk
            from fieldcase.casework.places import vault_folder
            from fieldcase.world import World

            try:
                vault_folder(place.parent)
                return Desk.new(place, typed, World(), language=language)
            except FieldcaseError:
                raise
            except Exception as wrong:  # else the page would wait for ever
                raise FieldcaseError from wrong

        self.run.shell.lanes.work(made, lambda answer: self.run.vault_made(*answer), self._refused)

    def _refused(self, error: FieldcaseError) -> None:
        self.bar.hide()
        self.line.setEnabled(True)
        self.next_button.setEnabled(True)
        self.say_wrong(error.told(self.run.words))
        self.line.setFocus()


class CodeStep(Step):
    """The recovery code, shown once, typed back."""

    NAME = "code"

    def __init__(self, run: FirstRun, code: str) -> None:
        said = run.words
        self._code = code
        shown = label(code, "code", wrap=True, select=False)
        shown.setAccessibleName(said(N_("Recovery code")))
        mine = N_(
            "Copy it by hand on paper now, and keep the paper away from this computer. It is shown only this once."
        )
        theirs = N_(
            "Copy it by hand on paper now, and give the paper to that person. It is shown only this once. Do not send "
            "it by messenger, and do not photograph it."
        )
        lead = label(said(theirs if run.second_person else mine), wrap=True)
        self.line = QLineEdit()
        self.line.setAccessibleName(said(N_("The code as you copied it")))
        self.line.setPlaceholderText(said(N_("Type the code from your paper")))
        super().__init__(run, lead, shown, self.line, verb=said(N_("Next")), go=self._typed, first=self.line)

    def _typed(self) -> None:
        from fieldcase.casework.keys import recovery_check

        if recovery_check(self._code, self.line.text()):
            self.run.code_copied()
            return
        self.say_wrong(self.run.words(N_("That is not the code above. Compare your paper letter by letter.")))
        self.line.setFocus()


class PanicStep(Step):
    """The panic key, pressed once, so that the hand knows it."""

    NAME = "panic"

    def __init__(self, run: FirstRun) -> None:
        said = run.words
        self.key = run.shell.choices.panic_key
        lead = label(said(N_(
            "One key locks everything at once, without a question, and keeps what you were typing. Ctrl+L does the "
            "same. Press it now, to know where it is: nothing is locked this time."
        )), wrap=True)  # fmt: skip
        shown = label(self.key, "code")
        super().__init__(run, lead, shown, verb=said(N_("I will try it later")), go=run.finished, first=self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key itself finishes the first run."""
        from ui.keys import pressed

        if pressed(event) == self.key:
            self.run.finished()
            return
        super().keyPressEvent(event)
