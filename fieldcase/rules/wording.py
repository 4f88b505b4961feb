"""Words that put a person down, found in what the authors themselves wrote, with what to say instead.

A finding is advice and stops nothing. Quotations, court texts, testimonies and what somebody wrote elsewhere are never
looked at: other people's words are told as they were said. The list is handed in; no word is replaced here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldcase.model.declare import Record
from fieldcase.model.text import folded, nfc

# The fields in which the authors speak in their own words.
OWN_PROSE: Mapping[str, tuple[str, ...]] = {
    "case": ("title", "summary", "reasons", "requests", "outcome", "allies"),
    "event": ("what",),
    "act": ("what", "harm"),
    "person": ("function",),
    "evidence": ("description",),
    "source": ("description",),
    "figure": ("what",),
    "detention": ("injuries", "outcome"),
    "involvement": ("what",),
    "hearing": ("about", "observations", "result"),
    "remedy": ("what", "why_not_words"),
}
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"\n]*\"")
_ANY_ENDING = "*"
_KEY = 3


@dataclass(frozen=True)
class Advice:
    """A term to avoid and what to say instead, in one language. `avoid` are phrases; "*" stands for any ending."""

    language: str
    avoid: tuple[str, ...]
    instead: str


Part = tuple[str, bool]


class Wordings:
    """The advice made ready: every phrase under the first letters it can begin with."""

    def __init__(self, advice: Iterable[Advice]) -> None:
        self._phrases: dict[str, list[tuple[tuple[Part, ...], Advice]]] = {}
        for one in advice:
            for phrase in one.avoid:
                parts = tuple(_part(word) for word in phrase.replace("-", " ").split())
                self._phrases.setdefault(parts[0][0][:_KEY], []).append((parts, one))

    def found_in(self, text: str) -> Iterator[tuple[str, Advice]]:
        """What stands in a text outside quotation marks, as it was typed, with the advice; the longest phrase wins."""
        plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), nfc(text))
        words = [(folded(match.group()), match.start(), match.end()) for match in _WORD.finditer(plain)]
        place = 0
        while place < len(words):
            hit = self._at([word for word, _, _ in words[place : place + 6]])
            if hit is None:
                place += 1
                continue
            length, advice = hit
            yield plain[words[place][1] : words[place + length - 1][2]], advice
            place += length

    def _at(self, words: Sequence[str]) -> tuple[int, Advice] | None:
        """The longest phrase that these words begin with."""
        hits = [
            (len(parts), advice)
            for size in range(1, _KEY + 1)
            for parts, advice in self._phrases.get(words[0][:size], ())
            if len(parts) <= len(words) and all(_fits(part, word) for part, word in zip(parts, words, strict=False))
        ]
        return max(hits, key=lambda hit: hit[0], default=None)


def _part(word: str) -> Part:
    return folded(word.removesuffix(_ANY_ENDING)), word.endswith(_ANY_ENDING)


def _fits(part: Part, word: str) -> bool:
    wanted, any_ending = part
    return word.startswith(wanted) if any_ending else word == wanted


def own_prose(record: Record) -> Iterator[tuple[str, str]]:
    """Field and text of what the authors themselves wrote in a record."""
    for name in OWN_PROSE.get(record.KIND, ()):
        text = getattr(record, name)
        if text:
            yield name, text
