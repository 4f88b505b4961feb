"""Which vault to open: those in the program's own folder, a folder elsewhere, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.errors import N_
from fieldcase.i18n import words
from ui.choices import home
from ui.widgets.basics import button, card, centred, label
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from ui.shell import Shell


class WhichVault(QWidget):
    """One button a vault."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        from ui.shell import vaults_at_home

        self.shell = shell
        self.setProperty("kind", "ground")
        said = words(shell.choices.language)
        self.overlay = Overlay(self)
        known = [*vaults_at_home(home())]
        if shell.choices.vault is not None and shell.choices.vault not in known:
            known.append(shell.choices.vault)
        self.buttons = [button(path.stem, self._choosing(path), "row", "hard-drive") for path in known]
        elsewhere = button(said(N_("In another folder or on a stick …")), self._elsewhere, "row", "usb")
        new = button(said(N_("Make a new vault …")), self._new, "row", "plus")
        made = card(label(said(N_("Which vault?")), "title"), *self.buttons, elsewhere, new, gap=6)
        made.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(centred(made))
        layout.addStretch(3)
        self.setFocusProxy(self.buttons[0] if self.buttons else new)

    def _choosing(self, path: Path) -> Callable[[], None]:
        return lambda: self._choose(path)

    def _choose(self, path: Path) -> None:
        self.shell.choices = replace(self.shell.choices, vault=path, locked=False)
        self.shell.show_start()

    def _new(self) -> None:
        self.shell.choices = replace(self.shell.choices, vault=None, locked=False)
        self.shell.show_start()

    def _elsewhere(self) -> None:
        said = words(self.shell.choices.language)
        picker = FilePicker(
            said, said(N_("Open a vault")), Wanted.VAULT, Path.home(), lambda paths: self._choose(paths[0])
        )
        self.overlay.open(picker)
