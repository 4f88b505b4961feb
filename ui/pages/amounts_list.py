"""The rows of all tables of amounts in one list: own and delivered told apart, found by words, country and whose.

Knows rows; refuses to know how one is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import amounts
from fieldcase.errors import N_
from fieldcase.model.delivered import is_delivered
from fieldcase.model.law import Threshold
from fieldcase.model.text import folded
from ui.pages.amounts_said import Told, days_of
from ui.pages.register_list import Answer, RegisterList
from ui.widgets.basics import column, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_OWN, _DELIVERED = "own", "delivered"
_EMPTY = N_(
    "No row fits. A table of amounts says from which weight on a size is named, by which document and since when."
)


class AmountsList(RegisterList):
    """The list. `looked_at` brings the marked row, None where there is none."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        empty = Empty("scale", words(_EMPTY), words(N_("New row")), new)
        super().__init__(
            work, words(N_("Tables of amounts")), _columns(work), empty, key=lambda one: one.key,
            counted=lambda number: words.plural("{n} row", "{n} rows", number).format(n=number),
        )  # fmt: skip
        whose = (("", words(N_("Own and delivered"))), (_OWN, words(N_("Own rows only"))),
                 (_DELIVERED, words(N_("Delivered rows only"))))  # fmt: skip
        self.whose = self.chosen_filter(N_("Whose row"), whose)
        filters = row(self.line, self.countries, self.whose)
        filters.setStretch(0, 1)
        self.lay(column(filters), self._fits)

    def _fits(self) -> Callable[[Look], Answer]:
        """The rows that hold the words, of the country, of whom they are looked for."""
        sought, country, whose = folded(self.line.text()).split(), self.countries.code, self.whose.code
        told = Told(self.work)

        def look(look: Look) -> Answer:
            every = amounts.rows(look)
            fits = [one for one in every if _fits(one, country, whose) and told.has(one, sought)]
            return tuple(fits), tuple(sorted({one.country for one in every if one.country}))

        return look


def _columns(work: Workplace) -> tuple[Column, ...]:
    words, told = work.words, Told(work)
    return (
        Column(words(N_("Country")), told.country, width=120),
        Column(words(N_("Substance")), told.substance, wide=True, least=190),
        Column(words(N_("In force")), lambda one: days_of(one, work.language), width=160, spare=1),
        Column(words(N_("Whose row")), told.whose, width=96),
        Column(words(N_("How well it was checked")), told.status, width=200, spare=2),
    )  # fmt: skip


def _fits(one: Threshold, country: str, whose: str) -> bool:
    """Whether a row is of a country and of whom it is looked for; empty is any."""
    return country in ("", one.country) and whose in ("", _DELIVERED if is_delivered(one) else _OWN)
