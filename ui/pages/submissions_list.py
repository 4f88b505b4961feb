"""All reports in one list: what each is, until when it is to be handed in, what was issued, what is wrong.

Knows reports as they stand; refuses to know how one is built.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import report_list
from fieldcase.casework.report_list import Listed
from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.model.text import folded, in_a_line
from ui.pages.register_list import Answer, RegisterList
from ui.widgets.basics import column, row
from ui.widgets.empty import Empty
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_EMPTY = N_(
    "A report is built of many cases: for a committee of the UN, a national body, a donor, the public. Its sections, "
    "limits and last day come with its kind."
)


class SubmissionsList(RegisterList):
    """The list. `looked_at` brings the marked report as it stands."""

    def __init__(self, work: Workplace, new: Callable[[], None]) -> None:
        words = work.words
        super().__init__(
            work, words(N_("Reports and submissions")), _columns(work),
            Empty("file-text", words(_EMPTY), words(N_("New report")), new), key=lambda one: one.report.key,
            counted=lambda number: words.plural("{n} report", "{n} reports", number).format(n=number),
        )  # fmt: skip
        filters = row(self.line, self.countries)
        filters.setStretch(0, 1)
        self.lay(column(filters), self._fits)

    def _fits(self) -> Callable[[Look], Answer]:
        sought, country = folded(self.line.text()).split(), self.countries.code

        def look(look: Look) -> Answer:
            rows = report_list.every(look, look.world.today())
            fits = [
                one
                for one in rows
                if country in ("", one.report.country) and all(word in folded(one.report.title) for word in sought)
            ]
            return tuple(fits), tuple(sorted({one.report.country for one in rows if one.report.country}))

        return look


def until(one: Listed, words: Words) -> str:
    """The day until which a report is to be handed in, with the days that are left; empty where nobody knows it."""
    if one.last is None or one.days is None:
        return ""
    return f"{said_date(UncertainDate(one.last.isoformat()), words)} · {left(one.days, words)}"


def left(days: int, words: Words) -> str:
    """How many days are left until a day, or since when it is over."""
    if days == 0:
        return words(N_("today"))
    if days < 0:
        return words.plural("over for {n} day", "over for {n} days", -days).format(n=-days)
    return words.plural("{n} day left", "{n} days left", days).format(n=days)


def standing(one: Listed, words: Words) -> str:
    """What was issued, and what is wrong with it."""
    if not one.version:
        return words(N_("not issued yet"))
    said = words(N_("version {number}")).format(number=one.version)
    return f"{said} · {words(N_('consent taken back'))}" if one.gone else said


def _columns(work: Workplace) -> tuple[Column, ...]:
    words = work.words
    return (
        Column(words(N_("Title")), lambda one: in_a_line(one.report.title, 120) or words(N_("(without a title)")),
               wide=True, least=380),
        Column(words(N_("What it is")), lambda one: work.term("submission", one.report.submission), width=230, spare=1),
        Column(words(N_("Country")), lambda one: work.term("country", one.report.country), width=120, spare=2),
        Column(words(N_("To be handed in by")), lambda one: until(one, words), width=256),
        Column(words(N_("Issued")), lambda one: standing(one, words), width=190),
    )  # fmt: skip
