"""The norms of an act as they stood on its day: which version held, or what a lawyer has to say.

The day is that of the act's event. A norm of which no dates are known, such as a treaty's article, is not told of.
Knows acts and the law; refuses to conclude: an article outside its dates is a question.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework import legislation
from fieldcase.casework.asked_by_checks import ask, was_asked
from fieldcase.casework.changes import Changes
from fieldcase.casework.citing import cited
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Act, Event
from fieldcase.model.law import Provision
from fieldcase.model.said import said_money
from fieldcase.model.terms import Tables
from fieldcase.rules.law_versions import cited_on, question_of, said_validity

_RULE = "law-by-date"
_VERSION = N_("{held} [{status}]")
_WITH_FINE = N_("{held}; highest fine: {fine} [{status}]")


@dataclass(frozen=True)
class NormOnDay:
    """A norm of an act in finished words: how it is cited, the versions that may have held, each with its status in one
    line, the question they leave (empty where none), and whether that was asked already."""

    code: str
    norm: str
    held: tuple[str, ...]
    question: str
    asked: bool = False


def norms_on_day(source: Sight, act: Act, words: Words) -> tuple[NormOnDay, ...]:
    """The act's norms of which versions are known, in its order."""
    event = source.get(Event, act.event) if act.event is not None else None
    on, provisions, found = event.date if event is not None else None, legislation.provisions(source), []
    for code in act.norms:
        one = cited_on(code, on, provisions)
        if one.known:
            question = question_of(one, words)
            asked = bool(question) and was_asked(source, act, _rule(code))
            held = tuple(_said(version, words, source.tables) for version in one.held)
            found.append(NormOnDay(code, cited(source.tables, code, words), held, question, asked))
    return tuple(found)


def ask_a_lawyer(desk: Desk, act: Act, one: NormOnDay) -> Changes:
    """Ask what a norm leaves open, once for the act and the norm."""
    return ask(desk, act, _rule(one.code), f"{one.norm}: {one.question}")


def _rule(code: str) -> str:
    return f"{_RULE}:{code}"


def _said(one: Provision, words: Words, tables: Tables) -> str:
    status = tables.label("law_status", one.status, words.language)
    held = said_validity(one, words)
    if one.fine_to is None:
        return words(_VERSION).format(held=held, status=status)
    return words(_WITH_FINE).format(held=held, fine=said_money(one.fine_to, words), status=status)
