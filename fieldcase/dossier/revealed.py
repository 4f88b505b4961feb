"""What a finished dossier gives away, counted on the finished document itself, for whoever is about to hand it out.

A place or an admission counts where its very words stand in the document. Knows a release and a document; refuses to
judge whether that is too much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.compose import texts_of
from fieldcase.dossier.compose.order import STATISTICS
from fieldcase.dossier.compose.runs import one_line
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Event
from fieldcase.model.declare import Record, Reveals, Shape, declared
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Evidence
from fieldcase.model.people import Passage, Person
from fieldcase.rules.released import Appearance, How, Release

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES, _NO = N_("yes"), N_("no")


@dataclass(frozen=True)
class Revealed:
    """What one file gives away: who appears how, what kinds of words, how exact its dates, which sources and exhibits.

    Numbers count people, records, events, sources or exhibits. `names` are those printed as agreed or decided.
    """

    names: tuple[str, ...] = ()
    pseudonyms: int = 0
    role_codes: int = 0
    descriptions: int = 0
    people_left_out: int = 0
    records_left_out: int = 0
    places: bool = False
    health: bool = False
    offences: bool = False
    days: int = 0
    months: int = 0
    hours: bool = False
    cited: int = 0
    described: int = 0
    shown: int = 0
    withheld: int = 0
    originals: bool = False
    ledger: bool = False
    told_by_files: int = 0
    cases: int = 0
    cases_left_out: int = 0
    submitters: bool = False

    def rows(self, words: Words) -> tuple[tuple[str, str], ...]:
        """Label (a msgid) and value (in the language of `words`), in the order in which they are to be shown."""
        of_a_report = (
            (N_("Cases told of"), str(self.cases)),
            (N_("Cases left out"), str(self.cases_left_out)),
            (N_("Who submits it, by name"), words(_YES if self.submitters else _NO)),
        )
        return (
            *(of_a_report if self.cases or self.cases_left_out or self.submitters else ()),
            (N_("Named"), "; ".join(self.names) or words(N_("nobody"))),
            (N_("Under a pseudonym"), str(self.pseudonyms)),
            (N_("By role code"), str(self.role_codes)),
            (N_("By description"), str(self.descriptions)),
            (N_("People left out"), str(self.people_left_out)),
            (N_("Records left out"), str(self.records_left_out)),
            (N_("Place names"), words(_YES if self.places else _NO)),
            (N_("Words on health"), words(_YES if self.health else _NO)),
            (N_("Admissions of offences"), words(_YES if self.offences else _NO)),
            (N_("Dates of events"), words(_DATES).format(days=self.days, months=self.months)),
            (N_("Hours of a detention"), words(_YES if self.hours else _NO)),
            (N_("Sources of what is told"), words(_SOURCES).format(cited=self.cited, described=self.described)),
            (N_("Exhibits and their pages"), words(_EXHIBITS).format(shown=self.shown, withheld=self.withheld)),
            (N_("SHA-256 of originals"), words(_YES if self.originals else _NO)),
            (N_("Originals of which it is printed what the file says of itself"), str(self.told_by_files)),
            (N_("Who had each piece of evidence, when and why"), words(_YES if self.ledger else _NO)),
            (N_("Encryption"), words(N_("none: whoever has the PDF can read it, and can hand it on"))),
        )


_DATES = N_("to the day: {days}; by the month or less exactly: {months}")
_SOURCES = N_("cited in full: {cited}; only described: {described}")
_EXHIBITS = N_("shown: {shown}; withheld: {withheld}")


def revealed(
    released: Release, document: Document, marks: tuple[Passage, ...], sections: frozenset[str] | None
) -> Revealed:
    """What a document gives away of a release. `marks` are the case's marked passages, `sections` those chosen."""
    printed = "\n".join(text for _, text in texts_of(document))
    known = {person.id for person in released.of(Person)}
    told = [one for who, one in released.people.items() if who in known and one.label]
    how = Counter(one.how for one in told)
    kinds = _kinds(released, printed, marks)
    days = [bool(event.date and _DAY.fullmatch(event.date.text)) for event in released.of(Event)]
    dated = days if _has(sections, "chronology") else []
    cited = list(released.sources.values()) if _has(sections, "sources") else []
    fates = [fate.shown for fate in released.exhibits.values()] if _has(sections, "exhibits") else []
    listed = _has(sections, "evidence") and bool(released.exhibits)
    return Revealed(
        names=tuple(sorted(one.label for one in told if one.how is How.NAMED)),
        pseudonyms=how[How.PSEUDONYM],
        role_codes=how[How.ROLE_CODE],
        descriptions=how[How.DESCRIPTION],
        people_left_out=sum(_left_out(released, one) for one in released.people.values()),
        records_left_out=released.left_out,
        places=Reveals.PLACE in kinds,
        health=Reveals.HEALTH in kinds,
        offences=Reveals.OFFENCE in kinds,
        days=dated.count(True),
        months=dated.count(False),
        hours=_has(sections, "detention") and any(one.since or one.until for one in released.of(Detention)),
        cited=cited.count(True),
        described=cited.count(False),
        shown=fates.count(True),
        withheld=fates.count(False),
        originals=released.original_hashes and listed,
        ledger=released.ledger and listed,
        told_by_files=sum(bool(one.metadata) for one in released.of(Evidence)) if listed else 0,
    )  # fmt: skip


def together(
    several: Sequence[Revealed], *, cases: int, cases_left_out: int, records_left_out: int, submitters: bool
) -> Revealed:
    """What several cases give away that stand in one report: numbers added up, and whatever one of them gives away."""
    names = tuple(sorted({name for one in several for name in one.names}))
    values: dict[str, Any] = {}
    for field in fields(Revealed):
        found = [getattr(one, field.name) for one in several]
        if isinstance(field.default, bool):
            values[field.name] = any(found)
        elif isinstance(field.default, int):
            values[field.name] = sum(found)
    values["records_left_out"] += records_left_out
    values |= {"names": names, "cases": cases, "cases_left_out": cases_left_out, "submitters": submitters}
    return Revealed(**values)


def _left_out(released: Release, one: Appearance) -> bool:
    """Whether somebody is not told of; where only numbers are told, whether they are not in these."""
    return one.how is How.WITHHELD and not (released.use == STATISTICS and one.counted)


def _has(sections: frozenset[str] | None, name: str) -> bool:
    return sections is None or name in sections


def _kinds(released: Release, printed: str, marks: tuple[Passage, ...]) -> set[Reveals]:
    """The kinds of secret of which a field's or a marked passage's own words stand in the document."""
    found = {
        reveals
        for record in (released.case, *released.records)
        for reveals, text in _secret_texts(record)
        if one_line(text) in printed
    }
    known = set(Reveals)
    marked = {one.reveals for one in marks if one_line(one.words) and one_line(one.words) in printed}
    return found | {Reveals(code) for code in marked if code in known}


def _secret_texts(record: Record) -> Iterator[tuple[Reveals, str]]:
    """The words of a record's fields that are declared to reveal something."""
    for field in declared(type(record)):
        if field.about.reveals is Reveals.NOTHING or field.shape is not Shape.TEXT or field.about.vocabulary:
            continue
        value = getattr(record, field.name)
        for text in value if field.many else (value,):
            if one_line(text):
                yield field.about.reveals, text
