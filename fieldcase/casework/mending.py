"""Taking a stored file that is damaged or missing from a copy of the vault.

A copy holds the very bytes under the very name. Knows folders and one piece of evidence; touches no connection.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.viewing import Verdict, check
from fieldcase.errors import EvidenceMissing, NoWholeCopy
from fieldcase.model.evidence import Evidence

# A stick holds few copies; a home folder that was chosen by mistake is not to be searched through.
_MOST_FOLDERS = 200


def bring_back(
    desk: Desk,
    evidence: Evidence,
    folder: Path,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Verdict:
    """Take a piece's stored file from a copy of the vault: from `folder`, from a vault or backup that lies in it, or
    from a backup beside this vault. It takes its place only after it was read whole and is what was taken in;
    `integrity.note` follows. NoWholeCopy where there is none, DiskFull and their like, Cancelled."""
    blobs = desk.vault.blobs
    if evidence.blob is None or evidence.secret is None or evidence.sha256 is None:
        raise EvidenceMissing
    for place in (*reversed(desk.vault.backups()), *_copies_in(folder)):
        if blobs.bring_back(evidence.blob, evidence.secret, evidence.sha256, place, progress, cancelled):
            return check(desk, evidence, None, cancelled)
    raise NoWholeCopy(path=folder.name)


def _copies_in(folder: Path) -> list[Path]:
    """The folders that may be copies of a vault: this one, those in it, and the backups in each of them."""
    near = [folder, *_folders(folder)]
    return [one for place in near for one in (place, *_folders(place / "backups")) if (one / "blobs").is_dir()]


def _folders(place: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(one for one in place.iterdir() if one.is_dir())[:_MOST_FOLDERS]
    return []
