"""The rows of both lists of words in one list: own ones, delivered ones, and delivered ones that are set aside.

Knows rows; refuses to know how one is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import word_lists
from fieldcase.casework.register_table import DELIVERED, OWN
from fieldcase.casework.word_lists import ASIDE
from fieldcase.errors import N_
from fieldcase.model.results import Wording
from fieldcase.model.text import folded
from ui.pages.register_list import Answer, RegisterList
from ui.widgets.basics import column, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_EMPTY = N_(
    "No row fits. A row names words to avoid, what to say instead, and why; a star stands for any ending. Nothing is "
    "ever replaced by itself."
)
_WHOSE = {
    OWN: N_("own"), DELIVERED: N_("delivered"), ASIDE: N_("set aside"),
}  # fmt: skip


class WordsList(RegisterList):
    """The list. `looked_at` brings the marked row, None where there is none."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        empty = Empty("message-square", words(_EMPTY), words(N_("New row")), new)
        super().__init__(
            work, words(N_("Lists of words")), _columns(work), empty, key=lambda one: one.key,
            counted=lambda number: words.plural("{n} row", "{n} rows", number).format(n=number),
        )  # fmt: skip
        lists = ((f"list:{code}", work.term("wording_list", code)) for code in work.tables.vocabularies["wording_list"])
        self.which = self.chosen_filter(N_("Which rows"), (
            ("", words(N_("All rows"))), *lists, (OWN, words(N_("Own rows only"))),
            (DELIVERED, words(N_("Delivered rows only"))), (ASIDE, words(N_("Set aside only"))),
        ))  # fmt: skip
        self.languages = self.chosen_filter(N_("Language"), (
            ("", words(N_("Any language"))), *((code, work.term("language", code)) for code in ("ru", "en")),
        ))  # fmt: skip
        self.languages.choose(work.language)
        self.countries.hide()
        filters = row(self.line, self.languages, self.which)
        filters.setStretch(0, 1)
        self.lay(column(filters), self._fits)

    def _fits(self) -> Callable[[Look], Answer]:
        sought, work = folded(self.line.text()).split(), self.work
        which, language = self.which.code, self.languages.code

        def fits(one: Wording) -> bool:
            text = folded(" ".join((*one.avoid, one.instead, one.reason, one.law, work.term("country", one.country))))
            return (
                which in ("", word_lists.whose(one), f"list:{one.list}") and language in ("", one.language)
                and all(word in text for word in sought)
            )  # fmt: skip

        def look(look: Look) -> Answer:
            return tuple(filter(fits, word_lists.rows(look))), ()

        return look


def _columns(work: Workplace) -> tuple[Column, ...]:
    words = work.words
    return (
        Column(words(N_("Words to avoid")), lambda one: "; ".join(one.avoid), wide=True, least=200),
        Column(words(N_("What to say instead")), lambda one: one.instead, width=210, spare=1),
        Column(words(N_("Whose row")), lambda one: words(_WHOSE[word_lists.whose(one)]), width=100),
        Column(words(N_("How strong")), lambda one: work.term("wording_level", one.level), width=160, spare=2),
        Column(words(N_("Language")), lambda one: work.term("language", one.language), width=110, spare=3),
    )  # fmt: skip
