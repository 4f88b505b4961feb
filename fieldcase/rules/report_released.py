"""What a released report is: the cases that may be told, the report's own words, and what else of the vault it tells.

The composers of reports take a ReportRelease and nothing else; only `rules.report_gate` makes one: the constructor asks
for its seal. Knows no note, no contact and no file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from fieldcase.errors.release import ReleaseRefused
from fieldcase.model.declare import Record
from fieldcase.model.ids import CaseId, PersonId
from fieldcase.model.reports import Report, ReportPart
from fieldcase.model.values import Count
from fieldcase.rules.released import Appearance, How, Notice, Release

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class ReportSeal:
    """The token without which no ReportRelease can be made; held by rules.report_gate alone."""


@dataclass(frozen=True, repr=False)
class LeftOut:
    """A case that may not be told for this use, and why: for whoever makes the report, and counted in it."""

    case: CaseId
    code: str
    refusal: ReleaseRefused


@dataclass(frozen=True, repr=False)
class ReportRelease:
    """Everything a report may tell for one use on one day.

    `report` and `parts` have their own words with every working pseudonym replaced, without notes and contact; parts
    that are not printed are gone. `cases` come in the order of the report, no pseudonym serves twice among them.
    `records` are what else it tells (demands, letters, visits, actions, figures ...), each without the fields that
    its use does not open. `withheld` counts those of them that spoke of somebody who is not told of. `heard`: how many
    of each kind of person were spoken with on the visits it tells, None for a number that is withheld.
    """

    seal: ReportSeal
    use: str
    language: str
    on: datetime.date
    report: Report
    parts: tuple[ReportPart, ...]
    cases: tuple[Release, ...]
    left_out: tuple[LeftOut, ...]
    records: tuple[Record, ...]
    withheld: int
    notices: tuple[Notice, ...]
    heard: tuple[tuple[str, Count | None], ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.seal, ReportSeal):
            raise TypeError("a ReportRelease is made by rules.report_gate alone")

    def of(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """What it tells beside its cases, of one kind, in the order in which it was handed in."""
        return tuple(record for record in self.records if isinstance(record, kind))

    @property
    def people(self) -> Mapping[PersonId, Appearance]:
        """Everybody of the cases that are told, and how each appears."""
        return {who: one for case in self.cases for who, one in case.people.items()}

    @property
    def named(self) -> frozenset[PersonId]:
        """Those who stand in it by name."""
        return frozenset(who for who, one in self.people.items() if one.how is How.NAMED)

    @property
    def names(self) -> bool:
        """Whether somebody asked that organisations of the network stand in it by name."""
        return self.report.names_organisations

    @property
    def example(self) -> bool:
        """Whether something in it is invented: the report itself, or a case of it."""
        return self.report.example or any(case.case.example for case in self.cases)

    def told(self) -> Iterator[Record]:
        """Every record that it tells something of."""
        for case in self.cases:
            yield case.case
            yield from case.records
        yield from self.records
