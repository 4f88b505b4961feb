"""What can be done with the register's decisions as a whole: rows to the bin, a table in, a table out.

Knows the grid's marked rows and the panels that lead through each.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.casework import bin as bins
from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from ui.widgets.file_picker import FilePicker, Wanted

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.pages.law_decisions import DecisionsPart
    from ui.workplace import Workplace

_LEAVES = N_(
    "The table leaves the encryption: whoever has the file can read it, and the number of a file and a court find a "
    "person. Names of judges and lawyers' notes are not in it."
)
_ALONE = N_(
    "It has the decisions of this register alone. A decision of a case goes out in that case's dossier, by its rules."
)


class DecisionDeeds:
    """The deeds of one grid."""

    def __init__(self, work: Workplace, part: DecisionsPart) -> None:
        self.work, self.part = work, part

    def to_bin(self) -> None:
        """Put the marked rows into the bin as one deed; rows that were only begun are given up."""
        part = self.part
        part.grid.commit()
        first, _, last, _ = part.grid.block
        kept, begun = list[bytes](), list[bytes]()
        for place in range(max(first, 0), last + 1) if first >= 0 else ():
            entry = part.rows.entry(place)
            if entry is not None:
                (kept if place < len(part.rows.numbers) else begun).append(entry.decision.key)
        if not kept and not begun:
            return

        def deed(desk: Desk) -> None:
            for key in begun:
                desk.give_up(key)
            with desk.deed():
                for key in kept:
                    bins.put_in(desk, Decision, key)

        words = self.work.words
        said = words.plural("{n} row lies in the bin.", "{n} rows lie in the bin.", len(kept)).format(n=len(kept))
        part.rows.let_go(frozenset(begun))
        self.work.do(deed, lambda _: part.read(), said if kept else "")

    def take_in(self) -> None:
        """Ask for a table, then for what its columns mean."""
        from ui.pages.decisions_import import choose_table

        self.part.leave()
        choose_table(self.work)

    def write_out(self) -> None:
        """Say what leaves, then ask where it is to be written."""
        from ui.pages.plain_export import PlainPanel

        self.part.leave()
        words = self.work.words
        title = words(N_("Write the court decisions out"))
        self.work.asked_for_panel.emit(PlainPanel(self.work, title, (words(_LEAVES), words(_ALONE)), self._where))

    def _where(self) -> None:
        words = self.work.words
        picker = FilePicker(
            words, words(N_("Where is the table to be written?")), Wanted.NEW_FILE, Path.home(), self._write,
            suggested=words(N_("court-decisions.csv")), endings=(".csv",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, paths: list[Path]) -> None:
        work, words, target = self.work, self.work.words, paths[0]

        def deed(desk: Desk) -> int:
            from fieldcase.casework import decision_export

            return decision_export.export(desk, target, words)

        work.do(deed, lambda _: work.say(words(N_("Written: {name}")).format(name=target.name)))
