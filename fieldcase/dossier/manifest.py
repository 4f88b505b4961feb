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


def seal(saved: bytes) -> bytes:
    """The finished file: the manifest's stream plain, and the file's sum written over the zeros."""
    opening, at = saved.find(OPENING), saved.find(MARK) + len(MARK)
    filtered = saved.rfind(_LEFT_ALONE, 0, opening)
    if saved.count(MARK) != 1 or saved[at : at + DIGITS] != _ZEROS or saved[filtered:opening].count(b"stream") != 1:
        raise ValueError("the manifest is not where it was put")
    # Slices and one join: a file full of pictures is copied once.
    view, plain = memoryview(saved), filtered + len(_LEFT_ALONE)
    before, after = (view[:filtered], b" " * len(_LEFT_ALONE), view[plain:at]), view[at + DIGITS :]
    digest = hashlib.sha256()
    for part in (*before, _ZEROS, after):
        digest.update(part)
    return b"".join((*before, digest.hexdigest().encode(), after))


def sum_with_zeros(file: bytes, at: int) -> str:
    """SHA-256 of the file with the 64 digits at `at` taken as zeros, in hexadecimal."""
    view = memoryview(file)
    digest = hashlib.sha256(view[:at])
    digest.update(_ZEROS)
    digest.update(view[at + DIGITS :])
    return digest.hexdigest()
