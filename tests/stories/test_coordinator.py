"""A coordinator's day: twelve cases become an annex, it is issued, somebody takes the consent back, the next one.

Everything is done as a window or a command does it; the files are read back.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from docx import Document as read_docx
from report_reading import everything, holding
from vaults import new_desk

from fieldcase.casework import consents, issuing, report_files, report_versions, reporting
from fieldcase.casework.desk import Desk
from fieldcase.errors import ConsentWithdrawn, FileExists, ReportChanged, VersionNotKept
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ActId, CaseId, ConsentId, EventId, IdentityId, PersonId
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.model.reports import Report
from fieldcase.world import SeededWorld

PASSPHRASE = "колодец ставни рубанок метель подкова ежевика"
CASES = 12
REFUSED = 4  # the case whose person said no to this use
TAKEN_BACK = 7
FORMS = (report_files.DOCX, report_files.PDF, report_files.XLSX)


@dataclass
class Office:
    """The coordinator's vault: a person and a mark in the chronology of each case."""

    desk: Desk
    people: list[Person]
    report: Report

    def mark(self, number: int) -> str:
        return f"сведение{number}метка"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    desk = new_desk(tmp_path / "office.fieldcase", PASSPHRASE, SeededWorld(b"office"))
    people, cases = [], []
    with desk.deed():
        for number in range(CASES):
            person, case = case_of(desk, number)
            people.append(person)
            cases.append(case.id)
        report = reporting.begin(
            desk, "cedaw_coalition", "ru", words("ru"), title="Женщины и наркополитика", country="KG",
            submitters="Сеть вымышленного города", cases=tuple(cases), session_on=UncertainDate("2027-02-08"),
        )  # fmt: skip
        first = reporting.parts(desk, report)[0]
        desk.save(first, replace(first, text=f"Одна из них — {people[0].pseudonym}.^[Интервью 2026 года.]"))
    yield Office(desk, people, report)
    desk.close()


def case_of(desk: Desk, number: int) -> tuple[Person, Case]:
    scope = desk.new_scope("case")
    person = Person(
        id=PersonId(desk.new_id()), scope=scope, pseudonym=f"К-{510 + number}", kind="client", gender="woman"
    )
    known = PersonIdentity(
        id=IdentityId(desk.new_id()), scope=scope, person=person.id, name=f"Анфиса Дунаевцева{'абвгдежзиклм'[number]}",
        phone=f"+996 555 20 30 {10 + number}",
    )  # fmt: skip
    said = Consent(
        id=ConsentId(desk.new_id()), scope=scope, person=person.id, uses=("statistics", "un_public"), how="spoken",
        level="refused" if number == REFUSED else "without_name", given_on=UncertainDate("2025-11-10"),
    )  # fmt: skip
    case = Case(
        id=CaseId(desk.new_id()), scope=scope, code=f"Д-{number + 1}", title="Задержание", country="KG", language="ru",
        about=(person.id,), summary="Её задержали у аптеки.",
    )  # fmt: skip
    event = Event(
        id=EventId(desk.new_id()), scope=scope, date=UncertainDate("2026-01-03"), kind="detention", country="KG",
        what=f"Задержание: сведение{number}метка.", people=(person.id,),
    )  # fmt: skip
    act = Act(
        id=ActId(desk.new_id()), scope=scope, event=event.id, type="arbitrary_detention", victims=(person.id,),
        norms=("cedaw:2",), what="Её держали без протокола.",
    )  # fmt: skip
    for one in (person, known, said, case, event, act):
        desk.save(None, one)
    return person, case


def issue(office: Office, folder: Path) -> dict[str, bytes]:
    """Make the next version and issue it; its files by name."""
    folder.mkdir(exist_ok=True)
    desk = office.desk
    stem = report_files.suggested_name(desk, office.report)
    made = report_files.make(desk, office.report, stem, words("ru"), FORMS)
    return {path.name: path.read_bytes() for path in report_files.issue(desk, made, folder, stem)}


def test_twelve_cases_become_an_annex_and_the_next_version_is_without_who_took_the_consent_back(
    office: Office, tmp_path: Path
) -> None:
    desk, out = office.desk, tmp_path / "out"
    first = issue(office, out)
    assert sorted(first) == [f"cedaw-coalition-ru-v1.{form}" for form in sorted(FORMS)]
    told = {name: content for name, content in first.items() if not name.endswith("xlsx")}
    for number in range(CASES):
        expected = [] if number == REFUSED else list(told)
        assert holding(told, office.mark(number)) == expected
    for name, content in first.items():
        text = everything(name, content)
        assert "Дунаевцева" not in text
        assert not any(person.pseudonym in text for person in office.people), "each stands under a label of this use"
    label = read_label(first["cedaw-coalition-ru-v1.docx"])
    assert label
    assert "К-510" not in label

    kept = report_versions.keep(desk, office.report, "Подано")
    _, reached = consents.withdraw(desk, office.people[TAKEN_BACK])
    assert {(one.report, one.form, one.version) for one in reached} == {(office.report.id, form, 1) for form in FORMS}
    for one in reached:
        with pytest.raises(ConsentWithdrawn):
            issuing.write_issued_again(desk, one, out / f"again.{one.form}")
    assert not list(out.glob("again*"))

    second = issue(office, out)
    assert sorted(second) == [f"cedaw-coalition-ru-v2.{form}" for form in sorted(FORMS)]
    for name, content in second.items():
        text = everything(name, content)
        assert office.mark(TAKEN_BACK) not in text
        assert office.mark(REFUSED) not in text
    assert "2 дела не вошли" in everything("x.pdf", second["cedaw-coalition-ru-v2.pdf"]).replace("\xa0", " ")
    assert read_label(second["cedaw-coalition-ru-v2.docx"]) == label, "nobody else's pseudonym changed"
    issued = report_files.issued_versions(desk, office.report)
    assert [one.version for one in issued] == [2, 2, 2, 1, 1, 1]
    assert [one.number for one in report_versions.versions(desk, office.report)] == [kept.number]


def read_label(content: bytes) -> str:
    """The sentence of the first section, in which somebody stands."""
    paragraphs = [one.text for one in read_docx(io.BytesIO(content)).paragraphs]
    return next(one for one in paragraphs if one.startswith("Одна из них"))


def test_a_consent_that_is_taken_back_between_looking_and_issuing_stops_it(office: Office, tmp_path: Path) -> None:
    desk = office.desk
    made = report_files.make(desk, office.report, "x", words("ru"), FORMS)
    consents.withdraw(desk, office.people[TAKEN_BACK])
    with pytest.raises(ReportChanged):
        report_files.issue(desk, made, tmp_path, "x")
    assert not list(tmp_path.glob("x*"))
    assert not report_files.issued_versions(desk, office.report)


def test_what_stands_under_the_name_is_not_lost_and_then_nothing_is_written(office: Office, tmp_path: Path) -> None:
    made = report_files.make(office.desk, office.report, "x", words("ru"), FORMS)
    (tmp_path / "x.docx").write_bytes(b"somebody's work")
    with pytest.raises(FileExists):
        report_files.issue(office.desk, made, tmp_path, "x")
    assert sorted(path.name for path in tmp_path.glob("x*")) == ["x.docx"]
    assert (tmp_path / "x.docx").read_bytes() == b"somebody's work"


def test_an_issued_file_is_written_again_byte_for_byte_until_somebody_in_it_is_erased(
    office: Office, tmp_path: Path
) -> None:
    from fieldcase.casework import erasing

    desk, out = office.desk, tmp_path / "out"
    first = issue(office, out)
    for one in report_files.issued_versions(desk, office.report):
        issuing.write_issued_again(desk, one, tmp_path / f"again.{one.form}")
        assert (tmp_path / f"again.{one.form}").read_bytes() == first[f"cedaw-coalition-ru-v1.{one.form}"]
    erasing.erase(desk, office.people[0].id)
    for one in report_files.issued_versions(desk, office.report):
        assert one.sha256, "that it was issued stays known"
        with pytest.raises(VersionNotKept):
            issuing.write_issued_again(desk, one, tmp_path / f"once-more.{one.form}")


def test_a_kept_version_is_brought_back_and_erased_words_are_not(office: Office) -> None:
    desk, report = office.desk, office.report
    first, second = reporting.parts(desk, report)[:2]
    desk.save(second, replace(second, text="Слова, которые сотрут"))
    version = report_versions.keep(desk, report, "Первая")
    now = desk.get(type(first), first.id)
    assert now is not None
    desk.save(now, replace(now, text="Новые слова", place=9))
    reporting.add_part(desk, report, kind="text", title="Позже")
    from fieldcase.casework import erasing

    erasing.erase(desk, second.id, "text")
    report_versions.bring_back(desk, report, version)
    again = reporting.parts(desk, report)
    assert again[0].text.startswith("Одна из них")
    assert again[1].text == ""
    assert all(one.title != "Позже" for one in again)
    desk.undo()
    assert any(one.title == "Позже" for one in reporting.parts(desk, report)), "one deed, taken back by one undo"
