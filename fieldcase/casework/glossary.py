"""The glossary: terms as we use them, delivered ones and an organisation's own, and those that stand in a document.

Delivered entries are data in resources/words and are never changed; an own entry stands in the place of a delivered one
with the same term. An entry tells of nobody. Which of them a document needs, its composer asks here.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from fieldcase.casework.called import Looks
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.model.delivered import DELIVERED, id_of_content
from fieldcase.model.ids import GlossaryId
from fieldcase.model.results import GlossaryEntry
from fieldcase.model.text import folded, sort_key
from fieldcase.rules.glossary import Entry, forms_of

_LANGUAGES = ("ru", "en")


@lru_cache
def delivered() -> tuple[GlossaryEntry, ...]:
    """The entries that come with the program, in the order of their file, each in every language it has."""
    return tuple(_entry(one, language) for one in _file() for language in _LANGUAGES)


@lru_cache
def _file() -> list[dict[str, Any]]:
    read = json.loads(resources.files("resources").joinpath("words", "glossary.json").read_text("utf-8"))
    terms: list[dict[str, Any]] = read["terms"]
    return terms


def _entry(one: dict[str, Any], language: str) -> GlossaryEntry:
    said: dict[str, Any] = {
        "term": one[language]["term"], "language": language, "meaning": one[language]["meaning"],
        "source": one.get("source", {}).get(language, ""),
    }  # fmt: skip
    return GlossaryEntry(id=GlossaryId(id_of_content(GlossaryEntry, said)), scope=DELIVERED, **said)


def rows(source: Looks) -> tuple[GlossaryEntry, ...]:
    """All entries by language and term: own ones, and delivered ones whose term no own one has."""
    own = source.all(GlossaryEntry)
    named = {(one.language, folded(one.term.split(";")[0])) for one in own}
    kept = (one for one in delivered() if (one.language, folded(one.term.split(";")[0])) not in named)
    return tuple(sorted((*own, *kept), key=lambda one: (one.language, sort_key(one.term))))


def entries(source: Looks, language: str) -> tuple[Entry, ...]:
    """The entries in a language that say what they mean, with the phrases each is found by, for a document."""
    return tuple(
        Entry(one.term.split(";")[0].strip(" *"), one.meaning, one.source, _forms().get(one.id) or forms_of(one.term))
        for one in rows(source)
        if one.language == language and one.term and one.meaning
    )


@lru_cache
def _forms() -> dict[GlossaryId, tuple[str, ...]]:
    """The phrases that delivered entries are found by."""
    found = (one[language]["find"] for one in _file() for language in _LANGUAGES)
    return {entry.id: tuple(forms) for entry, forms in zip(delivered(), found, strict=True)}


def blank(desk: Desk) -> GlossaryEntry:
    """A new own entry, not yet entered."""
    return GlossaryEntry(id=GlossaryId(desk.new_id()), scope=desk.register)


def make_own(desk: Desk, entry: GlossaryEntry) -> tuple[GlossaryEntry, Changes]:
    """Copy a delivered entry into the register, where it is changed as one likes."""
    made = GlossaryEntry(
        id=GlossaryId(desk.new_id()), scope=desk.register, term=entry.term, language=entry.language,
        meaning=entry.meaning, source=entry.source,
    )  # fmt: skip
    return made, desk.save(None, made)
