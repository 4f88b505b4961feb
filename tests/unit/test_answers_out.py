"""Answers on their way out: nobody's who refused, nothing that says who somebody is, no two exports side by side."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import answered
import pytest
from unit.desks import TODAY

from fieldcase.casework import answers_made, answers_out, consents, people, visits
from fieldcase.casework.answers_made import CSV, FORMS, XLSX, XML, Made
from fieldcase.casework.desk import Desk
from fieldcase.dossier.sheets.guarded import unguarded
from fieldcase.errors import AnswersChanged, AnswersStay, CannotWrite, FileExists, IdentityInText, QuestionnaireUnknown
from fieldcase.i18n import words
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.rules.uses import USES

RU = words("ru")
SAID = {"/data/full_name": "Пелагея Шершнёва", "/data/money/balance": "12", "/data/money/kinds": "drug phone",
        "/data/money/told": "=забрали", "/data/place": "52.1 47.2 0 4", "/data/stop[1]/where": "на мосту"}  # fmt: skip


def made(desk: Desk, form: str = CSV, *, whole: bool = False) -> Made:
    """The files as they would be written."""
    return answers_made.made(answers_out.gather(desk, answered.CODE, RU, whole=whole), form, RU)


def rows(files: Made, number: int = 0) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    head, *lines = csv.reader(io.StringIO(files.files[number][1].decode("utf-8-sig"), newline=""))
    return [dict(zip(head, map(unguarded, line), strict=True)) for line in lines]


def text(files: Made) -> str:
    """Every word of the files, those of an archive and a workbook too."""
    found = []
    for _, content in files.files:
        if content.startswith(b"PK"):
            archive = zipfile.ZipFile(io.BytesIO(content))
            found += [archive.read(name).decode(errors="replace") for name in archive.namelist()]
        else:
            found.append(content.decode("utf-8-sig"))
    return "\n".join(found)


@pytest.fixture
def form(desk: Desk) -> Questionnaire:
    """The questionnaire."""
    return answered.form(desk)


@pytest.fixture
def visit(desk: Desk) -> Visit:
    """A visit in a fictitious town."""
    return visits.new_visit(desk, place="Линдов / Пример")


@pytest.mark.parametrize("whole", [False, True], ids=["coded", "whole"])
@pytest.mark.parametrize("kind", FORMS)
def test_whoever_refused_is_in_no_file_and_it_is_said_how_many(
    desk: Desk, form: Questionnaire, visit: Visit, kind: str, whole: bool
) -> None:
    answered.told(desk, visit, form, {"/data/money/told": "согласная"})
    answered.told(desk, visit, form, {"/data/money/told": "отказавшая"}, answered.REFUSED)
    visits.new_interview(desk, visit, visits.agreed(desk, visit, answered.YES), questionnaire=form.id)
    visits.new_interview(desk, visit, questionnaire=form.id, answers="<data><money><told>ничья</told></money></data>")
    files = made(desk, kind, whole=whole)
    said = text(files)
    assert "согласная" in said, "the control: who agreed is in it"
    assert "отказавшая" not in said
    assert "ничья" not in said
    assert files.leaving.left_out == {"withheld": 1, "of nobody": 1, "under way": 1}


@pytest.mark.parametrize("kind", FORMS)
def test_a_coded_file_says_nobodys_name_place_or_hour_and_a_whole_one_does(
    desk: Desk, form: Questionnaire, visit: Visit, kind: str
) -> None:
    interview = answered.told(desk, visit, form, SAID)
    own = interview.answers.partition("instanceID>")[2].partition("<")[0]
    telling = ("Пелагея", "52.1", own, f"{TODAY}T")
    coded, whole = text(made(desk, kind)), text(made(desk, kind, whole=True))
    assert [one for one in telling if one in coded] == []
    assert "забрали" in coded
    assert "на мосту" in coded
    assert [one for one in telling if one not in whole] == [], "the control"


def test_it_is_said_which_questions_stay(desk: Desk, form: Questionnaire, visit: Visit) -> None:
    answered.told(desk, visit, form, SAID)
    assert made(desk).closed == ("begun", "Как Вас зовут?", "Место")
    assert made(desk, whole=True).closed == ()


def test_two_coded_exports_have_no_key_in_common_and_no_order_of_the_visits(
    desk: Desk, form: Questionnaire, visit: Visit
) -> None:
    for number in range(6):
        answered.told(desk, visit, form, {"/data/money/balance": str(number)})
    first, second = rows(made(desk)), rows(made(desk))
    assert {row["KEY"] for row in first}.isdisjoint(row["KEY"] for row in second)
    assert {row["meta-instanceID"] for row in first} == {row["KEY"] for row in first}
    for found in (first, second):
        assert [row["KEY"] for row in found] == sorted(row["KEY"] for row in found)
    whole = rows(made(desk, whole=True))
    assert [row["KEY"] for row in whole] == [row["KEY"] for row in rows(made(desk, whole=True))]


def test_a_working_pseudonym_in_an_answer_is_replaced_in_a_coded_file(
    desk: Desk, form: Questionnaire, visit: Visit
) -> None:
    answered.told(desk, visit, form, {"/data/money/told": "Видела Неясыть там же"}, pseudonym="Неясыть")
    assert "Неясыть" not in text(made(desk))
    assert "там же" in text(made(desk))
    assert "Неясыть" in text(made(desk, whole=True)), "the control"


def test_an_identity_that_the_vault_knows_stops_a_coded_export_and_its_place_is_told(
    desk: Desk, form: Questionnaire, visit: Visit
) -> None:
    from fieldcase.casework import cases

    case = cases.new_case(desk, code="ПР-1")
    person = people.new_person(desk, case.scope)
    people.identify(desk, person, "проверка", name="Пелагея Шершнёва")
    answered.told(desk, visit, form, {"/data/money/told": "это сделала Пелагея Шершнёва"})
    with pytest.raises(IdentityInText) as stopped:
        made(desk)
    assert "money-told" in str(stopped.value.values["places"])


@pytest.mark.parametrize("use", [one for one, what in USES.items() if what.external])
def test_in_an_external_use_nobodys_answers_go(desk: Desk, form: Questionnaire, visit: Visit, use: str) -> None:
    person = visits.agreed(desk, visit, {"statistics": "yes", "story": "yes", "court": "yes"})
    assert person is not None
    told = answered.told(desk, visit, form, SAID, {"statistics": "yes", "story": "yes", "court": "yes"})
    assert told.answers
    with pytest.raises(AnswersStay):
        answers_out.gather(desk, answered.CODE, RU, use)
    assert answers_out.gather(desk, answered.CODE, RU).given, "the control: inside they do"


def test_a_withdrawal_between_the_look_and_the_file_stops_it_and_later_the_export_is_listed(
    desk: Desk, form: Questionnaire, visit: Visit, tmp_path: Path
) -> None:
    first, second = (answered.told(desk, visit, form, {"/data/money/balance": one}) for one in ("1", "2"))
    files = made(desk)
    person = desk.get(Person, first.person or b"")
    assert person is not None
    consents.withdraw(desk, person)
    with pytest.raises(AnswersChanged):
        answers_made.write(desk, files, tmp_path, RU)
    assert not list(tmp_path.glob("*answers*"))
    paths = answers_made.write(desk, made(desk), tmp_path, RU)
    assert [one.name for one in paths] == [
        "example-answers.csv", "example-answers-stop.csv", "example-answers-item.csv"
    ]  # fmt: skip
    other = desk.get(Person, second.person or b"")
    assert other is not None
    _, listed = consents.withdraw(desk, other)
    assert [(one.use, one.form) for one in listed] == [("internal", CSV)]
    assert consents.issued_with(desk, person) == ()


def test_nothing_that_stands_there_is_written_over_and_all_files_appear_or_none(
    desk: Desk, form: Questionnaire, visit: Visit, tmp_path: Path
) -> None:
    answered.told(desk, visit, form, SAID)
    (tmp_path / "example-answers-stop.csv").write_text("чужое", "utf-8")
    with pytest.raises(FileExists):
        answers_made.write(desk, made(desk), tmp_path, RU)
    with pytest.raises(CannotWrite):
        answers_made.write(desk, made(desk), tmp_path / "nowhere", RU)
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ".fieldcase"] == ["example-answers-stop.csv"]
    assert desk.all(Issued, desk.own) == ()
    answers_made.write(desk, made(desk, XLSX), tmp_path, RU)
    assert [one.deed for one in desk.all(Access, desk.own)].count("export") == 1


def test_the_questions_that_were_refused_are_said_but_not_those_that_stay(
    desk: Desk, form: Questionnaire, visit: Visit
) -> None:
    answered.told(
        desk, visit, form, {}, marks={"/data/money/told": "refused", "/data/full_name": "refused",
                                      "/data/stop[1]/where": "unknown"},
    )  # fmt: skip
    (coded,), (whole,) = rows(made(desk)), rows(made(desk, whole=True))
    assert coded["UNANSWERED"].split() == ["/data/money/told=refused", "/data/stop[1]/where=unknown"]
    assert len(whole["UNANSWERED"].split()) == 3


def test_answers_of_every_version_stand_in_one_table_and_what_cannot_be_read_is_counted(
    desk: Desk, form: Questionnaire, visit: Visit
) -> None:
    newer = answered.form(desk, answered.FORM.replace(f"| {answered.CODE} | 1 |", f"| {answered.CODE} | 2 |"))
    answered.told(desk, visit, form, {"/data/money/balance": "1"})
    broken = answered.told(desk, visit, newer, {"/data/money/balance": "2"})
    answered.told(desk, visit, newer, {"/data/money/balance": "3"})
    now = desk.get(Interview, broken.key)
    assert now is not None
    from dataclasses import replace

    desk.save(now, replace(now, answers="<data"))
    files = made(desk, whole=False)
    assert sorted(row["money-balance"] for row in rows(files)) == ["1", "3"]
    assert files.broken == 1
    names = zipfile.ZipFile(io.BytesIO(made(desk, XML).files[0][1])).namelist()
    assert names[:2] == ["example-1.xml", "example-2.xml"]
    assert len(names) == 4


def test_a_form_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(QuestionnaireUnknown):
        answers_out.gather(desk, "none", RU)
    with pytest.raises(ValueError, match="no such use"):
        answers_out.gather(desk, "none", RU, "media", whole=True)
