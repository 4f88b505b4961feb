"""The self-check of a finished dossier: does the file agree with what it says of itself?

Reads bytes only; no PDF is parsed here, so a hostile file meets no parser but JSON's, and that only after the sum over
the whole file has agreed. What this can show is that the file is as it was sealed; that it is the one that was issued
is shown only by comparing its SHA-256 with one received another way.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from fieldcase.dossier.manifest import CLOSING, DIGITS, FORMAT, MARK, OPENING, sum_with_zeros
from fieldcase.errors import N_, NotADossier
from fieldcase.i18n import Words

SENTENCES = {
    "changed": N_("The file was changed after it was made, or not all of it arrived."),
    "two-manifests": N_("The file carries more than one manifest, so it does not say what it is."),
    "manifest-unreadable": N_("The manifest in the file cannot be read."),
    "other-format": N_("The file was made by another Fieldcase (format {format}); this program cannot check it."),
    "exhibit-differs": N_("The picture of exhibit {exhibit} is not the one the manifest names."),
}
_PICTURE = re.compile(rb"<<(?=[^>]{0,400}/Subtype /Image\b)(?=[^>]{0,400}/Length (\d{1,10})\b)[^>]{0,400}>>\nstream\n")


class Finding(NamedTuple):
    """Something that does not agree: a stable code and the values of its sentence."""

    code: str
    values: dict[str, str]

    def told(self, words: Words) -> str:
        """The sentence in the language of `words`."""
        return words(SENTENCES[self.code]).format(**self.values)


@dataclass(frozen=True)
class CheckResult:
    """The outcome: whether the file agrees with itself, what does not, the file's SHA-256, and what its manifest says.

    `manifest` is empty unless the file agrees: what a changed file says of itself is worth nothing.
    """

    agrees: bool
    findings: tuple[Finding, ...]
    sha256: str
    manifest: dict[str, object] = field(default_factory=dict)


def check(file: bytes, name: str = "") -> CheckResult:
    """Check a dossier's bytes. Raises NotADossier (with `name`) where they hold no manifest of ours at all."""
    if file.count(MARK) == 0 or not file.startswith(b"%PDF-"):
        raise NotADossier(name=name)
    whole = hashlib.sha256(file).hexdigest()
    if file.count(MARK) > 1 or file.count(OPENING) > 1:
        return _disagrees(whole, Finding("two-manifests", {}))
    at = file.find(MARK) + len(MARK)
    if file[at : at + DIGITS] != sum_with_zeros(file, at).encode():
        return _disagrees(whole, Finding("changed", {}))
    manifest = _manifest(file, at)
    if manifest is None:
        return _disagrees(whole, Finding("manifest-unreadable", {}))
    if manifest.get("format") != FORMAT:
        return _disagrees(whole, Finding("other-format", {"format": _short(manifest.get("format"))}))
    findings = _exhibits(file, manifest)
    return CheckResult(not findings, findings, whole, manifest if not findings else {})


def _disagrees(whole: str, finding: Finding) -> CheckResult:
    return CheckResult(False, (finding,), whole)


def _manifest(file: bytes, at: int) -> dict[str, object] | None:
    """The JSON around the digits at `at`, read from the raw bytes; None where it is not as we write it."""
    start = file.rfind(OPENING, 0, at)
    end = at + DIGITS
    if start < 0 or file[end : end + len(CLOSING)] != CLOSING:
        return None
    text = file[start : end + len(CLOSING)]
    try:
        manifest = json.loads(text.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    return manifest if isinstance(manifest, dict) else None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys stand there once each: a second `exhibits` must not hide the first."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _exhibits(file: bytes, manifest: dict[str, object]) -> tuple[Finding, ...]:
    """Findings for every exhibit whose picture, as stored in the file, has another sum or is not there."""
    stored = [hashlib.sha256(picture).hexdigest() for picture in _pictures(file)]
    listed = manifest.get("exhibits")
    if not isinstance(listed, list):
        return (Finding("manifest-unreadable", {}),)
    findings = []
    for entry in listed:
        said = entry.get("sha256") if isinstance(entry, dict) else None
        if said in stored:
            stored.remove(said)
        else:
            number = entry.get("exhibit") if isinstance(entry, dict) else ""
            findings.append(Finding("exhibit-differs", {"exhibit": _short(number)}))
    return tuple(findings)


def _pictures(file: bytes) -> Iterator[memoryview]:
    """The stored bytes of every picture, found by the dictionary before each; no structure is followed, and none
    overlaps another, so that no file costs more than reading it once."""
    view = memoryview(file)
    found = _PICTURE.search(file)
    while found is not None:
        end = found.end() + int(found[1])
        yield view[found.end() : end]
        found = _PICTURE.search(file, end)


def _short(value: object) -> str:
    """A value of a file from outside as it may stand in a sentence."""
    return str(value)[:40] if isinstance(value, str | int) else "?"
