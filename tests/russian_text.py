"""Russian of the program as text: every sentence of the catalogue, and what may be wrong with the letters of one.

Knows letters, quotation marks and the dictionary; refuses to judge whether a translation is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import catalogues

FIELD = re.compile(r"\{\w*\}")
_WORD = re.compile(r"[А-Яа-яЁё]+")
# Right words that the dictionary lacks.
UNLISTED = frozenset({
    "миб", "гибернация", "гибернацию", "предпросмотр", "предпросмотра", "наркополитике", "адвокация", "адвокации",
    "адвокацию",
})  # fmt: skip
_WRONG = {
    "letters of two alphabets in one word": re.compile(r"[A-Za-z](?=[А-Яа-яЁё])|[А-Яа-яЁё](?=[A-Za-z])"),
    "quotation marks that are not «»": re.compile(r"[\"'“”„‘’`]"),
    "a hyphen for a dash": re.compile(r"\s-\s"),
    "a blank too many": re.compile(r" {2}|\s[,.:;?!)»]|[(«]\s"),
    "a familiar address": re.compile(r"\b(?:ты|тебя|тебе|твой|твоя|твоё|твои)\b", re.IGNORECASE),
}


@dataclass(frozen=True)
class Sentence:
    """One msgid with its Russian: a form for each plural, or one."""

    english: tuple[str, ...]
    russian: tuple[str, ...]


@lru_cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence of the shipped Russian catalogue."""
    found = []
    for message in catalogues.read(catalogues.place("ru", "po"), "ru"):
        if message.id:
            found.append(Sentence(_forms(message.id), _forms(message.string)))
    return tuple(found)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


@lru_cache
def _dictionary() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def slips(text: str) -> list[str]:
    """What is wrong with the letters of a Russian text: kinds of slip, and the words concerned."""
    bare = FIELD.sub("7", text)
    return [kind for kind, pattern in _WRONG.items() if pattern.search(bare)] + list(_misspelt(bare))


def _misspelt(text: str) -> Iterator[str]:
    for word in dict.fromkeys(found.lower() for found in _WORD.findall(text)):
        if "ё" not in word and all("ё" in parse.word for parse in _dictionary().parse(word)):
            yield f"е for ё: {word}"
        elif word not in UNLISTED and not _dictionary().word_is_known(word):
            yield f"not in the dictionary: {word}"
