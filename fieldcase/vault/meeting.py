"""Devices of others are met, revoked and believed again, and what was kept aside of them is looked at anew.

Knows which entries follow from whom a vault believes. Refuses to know how cards are shown and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fieldcase.vault.absorbing import Absorbing, Outcome
from fieldcase.vault.peers import Peer
from fieldcase.vault.projection import tags_of_erasures
from fieldcase.vault.vault import Vault


def meet(vault: Vault, peer: Peer, another_of_theirs: bool = False) -> Outcome:
    """Know a device by its card, and take in what was kept aside of it. DeviceIsOwn, MemberKnown (`Peers.meet`)."""
    return _after(vault, peer.device, lambda: vault.peers.meet(peer, another_of_theirs))


def revoke(vault: Vault, device: bytes, last: Iterable[bytes] = ()) -> Outcome:
    """Believe a device no longer but for what is here of it and what `last` (ids of entries, from whoever revoked it
    before) stands on; of that, what was kept aside is taken in. NoSuchPeer."""
    return _after(vault, device, lambda: vault.peers.revoke(device, vault.world.now(), last))


def believe_again(vault: Vault, device: bytes) -> Outcome:
    """Take a revocation back, and take in what was kept aside since. NoSuchPeer."""
    return _after(vault, device, lambda: vault.peers.believe_again(device))


def show_as(vault: Vault, member: bytes, label: str) -> Outcome:
    """Note as whom this vault's device shows itself. MemberKnown (`Peers.show_as`)."""
    return _after(vault, vault.journal.device, lambda: vault.peers.show_as(member, label))


def _after(vault: Vault, device: bytes, change: Callable[[], None]) -> Outcome:
    def deed() -> Outcome:
        change()
        taking = Absorbing(vault.write, vault.journal, vault.world.now())
        outcome = taking.take_out_of_quarantine(device)
        outcome.touched |= tags_of_erasures(vault.write)  # who has which device says what an erasure takes
        return outcome

    return vault.carry_in(deed)
