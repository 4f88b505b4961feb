"""The Russian of the program: letters, quotation marks, ё, spelling, ends of sentences and plural forms."""

from __future__ import annotations

import re

import catalogues
import pytest
import russian_text

from fieldcase.i18n import words

PLURALS = [sentence for sentence in russian_text.sentences() if len(sentence.english) == 2]
# 1, 21 and 101 take the first form, 2 to 4 and 22 the second, all others the third (CLDR, Russian cardinals).
NUMBERS = [(1, 0), (21, 0), (101, 0), (2, 1), (3, 1), (22, 1), (5, 2), (11, 2), (12, 2), (0, 2), (100, 2), (111, 2)]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Ничего не измeнено.", "two alphabets"),
        ("Файл A01.pdfа", "two alphabets"),
        ('Нет столбца "date".', "«»"),
        ("Нет столбца “date”.", "«»"),
        ("Файл - не досье.", "dash"),
        ("Нет  места.", "blank"),
        ("Нет места .", "blank"),
        ("Проверь твой пароль.", "familiar"),
        ("Попробуйте еще раз.", "е for ё: еще"),
        ("Файл поврежден.", "е for ё: поврежден"),
        ("Хронилище закрыто.", "хронилище"),
    ],
)
def test_a_slip_would_be_found(text: str, slip: str) -> None:
    assert any(slip in found for found in russian_text.slips(text))


@pytest.mark.parametrize(
    "text", ["Все дела целы.", "Всё цело: «{name}» — 5 МиБ.", "Команда «fieldcase verify ФАЙЛ.pdf».", "({n}-я строка)"]
)
def test_a_right_sentence_has_no_slip(text: str) -> None:
    assert russian_text.slips(text) == []


def test_there_are_sentences_to_look_at() -> None:
    assert len(russian_text.sentences()) > 400
    assert len(PLURALS) > 10


def test_the_compiled_catalogue_holds_no_day_and_no_person_so_that_it_is_the_same_tomorrow() -> None:
    compiled = catalogues.place("ru", "mo").read_bytes()
    assert b"Plural-Forms: nplurals=3" in compiled
    assert [word for word in (b"-Date: ", b"-Translator", b"Generated-By", b"EMAIL") if word in compiled] == []


def test_no_russian_sentence_has_a_slip() -> None:
    found = [(form, russian_text.slips(form)) for one in russian_text.sentences() for form in one.russian]
    assert [(form, wrong) for form, wrong in found if wrong] == []


def test_a_sentence_is_in_russian_letters() -> None:
    """But for the name of a sum, which is the same in every language."""
    bare = [russian_text.FIELD.sub("", form) for one in russian_text.sentences() for form in one.russian]
    assert {form for form in bare if re.search("[A-Za-z]", form) and not re.search("[А-Яа-яё]", form)} == {"SHA-256"}


def test_a_sentence_ends_as_its_english_one_does() -> None:
    ends = (".", ":", ": ", ";", "?")
    differ = [
        (one.english[-1], form)
        for one in russian_text.sentences()
        for form in one.russian
        if [end for end in ends if one.english[-1].endswith(end)] != [end for end in ends if form.endswith(end)]
    ]
    assert differ == []


def test_a_sentence_begins_small_where_its_english_one_does() -> None:
    differ = [
        (one.english[0], form)
        for one in russian_text.sentences()
        for form in one.russian
        if one.english[0][0].isalpha() and form[0].isalpha() and one.english[0][0].islower() != form[0].islower()
    ]
    assert differ == []


def test_lines_break_where_the_english_ones_do() -> None:
    differ = [
        form
        for one in russian_text.sentences()
        for form in one.russian
        if form.count("\n") != one.english[0].count("\n")
    ]
    assert differ == []


@pytest.mark.parametrize("plural", PLURALS, ids=lambda one: one.english[0][:30])
def test_every_number_gets_the_form_that_belongs_to_it(plural: russian_text.Sentence) -> None:
    one, many = plural.english
    assert len(plural.russian) == 3
    assert [words("ru").plural(one, many, n) for n, _ in NUMBERS] == [plural.russian[form] for _, form in NUMBERS]


@pytest.mark.parametrize(
    ("one", "many", "said"),
    [
        ("{n} event", "{n} events", ["1 событие", "2 события", "5 событий", "21 событие", "11 событий"]),
        ("{n} act", "{n} acts", ["1 деяние", "2 деяния", "5 деяний", "21 деяние", "11 деяний"]),
        (
            "{n} exhibit",
            "{n} exhibits",
            ["1 приложение", "2 приложения", "5 приложений", "21 приложение", "11 приложений"],
        ),
        ("{n} byte", "{n} bytes", ["1 байт", "2 байта", "5 байт", "21 байт", "11 байт"]),
        (
            "{n} record was erased.",
            "{n} records were erased.",
            ["Стёрта 1 запись.", "Стёрты 2 записи.", "Стёрто 5 записей.", "Стёрта 21 запись.", "Стёрто 11 записей."],
        ),
        (
            "{n} norm is named in this file.",
            "{n} norms are named in this file.",
            [
                "В файле названа 1 норма.", "В файле названы 2 нормы.", "В файле названо 5 норм.",
                "В файле названа 21 норма.", "В файле названо 11 норм.",
            ],
        ),
    ],
)  # fmt: skip
def test_numbers_read_as_people_say_them(one: str, many: str, said: list[str]) -> None:
    assert [words("ru").plural(one, many, n).format(n=n) for n in (1, 2, 5, 21, 11)] == said
