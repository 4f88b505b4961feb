"""The commands of reports: begin one with the sections a submission wants, list them, write one as files.

Knows options and what is printed; `fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.cli_decisions import Adding, Opening
from fieldcase.errors import N_, UsageError
from fieldcase.i18n import LANGUAGES, Words, language_of_the_person, words
from fieldcase.model.reports import Report

_HELP = N_("begin a report or a submission, list them, or write one as Word, PDF, tables")
_PLAIN = N_("The file leaves the encryption: whoever has it can read it.")
_ONE = N_("Give the ID of a report, or --new, not both. Nothing was done.")
_COUNTED = N_("words: {words}, annex: {annex}")


def add(adding: Adding, opening: Opening) -> None:
    """Add the command; `opening` opens a vault."""
    told = words(language_of_the_person())

    def report(chosen: argparse.Namespace, told: Words) -> int:
        if chosen.id and chosen.new:
            raise UsageError(what=told(_ONE))
        with opening(chosen.vault, told) as desk:
            if chosen.new:
                _begin(desk, chosen)
            elif chosen.id:
                _write(desk, chosen, told)
            else:
                _list(desk)
        return 0

    from fieldcase.casework.submissions import presets

    made = adding("report", report, _HELP, "vault")
    made.add_argument("id", metavar="ID", nargs="?", default="", help=told(N_("without it, the reports are listed")))
    made.add_argument("--new", choices=tuple(presets()), metavar="KIND", help=told(N_("begin a report of this kind")))
    made.add_argument("--title", default="", metavar="TEXT")
    made.add_argument("--country", default="", metavar="CC", help=told(N_("country, as ISO 3166 writes it")))
    made.add_argument("--case", action="append", default=[], metavar="CODE", help=told(N_("a case it may tell of")))
    made.add_argument("--lang", choices=LANGUAGES, help=told(N_("language of the report")))
    made.add_argument("--out", type=Path, metavar="FOLDER", help=told(N_("folder into which its files are written")))
    made.add_argument("--form", action="append", default=[], choices=("docx", "pdf", "xlsx", "csv", "json"))


def _begin(desk: Desk, chosen: argparse.Namespace) -> None:
    from fieldcase.casework import cases, reporting

    language = chosen.lang or language_of_the_person()
    of = tuple(cases.by_code(desk, code).id for code in chosen.case)
    made = reporting.begin(
        desk, chosen.new, language, words(language), title=chosen.title, country=chosen.country.upper(), cases=of
    )  # fmt: skip
    print(f"report: {made.id.hex()}")


def _list(desk: Desk) -> None:
    for one in desk.all(Report):
        print(f"{one.id.hex()}\t{one.submission}\t{one.language}\t{one.title}")


def _write(desk: Desk, chosen: argparse.Namespace, told: Words) -> None:
    from fieldcase.casework import report_files, reporting, submissions
    from fieldcase.errors import CannotWrite

    report = reporting.by_id(desk, chosen.id)
    stem = report_files.suggested_name(desk, report)
    forms = chosen.form or [report_files.DOCX, report_files.PDF]
    made = report_files.make(desk, report, stem, told, forms)
    for notice in made.notices:
        print(f"fieldcase: {told(notice.message).format(**notice.values)}", file=sys.stderr)
    of = submissions.preset(report.submission)
    for remark in submissions.remarks(report, of, made.length, desk.world.today()):
        print(f"fieldcase: {submissions.said(remark, told)}", file=sys.stderr)
    if chosen.out is not None:
        try:
            chosen.out.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise CannotWrite(name=chosen.out.name) from wrong
        print(f"fieldcase: {told(_PLAIN)}", file=sys.stderr)
        for path in report_files.issue(desk, made, chosen.out, stem):
            print(f"{path.suffix[1:]}: {path}")
    print(told(_COUNTED).format(words=made.length.words, annex=made.length.annex_words))
    for label, value in report_files.reveals(made, told):
        print(f"{told(label)}: {value}")
