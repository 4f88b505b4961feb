"""Records, their journal, and files that do not fit."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


class RecordError(FieldcaseError):
    """Something about a record or its journal."""

    code = "record"


class NoSuchRecord(RecordError):
    """No record has this id."""

    code = "record.unknown"
    sentence = N_("There is no record with the number {id}. Nothing was changed. “fieldcase search” finds the numbers.")


class NoSuchCase(RecordError):
    """No case has this code."""

    code = "record.no-such-case"
    sentence = N_("There is no case with the code {code}. Nothing was changed. “fieldcase cases” lists them.")


class NotUndoable(RecordError):
    """A later entry by somebody else stands on what was to be undone."""

    code = "record.not-undoable"
    sentence = N_(
        "This can no longer be undone: a later change stands on it. Nothing was changed. Change it by hand, or undo "
        "the later change first."
    )


class EntryRefused(RecordError):
    """A journal entry that does not verify, or is not written as the format says."""

    code = "record.entry-refused"
    sentence = N_(
        "An entry of the journal does not verify ({reason}). It was not taken in; nothing was changed. "
        "“fieldcase verify” checks the whole vault."
    )


class Erased(RecordError):
    """The record was erased for good."""

    code = "record.erased"
    sentence = N_(
        "This record was erased and cannot be written to again. Nothing was changed. Make a new record instead."
    )


class NothingToErase(RecordError):
    """The field never held anything."""

    code = "record.nothing-to-erase"
    sentence = N_("There is nothing to erase here. Nothing was changed.")


class TooLong(RecordError):
    """One field holds more than an entry of the journal may."""

    code = "record.too-long"
    sentence = N_(
        "This is too long for one field: at most about a million letters of Latin or half a million of Cyrillic. "
        "Nothing was changed. Keep the text as a file and add it as evidence."
    )


class ImportRefused(FieldcaseError):
    """A file that does not fit; nothing of it was taken in."""

    code = "import"


class RowsRefused(ImportRefused):
    """Rows of a table that do not fit."""

    code = "import.rows-do-not-fit"
    sentence = N_(
        "Nothing was imported, because these rows do not fit. Correct them in the file and import it again:\n{rows}"
    )


class FileUnreadable(ImportRefused):
    """The file cannot be opened or is not text where text is needed."""

    code = "import.file-unreadable"
    sentence = N_(
        "The file {name} cannot be read. Nothing was changed. Check its name, and whether another program opens it."
    )


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
    sentence = N_("The file {name} is empty. Nothing was imported. Choose another file.")
