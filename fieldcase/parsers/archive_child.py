"""The child's side of an archive: what opens it, and asks whoever started it for the bytes it needs.

Asking is an answer, and what was asked for is the next message. So that reading can wait in the midst of the work, the
work has a thread of its own.
"""

from __future__ import annotations

import io
import json
import lzma
import queue
import stat
import struct
import threading
import zipfile
import zlib

from fieldcase.parsers.archives import (
    DAMAGED,
    ENDED,
    FILE,
    FORGOTTEN,
    GIVEN,
    LOCKED,
    MORE,
    MOST_FILES,
    OPEN,
    PIECE,
    UNKNOWN,
    WANTED,
)

# A list of files larger than this is no list of files.
_MOST_LIST = 64 << 20
_LONGEST_NAME = 4096
_ENCRYPTED, _UTF8 = 0x1, 0x800
_DAMAGES = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, ArithmeticError, EOFError,
    LookupError, MemoryError, OSError, TypeError, ValueError,
)  # fmt: skip

_messages: queue.SimpleQueue[bytes] = queue.SimpleQueue()
_answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
_workers: list[threading.Thread] = []


def child(message: bytes) -> bytes:
    """What the child answers: its list of files, a piece of one of them, or a wish for bytes of the archive."""
    if not _workers:
        _workers.append(threading.Thread(target=_work, daemon=True))
        _workers[0].start()
    _messages.put(message)
    answer = _answers.get()
    if answer is None:
        raise RuntimeError("the work broke off")
    return answer


class _Served(io.RawIOBase):
    """The archive as a file: each read is a wish, answered by the next message."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size, self._at = size, 0

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # Buffer is 3.12's
        wanted = min(len(buffer), PIECE, max(0, self._size - self._at))
        if not wanted:
            return 0
        _answers.put(WANTED + self._at.to_bytes(8, "big") + wanted.to_bytes(8, "big"))
        piece = _messages.get()[1:]
        if not piece or len(piece) > wanted:
            raise EOFError
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise OSError("before the beginning")  # as a file on a disk says it: zipfile goes by that
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True


class _Buffered(io.BufferedReader):
    """Whoever asks for more at once than a list of files can have is refused before memory is taken for it."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size > _MOST_LIST:
            raise ValueError("too much at once")
        return super().read(size)


class _Unpacking:
    """The archive, and the file in it that is being taken out."""

    def __init__(self) -> None:
        self._zip: zipfile.ZipFile | None = None
        self._files: list[zipfile.ZipInfo] = []
        self._out: zipfile.ZipExtFile | None = None

    def answer(self, message: bytes) -> bytes:
        """What to answer to a message that is no answer itself."""
        kind, rest = message[:1], message[1:]
        if kind == OPEN:
            return GIVEN + self._listed(int.from_bytes(rest, "big"))
        if kind == FILE and self._zip is not None:
            self._out = self._opened(self._files[int.from_bytes(rest, "big")])
            return GIVEN
        if kind == MORE and self._out is not None:
            piece = self._out.read(PIECE)
            return GIVEN + piece if piece else ENDED
        return FORGOTTEN

    def _listed(self, size: int) -> bytes:
        self._zip = zipfile.ZipFile(_Buffered(_Served(size), PIECE))
        self._files = self._zip.infolist()
        if len(self._files) > MOST_FILES:
            raise ValueError("too many files")
        told = [
            (number, name_of(one)[:_LONGEST_NAME], one.file_size, one.compress_size, _is_link(one))
            for number, one in enumerate(self._files)
            if not one.is_dir() and (one.file_size or not one.filename.endswith("\\"))
        ]
        names = [one.filename for one in self._files]
        document = "[Content_Types].xml" in names or names[:1] == ["mimetype"]
        return json.dumps({"document": document, "files": told}).encode("ascii")

    def _opened(self, file: zipfile.ZipInfo) -> zipfile.ZipExtFile:
        if self._zip is None:
            raise ValueError("no archive is open")
        if file.flag_bits & _ENCRYPTED:
            raise PermissionError
        opened = self._zip.open(file)
        if not isinstance(opened, zipfile.ZipExtFile):
            raise ValueError("nothing that can be read")
        return opened


def _is_link(file: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(file.external_attr >> 16)


def name_of(file: zipfile.ZipInfo) -> str:
    """The whole name, as whoever packed it saw it. Where the archive does not say how it is written, it is UTF-8 of a
    program that forgot to say so, or else what a Russian Windows writes."""
    name = file.orig_filename
    if file.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp866")


def _work() -> None:
    unpacking, answer = _Unpacking(), None
    try:
        while True:
            message, answer = _messages.get(), None
            try:
                answer = unpacking.answer(message)
            except PermissionError:
                answer = LOCKED
            except NotImplementedError:
                answer = UNKNOWN
            except RuntimeError:  # zipfile's word for a password that is wanted
                answer = LOCKED
            except _DAMAGES:
                answer = DAMAGED
            _answers.put(answer)
    finally:
        _answers.put(None)
