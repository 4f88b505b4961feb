"""Why a copy without what was marked could not be made."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


class RedactionRefused(FieldcaseError):
    """No copy was made."""

    code = "redaction"


class NotRedactable(RedactionRefused):
    """The file is neither a picture nor a PDF."""

    code = "redaction.file-type"
    sentence = N_(
        "Only pictures and PDF documents can be marked here, not texts, sound or video. Nothing was changed. "
        "Save a text as PDF and take that in; of a recording, take in a transcript."
    )


class SeveralPages(RedactionRefused):
    """The file is a picture of a scanner's with several pages, of which only the first can be opened here."""

    code = "redaction.several-pages"
    sentence = N_(
        "This scan has {pages} pages in one picture, and only the first can be opened here: a copy would lack the "
        "others. Nothing was changed. Save the scan as PDF and take that in."
    )


class NothingMarked(RedactionRefused):
    """There is no mark on any page of the file."""

    code = "redaction.nothing-marked"
    sentence = N_(
        "Nothing is marked yet, so no copy was made; the original was left as it was. Mark what is to be taken out."
    )


class MarkedWordsRemain(RedactionRefused):
    """Words that were marked in one place still stand in another."""

    code = "redaction.words-remain"
    sentence = N_(
        "Words that you marked still stand elsewhere, on page {pages}. No copy was made; the original and your marks "
        "are kept. Find the words and mark every place, then make the copy again."
    )


class CopyNotClean(RedactionRefused):
    """The finished copy did not pass its check."""

    code = "redaction.copy-not-clean"
    sentence = N_(
        "The finished copy did not pass its check: it held more than it should. It was thrown away; the original and "
        "your marks are kept. Make the copy again without searchable words."
    )
