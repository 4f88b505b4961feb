"""What a letter is made from, and which of its words are printed: its own, without what was marked and not released.

Knows fields and marked passages; decides nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.declare import Record, field_named
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import AnyId, MemberId, PersonId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Consent, Naming, Passage, Person, PersonIdentity
from fieldcase.model.security import Relation
from fieldcase.rules.letter_places import with_demands
from fieldcase.rules.passages import printed, released, revealed_by
from fieldcase.rules.uses import USES

USE = "authority"
ADDRESSEE = N_("Addressee")
# What the letter says, and what is its head.
_SAYS = ("subject", "on_behalf", "text", "enclosures")
_HEAD = ("number", "sender", "reply_to")


@dataclass(frozen=True)
class Correspondence:
    """A letter, its deliveries, its demands in order, and what is known of people.

    `records` are people, consents, identities, relations and decisions to name of the whole vault, and the passages
    that are marked in the letter and its demands. Identities and consents of the bin are among them: they are looked
    for, and allow nothing; `lead` is the lead of the case it lies in, who releases admissions. `example`
    marks what is invented.
    """

    letter: Letter
    deliveries: tuple[Delivery, ...]
    demands: tuple[Recommendation, ...]
    records: tuple[Person | Consent | PersonIdentity | Naming | Passage | Relation, ...]
    example: bool = False
    lead: MemberId | None = None

    def near(self) -> frozenset[PersonId]:
        """Those whose working pseudonym counts in this letter: of its scope, and whom it says it speaks of."""
        here = {one.id for one in self.records if isinstance(one, Person) and one.scope == self.letter.scope}
        return frozenset(here | set(self.letter.people))

    def identities(self) -> tuple[PersonIdentity, ...]:
        """What identifies anybody, that in the bin too."""
        return tuple(one for one in self.records if isinstance(one, PersonIdentity))

    def consents(self) -> tuple[Consent, ...]:
        """The consents with the names of guardians, those in the bin too."""
        return tuple(one for one in self.records if isinstance(one, Consent))

    def addressees(self) -> tuple[str, ...]:
        """To whom it goes, each once."""
        return tuple(dict.fromkeys(one.addressee.strip() for one in self.deliveries if one.addressee.strip()))

    def own_words(self) -> Mapping[str, tuple[str, ...]]:
        """What the letter says, by the field it stands in, without its head; demands fill their place. A field of
        which nobody can say any more what was marked in it is empty."""
        said = {name: self._open(self.letter, name) for name in _SAYS}
        demands = [text for one in self.demands for text in self._open(one, "text")]
        return {**said, "text": tuple(with_demands(text, demands) for text in said["text"])}

    def held_back(self) -> int:
        """How many marked passages are not printed."""
        records: tuple[tuple[Record, str], ...] = (
            *((self.letter, name) for name in _SAYS), *((one, "text") for one in self.demands),
        )  # fmt: skip
        return sum(len(self._closed(record, name)) for record, name in records)

    def texts(self, words: Words) -> Iterator[tuple[str, str]]:
        """Every word that is printed, with the place it stands at; the number too, which goes into the file's name."""
        says = self.own_words()
        for name in (*_SAYS, *_HEAD):
            label = words(field_named(Letter, name).about.label)
            value = says[name] if name in says else (getattr(self.letter, name),)
            yield from ((label, one) for one in value if one)
        for one in self.deliveries:
            yield words(ADDRESSEE), one.addressee

    def _open(self, record: Record, name: str) -> tuple[str, ...]:
        value = getattr(record, name)
        texts = tuple(one.strip() for one in (value if isinstance(value, tuple) else (value,)) if one.strip())
        marked = self._marked(record, name)
        return (printed(texts, marked, _is_open, self.lead) if marked else texts) or ()

    def _marked(self, record: Record, name: str) -> tuple[Passage, ...]:
        passages = (one for one in self.records if isinstance(one, Passage))
        return tuple(one for one in passages if one.about == AnyId(record.key) and one.field == name)

    def _closed(self, record: Record, name: str) -> tuple[Passage, ...]:
        return tuple(one for one in self._marked(record, name) if not _is_open(one) and not released(one, self.lead))


def _is_open(passage: Passage) -> bool:
    """Whether a letter to an authority tells such words without further condition."""
    return revealed_by(passage) in USES[USE].opens
