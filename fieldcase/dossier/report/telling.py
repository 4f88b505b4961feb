"""How one released report is told: its words, the telling of each of its cases, what its sections may refer to.

Knows the release and no more. A source is cited in a footnote within the report, and by a mark that leads to the list
of sources behind it, where there is such a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fieldcase.dossier.annexes import Annex
from fieldcase.dossier.blocks import Block
from fieldcase.dossier.compose.order import ordered
from fieldcase.dossier.compose.saying import Saying
from fieldcase.dossier.compose.sources import citation, described_source
from fieldcase.dossier.compose.telling import Telling
from fieldcase.dossier.report.prose import blocks_of
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Source
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, ReportPartId
from fieldcase.model.law import Provision
from fieldcase.model.reports import ReportPart
from fieldcase.model.terms import Tables
from fieldcase.rules.crosstabs import Crosstab
from fieldcase.rules.glossary import Entry
from fieldcase.rules.report_counts import ReportCounts
from fieldcase.rules.report_released import ReportRelease

# What a dossier tells and a report has in one section for all (dossier.report.case_file).
FILE = frozenset({
    "persons", "attacks", "detention", "bearing", "decisions", "remedies", "exhaustion", "law", "evidence",
})  # fmt: skip


@dataclass(frozen=True, eq=False)
class Beside:
    """What a report is told with beside its release: tables, words, the pages of exhibits, the law that is known, the
    lists of words in use, the terms that are known, the version of the program; what was counted, and the tables of
    each section with small numbers withheld. `numbered`: the paragraphs of the report carry numbers."""

    tables: Tables
    words: Words
    pictures: Mapping[EvidenceId, Annex]
    program: str
    provisions: tuple[Provision, ...] = ()
    terminology: str = ""
    glossary: tuple[Entry, ...] = ()
    counts: ReportCounts = field(default_factory=ReportCounts)
    tables_of: Mapping[ReportPartId, tuple[Crosstab, ...]] = field(default_factory=dict)
    numbered: bool = False


@dataclass(frozen=True, eq=False)
class ReportTelling(Saying):
    """A released report with the words to tell it. `cases` are the tellings of its cases in their order."""

    release: ReportRelease
    tables: Tables
    words: Words
    beside: Beside
    cases: tuple[Telling, ...]

    def own(self, part: ReportPart, level: int = 2) -> list[Block]:
        """What people wrote into a section."""
        return blocks_of(part.text, level)

    def is_told(self, part: ReportPart, one: Record, *kinds: type[Record]) -> bool:
        """Whether a section tells a record: one that it names, or any where it names none of these kinds. What was
        erased, or may not be told, was a choice all the same."""
        if one.key in part.records:
            return True
        others = {case.release.case.key for case in self.cases} | {*self.release.report.cases}
        others |= {known.key for known in self.release.told() if not isinstance(known, kinds)}
        return others.issuperset(part.records)

    def has(self, kind: str) -> bool:
        """Whether a section of a kind is printed."""
        return any(part.kind == kind for part in self.release.parts)

    def case_title(self, case: Telling) -> str:
        """ "Case 2", with the case's title where the report's title may tell something."""
        number = self.say(N_("Case {number}"), number=self.cases.index(case) + 1)
        title = "" if self.release.report.neutral else " ".join(case.release.case.title.split())
        return f"{number}. {title}" if title else number

    def within(self, case: Telling) -> Telling:
        """The telling of a case where sources are cited in footnotes."""
        return replace(case, citation=footnote)


def footnote(telling: Telling, source: Source) -> str:
    """A source as a footnote: cited in full, with its address and the day it was looked up, or only described."""
    if not telling.release.sources.get(source.id, False):
        return described_source(telling, source)
    parts = [citation(telling, source), source.address.strip()]
    looked_up = telling.value(source, "accessed")
    if source.address and looked_up:
        parts.append(telling.say(N_("(looked up on {day})"), day=looked_up))
    return " ".join(part for part in parts if part)


def told_with(release: ReportRelease, beside: Beside) -> ReportTelling:
    """The telling of a released report; ValueError where the words are of another language."""
    if beside.words.language != release.language:
        raise ValueError("the words are of another language than the report")
    kinds = {part.kind for part in release.parts}
    sections = frozenset(kinds & {"chronology", "sources", "exhibits", "acts"}) | (
        FILE if "case_file" in kinds else set()
    )
    several = len(release.cases) > 1
    cases: list[Telling] = []
    acts = sources = 0
    for number, one in enumerate(release.cases, start=1):
        order = ordered(one, case=number if several else 0, acts_before=acts, sources_before=sources)
        acts, sources = acts + len(order.acts), sources + len(order.sources)
        pictures = {piece.id: beside.pictures[piece.id] for piece in one.of(Evidence) if piece.id in beside.pictures}
        cases.append(
            Telling(
                one, beside.tables, beside.words, pictures, beside.program, order, sections, beside.provisions,
                beside.terminology, beside.glossary, prefix=f"case-{number}-",
                citation=None if "sources" in kinds else footnote,
            )
        )  # fmt: skip
    return ReportTelling(release, beside.tables, beside.words, beside, tuple(cases))
