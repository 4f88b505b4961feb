"""What a release is: records that may be told for one use, and how each person in them appears.

Compose, tables, charts and bundles take a Release and nothing else, so the type checker refuses an ungated export.
Only `rules.release.release` makes one: the constructor asks for its seal.
"""

from __future__ import annotations

import datetime
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
    """One person for one use. `label` is what is printed in their place, in the dossier's language.

    `counted`: agreed to be counted in statistics (officials and workers always are).
    """

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
    """A warning for the person who exports: a msgid and its values; it stops nothing.

    The values name only people who appear, by their label for this use.
    """

    message: str
    values: Mapping[str, str | int]


@dataclass(frozen=True)
class Seal:
    """The token without which no Release can be made; held by rules.release alone."""


@dataclass(frozen=True)
class Release:
    """Everything that may be told of one case for one use on one day. Fields that may not be told are already empty.

    - `case` may have lost its title or its code, where these spoke of somebody who is not told of.
    - `records` come in the order of their kind's number and their id. Person.pseudonym is the label for this use,
      Member.pseudonym is the member's role code (W1, L1). An exhibit that could betray somebody has its number alone.
    - `people` holds everybody, also the withheld (label empty), so that those who agreed to be counted can be counted.
    - `sources` says for each source whether it is cited in full (True) or only described (False: of the rest of it
      nothing but kind, language, month and description is left).
    - `coarse` holds the keys of records whose date is told no closer than a month; that date is coarse already.
    - For statistics there are reported figures with their sources, and people who agreed to be counted, the events and
      acts about them alone, as bare codes.
    - `left_out` counts the records held back for the sake of people; `heads` is handed through.
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
    on: datetime.date

    def __post_init__(self) -> None:
        if not isinstance(self.seal, Seal):
            raise TypeError("a Release is made by rules.release alone")

    def of(self, kind: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The released records of one kind, in a stable order."""
        return tuple(record for record in self.records if isinstance(record, kind))
