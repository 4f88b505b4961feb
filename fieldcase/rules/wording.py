"""Words that put a person down, found in what the authors themselves wrote, with what to say instead.

A finding is advice and stops nothing. Quotations, court texts, testimonies and what somebody wrote elsewhere are never
looked at: other people's words are told as they were said. The list is handed in; no word is replaced here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.model.declare import Record, declared
from fieldcase.model.text import folded, nfc

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"\n]*\"")
_ANY_ENDING = "*"
_WORD_OR_STAR = re.compile(r"[^\W_]+\*?|\*")
_KEY = 3


@dataclass(frozen=True)
class Advice:
    """A term to avoid and what to say instead, in one language. `avoid` are phrases; "*" stands for any ending.

    `near`: it counts only beside one of these words. `names`: not where each of its words has a capital, as in the name
    of an organisation. `exact`: only in these letters. A row of words that a law punishes has `law`: the law with its
    day and status in words, and a `country` ("" any).
    """

    language: str
    avoid: tuple[str, ...]
    instead: str
    reason: str = ""
    level: str = "avoid"
    excepted: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    names: bool = False
    exact: bool = False
    country: str = ""
    law: str = ""

    @property
    def punished(self) -> bool:
        """Whether it is a row of the list of words that a law punishes."""
        return bool(self.law)


_BETTER = N_("Instead of “{found}” better say: {instead}. {reason}")
_PUNISHED = N_("A law may punish the words “{found}”: {law}. {reason} Better: {instead}.")


def advised(found: str, advice: Advice) -> tuple[str, dict[str, str]]:
    """The sentence (msgid) and its values that tell of a find; it is advice, and stops nothing."""
    values = {"found": found, "instead": advice.instead, "reason": advice.reason, "law": advice.law}
    return (_PUNISHED if advice.punished else _BETTER), values


@dataclass(frozen=True)
class Hit:
    """What was found where in a text: first and last place of the letters, the words as typed, the advice."""

    begin: int
    end: int
    found: str
    advice: Advice


Part = tuple[str, bool]
Phrases = dict[str, list[tuple[tuple[Part, ...], Advice]]]
_BESIDE = 3
_LONGEST = 8


class Wordings:
    """The advice made ready: every phrase under the first letters it can begin with."""

    def __init__(self, advice: Iterable[Advice], country: str = "") -> None:
        """Rows of words that a law punishes count for their own country, and for any where they name none."""
        kept = [one for one in advice if one.country in ("", country) or not one.punished]
        self._phrases = _indexed((phrase, one) for one in kept for phrase in one.avoid)
        self._excepted = _indexed((phrase, one) for one in kept for phrase in one.excepted)
        self._near = {one: tuple(_part(word) for word in one.near) for one in kept if one.near}

    def found_in(self, text: str) -> Iterator[tuple[str, Advice]]:
        """What stands in a text outside quotation marks, as it was typed, with the advice; the longest phrase wins."""
        for hit in self.hits(text):
            yield hit.found, hit.advice

    def hits(self, text: str, *, quoted: bool = False) -> Iterator[Hit]:
        """The same with their places; with `quoted` what stands inside quotation marks, and only that."""
        plain = nfc(text)
        marked = [match.span() for match in _QUOTED.finditer(plain)]
        words = [(folded(match.group()), match.start(), match.end()) for match in _WORD.finditer(plain)]
        words = [one for one in words if _inside(one[1], marked) == quoted]
        folded_words = [word for word, _, _ in words]
        free = self._free_of(folded_words)
        place = 0
        while place < len(words):
            found = [one for one in self._at(folded_words, place) if self._means(one, words, place, plain, free)]
            if not found:
                place += 1
                continue
            length = max(size for size, _ in found)
            for advice in dict.fromkeys(one for size, one in found if size == length):
                begin, end = words[place][1], words[place + length - 1][2]
                yield Hit(begin, end, plain[begin:end], advice)
            place += length

    def _at(self, words: Sequence[str], place: int) -> list[tuple[int, Advice]]:
        """All phrases that begin at a place, with how many words they have."""
        return list(_phrases_at(self._phrases, words, place))

    def _free_of(self, words: Sequence[str]) -> frozenset[int]:
        """The places that lie within an exception."""
        return frozenset(
            place + step
            for place in range(len(words))
            for size, _ in _phrases_at(self._excepted, words, place)
            for step in range(size)
        )

    def _means(
        self,
        found: tuple[int, Advice],
        words: list[tuple[str, int, int]],
        place: int,
        text: str,
        free: frozenset[int],
    ) -> bool:
        size, advice = found
        typed = [text[begin:end] for _, begin, end in words[place : place + size]]
        if any(place + step in free for step in range(size)) and advice.excepted:
            return False
        if advice.names and all(word[:1].isupper() for word in typed) and (size > 1 or place > 0):
            return False
        if advice.exact and " ".join(typed) not in advice.avoid:
            return False
        if advice in self._near:
            around = words[max(0, place - _BESIDE) : place] + words[place + size : place + size + _BESIDE]
            return any(_fits(part, word) for word, _, _ in around for part in self._near[advice])
        return True


def _indexed(phrases: Iterable[tuple[str, Advice]]) -> Phrases:
    found: Phrases = {}
    for phrase, one in phrases:
        parts = tuple(_part(word) for word in _WORD_OR_STAR.findall(phrase))
        if not parts or not parts[0][0]:
            continue  # signs alone, or any word at all: an own row can hold them
        found.setdefault(parts[0][0][:_KEY], []).append((parts, one))
    return found


def _phrases_at(phrases: Phrases, words: Sequence[str], place: int) -> Iterator[tuple[int, Advice]]:
    first, rest = words[place], words[place : place + _LONGEST]
    for size in range(1, _KEY + 1):
        for parts, advice in phrases.get(first[:size], ()) if len(first) >= size else ():
            if len(parts) <= len(rest) and all(_fits(part, word) for part, word in zip(parts, rest, strict=False)):
                yield len(parts), advice


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(begin <= place < end for begin, end in spans)


def _part(word: str) -> Part:
    return folded(word.removesuffix(_ANY_ENDING)), word.endswith(_ANY_ENDING)


def _fits(part: Part, word: str) -> bool:
    wanted, any_ending = part
    return word.startswith(wanted) if any_ending else word == wanted


def prose_of(kind: type[Record], *prose: str) -> tuple[str, ...]:
    """The fields of a kind whose text is of these kinds of prose (`About.prose`), in the order of the declaration."""
    return tuple(field.name for field in declared(kind) if field.about.prose in prose)


def own_prose(record: Record) -> Iterator[tuple[str, str]]:
    """Field and text of what the authors themselves wrote in a record."""
    for name in prose_of(type(record), "own"):
        text = getattr(record, name)
        if text:
            yield name, text


def told_by_others(record: Record) -> Iterator[tuple[str, str]]:
    """Field and text of what others wrote or said: quotations, testimony, texts of courts."""
    for name in prose_of(type(record), "verbatim", "testimony", "legal"):
        text = getattr(record, name)
        if text:
            yield name, text
