"""How a piece of evidence is told on the screen: its type, its size, its hash, a line of its ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.model.evidence import Custody, Evidence
from ui.pages.values import said_moment

if TYPE_CHECKING:
    from ui.workplace import Workplace

_TYPES = {
    "image/jpeg": N_("JPEG picture"), "image/png": N_("PNG picture"), "image/gif": N_("GIF picture"),
    "image/webp": N_("WebP picture"), "application/pdf": N_("PDF document"), "audio/ogg": N_("Ogg sound"),
    "audio/mpeg": N_("MP3 sound"), "audio/mp4": N_("M4A sound"), "audio/wav": N_("WAV sound"),
    "audio/flac": N_("FLAC sound"), "audio/aac": N_("AAC sound"), "audio/amr": N_("AMR sound"),
    "audio/opus": N_("Opus sound, as messengers send it"),
    "video/mp4": N_("MP4 video"), "video/webm": N_("Matroska or WebM video"), "video/x-msvideo": N_("AVI video"),
    "application/zip": N_("ZIP archive or Office document"), "application/rtf": N_("RTF document"),
    "application/x-ole-storage": N_("older Office document"), "text/plain": N_("text"),
}  # fmt: skip
_UNITS = (N_("{size} bytes"), N_("{size} KB"), N_("{size} MB"), N_("{size} GB"))


def said_type(media_type: str, work: Workplace) -> str:
    """What sort of file it is, by its own first bytes."""
    return work.words(_TYPES.get(media_type, N_("type not known")))


def said_size(size: int | None, work: Workplace) -> str:
    """A size in the unit a person would use; empty where there is none."""
    if size is None:
        return ""
    from babel.numbers import format_decimal

    step, number = 0, float(size)
    while number >= 1000 and step < len(_UNITS) - 1:
        step, number = step + 1, number / 1000
    rounded = round(number, 1) if step and number < 100 else round(number)
    return work.words(_UNITS[step]).format(size=format_decimal(rounded, locale=work.language))


def said_bytes(size: int, work: Workplace) -> str:
    """The very number of bytes."""
    from babel.numbers import format_decimal

    words = work.words.plural("{n} byte", "{n} bytes", size)
    return words.format(n=format_decimal(size, locale=work.language))


def said_hash(sha256: bytes | None) -> str:
    """A SHA-256 in groups of eight digits, so that a line can break and a person can compare."""
    digits = sha256.hex() if sha256 else ""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def said_custody(entry: Custody, members: dict[bytes, str], work: Workplace) -> str:
    """One line of the ledger: what happened, when, by whom, why."""
    parts = (
        work.term("custody_event", entry.event),
        said_moment(entry.at.milliseconds, work) if entry.at is not None else "",
        members.get(entry.by, "") if entry.by is not None else "",
        entry.reason,
    )
    return " · ".join(part for part in parts if part)


def spoken(evidence: Evidence, work: Workplace) -> str:
    """What is said of the evidence to whoever cannot see it."""
    kind = work.term("evidence_kind", evidence.kind)
    return evidence.description or " · ".join(part for part in (evidence.number, evidence.title or kind) if part)
