"""The law that questions about court decisions are asked from, gathered once; and asking a lawyer one of them.

Delivered provisions and amounts and the organisation's own ones, with the country and the kind of code of each. Knows
where the law is kept; what is asked from it is in `rules.court_questions`.
"""

from __future__ import annotations

from fieldcase.casework import amounts, asked_by_checks
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight
from fieldcase.i18n import Words
from fieldcase.model.courts import Decision
from fieldcase.model.law import Instrument, Provision
from fieldcase.rules.court_codes import kind_of_code
from fieldcase.rules.court_questions import Law, Placed, Question, questions


def law(source: Sight) -> Law:
    """All law that is known here."""
    own = {one.code: one for one in source.all(Instrument)}
    placed = tuple(_placed(one, own, source) for one in source.all(Provision))
    return Law(placed, amounts.rows(source), source.tables)


def _placed(provision: Provision, own: dict[str, Instrument], source: Sight) -> Placed:
    """A provision with the country and the kind of code of its instrument: an own record says both, a delivered one by
    its short name ("kg-cc") and its title."""
    code, known = provision.instrument, own.get(provision.instrument)
    titles = source.tables.instruments.get(code, {})
    title = known.title or known.title_en if known is not None else titles.get("en", "")
    country = known.country if known is not None and known.country else code.partition("-")[0].upper()
    return Placed(provision, country, kind_of_code(title))


def questions_of(source: Sight, decision: Decision, words: Words) -> tuple[Question, ...]:
    """What a decision leaves a lawyer to ask, by the law that is known here."""
    return questions(decision, law(source), words)


def asked_rules(look: Look, decision: Decision) -> frozenset[str]:
    """The rules whose question about a decision a lawyer was asked already."""
    return frozenset(task.rule for task in asked_by_checks.questions_about(look, decision) if task.rule)


def ask_a_lawyer(desk: Desk, decision: Decision, question: Question) -> Changes:
    """Ask a lawyer a question about a decision, once; its source stands with it."""
    return asked_by_checks.ask(desk, decision, question.rule, f"{question.text} [{question.source}]", None)
