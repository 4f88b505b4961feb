"""What is chosen before a vault is open: which vault, language, theme, size of text. Carried over a lock as arguments.

Nothing of it is kept on the disk outside a vault: no file of settings, no list of recent files.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldcase.i18n import LANGUAGES, language_of_the_person

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.i18n import Words

THEMES = ("system", "light", "dark", "contrast")
_KEPT = ("language", "theme", "text_size", "idle_minutes", "panic_key", "role", "neutral_title")
_MINUTES = (1, 2, 3, 5, 10, 15, 20, 30)


def minutes_offered(words: Words) -> tuple[tuple[str, str], ...]:
    """The minutes until the lock from which a person chooses, in words."""
    return tuple((str(n), words.plural("{n} minute", "{n} minutes", n).format(n=n)) for n in _MINUTES)


def home() -> Path:
    """The folder in which the program looks for vaults and makes the first one: FIELDCASE_HOME, else ~/Fieldcase."""
    named = os.environ.get("FIELDCASE_HOME", "")
    return Path(named) if named else Path.home() / "Fieldcase"


@dataclass(frozen=True)
class Choices:
    """One set of choices. `text_size` in percent, `idle_minutes` until the lock; `locked` where the lock brought us."""

    vault: Path | None = None
    language: str = "en"
    theme: str = "system"
    text_size: int = 100
    idle_minutes: int = 5
    panic_key: str = "F12"
    role: str = ""
    neutral_title: str = ""
    locked: bool = False

    def arguments(self) -> list[str]:
        """The choices as arguments of the program, for the unlock page after a lock."""
        place = [str(self.vault)] if self.vault is not None else []
        return [
            "--window", "--locked", f"--language={self.language}", f"--theme={self.theme}",
            f"--text-size={self.text_size}", *place,
        ]  # fmt: skip

    def of_desk(self, desk: Desk) -> Choices:
        """These choices with those of the vault's own settings over them."""
        from fieldcase.casework import settings

        found: dict[str, Any] = {name: settings.get(desk, name) for name in _KEPT}
        for name in ("text_size", "idle_minutes"):
            found[name] = int(found[name])
        if not settings.has(desk, "language"):
            found["language"] = self.language
        return replace(self, locked=False, **found)


def read(arguments: Sequence[str]) -> Choices:
    """The choices of a command line (without the program's name)."""
    parser = argparse.ArgumentParser(prog="fieldcase", add_help=False, allow_abbrev=False)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--locked", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES, default=language_of_the_person())
    parser.add_argument("--theme", choices=THEMES, default="system")
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument("vault", nargs="?", type=Path)
    found = parser.parse_args(list(arguments))
    return Choices(found.vault, found.language, found.theme, max(80, min(200, found.text_size)), locked=found.locked)
