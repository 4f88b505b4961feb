"""Looking at evidence within the vault: a picture, a document's pages, a text; whether the stored file still is what
was taken in.

Everything is decrypted in memory. Pictures and documents go through a parser child and come back as clean pixels; sound
is played by `listening`. Reads files alone and touches no connection; whoever shows something writes the access log.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from fieldcase.casework.desk import Desk
from fieldcase.casework.listening import can_be_played
from fieldcase.casework.plain_text import Written, written
from fieldcase.errors import N_, EvidenceMissing, PictureUnreadable
from fieldcase.model.evidence import Evidence
from fieldcase.vault.blobs import Finding

PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff")
# What a parser child takes in one message is 128 MiB.
MOST_PICTURE = 120 * 1024 * 1024
# A text is read a portion at a time: its first, and as many as a person asks for up to a limit.
PORTION_OF_TEXT = 1024 * 1024
MOST_TEXT = 16 * PORTION_OF_TEXT
_OFFICE = ("docx", "doc", "odt", "rtf", "xlsx", "xls", "ods", "pptx", "ppt", "odp")


class View(StrEnum):
    """How a piece of evidence can be shown here."""

    PICTURE = "picture"
    PAGES = "pages"
    TEXT = "text"
    SOUND = "sound"
    NONE = "none"


@dataclass(frozen=True)
class Verdict:
    """What a check of one stored file found, as a sentence (msgid); `deed` is its code in the access log."""

    sound: bool
    sentence: str
    deed: str


@dataclass(frozen=True, repr=False)
class Portion:
    """A part of a text: its words, how its letters were read, how many bytes are read up to its end, of how many."""

    words: str
    read_as: Written | None
    done: int
    size: int

    @property
    def more(self) -> bool:
        """Whether there is more of it that can be shown."""
        return self.done < min(self.size, MOST_TEXT)


_VERDICTS = {
    Finding.SOUND: N_("The stored file is whole and is, byte for byte, what was taken in."),
    Finding.MISSING: N_("The stored file is missing from the vault's folder. Take it from a copy of the vault."),
    Finding.DAMAGED: N_("The stored file is damaged or was changed from outside. Take it from a copy of the vault."),
    Finding.OTHER_BYTES: N_(
        "The stored file opens, but it is not what was taken in. Take it from a copy of the vault."
    ),
}


_DEEDS = {
    Finding.SOUND: "verify", Finding.MISSING: "found_missing", Finding.DAMAGED: "found_damaged",
    Finding.OTHER_BYTES: "found_other",
}  # fmt: skip

# What each code of the access log means, as a sentence (msgid) that says what to do.
SENTENCES = {_DEEDS[found]: sentence for found, sentence in _VERDICTS.items()}


_TOO_LARGE = N_(
    "This file is too large to be shown here. It is kept and checked here; it can be handed on as a file and opened "
    "elsewhere."
)
_OFFICE_FILE = N_(
    "A document of an office program is kept and checked here, but not opened: it can carry programs and call out over "
    "the network. Ask whoever sent it for a PDF, or make one in the office program, and take that in beside it."
)
_TELEPHONE_PHOTO = N_(
    "A photograph as newer telephones keep it (HEIC or AVIF) is kept and checked here, but not shown. Where whoever "
    "made it can hand it over as a JPEG, take that in beside it."
)
_NOT_SHOWN = N_(
    "This type of file is kept and checked here, but not shown: the program opens pictures, PDF documents and plain "
    "texts."
)


def view_of(evidence: Evidence) -> View:
    """How this evidence can be shown: by its type as its own first bytes said, and its size."""
    view = _by_type(evidence)
    return View.NONE if view in (View.PICTURE, View.PAGES) and (evidence.size or 0) > MOST_PICTURE else view


def _by_type(evidence: Evidence) -> View:
    if evidence.blob is None or evidence.secret is None:
        return View.NONE
    if evidence.media_type in PICTURES:
        return View.PICTURE
    if can_be_played(evidence):
        return View.SOUND
    return {"application/pdf": View.PAGES, "text/plain": View.TEXT}.get(evidence.media_type, View.NONE)


def why_not(evidence: Evidence) -> str:
    """Why a piece with a file cannot be shown here, and what can be done (msgid)."""
    if _by_type(evidence) is not View.NONE:
        return _TOO_LARGE
    if evidence.media_type in ("image/heic", "image/avif"):
        return _TELEPHONE_PHOTO
    ending = PurePath(evidence.file_name).suffix.lower().removeprefix(".")
    office = evidence.media_type in ("application/rtf", "application/x-ole-storage")
    zipped = evidence.media_type.startswith(("application/zip", "application/vnd.")) and ending in _OFFICE
    return _OFFICE_FILE if office or zipped else _NOT_SHOWN


def picture(desk: Desk, evidence: Evidence, *, large: bool = False) -> bytes:
    """The picture as a clean JPEG of at most 1600 pixels a side, 4000 if `large`.

    PictureUnreadable, ChildFailed, EvidenceMissing, EvidenceDamaged, EvidenceKeyWrong or FolderGone.
    """
    # What reads pictures is slow to load: not before the first one is looked at.
    from fieldcase.parsers.pictures import clean_picture

    if view_of(evidence) is not View.PICTURE:
        raise PictureUnreadable
    return clean_picture(_bytes_of(desk, evidence, MOST_PICTURE), large=large)


def text(desk: Desk, evidence: Evidence, after: Portion | None = None) -> Portion:
    """The first portion of a text, or the one `after` another: a mebibyte at most, never beyond the limit.

    How the letters are written is decided by the first portion. Where nobody can tell, they are read as UTF-8, what is
    no letter as a replacement character.
    """
    if evidence.blob is None or evidence.secret is None:
        raise EvidenceMissing
    start, size = after.done if after is not None else 0, evidence.size or 0
    with desk.vault.blobs.open(evidence.blob, evidence.secret) as reader:
        reader.seek(start)
        content = reader.read(PORTION_OF_TEXT)
    read_as = after.read_as if after is not None else written(content)
    encoding = read_as.encoding if read_as is not None else "utf-8"
    mark = read_as.mark if read_as is not None and after is None else 0
    last = start + len(content) >= min(size, MOST_TEXT) or not content
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    words = decoder.decode(content[mark:], final=last)
    # A letter of several bytes that the portion cuts belongs to the next one.
    left = 0 if last else len(decoder.getstate()[0])
    return Portion(words, read_as, start + len(content) - left, max(size, start + len(content)))


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
        found = Finding.MISSING
    else:
        found = desk.vault.blobs.verify(evidence.blob, evidence.secret, evidence.sha256, progress, cancelled)
    return Verdict(found is Finding.SOUND, _VERDICTS[found], _DEEDS[found])
