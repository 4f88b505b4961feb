"""The self-check of a finished dossier: does the file agree with what it says of itself?

Reads bytes only; no PDF is parsed here, so a hostile file meets no parser but JSON's, and that only after the sum over
the whole file has agreed. What this can show is that the file is as it was sealed; that it is the one that was issued
is shown only by comparing its SHA-256 with one received another way.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from fieldcase.dossier.manifest import CLOSING, DIGITS, FORMAT, MARK
from fieldcase.dossier.raw import Reading, Reads
from fieldcase.errors import N_, NotADossier
from fieldcase.i18n import Words

SENTENCES = {
    "changed": N_("The file was changed after it was made, or not all of it arrived."),
    "two-manifests": N_("The file carries more than one manifest, so it does not say what it is."),
    "manifest-unreadable": N_("The manifest in the file cannot be read."),
    "other-format": N_("The file was made by another Fieldcase (format {format}); this program cannot check it."),
    "exhibit-differs": N_("The picture of exhibit {exhibit} is not the one the manifest names."),
    "page-differs": N_("The picture of page {page} of exhibit {exhibit} is not the one the manifest names."),
}


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


def check(file: bytes | Reads, name: str = "") -> CheckResult:
    """Check a dossier's bytes, or an open file that can be read from any place; it is never held as a whole.

    Raises NotADossier (with `name`) where they hold no manifest of ours at all; OSError of the file is the caller's.
    """
    reading = Reading(io.BytesIO(file) if isinstance(file, bytes) else file)
    whole, marks, openings = reading.surveyed()
    if not marks or reading.at(0, 5) != b"%PDF-":
        raise NotADossier(name=name)
    if len(marks) > 1 or len(openings) > 1:
        return _disagrees(whole, Finding("two-manifests", {}))
    at = marks[0] + len(MARK)
    if reading.at(at, DIGITS) != reading.sum_with_zeros(at).encode():
        return _disagrees(whole, Finding("changed", {}))
    manifest = _manifest(reading, openings, at)
    if manifest is None:
        return _disagrees(whole, Finding("manifest-unreadable", {}))
    if manifest.get("format") != FORMAT:
        return _disagrees(whole, Finding("other-format", {"format": _short(manifest.get("format"))}))
    findings = _exhibits(reading, manifest)
    return CheckResult(not findings, findings, whole, manifest if not findings else {})


def _disagrees(whole: str, finding: Finding) -> CheckResult:
    return CheckResult(False, (finding,), whole)


def _manifest(reading: Reading, openings: list[int], at: int) -> dict[str, object] | None:
    """The JSON around the digits at `at`, read from the raw bytes; None where it is not as we write it."""
    end = at + DIGITS
    if not openings or openings[0] > at or reading.at(end, len(CLOSING)) != CLOSING:
        return None
    text = reading.at(openings[0], end + len(CLOSING) - openings[0])
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


def _exhibits(reading: Reading, manifest: dict[str, object]) -> tuple[Finding, ...]:
    """Findings for every page of an exhibit whose picture, as stored in the file, has another sum or is not there."""
    stored = Counter(reading.pictures())
    listed = manifest.get("exhibits")
    if not isinstance(listed, list):
        return (Finding("manifest-unreadable", {}),)
    findings = []
    for entry in listed:
        said = entry.get("sha256") if isinstance(entry, dict) else None
        if isinstance(said, str) and stored[said] > 0:
            stored[said] -= 1
        else:
            findings.append(_differs(entry if isinstance(entry, dict) else {"exhibit": ""}))
    return tuple(findings)


def _differs(entry: dict[str, object]) -> Finding:
    exhibit = _short(entry.get("exhibit"))
    if "page" in entry:
        return Finding("page-differs", {"exhibit": exhibit, "page": _short(entry["page"])})
    return Finding("exhibit-differs", {"exhibit": exhibit})


def _short(value: object) -> str:
    """A value of a file from outside as it may stand in a sentence."""
    return str(value)[:40] if isinstance(value, str | int) else "?"
