"""Texts that stay after an erasure and may still name whoever goes: told before, for afterwards no search finds them.

What is searched for is what an erasure takes away: names in any ending, numbers, addresses, working pseudonyms. Looks
only; what is found says where, never what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldcase.casework.called import kind_called
from fieldcase.casework.hanging import going
from fieldcase.casework.sight import Sight, case_of, everything
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.declare import Record, field_named, kinds
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.reports import Report, ReportPart
from fieldcase.rules.material import typed_texts
from fieldcase.rules.mentions import mentioned

_OF_REPORT = N_("{kind} in a report for {country}")
_PLACE = N_("{where}, “{field}”")
_BINNED = N_("{place} (in the bin)")


@dataclass(frozen=True, repr=False)
class StillNamed:
    """A record that stays, one of its fields, and the code of its case, the country of its report, or nothing."""

    record: Record
    field: str
    code: str = ""

    def told(self, words: Words) -> str:
        """One line for a person, without a word of the text."""
        kind = kind_called(self.record.KIND, words)
        if isinstance(self.record, Report | ReportPart):
            where = words(_OF_REPORT).format(kind=kind, country=self.code or "–")
        else:
            where = f"{self.code} {kind}".strip()
        label = words(field_named(type(self.record), self.field).about.label)
        place = words(_PLACE).format(where=where, field=label)
        place = place[:1].upper() + place[1:]
        return words(_BINNED).format(place=place) if self.record.hidden else place


def still_named(source: Sight, record: Record, field: str = "") -> tuple[StillNamed, ...]:
    """Where somebody who goes with a record, or with one field of it, may be named in what stays; none where nobody
    goes."""
    gone = [_alone(record, field)] if field else going(source, record)
    identities = [one for one in gone if isinstance(one, PersonIdentity)]
    pseudonyms = {one.id: one.pseudonym for one in gone if isinstance(one, Person) and one.pseudonym.strip()}
    if not identities and not pseudonyms:
        return ()
    staying = list(_staying(source, {one.key for one in gone}))
    texts = [text for _, _, text in staying]
    met = _identified(texts, identities)
    if mentioned(pseudonyms, texts):
        met |= {at for at, text in enumerate(texts) if mentioned(pseudonyms, [text])}
    found = {(staying[at][0].key, staying[at][1]): staying[at][0] for at in sorted(met)}
    return tuple(StillNamed(one, name, _code(source, one)) for (_, name), one in found.items())


def _alone(record: Record, field: str) -> Record:
    """A record that says no more than one field of what a person is known by; itself where it is another kind."""
    if isinstance(record, PersonIdentity) and field != "person":
        return PersonIdentity(id=record.id, scope=record.scope, person=record.person, **{field: getattr(record, field)})
    if isinstance(record, Person):
        return Person(id=record.id, scope=record.scope, pseudonym=record.pseudonym if field == "pseudonym" else "")
    return record


def _staying(source: Sight, gone: set[bytes]) -> Iterator[tuple[Record, str, str]]:
    """Every text that stays, with its record and field; those of other people's own identities mean these."""
    for kind in kinds():
        if issubclass(kind, PersonIdentity):
            continue
        for one in everything(source, kind):
            if one.key not in gone:
                yield from ((one, field.name, text) for field, text in typed_texts(one))


def _identified(texts: Sequence[str], identities: Sequence[PersonIdentity]) -> set[int]:
    if not identities:
        return set()
    from fieldcase.rules.leaks import spots_of_known_identities  # its word lists take as long to load as all the rest

    return {spot.text for spot in spots_of_known_identities(texts, identities, ())}


def _code(source: Sight, record: Record) -> str:
    if isinstance(record, Report):
        return record.country
    if isinstance(record, ReportPart):
        report = source.get(Report, record.report) if record.report is not None else None
        return report.country if report is not None else ""
    case = case_of(source, record.scope)
    return case.code if case is not None else ""
