"""Files offered as evidence: looked over before anything is taken, stored one after another, their originals deleted
only where a person asks for it and the vault holds the very same bytes.

Knows paths and bytes; touches no connection of the vault, so that all of it may run beside deeds and looks.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Stored, forget, sniffed, store
from fieldcase.errors import N_, FieldcaseError, FileUnreadable
from fieldcase.model.evidence import Evidence
from fieldcase.vault.blobs import Finding
from fieldcase.vault.pour import pour

Step = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, repr=False)
class Offered:
    """One file as it was offered: by its path, or as bytes in memory. `fault` is why it cannot be taken (msgid)."""

    name: str
    size: int = 0
    media_type: str = ""
    fault: str = ""
    path: Path | None = None
    content: bytes = b""

    def open(self) -> BinaryIO:
        """Its bytes, seekable, at their start; OSError where they cannot be read."""
        return self.path.open("rb") if self.path is not None else io.BytesIO(self.content)


@dataclass(frozen=True)
class Left:
    """An original that was not deleted, and why (msgid)."""

    name: str
    why: str


def looked_over(paths: Iterable[Path]) -> tuple[Offered, ...]:
    """What each of these paths is, by its own first bytes, and why it cannot be taken where that is so."""
    return tuple(_looked_at(path) for path in dict.fromkeys(paths))


def of_bytes(content: bytes, name: str) -> Offered:
    """Bytes in memory, such as a pasted picture, offered under a name."""
    return Offered(name, len(content), sniffed(content[:64])[0], content=content)


def _looked_at(path: Path) -> Offered:
    name = path.name or str(path)
    if path.is_dir():
        return Offered(name, fault=N_("a folder: choose the files in it"), path=path)
    if not path.is_file():  # a pipe or a device would never end
        return Offered(name, fault=N_("there is no such file any more"), path=path)
    try:
        size = path.stat().st_size
        with path.open("rb") as source:
            start = source.read(64)
    except OSError:
        return Offered(name, fault=N_("it cannot be read"), path=path)
    if not start:
        return Offered(name, fault=N_("it is empty"), path=path)
    return Offered(name, size, sniffed(start)[0], path=path)


def stored(desk: Desk, offered: Sequence[Offered], step: Step, cancelled: Cancelled) -> tuple[Stored, ...]:
    """Encrypt all of these files into the vault's folder. `step` hears bytes done and bytes in all.

    FileUnreadable names a file that cannot be read to its end; then, or where it is stopped, none of them stays.
    """
    total = max(1, sum(one.size for one in offered))
    done = 0
    kept: list[Stored] = []
    try:
        for one in offered:
            kept.append(_stored(desk, one, _from(done, total, step), cancelled))
            done += one.size
    except BaseException:
        forget(desk, kept)
        raise
    return tuple(kept)


def _from(before: int, total: int, step: Step) -> Callable[[int], None]:
    return lambda here: step(before + here, total)


def _stored(desk: Desk, one: Offered, progress: Callable[[int], None], cancelled: Cancelled) -> Stored:
    try:
        with one.open() as source:
            return store(desk, source, one.name, progress, cancelled)
    except OSError as wrong:
        raise FileUnreadable(name=one.name) from wrong


def delete_originals(
    desk: Desk, pairs: Sequence[tuple[Path, Evidence]], step: Step, cancelled: Cancelled
) -> tuple[Left, ...]:
    """Delete each file of which the vault holds the very same bytes, read anew; says which were left, and why.

    Deleting makes nothing unrecoverable: what a disk or a stick keeps of it is beyond this program.
    """
    left: list[Left] = []
    for number, (path, evidence) in enumerate(pairs):
        step(number, len(pairs))
        why = N_("it was stopped before") if cancelled() else _deleted(desk, path, evidence)
        if why:
            left.append(Left(path.name, why))
    return tuple(left)


def _deleted(desk: Desk, path: Path, evidence: Evidence) -> str:
    """Delete one original; why not where it is kept."""
    if evidence.blob is None or evidence.secret is None or evidence.sha256 is None:
        return N_("the vault does not hold it")
    try:
        if desk.vault.blobs.verify(evidence.blob, evidence.secret, evidence.sha256) is not Finding.SOUND:
            return N_("the file in the vault did not pass its check")
        with path.open("rb") as source:
            if pour(source, None).sha256 != evidence.sha256:
                return N_("it was changed since it was taken in")
        path.unlink()
    except (FieldcaseError, OSError):
        return N_("it cannot be read or deleted")
    return ""
