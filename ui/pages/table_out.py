"""A table on its way out of the vault: a warning, for whom where that is asked, a place, written as a deed.

Knows panels and files; what stands in the table, and what is left out, is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.pages.plain_export import PlainPanel
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

OUTSIDE, TEAM = "outside", "team"
_LEAVES = N_("The table leaves the encryption: whoever has the file can read it.")


@dataclass(frozen=True)
class TableOut:
    """A table that may be written out (finished words): the panel's title, what is in the file, the name offered for
    it and the deed that writes it, both by the code that was chosen ("" without choices)."""

    title: str
    what: str
    named: Callable[[str], str]
    write: Callable[[Desk, Path, str], object]


def for_whom(words: Words) -> Chips:
    """The choice between a table for anybody else and one for the team."""
    return Chips(words(N_("For whom")), (
        (OUTSIDE, words(N_("For anybody else: small numbers withheld"))),
        (TEAM, words(N_("For the team: all numbers"))),
    ))  # fmt: skip


def ask(work: Workplace, table: TableOut, choices: Chips | None = None) -> None:
    """Warn, then ask where the table is to be written, and write it."""
    words = work.words
    panel = PlainPanel(
        work, table.title, (words(_LEAVES), table.what),
        lambda: _where(work, table, choices.code if choices is not None else ""), choices,
    )  # fmt: skip
    work.asked_for_panel.emit(panel)


def _where(work: Workplace, table: TableOut, code: str) -> None:
    words = work.words
    picker = FilePicker(
        words, words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(),
        lambda paths: _write(work, table, code, paths[0]), suggested=table.named(code), endings=(".csv",),
    )  # fmt: skip
    work.asked_for_panel.emit(picker)


def _write(work: Workplace, table: TableOut, code: str, target: Path) -> None:
    said = work.words(N_("Written: {name}")).format(name=target.name)
    work.do(lambda desk: table.write(desk, target, code), lambda _: work.say(said))
