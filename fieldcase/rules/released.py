"""What a release is: records that may be told for one use, and how each person in them appears.

Compose, tables, charts and bundles take a Release and nothing else, so the type checker refuses an ungated export.
Only `rules.release.release` makes one: the constructor asks for its seal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from fieldcase.model.case import Case
from fieldcase.model.declare import Record
from fieldcase.model.ids import EvidenceId, PersonId, SourceId

AnyRecord = TypeVar("AnyRecord", bound=Record)


class How(StrEnum):
    """How a person appears: by agreed name, under a pseudonym, by role code, by description, or not at all."""

    NAMED = "named"
    PSEUDONYM = "pseudonym"
    ROLE_CODE = "role_code"
    DESCRIPTION = "description"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Appearance:
    """One person for one use. `label` is what is printed in their place, in the dossier's language."""

    person: PersonId
    how: How
    label: str
    counted: bool


@dataclass(frozen=True)
class ExhibitFate:
    """What becomes of an exhibit: shown, or a page under its number that says why not (`reason`, a msgid)."""

    shown: bool
    reason: str = ""


@dataclass(frozen=True)
class Notice:
    """A warning for the person who exports: a msgid and its values; it stops nothing."""

    message: str
    values: Mapping[str, str | int]


@dataclass(frozen=True)
class Seal:
    """The token without which no Release can be made; held by rules.release alone."""


@dataclass(frozen=True)
class Release:
    """Everything that may be told of one case for one use on one day. Fields that may not be told are already empty.

    `sources` says for each source whether it is cited in full (True) or only described (False).
    `coarse` holds the keys of records whose date is told no closer than a month.
    """

    seal: Seal
    use: str
    language: str
    case: Case
    records: tuple[Record, ...]
    people: Mapping[PersonId, Appearance]
    exhibits: Mapping[EvidenceId, ExhibitFate]
    sources: Mapping[SourceId, bool]
    coarse: frozenset[bytes]
    ledger: bool
    original_hashes: bool
    left_out: int
    notices: tuple[Notice, ...]
    heads: str

    def __post_init__(self) -> None:
        if not isinstance(self.seal, Seal):
            raise TypeError("a Release is made by rules.release alone")

    def of(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The released records of one kind, in a stable order."""
        return tuple(record for record in self.records if isinstance(record, kind))
