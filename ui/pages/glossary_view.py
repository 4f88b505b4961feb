"""The view of the glossary: own and delivered entries, one of them beside the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import glossary
from fieldcase.errors import N_
from fieldcase.model.delivered import is_delivered
from fieldcase.model.results import GlossaryEntry
from fieldcase.model.text import folded
from ui.pages.register_detail import RegisterDetail, RowKind
from ui.pages.register_list import Answer, RegisterList
from ui.pages.register_view import RegisterView
from ui.record_form import Group
from ui.widgets.basics import column, label, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LEAD = N_("At the end of a dossier stand those of these terms that stand in it, in its language, and no others.")
_EMPTY = N_("No entry fits. An entry says what we mean by a term, in one language.")
_HOW = N_("Several phrases are parted by “;”, the first is printed. A star stands for any ending.")
_DELIVERED = N_("This entry comes with the program and is not changed. One of your own stands in its place.")


class GlossaryView(RegisterView):
    """The view."""

    def __init__(self, work: Workplace) -> None:
        words = work.words
        kind = RowKind(
            GlossaryEntry, words(N_("Entry of the glossary")), words(_HOW), words(_DELIVERED),
            words(N_("Make my own entry of this one")), words(N_("The entry is now your own.")),
            words(N_("The entry is in the bin.")), title=lambda one: one.term,
            lines=lambda one: (
                (words(N_("What we mean by it")), one.meaning), (words(N_("Where it was read")), one.source),
                (words(N_("Language")), work.term("language", one.language)),
            ), make_own=glossary.make_own,
        )  # fmt: skip
        groups = (Group("", (("term",), ("meaning",), ("language",), ("source",)), frozenset({"meaning"})),)
        shown = _List(work, self.new), RegisterDetail(work, kind, groups, lambda made: self.mark(made.key))
        super().__init__(
            work, "glossary", shown, lambda: glossary.blank(work.desk), new_text=words(N_("New term")),
            copy_text=N_("Make my own entry of this one"), lead=label(words(_LEAD), "muted", wrap=True),
        )  # fmt: skip


class _List(RegisterList):
    """All entries."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        columns = (
            Column(words(N_("Word or phrase")), lambda one: one.term, wide=True, least=200),
            Column(words(N_("What we mean by it")), lambda one: one.meaning, width=260, spare=2),
            Column(words(N_("Whose entry")), lambda one: words(N_("delivered") if is_delivered(one) else N_("own")),
                   width=100, spare=1),
        )  # fmt: skip
        super().__init__(
            work, words(N_("Glossary")), columns, Empty("book-open", words(_EMPTY), words(N_("New term")), new),
            key=lambda one: one.key,
            counted=lambda number: words.plural("{n} term", "{n} terms", number).format(n=number),
        )  # fmt: skip
        self.languages = self.chosen_filter(N_("Language"), (
            ("", words(N_("Any language"))), *((code, work.term("language", code)) for code in ("ru", "en")),
        ))  # fmt: skip
        self.languages.choose(work.language)
        self.countries.hide()
        filters = row(self.line, self.languages)
        filters.setStretch(0, 1)
        self.lay(column(filters), self._fits)

    def _fits(self) -> Callable[[Look], Answer]:
        sought, language = folded(self.line.text()).split(), self.languages.code

        def look(look: Look) -> Answer:
            return tuple(
                one for one in glossary.rows(look)
                if language in ("", one.language)
                and all(word in folded(f"{one.term} {one.meaning}") for word in sought)
            ), ()  # fmt: skip

        return look
