"""The lines of Today about demands, recommendations and promises whose day is over or near.

A line names kind, number and to whom or by whom; what was asked stands nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fieldcase.casework.asks import PLEDGE, kind_of
from fieldcase.errors import N_
from fieldcase.model.said import said_date
from fieldcase.model.text import in_a_line
from ui.pages.today_line import Line
from ui.places import ICONS

if TYPE_CHECKING:
    import datetime

    from fieldcase.casework.asks import Told
    from fieldcase.i18n import Words
    from fieldcase.model.fieldwork import Recommendation
    from fieldcase.model.terms import Tables

_LETTERS, _URGENT = 60, 3


def ask_lines(found: Iterable[Told], today: datetime.date, words: Words, tables: Tables) -> Iterator[Line]:
    """A line an ask. That its day is over is a question, never a finding."""
    for one in found:
        ask = one.ask
        if ask.due is None:
            continue
        left = ask.due.last - today.toordinal()
        when = said_date(ask.due, words)
        kind = "row-warn" if one.state.over or left <= _URGENT else "row"
        asked = (
            words(N_("The day is over, {day}: was it done?")) if one.state.over else words(N_("To be done by {day}"))
        )
        told = (asked.format(day=when), _named(ask, words, tables), _whose(ask))
        yield Line(
            " · ".join(part for part in told if part), ("advocacy", ask.key, "asks"), kind, ICONS["recommendation"]
        )


def _named(ask: Recommendation, words: Words, tables: Tables) -> str:
    kind = tables.label("recommendation_kind", kind_of(ask), words.language)
    return words(N_("{kind} {number}")).format(kind=kind, number=ask.number) if ask.number is not None else kind


def _whose(ask: Recommendation) -> str:
    promised = ask.promised_by if kind_of(ask) == PLEDGE else ""
    return in_a_line(promised or ask.addressed, _LETTERS)
