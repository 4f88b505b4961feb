"""Ways into the vault: passphrases and the recovery code, made, changed, rehearsed; what the machine may leak of them.

Keeps nothing of what it is shown. A way that was given up still opens copies and backups that were made before.
"""

from __future__ import annotations

from pathlib import Path

from fieldcase import host
from fieldcase.casework.desk import Desk
from fieldcase.errors import RecoveryCodeWrong
from fieldcase.vault import passphrase as words
from fieldcase.vault import recovery, rekeying
from fieldcase.world import World


def generate_passphrase(language: str, world: World) -> str:
    """Six random words in "en" or "ru", to be offered as a passphrase."""
    return words.generate(language, world.random)


def strength(text: str) -> tuple[float, float]:
    """About how many bits a passphrase is worth, and how many are needed."""
    return words.strength_bits(text), words.NEEDED_BITS


def change_passphrase(desk: Desk, old: str, new: str) -> tuple[Path, ...]:
    """Have `new` open the vault in place of `old`; nothing in the vault is encrypted anew, and the work goes on.

    The old one stops working at once. Returns the backups that it still opens; copies elsewhere it opens too.
    WrongPassphrase where `old` is not the passphrase of whoever is at the desk (where the recovery code opened the
    vault of one person, that code serves as `old`). WeakPassphrase. Cannot be undone.
    """
    rekeying.change_passphrase(desk.vault, old, new)
    return desk.vault.backups()


def new_recovery_code(desk: Desk) -> str:
    """A new recovery code, shown once and kept nowhere. The old one stops working at once. Cannot be undone."""
    return rekeying.new_recovery_code(desk.vault)


def recovery_check(code_shown: str, typed: str) -> bool:
    """Whether somebody copied a recovery code right; case, blanks, dashes, letters of the same shape do not matter."""
    try:
        return recovery.read(code_shown) == recovery.read(typed)
    except RecoveryCodeWrong:
        return False


def keys_on_disk() -> str:
    """A sentence (msgid) on where this machine may write keys to its disk; empty where it does not."""
    return host.swap_or_hibernation_holds_keys().sentence
