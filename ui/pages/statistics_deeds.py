"""What can be done with the statistics of court decisions: write them out, count them by judge or no longer.

Before a table leaves it is said what leaves and for whom. Before the names of judges are counted it is said why that is
dangerous; it is off again at once. Knows the panels; what leaves is casework's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldcase.casework import settings
from fieldcase.casework.court_statistics import JUDGES
from fieldcase.errors import N_
from ui.pages import table_out
from ui.pages.plain_export import PlainPanel
from ui.pages.table_out import TEAM, TableOut

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.pages.law_statistics import StatisticsPart
    from ui.workplace import Workplace

_FOR_WHOM = N_(
    "For anybody else numbers below five are withheld, and enough others with them that none can be computed; a table "
    "by judge is not in it. Two tables for two periods can give a small number back: write out one of them."
)
_JUDGES = (
    N_("A table by the names of judges is a list of people. Whoever finds it on this laptop can call it pressure on a "
       "court, and turn it against those who made it and those it was made from."),
    N_("Few decisions of one judge prove nothing about that judge: who decides which cases is seldom by chance. In "
       "France it has been a crime since 2019 to compare judges by their names (law 2019-222, article 33)."),
    N_("Only an organisation should decide this, after a lawyer was asked. The names stay in this vault: they are in "
       "no table that leaves for anybody else and in no dossier; the team's own table has them."),
)  # fmt: skip


class StatisticsDeeds:
    """The deeds of the tab."""

    def __init__(self, work: Workplace, part: StatisticsPart) -> None:
        self.work, self.part = work, part

    def judges(self) -> None:
        """Switch the names of judges off at once; on only after a warning."""
        if self.part.judges:
            self._put(settings.NO, N_("Nothing is counted by judge any longer."))
            return
        words = self.work.words
        sentences = tuple(words(one) for one in _JUDGES)
        verb = words(N_("Count by judge all the same"))
        panel = PlainPanel(
            self.work, words(N_("Before decisions are counted by judge")), sentences,
            lambda: self._put(settings.YES, N_("Decisions are counted by judge.")), verb=verb,
        )  # fmt: skip
        self.work.asked_for_panel.emit(panel)

    def _put(self, value: str, said: str) -> None:
        self.work.do(
            lambda desk: settings.put(desk, JUDGES, value), lambda _: self.part.read(), self.work.words(said)
        )  # fmt: skip

    def write_out(self) -> None:
        """Ask for whom, then where."""
        if self.part.found is None or not self.part.found.total:
            return
        words, chosen = self.work.words, self.part.chosen

        def named(whom: str) -> str:
            return words(N_("court-statistics-for-the-team.csv") if whom == TEAM else N_("court-statistics.csv"))

        def write(desk: Desk, target: Path, whom: str) -> None:
            from fieldcase.casework import statistics_export

            statistics_export.export(desk, target, chosen, words, outside=whom != TEAM)

        table = TableOut(words(N_("Write the statistics out")), words(_FOR_WHOM), named, write)
        table_out.ask(self.work, table, table_out.for_whom(words))
