"""The manifest inside a dossier: what the file says of itself, and the sum by which it can be checked.

The manifest is an embedded file, `manifest.json`, stored uncompressed, so that it can be read in the raw bytes. Its
last entry is the SHA-256 of the whole file, computed with these 64 digits as zeros. Knows no clock, machine or user.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from fieldcase.dossier.parts import Gap, Part, filled

FORMAT = "fieldcase-dossier/1"
FILE_NAME = "manifest.json"
# Both begin with a line end and no text of a document can hold one where PDF stores it, so they stand here only.
OPENING = b'{\n "format": "fieldcase-dossier/'
MARK = b'\n "file_sha256": "'
CLOSING = b'"\n}\n'
DIGITS = 64
# qpdf compresses every stream but those in a code it does not know how to undo. The manifest is saved as one of those,
# and gets its plain dictionary back when the file is sealed: as many spaces, so that nothing moves.
_LEFT_ALONE = b"/Filter /DCTDecode"
_ZEROS = b"0" * DIGITS
_OWN = {"format", "program", "language", "exhibits", "file_sha256"}


def manifest_json(
    version: str, language: str, about: Mapping[str, object], exhibits: Sequence[Mapping[str, object]]
) -> bytes:
    """The manifest as UTF-8 JSON with the file's sum as zeros. `about` is what the composer says of the document."""
    if _OWN & set(about):
        raise ValueError("the manifest's own words were used for something else")
    content: dict[str, object] = {"format": FORMAT, "program": f"Fieldcase {version}", "language": language}
    content |= {key: about[key] for key in sorted(about)}
    content |= {"exhibits": list(exhibits), "file_sha256": _ZEROS.decode()}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", errors="replace")


def embed(pdf: pikepdf.Pdf, manifest: bytes) -> None:
    """Add the manifest to the file as an embedded file; the stream carries no date and no sum of its own."""
    parameters = Dictionary(Size=len(manifest))
    stream = pdf.make_stream(
        manifest,
        Dictionary(Type=Name.EmbeddedFile, Subtype=Name("/application/json"), Params=parameters, Filter=Name.DCTDecode),
    )
    description = Dictionary(
        Type=Name.Filespec,
        F=FILE_NAME,
        UF=FILE_NAME,
        Desc="Fieldcase manifest",
        AFRelationship=Name.Data,
        EF=Dictionary(F=stream, UF=stream),
    )
    stored = pdf.make_indirect(description)
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([pikepdf.String(FILE_NAME), stored])))
    pdf.Root.AF = Array([stored])


def seal(parts: Sequence[Part], stored: Mapping[bytes, bytes]) -> tuple[bytes, ...]:
    """The finished file in pieces: the pictures in their places, the manifest's stream plain, and the file's sum
    written over the zeros. `stored` are the pictures by their SHA-256; ValueError where one is missing, or where the
    manifest is not where it was put."""
    pieces, own = filled(parts, stored), [not isinstance(part, Gap) for part in parts]
    number = next((place for place, piece in enumerate(pieces) if own[place] and MARK in piece), -1)
    if sum(piece.count(MARK) for piece, ours in zip(pieces, own, strict=True) if ours) != 1:
        raise ValueError("the manifest is not where it was put")
    pieces[number] = _plain(pieces[number])
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    at = pieces[number].find(MARK) + len(MARK)
    before, after = pieces[number][:at], pieces[number][at + DIGITS :]
    pieces[number] = b"".join((before, digest.hexdigest().encode(), after))
    return tuple(pieces)


def _plain(piece: bytes) -> bytes:
    """The piece with spaces in place of the filter that kept the manifest as it is."""
    opening, at = piece.find(OPENING), piece.find(MARK) + len(MARK)
    filtered = piece.rfind(_LEFT_ALONE, 0, opening)
    if opening < 0 or filtered < 0 or piece[at : at + DIGITS] != _ZEROS:
        raise ValueError("the manifest is not where it was put")
    if piece[filtered:opening].count(b"stream") != 1:
        raise ValueError("the manifest is not where it was put")
    end = filtered + len(_LEFT_ALONE)
    return b"".join((piece[:filtered], b" " * len(_LEFT_ALONE), piece[end:]))
