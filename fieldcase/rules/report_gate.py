"""The gate of reports: the only maker of a ReportRelease. Each of its cases passes the gate of cases (`rules.release`);
a case that may not be told is left out and counted, with the reason for whoever makes the report.

The report's own words are searched for working pseudonyms: whoever is told of stands under the label for this use;
a text that speaks of somebody who may not be told of stops it, for words that change behind the back of whoever signs
are worse than a stop. Other records it tells (demands, letters, visits ...) are left out where they speak so.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from fieldcase.errors import N_, WithheldInReport
from fieldcase.errors.release import ReleaseRefused, Where
from fieldcase.i18n import Words
from fieldcase.model.campaigns import Action, Meeting
from fieldcase.model.case import Case
from fieldcase.model.declare import Field, Record, Reveals, Shape, declared, field_named
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.reports import Report, ReportPart
from fieldcase.model.terms import Tables
from fieldcase.rules.labels import words_in_use
from fieldcase.rules.material import people_of, typed_texts
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.name_likeness import describes_a_group
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Notice, Release
from fieldcase.rules.report_released import LeftOut, ReportRelease, ReportSeal
from fieldcase.rules.uses import USES

AnyRecord = TypeVar("AnyRecord", bound=Record)
_SEAL = ReportSeal()
_CLOSED = frozenset({Reveals.IDENTITY, Reveals.CONTACT, Reveals.KEY, Reveals.PRIVILEGED, Reveals.OFFENCE})
# Whose the words of these fields are is for whoever makes the report to say: they are its own head.
_HEAD = frozenset({"submitters"})
# What was done in the open is told with the town it was done in.
_IN_THE_OPEN = (Action, Meeting)
_CASES_LEFT_OUT = N_("Cases of this report that may not be told for its use, and are left out: {cases}.")


@dataclass(frozen=True, repr=False)
class CaseRecords:
    """One case of a report before its gate: all of its scope, the register it refers to, where its journal ended."""

    case: Case
    records: tuple[Record, ...]
    heads: str


@dataclass(frozen=True, repr=False)
class _Released:
    """The cases that passed their gate, those that did not, and who is meant by which working pseudonym."""

    cases: tuple[Release, ...]
    left_out: tuple[LeftOut, ...]
    mentions: Mentions
    told: frozenset[PersonId]


def report_release(
    report: Report,
    parts: Sequence[ReportPart],
    cases: Sequence[CaseRecords],
    records: Iterable[Record],
    on: datetime.date,
    *,
    use: str,
    language: str,
    tables: Tables,
    pseudonym_key: bytes,
    words: Words,
) -> ReportRelease:
    """What a report may tell for one use on one day, in one language.

    `records` are what its parts tell beside the cases. `words` are those of whoever makes it. WithheldInReport where
    its own words speak of somebody who may not be told of; ValueError for a use that is not in the list of uses.
    """
    if use not in USES:
        raise ValueError("unknown use")
    passed = _cases(cases, on, use, language, tables, pseudonym_key, words)
    printed = [one for one in parts if not one.hidden and not one.left_out]
    _refuse_withheld(report, printed, passed.mentions, words)
    others = [one for one in records if not one.hidden]
    told = [one for one in others if not _speaks_of_hidden(one, passed)]
    left = ", ".join(one.code or "–" for one in passed.left_out)
    notices = [notice for case in passed.cases for notice in case.notices]
    if left:
        notices.insert(0, Notice(_CASES_LEFT_OUT, {"cases": left}))
    return ReportRelease(
        seal=_SEAL, use=use, language=language, on=on, report=_opened(report, use, passed.mentions),
        parts=tuple(_opened(one, use, passed.mentions) for one in printed), cases=passed.cases,
        left_out=passed.left_out, records=tuple(_opened(one, use, passed.mentions) for one in told),
        withheld=len(others) - len(told), notices=_once(notices),
    )  # fmt: skip


def _cases(
    cases: Sequence[CaseRecords], on: datetime.date, use: str, language: str, tables: Tables, key: bytes, words: Words
) -> _Released:
    """Each case through its gate. No pseudonym is a word of a name or a working pseudonym of any of them, and none
    serves twice."""
    people = [one for case in cases for one in case.records if isinstance(one, Person)]
    identities = [one for case in cases for one in case.records if isinstance(one, PersonIdentity)]
    taken = set(words_in_use(people, identities))
    passed: list[Release] = []
    left_out: list[LeftOut] = []
    for one in cases:
        try:
            told = release(
                one.records, use, on, case=one.case, language=language, tables=tables, pseudonym_key=key,
                heads=one.heads, words=words, taken=taken,
            )  # fmt: skip
        except ReleaseRefused as refusal:
            left_out.append(LeftOut(one.case.id, one.case.code, refusal))
            continue
        passed.append(told)
        taken |= {one.label for one in told.people.values() if one.how is How.PSEUDONYM}
    labels = {who: one.label for case in passed for who, one in case.people.items() if one.label}
    pseudonyms = {one.id: one.pseudonym for one in people if one.pseudonym}
    ordinary = {who for who in labels if describes_a_group(pseudonyms.get(who, ""))}
    return _Released(tuple(passed), tuple(left_out), Mentions(pseudonyms, labels, ordinary), frozenset(labels))


def _refuse_withheld(report: Report, parts: Iterable[ReportPart], mentions: Mentions, words: Words) -> None:
    """WithheldInReport where the report's own words speak of somebody who is not told of; one line a field."""
    own: tuple[Report | ReportPart, ...] = (report, *parts)
    where = [
        Where(record.key, field.name, _place(record, field, words))
        for record in own
        for field, text in typed_texts(record)
        if _is_printed(field) and mentions.withheld_in(text)
    ]
    if where:
        raise WithheldInReport(places="\n".join(dict.fromkeys(one.said for one in where))).at(*where)


def _place(record: Report | ReportPart, field: Field, words: Words) -> str:
    """Where it stands: the heading of the section and the field, unless the heading is what speaks so."""
    label = words(field_named(type(record), field.name).about.label)
    if isinstance(record, Report) or field.name == "title":
        return f"{label} ({record.place or '–'})" if isinstance(record, ReportPart) else label
    return f"{record.title or record.place or '–'}: {label}"


def _is_printed(field: Field) -> bool:
    return field.name in _HEAD or field.about.reveals not in _CLOSED | {Reveals.NETWORK}


def _speaks_of_hidden(record: Record, passed: _Released) -> bool:
    """Whether a record refers to somebody, or mentions somebody of the report's cases, who is not told of."""
    return not passed.told.issuperset(people_of(record)) or any(
        passed.mentions.withheld_in(text) for _, text in typed_texts(record)
    )


def _opened(record: AnyRecord, use: str, mentions: Mentions) -> AnyRecord:
    """The record with what its use opens, each working pseudonym replaced; all else of it is empty."""
    values: dict[str, Any] = dict(_values(record, use, mentions))
    return replace(record, **values)


def _values(record: Record, use: str, mentions: Mentions) -> Iterator[tuple[str, Any]]:
    for field in declared(type(record)):
        value = getattr(record, field.name)
        if not _opens(field, record, use):
            yield field.name, field.empty
        elif field.shape is Shape.TEXT and not field.about.vocabulary:
            texts = tuple(mentions.relabelled(text) for text in (value if field.many else (value,)))
            yield field.name, texts if field.many else texts[0]


def _opens(field: Field, record: Record, use: str) -> bool:
    reveals = field.about.reveals
    if field.name in _HEAD and isinstance(record, Report):
        return True
    if reveals in _CLOSED:
        return False
    in_the_open = reveals is Reveals.PLACE and isinstance(record, _IN_THE_OPEN)
    return reveals is Reveals.NOTHING or reveals in USES[use].opens or in_the_open


def _once(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each warning once, however many cases give it."""
    found: dict[tuple[str, str], Notice] = {}
    for one in notices:
        found.setdefault((one.message, repr(sorted(one.values.items()))), one)
    return tuple(found.values())
