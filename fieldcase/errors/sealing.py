"""Visits that are sealed to a coordinator: why one cannot be, and what cannot be done with one that is."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.records import RecordError


class PeerRevoked(RecordError):
    """Something was to be sealed to a laptop that is believed no longer."""

    code = "record.peer-revoked"
    sentence = N_(
        "This laptop is no longer believed here, so nothing is sealed to it. Nothing was changed; a visit that was "
        "begun is kept and stays open. Choose another coordinator."
    )


class PeerUnchecked(RecordError):
    """Something was to be sealed to a laptop whose six words nobody compared."""

    code = "record.peer-unchecked"
    sentence = N_(
        "The six words of this laptop were not compared yet, so nobody knows whose it is, and nothing is sealed to it. "
        "Nothing was changed; a visit that was begun is kept and stays open. Compare the six words face to face first."
    )


class SealedForAnother(RecordError):
    """A sealed visit was to be written for another laptop than the one it was sealed to."""

    code = "record.sealed-for-another"
    sentence = N_(
        "This visit was sealed to another laptop, and no other can open it. Nothing was written, and the sealed visit "
        "is kept here. Give the card of the coordinator it was sealed to."
    )


class SealingTooLate(RecordError):
    """A visit was to be sealed of which something is written down already."""

    code = "record.sealing-too-late"
    sentence = N_(
        "Something of this visit was already written down, so this laptop and its backups have it, and sealing would "
        "not take it away. Nothing was changed. Choose sealing before the first answer of the next visit."
    )


class VisitSealed(RecordError):
    """A visit was to be opened whose key is gone."""

    code = "record.visit-sealed"
    sentence = N_(
        "This visit is sealed or was given up: its key is gone from this laptop, and nobody can open it here. Nothing "
        "was changed. Hand the sealed file to the coordinator; it opens there."
    )


class SealingFailed(RecordError):
    """The sealed file is not on the disk as it was made."""

    code = "record.sealing-failed"
    sentence = N_(
        "The sealed file did not pass its check and was not kept. The visit is unchanged and stays open. Make room on "
        "the disk, or check it, and seal again."
    )


class NotYetGiven(RecordError):
    """The only file of a sealed visit was to be removed before anybody has it."""

    code = "record.not-yet-given"
    sentence = N_(
        "This sealed visit was not handed over yet, and its file here is the only one. Nothing was changed. Hand it to "
        "the coordinator first."
    )
