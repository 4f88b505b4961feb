"""The encrypted folder: what may be wrong with it, its keys and its disk."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


class VaultError(FieldcaseError):
    """Something about the encrypted folder."""

    code = "vault"


class NotAVault(VaultError):
    """The folder holds no header.json."""

    code = "vault.not-a-vault"
    sentence = N_("There is no vault in {path}. Nothing was changed. Check the folder's name.")


class VaultExists(VaultError):
    """A vault or another file already stands where a new one was to be made."""

    code = "vault.exists"
    sentence = N_("There is already something at {path}. It was left as it is. Choose another name.")


class WrongPassphrase(VaultError):
    """No slot opens with this passphrase."""

    code = "vault.wrong-passphrase"
    sentence = N_(
        "This passphrase does not open the vault. Nothing was changed. Check the keyboard layout and Caps Lock, "
        "and try again."
    )


class WeakPassphrase(VaultError):
    """The passphrase would be guessed."""

    code = "vault.weak-passphrase"
    sentence = N_(
        "This passphrase is too easy to guess (about {bits} bits, at least {needed} are needed). Nothing was made or "
        "changed. Take six words that have nothing to do with one another."
    )


class RecoveryCodeWrong(VaultError):
    """A recovery code with a wrong or swapped character."""

    code = "vault.recovery-code-wrong"
    sentence = N_("There is a wrong or swapped character in this recovery code. Nothing was changed. Check it again.")


class RecoveryCodeOfAnother(VaultError):
    """A recovery code without a slip that opens no slot of this vault."""

    code = "vault.recovery-code-of-another"
    sentence = N_(
        "This recovery code has no slip in it, but it is not the code of this vault, or a newer one took its place. "
        "Nothing was changed. Look for another sheet."
    )


class OrganisationKeyWrong(VaultError):
    """No slot opens with this organisation's secret key."""

    code = "vault.organisation-key-wrong"
    sentence = N_("This organisation's key does not open the vault. Nothing was changed. Choose another key.")


class LastSlot(VaultError):
    """The last passphrase of a vault was to be removed."""

    code = "vault.last-slot"
    sentence = N_(
        "This is the last passphrase of the vault; without it nobody could open it any more. Nothing was changed. "
        "Add another passphrase first."
    )


class NotEnoughMemory(VaultError):
    """The machine has not the memory that one try of a passphrase, or the words of two cards, ask for."""

    code = "vault.not-enough-memory"
    sentence = N_(
        "There is not enough free memory just now ({needed} MiB are needed for a moment). Nothing was changed. Close "
        "other programs and try again."
    )


class HeaderDamaged(VaultError):
    """header.json is cut, flipped, or not by this vault's key."""

    code = "vault.header-damaged"
    sentence = N_(
        "The file header.json of this vault is damaged or was changed by something else. Nothing was written. "
        "Restore the vault from a backup."
    )


class DatabaseDamaged(VaultError):
    """vault.db is cut or flipped."""

    code = "vault.database-damaged"
    sentence = N_(
        "The vault's database is damaged. Nothing was written to it. Keep the folder as it is and restore from a "
        "backup."
    )


class NewerVault(VaultError):
    """Written by a newer major version."""

    code = "vault.newer"
    sentence = N_(
        "This vault was written by a newer Fieldcase (vault format {needed}; this program reads up to {known}). "
        "Nothing was changed. Install the newer version."
    )


class VaultInUse(VaultError):
    """Another process holds the vault."""

    code = "vault.in-use"
    sentence = N_("This vault is open in another window or program. Nothing was changed. Close it there first.")


class NoWholeCopy(VaultError):
    """No copy of the vault in a folder holds a stored file as it was taken in."""

    code = "vault.no-whole-copy"
    sentence = N_(
        "No whole copy of this file lies in the folder {path}. Nothing was changed. Choose the folder of another copy "
        "of this vault, or the stick on which it lies."
    )


class DiskFull(VaultError):
    """No room left."""

    code = "vault.disk-full"
    sentence = N_(
        "The disk is full. What was saved before is kept; the last step was not done. Free some space and repeat it."
    )


class NotYetWritten(VaultError):
    """What was typed could not be written; the window holds it and tries again."""

    code = "vault.not-yet-written"
    sentence = N_(
        "What you type cannot be written just now: the disk is full, write-protected, or was pulled out. What was "
        "written before is kept; the rest stays in this window, and writing it is tried again every ten seconds. Make "
        "room or put the stick back before you lock or close."
    )


class TooLargeForDisk(VaultError):
    """The file system has a limit on one file's size: FAT32, as many sticks have it, stops at 4 GiB."""

    code = "vault.too-large-for-disk"
    sentence = N_(
        "This disk cannot hold a file as large as this one. Nothing was changed. Move the vault to a disk formatted "
        "as exFAT or NTFS, or divide the file."
    )


class ReadOnly(VaultError):
    """The folder cannot be written."""

    code = "vault.read-only"
    sentence = N_("The folder {path} cannot be written to. Nothing was changed. Choose another folder.")


class FolderGone(VaultError):
    """The folder or stick disappeared while in use."""

    code = "vault.folder-gone"
    sentence = N_(
        "The folder {path} can no longer be read; was a stick pulled out? What was saved before is kept. "
        "Put it back and open the vault again."
    )


class RolledBack(VaultError):
    """The journal lacks entries that the header says were there at the last close."""

    code = "vault.rolled-back"
    sentence = N_(
        "A part of the vault is older than the rest: something put an old copy back. Nothing was written. "
        "Restore from the newest backup or ask the person who looks after the laptop."
    )


class BackupFailed(VaultError):
    """The finished copy did not verify."""

    code = "vault.backup-failed"
    sentence = N_("The copy did not pass its check and was removed. The vault itself is unchanged. Try another disk.")


class EvidenceDamaged(VaultError):
    """An evidence file is cut, flipped or not as the format says; `part`: header, mac, payload or disk."""

    code = "vault.evidence-damaged"
    sentence = N_(
        "The file of a piece of evidence is damaged or was changed by something else. Fieldcase changed nothing; "
        "the rest of the vault is kept. Take this file from a copy of the vault."
    )


class EvidenceKeyWrong(VaultError):
    """An evidence file was written for another key."""

    code = "vault.evidence-key-wrong"
    sentence = N_(
        "The file of a piece of evidence does not belong to its key. Nothing was changed; the rest of the vault is "
        "kept. Take this file from a copy of the vault."
    )


class EvidenceMissing(VaultError):
    """An evidence file is not in the vault's folder."""

    code = "vault.evidence-missing"
    sentence = N_(
        "The file of a piece of evidence is no longer in the vault's folder. Its record and the rest of the vault are "
        "kept. Take this file from a copy of the vault."
    )
