"""What a release is made from: the visible records of one case, and who they speak of.

Gathers and looks up; decides nothing about anybody. What never leaves a vault is separated here once: no later step
can let it through by mistake.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from fieldcase.i18n import Words
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.declare import Field, Record, Shape, declared
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Custody, Evidence, Mark, Moment
from fieldcase.model.fieldwork import Figure, Interview, Organisation, Site, Visit
from fieldcase.model.ids import AnyId, EvidenceId, PersonId
from fieldcase.model.people import Consent, Member, Naming, Passage, Person, PersonIdentity
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.security import Harm, Incident, Pattern, Relation
from fieldcase.model.terms import Tables
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules.uses import Use

AnyRecord = TypeVar("AnyRecord", bound=Record)
Key = TypeVar("Key")
Value = TypeVar("Value")

# The kinds that can be in a release at all; every other kind never leaves (a test asks for a decision on a new one).
TOLD: tuple[type[Record], ...] = (
    Person, Member, Event, Act, Source, Evidence, Custody, Translation, Segment, Moment, Organisation, Site, Visit,
    Interview, Figure, Detention, Decision, Hearing, Involvement, Remedy,
    Incident, Pattern, Relation, Harm,
)  # fmt: skip
# Of these, a release holds only what another record in it refers to.
REGISTER: tuple[type[Record], ...] = (Member, Organisation, Site)


@dataclass(frozen=True)
class Material:
    """The records of one case for one use on one day, sorted, with what is known of each person beside them."""

    case: Case
    use: Use
    on: datetime.date
    language: str
    tables: Tables
    words: Words
    records: tuple[Record, ...]
    persons: Mapping[PersonId, Person]
    consents: Mapping[PersonId, tuple[Consent, ...]]
    identities: Mapping[PersonId, tuple[PersonIdentity, ...]]
    namings: Mapping[PersonId, tuple[Naming, ...]]
    passages: Mapping[AnyId, tuple[Passage, ...]]
    marks: Mapping[EvidenceId, tuple[Mark, ...]]

    def of(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The records of one kind."""
        return tuple(record for record in self.records if isinstance(record, kind))

    def name(self, person: PersonId) -> str:
        """The name on record, empty where it is not in the vault."""
        return next((one.name.strip() for one in self.identities.get(person, ()) if one.name.strip()), "")

    def everybody(self) -> tuple[PersonId, ...]:
        """Everyone with a record and everyone a record refers to."""
        found = set(self.persons)
        for record in (self.case, *self.records):
            found.update(PersonId(one) for one in references(record, Person))
        return tuple(sorted(found))


def gather(
    records: Iterable[Record], *, case: Case, use: Use, on: datetime.date, language: str, tables: Tables, words: Words
) -> Material:
    """Sort out what was handed in: what may be told of, what decides about people, what never leaves."""
    visible = sorted((one for one in records if not one.hidden), key=lambda one: (one.NUMBER, one.key))
    return Material(
        case, use, on, language, tables, words,
        records=tuple(one for one in visible if isinstance(one, TOLD) and not _is_note(one)),
        persons={one.id: one for one in visible if isinstance(one, Person)},
        consents=_grouped((one.person, one) for one in visible if isinstance(one, Consent)),
        identities=_grouped((one.person, one) for one in visible if isinstance(one, PersonIdentity)),
        namings=_grouped((one.person, one) for one in visible if isinstance(one, Naming)),
        passages=_grouped((one.about, one) for one in visible if isinstance(one, Passage)),
        marks=_grouped((one.evidence, one) for one in visible if isinstance(one, Mark)),
    )  # fmt: skip


def _is_note(record: Record) -> bool:
    """Whether it is a note of whoever listened to a recording: it never leaves, and nobody is listed for its sake."""
    return isinstance(record, Moment) and record.kind != "said"


def _grouped(pairs: Iterable[tuple[Key | None, Value]]) -> dict[Key, tuple[Value, ...]]:
    """Values by their key, in their order; what has no key belongs to nobody."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        if key is not None:
            groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def fields_to(record: Record, kind: type[Record]) -> Iterator[Field]:
    """The fields of a record that refer to records of a kind."""
    return (field for field in declared(type(record)) if field.refers == kind.KIND)


def references(record: Record, kind: type[Record]) -> tuple[bytes, ...]:
    """The ids of records of a kind that a record refers to."""
    found: list[bytes] = []
    for field in fields_to(record, kind):
        value = getattr(record, field.name)
        found += value if field.many else [value] if value is not None else []
    return tuple(found)


def made_from(material: Material) -> Mapping[EvidenceId, tuple[EvidenceId, ...]]:
    """For each piece that was made from another: that one, the one that was made from, and so on."""
    origin = {one.id: one.made_from for one in material.of(Evidence)}
    found: dict[EvidenceId, tuple[EvidenceId, ...]] = {}
    for piece, before in origin.items():
        chain: list[EvidenceId] = []
        while before is not None and before not in chain:
            chain.append(before)
            before = origin.get(before)
        if chain:
            found[piece] = tuple(chain)
    return found


def people_of(record: Record) -> tuple[PersonId, ...]:
    """The people a record refers to; a person's own record speaks of that person and of nobody else."""
    if isinstance(record, Person):
        return (record.id,)
    return tuple(PersonId(one) for one in references(record, Person))


def typed_texts(record: Record) -> Iterator[tuple[Field, str]]:
    """The words people typed into a record, field by field: all text that is no code of a vocabulary."""
    for field in declared(type(record)):
        if field.shape is Shape.TEXT and not field.about.vocabulary:
            value = getattr(record, field.name)
            for text in value if field.many else (value,):
                if text:
                    yield field, text
