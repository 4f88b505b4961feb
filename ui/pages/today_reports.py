"""The lines of Today about reports: a last day that is near or over, somebody in an issued one who agrees no longer.

A line names what kind of report it is and its country; its title and its words stand nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.pages.standing import Where
from ui.pages.today_line import Line
from ui.places import ICONS

if TYPE_CHECKING:
    from fieldcase.casework.report_list import Listed
    from fieldcase.i18n import Words
    from fieldcase.model.people import Person
    from fieldcase.model.terms import Tables

_URGENT = 7


def report_lines(found: Iterable[Listed], words: Words, tables: Tables) -> Iterator[Line]:
    """A line for each last day that is near or over where nothing was issued."""
    for one in found:
        if one.days is None or one.issued:
            continue
        days = abs(one.days)
        if one.days < 0:
            when = words.plural("A report was due {n} day ago", "A report was due {n} days ago", days)
        else:
            when = words.plural("A report is due in {n} day", "A report is due in {n} days", days)
        told = (when.format(n=days), *_named(one, words, tables))
        kind = "row-bad" if one.days < 0 else "row-warn" if days <= _URGENT else "row"
        yield Line(" · ".join(part for part in told if part), _place(one), kind, ICONS["report"])


def gone_lines(found: Iterable[Listed], words: Words, tables: Tables) -> Iterator[Line]:
    """A line for each person who took the consent back and still stands in the newest issued version of a report."""
    for one in found:
        for person in one.gone:
            yield Line(_gone(one, person, words, tables), _place(one), "row-bad", "shield")


def _gone(one: Listed, person: Person, words: Words, tables: Tables) -> str:
    number = len(one.issued)
    issued = words.plural(
        "{n} issued version still tells of them", "{n} issued versions still tell of them", number
    ).format(n=number)
    who = words(N_("Consent withdrawn: {person}")).format(person=person.pseudonym)
    return " · ".join(part for part in (who, *_named(one, words, tables), issued) if part)


def _named(one: Listed, words: Words, tables: Tables) -> tuple[str, str]:
    return (
        tables.label("submission", one.report.submission, words.language) if one.report.submission else "",
        tables.label("country", one.report.country, words.language) if one.report.country else "",
    )


def _place(one: Listed) -> Where:
    return "reports", one.report.key, "submissions"
