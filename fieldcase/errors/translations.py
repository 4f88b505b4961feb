"""Translations that cannot be what somebody says they are."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.records import RecordError


class CheckerMissing(RecordError):
    """A translation was said to be checked, and by nobody."""

    code = "translation.checker-missing"
    sentence = N_("Somebody has to have checked the translation. Nothing was changed. Choose who it was.")


class OwnTranslation(RecordError):
    """The translator was said to have checked their own translation."""

    code = "translation.own"
    sentence = N_(
        "Whoever translated cannot be the one who checks: a second pair of eyes finds what the first passes over. "
        "Nothing was changed. Choose somebody else, or leave it a draft."
    )


class CertifiedNeedsFile(RecordError):
    """A translation was said to be certified, and there is no paper."""

    code = "translation.certified-needs-file"
    sentence = N_(
        "A certified translation is a paper with a signature. Nothing was changed. Take it in as evidence first, then "
        "choose it here as the file of the translation."
    )


class TranslatesItself(RecordError):
    """A piece of evidence was said to be its own translation."""

    code = "translation.of-itself"
    sentence = N_("A piece of evidence cannot translate itself. Nothing was changed. Choose another file.")
