"""Faults of the merge to be planted one at a time: each a way in which laptops could come to differ, or to lose words.

Knows where the merge's decisions are made. A test that lives runs with one of them must notice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import pytest

from fieldcase.vault import ahead, holding, projection, quarantine, settling
from fieldcase.vault.absorbing import Absorbing
from fieldcase.vault.ahead import Ahead
from fieldcase.vault.descent import Descent
from fieldcase.vault.entry import Entry
from fieldcase.vault.holding import Ranges
from fieldcase.vault.journal import Journal
from fieldcase.vault.projection import Known
from fieldcase.vault.slot import Slot, Written

Fault = Callable[[pytest.MonkeyPatch], None]
FAULTS: dict[str, tuple[Fault, int]] = {}
"""By name the fault, and a run (by its seed) that is known to notice it."""


def _named(name: str, run: int) -> Callable[[Fault], Fault]:
    def listed(fault: Fault) -> Fault:
        FAULTS[name] = fault, run
        return fault

    return listed


@_named("the basis is dropped", 0)
def _basis(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Slot, "beneath", lambda slot, shown: [])


@_named("the erasures that are known are not named", 3)
def _beneath(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Slot, "beneath", lambda slot, shown: list(shown))


@_named("the last writer wins by the clock", 1)
def _clock(patch: pytest.MonkeyPatch) -> None:
    values = Slot.values
    patch.setattr(Slot, "values", lambda slot: values(slot)[:1])


@_named("heads are taken from the clock", 1)
def _heads(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Slot, "heads", lambda slot: sorted(slot.written, key=lambda one: (one.hlc, one.entry))[-1:])


@_named("a conflict is hidden", 1)
def _hidden(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Known, "conflicts", lambda known: [])


@_named("an erasure is ignored", 0)
def _ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Slot, "dead", lambda slot: set())
    patch.setattr(Slot, "silent", lambda slot: set())


@_named("erased words stay in their place", 0)
def _stay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(settling, "_purge", lambda connection, found: None)


@_named("anybody may force an erasure", 1)
def _forced(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Written, "takes", lambda erasure, other: True)


@_named("whose a record is does not count", 0)
def _own_words_only(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Written, "takes", lambda erasure, other: erasure.holder == other.holder)


@_named("what was added to a record does not grow from it", 8)
def _begun(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Journal, "_begun_by", lambda *_: set())


@_named("words of which it cannot be told yet are shown meanwhile", 126)
def _meanwhile(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Slot, "silent", Slot.dead)


@_named("what has not arrived is left out of account", 27)
def _guessed(patch: pytest.MonkeyPatch) -> None:
    def joined(descent: Descent, seen: frozenset[bytes]) -> frozenset[bytes]:
        return frozenset[bytes]().union(*(descent._found[one] or frozenset() for one in seen))

    patch.setattr(Descent, "_joined", joined)


@_named("a restored laptop is a stranger to its own words", 15)
def _stranger(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(projection, "hands", lambda connection: {})


@_named("a late body is left out", 0)
def _unfilled(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Journal, "fill", lambda *_: True)


@_named("a late body is brought back without a look at the erasure", 0)
def _brought_back(patch: pytest.MonkeyPatch) -> None:
    fill = Absorbing._fill

    def unsettled(absorbing: Absorbing, entry: Entry) -> None:
        before = set(absorbing.outcome.touched)
        fill(absorbing, entry)
        absorbing.outcome.touched = before

    patch.setattr(Absorbing, "_fill", unsettled)


@_named("what came twice counts twice", 0)
def _twice(patch: pytest.MonkeyPatch) -> None:
    store, wanted = Journal.store, Ahead.demand_place

    def stored(journal: Journal, entry: Entry, record: bytes | None, running: bytes | None = None) -> bytes:
        if journal.known(entry.id):
            journal._sql.execute("UPDATE entry SET n = (SELECT max(n) + 1 FROM entry) WHERE id = ?", (entry.id,))
            return running or b""
        return store(journal, entry, record, running)

    def placed(here: Ahead, entry: Entry) -> None:
        if not here.known(entry):
            wanted(here, entry)

    patch.setattr(Journal, "store", stored)
    patch.setattr(Ahead, "demand_place", placed)
    patch.setattr(Journal, "lacks_words", lambda *_: True)
    patch.setattr(Absorbing, "_fill", lambda taking, entry: taking._store(entry))


@_named("the order of a chain is not checked", 5)
def _chain(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ahead, "fits_chain", lambda entry, neighbours: None)


@_named("a signature is not checked", 2)
def _signature(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Entry, "check", lambda entry: None)
    patch.setattr(Entry, "check_parts", lambda entry: None)
    patch.setattr(Entry, "_check_signature", lambda entry: None)


@_named("a hole in a chain counts as held", 2)
def _hole(patch: pytest.MonkeyPatch) -> None:
    present = holding.present

    def closed(connection: Any, scopes: Collection[bytes]) -> holding.Have:
        return {
            scope: {device: Ranges(((0, ranges.of[-1][1]),)) for device, ranges in chains.items()}
            for scope, chains in present(connection, scopes).items()
        }

    patch.setattr(holding, "present", closed)


@_named("what waited for a device is forgotten when it is met", 1)
def _waited(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(quarantine, "of_device", lambda connection, device: [])


@_named("everybody is believed", 0)
def _believed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Absorbing, "_doubt", lambda taking, entry: "")


@_named("words are kept aside without what came later", 1)
def _aside(patch: pytest.MonkeyPatch) -> None:
    put = quarantine.put

    def bare(connection: Any, entry: Entry, *more: Any) -> bool:
        parts = (None,) * len(entry.parts)
        return put(connection, replace(entry, parts=parts), *more)

    patch.setattr(quarantine, "put", bare)
