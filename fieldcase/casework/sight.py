"""A desk or its reading lane, asked in one way: how many records fit, which they are, the hidden ones too.

For functions that a deed needs on the writing lane and a window on the reading one. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import NoSuchRecord
from fieldcase.model.asked import Asked
from fieldcase.model.campaigns import Campaign
from fieldcase.model.case import Case
from fieldcase.model.declare import Record
from fieldcase.model.ids import ScopeId
from fieldcase.vault import lists

AnyRecord = TypeVar("AnyRecord", bound=Record)
Sight = Desk | Look
_ALL = 1 << 62


def count(source: Sight, asked: Asked) -> int:
    """How many records fit."""
    return source.count(asked) if isinstance(source, Look) else lists.count(source.vault.write, asked)


def found(source: Sight, kind: type[AnyRecord], asked: Asked, most: int = 10_000) -> tuple[AnyRecord, ...]:
    """The records that fit, in the order asked for, `most` at the most; `kind` is that of `asked`."""
    if isinstance(source, Look):
        return source.page(kind, source.vector(asked)[:most])
    numbers = lists.vector(source.vault.write, asked)[:most]
    return tuple(one for one in lists.page(source.vault.write, kind, numbers) if one is not None)


def newest(source: Sight, kind: type[AnyRecord], asked: Asked, of: str) -> dict[int, AnyRecord]:
    """Of the records that fit, the one that came last for each value of the field `of`, by its number: a higher one
    came later."""
    return (
        source.newest(kind, asked, of)
        if isinstance(source, Look)
        else lists.newest(source.vault.write, kind, asked, of)
    )


def grouped(source: Sight, asked: Asked, names: Sequence[str]) -> tuple[tuple[tuple[Any, ...], int], ...]:
    """How many of the records that fit have each combination of values of some fields, none of which holds many."""
    return source.grouped(asked, names) if isinstance(source, Look) else lists.grouped(source.vault.write, asked, names)


def bare(source: Sight, kind: type[AnyRecord], names: Sequence[str]) -> tuple[AnyRecord, ...]:
    """All records of a kind without those in the bin, with these fields alone (`lists.bare`)."""
    return source.bare(kind, names) if isinstance(source, Look) else lists.bare(source.vault.write, kind, names)


def everything(source: Sight, kind: type[AnyRecord], scope: ScopeId | None = None) -> tuple[AnyRecord, ...]:
    """The records of a kind, those in the bin too."""
    return (*source.all(kind, scope), *found(source, kind, Asked(kind, scope=scope, hidden=True), _ALL))


def example_scopes(source: Sight) -> frozenset[ScopeId]:
    """The scopes of the cases and campaigns that are invented ones: what counts them says so."""
    cases, campaigns = (
        found(source, kind, Asked(kind, equals=(("example", True),)), _ALL) for kind in (Case, Campaign)
    )
    return frozenset(one.scope for one in (*cases, *campaigns))


def case_of(source: Sight, scope: bytes) -> Case | None:
    """The case that a scope belongs to, None where it is that of a visit, of the register or of the desk."""
    return next(iter(found(source, Case, Asked(Case, scope=scope))), None)


def with_id(source: Sight, kind: type[AnyRecord], text: str) -> AnyRecord:
    """The record of a kind with an id as it is printed, in hexadecimal digits; NoSuchRecord where there is none, and
    where it is in the bin."""
    try:
        found_one = source.get(kind, bytes.fromhex(text))
    except ValueError:
        found_one = None
    if found_one is None or found_one.hidden:
        raise NoSuchRecord(id=text)
    return found_one
