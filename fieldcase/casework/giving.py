"""A case or visits are handed over to one laptop: what would be readable there, and the file that leaves.

Knows what belongs together: the scope of each, what it refers to in the register, the interviews that a case took up.
Refuses to decide what may be told: `rules.share_gate` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fieldcase.casework.agreeing import agreed_first, told_held
from fieldcase.casework.colleagues import own_card
from fieldcase.casework.desk import Desk
from fieldcase.casework.handed import Handed, handed
from fieldcase.casework.handed import Holder as Holder
from fieldcase.errors import Cancelled, ChangedSinceLook, NoSuchPeer
from fieldcase.exchange import bundle
from fieldcase.exchange.carrier import carried
from fieldcase.exchange.head import Head, Scope
from fieldcase.i18n import Words
from fieldcase.rules.share_gate import Terms as Terms
from fieldcase.vault import holding
from fieldcase.vault.age_keys import Recipient
from fieldcase.vault.parcelling import Parcel, Parcelling
from fieldcase.vault.peers import Peer
from fieldcase.vault.unsent import newest

_DAY = 24 * 60 * 60 * 1000
LASTS = 90
"""Days for which what was given can be taken in, where nobody says otherwise."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Beforehand:
    """What a reader would get, told before anything is written. `readable` and `withheld` are numbers of entries, with
    some words and with none; `handed` says which records and fields they come to, `terms` on which it is, `seen` what
    stood here when it was looked at."""

    reader: Peer
    handed: Handed
    readable: int
    withheld: int
    parcels: tuple[Parcel, ...]
    terms: Terms
    holders: tuple[Holder, ...]
    words: Words
    seen: tuple[object, ...]


@dataclass(frozen=True)
class Given:
    """What was written: the file, its size in bytes, and how many entries are in it."""

    file: Path
    size: int
    entries: int


def beforehand(
    desk: Desk, holders: Sequence[Holder], device: bytes, terms: Terms, words: Words,
    stop: Callable[[], bool] = _never,
) -> Beforehand:  # fmt: skip
    """What a handing over would come to; nothing is written. NoSuchPeer for a laptop that is not known or not believed;
    Cancelled between two cases, visits or scopes where `stop` says so.

    `terms.own` is not for the caller to say: it holds where the reader is another laptop of the member at the desk, and
    two people (or one with two laptops) compared its words: anybody can make a card that names a member.
    """
    peer = desk.vault.peers.of(device)
    if peer is None or peer.revoked is not None:
        raise NoSuchPeer
    own = desk.vault.peers.own()
    terms = replace(terms, own=not terms.use and peer.checked and own.member == peer.member)
    what = handed(desk, holders, terms, words, stop)
    cutting = Parcelling(desk.vault.write, desk.vault.journal, whole=terms.own)
    agreed = desk.vault.peers.agreed(device)
    parcels = []
    for scope in sorted(what.scopes):
        if stop():
            raise Cancelled
        held = holding.of_peer(desk.vault.write, device, [scope])
        again = agreed.get(scope, what.digest) != what.digest
        parcels.append(cutting.parcel(scope, what.fields, held, scope in agreed, again))
    # Somebody's wish to be forgotten waits for no other occasion.
    parcels += [
        cutting.parcel(scope, {}, holding.of_peer(desk.vault.write, device, [scope]), before=True)
        for scope in agreed
        if scope not in what.scopes
    ]
    parcels = sorted((one for one in parcels if one.entries or one.scope in what.holders), key=lambda one: one.scope)
    return Beforehand(
        peer,
        what,
        sum(one.readable for one in parcels),
        sum(one.withheld for one in parcels),
        tuple(parcels),
        terms,
        tuple(holders),
        words,
        _stands(desk),
    )


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
    if len(there) != len(what.holders) or now.parcels != what.parcels or now.handed.digest != what.handed.digest:
        raise ChangedSinceLook


def give(desk: Desk, what: Beforehand, folder: Path, days: int = LASTS, stop: Callable[[], bool] = _never) -> Given:
    """Write what was told beforehand as one file of a random name into a folder; it can be taken in for so many days.

    What the vault holds of the reader's goes along, so that they know what arrived. ChangedSinceLook; BundleTooLarge;
    DiskFull, ReadOnly, TooLargeForDisk or FolderGone where the folder takes no file; Cancelled until it is sealed.
    """
    _demand_as_seen(desk, what, stop)
    vault, now = desk.vault, desk.world.now()
    card = own_card(desk)
    keys = [vault.scope_key(one.scope) for one in what.parcels]
    theirs = set(vault.peers.agreed(what.reader.device)) | {one.scope for one in what.parcels}
    acquainted = any(holding.of_peer(vault.write, what.reader.device, theirs).values())
    head = Head(
        (what.reader.device,), now, now + days * _DAY,
        tuple(
            Scope(one.scope, kind, key) for one, (kind, key) in zip(what.parcels, keys, strict=True)
        ),
        told_held(vault, what.reader.device, theirs, what.parcels),
        card=b"" if acquainted else card.packed(),
    )  # fmt: skip
    made = bundle.bundled(head, [one.entries for one in what.parcels], [key for _, key in keys])
    reader = Recipient(what.reader.recipient)
    name, content = bundle.sealed_bundle(made, vault.journal.key, [reader], desk.world.random)
    if stop():
        raise Cancelled
    # What is in the file was written before, whatever day a clock that went ahead gave it.
    now = max(now, newest(vault.write))
    shared = what.handed.scopes & {one.scope for one in what.parcels}
    with agreed_first(vault, what.reader.device, shared, now):
        path = carried(folder, name, content)
    with vault.transaction():
        for scope in shared:
            vault.peers.agree(what.reader.device, scope, what.handed.digest, now)
    return Given(path, len(content), sum(len(one.entries) for one in what.parcels))
