"""The last pass over a drawn file: the places of pictures, what it says of itself, manifest.

The pictures themselves are put in where the file leaves, so that the renderer never holds them.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import BinaryIO, cast

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, StreamDecodeLevel

from fieldcase import __version__
from fieldcase.dossier.blocks import Document, Exhibit
from fieldcase.dossier.manifest import embed, manifest_json
from fieldcase.dossier.parts import Part
from fieldcase.dossier.pdf.conformance import describe, say_what_glyphs_mean
from fieldcase.dossier.pdf.exhibit import picture_name
from fieldcase.dossier.pdf.images import Image
from fieldcase.dossier.pdf.wrapped import Around, with_places

Parts = tuple[Part, ...]
# qpdf looks at the file in steps of a few bytes, back and forth.
_AHEAD = 1 << 16


def finished(drawn: bytes, document: Document, images: Mapping[str, Image], page_of: Mapping[str, int]) -> Parts:
    """The file as it is handed over, but for its pictures and its sum. `images` by the name their place was drawn
    with, `page_of` their page from 0."""
    listed = list(images.values())
    source, numbers = with_places(drawn, listed)
    out = Around(listed)
    # Raw streams are all that qpdf asks for; its stubs want more.
    with pikepdf.open(io.BufferedReader(source, _AHEAD)) as pdf:
        for number, page in enumerate(pdf.pages):
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
        pages = [page.obj for page in pdf.pages]
        for name, number in zip(images, numbers, strict=True):
            _put_in(pages[page_of[name]], name, pdf.get_object((number, 0)))
        describe(pdf, document.title, document.language)
        say_what_glyphs_mean(pdf)
        embed(pdf, manifest_json(__version__, document.language, document.manifest, _sums(document, images)))
        # No id of reportlab's, which depends on a date from the environment; qpdf makes one from the content alone.
        pdf.save(
            cast("BinaryIO", out),
            min_version="1.7",
            fix_metadata_version=False,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            stream_decode_level=StreamDecodeLevel.none,
            deterministic_id=True,
        )
    return out.parts()


def _put_in(page: Dictionary, name: str, image: pikepdf.Object) -> None:
    """Give the page the picture whose place was drawn as `name`."""
    if Name.XObject not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject[Name(f"/{name}")] = image


def _sums(document: Document, images: Mapping[str, Image]) -> list[dict[str, object]]:
    """For each picture: its exhibit, its page where the exhibit has several, its stored size in bytes and its sum, in
    the order of the pages."""
    exhibits = [block for block in document.blocks if isinstance(block, Exhibit)]
    sums: list[dict[str, object]] = []
    for place, block in enumerate(exhibits, start=1):
        for page in range(1, len(block.more) + 2):
            image = images.get(picture_name(place, page))
            if image is not None:
                which = {"exhibit": block.number} | ({"page": page} if block.more else {})
                sums.append({**which, "size": image.length, "sha256": image.sha256.hex()})
    return sums
