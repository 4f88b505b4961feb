"""The main job from end to end on the sample: a vault is made, cases come in, two dossiers and a report to a committee
go out, the report as Word and PDF under one name with its tables as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework import cases, dossiers, report_files, sample
from fieldcase.casework.desk import Desk
from fieldcase.errors import CannotWrite
from fieldcase.i18n import words
from fieldcase.model.reports import Report
from fieldcase.rules.released import Notice
from fieldcase.vault.passphrase import generate
from fieldcase.world import World

# The attack case goes to a committee in English, the detention case to a court in Russian.
DOSSIERS = (("EX-KG-ATTACK", "un_public", "en"), ("EX-KG-DETENTION", "court", "ru"))
# The report goes to its committee as Word; the PDF says the same, the workbook holds its tables.
FORMS = (report_files.DOCX, report_files.PDF, report_files.XLSX)


@dataclass(frozen=True)
class Demonstration:
    """What was made: the vault, the passphrase that opens it, the files of dossiers and of the report, and what to know
    about them."""

    vault: Path
    passphrase: str
    files: tuple[Path, ...]
    notices: tuple[Notice, ...]


def demonstrate(path: Path, folder: Path, world: World, language: str) -> Demonstration:
    """Make the sample vault at `path` and its files in `folder`; the passphrase is six words in `language`, in which
    the report is too."""
    passphrase = generate(language, world.random)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise CannotWrite(name=folder.name) from wrong
    desk, _ = Desk.new(path, passphrase, world, language=language)
    try:
        sample.load(desk)
        made, notices = [], list[Notice]()
        for code, use, tongue in DOSSIERS:
            target = folder / dossiers.suggested_name(desk, cases.by_code(desk, code), use, tongue)
            notices += dossiers.export(desk, code, use, tongue, target, words(language)).notices
            made.append(target)
        report = next(one for one in desk.all(Report) if one.language == language)
        stem = report_files.suggested_name(desk, report)
        told = report_files.make(desk, report, stem, words(language), FORMS)
        made += report_files.issue(desk, told, folder, stem)
        notices += told.notices
    finally:
        desk.close()
    return Demonstration(path, passphrase, tuple(made), tuple(notices))
