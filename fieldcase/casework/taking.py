"""What another laptop handed over is looked at, and taken in where a person accepts it.

Knows what a person wants to be told before: from whom, whether their card was checked, how much of what. Refuses to
believe a file: it is opened in a child without keys, verified, and taken in whole or not at all.
"""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldcase.casework import arrived_files
from fieldcase.casework.arrived_files import Waiting
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.following import followed
from fieldcase.errors import Cancelled, CannotRead, CardForged, CardUnreadable, VaultError
from fieldcase.exchange.cards import Card
from fieldcase.exchange.opening import Laptop, Opening, whole
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Visit
from fieldcase.vault.absorbing import Outcome
from fieldcase.vault.arriving import Brought, arrive, binding_keys
from fieldcase.vault.block_files import PlainFile
from fieldcase.vault.entry import ERASURE, Entry, Header
from fieldcase.vault.holding import Ranges
from fieldcase.vault.intake import is_newer, kind_of_number
from fieldcase.vault.peers import Peer

_KEPT = 64 * 2**20
"""So many bytes of entries are kept between looking and taking; a larger file is read anew."""
# An entry that was verified, in numbers and bytes alone: the collector of cycles does not look through these. For
# 20,000 entries with their headers it stands still for a twentieth of a second, and the window with it.
_Kept = tuple[Any, ...]
_EVERY = 16
Step = Callable[[int], None]


def _told(_number: int) -> None:
    """Tell nobody how far it is."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Summary:
    """What a file says before anything of it is taken in. `label` is what its sender wants to be called, `known` their
    card was here before, `checked` two people compared its words, `revoked` they are believed no longer. `made` and
    `until` in milliseconds since 1970 (UTC) by the sender's clock; `files` of evidence, of `size` bytes, go with it;
    `records` by kind; `newer` are entries of kinds, or of forms of kinds, that a newer version made, `erasures` how
    many ask to forget something; `new` whether anything here is not here yet."""

    sender: bytes
    label: str
    known: bool
    checked: bool
    revoked: bool
    made: int
    until: int
    files: int
    size: int
    entries: int
    records: Mapping[str, int]
    newer: int
    erasures: int
    new: int


@dataclass(frozen=True)
class Taken:
    """What came of it, what it changed (for the pages that show it), the cases and visits that it brought to, and the
    files of evidence that the vault waits for now (`arrived_files.bring_in`)."""

    outcome: Outcome
    changes: Changes
    holders: tuple[Case | Visit, ...] = ()
    waits: Waiting = field(default_factory=Waiting)


class Arrival:
    """A file from another laptop, open for this vault until `close`."""

    def __init__(self, desk: Desk, path: Path) -> None:
        """BundleTooLarge, BundleDamaged, BundleForOthers, BundleForged, BundleNewer, BundleMalformed,
        BundleReaddressed, BundleExpired, BundleAhead, ChildFailed; CannotRead. Nothing is changed."""
        self._desk, self.path = desk, path
        try:
            # A link is followed; a pipe that lies on a stick under such a name is not waited for.
            plain = Path(os.path.realpath(path))
            with io.BufferedReader(PlainFile(plain, plain.parent)) as source:
                self._file = whole(source)
        except (OSError, VaultError):
            raise CannotRead(name=path.name) from None
        self._opening = self._opened()
        self._kept: list[_Kept] | None = None
        try:
            self.card = self._sender_card()
        except BaseException:
            self.close()
            raise

    def _opened(self) -> Opening:
        own = self._desk.vault.peers.own()
        return Opening(self._file, Laptop(own.device, (own.identity,)), self._desk.world.now())

    def _sender_card(self) -> Card | None:
        """The card that came along; None where there is none, or it is not the sender's own."""
        packed = self._opening.head.card
        if not packed:
            return None
        try:
            card = Card.unpacked(packed)
        except (CardUnreadable, CardForged):
            return None
        return card if card.device == self._opening.sender else None

    def summary(self, step: Step = _told, stop: Callable[[], bool] = _never) -> Summary:
        """Read it through once, verified; `step` is told the number of entries read now and then. Cancelled as soon as
        `stop` says so; BundleMalformed, BundleScopeUnknown, ChildFailed."""
        head, journal = self._opening.head, self._desk.vault.journal
        peer = self._desk.vault.peers.of(self._opening.sender)
        kept: list[_Kept] = []
        ids: list[bytes] = []
        size = number = newer = erasures = 0
        seen: dict[str, set[bytes]] = {}
        for entry in _watched(self._entries(), step, stop):
            number += 1
            size += len(entry.raw) + sum(len(part) for part in entry.parts if part is not None)
            if size <= _KEPT:
                kept.append((tuple(vars(entry.header).values()), entry.raw, entry.signature, entry.leaves, entry.parts))
            name = kind_of_number(entry.header.kind)
            ids.append(entry.id)
            if entry.header.kind == ERASURE:
                erasures += 1
                continue
            newer += is_newer(entry.header)
            if name:
                seen.setdefault(name, set()).add(entry.header.record)
        new = len(ids) - len(journal.known_of(ids))
        self._kept = kept if size <= _KEPT else None
        label = peer.label if peer is not None else self.card.label if self.card is not None else ""
        return Summary(
            self._opening.sender, label, peer is not None, peer is not None and peer.checked,
            peer is not None and peer.revoked is not None, head.made, head.until, len(head.files),
            sum(one.size for one in head.files), number,
            Counter({name: len(records) for name, records in sorted(seen.items())}), newer, erasures, new,
        )  # fmt: skip

    def accept(self, step: Step = _told, stop: Callable[[], bool] = _never) -> Taken:
        """Take it in, in one transaction; a sender who was not met before is known from now on, not checked.

        Cancelled as soon as `stop` says so; BundleMalformed and the like: nothing was changed. Twice changes nothing.
        What cannot be believed yet is kept aside (`outcome.aside`).
        """
        head, vault = self._opening.head, self._desk.vault
        brought = Brought(
            self._opening.sender,
            {one.id: (one.kind, one.tag_key) for one in head.scopes},
            {scope: {device: Ranges(of) for device, of in chains.items()} for scope, chains in head.have.items()},
        )
        newcomer = None
        if vault.peers.of(self._opening.sender) is None and self.card is not None:
            card = self.card
            newcomer = Peer(card.device, card.recipient, card.label, card.member, self._desk.world.now())
        entries = map(_again, self._kept) if self._kept is not None else self._anew()
        watched = _watched(entries, step, stop)
        outcome, changes = followed(self._desk, lambda: arrive(vault, brought, watched, newcomer))
        return Taken(outcome, changes, self._holders(), arrived_files.waiting(self._desk, head))

    def _holders(self) -> tuple[Case | Visit, ...]:
        scopes = {one.id for one in self._opening.head.scopes}
        every: tuple[Case | Visit, ...] = (*self._desk.all(Case), *self._desk.all(Visit))
        return tuple(one for one in every if one.scope in scopes)

    def _entries(self) -> Iterator[Entry]:
        head = self._opening.head
        return self._opening.entries(binding_keys(self._desk.vault.write, {one.id: one.tag_key for one in head.scopes}))

    def _anew(self) -> Iterator[Entry]:
        self._opening.close()
        self._opening = self._opened()
        return self._entries()

    def close(self) -> None:
        """End the child. What was read stays known, and can still be taken in."""
        self._opening.close()

    def __enter__(self) -> Arrival:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _again(kept: _Kept) -> Entry:
    header, *rest = kept
    return Entry(Header(*header), *rest)


def _watched(entries: Iterable[Entry], step: Step, stop: Callable[[], bool]) -> Iterator[Entry]:
    """The entries; a wish to stop ends them, and with them whatever takes them in."""
    for number, entry in enumerate(entries, 1):
        if stop():
            raise Cancelled
        if number % _EVERY == 0:
            step(number)
        yield entry
