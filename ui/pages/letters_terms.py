"""The rules on the time for an answer: how long an authority has, by country, kind of letter and day.

Delivered is one, of a document of the field; the rest an organisation enters. Knows list and row; how a day follows
from a rule is the rules'.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import letters, reply_terms
from fieldcase.errors import N_
from fieldcase.model.declare import field_named
from fieldcase.model.delivered import is_delivered
from fieldcase.model.letters import ReplyTerm
from fieldcase.model.said import said_date
from fieldcase.model.text import folded
from ui.pages.register_detail import RegisterDetail, RowKind
from ui.pages.register_list import Answer, RegisterList
from ui.pages.register_view import RegisterView
from ui.pages.view_part import ViewPart
from ui.record_form import Group
from ui.widgets.basics import column, label, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_EMPTY = N_(
    "Within what time a letter has to be answered in a country. One rule comes with the program; enter what a lawyer "
    "of the country says, with its source."
)
_LEAD = N_("A rule that nobody read in its official source is told as one to be confirmed, and never called a breach.")
_HOW = N_("Counted from the day after. Working days are Monday to Friday without the days named here.")
_DELIVERED = N_(
    "This rule comes with the program and is not changed. A rule of your own stands before it; which of them held on a "
    "day, their dates say."
)
_LINES = (
    ("country", "kind"), ("amount", "unit"), ("begins",), ("provision",), ("valid_from", "valid_to"),
    ("status", "checked_on"), ("source",), ("days_off",), ("notes",),
)  # fmt: skip
_TOLD = ("provision", "source", "notes")


class TermsPart(ViewPart):
    """The tab."""

    def made(self) -> RegisterView:
        """The rules, and the marked one beside them."""
        return _TermsView(self.work)


class _TermsView(RegisterView):
    """The view."""

    def __init__(self, work: Workplace) -> None:
        words = work.words
        groups = (Group("", _LINES, frozenset({"notes"})),)
        detail = RegisterDetail(work, _kind(work), groups, lambda made: self.mark(made.key))
        detail.form.edited.connect(self._check)
        detail.form.showed.connect(self._check)
        super().__init__(
            work, "terms", (_TermsList(work, self.new), detail),
            lambda: reply_terms.blank(work.desk, self.list.countries.code), new_text=words(N_("New rule")),
            copy_text=N_("Make my own rule of this one"), lead=label(words(_LEAD), "muted", wrap=True),
        )  # fmt: skip

    def _check(self) -> None:
        typed = self.detail.form.as_typed()
        if isinstance(typed, ReplyTerm):
            self.detail.say_wrong(one.message for one in reply_terms.wrong(typed, self.words))


class _TermsList(RegisterList):
    """All rules, own and delivered."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        super().__init__(
            work, words(N_("Rules on the time for an answer")), _columns(work),
            Empty("clock", words(_EMPTY), words(N_("New rule")), new), key=lambda one: one.key,
            counted=lambda number: words.plural("{n} rule", "{n} rules", number).format(n=number),
        )  # fmt: skip
        filters = row(self.line, self.countries)
        filters.setStretch(0, 1)
        self.lay(column(filters), self._fits)

    def _fits(self) -> Callable[[Look], Answer]:
        sought, country, work = folded(self.line.text()).split(), self.countries.code, self.work

        def look(look: Look) -> Answer:
            every = reply_terms.rows(look)
            fits = [
                one
                for one in every
                if country in ("", one.country) and all(word in folded(_told(work, one)) for word in sought)
            ]
            return tuple(fits), tuple(sorted({one.country for one in every if one.country}))

        return look


def _told(work: Workplace, one: ReplyTerm) -> str:
    return " ".join((reply_terms.said(one, work.words, work.tables), *(value for _, value in _values(work, one))))


def _columns(work: Workplace) -> tuple[Column, ...]:
    words = work.words
    return (
        Column(words(N_("Country")), lambda one: work.term("country", one.country), width=110),
        Column(words(N_("Rule")), lambda one: reply_terms.said(one, words, work.tables), wide=True, least=200),
        Column(words(N_("Whose row")), lambda one: words(N_("delivered") if is_delivered(one) else N_("own")),
               width=90, spare=1),
    )  # fmt: skip


def _kind(work: Workplace) -> RowKind:
    words = work.words
    return RowKind(
        ReplyTerm, words(N_("Rule on the time for an answer")), words(_HOW), words(_DELIVERED),
        words(N_("Make my own rule of this one")), words(N_("The rule is now also your own.")),
        words(N_("The rule is in the bin.")),
        title=lambda one: reply_terms.said(one, words, work.tables), lines=lambda one: _values(work, one),
        make_own=lambda desk, one: reply_terms.make_own(desk, one, words), entering=letters.enter_rule,
    )  # fmt: skip


def _values(work: Workplace, one: ReplyTerm) -> tuple[tuple[str, str], ...]:
    """What a delivered rule says, with the labels of its fields."""
    words = work.words
    days = tuple((name, said_date(day, words) if (day := getattr(one, name)) is not None else "")
                 for name in ("valid_from", "valid_to", "checked_on"))  # fmt: skip
    texts = tuple((name, work.term("law_text", getattr(one, name))) for name in _TOLD)
    kind = ("kind", work.term("letter_kind", one.kind))
    return tuple((words(field_named(ReplyTerm, name).about.label), value) for name, value in (kind, *days, *texts))
