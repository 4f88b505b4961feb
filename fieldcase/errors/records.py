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


class ReasonMissing(RecordError):
    """A decision that needs a reason has none."""

    code = "record.reason-missing"
    sentence = N_("This needs a reason, in your own words. Nothing was changed. Write the reason and try again.")


class IdentityNeedsReason(ReasonMissing):
    """What identifies a person was to be kept without a reason."""

    code = "record.identity-needs-reason"
    sentence = N_(
        "What identifies a person is kept only with a reason. Nothing was changed. Write why the case needs it; where "
        "a name is not on the laptop, nobody can be made to give it."
    )


class NotTheLead(RecordError):
    """Only the lead of the case may do this."""

    code = "record.not-the-lead"
    sentence = N_(
        "Only the lead of the case may do this, and somebody else is its lead. Nothing was changed. Ask the lead, or "
        "have the case handed over to you."
    )


class IdentityOutsideCase(RecordError):
    """What identifies a person was to be kept on a visit."""

    code = "record.identity-outside-case"
    sentence = N_(
        "A visit holds no names, addresses or telephone numbers. Nothing was changed. Take the interview up into a "
        "case first, and keep there what the case needs."
    )


class CodeTaken(RecordError):
    """Another case has this code."""

    code = "record.code-taken"
    sentence = N_("There is already a case with the code {code}. Nothing was changed. Choose another code.")


class NoLead(RecordError):
    """Only the lead of the case may do this, and the case has none."""

    code = "record.no-lead"
    sentence = N_(
        "Only the lead of the case may do this, and the case has no lead yet. Nothing was changed. Say in the case who "
        "its lead is, then try again."
    )


class NothingToTakeOver(RecordError):
    """No table of amounts answers for an act."""

    code = "record.nothing-to-take-over"
    sentence = N_(
        "No table answers for this act, so there is nothing to take over. Nothing was changed. Please look at country, "
        "date, substance and weight."
    )


class PassageNotFound(RecordError):
    """The words to be marked do not stand in the field."""

    code = "record.passage-not-found"
    sentence = N_(
        "These words do not stand in the field as it was entered. Nothing was marked. Select them again, as they stand "
        "now."
    )


class VersionTooEarly(RecordError):
    """A new version of a provision that would begin before the one it follows."""

    code = "record.version-too-early"
    sentence = N_(
        "The new version has to begin after the one it follows. Nothing was changed. Choose a later day, or correct "
        "the dates of the older version."
    )


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


class TableTooLarge(ImportRefused):
    """A table with more in it than a person's chronology has."""

    code = "import.table-too-large"
    sentence = N_(
        "The file {name} is larger than {most} MiB, which no chronology is. Nothing was imported. Check that it is the "
        "right file, or divide it."
    )


class ColumnTwice(ImportRefused):
    """Two columns of a table have one name: nobody can say which of them is meant."""

    code = "import.column-twice"
    sentence = N_(
        "In the file {name} two columns have one name: {columns}. Nothing was imported. Give one of them another name "
        "in the first line, and import it again."
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


class NothingTaken(ImportRefused):
    """Of the files that were offered as evidence none could be taken in."""

    code = "import.nothing-taken"
    sentence = N_("Nothing was taken in, and nothing was changed. Look at these files and try again:\n{files}")


class NoSilence(RecordError):
    """That a letter was not answered cannot be said: nothing proves receipt, or its day is not over, or it was."""

    code = "letter.no-silence"
    sentence = N_(
        "That this letter stayed without an answer cannot be said: {why}. Nothing was changed. Enter what proves "
        "receipt, or wait for the day to be over."
    )


class NobodyToRemind(RecordError):
    """A letter is to be reminded of, and it went to nobody, or everybody answered."""

    code = "letter.nobody-to-remind"
    sentence = N_(
        "There is nobody to remind: this letter went to nobody yet, or everybody to whom it went has answered. Nothing "
        "was changed. Enter when it was sent, or begin a new letter."
    )


class LetterOfNoCase(RecordError):
    """Something was to be written into the chronology of a case by a letter that lies in none."""

    code = "letter.of-no-case"
    sentence = N_(
        "This letter belongs to no case, so there is no chronology to write into. Nothing was changed. The letter "
        "keeps its answers and days itself."
    )


class ReviewBeforeDone(RecordError):
    """A point of the safety check list that would be looked at again before it was done."""

    code = "record.review-before-done"
    sentence = N_(
        "The day on which this is looked at again lies before the day on which it was done. Nothing was changed; "
        "please look at both days."
    )


class BackBeforeOut(RecordError):
    """A check-in without a time in which to be back."""

    code = "record.back-before-out"
    sentence = N_("Say within how many hours you are back: more than none, two weeks at the most. Nothing was changed.")


class CardTooFull(RecordError):
    """A name or a number that has no room on a small card."""

    code = "record.card-too-full"
    sentence = N_(
        "This does not fit on a card: a name has at most {name} signs, a number {phone}. Nothing was written; please "
        "shorten it."
    )
