"""The card of a laptop as a person handles it: its text, its picture, whose it is, and the six words that compare two.

What a person types or opens is read here, and what is shown is made here. Refuses to know whom a vault believes:
`colleagues` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework.colleagues import Colleague, with_device
from fieldcase.casework.desk import Desk
from fieldcase.casework.history import store_of
from fieldcase.casework.look import Look
from fieldcase.errors import CannotRead, CardUnreadable, FileExists, NoSuchPeer
from fieldcase.exchange import qr, six_words
from fieldcase.exchange.cards import LABEL_LIMIT as LABEL_LIMIT
from fieldcase.exchange.cards import TEXT_LIMIT
from fieldcase.exchange.cards import Card as Card
from fieldcase.exchange.carrier import carried
from fieldcase.vault.peers import Peers

QUIET_ZONE = qr.QUIET_ZONE


@dataclass(frozen=True)
class _Keys:
    """One laptop by its two public keys."""

    device: bytes
    recipient: bytes


@dataclass(frozen=True)
class Pair:
    """The public keys of two laptops: all that their six words are made of."""

    mine: _Keys
    theirs: _Keys


def read(text: str) -> Card:
    """The card that a text spells, however it was broken on its way. CardUnreadable, CardForged."""
    return Card.read(text)


def read_file(path: Path) -> Card:
    """The card in a file. CannotRead where it cannot be opened; CardUnreadable, CardForged."""
    try:
        with path.open("rb") as source:
            content = source.read(4 * TEXT_LIMIT + 1)
    except OSError:
        raise CannotRead(name=path.name) from None
    if len(content) > 4 * TEXT_LIMIT:
        raise CardUnreadable
    return Card.read(content.decode("utf-8-sig", "replace"))


def write_file(card: Card, path: Path) -> None:
    """Write a card as a new text file. FileExists; DiskFull, ReadOnly, FolderGone: then nothing is left of it."""
    if path.exists():
        raise FileExists(name=path.name)
    carried(path.parent, path.name, card.text().encode("ascii") + b"\n")


def picture(card: Card) -> tuple[tuple[bool, ...], ...]:
    """The squares of a card's QR picture, row by row from above; True is dark. QUIET_ZONE light ones belong around."""
    return qr.squares(card.text())


def is_own(source: Desk | Look, card: Card) -> bool:
    """Whether it is the card of this very vault."""
    return card.device == Peers(store_of(source).connection).own().device


def whose(source: Desk | Look, card: Card) -> Colleague | None:
    """The colleague whose laptop it is; None where that is not known here yet."""
    try:
        return with_device(source, card.device)
    except NoSuchPeer:
        return None


def pair(source: Desk | Look, theirs: Card | Colleague) -> Pair:
    """This laptop and another, by its card or as it is known here. NoSuchPeer."""
    peers = Peers(store_of(source).connection)
    own = peers.own()
    mine = _Keys(own.device, own.identity.recipient.public)
    if isinstance(theirs, Card):
        return Pair(mine, _Keys(theirs.device, theirs.recipient))
    known = peers.of(theirs.device)
    if known is None:
        raise NoSuchPeer
    return Pair(mine, _Keys(known.device, known.recipient))


def words(pair: Pair, language: str) -> tuple[str, ...]:
    """The six words that both people must see, in "ru" or "en". The first time takes a second and 128 MiB, so it is for
    the lane of long work; touches no vault. NotEnoughMemory."""
    return six_words.six_words(pair.mine, pair.theirs, language)
