"""Storing what was offered: one file after another, encrypted into the vault's folder; what fails is left and named,
and the rest comes in.

Knows files and archives, and touches no connection of the vault. A full disk or a stop takes back all that was stored.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Stored, forget, store
from fieldcase.casework.offered import ARCHIVE, EMPTY, LITTER, Offered, is_litter
from fieldcase.casework.originals import Left, NotTaken, Original
from fieldcase.errors import N_, ChildFailed, EvidenceRefused, TooLargeForDisk
from fieldcase.model.text import as_told
from fieldcase.parsers.archives import Archive, NotUnpacked, Packed
from fieldcase.sandbox import Warm
from fieldcase.vault.pour import Source, pour

_TOO_LARGE = N_("the disk that holds the vault takes no file as large as this")
_KEPT_WHOLE = N_("it could not be opened as an archive, and was taken in as one file")


class Archives(StrEnum):
    """What becomes of an archive: it is kept as it is, its files are taken out, or both."""

    KEEP = "keep"
    UNPACK = "unpack"
    BOTH = "both"


@dataclass(frozen=True, repr=False)
class Kept:
    """What was stored and is to be entered; what was left, and why; which archives came in whole against the wish."""

    stored: tuple[Stored, ...]
    left: tuple[Left, ...]
    whole: tuple[Left, ...]


def stored(
    desk: Desk,
    offered: Sequence[Offered],
    step: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    archives: Archives = Archives.KEEP,
) -> Kept:
    """Encrypt all of these files into the vault's folder. `step` hears bytes done and bytes in all.

    Every file is afterwards stored or left. Cancelled, DiskFull and their like leave none of them behind. An archive
    of which something could not be taken out is kept as well.
    """
    from fieldcase.parsers.metadata import child_for_a_batch  # what reads pictures is slow to load

    with child_for_a_batch() as batch:
        work = _Storing(desk, offered, step, cancelled, archives, batch)
        try:
            for one in offered:
                work.take(one)
        except BaseException:
            forget(desk, work.stored)
            raise
    return Kept(tuple(work.stored), tuple(work.left), tuple(work.whole))


class _Storing:
    """A batch on its way in."""

    def __init__(
        self,
        desk: Desk,
        offered: Sequence[Offered],
        step: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        archives: Archives,
        batch: Warm,
    ) -> None:
        self._desk, self._step, self._cancelled, self._archives = desk, step, cancelled, archives
        self._batch = batch
        self._total = max(1, sum(self._weight(one) for one in offered if not one.fault))
        self._done = 0
        self.stored: list[Stored] = []
        self.left: list[Left] = []
        self.whole: list[Left] = []

    def take(self, one: Offered) -> None:
        """Store one file, or leave it."""
        if one.fault:
            self.left.append(Left(one.name, one.fault, one.litter))
            return
        before = self._done
        try:
            self._take(one)
        except NotTaken as wrong:
            self.left.append(Left(one.name, wrong.why))
        self._done = before + self._weight(one)

    def _weight(self, one: Offered) -> int:
        return one.size * (2 if self._opens(one) else 1)

    def _opens(self, one: Offered) -> bool:
        return self._archives is not Archives.KEEP and one.media_type == ARCHIVE and one.path is not None

    def _take(self, one: Offered) -> None:
        if one.path is None:
            self.stored.append(replace(self._encrypted(io.BytesIO(one.content), one.name), name=one.name))
            return
        with Original(one.path) as original:
            if self._opens(one):
                self._archive(one, original)
            else:
                self.stored.append(self._as_it_is(one, original))

    def _encrypted(self, source: Source, name: str, tell: Callable[[int], None] | None = None) -> Stored:
        before = self._done
        try:
            told = tell or (lambda here: self._tell(before + here))
            return store(self._desk, source, name, told, self._cancelled, self._batch)
        except EvidenceRefused:
            raise NotTaken(EMPTY) from None
        except TooLargeForDisk:
            raise NotTaken(_TOO_LARGE) from None

    def _tell(self, done: int) -> None:
        self._step(min(done, self._total), self._total)

    def _as_it_is(self, one: Offered, original: Original) -> Stored:
        original.rewind()
        made = self._encrypted(original, one.name)
        try:
            original.check(made.blob.size)
        except NotTaken:
            forget(self._desk, [made])
            raise
        return replace(made, name=one.name, original=one.path)

    def _archive(self, one: Offered, original: Original) -> None:
        """Take an archive's files out. Only where it stayed the same to the end is anything of it kept."""
        stored, left = len(self.stored), len(self.left)
        try:
            if self._archives is Archives.BOTH:
                self.stored.append(self._as_it_is(one, original))
                sha256 = self.stored[-1].blob.sha256
            else:
                sha256 = pour(original, None, lambda here: self._tell(self._done + here), self._cancelled).sha256
            opened = self._unpacked(one, original, sha256)
            original.check()
            some = any(not each.litter for each in self.left[left:])
            if self._archives is Archives.UNPACK and (some or not opened or len(self.stored) == stored):
                self.stored.insert(stored, self._as_it_is(one, original))
        except NotTaken:
            forget(self._desk, self.stored[stored:])
            del self.stored[stored:], self.left[left:]
            raise

    def _unpacked(self, one: Offered, original: Original, sha256: bytes) -> bool:
        """Store what is in an archive; False where it is none that can be opened, or one file of an office program."""
        try:
            archive = Archive(original.read_at, original.size)
        except (NotUnpacked, ChildFailed):
            self.whole.append(Left(one.name, _KEPT_WHOLE))
            return False
        before = self._done + one.size
        with archive:
            if archive.document:
                return False
            for packed in archive.files:
                self._member(one, archive, packed, sha256, before)
                before += packed.within
        return True

    def _member(self, one: Offered, archive: Archive, packed: Packed, sha256: bytes, before: int) -> None:
        name = f"{one.name}/{as_told(packed.name)}"
        if is_litter(packed.name) or packed.name.startswith("__MACOSX/"):
            self.left.append(Left(name, LITTER, litter=True))
            return
        try:
            out = archive.open(packed)
            made = self._encrypted(
                out, name, lambda here: self._tell(before + here * packed.within // max(1, packed.size))
            )
        except NotUnpacked as wrong:
            self.left.append(Left(name, wrong.why))
        except NotTaken as wrong:
            if wrong.why not in (EMPTY, _TOO_LARGE):  # the archive itself cannot be read any more
                raise
            self.left.append(Left(name, wrong.why))
        else:
            self.stored.append(replace(made, name=name, archive=sha256))
