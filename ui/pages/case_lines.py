"""From the events of a case to the lines of its drawn time line: days, marks, chips, gaps, all in words.

Runs on the reading lane and touches no widget. Knows how an event is said; refuses to know where it is shown.
"""

from __future__ import annotations

import re

from fieldcase.casework.storyline import Storyline, Told
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.model.text import in_a_line
from ui.widgets.timeline import Line, Mark

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAYS_OF_MONTH, _MONTHS_OF_YEAR = 30.4, 24
_CHIP = 40


def lines(story: Storyline, tables: Tables, words: Words) -> tuple[Line, ...]:
    """All lines: dated ones with their gaps, then those without a date, then what was begun and never entered."""
    found: list[Line] = []
    for told in story.dated:
        if told.gap:
            found.append(_between(_gap(told.gap, words)))
        found.append(_line(told, tables, words))
    for heading, group in (
        (N_("Without a date"), story.undated),
        (N_("Begun and not yet entered"), story.unfinished),
    ):
        if group:
            found.append(_between(words(heading)))
            found += [_line(told, tables, words) for told in group]
    return tuple(found)


def _between(sentence: str) -> Line:
    return Line(b"", "", sentence, "", (), "", Mark.GAP, sentence)


def _gap(days: int, words: Words) -> str:
    months = round(days / _DAYS_OF_MONTH)
    if months >= _MONTHS_OF_YEAR:
        years = months // 12
        return words.plural("{n} year without a record", "{n} years without a record", years).format(n=years)
    return words.plural("{n} month without a record", "{n} months without a record", months).format(n=months)


def mark(when: UncertainDate | None) -> Mark:
    """How sure a day is."""
    if when is None:
        return Mark.UNCERTAIN
    start, slash, end = when.text.partition("/")
    if slash and start not in ("", "..") and end not in ("", ".."):
        return Mark.SPAN
    return Mark.CERTAIN if _DAY.fullmatch(when.text) else Mark.UNCERTAIN


def _line(told: Told, tables: Tables, words: Words) -> Line:
    event = told.event
    when = said_date(event.date, words) if event.date else words(N_("no date"))
    what = " ".join(event.what.split()) or words(N_("nothing is written yet"))
    kind = tables.label("event_kind", event.kind, words.language)
    acting = ", ".join(told.actors)
    people = ", ".join(name for name in told.people if name not in told.actors)
    parts = [
        event.kind_as_written or kind,
        words(N_("who acted: {names}")).format(names=acting) if acting else "",
        words(N_("people: {names}")).format(names=people) if people else "",
        event.place,
    ]
    detail = " · ".join(part for part in parts if part)
    disputed = words(N_("Disputed: {what}")).format(what=event.disputed) if event.disputed else ""
    marks = _marks(told, words)
    chips = tuple(in_a_line(name, _CHIP) for name in (*told.sources, *told.evidence))
    parts = [when, what, *marks, detail, disputed, _said(told, words)]
    spoken = ". ".join(part.rstrip(".") for part in parts if part)
    return Line(
        event.id,
        when,
        what,
        "\n".join((detail, *(f"▲ {one}" for one in marks))),
        chips,
        disputed,
        mark(event.date),
        spoken,
    )


def _marks(told: Told, words: Words) -> tuple[str, ...]:
    """That it is an incident, and the place of an event in each pattern, in words: a line for each."""
    found = []
    if told.incident is not None:
        kinds = ", ".join(told.incident)
        said = words(N_("Incident: {kinds}")).format(kinds=kinds) if kinds else words(N_("Incident"))
        found.append(said)
    for title, place, total in told.chained:
        link = words(N_("Pattern {place} of {total}: {title}")).format(place=place, total=total, title=title)
        found.append(link.rstrip(": "))
    return tuple(found)


def _said(told: Told, words: Words) -> str:
    parts = []
    if told.sources:
        parts.append(words(N_("Sources: {names}")).format(names="; ".join(told.sources)))
    if told.evidence:
        parts.append(words(N_("Evidence: {names}")).format(names="; ".join(told.evidence)))
    return ". ".join(parts)
