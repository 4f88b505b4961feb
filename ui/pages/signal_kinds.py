"""What the lists of signals, structural problems and refusals show: columns, lines of the form, blank records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import signals
from fieldcase.errors import N_
from fieldcase.model.ids import RefusalId
from fieldcase.model.said import said_count, said_date
from fieldcase.model.signals import Issue, Refusal, Signal
from fieldcase.model.text import in_a_line, sort_key
from ui.pages.kept_view import KeptKind
from ui.record_form import Group
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.model.dates import UncertainDate
    from ui.workplace import Workplace

_LONG = frozenset({"text", "quote", "words", "what", "outcome", "notes"})
_LINE = 160
_SIGNALS = N_(
    "A signal says that something happened, what about and where, and never who told it. Ctrl+N writes one down in "
    "under a minute."
)
_REFUSALS = N_(
    "A refusal says why people did not want anything recorded, and how many, and nothing about who. Ctrl+N writes one "
    "down in under a minute."
)
_ISSUES = N_(
    "A structural problem is what many signals show. Select signals and press Ctrl+G, or begin one here; its demands, "
    "its state and its outcome stand with it."
)


def _when(date: UncertainDate | None, work: Workplace) -> str:
    return said_date(date, work.words) if date is not None else ""


def _newest_first(date: UncertainDate | None) -> int:
    return -(date.first if date is not None else 0)


def _where(work: Workplace, country: str, place: str) -> str:
    return ", ".join(part for part in (work.term("country", country), place) if part)


def signal_kind(work: Workplace) -> KeptKind:
    """Signals, the newest first."""
    words = work.words

    def about(one: Signal) -> str:
        return " · ".join(part for part in (work.term("signal_kind", one.kind), in_a_line(one.text, _LINE)) if part)

    def stands(one: Signal) -> str:
        said = (words(N_("problem")), one.issue), (words(N_("case")), one.case)
        return ", ".join(text for text, there in said if there is not None)

    return KeptKind(
        Signal, words(N_("Signals")), words(N_("New signal")), "radio", words(_SIGNALS),
        words(N_("The signal is in the bin.")),
        (
            Column(words(N_("Date")), lambda one: _when(one.date, work), width=122),
            Column(words(N_("What about")), about, wide=True, least=200),
            Column(words(N_("Where")), lambda one: _where(work, one.country, one.settlement), width=110, spare=2),
            Column(words(N_("Became")), stands, width=92, spare=1),
        ),
        (
            Group("", (("kind", "date"), ("country", "settlement"), ("text",), ("quote",), ("channel", "count"),
                       ("how_often",), ("issue", "case"), ("site", "visit")), _LONG),
        ),
        lambda country: signals.blank_signal(work.desk, country),
        lambda number: words.plural("{n} signal", "{n} signals", number).format(n=number),
        lambda one: " ".join((about(one), one.quote, one.settlement, work.term("country", one.country))),
        lambda one: _newest_first(one.date),
    )  # fmt: skip


def issue_kind(work: Workplace) -> KeptKind:
    """Structural problems, by title."""
    words = work.words
    return KeptKind(
        Issue, words(N_("Structural problems")), words(N_("New problem")), "layers", words(_ISSUES),
        words(N_("The problem is in the bin.")),
        (
            Column(
                words(N_("Title")), lambda one: one.title or work.term("signal_kind", one.kind), wide=True, least=200
            ),
            Column(words(N_("Where it stands")), lambda one: work.term("issue_status", one.status), width=150),
            Column(words(N_("Country")), lambda one: work.term("country", one.country), width=110, spare=1),
        ),
        (
            Group("", (("title",), ("kind", "country"), ("what",), ("norms",)), _LONG),
            Group(words(N_("What became of it")), (("status", "outcome_date"), ("outcome",), ("evidence",), ("source",),
                                                   ("notes",)), _LONG),
        ),
        lambda country: signals.blank_issue(work.desk, country),
        lambda number: words.plural("{n} problem", "{n} problems", number).format(n=number),
        lambda one: " ".join((one.title, one.what, work.term("signal_kind", one.kind))),
        lambda one: sort_key(one.title),
    )  # fmt: skip


def refusal_kind(work: Workplace) -> KeptKind:
    """Refusals of the register, the newest first."""
    words = work.words

    def reasons(one: Refusal) -> str:
        main = [work.term("refusal_reason", code) for code in one.main_reasons]
        rest = [work.term("refusal_reason", code) for code in one.reasons if code not in one.main_reasons]
        return "; ".join([*(words(N_("{reason} (main)")).format(reason=one) for one in main), *rest])

    return KeptKind(
        Refusal, words(N_("Refusals")), words(N_("New refusal")), "message-square", words(_REFUSALS),
        words(N_("The refusal is in the bin.")),
        (
            Column(words(N_("Date")), lambda one: _when(one.date, work), width=122),
            Column(words(N_("Reasons")), reasons, wide=True, least=220),
            Column(words(N_("How many people")), lambda one: said_count(one.count, words), width=110, spare=1),
            Column(words(N_("Where")), lambda one: _where(work, one.country, one.settlement), width=120, spare=2),
        ),
        (
            Group("", (("date", "count"), ("country", "settlement"), ("reasons",), ("main_reasons",), ("words",),
                       ("visit",), ("source",)), _LONG),
        ),
        lambda country: Refusal(id=RefusalId(work.desk.new_id()), scope=work.desk.register, country=country),
        lambda number: words.plural("{n} refusal", "{n} refusals", number).format(n=number),
        lambda one: " ".join((reasons(one), one.words, one.settlement)),
        lambda one: _newest_first(one.date),
    )  # fmt: skip
