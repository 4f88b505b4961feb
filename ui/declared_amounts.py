"""How the fields of a row of a table of amounts are typed: sizes and articles line by line, units by their words.

Knows these fields; what stands in their lines is read by `fieldcase.model.typed_bands`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fieldcase.model import typed
from fieldcase.model.declare import Field, field_named
from fieldcase.model.law import Threshold
from fieldcase.model.typed_bands import Unsaid, edited_articles, edited_sizes, read_articles, read_sizes
from ui.widgets.fields import Unread

if TYPE_CHECKING:
    from ui.workplace import Workplace

Reading = tuple[Callable[[str], Any], Callable[[Any], str], Any]


def _heard(read: Callable[[str], tuple[str, ...]], work: Workplace) -> Callable[[str], tuple[str, ...]]:
    """A reading whose complaint is said in the window's language."""

    def reading(text: str) -> tuple[str, ...]:
        try:
            return read(text)
        except Unsaid as wrong:
            raise Unread(work.words(wrong.sentence).format(**wrong.values)) from None

    return reading


def _sizes(work: Workplace) -> Reading:
    language, tables = work.language, work.tables
    return (
        _heard(lambda text: read_sizes(text, tables, language), work),
        lambda lines: edited_sizes(lines, tables, language),
        None,
    )


def _articles(work: Workplace) -> Reading:
    language, tables = work.language, work.tables
    return (
        _heard(lambda text: read_articles(text, tables, language), work),
        lambda lines: edited_articles(lines, tables, language),
        None,
    )


def _units(work: Workplace) -> Reading:
    return typed.read_unit, lambda unit: typed.edited_unit(unit, work.language), None


BY_LINES: dict[Field, Callable[[Workplace], Reading]] = {
    field_named(Threshold, "bands"): _sizes,
    field_named(Threshold, "consequences"): _articles,
    field_named(Threshold, "unit"): _units,
}
