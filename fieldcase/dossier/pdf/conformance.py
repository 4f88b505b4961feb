"""What the file says of itself so that archives and screen readers know it: title, language, colours, tagging.

Built after PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). No date, no machine, no user. That a file conforms is
said in it only where a validator of that standard was run on what this renderer makes: `CLAIMS`.
"""

from __future__ import annotations

import re
from enum import Enum
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name

from fieldcase.dossier.pdf.characters import on_one_line
from fieldcase.dossier.pdf.colour import NAME, SRGB

PRODUCER = "Fieldcase"


class Claim(Enum):
    """A standard that a file may say it conforms to, and what says so in its metadata."""

    PDF_A_1B = "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    PDF_A_3A = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    PDF_UA_1 = "<pdfuaid:part>1</pdfuaid:part>"


# veraPDF, the validator of PDF/A-3a and PDF/UA-1, was not to be had: nothing is claimed. PDFBox Preflight is run by
# `make pdfa` and knows PDF/A-1b alone.
CLAIMS: tuple[Claim, ...] = ()

_NOTHING = re.compile(rb"(\d+) beginbfchar\s+<00> <0000>\n")
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {namespaces}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>{claims}
</rdf:Description>{schemas}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
# PDF/A asks that a schema it does not know be described where it is used.
_UA_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def describe(pdf: pikepdf.Pdf, title: str, language: str, claims: tuple[Claim, ...] = CLAIMS) -> None:
    """Say title, language, colour space and tagging where reader programs look; whatever else reportlab said of the
    making goes. `title` and `language` (BCP 47) may be any text."""
    title, language = on_one_line(title), on_one_line(language)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=pikepdf.String(title), Producer=PRODUCER))
    told = _metadata(title, language, claims)
    pdf.Root.Metadata = pdf.make_stream(told.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML))
    pdf.Root.Lang = pikepdf.String(language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines if Name.Outlines in pdf.Root else Name.UseNone
    pdf.Root.OutputIntents = Array([pdf.make_indirect(_colours(pdf))])


def say_what_glyphs_mean(pdf: pikepdf.Pdf) -> None:
    """Take what is no character out of each font's list of characters: reportlab lists the glyph of a missing one as
    U+0000, which neither standard allows (ISO 19005-3, 6.2.11.7.2; ISO 14289-1, 7.21.7). No page shows it."""
    fonts = {font.objgen: font for page in pdf.pages for _, font in page.Resources.get("/Font", {}).items()}
    for font in fonts.values():
        listed = font.ToUnicode.read_bytes()
        least = _NOTHING.sub(lambda found: b"%d beginbfchar\n" % (int(found[1]) - 1), listed)
        font.ToUnicode.write(least.replace(b"0 beginbfchar\nendbfchar\n", b""))


def _colours(pdf: pikepdf.Pdf) -> Dictionary:
    """What the numbers of a colour mean on paper and on a screen (ISO 19005-3, 6.2.3)."""
    profile = pdf.make_stream(SRGB, Dictionary(N=3))
    return Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=NAME, Info=NAME, DestOutputProfile=profile
    )


def _metadata(title: str, language: str, claims: tuple[Claim, ...]) -> str:
    return _XMP.format(
        namespaces=_NAMESPACES,
        title=escape(title, quote=False).replace('"', "&quot;"),
        language=escape(language, quote=False),
        producer=PRODUCER,
        claims="".join(f"\n{claim.value}" for claim in claims),
        schemas=_UA_SCHEMA if Claim.PDF_UA_1 in claims else "",
    )
