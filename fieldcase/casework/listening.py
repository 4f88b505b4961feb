"""Recordings: which of them can be played here, and playing one from its encrypted file.

The file is decrypted in memory, a piece at a time, and each piece goes to a parser child at once: this process holds no
more than a piece of it. Reads files alone and touches no connection; whoever plays writes the access log.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fieldcase.casework.desk import Desk
from fieldcase.errors import N_, EvidenceMissing
from fieldcase.model.evidence import Evidence

if TYPE_CHECKING:
    from fieldcase.parsers.sound import Sound

PLAYED = ("audio/wav", "audio/mpeg", "audio/flac", "audio/ogg")
# What a parser child holds of one recording (fieldcase.parsers.sound).
MOST_SOUND = 256 * 1024 * 1024
_PIECE = 4 * 1024 * 1024
_KINDS = ("audio", "video")

_TOO_LARGE = N_(
    "This recording is larger than the program plays here (268 MB). It is kept, checked and handed on as a file. What "
    "is said in it, and notes, are written below, each with its time."
)
_NO_VIDEO = N_(
    "Video is not played here: it is kept, checked and handed on as a file. What is said in it, and notes, are written "
    "below, each with its time."
)
_NOT_DECODED = N_(
    "This kind of sound is not played here: the program plays WAV, MP3, FLAC and Ogg Vorbis. It is kept, checked and "
    "handed on as a file. What is said in it, and notes, are written below, each with its time."
)


def is_recording(evidence: Evidence) -> bool:
    """Whether it is sound or video, by what a person said of it or by its own first bytes."""
    return evidence.kind in _KINDS or evidence.media_type.partition("/")[0] in _KINDS


def can_be_played(evidence: Evidence) -> bool:
    """Whether its sound is of a type and size that is played here; whether it is whole shows when it is opened."""
    return evidence.blob is not None and evidence.media_type in PLAYED and (evidence.size or 0) <= MOST_SOUND


def why_silent(evidence: Evidence) -> str:
    """Why a recording with a file is not played here, as a sentence (msgid); empty where it is, or is no recording."""
    kind = evidence.media_type.partition("/")[0]
    if kind not in _KINDS or can_be_played(evidence):
        return ""
    if kind == "video":
        return _NO_VIDEO
    return _TOO_LARGE if evidence.media_type in PLAYED else _NOT_DECODED


def sound(desk: Desk, evidence: Evidence) -> Sound:
    """The recording, open in a child of its own until it is closed.

    SoundUnreadable, SoundTooLarge, ChildFailed, EvidenceMissing, EvidenceDamaged, EvidenceKeyWrong or FolderGone.
    """
    # What speaks to the child is not loaded before the first recording is played.
    from fieldcase.parsers.sound import Sound

    blob, secret = evidence.blob, evidence.secret
    if blob is None or secret is None:
        raise EvidenceMissing

    def pieces() -> Iterator[bytes]:
        with desk.vault.blobs.open(blob, secret) as reader:
            while piece := reader.read(_PIECE):
                yield piece

    with desk.vault.blobs.open(blob, secret) as reader:
        size = reader.size
    return Sound(pieces, size)
