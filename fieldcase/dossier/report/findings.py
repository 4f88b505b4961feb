"""What to look at before a report goes out: one line each, with the record it leads to.

The warnings of each of its cases, the cases that are left out and why, words in its own prose that put people down,
what may lead to somebody.
Decides nothing about anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.dossier.report.telling import FILE
from fieldcase.dossier.report.trails import trails
from fieldcase.errors import N_
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.declare import Record
from fieldcase.model.said import said_date, said_instant
from fieldcase.rules.complaints import COMPLAINT, HEADINGS, questions
from fieldcase.rules.preflight import WARN, Finding, Looking, warnings
from fieldcase.rules.released import Notice
from fieldcase.rules.report_gate import CASES_LEFT_OUT
from fieldcase.rules.report_released import ReportRelease
from fieldcase.rules.uses import USES
from fieldcase.rules.wording import Wordings, advised, own_prose

_NO_CASES = N_("A report of this kind tells of no case. Cases that were chosen and are not told in it: {n}.")
_TABLES_BEFORE = N_(
    "Files with counted tables that left the organisation before this one: {n}, the last on {day}. Whoever holds two "
    "of them can take one from the other and so find small numbers. Count the same places and periods as before, or "
    "whole new periods beside them."
)
_UNDATED = N_(
    "Left out, because this report has a period and nobody knows when they were: {n} records (visits, letters, "
    "actions, figures ...). Add their days, or choose them in the section."
)
_LEFT_OUT = N_("Case {case} is left out of this report. {why}")
# What of a case is printed by which kind of section, as far as its warnings ask.
_PRINTED = {
    "cases": "summary", "chronology": "chronology", "acts": "acts", "article": "acts", "sources": "sources",
    "exhibits": "exhibits", "figures": "figures",
}  # fmt: skip


def findings_of(
    ingredients: ReportIngredients, released: ReportRelease, notices: Iterable[Notice] = ()
) -> tuple[Finding, ...]:
    """The list; none where nobody looks. `notices` are those of the finished document, without it of the release."""
    if not ingredients.preview:
        return ()
    told_once = tuple(notices) or released.notices  # a case that is left out has a line of its own, with the reason
    said = [Finding(WARN, one.message, one.values) for one in told_once if one.message != CASES_LEFT_OUT]
    said += [Finding(WARN, one.message, one.values) for one in asked_of(ingredients, released)]
    lines = (_of_prose, trails, _of_cases)
    told = (line for of in lines for line in of(ingredients, released))
    return (*_left_out(ingredients, released), *said, *told)


def asked_of(ingredients: ReportIngredients, released: ReportRelease) -> tuple[Notice, ...]:
    """What the kind of report asks of whoever makes it: questions on an individual complaint, how many cases were
    chosen in vain, what is in no period, and what left before with numbers in it."""
    made = [Notice(_NO_CASES, {"n": ingredients.cases_not_told})] if ingredients.cases_not_told else []
    made += [Notice(_UNDATED, {"n": ingredients.undated})] if ingredients.undated else []
    before = ingredients.tables_before if USES[ingredients.use].external else ()
    if before:
        last = said_instant(before[-1], words(ingredients.told))
        made.append(Notice(_TABLES_BEFORE, {"n": len(before), "day": last}))
    if released.report.submission != COMPLAINT:
        return tuple(made)
    inside, told = words(released.language), words(ingredients.told)
    headings = [(code, inside(title)) for code, title in HEADINGS.items()]
    events = [event for case in released.cases for event in case.of(Event)]
    for message, day in questions(released.parts, events, len(released.cases), headings):
        made.append(Notice(message, {"day": said_date(day, told)} if day is not None else {}))
    return tuple(made)


def _left_out(ingredients: ReportIngredients, released: ReportRelease) -> Iterator[Finding]:
    told = words(ingredients.told)
    for one in released.left_out:
        why = "; ".join(place.said for place in one.refusal.where) or one.refusal.told(told)
        yield Finding(WARN, _LEFT_OUT, {"case": one.code or "–", "why": why}, one.case)


def _of_prose(ingredients: ReportIngredients, released: ReportRelease) -> Iterator[Finding]:
    """Words to avoid in the report's own prose, each once a field."""
    wordings = Wordings(ingredients.advice, ingredients.report.country)
    own: tuple[Record, ...] = (released.report, *released.parts)
    for record in own:
        for name, text in own_prose(record):
            for found, advice in dict.fromkeys(wordings.found_in(text)):
                message, values = advised(found, advice)
                yield Finding(WARN, message, values, record.key, name)


def _of_cases(ingredients: ReportIngredients, released: ReportRelease) -> Iterator[Finding]:
    """The warnings of each case, as far as a section prints what they are about."""
    kinds = {part.kind for part in released.parts}
    sections = frozenset(_PRINTED[kind] for kind in kinds & _PRINTED.keys())
    sections |= FILE if "case_file" in kinds else frozenset()
    pictured = frozenset(piece for piece, annex in ingredients.pictures.items() if annex.shown)
    by_case = {one.case.key: one for one in ingredients.cases}
    for case in released.cases:
        before = by_case[case.case.key]
        originals: dict[bytes, Record] = {record.key: record for record in (*before.records, before.case)}
        looking = Looking(
            case, originals, sections, pictured, Wordings(ingredients.advice, before.case.country), ingredients.tables,
            words(ingredients.told),
        )  # fmt: skip
        yield from warnings(looking, ())
