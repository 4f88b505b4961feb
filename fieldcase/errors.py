"""Every error a person may see, as one drawn tree.

    FieldcaseError                      exit 1
    |-- VaultError                      the encrypted folder
    |   |-- NotAVault, VaultExists, WrongPassphrase, WeakPassphrase, HeaderDamaged, DatabaseDamaged,
    |   |-- NewerVault, VaultInUse, DiskFull, ReadOnly, FolderGone, RolledBack, BackupFailed
    |   |-- EvidenceDamaged, EvidenceKeyWrong, EvidenceMissing, TooLargeForDisk
    |   |-- LastSlot, NotEnoughMemory, OrganisationKeyWrong, RecoveryCodeOfAnother
    |   `-- RecoveryCodeWrong
    |-- RecordError                     records and their journal
    |   |-- NoSuchRecord, NoSuchCase, NotUndoable, EntryRefused, Erased, NothingToErase
    |-- ImportRefused                   a file that does not fit
    |   |-- RowsRefused, FileUnreadable, UnclearFileType, EvidenceRefused
    |-- ReleaseRefused                  the rules of do-no-harm said no
    |   |-- ConsentMissing, NameMissing, IdentityInText, GlyphMissing, PictureNotDescribed
    |-- DossierError                    the finished file
    |   |-- FileExists, CannotWrite, NotADossier, PictureUnreadable
    |-- Cancelled                       a person stopped the deed
    |-- ChildFailed                     a child process died or hit a limit
    `-- UsageError                      exit 2: the command line itself

Each class has a stable `code` (scripts rely on it) and a `sentence`, a gettext msgid whose {fields} are filled
from `values`. An error is translated where it is shown: `error.told(words)`. `str(error)` is the code alone, so
that no value ever reaches a log or a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from fieldcase.i18n import Words


def N_(message: str) -> str:
    """Mark a msgid for the catalogues; it is translated where it is shown."""
    return message


class FieldcaseError(Exception):
    """An error with a stable code and a sentence for a person: what happened, what was kept, what to do."""

    code: ClassVar[str] = "fieldcase"
    exit_status: ClassVar[int] = 1
    sentence: ClassVar[str] = N_("Something went wrong. Nothing was changed.")

    def __init__(self, **values: str | int) -> None:
        super().__init__(self.code)
        self.values = values

    def told(self, words: Words) -> str:
        """The sentence in the language of `words`, with its values."""
        return words(self.sentence).format(**self.values)


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
        "This passphrase is too easy to guess (about {bits} bits, at least {needed} are needed). No vault was made. "
        "Take six words that have nothing to do with one another."
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
    """The machine has not the memory that the passphrase's slot asks for."""

    code = "vault.not-enough-memory"
    sentence = N_(
        "There is not enough free memory to try a passphrase ({needed} MiB are needed for a moment). Nothing was "
        "changed. Close other programs and try again."
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


class DiskFull(VaultError):
    """No room left."""

    code = "vault.disk-full"
    sentence = N_(
        "The disk is full. What was saved before is kept; the last step was not done. Free some space and repeat it."
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
        "The vault's database is older than its header says: something put an old copy back. Nothing was written. "
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


class RecordError(FieldcaseError):
    """Something about a record or its journal."""

    code = "record"


class NoSuchRecord(RecordError):
    """No record has this id."""

    code = "record.unknown"
    sentence = N_("There is no record with the number {id}. Nothing was changed.")


class NoSuchCase(RecordError):
    """No case has this code."""

    code = "record.no-such-case"
    sentence = N_("There is no case with the code {code}. Nothing was changed. `fieldcase cases` lists them.")


class NotUndoable(RecordError):
    """A later entry by somebody else stands on what was to be undone."""

    code = "record.not-undoable"
    sentence = N_("This can no longer be undone: a later change stands on it. Nothing was changed.")


class EntryRefused(RecordError):
    """A journal entry that does not verify, or is not written as the format says."""

    code = "record.entry-refused"
    sentence = N_("An entry of the journal does not verify ({reason}). It was not taken in; nothing was changed.")


class Erased(RecordError):
    """The record was erased for good."""

    code = "record.erased"
    sentence = N_("This record was erased and cannot be written to again.")


class NothingToErase(RecordError):
    """The field never held anything."""

    code = "record.nothing-to-erase"
    sentence = N_("There is nothing to erase here.")


class ImportRefused(FieldcaseError):
    """A file that does not fit; nothing of it was taken in."""

    code = "import"


class RowsRefused(ImportRefused):
    """Rows of a table that do not fit."""

    code = "import.rows-do-not-fit"
    sentence = N_("Nothing was imported. These rows do not fit:\n{rows}")


class FileUnreadable(ImportRefused):
    """The file cannot be opened or is not text where text is needed."""

    code = "import.file-unreadable"
    sentence = N_("The file {name} cannot be read. Nothing was imported.")


class UnclearFileType(ImportRefused):
    """The file could be taken in two ways, or in none."""

    code = "import.unclear-type"
    sentence = N_(
        "It is unclear what {name} is. Nothing was imported. Say it with the option --as chronology or --as evidence."
    )
    exit_status = 2


class EvidenceRefused(ImportRefused):
    """A file that cannot be evidence because there is nothing in it."""

    code = "import.evidence-refused"
    sentence = N_("The file {name} is empty. Nothing was imported.")


class ReleaseRefused(FieldcaseError):
    """The rules on people said no; no file was written."""

    code = "release"


class ConsentMissing(ReleaseRefused):
    """The dossier is about people who have not agreed to this use."""

    code = "release.consent-missing"
    sentence = N_("No file was written. This case is about people who have not agreed to the use “{use}”:\n{people}")


class NameMissing(ReleaseRefused):
    """The use needs a name and nobody agreed to be named."""

    code = "release.name-missing"
    sentence = N_(
        "No file was written. The use “{use}” cannot be anonymous: a person with an agreed name is needed.\n{people}"
    )


class IdentityInText(ReleaseRefused):
    """A known identity still stands in free text."""

    code = "release.identity-in-text"
    sentence = N_(
        "No file was written. What identifies a person still stands in the text:\n{places}\n"
        "Change these places, or record the person's consent to be named."
    )


class GlyphMissing(ReleaseRefused):
    """A character that no shipped font can draw."""

    code = "release.glyph-missing"
    sentence = N_("No file was written. No font has these characters: {characters}. Replace them in the text.")


class PictureNotDescribed(ReleaseRefused):
    """A figure of our own with no alternative text."""

    code = "release.picture-not-described"
    sentence = N_("No file was written. A picture in the text has no description: {name}.")


class NothingToTell(ReleaseRefused):
    """All was withheld."""

    code = "release.nothing-to-tell"
    sentence = N_("No file was written. Nothing in this case may be told for the use “{use}”.")


class DossierError(FieldcaseError):
    """Something about the finished file."""

    code = "dossier"


class FileExists(DossierError):
    """The file to be written is already there."""

    code = "dossier.file-exists"
    sentence = N_("There is already a file {name}. It was left as it is. Choose another name.")


class CannotWrite(DossierError):
    """The file could not be written."""

    code = "dossier.cannot-write"
    sentence = N_("The file {name} could not be written. The vault is unchanged. Choose another folder.")


class NotADossier(DossierError):
    """The file carries no manifest of ours, or two."""

    code = "dossier.not-a-dossier"
    sentence = N_("{name} is not a dossier made by Fieldcase, or its end is missing.")


class PictureUnreadable(DossierError):
    """What was to be shown as a picture is none, is cut off, or is too large."""

    code = "dossier.picture-unreadable"
    sentence = N_(
        "This picture cannot be read: it is no picture, is cut off, or is too large. It was left as it is; "
        "nothing was written."
    )


class Cancelled(FieldcaseError):
    """A person stopped a deed before its end."""

    code = "cancelled"
    sentence = N_("Stopped, as you asked. Nothing was changed.")


class ChildFailed(FieldcaseError):
    """A child process died, ran out of its limits or answered nonsense."""

    code = "child.failed"
    sentence = N_("The file could not be worked on within safe limits. The program and the vault are unharmed.")


class UsageError(FieldcaseError):
    """The command line itself is wrong."""

    code = "usage"
    exit_status = 2
    sentence = N_("{what}")
