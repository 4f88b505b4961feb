"""Own law under the short names and numbers by which it was cited before somebody changed them.

A citation is never left without a name: what an act cites stays citable and says that it is to be checked. Knows the
register's records and their history; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from fieldcase.model.asked import Asked
from fieldcase.model.case import Act
from fieldcase.model.declare import Record, field_named
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.terms import Tables
from fieldcase.vault import lists
from fieldcase.vault.vault import Vault

_TO_CHECK = "unsourced"


def with_former(
    vault: Vault, delivered: Tables, titled: Iterable[Instrument], own: Iterable[Provision]
) -> tuple[tuple[Instrument, ...], tuple[Provision, ...]]:
    """Own instruments and provisions, before them what they were called when they were cited.

    A former name that a delivered or another own record bears today is that one's. A former number is kept only where
    an act cites it, and its norm is then unsourced: whether the act means this provision is for a person to say.
    """
    instruments, provisions = tuple(titled), tuple(own)
    taken = {one.code for one in instruments} | set(delivered.instruments)
    earlier = tuple(
        replace(one, code=code) for one in instruments for code in _ever(vault, one, "code") if code not in taken
    )
    cited = {norm_code(one) for one in provisions} | set(delivered.norms)
    before = tuple(
        former
        for one in provisions
        for instrument, number in product(_ever(vault, one, "instrument"), _ever(vault, one, "number"))
        if norm_code(former := replace(one, instrument=instrument, number=number, status=_TO_CHECK)) not in cited
        and citations(vault, norm_code(former))
    )
    return (*earlier, *instruments), (*before, *provisions)


def citations(vault: Vault, norm: str) -> int:
    """How many acts cite a norm by its code, those in the bin left out."""
    return lists.count(vault.write, Asked(Act, equals=(("norms", norm),)))


def norm_code(one: Provision) -> str:
    """The code by which a provision is cited: "kg-cc:228.1"."""
    return f"{one.instrument}:{one.number}"


def _ever(vault: Vault, record: Record, field: str) -> tuple[str, ...]:
    """Every value that a field of a record had and that was not erased, each once, without the empty one."""
    versions = vault.store.history(type(record), record.key, field_named(type(record), field))
    return tuple(dict.fromkeys(one.value for one in versions if one.value and not one.erased))
