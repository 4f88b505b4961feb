"""The last pass over a drawn file: the places of pictures, metadata, manifest.

The pictures themselves are put in where the file leaves, so that the renderer never holds them. What the file says of
its making is the title, the language and the program's name; no date, no machine, no user.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import BinaryIO, cast

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, StreamDecodeLevel

from fieldcase import __version__
from fieldcase.dossier.blocks import Document, Exhibit
from fieldcase.dossier.manifest import embed, manifest_json
from fieldcase.dossier.parts import Part
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.exhibit import picture_name
from fieldcase.dossier.pdf.images import Image
from fieldcase.dossier.pdf.wrapped import Around, with_places

Parts = tuple[Part, ...]

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Fieldcase</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def finished(drawn: bytes, document: Document, images: Mapping[str, Image], page_of: Mapping[str, int]) -> Parts:
    """The file as it is handed over, but for its pictures and its sum. `images` by the name their place was drawn
    with, `page_of` their page from 0."""
    listed = list(images.values())
    source, numbers = with_places(drawn, listed)
    out = Around(listed)
    # Raw streams are all that qpdf asks for; its stubs want more.
    with pikepdf.open(cast("BinaryIO", source)) as pdf:
        for number, page in enumerate(pdf.pages):
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
        pages = [page.obj for page in pdf.pages]
        for name, number in zip(images, numbers, strict=True):
            _put_in(pages[page_of[name]], name, pdf.get_object((number, 0)))
        _describe(pdf, document)
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


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    """Title and language where a reader program looks for them; everything else reportlab said of the making goes."""
    title = on_one_line(document.title)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=pikepdf.String(title), Producer="Fieldcase"))
    language = escape(on_one_line(document.language), quote=False)
    xmp = _XMP.format(title=escape(title, quote=False).replace('"', "&quot;"), language=language)
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML))
    pdf.Root.Lang = pikepdf.String(on_one_line(document.language))
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines if Name.Outlines in pdf.Root else Name.UseNone


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
