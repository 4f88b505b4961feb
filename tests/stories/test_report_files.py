"""A report as files: all or none, nothing that changed since, the same bytes twice, and what becomes of them later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from ingredients import number
from report_office import EN, Office, office
from report_worlds import REGISTER

from fieldcase.casework import bin as bins
from fieldcase.casework import erasing, issuing, report_files
from fieldcase.casework.cases import by_code
from fieldcase.casework.gathering import CleanPictures
from fieldcase.casework.report_files import CSV, DOCX, JSON, PDF, XLSX, MadeReport
from fieldcase.casework.report_gathering import gather
from fieldcase.errors import Cancelled, CannotWrite, FieldcaseError, FileExists, ReportChanged, VersionNotKept
from fieldcase.errors.release import ReleaseRefused
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import RecommendationId
from fieldcase.model.people import Consent, Person
from fieldcase.model.reports import Report

ALL = (PDF, DOCX, XLSX, CSV, JSON)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as one:
        one.keep(ask())
        one.add("cases")
        one.add("asks")
        one.add("authorities")
        yield one


def ask() -> Recommendation:
    return Recommendation(
        id=RecommendationId(number(600)), scope=REGISTER, text="Change the order.", country="KG", norms=("cedaw:2",)
    )  # fmt: skip


def make(at: Office, *forms: str) -> MadeReport:
    return report_files.make(at.desk, at.report, "r", EN, forms or (PDF,))


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.glob("r*") if one.is_file())


def test_every_kind_of_file_appears_under_one_name_and_the_same_report_gives_the_same_bytes(
    at: Office, tmp_path: Path
) -> None:
    first, second = make(at, *ALL), make(at, *ALL)
    assert b"".join(first.pieces) == b"".join(second.pieces)
    assert dict(first.files) == dict(second.files)
    report_files.issue(at.desk, first, tmp_path, "r")
    found = names(tmp_path)
    assert {name.rsplit(".", 1)[1] for name in found} == set(ALL)
    versions = report_files.issued_versions(at.desk, at.report)
    report_files.issue(at.desk, second, tmp_path, "r")
    assert report_files.issued_versions(at.desk, at.report) == versions, "the same files are no new version"
    assert names(tmp_path) == found


def test_where_one_file_cannot_be_written_none_is(at: Office, tmp_path: Path) -> None:
    made = make(at, PDF, DOCX, XLSX)
    (tmp_path / "r.xlsx").mkdir()
    with pytest.raises((FileExists, CannotWrite)):
        report_files.issue(at.desk, made, tmp_path, "r")
    assert names(tmp_path) == []
    with pytest.raises(CannotWrite):
        report_files.issue(at.desk, made, tmp_path / "no such folder", "r")
    (tmp_path / "r.xlsx").rmdir()
    assert len(report_files.issue(at.desk, made, tmp_path, "r")) == 3, "the control"


@pytest.mark.parametrize("what", ["consent", "own words", "an ask", "a section", "the report in the bin"])
def test_what_changed_between_looking_and_issuing_stops_it(at: Office, tmp_path: Path, what: str) -> None:
    made = make(at)
    case = by_code(at.desk, "C-1")
    match what:
        case "consent":
            (given,) = at.desk.all(Consent, case.scope)
            at.change(given, level="refused")
        case "own words":
            at.add("text", text="More.")
        case "an ask":
            at.change(ask(), text="Change the law.")
        case "a section":
            at.add("letters")
        case _:
            bins.put_in(at.desk, Report, at.report.id)
    with pytest.raises(ReportChanged):
        report_files.issue(at.desk, made, tmp_path, "r")
    assert names(tmp_path) == []
    assert report_files.issued_versions(at.desk, at.report) == ()


def test_what_changed_elsewhere_does_not_stop_it(at: Office, tmp_path: Path) -> None:
    made = make(at)
    at.keep(Recommendation(id=RecommendationId(number(601)), scope=REGISTER, text="Elsewhere.", country="KZ"))
    assert report_files.issue(at.desk, made, tmp_path, "r")


@pytest.mark.parametrize("erased", ["person", "ask", "report"])
def test_whoever_and_whatever_is_erased_takes_the_kept_files_along_and_that_they_were_issued_stays_known(
    at: Office, tmp_path: Path, erased: str
) -> None:
    report_files.issue(at.desk, make(at, PDF, DOCX), tmp_path, "r")
    before = report_files.issued_versions(at.desk, at.report)
    for one in before:
        again = tmp_path / f"again.{one.form}"
        issuing.write_issued_again(at.desk, one, again)
        assert again.read_bytes() == (tmp_path / f"r.{one.form}").read_bytes()
    case = by_code(at.desk, "C-1")
    person = next(one for one in at.desk.all(Person, case.scope))
    assert person.id in before[0].people
    erasing.erase(at.desk, {"person": person.id, "ask": ask().id, "report": at.report.id}[erased])
    left = report_files.issued_versions(at.desk, at.report)
    assert [one.sha256 for one in left] == [one.sha256 for one in before]
    for one in left:
        with pytest.raises(VersionNotKept):
            issuing.write_issued_again(at.desk, one, tmp_path / f"later.{one.form}")
    assert not list(tmp_path.glob("later*"))


def test_a_report_of_which_nothing_can_be_told_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as at, pytest.raises(ReleaseRefused) as refused:
        make(at)
    assert isinstance(refused.value, FieldcaseError)
    assert refused.value.told(EN)
    assert names(tmp_path) == []


def test_its_suggested_name_tells_of_nobody_and_counts_on(at: Office, tmp_path: Path) -> None:
    at.set(title="The case of K-17", submission="cedaw_single")
    assert report_files.suggested_name(at.desk, at.report) == "cedaw-single-en-v1"
    at.set(title="Quiet")
    report_files.issue(at.desk, make(at), tmp_path, "r")
    assert report_files.suggested_name(at.desk, at.report) == "cedaw-single-en-v2"


@pytest.mark.parametrize("after", [0, 1, 3])
def test_stopped_at_any_moment_the_child_ends_and_nothing_is_there(at: Office, tmp_path: Path, after: int) -> None:
    asked = count()
    ingredients = gather(at.desk, at.report, "r", EN, (DOCX,))
    with pytest.raises(Cancelled):
        report_files.made_from(ingredients, CleanPictures(at.desk), cancelled=lambda: next(asked) >= after)
    assert names(tmp_path) == []
    assert report_files.made_from(ingredients, CleanPictures(at.desk), cancelled=lambda: False).files, "the control"
