"""A case or visits are handed over to one laptop: what would be readable there, and the file that leaves.

Knows what belongs together: the scope of each, what it refers to in the register, the interviews that a case took up.
Refuses to decide what may be told: `rules.share_gate` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fieldcase.casework.agreeing import agreed_first, note_told, told_held
from fieldcase.casework.colleagues import own_card
from fieldcase.casework.desk import Desk
from fieldcase.casework.handed import Handed, handed
from fieldcase.casework.handed import Holder as Holder
from fieldcase.casework.handed_before import AgreedWith
from fieldcase.casework.handed_files import Before, Files, files_for, write_files
from fieldcase.errors import Cancelled, ChangedSinceLook, NoSuchPeer
from fieldcase.exchange import bundle
from fieldcase.exchange.beside import Written as Written
from fieldcase.exchange.carrier import carried
from fieldcase.exchange.head import Head, Scope
from fieldcase.exchange.parted import Naming
from fieldcase.i18n import Words
from fieldcase.rules.share_gate import Terms as Terms
from fieldcase.vault import holding
from fieldcase.vault.age_keys import Recipient
from fieldcase.vault.parcelling import Parcel, Parcelling
from fieldcase.vault.peers import Peer
from fieldcase.vault.unsent import given, newest
from fieldcase.vault.watch import Progress

_DAY = 24 * 60 * 60 * 1000
LASTS = 90
"""Days for which what was given can be taken in, where nobody says otherwise."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Beforehand:
    """What a reader would get, told before anything is written. `readable` and `withheld` are numbers of entries, with
    some words and with none; `handed` says which records and fields they come to, `terms` on which it is, `files` which
    files of evidence go beside it, `seen` what stood here when it was looked at."""

    reader: Peer
    handed: Handed
    readable: int
    withheld: int
    parcels: tuple[Parcel, ...]
    terms: Terms
    files: Files
    holders: tuple[Holder, ...]
    words: Words
    seen: tuple[object, ...]


@dataclass(frozen=True)
class Given:
    """What was written: the file, its size in bytes, how many entries are in it, and the evidence beside it."""

    file: Path
    size: int
    entries: int
    beside: Written


def beforehand(
    desk: Desk, holders: Sequence[Holder], device: bytes, terms: Terms, words: Words,
    stop: Callable[[], bool] = _never,
) -> Beforehand:  # fmt: skip
    """What a handing over would come to; nothing is written. NoSuchPeer for a laptop that is not known or not believed;
    Cancelled between two cases, visits or scopes where `stop` says so.

    `terms.own` is not for the caller to say: it holds where the reader is another laptop of the member at the desk, two
    people (or the same one twice) compared its words, and this laptop's own card names that member too. Where two
    members work in one vault, the card is of one of them: the other's notes are not the first one's to carry.
    """
    peer = desk.vault.peers.of(device)
    if peer is None or peer.revoked is not None:
        raise NoSuchPeer
    own = desk.vault.peers.own()
    terms = replace(terms, own=not terms.use and _is_own(desk, peer))
    what = handed(desk, holders, terms, words, stop)
    cutting = Parcelling(desk.vault.write, desk.vault.journal, whole=terms.own)
    agreed = AgreedWith(desk, device)
    opened = agreed.opened(what)
    parcels = []
    for scope in sorted(what.scopes):
        if stop():
            raise Cancelled
        held = holding.of_peer(desk.vault.write, device, [scope])
        again = [key for key in opened if what.records[key].scope == scope]
        parcels.append(cutting.parcel(scope, what.fields, held, scope in agreed.scopes, again))
    # Somebody's wish to be forgotten waits for no other occasion.
    parcels += [
        cutting.parcel(scope, {}, holding.of_peer(desk.vault.write, device, [scope]), before=True)
        for scope in agreed.scopes
        if scope not in what.scopes
    ]
    parcels = sorted((one for one in parcels if one.entries or one.scope in what.holders), key=lambda one: one.scope)
    before = Before(own.device, given(desk.vault.write, device), opened)
    files = files_for(desk, what, parcels, before, Naming.of(own, [device], desk.world.now()))
    readable, withheld = sum(one.readable for one in parcels), sum(one.withheld for one in parcels)
    return Beforehand(
        peer, what, readable, withheld, tuple(parcels), terms, files, tuple(holders), words, _stands(desk)
    )  # fmt: skip


def _is_own(desk: Desk, peer: Peer) -> bool:
    """Whether a laptop is another of the member at the desk. A member id stands on every card and is no secret: a card
    that nobody compared may bear anybody's."""
    return peer.checked and desk.vault.peers.own().member == peer.member == desk.member


def _stands(desk: Desk) -> tuple[object, ...]:
    """What a look beforehand hangs on: all that was ever written down, and the day, for consents end."""
    return desk.vault.journal.reached(), desk.world.today()


def _demand_as_seen(desk: Desk, what: Beforehand, stop: Callable[[], bool]) -> None:
    """ChangedSinceLook where what would travel now is not what a person saw beforehand: somebody took their consent
    back meanwhile, words were erased, the laptop was lost."""
    if desk.vault.peers.of(what.reader.device) != what.reader:
        raise ChangedSinceLook
    if what.seen == _stands(desk):
        return
    there = [now for now in (desk.get(type(one), one.key) for one in what.holders) if now is not None]
    now = beforehand(desk, there, what.reader.device, what.terms, what.words, stop)
    if len(there) != len(what.holders) or now.parcels != what.parcels or now.handed.fields != what.handed.fields:
        raise ChangedSinceLook


def write_evidence(
    desk: Desk, what: Beforehand, folder: Path, again: bool = False, progress: Progress | None = None,
    stop: Callable[[], bool] = _never,
) -> Written:  # fmt: skip
    """Write the files of evidence into a folder, on any thread; `again`: those too that were written for this reader
    before. `progress` hears bytes done and bytes in all.

    EvidenceStopped, EvidenceNameTaken, DiskFull, ReadOnly, FolderGone: what is whole stays, and the same again goes on.
    """
    return write_files(desk.vault.blobs, what.files, folder, desk.world.random, again, progress, stop)


def give(
    desk: Desk, what: Beforehand, folder: Path, days: int = LASTS, stop: Callable[[], bool] = _never,
    beside: Written | None = None,
) -> Given:  # fmt: skip
    """Write what was told beforehand as one file of a random name into a folder; it can be taken in for so many days.
    `beside` is the evidence that was written there before; without it that is written first.

    What of the reader's came since they were told last goes along, so that they know it arrived. ChangedSinceLook;
    BundleTooLarge; DiskFull, ReadOnly, TooLargeForDisk or FolderGone where the folder takes no file; Cancelled until it
    is sealed.
    """
    _demand_as_seen(desk, what, stop)
    if beside is None:
        beside = write_evidence(desk, what, folder, stop=stop)
    vault, now = desk.vault, desk.world.now()
    head = _head(desk, what, now, now + days * _DAY, beside)
    tag_keys = [vault.scope_key(one.scope)[1] for one in what.parcels]
    made = bundle.bundled(head, [one.entries for one in what.parcels], tag_keys)
    reader = Recipient(what.reader.recipient)
    name, content = bundle.sealed_bundle(made, vault.journal.key, [reader], desk.world.random)
    if stop():
        raise Cancelled
    # What is in the file was written before, whatever day a clock that went ahead gave it.
    now = max(now, newest(vault.write))
    shared = what.handed.scopes & {one.scope for one in what.parcels}
    agreed = AgreedWith(desk, what.reader.device)
    with agreed_first(vault, what.reader.device, shared, now):
        path = carried(folder, name, content)
    with vault.transaction():
        for scope in shared:
            vault.peers.agree(what.reader.device, scope, agreed.noted(what.handed, what.terms, scope), now)
        note_told(vault, what.reader.device, head.have, what.parcels)
    return Given(path, len(content), sum(len(one.entries) for one in what.parcels), beside)


def _head(desk: Desk, what: Beforehand, made: int, until: int, beside: Written) -> Head:
    """What stands before the entries; the own card only for a reader who has shown no sign of knowing it."""
    vault, reader = desk.vault, what.reader.device
    card = own_card(desk)
    theirs = set(vault.peers.agreed(reader)) | {one.scope for one in what.parcels}
    acquainted = any(holding.of_peer(vault.write, reader, theirs).values())
    return Head(
        (reader,), made, until, tuple(Scope(one.scope, *vault.scope_key(one.scope)) for one in what.parcels),
        told_held(vault, reader, theirs, what.parcels), files=beside.files, card=b"" if acquainted else card.packed(),
    )  # fmt: skip
