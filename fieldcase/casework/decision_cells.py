"""One field of a court decision as a cell: read as people type it, typed again, said; for the grid and for tables.

Labels in either language, codes, usual short words ("да", "м", "1"); from the keyboard first letters too. What cannot
be read raises Unfit with a sentence, and whoever asked keeps the words. Knows fields of a Decision; writes nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldcase.casework.tables import offered
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model import typed
from fieldcase.model.courts import Decision
from fieldcase.model.declare import Field, Shape, field_named
from fieldcase.model.said import said_date, said_money, said_quantity
from fieldcase.model.terms import Tables
from fieldcase.model.terms_of_time import edited_term, read_term, said_term
from fieldcase.model.text import folded
from fieldcase.model.typed import Unreadable

TERMS = frozenset({"term", "reentry_ban"})
# Short words that people write for a code, by vocabulary.
_SHORT: Mapping[str, Mapping[str, str]] = {
    "yes_no": {"+": "yes", "1": "yes", "-": "no", "0": "no", "?": "unknown"},
    "presence": {"да": "yes", "была": "yes", "был": "yes", "+": "yes", "-": "no", "?": "unknown", "отказ": "refused"},
    "gender": {
        "м": "male", "ж": "female", "m": "male", "f": "female", "муж": "male", "жен": "female", "мужчина": "male",
        "женщина": "female", "man": "male", "woman": "female", "?": "not_stated",
    },
    "decision_outcome": {
        "осужден": "convicted", "осуждена": "convicted", "виновен": "convicted", "оправдана": "acquitted",
    },
}  # fmt: skip
_YES = frozenset({"да", "yes", "true", "1", "+", "x", "х", "д", "y", "предварительно", "preliminary"})
_NO = frozenset({"нет", "no", "false", "0", "-", "н", "n", "окончательно", "final"})
_BETWEEN = re.compile(r"\s*[;,+/]\s*")
_FLAG = N_("Please write yes or no.")
_ONE_OF = N_("Please choose one of these: {choices}.")
_MAY_BE = N_("This may be several of them: {choices}. Please write more letters.")


class Unfit(ValueError):
    """Words that are no value of a field: a sentence (msgid) with its values."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__("unfit")
        self.sentence, self.values = sentence, values

    def told(self, words: Words) -> str:
        """The finished sentence."""
        return words(self.sentence).format(**self.values)


@dataclass(frozen=True)
class Cells:
    """How cells are read and said: the vocabularies, the words of a language, the day from which a date is read."""

    tables: Tables
    words: Words
    today: datetime.date
    _known: dict[str, dict[str, str]] = field(default_factory=dict, compare=False)

    def read(self, name: str, text: str, *, loose: bool = False) -> Any:
        """The value of a field as typed, the empty value for nothing; Unfit. `loose`: first letters and the number of
        a choice count too, as a person at the keyboard writes them."""
        declared, plain = field_named(Decision, name), text.strip()
        if not plain:
            return declared.empty
        if declared.about.vocabulary:
            return self._choices(declared, plain, loose=loose)
        if declared.shape is Shape.FLAG:
            return _flag(plain)
        if declared.many:
            return tuple(one for one in (part.strip() for part in plain.split(";")) if one)
        try:
            return self._value(name, declared, plain)
        except Unreadable as wrong:
            raise Unfit(wrong.sentence) from None

    def _value(self, name: str, declared: Field, text: str) -> Any:
        language = self.words.language
        if name in TERMS:
            return read_term(text)
        if declared.shape is Shape.DATE:
            return typed.read_date(text, self.today, language)
        if declared.shape is Shape.QUANTITY:
            return typed.read_quantity(text, language)
        return typed.read_money(text, language) if declared.shape is Shape.MONEY else text

    def _choices(self, declared: Field, text: str, *, loose: bool) -> Any:
        vocabulary = declared.about.vocabulary
        if not declared.many:
            return self._choice(vocabulary, text, loose=loose)
        whole = self._names(vocabulary).get(_plain(text))
        parts = [text] if whole else [part for part in _BETWEEN.split(text) if part]
        return tuple(dict.fromkeys(self._choice(vocabulary, part, loose=loose) for part in parts))

    def _choice(self, vocabulary: str, text: str, *, loose: bool) -> str:
        """The code that a text means: by its number in the list (at the keyboard), its label, code, first letters."""
        plain, listed = _plain(text), offered(vocabulary, self.words.language)
        if loose and plain.isdecimal() and 0 < int(plain) <= len(listed):
            return listed[int(plain) - 1][0]
        exact = self._names(vocabulary).get(plain)
        if exact is not None:
            return exact
        begun = [code for code, label in listed if loose and _plain(label).startswith(plain)]
        if len(begun) == 1:
            return begun[0]
        shown = begun or [code for code, _ in listed]
        raise Unfit(_MAY_BE if begun else _ONE_OF, choices=", ".join(dict(listed)[code] for code in shown))

    def _names(self, vocabulary: str) -> dict[str, str]:
        """The codes of a vocabulary by every way in which they are written."""
        if vocabulary not in self._known:
            terms = self.tables.vocabularies[vocabulary].values()
            found = {_plain(name): term.code for term in terms for name in (*term.labels.values(), term.code)}
            self._known[vocabulary] = {**_SHORT.get(vocabulary, {}), **found}
        return self._known[vocabulary]

    def edited(self, name: str, value: Any) -> str:
        """A value in the form in which it is typed; `read` gives it back."""
        return self._written(name, value, edited=True)

    def said(self, name: str, value: Any) -> str:
        """A value as people say it."""
        return self._written(name, value, edited=False)

    def _written(self, name: str, value: Any, *, edited: bool) -> str:
        declared, words = field_named(Decision, name), self.words
        if value == declared.empty:
            return ""
        if declared.about.vocabulary:
            codes = value if declared.many else (value,)
            label = self.tables.label
            return "; ".join(label(declared.about.vocabulary, code, words.language) for code in codes if code)
        if declared.shape is Shape.FLAG:
            return words(N_("yes"))
        if name in TERMS:
            return edited_term(value, words) if edited else said_term(value, words)
        if declared.shape is Shape.DATE:
            return typed.edited_date(value, words.language) if edited else said_date(value, words)
        if declared.shape is Shape.QUANTITY:
            return typed.edited_quantity(value, words.language) if edited else said_quantity(value, words)
        if declared.shape is Shape.MONEY:
            return typed.edited_money(value, words.language) if edited else said_money(value, words)
        return "; ".join(value) if declared.many else str(value)


def choices_of(name: str, language: str) -> tuple[tuple[str, str], ...]:
    """What can be chosen in a field, in the order of its numbers at the keyboard; empty where anything can stand."""
    vocabulary = field_named(Decision, name).about.vocabulary
    return offered(vocabulary, language) if vocabulary else ()


def _flag(text: str) -> bool:
    plain = _plain(text)
    if plain not in _YES | _NO:
        raise Unfit(_FLAG)
    return plain in _YES


def _plain(text: str) -> str:
    """A label without case, ё, and the word for "size" that stands behind its name."""
    return folded(" ".join(text.split())).removesuffix(" размер")
