"""What python-docx's own template brings and a file of ours must not carry: an author, dates, a thumbnail, strangers'
styles; and how the file is put together without the hour.

Knows the parts of the file format; what is written in them is `word`'s and `report`'s.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as new_document
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from fieldcase.dossier.docx.marks import Mark, mark, twips, unseen

# Word takes the second where the first is not installed (the table of fonts says so).
FONT, INSTEAD = "Noto Sans", "Arial"
# A4 and its margins, in points.
A4, MARGIN = (595.3, 841.9), 68.0
# How the names of the parts begin that a file of ours has.
PARTS = ("[Content_Types].xml", "_rels/", "docProps/core.xml", "word/")
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
# A fixed time for every part of the file: the first that the format can say.
_TIME = (1980, 1, 1, 0, 0, 0)
_REGIONS = {"ru": "ru-RU", "en": "en-GB", "kk": "kk-KZ", "ky": "ky-KG", "tg": "tg-Cyrl-TJ", "uz": "uz-Latn-UZ",
            "uz-Cyrl": "uz-Cyrl-UZ", "lt": "lt-LT", "ka": "ka-GE", "hy": "hy-AM",
            "ro": "ro-RO", "uk": "uk-UA"}  # fmt: skip
_KEPT_STYLES = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})
_FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{font}">'
    '<w:altName w:val="{instead}"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def new_file(title: str, language: str) -> WordFile:
    """A file without words: its title and language all that it says about itself, one font, plain styles."""
    file = new_document()
    _let_go(file)
    _described(file, unseen(title), language)
    _settled(file)
    _plain_styles(file, language)
    fonts = file.part.part_related_by(RELATION.FONT_TABLE)
    fonts._blob = _FONTS.format(font=FONT, instead=INSTEAD).encode()
    return file


def laid_out(file: WordFile, *edges: Mark, cover: bool = False) -> None:
    """One section of A4; `edges` are what refers to its heads and feet, `cover` where its first page has its own."""
    wide, high, margin = twips(A4[0]), twips(A4[1]), twips(MARGIN)
    sides = dict.fromkeys(("top", "right", "bottom", "left"), margin)
    section = file.element.body.get_or_add_sectPr()
    section.attrib.clear()
    for element in list(section):
        section.remove(element)
    section.extend(edges)
    section.append(mark("pgSz", w=wide, h=high))
    section.append(mark("pgMar", **sides, header=margin // 2, footer=margin // 2, gutter=0))
    if cover:
        section.append(mark("titlePg"))


def region(language: str) -> str:
    """A language as Word names it: with the country whose dictionary it takes; itself where none is known."""
    return _REGIONS.get(language, unseen(language) or "en-GB")


def stored(file: WordFile) -> bytes:
    """The file's bytes: every part in the same order, without the hour at which they were put together."""
    first, made = BytesIO(), BytesIO()
    file.save(first)
    with ZipFile(first) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            if not entry.filename.startswith(PARTS):
                raise ValueError("a part that no file of ours has")
            part = ZipInfo(entry.filename, _TIME)
            part.compress_type, part.create_system, part.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            after.writestr(part, before.read(entry))
    return made.getvalue()


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


def _settled(file: WordFile) -> None:
    """Numbers of revisions and what the template's author had looked at go; no mode for older programs."""
    settings = file.settings.element
    for name in ("w:rsids", "w:savePreviewPicture", "w:proofState", "w:zoom"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for element in list(settings):
        if str(element.tag).endswith(("}docId", "}defaultImageDpi")):
            settings.remove(element)
    (mode,) = settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), "15")


def _described(file: WordFile, title: str, language: str) -> None:
    """Title and language; no author, no dates, no remark."""
    told = file.core_properties._element
    for element in list(told):
        told.remove(element)
    file.core_properties.title, file.core_properties.language = title[:255], language


def _plain_styles(file: WordFile, language: str) -> None:
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
        fonts = mark("rFonts", **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), FONT))
        place.insert(0, fonts)
        place.append(mark("lang", val=language))
