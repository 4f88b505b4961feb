"""Files of a stranger's ZIP archive, taken out one by one, a small piece at a time.

The archive is opened in a parser child of its own that has no keys and no file: it asks for the bytes it needs and is
handed those. What comes back are names and bytes. Nothing is written; nothing in an archive is opened in its turn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from fieldcase import sandbox
from fieldcase.errors import N_, ChildFailed

TIMEOUT = 30.0
# An archive of a whole phone holds fewer.
MOST_FILES = 50_000
PIECE = 1 << 20
OPEN, FILE, MORE, BYTES = b"O", b"F", b"M", b"B"
WANTED, GIVEN, ENDED, DAMAGED, LOCKED, UNKNOWN, FORGOTTEN = b"W", b"G", b"E", b"D", b"L", b"U", b"A"
# Out of few bytes come many: up to here that is nobody's harm; beyond it, text shrinks to a tenth, a bomb to a
# thousandth.
_HARMLESS = 64 << 20
_MOST_TIMES = 200
_WORKED_ENOUGH = 8 << 30
_LEADS_OUT = N_("its name leads out of the archive")
_BOMB = N_("far more comes out of it than a file of this kind holds")
_LINK = N_("it is a link, not a file")
_DAMAGED = N_("it is damaged in the archive")
_WHY = {
    DAMAGED: _DAMAGED,
    LOCKED: N_("it is locked with a password"),
    UNKNOWN: N_("it is packed in a way that is not known here"),
}
_LIMITS = N_("it could not be taken out within safe limits")


class NotUnpacked(Exception):
    """A file that cannot be taken out of its archive, and why (msgid). It never reaches a person by itself."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Packed:
    """One file in an archive: its name there, its bytes once out, its bytes within, and why it cannot be taken out."""

    number: int
    name: str
    size: int
    within: int
    why: str = ""


class Archive:
    """An archive that is open in a child of its own until `close`. For one thread at a time.

    `read(place, size)` gives bytes of the archive; what it raises comes through, and ends the child. `document` says
    that it is the one file of an office program, whose parts are nobody's files.
    """

    def __init__(self, read: Callable[[int, int], bytes], size: int) -> None:
        """NotUnpacked where it is no archive, is damaged, or holds too many files."""
        self._read, self._size = read, size
        self._child = sandbox.Warm(sandbox.UNPACKER, "archive")
        self._worked = 0
        try:
            told = json.loads(self._opened())
            self.document = bool(told["document"])
            self.files = self._judged(told["files"])
        except (ValueError, TypeError, LookupError):
            self.close()
            raise NotUnpacked(_DAMAGED) from None
        except BaseException:
            self.close()
            raise

    def _opened(self) -> bytes:
        return self._given(self._asked(OPEN + self._size.to_bytes(8, "big")))

    def _judged(self, told: list[list[object]]) -> tuple[Packed, ...]:
        """Which of the files can be taken out: a bomb is known by what it says of itself, and gives no more than that.

        Together they may hold as much as one: an archive in which all files are the same few bytes is a bomb too."""
        left = max(4 * _HARMLESS, self._size * _MOST_TIMES)
        files = []
        for number, name, size, within, link in told:
            if not (isinstance(name, str) and isinstance(size, int) and isinstance(within, int)):
                raise ValueError("not what the child was asked for")
            why = _LINK if link else _LEADS_OUT if leads_out(name) else ""
            if not why and (size > max(_HARMLESS, min(within, self._size) * _MOST_TIMES) or size > left):
                why = _BOMB
            left -= 0 if why else size
            files.append(Packed(int(str(number)), name.replace("\\", "/"), size, min(within, self._size), why))
        return tuple(files)

    def open(self, packed: Packed) -> Out:
        """The bytes of one file, from its beginning; NotUnpacked where they do not come out."""
        if packed.why:
            raise NotUnpacked(packed.why)
        if self._worked > _WORKED_ENOUGH:  # a child has a limit for its whole life: not in the middle of a file
            self._child.close()
            self._worked = 0
        message = FILE + packed.number.to_bytes(4, "big")
        answer = self._tried(message)
        if answer == FORGOTTEN:
            self._tried(OPEN + self._size.to_bytes(8, "big"))
            answer = self._tried(message)
        self._given(answer)
        return Out(self)

    def more(self) -> bytes:
        """The next bytes of the file that was opened last; none at its end."""
        answer = self._tried(MORE)
        if answer == ENDED:
            return b""
        piece = self._given(answer)
        self._worked += len(piece)
        return piece

    def _tried(self, message: bytes) -> bytes:
        try:
            return self._asked(message)
        except ChildFailed:
            raise NotUnpacked(_LIMITS) from None

    def _asked(self, message: bytes) -> bytes:
        """The child's answer, after it got what it wanted of the archive."""
        answer = self._child.ask(message, TIMEOUT)
        while answer[:1] == WANTED:
            place, size = int.from_bytes(answer[1:9], "big"), int.from_bytes(answer[9:17], "big")
            try:
                if place + size > self._size or size > PIECE:
                    raise ChildFailed
                piece = self._read(place, size)
            except BaseException:  # the child waits for bytes that it will never get
                self._child.close()
                raise
            answer = self._child.ask(BYTES + piece, TIMEOUT)
        return answer

    def _given(self, answer: bytes) -> bytes:
        if answer[:1] == GIVEN:
            return answer[1:]
        raise NotUnpacked(_WHY.get(answer[:1], _LIMITS))

    def close(self) -> None:
        """Forget the archive."""
        self._child.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class Out:
    """One file on its way out of an archive. Its end is told only where its checksum agrees."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def read(self, size: int, /) -> bytes:
        """Its next bytes, at most a mebibyte whatever `size` says; none at its end. NotUnpacked where it is damaged."""
        return self._archive.more()


def leads_out(name: str) -> bool:
    """Whether a name in an archive is no plain way into it: an absolute one, a drive's, one with `..` or a NUL."""
    parts = re.split(r"[/\\]", name)
    return not name or "\x00" in name or parts[0] == "" or ".." in parts or re.match("[A-Za-z]:", name) is not None
