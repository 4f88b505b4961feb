"""All letters in one list, by words, country and how they stand: what is late stands first.

Knows letters with their deliveries; refuses to know how one is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import letters
from fieldcase.casework.letters import DONE, LATE, OPEN, Post, Standing, days_left, standing
from fieldcase.casework.letters_told import summary
from fieldcase.errors import N_
from fieldcase.model.said import said_date
from fieldcase.model.text import folded, in_a_line
from ui.pages.register_list import Answer, RegisterList
from ui.widgets.basics import column, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    import datetime

    from fieldcase.casework.look import Look
    from fieldcase.model.ids import ScopeId
    from ui.workplace import Workplace

_EMPTY = N_(
    "A letter goes to many addressees, each with its own clock: when it was sent, what proves receipt, until when the "
    "answer is due."
)
_LATE, _WAITING, _UNSENT, _DONE = "late", "waiting", "unsent", "done"
_STATES = {
    _LATE: LATE, _WAITING: OPEN - LATE, _UNSENT: frozenset({Standing.NOT_SENT}), _DONE: DONE,
}  # fmt: skip
_FAR = 10**6


class LettersList(RegisterList):
    """The list. `looked_at` brings the marked letter with its deliveries, None where there is none."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        super().__init__(
            work, words(N_("Letters")), _columns(work), Empty("mail", words(_EMPTY), words(N_("New letter")), new),
            key=lambda one: one.letter.key,
            counted=lambda number: words.plural("{n} letter", "{n} letters", number).format(n=number),
        )  # fmt: skip
        self.scope: ScopeId | None = None
        states = (
            ("", words(N_("All letters"))), (_LATE, words(N_("Day is over"))), (_WAITING, words(N_("Waiting"))),
            (_UNSENT, words(N_("Not sent"))), (_DONE, words(N_("Answered"))),
        )  # fmt: skip
        self.states = self.chosen_filter(N_("How it stands"), states)
        filters = row(self.line, self.states, self.countries)
        filters.setStretch(0, 1)
        self.lay(column(filters), self._fits)

    def _fits(self) -> Callable[[Look], Answer]:
        """The letters that hold the words, of the country, of which one delivery stands as is asked for."""
        sought, country = folded(self.line.text()).split(), self.countries.code
        wanted, scope = _STATES.get(self.states.code), self.scope

        def look(look: Look) -> Answer:
            today, every = look.world.today(), letters.posts(look, scope)
            fits = [
                one
                for one in every
                if country in ("", one.letter.country) and _has(one, sought) and _stands(one, wanted, today)
            ]
            fits.sort(key=lambda one: _place(one, today))
            return tuple(fits), tuple(sorted({one.letter.country for one in every if one.letter.country}))

        return look


def _columns(work: Workplace) -> tuple[Column, ...]:
    words = work.words

    def written(one: Post) -> str:
        return said_date(one.letter.written, words) if one.letter.written is not None else ""

    def about(one: Post) -> str:
        return in_a_line(one.letter.subject, 120) or work.term("letter_kind", one.letter.kind)

    return (
        Column(words(N_("Letter")), about, wide=True, least=150),
        Column(words(N_("How it stands")), lambda one: summary(one.deliveries, work.desk.world.today(), words),
               width=244),
        Column(words(N_("Written on")), written, width=110, spare=1),
    )  # fmt: skip


def _has(post: Post, sought: list[str]) -> bool:
    letter = post.letter
    names = (letter.subject, letter.number, letter.on_behalf, letter.text, *(one.addressee for one in post.deliveries))
    told = folded(" ".join(names))
    return all(word in told for word in sought)


def _stands(post: Post, wanted: frozenset[Standing] | None, today: datetime.date) -> bool:
    if wanted is None:
        return True
    if not post.deliveries:
        return Standing.NOT_SENT in wanted
    return any(standing(one, today) in wanted for one in post.deliveries)


def _place(post: Post, today: datetime.date) -> tuple[int, int]:
    """The longest overdue first, then the soonest due, then the newest."""
    left = [days for one in post.deliveries if (days := days_left(one, today)) is not None]
    written = post.letter.written.first if post.letter.written is not None else 0
    return min(left, default=_FAR), -written
