"""What can be chosen for a counted table, in words; the usual tables of a report; what a chosen one is called.

The one declaration of these choices, for a section of a report and for a page of numbers. Counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldcase.casework import counting, questionnaires
from fieldcase.casework.counting import CountAsked, NotAsked, What
from fieldcase.casework.outlines import outline, questions
from fieldcase.casework.sight import Sight
from fieldcase.casework.tables import options
from fieldcase.dossier.compose.counted_words import BY, WHAT, caption
from fieldcase.dossier.compose.runs import capital
from fieldcase.errors import FieldcaseError
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.rules import counted as by
from fieldcase.rules.counted import DIMENSIONS

Choice = tuple[str, str]
# Between a form and the path of a question in the code of a choice; no form id holds it.
_APART = " "
_USUAL: tuple[tuple[What, str, str], ...] = (
    (What.VISITS, by.PLACE, ""), (What.FUNNEL, by.STEP, ""), (What.PEOPLE, by.AGE, by.GENDER),
    (What.PEOPLE, by.PREGNANT, by.GENDER), (What.PEOPLE, by.PARENT, by.GENDER), (What.CASES, by.STAGE, ""),
    (What.ACTS, by.TYPE, by.GENDER), (What.ACTS, by.PERPETRATOR, by.GENDER), (What.ACTS, by.PLACE, ""),
    (What.ACTS, by.SUBSTANCE, by.GENDER), (What.DECISIONS, by.SUBSTANCE, by.GENDER),
    (What.LETTERS, by.STANDING, ""),
)  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """What can be counted, by what each (codes and words), countries, and questions whose answers are codes."""

    whats: tuple[Choice, ...]
    dimensions: Mapping[str, tuple[Choice, ...]]
    countries: tuple[Choice, ...]
    questions: tuple[Choice, ...]


def choices(source: Sight, words: Words) -> Choices:
    """All of them, in the words of a language."""
    return Choices(
        tuple((what.value, words(WHAT[what])) for what in What),
        {what.value: tuple((name, capital(words(BY[name]))) for name in DIMENSIONS[what]) for what in What},
        options("country", words.language), tuple(_questions(source, words)),
    )  # fmt: skip


def _questions(source: Sight, words: Words) -> Iterator[Choice]:
    """Every question of a questionnaire in use that offers answers to choose from."""
    for version in questionnaires.offered(source):
        try:
            definition = questionnaires.definition_of(version)
        except FieldcaseError:
            continue
        whole = outline(definition, questionnaires.language_of(definition, words.language), words)
        for one in questions(whole):
            if one.choices:
                yield f"{version.form_id}{_APART}{one.path}", f"{version.title}: {one.label}"


def asked(
    what: str, rows: str, columns: str = "", *, country: str = "", period: UncertainDate | None = None,
    change: UncertainDate | None = None, question: str = "",
) -> CountAsked:  # fmt: skip
    """The table of some choices; NotAsked where they make none."""
    form, _, path = question.partition(_APART)
    counts = What(what)
    if counts is not What.ANSWERS:
        form = path = ""
    return CountAsked(
        counts, rows, columns, country=country, period=period,
        change=change if by.SIDE in (rows, columns) else None, questionnaire=form, question=path,
    )  # fmt: skip


def usual(country: str, period: UncertainDate | None) -> tuple[CountAsked, ...]:
    """The tables that a report to a committee usually has."""
    found = []
    for what, rows, columns in _USUAL:
        here = country if by.COUNTRY in DIMENSIONS[what] else ""
        found.append(CountAsked(what, rows, columns, country=here, period=period))
    return tuple(found)


def read(text: str) -> CountAsked | None:
    """The table of one line of a section; None for one that this version cannot count."""
    try:
        return CountAsked.read(text)
    except NotAsked:
        return None


def said(source: Sight, texts: Sequence[str], words: Words) -> tuple[str, ...]:
    """What the tables of a section are called; one that cannot be read is told as it is kept."""
    told = []
    for text in texts:
        one = read(text)
        if one is None:
            told.append(text)
            continue
        labels = {}
        if one.what is What.ANSWERS:
            key = (one.questionnaire, one.question)
            labels[key] = counting.answer_labels(source, *key, words)
        told.append(caption(one, source.tables, words, labels, {}))
    return tuple(told)
