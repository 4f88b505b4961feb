"""Which fields and which stretches of words of a told record are printed (do-no-harm.md, What a field reveals).

Reads the declarations alone, so that a new field is gated the day it is declared. Leaves out no record and judges no
exhibit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from fieldcase.errors import N_
from fieldcase.model.case import Act, Case
from fieldcase.model.declare import Field, Record, Reveals, Shape, declared
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Member, Passage, Person
from fieldcase.rules.charge_checks import taken_over
from fieldcase.rules.material import Material
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.passages import only_released, passages_of, printed, revealed_by
from fieldcase.rules.people import Row, Standing
from fieldcase.rules.released import How, Notice

AnyRecord = TypeVar("AnyRecord", bound=Record)

_CLOSED = frozenset({Reveals.IDENTITY, Reveals.CONTACT, Reveals.KEY, Reveals.PRIVILEGED})
# Records that are kept whole while their single fields may still speak of somebody who is not told of.
_FILTERED = (Case, Person, Member)
_MOVED = N_(
    "A passage that was marked in the field “{field}” is no longer found there ({record}). The field is held back."
)
_SPEAKS = N_("The field “{field}” speaks of a person who is not told of ({record}). It is held back.")


@dataclass(frozen=True)
class Redaction:
    """Everything the redaction of one release needs to know; `notices` gathers what has to be said of it."""

    material: Material
    standings: Mapping[PersonId, Standing]
    labels: Mapping[PersonId, str]
    codes: Mapping[bytes, str]
    mentions: Mentions
    kept: frozenset[bytes]
    around: Mapping[bytes, frozenset[PersonId]]
    notices: list[Notice] = field(default_factory=list)

    def redacted(self, record: AnyRecord) -> AnyRecord:
        """The record as it may be told."""
        values = {one.name: self._value(record, one, getattr(record, one.name)) for one in declared(type(record))}
        if isinstance(record, Person):
            label = self.labels[record.id] if self.material.use.tells else ""
            values |= {"pseudonym": label, "age_band": self._age_band(record)}
        if isinstance(record, Member):
            values["pseudonym"] = self.codes[record.id]
        if isinstance(record, Act) and not taken_over(record, self.material.case):
            values |= {"charge_check": (), "charge_check_by": None}
        return replace(record, **values)

    def _value(self, record: Record, one: Field, value: Any) -> Any:
        if one.shape is Shape.TEXT and not one.about.vocabulary:
            texts = self._texts(record, one, value if one.many else (value,))
            return texts if one.many else texts[0] if texts else ""
        if not self._open(one.about.reveals, record):
            return one.empty
        return self._references(one, value) if one.shape is Shape.ID else value

    def _references(self, one: Field, value: Any) -> Any:
        """References without those to records that are not in the release."""
        counted = one.refers == Person.KIND and not self.material.use.tells
        present: Collection[Any] = self.labels if counted else self.kept
        if one.many:
            return tuple(each for each in value if each in present)
        return value if value in present else None

    def _texts(self, record: Record, one: Field, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a field: passages cut, working pseudonyms replaced; nothing where the field is closed."""
        reveals, lead = one.about.reveals, self.material.case.lead
        opened = self._open(reveals, record)
        if not any(texts) or not (opened or reveals is Reveals.OFFENCE):
            return ()
        if isinstance(record, _FILTERED) and any(self.mentions.withheld_in(text) for text in texts):
            return self._held(record, one, _SPEAKS)
        if isinstance(record, Case) and one.name == "code" and self.mentions.anyone_in(texts[0]):
            return self._held(record, one, _SPEAKS)  # the code also names the file
        passages = passages_of(self.material, record, one.name)

        def is_open(passage: Passage) -> bool:
            shown = revealed_by(passage)
            return shown is not None and self._open(shown, record)

        told = (printed if opened else only_released)(texts, passages, is_open, lead)
        if told is None:
            return self._held(record, one, _MOVED)
        return tuple(self.mentions.relabelled(text) for text in told)

    def _held(self, record: Record, one: Field, message: str) -> tuple[str, ...]:
        label = self.material.words(one.about.label)
        self.notices.append(Notice(message, {"field": label, "record": f"{record.KIND} {record.key.hex()[:6]}"}))
        return ()

    def _open(self, reveals: Reveals, record: Record) -> bool:
        """Whether a kind of words about this record is printed in this use."""
        if reveals in _CLOSED:
            return False
        if reveals is Reveals.NOTHING or reveals in self.material.use.opens:
            return True
        near = [self.standings[who] for who in self.around.get(record.key, frozenset())]
        shy = [one for one in near if one.row is not Row.OFFICIAL]
        if reveals is Reveals.PLACE:  # a small place and a pseudonym are a name
            return all(one.how is How.NAMED for one in shy)
        if reveals is Reveals.HEALTH:
            return all(one.how is not How.NAMED for one in shy)
        return False

    def _age_band(self, person: Person) -> str:
        """A child's age band only where the child is the victim of an act that is told; a grown person's as it is."""
        if self.standings[person.id].row is not Row.CHILD:
            return person.age_band
        acts = (act for act in self.material.of(Act) if act.key in self.kept)
        return person.age_band if any(person.id in act.victims for act in acts) else "not_stated"
