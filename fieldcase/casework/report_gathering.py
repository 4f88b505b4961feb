"""Gathering what a report is made from: its sections, the records of each of its cases, what else it tells, all
identities of the vault.

Decides nothing about people; makes nothing. Pictures are cleaned as for a dossier (`gathering.CleanPictures`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from fieldcase.casework import counting, passages, reporting, submissions
from fieldcase.casework.desk import Desk
from fieldcase.casework.gathering import Gathered, of_the_vault, records_of_case
from fieldcase.casework.look import Look
from fieldcase.casework.report_issued import tables_before
from fieldcase.casework.report_records import Reading, told_by, visits_told
from fieldcase.casework.sight import Sight, everything
from fieldcase.dossier.ingredients import without_keys
from fieldcase.dossier.report.ingredients import PDF, ReportIngredients
from fieldcase.i18n import Words, words
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Consent, Person
from fieldcase.model.reports import Report, ReportPart
from fieldcase.rules.counted import Counts
from fieldcase.rules.report_around import Around, around, kinds_heard
from fieldcase.rules.report_counts import NONE, Question, ReportCounts, asked_in, question_of, questions_of
from fieldcase.rules.report_gate import CaseRecords

AnyRecord = TypeVar("AnyRecord", Report, ReportPart)


def gather(
    desk: Desk,
    report: Report,
    file_name: str,
    told: Words | None = None,
    forms: Collection[str] = (PDF,),
    *,
    look: Look | None = None,
    preview: bool = False,
) -> Gathered:
    """Everything a report is made from, but the pictures.

    `told` are the words of whoever makes it, without it those of the report. `look` reads on the reading lane; without
    it, this belongs to the writing lane. Cases that lie in the bin or are gone are passed over, and every case where
    the kind of report tells of none.
    """
    source: Sight = look if look is not None else desk
    store = desk.vault.reader if look is not None else desk.vault.store
    language = report.language or (told.language if told is not None else "en")
    report, parts = _as_seen(source, report, preview=preview)
    parts = passages.without_marked(source, parts)
    preset = submissions.preset(report.submission)
    chosen = [one for key in report.cases if (one := source.get(Case, key)) is not None and not one.hidden]
    cases = chosen if preset is None or preset.cases else []
    pieces: list[Evidence] = []
    gathered: list[CaseRecords] = []
    for case in cases:
        records = records_of_case(source, case)
        pieces += [one for one in records if isinstance(one, Evidence)]
        head = store.journal.scope_head(case.scope).hex()
        gathered.append(CaseRecords(case, tuple(without_keys(one) for one in records), head))
    reading = Reading(source, replace(report, cases=tuple(one.id for one in cases)))
    others = told_by(reading, parts)
    counts = _counts(source, report, parts, words(language))
    ingredients = ReportIngredients(
        report=report, parts=parts, cases=tuple(gathered), others=others, use=report.use,
        forms=frozenset(forms), preset=preset, cases_not_told=len(chosen) - len(cases), undated=len(reading.undated),
        tables_before=tuple(one.at for one in tables_before(source) if one.at is not None) if counts.counts else (),
        around=_around(reading, parts), counts=counts,
        pseudonyms={one.id: one.pseudonym for one in source.all(Person) if one.pseudonym} if preview else {},
        **of_the_vault(desk, source, language, file_name, told, preview=preview),
    )  # fmt: skip
    return Gathered(ingredients, {one.id: one for one in pieces})


def _as_seen(source: Sight, report: Report, *, preview: bool) -> tuple[Report, tuple[ReportPart, ...]]:
    """A report with its sections; for a preview with what is being typed, as it will be."""
    parts = reporting.parts(source, report)
    if not preview or not isinstance(source, Look):
        return report, parts
    return with_drafts(source, report), tuple(with_drafts(source, one) for one in parts)


def with_drafts(look: Look, record: AnyRecord) -> AnyRecord:
    """A record with what somebody types in it and has not entered yet."""
    drafts = {one.field: one.value for one in look.drafts(record.key)}
    return replace(record, **drafts) if drafts else record


def _counts(source: Sight, report: Report, parts: tuple[ReportPart, ...], told: Words) -> ReportCounts:
    """What the sections count, for the report's use, and how the questions are called in its language; what is invented
    only in an example."""
    printed = [one for one in parts if not one.left_out]
    asked = [one for part in printed for one in asked_in(part)]
    plain = [one for one in asked if question_of(one) == NONE]
    found: dict[Question, Counts] = {}
    labels: dict[Question, tuple[str, dict[str, str]]] = {}
    for question in questions_of(printed):
        own = [one for one in asked if question != NONE and question_of(one) == question]
        try:
            found[question] = counting.counted(source, report.use, [*plain, *own], invented=report.example)
        except counting.NotAsked:
            continue  # the question is in no version of its questionnaire any more
        if question != NONE:
            labels[question] = counting.answer_labels(source, *question, told)
    return ReportCounts(found, labels)


def _around(reading: Reading, parts: Sequence[ReportPart]) -> Around:
    """What lies around what is told: everybody's pseudonyms, those in the bin too, and who was spoken with."""
    source = reading.source
    people = everything(source, Person)
    heard = {
        visit.id: kinds_heard(
            source.all(Interview, visit.scope), [one for one in people if one.scope == visit.scope],
            everything(source, Consent, visit.scope), source.tables, source.world.today(),
        )
        for part in parts
        if part.kind == "visits" and not part.left_out
        for visit in visits_told(reading, part)
    }  # fmt: skip
    return around(people, reading.cases - reading.closed, reading.closed, heard, source.tables)
