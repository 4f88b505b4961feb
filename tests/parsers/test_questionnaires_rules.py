"""What is checked, repaired and remarked upon in a questionnaire's sheets, without a child: the rules themselves."""

from __future__ import annotations

import string
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsers.questionnaire_files import book

from fieldcase.i18n import words
from fieldcase.parsers.questionnaires_checks import faults
from fieldcase.parsers.questionnaires_identity import asked
from fieldcase.parsers.questionnaires_lint import remarks
from fieldcase.parsers.questionnaires_message import accepted
from fieldcase.parsers.questionnaires_message import asked as message
from fieldcase.parsers.questionnaires_references import circles
from fieldcase.parsers.questionnaires_repairs import offered, repaired
from fieldcase.parsers.questionnaires_sheets import Book, Column, column
from fieldcase.parsers.questionnaires_told import FAULTS, PLAIN, REPAIRS, STRONG, Place, Remark, Repair

TYPES = {
    "text": True,
    "integer": True,
    "note": True,
    "geopoint": True,
    "image": True,
    "calculate": False,
    "deviceid": False,
}
HEAD = ["type", "name", "label"]
YES_NO = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]
NAMES = st.sampled_from(["a", "b", "a_2", "c", "c_2"])


def codes(found: Sequence[Remark]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("heading", "double", "meaning"),
    [
        ("label::Русский (ru)", True, Column("label", "Русский (ru)")),
        ("label:English", False, Column("label", "English")),
        ("media::image::Русский (ru)", True, Column("image", "Русский (ru)")),
        ("Relevance", False, Column("relevant")),
        ("bind:jr:constraintMsg", False, Column("constraint_message")),
        ("bind::relevant", True, Column("relevant")),
        ("Constraint message", False, Column("constraint_message")),
        ("list name", False, Column("list_name")),
        ("our own notes", False, Column("our_own_notes")),
    ],
)
def test_a_column_is_known_by_each_of_its_spellings(heading: str, double: bool, meaning: Column) -> None:
    assert column(heading, "choices" if "list" in heading else "survey", double) == meaning


TWO_GROUPS = [row for name in "gh" for row in (["begin_group", name, ""], ["text", "a", "A"], ["end_group", "", ""])]

SOUND: list[tuple[Book, str]] = [
    (book([HEAD, ["text", "a", "A"]]), "one question"),
    (book([HEAD, ["note", "", "A"]]), "a note without a name"),
    (book([HEAD, ["select_one yn", "a", "A"]], YES_NO), "a choice"),
    (book([HEAD, ["select_one yn or_other", "a", "A"]], YES_NO), "a choice with another"),
    (book([HEAD, ["select_one l", "a", "A"]], [YES_NO[0], ["l", "so so", "So"]]), "a blank where one is chosen"),
    (book([HEAD, ["deviceid", "a", ""]]), "what is not put to anybody has no label"),
    (book([[*HEAD, "media::image"], ["text", "a", "", "a.png"]]), "a picture for a label"),
    (book([HEAD, ["text", "a", "A"], ["select_one ${a}", "b", "B"]]), "a choice from earlier answers"),
    (book([HEAD, ["begin group", "g", ""], ["text", "a", "A"], ["end group", "", ""]]), "a group"),
    (
        book([HEAD, *TWO_GROUPS]),
        "the same name in two groups, and nothing refers to it",
    ),
    (book([[*HEAD, "disabled"], ["text", "a", "A", ""], ["text", "a", "A", "yes"]]), "a question that is switched off"),
    (
        book([HEAD, ["select_one yn", "a", "A"]], [*YES_NO, YES_NO[1]], [["allow_choice_duplicates"], ["yes"]]),
        "choices that are meant to stand twice",
    ),
    (
        book([[*HEAD, "calculation"], ["calculate", "a", "", "indexed-repeat(${a}, ${a}, 1)"]]),
        "a look back at an earlier turn",
    ),
]  # fmt: skip


@pytest.mark.parametrize("sound", [each for each, _ in SOUND], ids=[name for _, name in SOUND])
def test_a_sound_form_has_no_fault(sound: Book) -> None:
    assert codes(faults(sound, TYPES)) == []


UNSOUND: list[tuple[Book, str, int]] = [
    (book([["type", "label"], ["text", "A"]]), "column-missing", 2),
    (book([[*HEAD, "label"], ["text", "a", "A", "B"]]), "column-twice", 2),
    (book([HEAD, ["", "a", "A"]]), "type-missing", 3),
    (book([HEAD, ["begin_group", "g", ""]]), "begin-without-end", 3),
    (book([HEAD, ["end_group", "g", ""]]), "end-without-begin", 3),
    (book([HEAD, ["text", "meta", "A"]]), "name-reserved", 3),
    (book([HEAD, ["select_one", "a", "A"]]), "list-unnamed", 3),
    (book([HEAD, ["calculate", "a", ""]]), "calculation-missing", 3),
    (book([HEAD, ["text", "a", ""]]), "label-missing", 3),
    (book([HEAD, ["select_multiple l", "a", "A"]], [YES_NO[0], ["l", "so so", "So"]]), "choice-with-blank", 6),
    (book([HEAD, ["text", "a", "Dear ${ a }"]]), "reference-malformed", 3),
    (book([HEAD, ["text", "a", "Dear ${a b}"]]), "reference-malformed", 3),
    (book([HEAD, ["text", "a", "Dear ${a"]]), "reference-malformed", 3),
    (book([[*HEAD, "calculation"], ["calculate", "a", "", "${a} + 1"]]), "circular", 3),
    (book([[*HEAD, "relevant"], ["text", "a", "A", "${a} = 1"]]), "circular", 3),
    (book([HEAD, ["text", "a", "A"]], [YES_NO[0], ["", "yes", "Yes"]]), "choice-list-missing", 6),
    (book([HEAD, ["text", "a", "A"]], [YES_NO[0], ["yn", "", "Yes"]]), "choice-name-missing", 6),
    (book([HEAD, ["text", "a", "A"]], (), [["form_id", "version"]]), "settings-row", 0),
    (book([HEAD, ["text", "a", "A"]], (), [["form_id", "instance_name"], ["x", "${b}"]]), "reference-unknown", 6),
]  # fmt: skip


@pytest.mark.parametrize(("unsound", "code", "row"), UNSOUND, ids=[code for _, code, _ in UNSOUND])
def test_a_fault_is_found_in_its_row(unsound: Book, code: str, row: int) -> None:
    found = faults(unsound, TYPES)
    assert [(each.code, each.place.row) for each in found] == [(code, row)]


@given(st.lists(NAMES, max_size=12), st.lists(st.tuples(NAMES, st.sampled_from(["x", "y"])), max_size=8))
def test_when_all_repairs_are_made_no_name_stands_twice_and_no_first_one_changed(
    questions: list[str], choices: list[tuple[str, str]]
) -> None:
    survey = [HEAD, *(["text", name, name] for name in questions), ["note", "n", "${a} ${b} ${c}"]]
    made = book(survey, [["list_name", "name", "label"], *(["l", name, label] for name, label in choices)])
    mended = repaired(made, offered(made))
    assert offered(mended) == []
    assert {"name-twice", "choice-twice"}.isdisjoint(codes(faults(mended, TYPES)))
    names = [mended["survey"].cell(row, "name") for row in mended["survey"].rows[:-1]]
    assert [new for new, old in zip(names, questions, strict=True) if questions.index(old) == names.index(new)] == list(
        dict.fromkeys(questions)
    )
    labels = {(name, label) for name, label in choices}
    assert len(mended["choices"].rows) == len(labels), "only what was said twice in the same words is left out"


def test_a_repair_for_another_file_changes_nothing() -> None:
    made = book([HEAD, ["text", "a", "A"], ["text", "b", "B"]])
    assert repaired(made, [Repair("rename-question", Place("survey", 4, "name"), "a", "a_2")]) == made


@given(st.dictionaries(NAMES, st.sets(NAMES, max_size=3), max_size=5))
def test_circles_are_those_names_from_which_a_way_leads_back(graph: dict[str, set[str]]) -> None:
    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for name in graph.get(waiting.pop(), set()) & graph.keys():
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return found

    told = circles(graph)
    assert sorted(name for circle in told for name in circle) == sorted(name for name in graph if name in reached(name))
    assert all(other in reached(name) for circle in told for name, other in pairwise([*circle, circle[0]]))


SAFE_WORDS = [
    "Сколько пациентов в программе?", "Какая статья?", "Кому и что сделать: адресат", "Как называется лекарство?",
    "What is the name of the medicine?", "Who was addressed?", "Какие права это могло нарушить?", "Где это было?",
    "Is there a complaint address book?", "Именно тогда?", "Имеется ли очередь?", "born out by the evidence",
]  # fmt: skip
TELLING = {
    "Ваше имя": "asks-name", "Фамилия, имя, отчество": "asks-name", "Ф.И.О. клиента": "asks-name",
    "Как Вас зовут?": "asks-name", "What is your name?": "asks-name", "Client's name": "asks-name",
    "Ваш адрес": "asks-address", "Где Вы живёте?": "asks-address", "Место жительства": "asks-address",
    "Home address": "asks-address", "Where do you live?": "asks-address",
    "Номер телефона": "asks-contact", "Phone number": "asks-contact", "Электронная почта": "asks-contact",
    "Дата рождения": "asks-birth-date", "Date of birth": "asks-birth-date", "Когда Вы родились?": "asks-birth-date",
    "Серия и номер паспорта": "asks-document", "ИИН": "asks-document", "Passport number": "asks-document",
}  # fmt: skip


@pytest.mark.parametrize("label", SAFE_WORDS)
def test_an_ordinary_question_asks_nobodys_identity(label: str) -> None:
    assert asked("q1", [label]) == []


@pytest.mark.parametrize(("label", "code"), TELLING.items())
def test_a_question_for_who_somebody_is_is_found_in_both_languages(label: str, code: str) -> None:
    assert code in asked("q1", [label])
    found = list(remarks(book([HEAD, ["text", "q1", label]]), ()))
    assert (code, True) in [(each.code, each.strong) for each in found]


def test_a_field_that_bears_its_meaning_in_its_name_is_found() -> None:
    assert asked("client_phone", []) == ["asks-contact"]
    assert asked("client_phones_rang", []) == []


CALCULATED = [*HEAD, "calculation", "required", "relevant", "appearance", "constraint", "media::image"]
LINTED: list[tuple[Sequence[str], str]] = [
    (["calculate", "score", "", "if(${q} = 'no', 'reject', 5)"], "score-rejects"),
    (["calculate", "knockout", "", "${q} = 'no'"], "score-rejects"),
    (["calculate", "s_risk", "", "if(${q} = 'no', -5, 0)"], "score-counts-risk"),
    (["calculate", "s_x", "", "if(${deadline_ok} = 'yes', 10, 0)"], "score-counts-risk"),
    (["geopoint", "a", "Покажите на карте"], "asks-position"),
    (["image", "a", "Снимок"], "asks-file"),
    (["text", "a", "A", "", "yes"], "required-without-way-out"),
    (["select_one yn", "a", "A", "", "yes"], "required-without-way-out"),
    (["text", "a", "A", "", "", "", "sparkling"], "appearance-unknown"),
    (["integer", "a", "A", "", "", "", "", ". > 3"], "constraint-silent"),
    (["text", "a", "A", "", "", "", "", "", "map.png"], "file-absent"),
    (["select_one_from_file towns.csv", "a", "A"], "table-absent"),
]  # fmt: skip
QUIET: list[Sequence[str]] = [
    ["calculate", "s_evidence", "", "5 * count-selected(${q})"],
    ["calculate", "weeks", "", "if(${deadline_ok} = 'yes', 10, 0)"],
    ["text", "a", "A", "", "yes", "${q} = 'yes'"],
    ["select_one dk", "a", "A", "", "yes"],
    ["text", "a", "A", "", "", "", "multiline w4"],
    ["note", "a", "Ваш телефон не нужен."],
    ["select_one yn", "a", "Есть ли у Вас телефон?"],
]


def linted(row: Sequence[str]) -> list[str]:
    """The remarks on a row that stands among rows without any."""
    questions = [["select_one yn", "q", "Q"], ["select_one yn", "deadline_ok", "D"], ["select_one dk", "z", "Z"]]
    lists = [*YES_NO, ["dk", "yes", "Yes"], ["dk", "dont_know", "I do not know"]]
    padded = [[*each, *[""] * (len(CALCULATED) - len(each))] for each in (*questions, row)]
    return codes(list(remarks(book([CALCULATED, *padded], lists), ())))


@pytest.mark.parametrize(("row", "code"), LINTED, ids=[f"{code} {row[1]}" for row, code in LINTED])
def test_what_may_harm_or_hinder_is_remarked_upon(row: Sequence[str], code: str) -> None:
    assert linted(row) == [code]


@pytest.mark.parametrize("row", QUIET, ids=[f"{row[0]} {row[1]}" for row in QUIET])
def test_what_is_well_made_is_passed_over(row: Sequence[str]) -> None:
    assert linted(row) == []


def test_lists_settings_and_translations_are_remarked_upon() -> None:
    survey = [["type", "name", "label::ru", "label::en"], ["text", "a", "А", "A"], ["text", "b", "Б", ""]]
    found = {each.code: each for each in remarks(book(survey, YES_NO, ()), ())}
    assert set(found) == {"translation-missing", "list-unused", "id-missing", "version-missing"}
    told = found["translation-missing"].told(words("en"))
    assert told == "survey, row 4, label: Nothing is written in the language “en” for b."


@pytest.mark.parametrize("sentence", [*FAULTS.values(), *STRONG.values(), *PLAIN.values(), *REPAIRS.values()])
def test_every_sentence_can_be_filled(sentence: str) -> None:
    names = {field for _, field, _, _ in string.Formatter().parse(sentence) if field}
    filled = sentence.format(**dict.fromkeys(names, "K-17"))
    assert filled.count("K-17") >= len(names)
    assert filled[0].isupper() or filled[0] in "“K"


def test_no_code_stands_for_two_sentences() -> None:
    tables = [*FAULTS, *STRONG, *PLAIN, *REPAIRS]
    assert len(tables) == len(set(tables))


REPAIRED = st.builds(
    Repair,
    st.sampled_from(sorted(REPAIRS)),
    st.builds(Place, st.text(), st.integers(0, 10**6), st.text()),
    *(st.text() for _ in range(3)),
    st.lists(st.builds(Place, st.text(), st.integers(0, 10**6), st.text()), max_size=3).map(tuple),
)


@given(st.lists(REPAIRED, max_size=5), st.binary(max_size=50))
def test_what_the_child_is_told_comes_through_whole(repairs: list[Repair], content: bytes) -> None:
    assert accepted(message(content, repairs)) == (repairs, content)
