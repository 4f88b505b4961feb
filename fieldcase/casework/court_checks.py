"""The law that questions about court decisions are asked from, gathered once; and asking a lawyer one of them.

Delivered provisions and amounts and the organisation's own ones, with the country and the kind of code of each. Knows
where the law is kept; what is asked from it is in `rules.court_questions`.
"""

from __future__ import annotations

from fieldcase.casework import amounts, asked_by_checks, legislation
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight
from fieldcase.i18n import Words
from fieldcase.model.courts import Decision
from fieldcase.model.law import Instrument, Provision
from fieldcase.rules.court_codes import kind_of_code
from fieldcase.rules.court_questions import Law, Placed, questions
from fieldcase.rules.court_questions import Question as Question


def law(source: Sight) -> Law:
    """All law that is known here."""
    titles = {one.code: one for one in reversed(legislation.instruments(source))}
    placed = tuple(_placed(one, titles.get(one.instrument)) for one in legislation.provisions(source))
    return Law(placed, amounts.rows(source), source.tables)


def _placed(provision: Provision, known: Instrument | None) -> Placed:
    """A provision with the country and the kind of code of its instrument."""
    code = provision.instrument
    if known is None:
        return Placed(provision, legislation.country_of(code), "")
    kind = kind_of_code(known.title) or kind_of_code(known.title_en)
    return Placed(provision, known.country or legislation.country_of(code), kind)


def questions_by(known: Law, decision: Decision, words: Words) -> tuple[Question, ...]:
    """What a decision leaves a lawyer to ask, by law that was gathered before: for many decisions."""
    return questions(decision, known, words)


def questions_of(source: Sight, decision: Decision, words: Words) -> tuple[Question, ...]:
    """What a decision leaves a lawyer to ask, by the law that is known here."""
    return questions(decision, law(source), words)


def asked_rules(look: Look, decision: Decision) -> frozenset[str]:
    """The rules whose question about a decision a lawyer was asked already."""
    return frozenset(task.rule for task in asked_by_checks.questions_about(look, decision) if task.rule)


def ask_a_lawyer(desk: Desk, decision: Decision, question: Question) -> Changes:
    """Ask a lawyer a question about a decision, once; its source stands with it."""
    source = "" if question.source in question.text else f" [{question.source}]"
    return asked_by_checks.ask(desk, decision, question.rule, question.text + source)
