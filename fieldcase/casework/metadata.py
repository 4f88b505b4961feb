"""What a file says of itself: read when it is taken in or when somebody asks, kept beside it, printed where chosen.

The reading is done by a parser child and touches no connection. What a file says proves nothing by itself: a clock can
be wrong, a line can be written by anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldcase.errors import EvidenceMissing, FieldcaseError
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.sandbox import Warm
    from fieldcase.vault.blobs import StoredBlob


def can_be_read(evidence: Evidence) -> bool:
    """Whether the file of this piece may say anything of itself that is understood here."""
    from fieldcase.parsers import metadata

    held = evidence.blob is not None and evidence.secret is not None
    return held and metadata.can_be_read(evidence.media_type, evidence.size or 0)


def of_stored(desk: Desk, media_type: str, blob: StoredBlob, batch: Warm | None = None) -> tuple[str, ...]:
    """The lines of a file that was just stored; none where there are none or its reading fails: no file stays out of
    the vault because it cannot be understood."""
    from fieldcase.parsers import metadata

    if metadata.can_be_read(media_type, blob.size):
        with suppress(FieldcaseError):
            return _read(desk, blob.blob_id, blob.secret, batch)
    return ()


def read_now(desk: Desk, evidence: Evidence) -> tuple[str, ...]:
    """The lines of a piece's file.

    PictureUnreadable, DocumentUnreadable, DocumentLocked, ChildFailed, EvidenceMissing, EvidenceDamaged,
    EvidenceKeyWrong or FolderGone.
    """
    if evidence.blob is None or evidence.secret is None:
        raise EvidenceMissing
    return _read(desk, evidence.blob, evidence.secret)


def _read(desk: Desk, blob: bytes, secret: bytes, batch: Warm | None = None) -> tuple[str, ...]:
    from fieldcase.parsers import metadata

    with desk.vault.blobs.open(blob, secret) as reader:
        return metadata.told_by(reader.read(metadata.MOST_BYTES), batch)


def keep(desk: Desk, key: EvidenceId, lines: Sequence[str]) -> None:
    """Keep what the file of a piece says of itself."""
    _change(desk, key, metadata=tuple(lines))


def choose_to_print(desk: Desk, key: EvidenceId, on: bool) -> None:
    """Decide whether it is printed where originals are proved."""
    _change(desk, key, metadata_printed=on)


def _change(desk: Desk, key: EvidenceId, **values: tuple[str, ...] | bool) -> None:
    with desk.deed():
        before = desk.get(Evidence, key)
        if before is not None:
            desk.save(before, replace(before, **values))  # type: ignore[arg-type] # the two fields of `keep` and print
