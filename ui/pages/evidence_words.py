"""How a piece of evidence is told on the screen: its type, its size, its hash, a line of its ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import custody, said_sizes
from fieldcase.errors import N_
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Custody, Evidence
from ui.pages.values import said_moment

if TYPE_CHECKING:
    from ui.workplace import Workplace

_TYPES = {
    "image/jpeg": N_("JPEG picture"), "image/png": N_("PNG picture"), "image/gif": N_("GIF picture"),
    "image/webp": N_("WebP picture"), "image/tiff": N_("TIFF picture"),
    "application/pdf": N_("PDF document"), "audio/ogg": N_("Ogg sound"),
    "audio/mpeg": N_("MP3 sound"), "audio/mp4": N_("M4A sound"), "audio/wav": N_("WAV sound"),
    "audio/flac": N_("FLAC sound"), "audio/aac": N_("AAC sound"), "audio/amr": N_("AMR sound"),
    "audio/opus": N_("Opus sound, as messengers send it"),
    "video/mp4": N_("MP4 video"), "video/webm": N_("Matroska or WebM video"), "video/x-msvideo": N_("AVI video"),
    "application/zip": N_("ZIP archive or Office document"), "application/rtf": N_("RTF document"),
    "application/x-ole-storage": N_("older Office document"), "text/plain": N_("text"),
}  # fmt: skip
_OTHER = {
    "received": N_("from: {other}"), "handed_over": N_("to: {other}"), "copied": N_("to: {other}"),
}  # fmt: skip
_EITHER = N_("from or to: {other}")


def said_type(media_type: str, work: Workplace) -> str:
    """What sort of file it is, by its own first bytes."""
    return work.words(_TYPES.get(media_type, N_("type not known")))


def said_size(size: int | None, work: Workplace) -> str:
    """A size in the unit a person would use; empty where there is none."""
    return said_sizes.said_size(size, work.words)


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
    """One entry of the ledger as a sentence: when, what happened, from whom or to whom, by whom, where, why."""
    words = work.words
    when = said_moment(entry.at.milliseconds, work) if entry.at is not None else words(N_("moment not stated"))
    parts = [f"{when}: {work.term('custody_event', entry.event)}"]
    if entry.other:
        parts.append(words(_OTHER.get(entry.event, _EITHER)).format(other=_plain(entry.other)))
    by = members.get(entry.by, "") if entry.by is not None else ""
    if by:
        parts.append(words(N_("by: {member}")).format(member=by))
    if entry.device:
        here = entry.device == custody.device(work.desk)
        sentence = N_("on this computer ({device})") if here else N_("on the computer {device}")
        parts.append(words(sentence).format(device=entry.device))
    if entry.reason:
        parts.append(words(N_("why: {reason}")).format(reason=_plain(entry.reason)))
    said = ", ".join(parts)
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _plain(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def said_look(one: Access, members: dict[bytes, str], work: Workplace) -> str:
    """One look at a piece of evidence: when, what, by whom."""
    words = work.words
    when = said_moment(one.at.milliseconds, work) if one.at is not None else ""
    itself = words(N_("the program itself, in quiet minutes"))
    who = members.get(one.by, "") if one.by is not None else itself
    return " · ".join(part for part in (when, work.term("access_deed", one.deed), who) if part)


def spoken(evidence: Evidence, work: Workplace) -> str:
    """What is said of the evidence to whoever cannot see it."""
    kind = work.term("evidence_kind", evidence.kind)
    return evidence.description or " · ".join(part for part in (evidence.number, evidence.title or kind) if part)
