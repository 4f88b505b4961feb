"""Questionnaires of KoboToolbox: an asset's JSON, the types that only Kobo knows, and the old workbooks."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from parsers.kobo_assets import MATRIX, RANK, SCORE, SMALL, asset, content, question
from parsers.old_workbooks import locked_old_workbook, locked_workbook, old_workbook, old_workbook_of
from parsers.questionnaire_files import SMALL as TABLE
from parsers.questionnaire_files import markdown, workbook

from fieldcase.errors import (
    FieldcaseError,
    NotAQuestionnaire,
    OldWorkbook,
    QuestionnaireCellTooLong,
    QuestionnaireRefused,
    QuestionnaireTooLong,
    QuestionnaireTooManyChoices,
    QuestionnaireTooWide,
)
from fieldcase.forms.definition import Definition, load
from fieldcase.i18n import words
from fieldcase.parsers.questionnaires import convert
from fieldcase.parsers.questionnaires_old_workbook import of_old_workbook


def told(content: bytes, language: str = "en") -> list[str]:
    """What a file is refused for."""
    with pytest.raises(QuestionnaireRefused) as caught:
        convert(content)
    return [fault.told(words(language)) for fault in caught.value.faults]


def paths(form: Definition) -> list[str]:
    """The leaves of a form without those it adds by itself."""
    found = [spot.path.partition("/")[2].partition("/")[2] for spot in form.spots if spot.leaf]
    return [path for path in found if not path.startswith(("meta", "@", "start"))]


def loaded(rows: list[dict[str, Any]]) -> Definition:
    """The form of these rows of Kobo's, behind the questions of SMALL."""
    held = {**SMALL, "survey": [*(row for row in SMALL["survey"] if row.get("name") != "told"), *rows]}
    held["survey"] = [row for row in held["survey"] if row.get("$autoname") != "told"]
    return load(convert(asset(held)).xform)


def test_an_asset_of_kobo_is_the_form_that_kobo_sends_out() -> None:
    given = convert(asset(SMALL))
    assert (given.form_id, given.version, given.title) == ("aExample7", "vExample3", "Пример из Kobo")
    assert given.languages == ("Русский (ru)", "default")
    form = load(given.xform)
    assert paths(form) == ["seen", "more/told", "more/whom", "more/whom_other"]
    for word in ("Видели ли Вы это?", "Did you see it?", "Адвокату", "A lawyer"):
        assert word in given.xform
    for mark in ("kuid", "example", "permissions", "tags", "owner"):
        assert f">{mark}<" not in given.xform
        assert f"<{mark}" not in given.xform


@pytest.mark.parametrize("wrapped", [
    asset(SMALL), b"[" + asset(SMALL) + b"]", b'{"count": 1, "results": [' + asset(SMALL) + b"]}",
    b"\xef\xbb\xbf \n" + asset(SMALL), asset(SMALL).decode().encode("utf-16"),
])  # fmt: skip
def test_a_list_of_one_an_answer_of_the_interface_and_any_unicode_come_to_the_same(wrapped: bytes) -> None:
    assert convert(wrapped).xform == convert(asset(SMALL)).xform


def test_the_content_alone_has_the_names_of_its_settings() -> None:
    named = {**SMALL, "settings": {"id_string": "own", "version": "7", "form_title": "Своё"}}
    given = convert(json.dumps(named).encode())
    assert (given.form_id, given.version, given.title) == ("own", "7", "Своё")
    bare = convert(json.dumps({**SMALL, "settings": {}}).encode())
    assert {one.code for one in bare.remarks} >= {"id-missing", "version-missing"}


def test_a_form_with_one_language_that_has_no_name_has_none() -> None:
    one = content([{"type": "text", "name": "a", "label": ["Что?"]}], translations=[None])
    assert convert(asset(one)).languages == ()
    assert "<label>Что?</label>" in convert(asset(one)).xform


def test_a_rating_asks_its_lines_under_the_names_that_kobo_gives_them() -> None:
    form = loaded(SCORE)
    assert paths(form)[-2:] == ["trust/doctor", "trust/police"]
    root = form.root.qualified
    assert form.names[f"/{root}/trust/doctor"].bind.required is not None
    assert form.names[f"/{root}/trust"].bind.relevant is not None


def test_a_ranking_takes_nothing_twice() -> None:
    form = loaded(RANK)
    assert paths(form)[-3:] == ["needs/first", "needs/second", "needs/third"]
    root = form.root.qualified
    assert form.names[f"/{root}/needs/first"].bind.constraint is None
    third = form.names[f"/{root}/needs/third"].bind
    assert third.constraint is not None
    assert "first" in third.constraint.text
    assert "second" in third.constraint.text
    assert third.constraint_message is not None


def test_a_matrix_asks_each_column_of_each_line_and_a_condition_means_the_same_line() -> None:
    form = loaded(MATRIX)
    assert paths(form)[-4:] == [
        "told_friend/told_friend_did", "told_friend/told_friend_times",
        "told_lawyer/told_lawyer_did", "told_lawyer/told_lawyer_times",
    ]  # fmt: skip
    relevant = form.names[f"/{form.root.qualified}/told_lawyer/told_lawyer_times"].bind.relevant
    assert relevant is not None
    assert "told_lawyer_did" in relevant.text


def test_kobos_own_types_are_known_in_a_workbook_too() -> None:
    survey = [
        ["type", "name", "label", "kobo--score-choices"], ["begin_score", "trust", "Верите?", "yn"],
        ["score__row", "doctor", "врачу", ""], ["end_score", "", "", ""],
    ]  # fmt: skip
    choices = [["list_name", "name", "label"], ["yn", "yes", "Да"], ["yn", "no", "Нет"]]
    assert "trust/doctor" in convert(workbook({"survey": survey, "choices": choices})).xform


def test_what_is_wrong_with_kobos_own_types_is_told_by_its_row() -> None:
    without = [{key: value for key, value in SCORE[0].items() if key != "kobo--score-choices"}, *SCORE[1:]]
    assert told(asset(content(without))) == [
        "survey, row 2, kobo--score-choices: “begin_score” does not say from which list: the column "
        "“kobo--score-choices” is empty."
    ]
    other = [*RANK[:2], question("text", "x"), *RANK[2:]]
    assert told(asset({**SMALL, "survey": other}), "ru") == [
        "survey, строка 4, type: Между «begin_rank» в строке 2 и его концом может стоять только «rank__level», "
        "а здесь «text»."
    ]
    assert told(asset({**SMALL, "survey": MATRIX[:-1]})) == [
        "survey, row 2, type: The group or repeat “told” begins here and ends nowhere."
    ]


def test_faults_of_an_asset_have_the_rows_of_its_workbook_and_repairs() -> None:
    twice = content([question("text", "a"), question("text", "b"), question("integer", "a")])
    with pytest.raises(QuestionnaireRefused) as caught:
        convert(asset(twice))
    (fault,), (repair,) = caught.value.faults, caught.value.repairs
    assert (fault.code, fault.place.row) == ("name-twice", 4)
    assert paths(load(convert(asset(twice), [repair]).xform)) == ["a", "b", "a_2"]


@pytest.mark.parametrize(("wrong", "sentence"), [
    (b"[]", "The file holds 0 forms of KoboToolbox. Save one of them as a file of its own."),
    (b"[{}, {}]", "The file holds 2 forms of KoboToolbox. Save one of them as a file of its own."),
    (b'{"uid": "a", "name": "b"}',
     "The file tells of a project of KoboToolbox and holds no questions: “content” is missing."),
])  # fmt: skip
def test_json_that_is_not_one_form_says_what_it_is(wrong: bytes, sentence: str) -> None:
    assert told(wrong) == [sentence]


@pytest.mark.parametrize("wrong", [b"{", b"[" * 50_000, b'{"content": {"survey": [1, null, "x"]}}', b'{"survey": []}'])
def test_json_that_is_none_is_one_sentence(wrong: bytes) -> None:
    with pytest.raises((NotAQuestionnaire, QuestionnaireRefused)):
        convert(wrong)


def test_an_old_workbook_gives_the_form_that_a_new_one_gives() -> None:
    assert convert(old_workbook_of(TABLE)).xform == convert(TABLE.encode()).xform


def test_cells_of_an_old_workbook_read_as_their_author_reads_them() -> None:
    rows: list[list[object]] = [
        ["type", "name", "label"],
        [],
        ["text", 7.0, 2.5],
        [True, datetime.date(2026, 3, 4), None],
    ]
    survey = of_old_workbook(old_workbook({"survey": rows, "Заметки": [["не форма"]]}))["survey"]
    assert [(row.number, *row.cells.values()) for row in survey.rows] == [
        (3, "text", "7", "2.5"), (4, "TRUE", "2026-03-04"),
    ]  # fmt: skip


def test_faults_of_an_old_workbook_have_their_rows_and_repairs() -> None:
    rows = [["type", "name", "label"], ["text", "a", "Что?"], [], ["text", "a", "Кто?"]]
    with pytest.raises(QuestionnaireRefused) as caught:
        convert(old_workbook({"survey": rows}))
    assert [fault.told(words("ru")) for fault in caught.value.faults] == [
        "survey, строка 4, name: Вопрос «a» уже есть в строке 2."
    ]
    repaired = convert(old_workbook({"survey": rows}), caught.value.repairs)
    assert paths(load(repaired.xform)) == ["a", "a_2"]


@pytest.mark.parametrize("locked", [locked_old_workbook(), locked_workbook()], ids=["xls", "xlsx"])
def test_a_locked_workbook_is_told_to_be_locked(locked: bytes) -> None:
    with pytest.raises(OldWorkbook) as caught:
        convert(locked)
    assert "password" in caught.value.told(words("en"))


def _choices(count: int) -> bytes:
    lines = [["yn", f"c{number}", "Да"] for number in range(count)]
    return markdown([["type", "name", "label"], ["select_one yn", "a", "Что?"]],
                    [["list_name", "name", "label"], *lines]).encode()  # fmt: skip


@pytest.mark.parametrize(("large", "error", "figure"), [
    (old_workbook({"survey": [["type"]] * 50_002}), QuestionnaireTooLong, "50000"),
    (asset(content([{"type": "text"}] * 50_001)), QuestionnaireTooLong, "50000"),
    (asset(content([{f"c{n}": "x" for n in range(301)}])), QuestionnaireTooWide, "300"),
    (asset(content([{"type": "ж" * 40_000}])), QuestionnaireCellTooLong, "32767"),
    (_choices(30_001), QuestionnaireTooManyChoices, "30000"),
], ids=["rows of an .xls", "rows of an asset", "columns", "a cell", "choices"])  # fmt: skip
def test_what_is_too_large_says_of_what_there_is_too_much(
    large: bytes, error: type[FieldcaseError], figure: str
) -> None:  # fmt: skip
    with pytest.raises(error) as caught:
        convert(large)
    assert figure in caught.value.told(words("en"))
