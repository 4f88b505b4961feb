"""Everything that can be read out of the files of a report: pages, every stream, every part of an archive, names."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from html import unescape
from zipfile import ZipFile

import pikepdf
import pypdfium2

_CODES = ("utf-8", "utf-16-be", "cp1251")


def everything(name: str, content: bytes) -> str:
    """All texts of a file by its kind, its name too."""
    kind = name.rpartition(".")[2]
    read = {"pdf": _pdf, "docx": _archive, "xlsx": _archive, "json": _json}.get(kind, _plain)
    return "\n".join((name, read(content)))


def _plain(content: bytes) -> str:
    return "\n".join(content.decode(code, "ignore") for code in _CODES)


def _json(content: bytes) -> str:
    return json.dumps(json.loads(content), ensure_ascii=False)


def _archive(content: bytes) -> str:
    """Names and contents of all parts; text that stands in pieces of one paragraph is joined."""
    with ZipFile(io.BytesIO(content)) as archive:
        parts = [(one.filename, archive.read(one)) for one in archive.infolist()]
        found = [archive.comment.decode("latin-1")]
    for name, raw in parts:
        found.append(name)
        text = unescape(raw.decode("utf-8", "ignore"))
        found += [text, _joined(text)]
    return "\n".join(found)


def _joined(xml: str) -> str:
    """The text of an XML part without its tags; a paragraph ends its line."""
    out, inside = [], False
    for sign in xml.replace("</w:p>", "\n").replace("</si>", "\n"):
        if sign == "<":
            inside = True
        elif sign == ">":
            inside = False
        elif not inside:
            out.append(sign)
    return "".join(out)


def _pdf(content: bytes) -> str:
    found = [content.decode("latin-1")]
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for held in pdf.objects:
            found += _object(held)
    # A word that is cut at the end of a line is whole again.
    return "\n".join([*found, *(one.replace("\r\n", " ") for one in found[1:3])])


def _object(held: pikepdf.Object) -> list[str]:
    found = []
    if isinstance(held, pikepdf.Stream):
        raw = held.read_raw_bytes() if "/DCTDecode" in repr(held.get("/Filter", "")) else held.read_bytes()
        found += [raw.decode(code, "ignore") for code in _CODES]
    if isinstance(held, pikepdf.String):
        found.append(str(held))
    if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        found += [str(value) for value in held.values() if isinstance(value, pikepdf.String)]
    return found


def holding(files: Mapping[str, bytes], needle: str) -> list[str]:
    """The names of the files in which a string stands, in any case."""
    return [name for name, content in files.items() if needle.casefold() in everything(name, content).casefold()]
