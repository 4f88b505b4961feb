"""Changing the ways into an open vault: the header gets another slot, the vault keeps its keys.

The new header is written first and holds from then on; then the database notes its generation, so that an older one put
back is found.
"""

from __future__ import annotations

from fieldcase.errors import RecoveryCodeWrong, WrongPassphrase
from fieldcase.vault import recovery, slots
from fieldcase.vault.header import Header
from fieldcase.vault.slots import Kind, Slot
from fieldcase.vault.vault import Vault


def change_passphrase(vault: Vault, old: str, new: str) -> None:
    """Wrap the master key under `new` in the slot that `old` opens, at that slot's own cost.

    WrongPassphrase where `old` opens no slot, or that of somebody else than whoever opened the vault. WeakPassphrase.
    """
    known, master, random = vault.source().header, vault.source().master, vault.world.random
    slot = _slot_to_change(vault, known, old)
    vault.adopt_header(known.change_passphrase(master, slot.id, new, slot.cost, random))


def new_recovery_code(vault: Vault) -> str:
    """Put a new recovery code in the place of every one there is; returns it written, for it is kept nowhere."""
    source = vault.source()
    code = recovery.new_code(vault.world.random)
    changed = source.header
    for slot in source.header.slots:
        if slot.kind == Kind.RECOVERY:
            changed = changed.remove_slot(source.master, slot.id)
    fresh = slots.recovery_slot(source.master, changed.vault_id, code, vault.world.random)
    vault.adopt_header(changed.with_slot(source.master, fresh))
    return recovery.written(code)


def _slot_to_change(vault: Vault, known: Header, old: str) -> Slot:
    """The passphrase slot that `old` may change: the one at work; where a recovery code is, the only one there is."""
    persons = [slot for slot in known.slots if slot.kind == Kind.PASSPHRASE]
    if vault.opened_by_person:
        mine = [slot for slot in persons if slot.id == vault.slot]
        if slots.open_with_passphrase(old, mine[0], known.vault_id) is None:
            raise WrongPassphrase
        return mine[0]
    try:
        known.unlock_with_recovery(recovery.read(old))
    except RecoveryCodeWrong:
        raise WrongPassphrase from None
    if len(persons) != 1:
        raise WrongPassphrase
    return persons[0]
