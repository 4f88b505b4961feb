"""What of a case or a visit may be read by the people it is handed over to: record by record, field by field.

A handing over is for internal use (do-no-harm.md): a refusal stands, an admission may be told, a name only when it was
asked for. Knows records, consents and marked passages. Refuses to know entries, files and devices: what it lets
through is cut out of the journal elsewhere (docs/decisions/0068-what-is-handed-over.md).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fieldcase.i18n import Words
from fieldcase.model.case import Case
from fieldcase.model.declare import Field, Record, Reveals, declared
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Consent, Passage, Person, PersonIdentity
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.model.terms import Tables
from fieldcase.rules.labels import ordinary_words, working_pseudonyms
from fieldcase.rules.material import Material, gather, references, typed_texts
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.passages import revealed_by
from fieldcase.rules.people import standings, told_people
from fieldcase.rules.share_files import files_that_stay
from fieldcase.rules.sharing import Sharing, sharing_of
from fieldcase.rules.uses import USES
from fieldcase.rules.withhold import speaks_of_hidden, withheld

_USE = "internal"
# What a desk notes of its own sealed visits: they lie in the desk's own scope, which never travels, and would tell whom
# it seals to and how often. Said here too, so that no later way to gather records takes them along.
NEVER_TRAVEL = frozenset({"sealed_visit", "sealed_file"})
_HIDDEN_FIELD = "hidden"
# A questionnaire is nothing without its form, a piece of evidence not without its file, where that may go
# (`share_files`). A slot of the vault is nobody else's business.
_WITH_THEIR_KEY = (Questionnaire, Evidence)


@dataclass(frozen=True)
class Terms:
    """On which terms something is handed over. `own`: to another vault of the very person who gives; `identity`: names
    and whatever else identifies was ticked; `network`: what belongs to the network was asked for twice; `use`: a
    redacted version, of what a file for this use would tell, and nothing else."""

    own: bool = False
    identity: bool = False
    network: bool = False
    use: str = ""

    def opens(self, reveals: Reveals | None, kind: type[Record] | None = None) -> bool:
        """Whether what reveals this may be read; None is a code nobody knows. `kind` is whose field it is."""
        if reveals is Reveals.KEY:
            return kind in _WITH_THEIR_KEY
        if reveals is None:
            return False
        closed = {Reveals.PRIVILEGED: self.own, Reveals.NETWORK: self.network, Reveals.IDENTITY: self.identity}
        return closed.get(reveals, True)

    def opens_kind(self, kind: type[Record]) -> bool:
        """Whether it may be known at all that there are records of a kind."""
        if kind.KIND in NEVER_TRAVEL:
            return False
        if kind is PersonIdentity:
            return self.identity
        return self.network or sharing_of(kind) is Sharing.PLAIN


@dataclass(frozen=True)
class Shared:
    """What may be read, by id of a record the wire names of its fields; `left_out` are records of which nothing is
    told because they speak of somebody who refused; `refused` are these people; `told` everybody who may appear."""

    fields: Mapping[bytes, frozenset[str]]
    left_out: frozenset[bytes]
    refused: frozenset[PersonId]
    told: frozenset[PersonId]


def shared(
    records: Iterable[Record], terms: Terms, on: datetime.date, *, case: Case, tables: Tables, words: Words
) -> Shared:
    """What of `records` (all of a case's or a visit's scope, the bin too, and those of the register it refers to) may
    be handed over on a day. `case` is the case, or a blank one for a visit.

    Of what lies in the bin it is told that it lies there, and no more. An answer about consent is always told, a
    withdrawal above all.
    """
    listed = tuple(records)
    material = gather(listed, case=case, use=USES[_USE], on=on, language=words.language, tables=tables, words=words)
    standing = standings(material)
    told = frozenset(material.everybody()) if terms.own else told_people(standing)
    pseudonyms = working_pseudonyms(one for one in listed if isinstance(one, Person))
    pseudonyms |= {who: person.pseudonym for who, person in material.persons.items()}
    labels = {who: name for who, name in pseudonyms.items() if who in told}
    mentions = Mentions(pseudonyms, labels, ordinary_words(material, standing))
    out = frozenset() if terms.own else _left_out(material, listed, told, mentions)
    closed = _closed_by_passages(listed, terms)
    closed |= _keys_of(files_that_stay(listed, out, closed, own=terms.own, identity=terms.identity))
    closed |= frozenset() if terms.own else _words_of_refusals(listed, told)
    speaks = None if terms.own else _speaks(told, mentions)
    fields = {
        record.key: _fields(record, terms, closed, speaks)
        for record in listed
        if record.key not in out and terms.opens_kind(type(record))
    }
    return Shared(fields, out, frozenset(material.everybody()) - told, told)


def _left_out(
    material: Material, listed: Iterable[Record], told: frozenset[PersonId], mentions: Mentions
) -> frozenset[bytes]:
    """Records of which nothing travels: of people who refused, of what goes with them, and of what speaks of them."""
    what = withheld(material, told, mentions)
    out = set(what.out | what.bare) - {material.case.key}
    known = {one.key for one in material.records} | {material.case.key}
    hidden = {one.key for one in listed if isinstance(one, Person) and not one.hidden and one.id not in told}
    out |= hidden
    others = [one for one in listed if one.key not in known and not isinstance(one, Consent | Person)]
    for one in others:
        if not one.hidden and speaks_of_hidden(one, told, mentions):
            out.add(one.key)
    grew = True
    while grew:  # what belongs to a record that is left out goes with it
        more = {one.key for one in others if one.key not in out and not out.isdisjoint(one.owners)}
        grew = bool(more)
        out |= more
    return frozenset(out)


def _speaks(told: frozenset[PersonId], mentions: Mentions) -> Callable[[Record, Field], bool]:
    """Whether one field speaks of somebody who is not told of: for the case and the visit, which stay themselves."""

    def of_hidden(record: Record, field: Field) -> bool:
        if field.refers == Person.KIND:
            value = getattr(record, field.name)
            named = value if field.many else (value,) if value is not None else ()
            return not told.issuperset(named)
        return any(one is field and mentions.withheld_in(text) for one, text in typed_texts(record))

    return of_hidden


def _closed_by_passages(listed: Iterable[Record], terms: Terms) -> frozenset[tuple[bytes, str]]:
    """Record and field of every passage that was marked with what these terms do not open: a signed field cannot be
    cut, so all of it stays here."""
    return frozenset(
        (one.about, one.field)
        for one in listed
        if isinstance(one, Passage) and not one.hidden and one.about is not None and not terms.opens(revealed_by(one))
    )


def _keys_of(evidence: Iterable[bytes]) -> frozenset[tuple[bytes, str]]:
    """Record and field of what leads to the files of these."""
    keys = [field.name for field in declared(Evidence) if field.about.reveals is Reveals.KEY]
    return frozenset((one, name) for one in evidence for name in keys)


def _words_of_refusals(listed: Iterable[Record], told: frozenset[PersonId]) -> frozenset[tuple[bytes, str]]:
    """Of whoever is not told of the answer alone goes along: why they refused is in their own words, and may say who
    they are and whom they fear."""
    return frozenset(
        (one.key, name)
        for one in listed
        if isinstance(one, Consent) and one.person not in told
        for name in ("reason", "given_by")
    )


def _fields(
    record: Record, terms: Terms, closed: frozenset[tuple[bytes, str]], speaks: Callable[[Record, Field], bool] | None
) -> frozenset[str]:
    """The wire names of what may be read of a record."""
    every = declared(type(record))
    if record.hidden and not terms.own:
        return frozenset(one.wire for one in every if one.name == _HIDDEN_FIELD)
    return frozenset(
        one.wire
        for one in every
        if terms.opens(one.about.reveals, type(record))
        and (record.key, one.name) not in closed
        and (speaks is None or isinstance(record, Consent) or not speaks(record, one))
    )


def referred(records: Iterable[Record], kinds: tuple[type[Record], ...]) -> set[bytes]:
    """The ids of records of some kinds that these refer to."""
    return {one for record in records for kind in kinds for one in references(record, kind)}
