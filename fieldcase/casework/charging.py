"""The charge check of an act: what is asked of the tables, what they give in sentences, and its taking over.

What is taken over is kept in the act as facts, with who did it; only the case's lead may, since a conclusion leaves the
program only after a lawyer's decision (do-no-harm.md, Law). Knows the act, its event and its case; nothing is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldcase.casework import amounts, asked_by_checks, legislation
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, case_of
from fieldcase.errors import NoLead, NothingToTakeOver, NotTheLead
from fieldcase.i18n import Words
from fieldcase.model.bands import read_consequences
from fieldcase.model.case import Act, Event
from fieldcase.model.ids import MemberId
from fieldcase.model.people import Member
from fieldcase.model.terms import Tables
from fieldcase.rules.charge import Answer as Answer
from fieldcase.rules.charge import Asked as Asked
from fieldcase.rules.charge_lines import from_lines, said, to_lines
from fieldcase.rules.charge_said import QUESTION
from fieldcase.rules.charge_said import Named as Named
from fieldcase.rules.charge_said import Sentence as Sentence
from fieldcase.rules.charge_said import sentences as sentences
from fieldcase.rules.fines import Demand, demand_said, provisions_for

# Under which a question about an act is asked once (asked_by_checks).
RULE = "charge_check"


@dataclass(frozen=True)
class Checked:
    """An act's check for the screen: its sentences now, those that were taken over (None where nothing was), by whom
    (a pseudonym), whether the tables still give the same, whether this member is the one who may take it over, and
    whether a lawyer was asked already."""

    sentences: tuple[Sentence, ...] = ()
    answers: bool = False
    kept: tuple[Sentence, ...] | None = None
    kept_by: str = ""
    same: bool = True
    may: bool = False
    was_asked: bool = False

    @property
    def open_to_ask(self) -> bool:
        """Whether something does not fit, and nobody was asked about it yet."""
        return not self.was_asked and any(one.kind == QUESTION for one in self.sentences)

    @property
    def asked(self) -> bool:
        """Whether there is anything to check or anything kept."""
        return bool(self.sentences) or self.kept is not None


def free(source: Sight, asked: Asked, words: Words) -> tuple[Sentence, ...]:
    """What the tables give to a question without a case; nothing is kept."""
    return sentences(amounts.answer(source, asked), words, source.tables)


def asked_of(source: Sight, act: Act) -> Asked:
    """What is asked of the tables for an act: the date of its event; the country of that, else of its case."""
    event = source.get(Event, act.event) if act.event is not None else None
    case = case_of(source, act.scope)
    country = (event.country if event is not None else "") or (case.country if case is not None else "")
    return Asked(
        country, event.date if event is not None else None, act.substance, act.form, act.weight, act.weight_basis
    )


def named_in(act: Act) -> tuple[Named, Named, Named]:
    """What the police, the charge and the decision named: three things, each as it was written."""
    return (
        Named(act.size_said, act.article_said),
        Named(act.size_charged, act.article_charged),
        Named(act.size_decided, act.article_decided),
    )


def of_act(source: Sight, act: Act, words: Words) -> Checked:
    """The check of an act as it is typed now; nothing where neither a substance nor a weight is told."""
    case = case_of(source, act.scope)
    may = case is not None and case.lead == source.member
    named, tables = named_in(act), source.tables
    demand = demanded(source, act, words)
    kept = from_lines(act.charge_check)
    told = sentences(kept, words, tables, named) if kept is not None else None
    by = _member(source, act.charge_check_by)
    if not act.substance.strip() and act.weight is None:
        return Checked(demand, False, told, by, kept is None, may, asked_by_checks.was_asked(source, act, RULE))
    answer = amounts.answer(source, asked_of(source, act))
    return Checked(
        (*sentences(answer, words, tables, named), *demand), bool(answer.given), told, by,
        kept is None or to_lines(answer) == act.charge_check, may, asked_by_checks.was_asked(source, act, RULE),
    )  # fmt: skip


def demanded(source: Sight, act: Act, words: Words) -> tuple[Sentence, ...]:
    """The money that was demanded, beside the fines of the provisions that were in force: those of the act's norms and
    articles, and those to which a table leads. Nothing where no money was demanded."""
    if act.demanded is None:
        return ()
    asked = asked_of(source, act)
    given = amounts.answer(source, asked).given
    leads = [what for one in given for what in read_consequences(one.row.consequences).values()]
    articles = (act.article_said, act.article_charged, act.article_decided)
    provisions = provisions_for(legislation.provisions(source), (*act.norms, *leads), articles, asked.country, asked.on)
    told = Demand(act.demanded, act.demanded_for, act.demanded_by, act.fined)
    return demand_said(told, provisions, words, source.tables)


def in_words(lines: Sequence[str], words: Words, tables: Tables) -> str:
    """What stands in an act as facts of a check, in sentences; "" where nothing does."""
    answer = from_lines(lines)
    return said(answer, words, tables) if answer is not None else ""


def take_over(desk: Desk, act: Act) -> Changes:
    """Keep in an act what the tables give to it now. NoLead, NotTheLead for anybody but the case's lead,
    NothingToTakeOver where no table answers."""
    _refuse_others(desk, act)
    answer = amounts.answer(desk, asked_of(desk, act))
    if not answer.given:
        raise NothingToTakeOver
    return desk.save(act, replace(act, charge_check=to_lines(answer), charge_check_by=desk.member))


def take_back(desk: Desk, act: Act) -> Changes:
    """Keep no check in an act any longer: anybody may, since it says less."""
    return desk.save(act, replace(act, charge_check=(), charge_check_by=None))


def ask_lawyer(desk: Desk, act: Act, words: Words) -> Changes:
    """Put what does not fit among the questions of the case, once for an act."""
    what = [one.text for one in of_act(desk, act, words).sentences if one.kind == QUESTION]
    return asked_by_checks.ask(desk, act, RULE, "\n".join(what)) if what else Changes()


def _refuse_others(desk: Desk, act: Act) -> None:
    case = case_of(desk, act.scope)
    if case is None or case.lead is None:
        raise NoLead
    if case.lead != desk.member:
        raise NotTheLead


def _member(source: Sight, member: MemberId | None) -> str:
    found = source.get(Member, member) if member is not None else None
    return found.pseudonym if found is not None else ""
