"""The inside of a bundle: its head, what does not shrink of its entries, and what does, packed by zstd.

    CBOR head as bytes, CBOR loose bytes of all entries, zstd of CBOR [[form as bytes, ...] for each scope]

Read as a stream, a piece at a time, and no further than was said or allowed: memory holds one piece and zstd's window.
Knows lengths alone; refuses to know what the pieces say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import zstandard

from fieldcase.errors import BundleMalformed, BundleTooLarge
from fieldcase.exchange.head import HEAD_LIMIT, SCOPE_LIMIT
from fieldcase.exchange.known_words import KNOWN
from fieldcase.exchange.loose import Loose
from fieldcase.exchange.travelling import Form
from fieldcase.vault.entry import PACKED_LIMIT

UNPACKED_LIMIT = 256 * 1024 * 1024
ENTRY_LIMIT = 200_000
# A small file must not ask for long work. Signatures and salts do not shrink, so what people write comes nowhere near.
ALWAYS_UNPACKED = 2 * 1024 * 1024
MOST_SHRUNK = 20
_WINDOW = 8 * 1024 * 1024
_BYTES, _ARRAY = 2, 4
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_LEAST = {24: 24, 25: 1 << 8, 26: 1 << 16, 27: 1 << 32}
_WORDS = zstandard.ZstdCompressionDict(KNOWN, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
# The best there is while it takes no time; a level that packs 10 MB in a moment beyond.
_THOROUGH, _QUICK, _SMALL = 19, 6, 512 * 1024


def framed(head: bytes, lists: Sequence[Sequence[Form]]) -> bytes:
    """The frame of a head and of one list of forms for each scope; BundleTooLarge where no reader would take it."""
    if sum(map(len, lists)) > ENTRY_LIMIT:
        raise BundleTooLarge
    pieces = [_begun(_ARRAY, len(lists))]
    for forms in lists:
        pieces.append(_begun(_ARRAY, len(forms)))
        for form in forms:
            pieces += (_begun(_BYTES, len(form.told)), form.told)
    content, loose = b"".join(pieces), b"".join(form.loose for forms in lists for form in forms)
    level = _THOROUGH if len(content) <= _SMALL else _QUICK
    packed = zstandard.ZstdCompressor(level=level, write_checksum=False, dict_data=_WORDS).compress(content)
    frame = put_together(head, loose, packed)
    if len(content) > _allowed(len(frame)):
        raise BundleTooLarge
    return frame


def put_together(head: bytes, loose: bytes, packed: bytes) -> bytes:
    """A frame of its three pieces, the last of which is packed already."""
    return b"".join((_begun(_BYTES, len(head)), head, _begun(_BYTES, len(loose)), loose, packed))


def _begun(major: int, size: int) -> bytes:
    """The first bytes of a CBOR value: its major type and its size, in the shortest form."""
    if size < 24:
        return bytes([major << 5 | size])
    low = max(low for low, least in _LEAST.items() if size >= least)
    return bytes([major << 5 | low]) + size.to_bytes(_WIDTHS[low], "big")


def _allowed(frame: int) -> int:
    return min(UNPACKED_LIMIT, max(ALWAYS_UNPACKED, MOST_SHRUNK * frame))


class Frame:
    """Reads a frame from its beginning to its end: `head`, then `lists` once; `loose` is what its forms go with, of
    which nothing may be left behind the last.

    BundleTooLarge where it says or gives more than is allowed; BundleMalformed where it is not as `framed` writes it.
    """

    def __init__(self, frame: bytes | memoryview) -> None:
        view = memoryview(frame)
        head, view = _string(view, HEAD_LIMIT)
        self.head = bytes(head)
        loose, packed = _string(view, UNPACKED_LIMIT)
        self.loose = Loose(loose)
        try:
            told = zstandard.get_frame_parameters(packed)
        except zstandard.ZstdError:
            raise BundleMalformed from None
        if told.content_size == zstandard.CONTENTSIZE_UNKNOWN or told.dict_id:
            raise BundleMalformed
        if told.content_size > _allowed(len(frame)):
            raise BundleTooLarge
        self._left = told.content_size
        self._stream = zstandard.ZstdDecompressor(max_window_size=_WINDOW, dict_data=_WORDS).stream_reader(packed)

    def lists(self, scopes: int) -> Iterator[tuple[int, bytes]]:
        """The number of a scope and what is told of a form of its list, one after another; `scopes` is how many the
        head named. What the form goes with is to be taken from `loose` before the next."""
        if self._size(_ARRAY, SCOPE_LIMIT) != scopes:
            raise BundleMalformed
        left = ENTRY_LIMIT
        for scope in range(scopes):
            count = self._size(_ARRAY, left)
            left -= count
            for _ in range(count):
                yield scope, self._take(self._size(_BYTES, PACKED_LIMIT))
        if self._left or self._read(1) or self.loose.left:
            raise BundleMalformed

    def _size(self, major: int, most: int) -> int:
        """The size of the value that begins here."""
        first = self._take(1)
        return _told(first + self._take(_WIDTHS.get(first[0] & 31, 0)), major, most)

    def _take(self, size: int) -> bytes:
        if size > self._left:
            raise BundleMalformed
        self._left -= size
        pieces = []
        while size:
            piece = self._read(size)
            if not piece:
                raise BundleMalformed
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except zstandard.ZstdError:
            raise BundleMalformed from None


def _told(begun: bytes, major: int, most: int) -> int:
    """The size that a value's first bytes tell, which must be of a major type and in its shortest form."""
    size = begun[0] & 31
    if begun[0] >> 5 != major or size > max(_WIDTHS):
        raise BundleMalformed
    if size in _WIDTHS:
        least, size = _LEAST[size], int.from_bytes(begun[1:], "big")
        if size < least:
            raise BundleMalformed
    if size > most:
        raise BundleTooLarge
    return size


def _string(view: memoryview, most: int) -> tuple[memoryview, memoryview]:
    """The byte string that begins here, and what follows it."""
    if not view:
        raise BundleMalformed
    end = 1 + _WIDTHS.get(view[0] & 31, 0)
    if len(view) < end:
        raise BundleMalformed
    size = _told(bytes(view[:end]), _BYTES, most)
    if len(view) < end + size:
        raise BundleMalformed
    return view[end : end + size], view[end + size :]
