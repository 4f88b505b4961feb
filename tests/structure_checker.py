"""What PDF/UA-1 and PDF/A-3a ask of a file, as far as a program can see it: findings, empty for a good file.

Reads with pikepdf alone and knows nothing of our renderer. Numbers in brackets are conditions of the Matterhorn
Protocol 1.1 where there is one. A finding is a short code, and where it was found.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import structure_tree_checker
from pikepdf import Name

SHOWN = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI"}
_PROFILE_SIGNATURE = slice(36, 40)


def findings(file: bytes) -> list[str]:
    """Every finding of a file."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        found = [*_document(pdf), *_metadata(pdf), *_embedded(pdf), *_colours(pdf)]
        if Name.StructTreeRoot not in pdf.Root:
            return [*found, "no structure tree (01-005)"]
        found += structure_tree_checker.findings(pdf)
        drawn: dict[tuple[int, int], str] = {}
        for number, page in enumerate(pdf.pages):
            found += [f"{one}, page {number + 1}" for one in _page(page, number, drawn)]
        found += structure_tree_checker.agreement(pdf, drawn)
        found += _fonts(pdf)
    return found


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    nothing: Any = {}
    if pdf.is_encrypted:
        yield "encrypted"
    if pdf.pdf_version != "1.7":
        yield "not PDF 1.7"
    if root.get("/MarkInfo", nothing).get("/Marked") is not True:
        yield "not marked as tagged (06-001)"
    if root.get("/MarkInfo", nothing).get("/Suspects") is True:
        yield "suspects (04-001)"
    if root.get("/ViewerPreferences", nothing).get("/DisplayDocTitle") is not True:
        yield "the title is not displayed (07-001)"
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", str(root.get("/Lang", ""))):
        yield "no language (11-006)"
    for forbidden in ("/OpenAction", "/AA", "/AcroForm", "/Collection", "/OCProperties", "/Requirements"):
        if forbidden in root:
            yield f"forbidden in the catalogue: {forbidden}"
    if "/JavaScript" in root.get("/Names", nothing):
        yield "forbidden in the catalogue: /JavaScript"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    info: Any = pdf.trailer.get("/Info") or pikepdf.Dictionary()
    if "/Metadata" not in pdf.Root:
        yield "no metadata (06-001)"
        return
    if set(info.keys()) - {"/Title", "/Producer"}:
        yield "more than title and producer in Info"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
        if not told.get("dc:title"):
            yield "no title in the metadata (06-003)"
        if (told.get("dc:title") or "") != str(info.get("/Title", "")):
            yield "the titles differ"
        if told.get("pdf:Producer") != str(info.get("/Producer", "")):
            yield "the producers differ"
        if set(told.get("dc:language") or ()) != {str(pdf.Root.get("/Lang", ""))}:
            yield "the languages differ"


def _embedded(pdf: pikepdf.Pdf) -> Iterator[str]:
    nothing: Any = {}
    listed: Any = pdf.Root.get("/Names", nothing).get("/EmbeddedFiles", nothing).get("/Names", [])
    associated = {one.objgen for one in pdf.Root.get("/AF", [])}
    for place in range(1, len(listed), 2):
        file = listed[place]
        if "/F" not in file or "/UF" not in file:
            yield "an embedded file without its names"
        if "/AFRelationship" not in file:
            yield "an embedded file without its relationship"
        if file.objgen not in associated:
            yield "an embedded file is not associated with the document"
        if "/Subtype" not in file.get("/EF", nothing).get("/F", nothing):
            yield "an embedded file without its kind"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == Name.GTS_PDFA1]
    if len(intents) != 1:
        yield "not one output intent"
        return
    profile = intents[0].get("/DestOutputProfile")
    if profile is None or profile.get("/N") != 3 or profile.read_bytes()[_PROFILE_SIGNATURE] != b"acsp":
        yield "the output intent has no profile"
    if "/OutputConditionIdentifier" not in intents[0]:
        yield "the output intent has no name"


def _page(page: pikepdf.Page, number: int, drawn: dict[tuple[int, int], str]) -> Iterator[str]:
    """Findings on one page; what is marked on it is put into `drawn` as (page, number): tag."""
    if "/Annots" in page.obj and page.obj.get("/Tabs") != Name.S:
        yield "tab order is not that of the structure (09-001)"
    if "/Group" in page.obj or "/AA" in page.obj:
        yield "a group or an action of a page"
    for name, thing in page.Resources.get("/XObject", {}).items():
        if thing.get("/Subtype") != Name.Image or "/SMask" in thing:
            yield f"no plain picture: {name}"
        if thing.get("/ColorSpace") not in (Name.DeviceRGB, Name.DeviceGray):
            yield f"a picture in another colour space: {name}"
    if any({"/SMask", "/ca", "/CA", "/BM"} & set(state.keys()) for state in _states(page)):
        yield "transparency"
    yield from _content(page, number, drawn)


def _states(page: pikepdf.Page) -> list[Any]:
    return [state for _, state in page.Resources.get("/ExtGState", {}).items()]


def _content(page: pikepdf.Page, number: int, drawn: dict[tuple[int, int], str]) -> Iterator[str]:
    opened: list[str] = []
    for step in pikepdf.parse_content_stream(page):
        operator, operands = str(step.operator), list(step.operands)
        if operator in ("BMC", "BDC"):
            tag = str(operands[0])
            if opened:
                yield "content within content (01-003)"
            if tag != "/Artifact":
                at = (number, int(operands[1].get("/MCID", -1)) if operator == "BDC" else -1)
                if at in drawn or at[1] < 0:
                    yield "content without a number of its own"
                drawn[at] = tag
            opened.append(tag)
        elif operator == "EMC":
            if not opened:
                yield "content ends that did not begin"
            opened = opened[:-1]
        elif operator in SHOWN and not opened:
            yield "content that is neither tagged nor an artifact (01-005)"
        elif operator in ("k", "K"):
            yield "a colour of another colour space"
    if opened:
        yield "content that does not end"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    fonts: dict[Any, Any] = {
        font.objgen: font for page in pdf.pages for _, font in page.Resources.get("/Font", {}).items()
    }
    for font in fonts.values():
        name = str(font.get("/BaseFont"))
        if "/FontFile2" not in font.get("/FontDescriptor", {}):
            yield f"not embedded (31-009): {name}"
        if not re.match(r"/[A-Z]{6}\+", name):
            yield f"not a subset: {name}"
        if "/ToUnicode" not in font:
            yield f"without Unicode (31-027): {name}"
        elif re.search(rb"> <(0000|FEFF|FFFE)>", font.ToUnicode.read_bytes()):
            yield f"a glyph that means nothing (31-028): {name}"
        if len(font.get("/Widths", [])) != int(font.get("/LastChar", -1)) - int(font.get("/FirstChar", 0)) + 1:
            yield f"widths are missing: {name}"
