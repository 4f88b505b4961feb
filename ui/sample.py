"""A sample vault beside this one: invented cases under a passphrase of its own, shown once.

Nothing of it comes into the vault that is open. Its name says that it is an example. Knows folders and a passphrase;
the passphrase is forgotten with the panel.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from fieldcase.errors import N_, FieldcaseError
from ui.choices import home
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

NAME = "Example"
_LEAD = N_(
    "Invented cases, people and a visit to try things on. They lie in a vault of their own, called “{name}”, under a "
    "passphrase of its own. Every case in it is marked “Example / Пример”."
)
_SHOWN = N_("Six words open the sample. Copy them now if you want to come back to it: they are shown only here.")
_LOCKS = N_("“Open the sample” locks this vault first; what you were typing is kept.")


def free_place(folder: Path) -> Path:
    """Where the sample vault will be: a name that is not yet taken."""
    number = 1
    while (path := folder / f"{NAME}{'' if number == 1 else f' {number}'}.fieldcase").exists():
        number += 1
    return path


def make(place: Path, language: str) -> str:
    """Make the sample vault; returns its passphrase. Touches no other vault."""
    from fieldcase.casework import sample
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.keys import generate_passphrase
    from fieldcase.casework.places import vault_folder
    from fieldcase.world import World

    world = World()
    passphrase = generate_passphrase(language, world)
    vault_folder(place.parent)
    desk, _ = Desk.new(place, passphrase, world, language=language)
    try:
        sample.load(desk)
    finally:
        desk.close()
    return passphrase


class SamplePanel(Panel):
    """What the sample is, a button that makes it, then its passphrase and a button that goes there."""

    WIDTH = 560

    def __init__(self, work: Workplace) -> None:
        words = work.words
        super().__init__(words(N_("Sample vault")))
        self.work = work
        self.place = free_place(home())
        self.passphrase = ""
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words(N_("The sample is being made")))
        self.bar.hide()
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.make_button = button(words(N_("Make the sample")), self.begin, "primary", "book-open")
        self.cancel_button = button(words(N_("Close")), lambda: self.close_panel())
        lead = words(_LEAD).format(name=self.place.stem)
        self._middle = column(label(lead, wrap=True), gap=10)
        last = row(self.cancel_button, self.make_button)
        last.insertStretch(0, 1)
        title = label(words(N_("Sample vault")), "heading")
        self.setLayout(column(title, self._middle, self.bar, self.wrong, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """The button that makes it."""
        return self.make_button

    def begin(self) -> None:
        """Make it, off the window's thread."""
        if self.passphrase:
            self.go_there()
            return
        if not self.make_button.isEnabled():
            return
        self.make_button.setEnabled(False)
        self.wrong.hide()
        self.bar.show()
        place, language = self.place, self.work.language
        self.work.lanes.work(lambda: make(place, language), self._made, self._refused)

    def _made(self, passphrase: str) -> None:
        words = self.work.words
        self.passphrase = passphrase
        self.bar.hide()
        clear(self._middle)
        shown = label(passphrase, "code", wrap=True)
        shown.setAccessibleName(words(N_("Passphrase of the sample")))
        self._middle.addWidget(label(words(_SHOWN), wrap=True))
        self._middle.addWidget(shown)
        self._middle.addWidget(label(words(_LOCKS), "muted", wrap=True))
        self.make_button.setText(words(N_("Open the sample")))
        self.make_button.setAccessibleName(words(N_("Open the sample")))
        self.make_button.setEnabled(True)
        self.make_button.setFocus()

    def _refused(self, error: FieldcaseError) -> None:
        self.bar.hide()
        self.make_button.setEnabled(True)
        self.wrong.setText(error.told(self.work.words))
        self.wrong.show()

    def go_there(self) -> None:
        """Lock this vault and show the unlock page of the sample."""
        from ui.shell import Shell

        shell = self.window()
        if isinstance(shell, Shell):
            shell.choices = replace(shell.choices, vault=self.place)
            shell.lock()
