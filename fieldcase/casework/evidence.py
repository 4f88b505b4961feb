"""Evidence coming in: encrypted on the way, hashed on the way, numbered, with the first entry of its ledger.

First every file is stored: encrypted into the vault's folder, touching no connection, on whatever thread. Then all of
them are entered in one deed. What was stored and not entered is forgotten, and a kill in between is swept at the next
opening.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from fieldcase.casework import custody, metadata, plain_text
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.errors import EvidenceRefused, FieldcaseError
from fieldcase.model.case import Event
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import CustodyId, EventId, EvidenceId, ScopeId
from fieldcase.sandbox import Warm
from fieldcase.vault.blobs import StoredBlob
from fieldcase.vault.pour import BLOCK, Source

# First bytes of the file types a case meets; the ending of a name is not believed.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg", "photo"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "photo"),
    (b"GIF8", "image/gif", "photo"),
    (b"II*\x00", "image/tiff", "photo"),
    (b"MM\x00*", "image/tiff", "photo"),
    (b"%PDF-", "application/pdf", "document"),
    (b"OggS", "audio/ogg", "audio"),
    (b"fLaC", "audio/flac", "audio"),
    (b"ID3", "audio/mpeg", "audio"),
    *((b"\xff" + bytes((second,)), "audio/mpeg", "audio") for second in (0xFB, 0xFA, 0xF3, 0xF2)),
    *((b"\xff" + bytes((second,)), "audio/aac", "audio") for second in (0xF1, 0xF9)),
    (b"#!AMR", "audio/amr", "audio"),
    (b"\x1aE\xdf\xa3", "video/webm", "video"),
    (b"PK\x03\x04", "application/zip", "document"),
    (b"PK\x05\x06", "application/zip", "document"),
    (b"{\\rtf", "application/rtf", "document"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage", "document"),
)
_RIFF = {b"WAVE": ("audio/wav", "audio"), b"WEBP": ("image/webp", "photo"), b"AVI ": ("video/x-msvideo", "video")}

# Photographs of newer telephones: wrapped as a film is, and none (ISO/IEC 23008-12; AV1 Image File Format).
_TELEPHONE_PHOTOS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
}


def sniffed(start: bytes) -> tuple[str, str]:
    """Media type and kind of evidence of a file's first bytes; a type nobody knows is not stated."""
    # Voice messages of messengers: the same wrapping as Ogg Vorbis, another sound in it.
    if start[:4] == b"OggS" and b"OpusHead" in start[:64]:
        return "audio/opus", "audio"
    for signature, media_type, kind in _SIGNATURES:
        if start.startswith(signature):
            return media_type, kind
    if start[:4] == b"RIFF" and start[8:12] in _RIFF:
        return _RIFF[start[8:12]]
    if start[4:8] == b"ftyp" and start[8:12] in _TELEPHONE_PHOTOS:
        return _TELEPHONE_PHOTOS[start[8:12]], "photo"
    if start[4:8] == b"ftyp":
        return ("audio/mp4", "audio") if start[8:11] == b"M4A" else ("video/mp4", "video")
    return ("text/plain" if plain_text.looks_like_text(start) else "application/octet-stream"), "not_stated"


def next_number(desk: Desk, scope: ScopeId) -> str:
    """The next free exhibit number of a case: A01, A02 ... One once given is never given again."""
    return _numbered(_free_number(desk, scope, desk.vault.store.all(Evidence, scope, hidden=True)))


def _numbered(number: int) -> str:
    return f"A{number:02d}"


def _free_number(desk: Desk, scope: ScopeId, known: Iterable[Evidence]) -> int:
    numbers = [int(match.group(1)) for one in known if (match := re.fullmatch(r"A(\d+)", one.number))]
    ever = desk.vault.store.ever(Evidence, scope)
    return max([ever, *numbers]) + 1


@dataclass(frozen=True, repr=False)
class Stored:
    """A file that is encrypted and safe on the disk and has no record yet.

    `original` is where it lies in the clear. `archive` is the SHA-256 of the archive it was taken out of.
    """

    name: str
    media_type: str
    kind: str
    blob: StoredBlob
    original: Path | None = None
    archive: bytes = b""
    metadata: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Entered:
    """What became of stored files: new records; names whose bytes a record holds already, with that record; and the
    record of each file, in the order in which they were stored."""

    new: tuple[Evidence, ...]
    known: tuple[tuple[str, Evidence], ...]
    each: tuple[Evidence, ...]


class _Begun:
    """A source of which the first block was read already: it comes first, as it was."""

    def __init__(self, first: bytes, rest: Source) -> None:
        self._first, self._rest = first, rest

    def read(self, size: int, /) -> bytes:
        if self._first:
            block, self._first = self._first, b""
            return block
        return self._rest.read(size)


def store(
    desk: Desk,
    source: Source,
    name: str,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    batch: Warm | None = None,
) -> Stored:
    """Encrypt one file into the vault's folder; touches no connection, so that it may run beside deeds and looks.
    `batch` reads what the files that came together say of themselves.

    The bytes of `source` (from where it stands) are hashed on the way and never written in the clear. Raises
    EvidenceRefused for an empty file, Cancelled, DiskFull and their like, and then leaves nothing behind.
    """
    first = source.read(BLOCK)
    if not first:
        raise EvidenceRefused(name=name)
    media_type, kind = sniffed(first[:64])
    stored = desk.vault.blobs.add(_Begun(first, source), desk.world.random, progress, cancelled)
    told = metadata.of_stored(desk, media_type, stored, batch)
    return Stored(PurePath(name).name, media_type, kind, stored, metadata=told)


def forget(desk: Desk, stored: Iterable[Stored]) -> None:
    """Remove stored files that are not to be entered: a full disk must not stay full of files that nobody can open."""
    for one in stored:
        with suppress(FieldcaseError):
            desk.vault.blobs.remove(one.blob.blob_id)


def enter(
    desk: Desk,
    scope: ScopeId,
    stored: Sequence[Stored],
    about: Evidence | None = None,
    event: EventId | None = None,
    step: Callable[[int, int], None] | None = None,
) -> Entered:
    """Write the records of stored files in one deed. A file whose bytes the scope holds already is not taken twice.

    `about` says what is common to them: its title (numbered where there are several), kind (its own where the file's
    type does not say), origin, whom they show, how they were acquired. With `event` they become that event's evidence.
    `step` hears how many of how many are entered. Where anything fails, or `step` raises, nothing is entered and the
    files are removed.
    """
    try:
        with desk.deed():
            about = about or Evidence(id=EvidenceId(b""), scope=scope)
            entered = _entered(desk, scope, stored, about, step or (lambda _done, _total: None))
            if event is not None:
                _add_to_event(desk, event, dict.fromkeys(entered.each))
    except BaseException:
        forget(desk, stored)
        raise
    new = {one.blob for one in entered.new}
    forget(desk, (one for one in stored if one.blob.blob_id not in new))
    return entered


def _entered(
    desk: Desk, scope: ScopeId, stored: Sequence[Stored], about: Evidence, step: Callable[[int, int], None]
) -> Entered:
    here = desk.vault.store.all(Evidence, scope, hidden=True)
    held = {one.sha256: one for one in reversed(here)}
    number = _free_number(desk, scope, here) if stored else 0
    new: list[Evidence] = []
    known: list[tuple[str, Evidence]] = []
    each: list[Evidence] = []
    for one in stored:
        step(len(each), len(stored))
        if (same := held.get(one.blob.sha256)) is not None:
            known.append((one.name, same))
            each.append(same)
            continue
        title = about.title if len(stored) == 1 or not about.title else f"{about.title} {len(new) + 1}"
        kind = about.kind if about.kind != "not_stated" else one.kind
        archive = held.get(one.archive)
        common: Evidence = replace(about, title=title, kind=kind, number=_numbered(number + len(new)))
        if one.archive:
            common = replace(common, made_from=archive.id if archive else None, made_how="unpacked")
        new.append(_recorded(desk, scope, one, common))
        each.append(new[-1])
        held[one.blob.sha256] = new[-1]
    return Entered(tuple(new), tuple(known), tuple(each))


def _recorded(desk: Desk, scope: ScopeId, stored: Stored, about: Evidence) -> Evidence:
    values: dict[str, Any] = {
        "id": EvidenceId(desk.new_id()), "scope": scope, "number": about.number or next_number(desk, scope),
        "media_type": stored.media_type, "file_name": stored.name, "size": stored.blob.size,
        "sha256": stored.blob.sha256, "blob": stored.blob.blob_id, "secret": stored.blob.secret,
        "metadata": stored.metadata,
    }  # fmt: skip
    record = replace(about, **values)
    desk.save(None, record)
    add_custody(desk, record, "imported")
    return record


def _add_to_event(desk: Desk, event_id: EventId, pieces: Iterable[Evidence]) -> None:
    event = desk.get(Event, event_id)
    if event is not None:
        more = tuple(one.id for one in pieces if one.id not in event.evidence and not one.hidden)
        desk.save(event, replace(event, evidence=(*event.evidence, *more)))


def import_evidence(
    desk: Desk,
    scope: ScopeId,
    source: Source,
    name: str,
    *,
    title: str = "",
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Evidence:
    """Store one file and enter it, also where the same bytes are there already; what nobody said is "not stated"."""
    stored = store(desk, source, name, progress, cancelled)
    about = Evidence(id=EvidenceId(b""), scope=scope, title=title, kind=stored.kind)
    try:
        with desk.deed():
            return _recorded(desk, scope, stored, about)
    except BaseException:
        forget(desk, [stored])
        raise


def add_custody(desk: Desk, evidence: Evidence, event: str, reason: str = "") -> Custody:
    """Write one entry of the ledger: what happened to the evidence, here, now, by the member at the desk."""
    entry = Custody(
        id=CustodyId(desk.new_id()), scope=evidence.scope, evidence=evidence.id, event=event, by=desk.member,
        at=desk.now(), reason=reason, device=custody.device(desk),
    )  # fmt: skip
    desk.save(None, entry)
    return entry


def bring_back(desk: Desk, record: Record) -> Changes:
    """Take a record out of the bin; a piece of evidence with the entries of its ledger, which an undone import hid."""
    with desk.deed():
        changes = desk.bring_back(record)
        if isinstance(record, Evidence):
            for entry in desk.vault.store.all(Custody, record.scope, hidden=True):
                if entry.hidden and entry.evidence == record.id:
                    changes |= desk.bring_back(entry)
    return changes
