"""Spellings of one name meet under one key, and a text made ready remembers where its letters stood."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from unit.test_rules_leaks import NAME, found, known

from fieldcase.model.text import folded
from fieldcase.rules.latin_keys import keys_of_cyrillic, keys_of_latin
from fieldcase.rules.names import name_words
from fieldcase.rules.origins import traced
from fieldcase.rules.reading import readings_of


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("юлия", "yuliya iuliia julija ûliâ julia yulia"), ("айгуль", "aigul aygul ajgul' aigul’"),
        ("семен", "semyon semen semion"), ("джамиля", "dzhamilya djamilya jamilia"),
        ("жумабаева", "zhumabaeva jumabayeva jumabaeva"), ("щукин", "shchukin schukin ščukin ŝukin"),
        ("татьяна", "tat'yana tatiana tatyana tat'âna"), ("григорьев", "grigoriev grigor'ev grigoryev"),
        ("хан", "khan han xan"), ("цой", "tsoi tsoy coj tzoy"), ("александр", "alexander alexandr aleksandr"),
        ("наталья", "natalia nataliya natalya"), ("женишбек", "zhenishbek jenishbek"), ("өмүрбек", "omurbek umurbek"),
        ("елена", "yelena elena ielena jelena"), ("евгений", "evgeny yevgeniy evgenii"), ("анна", "anna ana"),
        ("горбачев", "gorbachev gorbachyov gorbachov"), ("ксения", "ksenia xenia kseniya"), ("ҷамшед", "jamshed"),
        ("подъячев", "podyachev pod”yachev podieiachev"), ("сергей", "sergei serhei sergey"),
    ],
)  # fmt: skip
def test_all_spellings_of_a_name_meet_under_one_key(name: str, spellings: str) -> None:
    keys = keys_of_cyrillic(name)
    assert [one for one in spellings.split() if keys.isdisjoint(keys_of_latin(one))] == []


@pytest.mark.parametrize(("name", "other"), [("анна", "inna"), ("марат", "murat"), ("ким", "kem"), ("лейла", "laila")])
def test_names_that_are_not_one_have_keys_of_their_own(name: str, other: str) -> None:
    assert keys_of_cyrillic(name).isdisjoint(keys_of_latin(other))


@pytest.mark.parametrize(
    "text",
    ["Gul’nara ждёт", "to Gulnara’s mother", "в деле Gul'nary", "Г у л ь н а р а", "ГУЛЬНАРА", "Гульна́ру", "Gúlnara",
     "https://news.example/%D0%93%D1%83%D0%BB%D1%8C%D0%BD%D0%B0%D1%80%D0%B0-ждёт",
     "Гульн\u200dару видели", "Гуль‐\nнару видели"],
)  # fmt: skip
def test_a_name_is_found_through_what_hides_it(text: str) -> None:
    assert found(text, known(1, name="Гульнара")) == [NAME]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Gul'nara Jumabaeva", "с Гульнарой"), ("Gul'nara Jumabaeva", "Жумабаевой отказали"),
        ("Darʹâ Ševcova", "с Дарьей"), ("Darʹâ Ševcova", "у Шевцовой"), ("Igor Zayats", "Игорю и Зайцу"),
        ("Elena Ostrovskaya", "Островскую видели"), ("Timur Shevczov", "о Шевцове"),
    ],
)  # fmt: skip
def test_a_name_kept_in_latin_letters_is_found_in_its_russian_cases(name: str, text: str) -> None:
    assert found(text, known(1, name=name)) == [NAME]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Қайрат Нұрланұлы", "с Кайратом"), ("Гүлнұр", "к Гульнур"), ("Сүйүнбаева", "Суюнбаевой"),
        ("Кайрат", "Қайратқа айтты"), ("Ҷамшед", "Джамшеда"), ("Болот кызы Айпери", "Болот кызы келди."),
        ("Gulnora Karimova", "Karimovaning onasi"), ("Шерзод Тошматов", "Toshmatovga aytishdi"),
        ("Фарҳод Саидов", "Саидовро диданд"),
    ],
)  # fmt: skip
def test_names_of_the_region_are_found_in_their_own_letters_endings_and_in_russian_ones(name: str, text: str) -> None:
    assert found(text, known(1, name=name)) == [NAME]


def test_an_english_word_that_spells_like_a_name_is_none_in_plain_speech() -> None:
    people = [known(1, name="Марина Белова"), known(2, name="Дина Тен"), known(3, name="Алина Курт")]
    text = "The old marina is alive; ten of them dine there. Court orders came. Below, they allow it."
    assert found(text, *people) == []
    assert found("They saw Marina there.", *people) == [NAME]


def test_apostrophes_of_soft_signs_are_no_part_of_a_name() -> None:
    assert name_words("Il'ina Tat’yana O'Brien") == ("ilina", "tatyana", "obrien")
    assert found("или иной", known(1, name="Il'ina")) == []


@given(st.text(max_size=60))
def test_a_text_made_ready_remembers_where_its_letters_stood(text: str) -> None:
    for reading in readings_of(text):
        for word in reading.words:
            begin, end = word.span
            assert 0 <= begin < end <= len(text)
        for piece in reading.pieces:
            assert 0 <= piece.span[0] < piece.span[1] <= len(text)


@given(st.text(alphabet="абёй\u0301\u00ad\u200bИ \u0306", max_size=30))
def test_a_stretch_found_reads_in_the_text_as_typed_what_was_found(text: str) -> None:
    assume("\u0301\u0306" not in text)  # a stress within a letter: written by no keyboard
    ready = traced(text).replaced(re.compile("[\u00ad\u200b]"), lambda _: "")
    for match in re.finditer(r"\w+", ready.text):
        begin, end = ready.span(*match.span())
        typed = re.sub("[\u00ad\u200b]", "", text[begin:end])
        kept = folded(unicodedata.normalize("NFC", re.sub("(?<=[а-яёйА-Я])\u0301", "", typed)))
        assert kept.startswith(folded(match.group())[:1])
