"""Terms of the field as data: codes that never change, labels in several languages, what each code implies.

A vocabulary is a list of terms; a norm is a provision that can be cited; a use is a purpose a dossier serves. All are
read from resources (or entered by an organisation) and passed along; nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Term:
    """One code of a vocabulary: ASCII snake_case, never reused; labels by language; HURIDOCS' code where it has one.

    `marks` holds what the code implies for rules, such as {"person": "perpetrator"} or {"letter": "W"}.
    """

    code: str
    labels: Mapping[str, str]
    huri_code: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """The label in a language, the English one where that language has none."""
        return self.labels.get(language) or self.labels["en"]


@dataclass(frozen=True)
class Norm:
    """A provision: its code ("cedaw:5"), instrument, number, short official title, and how well its text was checked.

    `status` is verified, partly_verified, secondary, seed, memory or unsourced. It gates conclusions, never references.
    """

    code: str
    instrument: str
    number: str
    labels: Mapping[str, str]
    status: str
    source: str

    def label(self, language: str) -> str:
        """The short title in a language, the English one where that language has none."""
        return self.labels.get(language) or self.labels["en"]


@dataclass(frozen=True)
class Tables:
    """All vocabularies and norms that a desk works with, in one value, with the SHA-256 of what they were read from."""

    vocabularies: Mapping[str, Mapping[str, Term]]
    norms: Mapping[str, Norm]
    instruments: Mapping[str, Mapping[str, str]]
    pseudonyms: Mapping[str, tuple[str, ...]]
    sha256: str

    def label(self, vocabulary: str, code: str, language: str) -> str:
        """The label of a code; a code nobody knows here is shown as it is."""
        if vocabulary == "norm":
            norm = self.norms.get(code)
            return norm.label(language) if norm else code
        term = self.vocabularies.get(vocabulary, {}).get(code)
        return term.label(language) if term else code

    def mark(self, vocabulary: str, code: str, name: str) -> str:
        """What a code implies under a name; empty where it implies nothing."""
        term = self.vocabularies.get(vocabulary, {}).get(code)
        return term.marks.get(name, "") if term else ""
