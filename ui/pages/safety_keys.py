"""The section of the page Safety on the ways into the vault: another passphrase, another recovery code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from fieldcase.casework import keys
from fieldcase.errors import N_, FieldcaseError
from ui.pages.safety_section import Section, put_text
from ui.unlock import KeyboardSigns
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace


class KeysSection(Section):
    """Two buttons."""

    NAME: ClassVar[str] = "keys"
    TITLE: ClassVar[str] = N_("Passphrase and recovery")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.say(N_(
            "Nobody can recover a forgotten passphrase. Only the recovery code, copied by hand on paper, opens the "
            "vault without it."
        ), "muted")  # fmt: skip
        words, ask = self.words, work.asked_for_panel.emit
        self.change = button(words(N_("Change the passphrase…")), lambda: ask(PassphrasePanel(work)), icon="key-round")
        self.anew = button(words(N_("New recovery code…")), lambda: ask(CodePanel(work)), icon="refresh-cw")
        last = row(self.change, self.anew)
        last.addStretch(1)
        self.body.addLayout(last)

    def first(self, part: str = "") -> QWidget:
        """The first button."""
        return self.change


def secret_line(name: str) -> QLineEdit:
    """A line whose letters are not shown."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    return line


class PassphrasePanel(Panel):
    """The old one, the new one twice; six random words are offered."""

    WIDTH = 560

    def __init__(self, work: Workplace) -> None:
        words = work.words
        super().__init__(words(N_("Change the passphrase")))
        self.work, self.words = work, words
        self.old = secret_line(words(N_("Passphrase until now")))
        self.new = secret_line(words(N_("New passphrase")))
        self.again = secret_line(words(N_("New passphrase once more")))
        self.offered = label(keys.generate_passphrase(work.language, work.desk.world), "strong", wrap=True)
        self.strength = label("", "muted", wrap=True)
        self.signs = label("", "chip-warn", wrap=True)
        self.wrong = label("", "wrong", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.bar.setAccessibleName(words(N_("The passphrase is being changed")))
        self.signs_of = [KeyboardSigns(line, self._show_signs) for line in (self.old, self.new, self.again)]
        self.new.textEdited.connect(self._show_strength)
        self.again.returnPressed.connect(self.change)
        self.cancel = button(words(N_("Cancel")), self.escaped)
        self.verb = button(words(N_("Change it")), self.change, "primary")
        self._inside = QWidget()
        self._area = scrolled(self._inside)
        self._lay()

    def _lay(self) -> None:
        words = self.words
        fields: list[QWidget] = []
        for line in (self.old, self.new, self.again):
            name = label(line.accessibleName(), "label")
            name.setBuddy(line)
            fields += [name, line]
        offer = label(words(N_("Six words drawn at random, if you like them:")), "muted", wrap=True)
        warn = N_(
            "The old passphrase stops working at once. Backups and copies made before still open with it. Nobody can "
            "recover the new one."
        )
        last = row(self.cancel, self.verb)
        last.insertStretch(0, 1)
        held = column(
            *fields[:2], offer, self.offered, *fields[2:], self.strength, self.signs, self.wrong, self.bar,
            label(words(warn), "muted", wrap=True), gap=7,
        )  # fmt: skip
        held.addStretch(1)
        self._inside.setLayout(held)
        self._inside.setMinimumHeight(1)  # what it needs follows from its width, not from each label's own guess
        for one in (self._inside, self._area.viewport()):
            one.setAutoFillBackground(False)
        heading = label(words(N_("Change the passphrase")), "heading", wrap=True)
        self.setLayout(column(heading, self._area, last, gap=10, edge=20))
        for one in (self.strength, self.signs, self.wrong, self.bar):
            one.hide()

    def sizeHint(self) -> QSize:
        """As tall as everything in it; where the window is lower, its inside scrolls."""
        beside = super().sizeHint().height() - self._area.sizeHint().height()
        return QSize(self.WIDTH, beside + self._inside.heightForWidth(self.WIDTH - 60) + 8)

    def first_focus(self) -> QWidget:
        """The old passphrase."""
        return self.old

    def escaped(self) -> None:
        """Close, unless it is being changed just now."""
        if not self.bar.isVisible():
            self.close_panel()

    def _show_signs(self) -> None:
        put_text(
            self.signs, self.words(N_("Caps Lock is on")) if any(one.caps for one in self.signs_of) else "", "chip-warn"
        )

    def _show_strength(self, typed: str) -> None:
        bits, needed = keys.strength(typed)
        lacking = self.words(N_("Not strong enough yet: {share}% of what is needed"))
        enough = self.words(N_("Strong enough"))
        said = enough if bits >= needed else lacking.format(share=min(99, int(bits * 100 / needed)))
        put_text(self.strength, said if typed else "", "muted")
        self.updateGeometry()

    def change(self) -> None:
        """Change it on the writing lane; a fault is said here."""
        old, new = self.old.text(), self.new.text()
        if self.bar.isVisible():
            return
        if not old or not new:
            (self.new if old else self.old).setFocus()
            return
        if new != self.again.text():
            self._refuse(
                self.words(N_("The new passphrase was typed differently the second time. Nothing was changed."))
            )
            self.again.setFocus()
            return
        self._busy(True)
        self.work.do(lambda desk: keys.change_passphrase(desk, old, new), self._changed, failed=self._refused)

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        for one in (self.old, self.new, self.again, self.cancel, self.verb):
            one.setEnabled(not busy)

    def _refuse(self, sentence: str) -> None:
        put_text(self.wrong, sentence, "wrong")
        self.updateGeometry()

    def _refused(self, wrong: FieldcaseError) -> None:
        self._busy(False)
        self._refuse(wrong.told(self.words))
        (self.new if wrong.code == "vault.weak-passphrase" else self.old).setFocus()

    def _changed(self, older: Sequence[Path]) -> None:
        for line in (self.old, self.new, self.again):
            line.clear()
        self.close_panel()
        said = self.words(N_("From now on the new passphrase opens the vault."))
        still = self.words.plural(
            "{n} backup on this computer still opens with the old one.",
            "{n} backups on this computer still open with the old one.", len(older),
        )  # fmt: skip
        self.work.say(f"{said} {still.format(n=len(older))}" if older else said)


class CodePanel(Panel):
    """First what will happen; then the code, shown once and typed back."""

    WIDTH = 560

    def __init__(self, work: Workplace) -> None:
        words = work.words
        super().__init__(words(N_("New recovery code")))
        self.work, self.words = work, words
        self._code = ""
        before = N_(
            "Have paper and a pen ready, and nobody behind you. The new code is shown once, and the old one stops "
            "working at once; it still opens backups and copies made before."
        )
        self.said = label(words(before), wrap=True)
        self.code = label("", "code", wrap=True)
        self.code.setAccessibleName(words(N_("Recovery code")))
        self.line = QLineEdit()
        self.line.setAccessibleName(words(N_("The code as you copied it")))
        self.line.setPlaceholderText(words(N_("Type the code from your paper")))
        self.line.returnPressed.connect(self.compare)
        self.wrong = label("", "wrong", wrap=True)
        self.cancel = button(words(N_("Cancel")), self.escaped)
        self.make_button = button(words(N_("Make a new code")), self.make, "primary")
        self.done = button(words(N_("Compare")), self.compare, "primary")
        last = row(self.cancel, self.make_button, self.done)
        last.insertStretch(0, 1)
        heading = label(words(N_("New recovery code")), "heading")
        self.setLayout(column(heading, self.said, self.code, self.line, self.wrong, last, gap=12, edge=20))
        for one in (self.code, self.line, self.wrong, self.done):
            one.hide()

    def first_focus(self) -> QWidget:
        """What does no harm."""
        return self.cancel

    def escaped(self) -> None:
        """Close before a code was made. After it, the only code there is must not vanish by a slip of the hand."""
        if not self._code:
            self.close_panel()
        else:
            put_text(
                self.wrong,
                self.words(N_("Copy the code first: it is the only one, and it is not shown again.")),
                "wrong",
            )

    def make(self) -> None:
        """Make the code on the writing lane."""
        self.make_button.setEnabled(False)
        self.work.do(keys.new_recovery_code, self._made, failed=self._refused)

    def _refused(self, wrong: FieldcaseError) -> None:
        self.make_button.setEnabled(True)
        put_text(self.wrong, wrong.told(self.words), "wrong")

    def _made(self, code: str) -> None:
        self._code = code
        self.said.setText(self.words(N_(
            "Copy it by hand on paper now, and keep the paper away from this computer. It is shown only this once."
        )))  # fmt: skip
        self.code.setText(code)
        for one in (self.code, self.line, self.done):
            one.show()
        for one in (self.make_button, self.cancel):
            one.hide()
        self.line.setFocus()

    def compare(self) -> None:
        """Whether it was copied right."""
        if not keys.recovery_check(self._code, self.line.text()):
            put_text(
                self.wrong, self.words(N_("That is not the code above. Compare your paper letter by letter.")), "wrong"
            )
            self.line.setFocus()
            return
        self._code = ""
        self.code.clear()
        self.close_panel()
        self.work.say(self.words(N_("The new recovery code opens the vault from now on.")))
