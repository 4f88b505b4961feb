"""What is kept of a report after something of it was erased or brought back."""

from __future__ import annotations

from pathlib import Path

from report_office import EN, Office, office

from fieldcase.casework import erasing, report_files
from fieldcase.casework.report_files import DOCX, PDF


def issued(at: Office, folder: Path) -> None:
    report_files.issue(at.desk, report_files.make(at.desk, at.report, "r", EN, (PDF, DOCX)), folder, "r")


def kept(at: Office) -> list[bool]:
    return [one.secret is not None for one in report_files.issued_versions(at.desk, at.report)]


def test_once_a_section_or_its_words_are_erased_no_kept_file_holds_them(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        at.add("cases")
        whole, words = at.add("text", text="What Granite said."), at.add("text", text="Where it was.")
        issued(at, tmp_path)
        assert kept(at) == [True, True]
        erasing.erase(at.desk, whole.id)
        assert kept(at) == [False, False]
        again = tmp_path / "again"
        again.mkdir()
        issued(at, again)
        assert any(kept(at))
        erasing.erase(at.desk, words.id, "text")
        assert not any(kept(at))
