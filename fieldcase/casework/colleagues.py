"""The people and laptops this vault exchanges with: one's own card, the cards of others, and who is believed no longer.

Knows cards, names to be called by, and what a laptop is known to have. Refuses to know what is handed over: `giving`
and `taking` do.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import NoSuchPeer
from fieldcase.exchange.cards import Card, made_card
from fieldcase.exchange.six_words import six_words
from fieldcase.model.people import Member
from fieldcase.vault import meeting
from fieldcase.vault.absorbing import Outcome
from fieldcase.vault.peers import Peer, Peers


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


def words_with(desk: Desk, card: Card, language: str) -> tuple[str, ...]:
    """The words that both people must see, of this laptop's card and theirs. Takes a second: never in the window's own
    thread."""
    return six_words(own_card(desk), card, language)


def meet(desk: Desk, card: Card, *, checked: bool, another_of_theirs: bool = False) -> Outcome:
    """Know the laptop of a card; what was kept aside of it comes in. `checked`: two people compared the words.

    DeviceIsOwn for one's own card; MemberKnown where its person is known by another laptop, unless somebody said that
    this is another of theirs.
    """
    peer = Peer(card.device, card.recipient, card.label, card.member, desk.world.now(), checked=checked)
    return meeting.meet(desk.vault, peer, another_of_theirs)


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
    return meeting.revoke(desk.vault, device)


def believe_again(desk: Desk, device: bytes) -> Outcome:
    """It was found again, and nobody had it: what was kept aside of it comes in. NoSuchPeer."""
    return meeting.believe_again(desk.vault, device)


def _peers(source: Desk | Look) -> Peers:
    return source.vault.peers if isinstance(source, Desk) else Peers(source.reader.connection)


def _colleague(peer: Peer) -> Colleague:
    return Colleague(peer.device, peer.label, peer.member, peer.checked, peer.since, peer.revoked)


def _pseudonym(desk: Desk, member: bytes) -> str:
    found = desk.get(Member, member)
    return found.pseudonym if found is not None else ""
