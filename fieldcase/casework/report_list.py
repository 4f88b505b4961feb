"""Reports as a list shows them: until when each is to be handed in, its last issued version, what is wrong with it.

Reads a vault; decides nothing about people.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from fieldcase.casework.report_issued import issued_versions
from fieldcase.casework.sight import Sight, found
from fieldcase.casework.still_agreed import no_longer_agreed
from fieldcase.casework.submissions import last_day, preset
from fieldcase.model.asked import Asked
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Consent, Person
from fieldcase.model.reports import Report

# So many days before its last day a report is told on Today.
SOON_DAYS = 21


@dataclass(frozen=True)
class Listed:
    """A report, its last day and how many days are left until then (None where nobody knows it), the files of its
    newest issued version, and who in these agrees no longer."""

    report: Report
    last: datetime.date | None
    days: int | None
    issued: tuple[Issued, ...]
    gone: tuple[Person, ...]

    @property
    def version(self) -> int:
        """The number of the newest issued version, 0 where none was issued."""
        return self.issued[0].version or 0 if self.issued else 0

    @property
    def late(self) -> bool:
        """Whether its day is over and nothing was issued."""
        return self.days is not None and self.days < 0 and not self.issued

    @property
    def waits(self) -> bool:
        """Whether it asks for a deed: somebody in it agrees no longer, or its day is near or over without a file."""
        near = self.days is not None and self.days <= SOON_DAYS and not self.issued
        return bool(self.gone) or near


def listed(source: Sight, report: Report, day: datetime.date) -> Listed:
    """A report as it stands on a day."""
    last = last_day(report, preset(report.submission))
    every = issued_versions(source, report)
    newest = tuple(one for one in every if one.version == every[0].version) if every else ()
    days = (last - day).days if last is not None else None
    return Listed(report, last, days, newest, gone_from(source, newest, day))


def gone_from(source: Sight, issued: tuple[Issued, ...], day: datetime.date) -> tuple[Person, ...]:
    """Who stands in some issued files and agrees no longer, each once."""
    if not issued:
        return ()
    withdrawn = found(source, Consent, Asked(Consent, days=("withdrawn_on", 1, day.toordinal())))
    whom = dict.fromkeys(one.person for one in withdrawn if one.person is not None)
    people = (source.get(Person, who) for who in whom)
    return tuple(
        person
        for person in people
        if person is not None and any(no_longer_agreed(source, person, one, day) for one in issued)
    )


def every(source: Sight, day: datetime.date) -> tuple[Listed, ...]:
    """All reports: those that wait for a deed first, then by their last day, then by their title."""
    rows = [listed(source, one, day) for one in source.all(Report)]
    return tuple(sorted(rows, key=_place))


def waiting(source: Sight, day: datetime.date, most: int) -> tuple[Listed, ...]:
    """The reports that ask for a deed on a day, invented ones not among them."""
    rows = (one for one in every(source, day) if one.waits and not one.report.example)
    return tuple(rows)[:most]


def _place(one: Listed) -> tuple[bool, bool, int, str]:
    return not one.waits, one.days is None, one.days or 0, one.report.title.casefold()
