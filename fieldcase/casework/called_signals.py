"""What a signal, a refusal, a structural problem and the records of results are called at the desk, in one line.

For `called` alone, which cuts the line to its length.
"""

from __future__ import annotations

from fieldcase.i18n import Words
from fieldcase.model.declare import Record
from fieldcase.model.results import ChangeStory, GoodPractice, Grant, Objective
from fieldcase.model.said import said_date
from fieldcase.model.signals import Issue, Refusal, Signal
from fieldcase.model.terms import Tables


def line_of(record: Record, tables: Tables, words: Words) -> str:
    """The line; empty for a record of another kind."""
    match record:
        case Objective():
            return _joined(str(record.number or ""), record.text)
        case Signal():
            kind = tables.label("signal_kind", record.kind, words.language) if record.kind else ""
            return _joined(_when(record, words), kind, record.text)
        case Refusal():
            reasons = (tables.label("refusal_reason", one, words.language) for one in record.reasons)
            return _joined(_when(record, words), "; ".join(reasons), record.words)
        case Issue() | Grant() | ChangeStory() | GoodPractice():
            return record.title
        case _:
            return ""


def _when(record: Signal | Refusal, words: Words) -> str:
    return said_date(record.date, words) if record.date is not None else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
