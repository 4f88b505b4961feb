"""The first run: language, passphrase, who can recover, the code copied by hand, the panic key pressed once.

One question a step, Enter goes on. The vault is made when the passphrase stands; the recovery code is shown once and
typed back. Role, idle times and the sample are offered later. Knows the steps; the deeds are casework's.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.errors import N_
from fieldcase.i18n import words
from ui.choices import home
from ui.first_steps import CodeStep, LanguageStep, PanicStep, PassphraseStep, SecondPersonStep, Step
from ui.widgets.basics import centred, column

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.shell import Shell

WIDTH = 560
NAME = "Fieldcase"


class FirstRun(QWidget):
    """The steps, one after another."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.setProperty("kind", "ground")
        self.words = words(shell.choices.language)
        self.desk: Desk | None = None
        self.second_person = False
        self.step: Step | None = None
        self._room = QWidget()
        self._room.setLayout(column())
        self._room.setFixedWidth(WIDTH * max(100, shell.choices.text_size) // 100)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(centred(self._room))
        layout.addStretch(3)
        self._show(LanguageStep(self))

    def _show(self, step: Step) -> None:
        before, self.step = self.step, step
        room = self._room.layout()
        assert room is not None
        room.addWidget(step)
        step.show()
        self.setFocusProxy(step.first)
        step.first.setFocus()
        if before is not None:
            room.removeWidget(before)
            before.hide()
            before.deleteLater()

    def language_chosen(self, language: str) -> None:
        """Go on in this language."""
        self.shell.choices = replace(self.shell.choices, language=language)
        self.words = words(language)
        self._show(SecondPersonStep(self))

    def recovery_chosen(self, second_person: bool) -> None:
        """Whether somebody else will keep the code."""
        self.second_person = second_person
        self._show(PassphraseStep(self))

    def free_place(self) -> Path:
        """Where the vault will be: a neutral name that is not yet taken."""
        folder = home()
        number = 1
        while (path := folder / f"{NAME}{'' if number == 1 else f' {number}'}.fieldcase").exists():
            number += 1
        return path

    def vault_made(self, desk: Desk, code: str) -> None:
        """The vault stands; show its recovery code."""
        self.desk = desk
        self.shell.choices = replace(self.shell.choices, vault=desk.vault.path)
        self.shell.hold(desk)
        self._show(CodeStep(self, code))

    def code_copied(self) -> None:
        """The code was typed back."""
        self._show(PanicStep(self))

    def finished(self) -> None:
        """Everything stands: begin to work."""
        from fieldcase.casework import settings

        desk, language = self.desk, self.shell.choices.language
        assert desk is not None
        self.shell.lanes.write(
            lambda: settings.put(desk, "language", language), lambda _: self.shell.opened(desk), must=True
        )

    def title_of(self, step: str) -> str:
        """The heading of a step."""
        titles = {
            "language": N_("Language"), "second": N_("If the passphrase is forgotten"),
            "passphrase": N_("The passphrase"), "code": N_("The recovery code"), "panic": N_("The panic key"),
        }  # fmt: skip
        return self.words(titles[step])
