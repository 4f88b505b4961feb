"""From the declaration of a record to the editors of its fields: label, vocabulary and shape are read there alone.

A page says which fields stand together and which are long texts; it never says again what a field is called or holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fieldcase.casework.norm_search import NormSearch
from fieldcase.casework.tables import offered
from fieldcase.errors import N_
from fieldcase.model import typed
from fieldcase.model.declare import Field, Shape, field_named
from fieldcase.model.evidence import Moment
from fieldcase.model.law import Provision, TimeLimit
from fieldcase.model.positions import said_position
from fieldcase.model.said import said_count, said_date, said_instant, said_money, said_quantity
from fieldcase.model.terms_of_time import edited_term, read_term, said_term
from ui.declared_amounts import BY_LINES
from ui.widgets.chooser import ChooserField
from ui.widgets.fields import ChoiceField, FieldEdit, FlagField, LineField, Spec, TextField, Unread, WordsField
from ui.widgets.lines_field import LinesField
from ui.word_guard import guard_of

if TYPE_CHECKING:
    from ui.workplace import Workplace

Choices = tuple[tuple[bytes, str], ...]
_TAKE_AWAY = N_("take {what} away")
_TERMS = frozenset({"term", "term_to", "reentry_ban"})
# Vocabularies with more terms than a person looks through are found by typing.
_LONG_LIST = 12
_OWN = "own"
_MOST_HOURS = 2400


def spec_of(field: Field, work: Workplace, references: Mapping[str, Choices], *, long: bool) -> Spec:
    """What an editor needs to know of a declared field. `references` are the records a field can refer to, by kind."""
    words = work.words
    about = field.about
    choices: tuple[tuple[Any, str], ...] | None = None
    find: _Norms | None = None
    if about.vocabulary:
        find = _Norms(work) if about.vocabulary == "norm" else None
        choices = find.search.all if find is not None else offered(about.vocabulary, words.language)
        if not field.many:
            choices = (("", "—"), *choices) if all(code for code, _ in choices) else choices
    elif field.shape is Shape.ID:
        choices = references.get(field.refers, ())
    read, shown, said = _reading(field, work)
    return Spec(
        name=field.name, label=words(about.label), read=read, shown=shown, said=said, choices=choices,
        many=field.many, long=long, flag=field.shape is Shape.FLAG, empty=field.empty, find=find,
        guard=guard_of(work) if about.prose == _OWN else None,
    )  # fmt: skip


class _Norms:
    """The norms that can be cited now: the law may change after a form was laid out."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._tables, self.search = work.tables, NormSearch(work.tables, work.words)

    def __call__(self, typed: str) -> tuple[tuple[str, str], ...]:
        """What is found for what is typed."""
        if self._work.tables is not self._tables:
            self._tables, self.search = self._work.tables, NormSearch(self._work.tables, self._work.words)
        return self.search(typed)


def editor_of(spec: Spec, work: Workplace) -> FieldEdit:
    """The editor that fits a field."""
    if spec.flag:
        return FlagField(spec)
    if spec.choices is not None:
        if spec.many or isinstance(spec.empty, type(None)) or len(spec.choices) > _LONG_LIST:
            return ChooserField(_without_nothing(spec), work.words(_TAKE_AWAY))
        return ChoiceField(spec)
    if spec.many:
        return LinesField(spec) if spec.long else WordsField(spec)
    return TextField(spec) if spec.long else LineField(spec)


def _without_nothing(spec: Spec) -> Spec:
    """A chooser is empty when nothing is chosen; it needs no choice for that."""
    return replace(spec, choices=tuple((value, text) for value, text in spec.choices or () if value != ""))


_Reading = tuple[Callable[[str], Any], Callable[[Any], str], Callable[[Any], str]]


def _reading(field: Field, work: Workplace) -> tuple[Callable[[str], Any], Callable[[Any], str], Any]:
    """How a field's text is read, shown for editing, and said aloud."""
    words, shapes = work.words, _shapes(work)

    def heard(read: Callable[[str], Any]) -> Callable[[str], Any]:
        def reading(text: str) -> Any:
            try:
                return read(text)
            except typed.Unreadable as wrong:
                raise Unread(words(wrong.sentence)) from None

        return reading

    def when_there(shown: Callable[[Any], str]) -> Callable[[Any], str]:
        return lambda value: "" if value is None else shown(value)

    if field in BY_LINES:
        return BY_LINES[field](work)
    if field == field_named(Provision, "term_to"):
        return (
            heard(read_term),
            when_there(lambda value: edited_term(value, words)),
            lambda value: said_term(value, words),
        )
    if is_position(field):
        return heard(typed.read_position), when_there(typed.edited_position), said_position
    if is_term(field):
        return (
            heard(read_term),
            when_there(lambda value: edited_term(value, words)),
            lambda value: said_term(value, words),
        )
    if field == field_named(TimeLimit, "hours"):
        return _hours(work), when_there(str), None
    if field.shape not in shapes:
        return str, str, None
    read, shown, said = shapes[field.shape]
    return heard(read), when_there(shown), None if field.shape is Shape.INTEGER else said


def is_position(field: Field) -> bool:
    """Whether it is a number that is typed and said as a time in a recording."""
    return field in (field_named(Moment, "begins"), field_named(Moment, "ends"))


def is_term(field: Field) -> bool:
    """Whether it is a quantity that is typed and said as the length of a punishment."""
    return field.shape is Shape.QUANTITY and field.name in _TERMS


def _shapes(work: Workplace) -> dict[Shape, _Reading]:
    """Of each shape that is typed as people write it: how it is read, edited and said."""
    words, language, today, offset = work.words, work.language, work.desk.world.today, work.desk.world.offset
    return {
        Shape.DATE: (
            lambda text: typed.read_date(text, today(), language),
            lambda value: typed.edited_date(value, language),
            lambda value: said_date(value, words),
        ),
        Shape.COUNT: (
            lambda text: typed.read_count(text, language),
            lambda value: typed.edited_count(value, language),
            lambda value: said_count(value, words),
        ),
        Shape.QUANTITY: (
            lambda text: typed.read_quantity(text, language),
            lambda value: typed.edited_quantity(value, language),
            lambda value: said_quantity(value, words),
        ),
        Shape.MONEY: (
            lambda text: typed.read_money(text, language),
            lambda value: typed.edited_money(value, language),
            lambda value: said_money(value, words),
        ),
        Shape.INSTANT: (
            lambda text: typed.read_instant(text, today(), offset(), language),
            lambda value: typed.edited_instant(value, offset(), language),
            lambda value: said_instant(value, words),
        ),
        Shape.INTEGER: (_whole(work), str, str),
    }


def _hours(work: Workplace) -> Callable[[str], int]:
    """Hours within which something has to happen: at least one, and no more than of 100 days."""

    def read(text: str) -> int:
        plain = text.strip()
        if not plain.isdecimal() or not 1 <= int(plain[:9]) <= _MOST_HOURS:
            raise Unread(work.words("Please write whole hours from 1 to 2400, such as 48 for two days."))
        return int(plain)

    return read


def _whole(work: Workplace) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.strip().isdecimal() or len(text.strip()) > 12:
            raise Unread(work.words("Please write a whole number, such as 3."))
        return int(text)

    return read
