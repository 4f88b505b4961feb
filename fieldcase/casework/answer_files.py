"""Files and folders with answers, opened: submissions, tables, and the pictures and recordings that lie beside them.

An archive's files are taken out by a child, one after another; what is inside an archive that lies in it stays there.
Knows names and bytes, touches no connection of the vault; refuses to know which form the answers are of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from fieldcase.casework.offered import ARCHIVE, Offered, is_litter, looked_over
from fieldcase.casework.originals import Left, NotTaken, Original
from fieldcase.errors import N_, Cancelled, ChildFailed
from fieldcase.model.text import as_told
from fieldcase.parsers.archives import Archive, NotUnpacked, Packed
from fieldcase.parsers.submitted import MOST_BYTES, NotRead, Reader, Table, Tree, reader
from fieldcase.vault.pour import Source

_READ = (".xml", ".csv", ".tsv", ".xlsx", ".xlsm")
_TABLES = (".csv", ".tsv")
_TOO_LARGE = N_("it holds more than one import takes (48 MiB, 50,000 rows, 5,000 columns): take it in parts")
_PIECE = 1 << 20
# All files of one import together: what was read of them lies in memory until it is taken in.
MOST_READ = 192 << 20


@dataclass(frozen=True)
class Medium:
    """A file beside answers: its name with the folders that lead to it, its path, and its place in an archive."""

    name: str
    path: Path
    packed: Packed | None = None

    @property
    def last(self) -> str:
        """Its own name."""
        return self.name.rpartition("/")[2]


@dataclass
class Found:
    """What the files hold: submissions by the name of their file, books of tables, files beside them, what was left."""

    trees: list[tuple[str, Tree]] = field(default_factory=list)
    books: list[tuple[str, tuple[Table, ...]]] = field(default_factory=list)
    media: list[Medium] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def found_in(
    paths: Sequence[Path], step: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
) -> Found:
    """Open what a person chose. Whatever cannot be read is left, with its reason; Cancelled where it was stopped."""
    made = Found()
    chosen = looked_over(paths, cancelled=cancelled)
    with reader() as child:
        work = _Opening(made, child)
        for number, one in enumerate(chosen):
            if cancelled is not None and cancelled():
                raise Cancelled
            if step is not None:
                step(number, len(chosen))
            work.take(one, cancelled)
        work.close()
    return made


class _Opening:
    """Files on their way in. Tables of one folder, or of one archive, are one export."""

    def __init__(self, made: Found, child: Reader) -> None:
        self._made, self._child = made, child
        self._loose: dict[str, list[tuple[str, Table]]] = {}
        self._bytes = 0

    def take(self, one: Offered, cancelled: Callable[[], bool] | None) -> None:
        """Open one file that was offered."""
        if one.fault or one.path is None:
            if not one.litter:
                self._made.left.append(Left(one.name, one.fault))
            return
        try:
            with Original(one.path) as original:
                if one.media_type == ARCHIVE and self._archive(one, original, cancelled):
                    return
                if not one.name.lower().endswith(_READ):
                    self._made.media.append(Medium(one.name, one.path))
                    return
                original.rewind()
                self._read(_whole(original), one.name, str(one.path.parent))
                original.check()
        except NotTaken as wrong:
            self._made.left.append(Left(one.name, wrong.why))
        except (NotRead, NotUnpacked) as wrong:
            self._made.left.append(Left(one.name, wrong.why))

    def _archive(self, one: Offered, original: Original, cancelled: Callable[[], bool] | None) -> bool:
        """Take what an archive holds; False where it is one file of an office program."""
        assert one.path is not None
        try:
            archive = Archive(original.read_at, original.size)
        except ChildFailed:
            raise NotUnpacked(N_("it could not be taken out within safe limits")) from None
        with archive:
            if archive.document:
                return False
            for packed in archive.files:
                if cancelled is not None and cancelled():
                    raise Cancelled
                self._member(one, archive, packed)
        return True

    def _member(self, one: Offered, archive: Archive, packed: Packed) -> None:
        name = f"{one.name}/{as_told(packed.name)}"
        if is_litter(packed.name) or packed.name.startswith("__MACOSX/"):
            return
        if packed.why:
            self._made.left.append(Left(name, packed.why))
        elif not packed.name.lower().endswith(_READ):
            assert one.path is not None
            self._made.media.append(Medium(name, one.path, packed))
        else:
            try:
                if packed.size > MOST_BYTES:
                    raise NotRead(_TOO_LARGE)
                self._read(_whole(archive.open(packed)), name, one.name)
            except (NotUnpacked, NotRead) as wrong:
                self._made.left.append(Left(name, wrong.why))

    def _read(self, content: bytes, name: str, folder: str) -> None:
        if not content:
            raise NotRead(N_("it is empty"))
        if self._bytes + len(content) > MOST_READ:
            raise NotRead(_TOO_LARGE)
        self._bytes += len(content)
        stem = PurePosixPath(name).stem
        held = self._child.read(content, stem)
        if isinstance(held, Tree):
            self._made.trees.append((name, held))
        elif name.lower().endswith(_TABLES):
            self._loose.setdefault(folder, []).extend((name, table) for table in held)
        else:
            self._made.books.append((name, held))

    def close(self) -> None:
        """Put the tables of a folder together: those of repeats with that of their form, by the beginning of their
        names where there are several."""
        for tables in self._loose.values():
            mains = [(name, one) for name, one in tables if not _of_a_repeat(one)]
            inner = [one for _, one in tables if _of_a_repeat(one)]
            for name, main in mains or tables[:1]:
                mine = [one for one in inner if len(mains) < 2 or one.name.startswith(f"{main.name}-")]
                self._made.books.append((name, (main, *(one for one in mine if one is not main))))


def _of_a_repeat(table: Table) -> bool:
    from fieldcase.casework.answer_tables import is_of_a_repeat

    return is_of_a_repeat(table)


def _whole(source: Source) -> bytes:
    """All bytes of a source; NotRead before there are more than an import takes."""
    pieces: list[bytes] = []
    size = 0
    while piece := source.read(_PIECE):
        size += len(piece)
        if size > MOST_BYTES:
            raise NotRead(_TOO_LARGE)
        pieces.append(piece)
    return b"".join(pieces)


class Opener:
    """Opens files beside answers one after another. An archive stays open as long as its files are asked for: to begin
    a child for each of hundreds of pictures would take a minute."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self._path: Path | None = None
        self._original: Original | None = None
        self._archive: Archive | None = None

    def __enter__(self) -> Opener:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    @contextmanager
    def opened(self, medium: Medium) -> Iterator[Source]:
        """The bytes of a file. NotTaken or NotUnpacked where it cannot be read any more, or changed meanwhile."""
        if medium.path != self._path:
            self._held.close()
            self._path = self._archive = None
            self._original = self._held.enter_context(Original(medium.path))
            if medium.packed is not None:
                self._archive = self._held.enter_context(Archive(self._original.read_at, self._original.size))
            self._path = medium.path
        assert self._original is not None
        if medium.packed is not None and self._archive is not None:
            yield self._archive.open(medium.packed)
        else:
            self._original.rewind()
            yield self._original
        self._original.check()
