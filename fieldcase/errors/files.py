"""The finished file, a child that failed, a deed that was stopped, a wrong command line."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


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
    sentence = N_(
        "{name} is not a dossier made by Fieldcase, or its end is missing. It was left as it is. "
        "Ask for the file once more."
    )


class CaseChanged(DossierError):
    """The case was changed while its dossier was being made."""

    code = "dossier.case-changed"
    sentence = N_(
        "The case was changed while the file was being made, perhaps a consent with it. No file was written. "
        "Export once more."
    )


class VersionNotKept(DossierError):
    """The file of an issued version is no longer kept."""

    code = "dossier.version-not-kept"
    sentence = N_(
        "The file of this version is no longer kept: somebody in it was erased. Nothing was written. "
        "Make the dossier anew."
    )


class CannotRead(DossierError):
    """The file that was to be checked is not there, is a folder, or may not be read."""

    code = "dossier.cannot-read"
    sentence = N_("The file {name} cannot be read. Nothing was changed. Check its name and the folder it is in.")


class PictureUnreadable(DossierError):
    """What was to be shown as a picture is none, is cut off, or is too large."""

    code = "dossier.picture-unreadable"
    sentence = N_(
        "This picture cannot be read: it is no picture, is cut off, or is too large. It was left as it is; "
        "nothing was written. Save it anew as JPEG or PNG, and smaller."
    )


class DocumentUnreadable(DossierError):
    """What was to be shown as a document is none, is damaged, or has more pages than can be shown."""

    code = "dossier.document-unreadable"
    sentence = N_(
        "This document cannot be shown: it is damaged, or has more pages than can be shown. "
        "It was left as it was taken in, and can be checked and handed on as a file."
    )


class DocumentLocked(DossierError):
    """A document that opens with a password alone."""

    code = "dossier.document-locked"
    sentence = N_(
        "This document cannot be shown: it is locked with a password. It was left as it was taken in. "
        "Ask whoever sent it for a copy without a password."
    )


class SoundUnreadable(DossierError):
    """What was to be played is damaged, or of a kind that is not decoded here."""

    code = "dossier.sound-unreadable"
    sentence = N_(
        "This recording cannot be played here: it is damaged, or of a kind that the program does not decode. It was "
        "left as it was taken in, and can be checked and handed on as a file. Write beside it what is said when."
    )


class SoundTooLarge(DossierError):
    """A recording with more bytes than a child may hold."""

    code = "dossier.sound-too-large"
    sentence = N_(
        "This recording cannot be played here: it is larger than 268 MB. It was left as it was taken in, and can be "
        "checked and handed on as a file. Write beside it what is said when."
    )


class NoLoudspeaker(DossierError):
    """This computer has nothing to play sound with, or does not let the program use it."""

    code = "dossier.no-loudspeaker"
    sentence = N_(
        "This computer plays no sound: no loudspeaker or headphones were found. Nothing was changed. Plug them in or "
        "switch them on, then press play again."
    )


class Cancelled(FieldcaseError):
    """A person stopped a deed before its end."""

    code = "cancelled"
    sentence = N_("Stopped, as you asked. Nothing was changed.")


class ChildFailed(FieldcaseError):
    """A child process died, ran out of its limits or answered nonsense."""

    code = "child.failed"
    sentence = N_(
        "The file could not be worked on within safe limits. The program and the vault are unharmed. "
        "Try again, or take a smaller file."
    )


class UsageError(FieldcaseError):
    """The command line itself is wrong."""

    code = "usage"
    exit_status = 2
    sentence = N_("{what}")
