"""Evidence coming in: encrypted on the way, hashed on the way, numbered, with the first entry of its ledger."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from fieldcase.casework.desk import Desk
from fieldcase.errors import EvidenceRefused
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import CustodyId, EvidenceId, ScopeId

# First bytes of the file types a case meets; the ending of a name is not believed.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg", "photo"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "photo"),
    (b"GIF8", "image/gif", "photo"),
    (b"%PDF-", "application/pdf", "document"),
    (b"OggS", "audio/ogg", "audio"),
    (b"ID3", "audio/mpeg", "audio"),
    (b"\xff\xfb", "audio/mpeg", "audio"),
    (b"\x1aE\xdf\xa3", "video/webm", "video"),
    (b"PK\x03\x04", "application/zip", "document"),
    (b"{\\rtf", "application/rtf", "document"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage", "document"),
)
_RIFF = {b"WAVE": ("audio/wav", "audio"), b"WEBP": ("image/webp", "photo"), b"AVI ": ("video/x-msvideo", "video")}


def sniffed(start: bytes) -> tuple[str, str]:
    """Media type and kind of evidence of a file's first bytes; a type nobody knows is not stated."""
    for signature, media_type, kind in _SIGNATURES:
        if start.startswith(signature):
            return media_type, kind
    if start[:4] == b"RIFF" and start[8:12] in _RIFF:
        return _RIFF[start[8:12]]
    if start[4:8] == b"ftyp":
        return ("audio/mp4", "audio") if start[8:11] == b"M4A" else ("video/mp4", "video")
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as wrong:
        cut_letter = wrong.start >= len(start) - 3
        return ("text/plain", "not_stated") if cut_letter else ("application/octet-stream", "not_stated")
    return ("application/octet-stream" if b"\x00" in start else "text/plain"), "not_stated"


def next_number(desk: Desk, scope: ScopeId) -> str:
    """The next free exhibit number of a case: A01, A02 ... One once given is never given again."""
    known = desk.vault.store.all(Evidence, scope, hidden=True)
    numbers = [int(match.group(1)) for one in known if (match := re.fullmatch(r"A(\d+)", one.number))]
    ever = desk.vault.store.ever(Evidence, scope)
    return f"A{max([ever, *numbers]) + 1:02d}"


def import_evidence(
    desk: Desk,
    scope: ScopeId,
    source: BinaryIO,
    name: str,
    *,
    title: str = "",
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Evidence:
    """Take one file into a case and return its record; what nobody said about it is "not stated".

    The bytes of `source` (seekable, at its start) are encrypted once, hashed on the way and never written in the
    clear. The record and its ledger entry are written after the file is safe on disk, in one transaction.
    """
    start = source.read(64)
    source.seek(0)
    if not start:
        raise EvidenceRefused(name=name)
    media_type, kind = sniffed(start)
    stored = desk.vault.blobs.add(source, desk.world.random, progress, cancelled)
    record = Evidence(
        id=EvidenceId(desk.new_id()), scope=scope, number=next_number(desk, scope), title=title, kind=kind,
        media_type=media_type, file_name=PurePath(name).name, size=stored.size, sha256=stored.sha256,
        blob=stored.blob_id, secret=stored.secret,
    )  # fmt: skip
    with desk.deed():
        desk.save(None, record)
        add_custody(desk, record, "imported")
    return record


def add_custody(desk: Desk, evidence: Evidence, event: str, reason: str = "") -> Custody:
    """Write one entry of the ledger: what happened to the evidence, now, by the member at the desk."""
    entry = Custody(
        id=CustodyId(desk.new_id()), scope=evidence.scope, evidence=evidence.id, event=event, by=desk.member,
        at=desk.now(), reason=reason,
    )  # fmt: skip
    desk.save(None, entry)
    return entry
