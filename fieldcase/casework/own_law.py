"""The tables of a desk: what is delivered, and the law of an organisation's own that its vault keeps.

Asked for once when a desk opens and after each change of the law. A norm that an act cites stays known under the name
it was cited by: when a short name or a number is typed anew, and when the provision lies in the bin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from fieldcase.model.case import Act
from fieldcase.model.declare import field_named
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.terms import Tables
from fieldcase.rules.citable import norm_of, with_own
from fieldcase.vault import lists
from fieldcase.vault.vault import Vault

_NAMED_BY = ("instrument", "number")


def tables_of(vault: Vault, delivered: Tables) -> Tables:
    """The delivered tables with the vault's own law in them; the delivered ones themselves where it keeps none."""
    instruments, own = vault.store.all(Instrument), vault.store.all(Provision)
    former = _former(vault, frozenset({*delivered.norms, *(norm_of(one).code for one in own)}))
    titled = [
        replace(one, code=code)
        for one in instruments
        for code in _values(vault, one, "code")
        if code not in delivered.instruments
    ]
    return with_own(delivered, (*titled, *instruments), own, former)


def _former(vault: Vault, known: frozenset[str]) -> dict[str, Provision]:
    """The codes that acts cite and that nothing is called by any more, each with the provision that it meant."""
    every = sorted(vault.store.all(Provision, hidden=True), key=lambda one: not one.hidden)
    cited = lists.named_in(vault.write, Act, "norms") - known if every else frozenset()
    return {code: one for one in every if cited for code in _former_names(vault, one) if code in cited}


def _former_names(vault: Vault, one: Provision) -> Iterator[str]:
    """Every code by which a provision can have been cited since it was entered."""
    said = (_values(vault, one, name) for name in _NAMED_BY)
    yield from (f"{instrument}:{number}" for instrument, number in product(*said) if instrument and number)


def _values(vault: Vault, one: Instrument | Provision, name: str) -> tuple[str, ...]:
    """What a field has said since a record was entered, oldest first, each once."""
    history = vault.store.history(type(one), one.id, field_named(type(one), name))
    return tuple(dict.fromkeys(str(version.value) for version in history))
