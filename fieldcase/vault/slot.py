"""One field of a record: all entries that touch it, which of them speak, and what erasures take.

Knows ids, hashes and who answers to whom (fieldcase/vault/descent.py). Refuses to know tables: a pure function of the
set of entries, so that whatever order they came in, the same follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fieldcase.vault.entry import kept_body


@dataclass(repr=False, eq=False)
class Written:
    """One entry's word on one slot: None as body where it was erased or withheld.

    `holder` stands for whoever has the device; `grew_from` for whoever wrote what the entry grew from, None where that
    has not all arrived: then `surely` are those of whom it is known already. They say who may take it back.
    """

    entry: bytes
    device: bytes
    n: int
    place: int
    hlc: int
    erasure: bool
    body: bytes | None
    seen: frozenset[bytes]
    holder: bytes = b""
    grew_from: frozenset[bytes] | None = frozenset()
    surely: frozenset[bytes] = frozenset()

    @property
    def value(self) -> Any:
        """The wire value; only asked where the body is present."""
        return self.said["value"]

    @cached_property
    def said(self) -> dict[str, object]:
        """The body's map, read once; only asked where the body is present."""
        assert self.body is not None
        return kept_body(self.body)

    def takes(self, other: Written) -> bool:
        """Whether this erasure may take the other's words: they are of the same hand, or grew from that hand alone."""
        return self.holder == other.holder or other.grew_from == frozenset({self.holder})

    def may_take(self, other: Written) -> bool:
        """The same, or it cannot be told yet."""
        return self.takes(other) or (other.grew_from is None and other.surely <= {self.holder})


@dataclass(repr=False)
class Slot:
    """All entries that touch one field, and what follows from them; `missing` are ids they name that are not here,
    `whole` the erasures of the whole record."""

    written: list[Written] = field(default_factory=list)
    missing: set[bytes] = field(default_factory=set)
    whole: list[Written] = field(default_factory=list)

    def heads(self) -> list[Written]:
        """The entries no other entry of this slot has seen; what an erasure only asks for is not seen by it."""
        known = {one.entry: one for one in self.written}
        seen = set[bytes]()
        for one in self.written:
            seen |= {at for at in one.seen if self._set_aside(one, known.get(at))}
        return [one for one in self.written if one.entry not in seen]

    @staticmethod
    def _set_aside(by: Written, other: Written | None) -> bool:
        return not by.erasure or other is None or other.erasure or by.takes(other)

    def values(self) -> list[Written]:
        """The heads that still speak, one per distinct value, the one to show first.

        An erasure says that the field is empty, but only where it left no words.
        """
        if len(self.written) == 1 and not self.whole and not self.written[0].erasure:  # nearly every field there is
            return [one for one in self.written if one.body is not None]
        found: dict[str, Written] = {}
        heads = self.speaking(self.heads())
        words = [one for one in heads if not one.erasure]
        for one in sorted(words or heads, key=lambda head: (head.hlc, head.entry), reverse=True):
            found.setdefault(repr(one.value), one)
        return list(found.values())

    def later(self, entries: Iterable[bytes]) -> set[bytes]:
        """The entries that have seen one of these, or have seen one that has, without these themselves."""
        after: dict[bytes, set[bytes]] = defaultdict(set)
        for one in self.written:
            for seen in one.seen:
                after[seen].add(one.entry)
        start = set(entries)
        found, waiting = set(start), list(start)
        while waiting:
            fresh = after[waiting.pop()] - found
            found |= fresh
            waiting += fresh
        return found - start

    def erasures(self) -> list[bytes]:
        """The erasures of this field."""
        return [one.entry for one in self.written if one.erasure]

    def meant(self) -> list[tuple[Written, Written]]:
        """Every erasure with every entry whose words it asks for: of the field what had not seen it, of the whole
        record everything."""
        asked = [(erasure, one) for erasure in self.whole for one in self.written if not one.erasure]
        for erasure in (one for one in self.written if one.erasure):
            alive = self.later([erasure.entry])
            asked += [(erasure, one) for one in self.written if not one.erasure and one.entry not in alive]
        return asked

    def dead(self) -> set[bytes]:
        """The entries whose words an erasure took."""
        return {one.entry for erasure, one in self.meant() if erasure.takes(one)}

    def silent(self) -> set[bytes]:
        """The dead, and those of which it cannot be told yet: what they grew from has not all arrived."""
        return {one.entry for erasure, one in self.meant() if erasure.may_take(one)}

    def asked(self) -> list[tuple[Written, Written]]:
        """Erasures that are only asked for, each with words that stand all the same."""
        dead = self.dead()
        return [
            (erasure, one)
            for erasure, one in self.meant()
            if one.entry not in dead and one.body is not None and not erasure.may_take(one)
        ]

    def speaking(self, among: list[Written]) -> list[Written]:
        """Those that have words to show: neither withheld nor taken by an erasure."""
        silent = self.silent()
        return [one for one in among if one.body is not None and one.entry not in silent]

    def beneath(self, shown: Iterable[bytes]) -> list[bytes]:
        """The basis of whoever writes this field anew and was shown these entries.

        With them it names every erasure known here, the heads that one took, and what lies behind the shown and has
        not arrived here. So each reader can tell, whatever has arrived there, that the new words are to stay.
        """
        shown, dead, behind = list(shown), self.dead(), set[bytes]()
        before = {one.entry: one.seen for one in self.written}
        waiting = list(shown)
        while waiting:
            fresh = before.get(waiting.pop(), frozenset()) - behind
            behind |= fresh
            waiting += fresh
        taken = [one.entry for one in self.heads() if one.entry in dead]
        return list(dict.fromkeys([*shown, *self.erasures(), *taken, *sorted(behind & self.missing)]))

    def erased(self) -> list[Written]:
        """The entries whose body must go: the dead that have one to lose."""
        dead = self.dead()
        return [one for one in self.written if one.entry in dead and one.body is not None]
