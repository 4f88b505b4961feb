"""Pieces of evidence with marks, and copies made of them: what tests of redaction share."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pdf_reading
import pikepdf

from fieldcase.casework import marks, redacting
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.look import Look
from fieldcase.casework.marked_words import Box, boxes_of
from fieldcase.casework.papers import Paper
from fieldcase.model.evidence import Evidence, Mark
from fieldcase.model.ids import MarkId
from fieldcase.parsers.documents import Pages


def taken(desk: Desk, content: bytes, name: str = "протокол Бековой.pdf") -> Evidence:
    """The content as a piece of evidence of a case."""
    case = taken_or_new(desk, "X-1")
    return import_evidence(desk, case.scope, io.BytesIO(content), name, title="Протокол")


def marked(desk: Desk, piece: Evidence, page: int, box: Box, reason: str = "name", words: str = "") -> Mark:
    """One mark."""
    blank = Mark(id=MarkId(desk.new_id()), scope=piece.scope, evidence=piece.id, page=page, reason=reason, words=words)
    made = marks.placed(blank, box)
    marks.add(desk, [made])
    return made


def found_and_marked(desk: Desk, piece: Evidence, *phrases: str) -> tuple[Mark, ...]:
    """Every place of these words, marked as the window does it."""
    paper = Paper(desk, piece)
    for phrase in phrases:
        found, _ = paper.find(phrase, nothing, going_on)
        for one in found:
            for box, text in boxes_of(one.words):
                marked(desk, piece, one.page, box, words=text)
    paper.close()
    return of(desk, piece)


def of(desk: Desk, piece: Evidence) -> tuple[Mark, ...]:
    """Its marks."""
    return marks.of_piece(Look(desk), piece)


def nothing(_done: int, _total: int) -> None:
    """Hear how far it is."""


def going_on() -> bool:
    """Nobody stops it."""
    return False


def bytes_of(desk: Desk, piece: Evidence) -> bytes:
    """The stored file, decrypted."""
    assert piece.blob is not None
    assert piece.secret is not None
    with desk.vault.blobs.open(piece.blob, piece.secret) as reader:
        return reader.read(10**9)


def copied(desk: Desk, piece: Evidence) -> Evidence:
    """The copy without what is marked, entered."""
    these = of(desk, piece)
    made = redacting.make(desk, piece, these, nothing, going_on)
    return redacting.enter(desk, piece, these, made, "Протокол: копия", "для суда")


@dataclass(frozen=True)
class Redacted:
    """A paper as it was, the marks of the words that were found in it, and its copy."""

    original: bytes
    found: tuple[Mark, ...]
    copy: bytes


def redacted_at(desk: Desk, paper: bytes) -> Redacted:
    """The paper that gives a name away, with every place of the name taken out."""
    piece = taken(desk, paper)
    found = found_and_marked(desk, piece, "Айгуль", "Бекова")
    marked(desk, piece, 3, (1100, 4400, 6400, 5400))  # the name in the picture
    return Redacted(bytes_of(desk, piece), found, bytes_of(desk, copied(desk, piece)))


def files_in(desk: Desk) -> int:
    """How many files of evidence the vault's folder holds."""
    return sum(1 for path in (desk.vault.path / "blobs").rglob("*") if path.is_file())


def everything_in(content: bytes, folder: Path) -> str:
    """What a reader could get out of a PDF: text by two programs, every decoded stream, every string, the bytes."""
    told = [pdf_reading.text(content, folder), content.decode("latin-1")]
    with Pages(content) as pages:
        told += [word.text for number in range(len(pages.sizes)) for word in pages.words(number)]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        told += [str(pdf.docinfo), str(pdf.Root.keys()), *pdf.attachments]
        for each in pdf.objects:
            told.append(repr(each))
            if isinstance(each, pikepdf.Stream):
                raw = each.read_raw_bytes() if each.get("/Filter") == "/DCTDecode" else each.read_bytes()
                told += [raw.decode(code, "ignore") for code in ("utf-8", "utf-16-be", "latin-1")]
    return "\n".join(told).casefold()
