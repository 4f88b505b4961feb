"""The last pass over a drawn file: pictures, metadata, manifest, seal.

Pictures are put in here one after another, so that the renderer never holds their pixels. What the file says of its
making is the title, the language and the program's name; no date, no machine, no user.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, StreamDecodeLevel

from fieldcase import __version__
from fieldcase.dossier.blocks import Document, Exhibit
from fieldcase.dossier.manifest import embed, manifest_json, seal
from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.exhibit import picture_name
from fieldcase.dossier.pdf.images import Image

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Fieldcase</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def finished(drawn: bytes, document: Document, images: Mapping[str, Image], page_of: Mapping[str, int]) -> bytes:
    """The file as it is handed over. `images` by the name their place was drawn with, `page_of` their page from 0."""
    return seal(_saved(drawn, document, images, page_of))


def _saved(drawn: bytes, document: Document, images: Mapping[str, Image], page_of: Mapping[str, int]) -> bytes:
    """The file without its sum; apart from sealing, so that qpdf's copy of the pictures need not outlive it."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        for number, page in enumerate(pdf.pages):
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
        for name, image in images.items():
            _put_in(pdf, name, image, page_of[name])
        _describe(pdf, document)
        embed(pdf, manifest_json(__version__, document.language, document.manifest, _sums(document, images)))
        # reportlab's id depends on a date from the environment; qpdf makes one from the content alone.
        del pdf.trailer.ID
        out = BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            fix_metadata_version=False,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            stream_decode_level=StreamDecodeLevel.none,
            deterministic_id=True,
        )
    return out.getvalue()


def _put_in(pdf: pikepdf.Pdf, name: str, image: Image, page: int) -> None:
    """Give the page the picture whose place was drawn as `name`."""
    stream = pdf.make_stream(
        image.stored,
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=image.size.width,
            Height=image.size.height,
            ColorSpace=Name(image.space),
            BitsPerComponent=8,
            Filter=Name(image.filter),
        ),
    )
    resources = pdf.pages[page].obj.Resources
    if Name.XObject not in resources:
        resources.XObject = Dictionary()
    resources.XObject[Name(f"/{name}")] = stream


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
    """For each picture: its exhibit, its stored size in bytes and its sum, in the order of the pages."""
    exhibits = [block for block in document.blocks if isinstance(block, Exhibit)]
    pictured = ((block.number, images.get(picture_name(place))) for place, block in enumerate(exhibits, start=1))
    return [
        {"exhibit": number, "size": len(image.stored), "sha256": image.sum}
        for number, image in pictured
        if image is not None
    ]
