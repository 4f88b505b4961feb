"""Tables beside a questionnaire come in with it, are kept with its version, and are what its choices are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from parsers.questionnaire_files import markdown
from parsers.test_questionnaires_beside import SURVEY, TOWNS

from fieldcase.casework import asking, forms_beside, newer_forms, outlines, questionnaires, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import FieldcaseError, InterviewUnreadable, QuestionnaireTooLarge, QuestionnaireVersionTaken
from fieldcase.i18n import words
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers import questionnaires as parsing

ROADS = "name,far\na1,30\nb1,70\n"
FORM = markdown(SURVEY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A form with its tables as somebody downloads them: one beside it, one in ODK's folder; and a stranger's file."""
    (tmp_path / "form-media").mkdir()
    (tmp_path / "form.md").write_text(FORM, "utf-8")
    (tmp_path / "towns.csv").write_text(TOWNS, "utf-8")
    (tmp_path / "form-media" / "roads.csv").write_text(ROADS, "utf-8")
    (tmp_path / "others.csv").write_text("чужое", "utf-8")
    return tmp_path


def read(path: Path) -> parsing.Questionnaire:
    return questionnaires.read(questionnaires.from_file(path), path=path)


def test_what_a_form_names_is_found_beside_it_and_nothing_else_is(folder: Path) -> None:
    given = read(folder / "form.md")
    assert dict(given.files) == {"towns.csv": TOWNS, "roads.csv": ROADS}
    assert not [one for one in given.remarks if one.code == "table-absent"]
    (folder / "towns.csv").unlink()
    assert [dict(one.values)["file"] for one in read(folder / "form.md").remarks if one.code == "table-absent"] == [
        "towns.csv"
    ]


def test_a_name_that_leads_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder.parent / "secret.csv").write_text("n\n1\n", "utf-8")
    assert forms_beside.found(folder / "form.md", ("../secret.csv", "/etc/passwd.csv", "form.md")) == {}


def test_the_choices_of_an_interview_are_those_of_the_table(desk: Desk, folder: Path) -> None:
    kept = questionnaires.take_in(desk, read(folder / "form.md"))
    again = desk.get(Questionnaire, kept.id)
    assert again is not None
    visit = visits.new_visit(desk)
    interview = visits.new_interview(desk, visit, questionnaire=again.id)
    made = asking.begin(Look(desk), interview, again)
    made.session.answer("/data/region", "b")
    assert [one.value for one in made.session.view("/data/town").choices] == ["b1"]
    made.session.answer("/data/town", "b1")
    assert "<far>70</far>" in made.session.finish()
    (town,) = [one for one in outlines.questions(outlines.outline(made.session.definition, "", words("ru")))
               if one.choices]  # fmt: skip
    assert dict(town.choices) == {"a1": "Пример-Сити", "b1": "Образцово"}


def test_a_table_that_was_not_there_comes_in_later_and_another_one_is_another_version(desk: Desk, folder: Path) -> None:
    bare = questionnaires.take_in(desk, replace(read(folder / "form.md"), files={}))
    whole = questionnaires.take_in(desk, read(folder / "form.md"))
    assert whole.key == bare.key
    assert forms_beside.unpacked(whole.attached) == {"towns.csv": TOWNS, "roads.csv": ROADS}
    again = questionnaires.take_in(desk, replace(read(folder / "form.md"), files={}))
    assert again.attached == whole.attached, "a form that comes without its tables takes none away"
    (folder / "towns.csv").write_text(TOWNS.replace("Образцово", "Другое"), "utf-8")
    with pytest.raises(QuestionnaireVersionTaken):
        questionnaires.take_in(desk, read(folder / "form.md"))


def test_other_rows_of_a_table_are_told_in_a_new_version(desk: Desk, folder: Path) -> None:
    questionnaires.take_in(desk, read(folder / "form.md"))
    (folder / "form.md").write_text(FORM.replace("| example | 1 |", "| example | 2 |"), "utf-8")
    (folder / "towns.csv").write_text(TOWNS + "c1,Новый,c\n", "utf-8")
    newer = newer_forms.beside(Look(desk), read(folder / "form.md"), "ru")
    assert newer is not None
    assert [one.told(words("ru")) for one in newer.changes] == ["Какой город? (town): Новый"]


def test_a_table_that_was_changed_in_the_vault_is_not_asked_by(desk: Desk, folder: Path) -> None:
    kept = questionnaires.take_in(desk, read(folder / "form.md"))
    for wrong in (b"no deflated words", kept.attached[:-9] if kept.attached else b""):
        with pytest.raises(InterviewUnreadable):
            questionnaires.definition_of(replace(kept, attached=wrong))


def test_tables_that_do_not_fit_into_an_entry_are_refused(desk: Desk, folder: Path) -> None:
    noise = "".join(f"{number * 2654435761 % 4294967296:08x}," for number in range(300_000))
    given = replace(read(folder / "form.md"), files={"towns.csv": noise, "roads.csv": noise[::-1]})
    with pytest.raises(QuestionnaireTooLarge):
        questionnaires.take_in(desk, given)
    assert desk.all(Questionnaire) == ()


def test_a_table_with_a_fault_keeps_the_form_out(folder: Path) -> None:
    (folder / "towns.csv").write_text("name,name\n1,2\n", "utf-8")
    with pytest.raises(FieldcaseError) as caught:
        read(folder / "form.md")
    assert "towns.csv" in caught.value.told(words("ru"))
