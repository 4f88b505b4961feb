"""The people and laptops this vault exchanges with: one's own card, the cards of others, and who is believed no longer.

Knows cards, names to be called by, and what a laptop is known to have. Refuses to know what is handed over: `giving`
and `taking` do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.following import followed
from fieldcase.casework.history import store_of
from fieldcase.casework.look import Look
from fieldcase.casework.people import free_pseudonym
from fieldcase.errors import NoSuchPeer
from fieldcase.exchange.cards import Card, made_card
from fieldcase.model.people import Member
from fieldcase.vault import meeting
from fieldcase.vault.absorbing import Outcome as Outcome
from fieldcase.vault.arriving import records_of
from fieldcase.vault.peers import Peer, Peers

PEERS = "peers"
"""What pages hear, beside kinds of record, where it changed whom this vault knows or what was given to them."""


@dataclass(frozen=True)
class Colleague:
    """A laptop of somebody else as it is shown: what its person wants to be called, whether two people compared the
    words of both cards, since when it is known and believed no longer (milliseconds since 1970, UTC)."""

    device: bytes
    label: str
    member: bytes
    checked: bool
    since: int
    revoked: int | None


def own_card(desk: Desk, label: str = "") -> Card:
    """The card of this laptop, signed now. The first one says for good as whom it shows itself: the member at the desk,
    under their working pseudonym unless `label` is given. CardLabelRefused; MemberKnown where this laptop showed itself
    as somebody else before."""
    vault = desk.vault
    own, key = vault.peers.own(), vault.journal.key
    member = own.member or desk.member
    called = label or own.label or _pseudonym(desk, member)
    card = made_card(called, member, key, own.identity, desk.world.now())
    if own.member is None or own.label != card.label:
        meeting.show_as(vault, member, card.label)
    return card


def own_label(source: Desk | Look) -> str:
    """What this laptop's person is called on its card; empty where it was shown to nobody yet."""
    return _peers(source).own().label


def offered_label(source: Desk | Look) -> str:
    """What one might be called on the first card: the working pseudonym, else a random one that nobody here has."""
    return _pseudonym(source, source.member) or free_pseudonym(source)


def meet(desk: Desk, card: Card, *, checked: bool, another_of_theirs: bool = False) -> Outcome:
    """Know the laptop of a card; what was kept aside of it comes in. `checked`: two people compared the words.

    DeviceIsOwn for one's own card; MemberKnown where its person is known by another laptop, unless somebody said that
    this is another of theirs.
    """
    peer = Peer(card.device, card.recipient, card.label, card.member, desk.world.now(), checked=checked)
    return followed(desk, lambda: meeting.meet(desk.vault, peer, another_of_theirs))[0]


def compared(desk: Desk, device: bytes) -> Outcome:
    """Note that two people compared the words of a laptop that is known. NoSuchPeer."""
    peer = desk.vault.peers.of(device)
    if peer is None:
        raise NoSuchPeer
    return followed(desk, lambda: meeting.meet(desk.vault, replace(peer, checked=True)))[0]


def changes(desk: Desk, outcome: Outcome) -> Changes:
    """What came of meeting or believing somebody, for the pages that show it."""
    touched = records_of(desk.vault.write, outcome.touched)
    return Changes(frozenset({PEERS, *touched.values()}), frozenset(touched))


def known(source: Desk | Look) -> tuple[Colleague, ...]:
    """Everybody whose card is here, those who are believed no longer too, by name."""
    return tuple(_colleague(one) for one in _peers(source).known())


def with_device(source: Desk | Look, device: bytes) -> Colleague:
    """The colleague with this device; NoSuchPeer."""
    found = _peers(source).of(device)
    if found is None:
        raise NoSuchPeer
    return _colleague(found)


def believe_no_longer(desk: Desk, device: bytes) -> Outcome:
    """A laptop was lost or taken: what it writes from now on is kept aside, whatever day it bears. NoSuchPeer."""
    return followed(desk, lambda: meeting.revoke(desk.vault, device))[0]


def believe_again(desk: Desk, device: bytes) -> Outcome:
    """It was found again, and nobody had it: what was kept aside of it comes in. NoSuchPeer."""
    return followed(desk, lambda: meeting.believe_again(desk.vault, device))[0]


def _peers(source: Desk | Look) -> Peers:
    return Peers(store_of(source).connection)


def _colleague(peer: Peer) -> Colleague:
    return Colleague(peer.device, peer.label, peer.member, peer.checked, peer.since, peer.revoked)


def _pseudonym(source: Desk | Look, member: bytes) -> str:
    found = source.get(Member, member)
    return found.pseudonym if found is not None else ""
