"""What a dossier is made from: everything the making child is handed, and nothing it would have to ask a vault for.

Keys of stored files and of slots are taken off here; what is left are records, the key that pseudonyms are drawn with,
and what is to be known of pictures that were already cleaned. It travels to the child over a pipe and is never written
anywhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from fieldcase.dossier.annexes import Annex
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, Reveals, declared
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId
from fieldcase.model.law import Provision
from fieldcase.model.people import Consent, PersonIdentity
from fieldcase.model.terms import Norm, Tables, Term
from fieldcase.rules.glossary import Entry
from fieldcase.rules.wording import Advice

AnyRecord = TypeVar("AnyRecord", bound=Record)
# The file types that can be shown on a page, or on a page each of theirs.
PICTURES = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff"))
DOCUMENTS = frozenset(("application/pdf",))


class Pictured:
    """What is made of records and of the pages of exhibits: which pieces could be shown, which pictures are known.

    `records` are all that go in.
    """

    records: tuple[Record, ...]
    pictures: Mapping[EvidenceId, Annex]

    @property
    def key(self) -> bytes:
        """The id of what the file is of."""
        raise NotImplementedError

    @property
    def keeps_pictures(self) -> bool:
        """Whether the child needs the pictures themselves."""
        raise NotImplementedError

    def can_be_shown(self) -> frozenset[EvidenceId]:
        """The pieces of evidence whose file could stand on pages as pictures."""
        types = PICTURES | DOCUMENTS
        return frozenset(one.id for one in self.records if isinstance(one, Evidence) and one.media_type in types)

    def sums(self) -> frozenset[bytes]:
        """The SHA-256 of every picture that is known here."""
        return frozenset(picture.sha256 for annex in self.pictures.values() for picture in annex.shown)


@dataclass(frozen=True, repr=False, kw_only=True)
class OfTheVault(Pictured):
    """What dossiers and reports are both made from, whatever they tell.

    `identities` and `consents`: of the whole vault, for the last look for known identities. `language` is the file's,
    `told` that of whoever exports. `pictures` are the pages of exhibits, or why one has none. `preview`: the file stays
    in the child to be looked at page by page, and the list of what to look at is made. `provisions`: the versions of
    the law that is known, for those that were in force. `terminology`: which lists of words are in use. `glossary`: the
    terms that are known, in the file's language.
    """

    use: str
    language: str
    on: datetime.date
    told: str
    file_name: str
    identities: tuple[PersonIdentity, ...]
    consents: tuple[Consent, ...]
    tables: Tables
    pseudonym_key: bytes
    program: str
    advice: tuple[Advice, ...] = ()
    terminology: str = ""
    glossary: tuple[Entry, ...] = ()
    pictures: Mapping[EvidenceId, Annex] = field(default_factory=dict)
    preview: bool = False
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, repr=False, kw_only=True)
class Ingredients(OfTheVault):
    """One dossier before it is made. `records`: all of the case's scope and the register; `heads`: where the journal of
    the case ended; `sections`: the anchors of those wanted, None for all."""

    case: Case
    records: tuple[Record, ...]
    heads: str
    sections: frozenset[str] | None = None

    def __repr__(self) -> str:
        return f"<ingredients of {self.case.key.hex()[:6]}>"

    @property
    def key(self) -> bytes:
        """The id of the case."""
        return self.case.key

    @property
    def keeps_pictures(self) -> bool:
        """To show pages the child needs the pictures themselves."""
        return self.preview


def without_keys(record: AnyRecord) -> AnyRecord:
    """The record without what opens a stored file or a slot."""
    locked = {one.name: one.empty for one in declared(type(record)) if one.about.reveals is Reveals.KEY}
    return replace(record, **locked) if locked else record


def bare_tables(tables: Tables) -> Tables:
    """The same tables as plain dictionaries, which can be sent."""
    return replace(
        tables,
        vocabularies={
            name: {code: _term(one) for code, one in terms.items()} for name, terms in tables.vocabularies.items()
        },
        norms={code: _norm(one) for code, one in tables.norms.items()},
        instruments=_plain(tables.instruments),
        pseudonyms=_plain(tables.pseudonyms),
    )  # fmt: skip


def _term(one: Term) -> Term:
    return replace(one, labels=dict(one.labels), marks=dict(one.marks))


def _norm(one: Norm) -> Norm:
    return replace(one, labels=dict(one.labels))


def _plain(value: Any) -> Any:
    return {key: _plain(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value
