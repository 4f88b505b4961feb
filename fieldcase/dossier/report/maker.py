"""A report made whole: released, composed, looked through, drawn as PDF and as every other form that is wanted.

Runs in the making child (`dossier.maker`). Every form is written from the one document that was looked through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldcase.dossier.answers import Answer, Finished, Refused, Wanted
from fieldcase.dossier.blocks import Document
from fieldcase.dossier.last_look import drawn, refuse_known_identities
from fieldcase.dossier.pdf.render import LaidOut
from fieldcase.dossier.report.findings import asked_of, findings_of
from fieldcase.dossier.report.ingredients import CSV, DOCX, JSON, XLSX, ReportIngredients
from fieldcase.dossier.report.revealed import report_revealed
from fieldcase.dossier.report.telling import Beside
from fieldcase.dossier.report.whole import ANNEX, ComposedReport, compose_report
from fieldcase.errors import ReleaseRefused
from fieldcase.i18n import words
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AnyId, EvidenceId
from fieldcase.rules.report_counts import tables_of
from fieldcase.rules.report_gate import report_release
from fieldcase.rules.report_released import ReportRelease
from fieldcase.rules.submissions import Length


def made_report(ingredients: ReportIngredients, stored: Mapping[bytes, bytes]) -> Answer:
    """The report, the refusal of it, or the pictures that are still wanted. `stored` are pictures by their SHA-256."""
    try:
        released = _released(ingredients)
    except ReleaseRefused as refusal:
        return Refused(refusal, ())
    shown = _to_be_shown(ingredients, released)
    missing = shown - ingredients.pictures.keys()
    if missing:
        return Wanted(tuple(sorted(missing)))
    findings = findings_of(ingredients, released)
    try:
        composed = compose_report(released, _beside(ingredients, released))
        records = (released.report, *released.parts, *released.told())
        refuse_known_identities(
            ingredients, composed.document, composed.numbers, records, released.named, shown
        )  # fmt: skip
        laid = drawn(composed.document, records)
        files = tuple(_files(ingredients, composed.document, stored))
    except ReleaseRefused as refusal:
        return Refused(refusal, findings)
    return _finished(ingredients, released, composed, laid, files)


def _released(ingredients: ReportIngredients) -> ReportRelease:
    return report_release(
        ingredients.report, ingredients.parts, ingredients.cases, ingredients.others, ingredients.on,
        use=ingredients.use, language=ingredients.language, tables=ingredients.tables,
        pseudonym_key=ingredients.pseudonym_key, words=words(ingredients.told),
        around=ingredients.around,
    )  # fmt: skip


def _beside(ingredients: ReportIngredients, released: ReportRelease) -> Beside:
    return Beside(
        ingredients.tables, words(ingredients.language), ingredients.pictures, ingredients.program,
        ingredients.provisions, ingredients.terminology, ingredients.glossary, ingredients.counts,
        tables_of(ingredients.counts, released.parts, ingredients.tables),
        numbered=ingredients.preset is not None and ingredients.preset.numbered,
    )  # fmt: skip


def _to_be_shown(ingredients: ReportIngredients, released: ReportRelease) -> frozenset[EvidenceId]:
    """The exhibits whose pages will stand in the report: those of a section of exhibits."""
    parts = [part for part in released.parts if part.kind == "exhibits"]
    if not parts:
        return frozenset()
    chosen = {piece for part in parts for piece in part.evidence}
    shown = {
        piece.id for case in released.cases for piece in case.of(Evidence)
        if case.exhibits[piece.id].shown and (piece.id in chosen or any(not part.evidence for part in parts))
    }  # fmt: skip
    return frozenset(shown & ingredients.can_be_shown())


def _files(
    ingredients: ReportIngredients, document: Document, stored: Mapping[bytes, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Every form that is wanted beside the PDF."""
    forms = ingredients.forms
    if DOCX in forms:
        from fieldcase.dossier.docx.report import report_of

        yield DOCX, report_of(document, stored)
    if XLSX in forms:
        from fieldcase.dossier.sheets.workbook import workbook_of

        yield XLSX, workbook_of(document)
    if CSV in forms:
        from fieldcase.dossier.sheets.separated import csv_of

        yield from csv_of(document)
    if JSON in forms:
        from fieldcase.dossier.sheets.json_text import json_of

        yield JSON, json_of(document)


def _finished(
    ingredients: ReportIngredients,
    released: ReportRelease,
    composed: ComposedReport,
    laid: LaidOut,
    files: tuple[tuple[str, bytes], ...],
) -> Finished:
    # A section too: once it is erased, no kept file may hold its words.
    told = {record.key: None for record in (released.report, *released.parts, *released.told())}
    return Finished(
        use=released.use, language=released.language, sha256=b"", pages=0, people=released.people,
        records=tuple(AnyId(key) for key in told), notices=(*composed.notices, *asked_of(ingredients, released)),
        findings=findings_of(ingredients, released, composed.notices),
        revealed=report_revealed(ingredients, released, composed),
        parts=laid.parts, files=files, length=Length(composed.words, composed.annex_words, _pages(laid)),
        begins={part: laid.anchors[anchor] for part, anchor in composed.anchors.items() if anchor in laid.anchors},
    )  # fmt: skip


def _pages(laid: LaidOut) -> int:
    """The pages from the first section to the last before the annex: bodies count neither title page nor contents."""
    end = laid.anchors.get(ANNEX, laid.pages)
    return end - min(laid.anchors.values(), default=end)
