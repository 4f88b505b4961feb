"""Looking through a finished PDF of pictures for anything that should not be in it.

Not a search for words alone: every object has to be one of those that `pictured` writes, with no key beside its own,
so that there is no place in which metadata, an attachment, a script or a second text could lie. Knows the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from fieldcase.dossier.pictured import only_pixels
from fieldcase.errors import ChildFailed

_STREAM = frozenset({"/Length", "/Filter"})
_SHAPES = tuple(map(frozenset, (
    {"/Type", "/Pages"}, {"/Type", "/Count", "/Kids"}, {"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources"},
    {"/Type", "/Subtype", "/BaseFont", "/Encoding", "/DescendantFonts", "/ToUnicode"},
    {"/Type", "/Subtype", "/BaseFont", "/CIDSystemInfo", "/FontDescriptor", "/CIDToGIDMap", "/DW", "/W"},
    {"/Type", "/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV",
     "/FontFile2"},
)))  # fmt: skip
_STREAMS = (_STREAM, _STREAM | {"/Length1"})
_IMAGE = _STREAM | {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent"}
_CODES = ("utf-8", "utf-16-be", "utf-16-le", "cp1251", "koi8-r")
# A shorter word stands in compressed bytes by chance.
_LEAST = 4


def strange(content: bytes, words: Collection[str]) -> tuple[str, ...]:
    """What is in the file beside pages, pictures of pixels alone, one font and text; and streams in which one of
    `words` stands spelled out. Nothing where all is as it should be; told without any word."""
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
            return tuple(_faults(pdf, _needles(words)))
    except pikepdf.PdfError:
        return ("the file",)


def _needles(words: Collection[str]) -> tuple[bytes, ...]:
    found = set()
    for word in words:
        for cased in (word, word.lower(), word.upper()) if len(word) >= _LEAST else ():
            found |= {cased.encode(code, "ignore") for code in _CODES}
    return tuple(one for one in found if len(one) >= _LEAST)


def _faults(pdf: pikepdf.Pdf, needles: tuple[bytes, ...]) -> Iterator[str]:
    if set(pdf.trailer.keys()) - {"/Size", "/Root"}:
        yield "the trailer"
    for number, each in enumerate(pdf.objects, start=1):
        if isinstance(each, pikepdf.Stream):
            if not _is_ours(each, needles):
                yield f"stream {number}"
        elif not isinstance(each, pikepdf.Dictionary) or frozenset(each.keys()) not in _SHAPES:
            yield f"object {number}"


def _is_ours(stream: Any, needles: tuple[bytes, ...]) -> bool:
    keys = frozenset(stream.keys())
    if keys == _IMAGE:
        try:
            only_pixels(stream.read_raw_bytes())
        except ChildFailed:
            return False
        return True
    decoded = stream.read_bytes()
    return keys in _STREAMS and not any(needle in decoded for needle in needles)
