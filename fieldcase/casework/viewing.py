"""Looking at evidence within the vault: a picture, a text, and whether the stored file still is what was taken in.

Everything is decrypted in memory. A picture goes through the parser child and comes back as clean pixels; sound is
played by `listening`. Reads files alone and touches no connection; whoever shows something writes the access log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from fieldcase.casework.desk import Desk
from fieldcase.casework.listening import can_be_played
from fieldcase.errors import N_, EvidenceMissing, PictureUnreadable
from fieldcase.model.evidence import Evidence
from fieldcase.vault.blobs import Finding

PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
# What a parser child takes in one message is 128 MiB.
MOST_PICTURE = 120 * 1024 * 1024
MOST_TEXT = 1024 * 1024


class View(StrEnum):
    """How a piece of evidence can be shown here."""

    PICTURE = "picture"
    TEXT = "text"
    SOUND = "sound"
    NONE = "none"


@dataclass(frozen=True)
class Verdict:
    """What a check of one stored file found, as a sentence (msgid)."""

    sound: bool
    sentence: str


_VERDICTS = {
    Finding.SOUND: N_("The stored file is whole and is, byte for byte, what was taken in."),
    Finding.MISSING: N_("The stored file is missing from the vault's folder. Take it from a copy of the vault."),
    Finding.DAMAGED: N_("The stored file is damaged or was changed from outside. Take it from a copy of the vault."),
    Finding.OTHER_BYTES: N_(
        "The stored file opens, but it is not what was taken in. Take it from a copy of the vault."
    ),
}


def view_of(evidence: Evidence) -> View:
    """How this evidence can be shown: by its type as its own first bytes said, and its size."""
    size = evidence.size or 0
    if evidence.blob is None or evidence.secret is None:
        return View.NONE
    if evidence.media_type in PICTURES and size <= MOST_PICTURE:
        return View.PICTURE
    if can_be_played(evidence):
        return View.SOUND
    return View.TEXT if evidence.media_type == "text/plain" and size <= MOST_TEXT else View.NONE


def picture(desk: Desk, evidence: Evidence) -> bytes:
    """The picture as a clean JPEG of at most 1600 pixels a side.

    PictureUnreadable, ChildFailed, EvidenceMissing, EvidenceDamaged, EvidenceKeyWrong or FolderGone.
    """
    # What reads pictures is slow to load: not before the first one is looked at.
    from fieldcase.parsers.pictures import clean_picture

    if view_of(evidence) is not View.PICTURE:
        raise PictureUnreadable
    return clean_picture(_bytes_of(desk, evidence, MOST_PICTURE))


def text(desk: Desk, evidence: Evidence) -> str:
    """The text of a text file of at most a mebibyte; bytes that are no UTF-8 are shown as replacement characters."""
    return _bytes_of(desk, evidence, MOST_TEXT).decode("utf-8-sig", "replace")


def _bytes_of(desk: Desk, evidence: Evidence, most: int) -> bytes:
    if evidence.blob is None or evidence.secret is None:
        raise EvidenceMissing
    with desk.vault.blobs.open(evidence.blob, evidence.secret) as reader:
        return reader.read(most)


def check(
    desk: Desk,
    evidence: Evidence,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Verdict:
    """Read the whole stored file and compare it with its SHA-256 at import; a fault is a finding, not an error."""
    if evidence.blob is None or evidence.secret is None or evidence.sha256 is None:
        return Verdict(False, _VERDICTS[Finding.MISSING])
    found = desk.vault.blobs.verify(evidence.blob, evidence.secret, evidence.sha256, progress, cancelled)
    return Verdict(found is Finding.SOUND, _VERDICTS[found])
