"""The law as it is known here: what comes with the program, and an organisation's own in the network's register.

Delivered instruments and provisions are data in resources/law and are never changed; their texts are codes of the
vocabulary "law_text", or an address. An own row stands before them and overwrites nothing: dates say which held when.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

from fieldcase.casework.called import Looks
from fieldcase.casework.sight import Sight
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, declared
from fieldcase.model.delivered import DELIVERED, id_of_content
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.letters import ReplyTerm
from fieldcase.rules import law_versions

AnyRecord = TypeVar("AnyRecord", bound=Record)


def instruments(source: Sight) -> tuple[Instrument, ...]:
    """All instruments: own ones first, without those in the bin, then the delivered ones in their files' order."""
    return (*sorted(source.all(Instrument), key=lambda one: (one.country, one.code)), *delivered_instruments())


def by_code(source: Sight) -> dict[str, Instrument]:
    """The instruments by their short names; of two with the same one the first, which is the own one."""
    return {one.code: one for one in reversed(instruments(source))}


def provisions(source: Looks) -> tuple[Provision, ...]:
    """All versions of all provisions: own ones first, without those in the bin, then the delivered ones."""
    own = sorted(source.all(Provision), key=lambda one: (one.instrument, one.number, _first(one.valid_from)))
    return (*own, *delivered_provisions())


def in_force(
    known: Iterable[Provision], country: str, instrument: str, number: str, on: UncertainDate | None
) -> tuple[Provision, ...]:
    """The versions of a provision that may have been in force on a day that is itself uncertain; an empty `country`,
    `instrument` or `number` asks for any. None without a day: nothing is guessed. Which of an own and a delivered one
    is told, `rules.law_versions.holding` says."""
    if on is None:
        return ()
    sought = (
        one
        for one in known
        if (not country or country_of(one.instrument) == country)
        and (not instrument or one.instrument == instrument)
        and (not number or one.number == number)
    )
    return law_versions.holding(sought, on)


def country_of(code: str) -> str:
    """The country of an instrument's short name: "KG" of "kg-cc"; "" where it begins with none."""
    first = code.partition("-")[0]
    return first.upper() if len(first) == 2 and "-" in code else ""


@lru_cache
def delivered_instruments() -> tuple[Instrument, ...]:
    """The instruments that come with the program, read once."""
    return tuple(
        _made(Instrument, row | {"country": file["country"]}) for file in _files() for row in file["instruments"]
    )


@lru_cache
def delivered_provisions() -> tuple[Provision, ...]:
    """The provisions that come with the program, read once."""
    return tuple(_made(Provision, row) for file in _files() for row in file["provisions"])


@lru_cache
def delivered_reply_terms() -> tuple[ReplyTerm, ...]:
    """The rules on the time for an answer that come with the program, read once."""
    return tuple(_made(ReplyTerm, row) for file in _files() for row in file.get("reply_terms", ()))


@lru_cache
def _files() -> tuple[dict[str, Any], ...]:
    folder = resources.files("resources").joinpath("law")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".json")), key=lambda one: one.name)
    return tuple(json.loads(one.read_text("utf-8")) for one in files)


def _made(kind: type[AnyRecord], row: dict[str, Any]) -> AnyRecord:
    """A record of a row; what the row does not say is empty."""
    said = {field.name: field.from_wire(row[field.name]) for field in declared(kind) if field.name in row}
    named: dict[str, Any] = {"id": id_of_content(kind, said), "scope": DELIVERED, **said}
    return kind(**named)


def _first(when: UncertainDate | None) -> int:
    return when.first if when is not None else 0
