"""A form's data dictionary: every question with its words in each language, its choices, its rules; as CSV and PDF."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import answered
import pytest
from pdf_reading import text as text_of
from read_forms import own_form
from structure_checker import findings
from unit.desks import desk_at

from fieldcase.casework import form_dictionary, form_dictionary_pages, questionnaires
from fieldcase.casework.form_dictionary import BY_OTHERS, ITSELF, NO, Dictionary, csv_of, dictionary
from fieldcase.casework.outlines import outline, questions
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import FileExists
from fieldcase.i18n import LANGUAGES, words
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers.questionnaires_own import OWN


@pytest.fixture
def form(tmp_path: Path) -> Questionnaire:
    """The questionnaire, kept."""
    with desk_at(tmp_path) as desk:
        return answered.form(desk)


def whole(form: Questionnaire, language: str = "ru") -> Dictionary:
    """Its dictionary."""
    return dictionary(form, words(language))


def test_every_question_has_its_words_choices_and_rules(form: Questionnaire) -> None:
    found = {one.name: one for one in whole(form).entries}
    assert list(found) == [
        "begun", "day", "full_name", "greeting", "money/balance", "money/kinds", "money/told", "place",
        "meta/instanceID", "stop/where", "stop/item/what",
    ]  # fmt: skip
    balance, kinds, what = found["money/balance"], found["money/kinds"], found["stop/item/what"]
    assert (balance.type, balance.number, balance.section) == ("integer", 2, "Деньги")
    assert (balance.labels, balance.hints) == (
        ("Сколько должны?", "How much is owed?"), ("В рублях", "In roubles")
    )  # fmt: skip
    assert (balance.required, balance.constraint) == ("true()", ". < 1000")
    assert kinds.choices[0] == ("phone", ("Телефон", "Phone"))
    assert kinds.only == "Только если ответ на вопрос 2 ≠ 0"
    assert kinds.relevant.replace(" ", "") == "/data/money/balance!=0"
    assert (what.table, what.section) == ("stop/item", "Остановка / Вещь")
    assert found["greeting"].type == "calculate"
    assert found["greeting"].calculation.startswith("concat(")


def test_it_says_which_answers_say_who_somebody_is(form: Questionnaire) -> None:
    found = {one.name: one.identifying for one in whole(form).entries}
    assert [name for name, said in found.items() if said == ITSELF] == ["begun", "full_name", "place"]
    assert [name for name, said in found.items() if said == BY_OTHERS] == ["greeting"]
    assert found["money/told"] == NO


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_csv_it_has_a_line_for_each_and_no_formula(form: Questionnaire, language: str) -> None:
    content = csv_of(whole(form, language), words(language))
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert len(rows) == 11
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} == {len(head)}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    first = head.index("Вопрос (ru)" if language == "ru" else "Question (en)")
    assert rows[4][first] == ("Сколько должны?" if language == "ru" else "How much is owed?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_a_pdf_it_says_all_of_it_and_is_tagged(form: Questionnaire, language: str, tmp_path: Path) -> None:
    pdf = render(form_dictionary_pages.document_of(form, whole(form, language), words(language)))
    assert findings(pdf) == []
    said = " ".join(text_of(pdf, tmp_path).split())
    for one in whole(form, language).entries:
        for text in (*one.labels, *one.hints, *(value for value, _ in one.choices), one.constraint):
            assert text in said


@pytest.mark.parametrize("name", OWN)
def test_our_own_forms_have_one_with_all_their_questions(name: str, tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        own = questionnaires.take_in(desk, own_form(name))
    definition = questionnaires.definition_of(own)
    numbered = {one.path: one.number for one in questions(outline(definition, definition.languages[0], words("ru")))}
    entries = whole(own).entries
    assert sorted(one.number for one in entries if one.number) == sorted(numbered.values())
    assert [one.name for one in entries if one.identifying != NO] == [], "they ask nobody who they are"
    assert findings(render(form_dictionary_pages.document_of(own, whole(own), words("ru")))) == []


def test_nothing_is_written_over(form: Questionnaire, tmp_path: Path) -> None:
    files = [form_dictionary.file_of(form, words("ru"), one) for one in ("csv", "pdf")]
    assert [name for name, _ in files] == ["example-1-dictionary-ru.csv", "example-1-dictionary-ru.pdf"]
    assert len(form_dictionary.write(files, tmp_path)) == 2
    with pytest.raises(FileExists):
        form_dictionary.write(files, tmp_path)
