"""What python-docx's own template brings and a letter must not carry: an author, dates, a thumbnail, strangers' styles.

Knows the parts of the file format; what is written in them is `word`'s.
"""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# How the names of the parts begin that a letter has.
PARTS = ("[Content_Types].xml", "_rels/", "docProps/core.xml", "word/")
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_KEPT_STYLES = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})
_FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{font}">'
    '<w:altName w:val="{instead}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def emptied(file: WordFile, title: str, language: str, font: str, instead: str) -> None:
    """Leave of the template what a letter needs: its title and language as the file's only words about itself, one
    font, plain styles."""
    _let_go(file)
    _described(file, title, language)
    _plain_styles(file, language, font)
    fonts = file.part.part_related_by(RELATION.FONT_TABLE)
    fonts._blob = _FONTS.format(font=font, instead=instead).encode()


def _let_go(file: WordFile) -> None:
    """The thumbnail, the pages of statistics, the bibliography, the second set of styles, the numbers of revisions."""
    package = file.part.package
    assert package is not None
    for holder, gone in (
        (package.rels, (RELATION.THUMBNAIL, RELATION.EXTENDED_PROPERTIES)),
        (file.part.rels, (RELATION.CUSTOM_XML, _EFFECTS, RELATION.NUMBERING)),
    ):
        for key in [key for key, relation in holder.items() if relation.reltype in gone]:
            del holder[key]
    settings = file.settings.element
    for name in ("w:rsids", "w:savePreviewPicture", "w:proofState"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for element in list(settings):
        if str(element.tag).endswith(("}docId", "}defaultImageDpi")):
            settings.remove(element)
    for section in file.sections:
        for name in [name for name in section._sectPr.attrib if "rsid" in str(name)]:
            del section._sectPr.attrib[name]


def _described(file: WordFile, title: str, language: str) -> None:
    """Title and language; no author, no dates, no remark."""
    told = file.core_properties._element
    for element in list(told):
        told.remove(element)
    file.core_properties.title, file.core_properties.language = title[:255], language


def _plain_styles(file: WordFile, language: str, font: str) -> None:
    """The few styles that everything else is based on, in one font and one language."""
    styles = file.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
        for revision in style.findall(qn("w:rsid")):
            style.remove(revision)
    normal = file.styles["Normal"].element.get_or_add_rPr()
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for place in (defaults, normal):
        for name in ("w:rFonts", "w:lang"):
            for element in place.findall(qn(name)):
                place.remove(element)
        fonts, spoken = OxmlElement("w:rFonts"), OxmlElement("w:lang")
        for sort in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{sort}"), font)
        spoken.set(qn("w:val"), language)
        place.insert(0, fonts)
        place.append(spoken)
