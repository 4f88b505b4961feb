"""Sections of the page Safety on the lock, this computer, and how the window looks: choices that apply at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.casework import keys, settings
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES
from ui.choices import minutes_offered
from ui.pages.safety_section import Choices, Section, put_text
from ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_SIZES = range(80, 201, 10)
_THEMES = {
    "system": N_("as the system"), "light": N_("light"), "dark": N_("dark"), "contrast": N_("high contrast"),
}  # fmt: skip


class ChoosingSection(Section):
    """A section of settings. A change is written and taken on at once."""

    NAMES: ClassVar[tuple[str, ...]] = ()

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.choices = Choices()

    def offer(self, name: str, choices: tuple[tuple[str, str], ...]) -> None:
        """Offer the values of a setting; it is called what the table of settings calls it."""
        combo = self.choices.add(name, self.words(settings.SETTINGS[name].meaning), choices)
        combo.activated.connect(self._choosing(name))

    def _choosing(self, name: str) -> Callable[[int], None]:
        return lambda _place: self.dress(name, self.choices.combos[name].code)

    def read(self) -> None:
        """Ask what is chosen."""
        names = self.NAMES

        def look(look: Look) -> Mapping[str, str]:
            return {name: settings.get(look, name) for name in names}

        self.work.ask(look, self._came, self, "settings")

    def _came(self, found: Mapping[str, str]) -> None:
        for name, value in found.items():
            self.choices.combos[name].choose(value)

    def first(self, part: str = "") -> QWidget:
        """The choice that `part` names, else the first."""
        return self.choices.combos.get(part) or next(iter(self.choices.combos.values()))


class LockSection(ChoosingSection):
    """When the program locks by itself, and by which key at once."""

    NAME: ClassVar[str] = "lock"
    TITLE: ClassVar[str] = N_("Lock")
    NAMES: ClassVar[tuple[str, ...]] = ("idle_minutes", "panic_key")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.say(N_(
            "Locking ends the program, so that nothing of a case stays in this computer's memory. It never asks, and "
            "what you were typing is kept inside the vault."
        ), "muted")  # fmt: skip
        words = self.words
        self.offer("idle_minutes", minutes_offered(words))
        self.offer("panic_key", tuple((key, key) for key in settings.SETTINGS["panic_key"].offered))
        self.body.addLayout(self.choices)
        last = row(button(words(N_("Lock now")), self._lock, "primary", "lock"), label("Ctrl+L", "muted"))
        last.addStretch(1)
        self.body.addLayout(last)

    def _lock(self) -> None:
        from ui.shell import Shell

        shell = self.window()
        if isinstance(shell, Shell):
            shell.lock()


class LookSection(ChoosingSection):
    """Language, colours, size of the text, whose work stands first."""

    NAME: ClassVar[str] = "look"
    TITLE: ClassVar[str] = N_("Appearance")
    NAMES: ClassVar[tuple[str, ...]] = ("language", "theme", "text_size", "role", "neutral_title")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.offer("language", tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES))
        self.offer("theme", tuple((code, words(text)) for code, text in _THEMES.items()))
        self.offer("text_size", tuple((str(size), f"{size}\N{NO-BREAK SPACE}%") for size in _SIZES))
        roles = options("role", work.language)
        self.offer("role", (("", words(N_("not chosen"))), *roles))
        shown = ((settings.YES, words(N_("hidden"))), (settings.NO, words(N_("shown"))))
        self.offer("neutral_title", shown)
        self.body.addLayout(self.choices)


class ComputerSection(Section):
    """What this computer may do with keys, and where the vault lies."""

    NAME: ClassVar[str] = "computer"
    TITLE: ClassVar[str] = N_("This computer")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.found = label("", "chip", wrap=True)
        self.body.addWidget(self.found)
        where = self.words(N_("The vault is the folder {path}. Everything in it is encrypted; its name is not."))
        self.body.addWidget(label(where.format(path=work.desk.vault.path), "muted", wrap=True, select=True))
        self.found.hide()

    def read(self) -> None:
        """Ask the system, which may take a moment, off the window's thread."""
        self.work.lanes.read(keys.keys_on_disk, self._came, self, "computer")

    def _came(self, sentence: str) -> None:
        well = N_("This computer does not write its memory to the disk: keys do not get there that way.")
        put_text(self.found, self.words(sentence or well), "chip-warn" if sentence else "chip-good")
