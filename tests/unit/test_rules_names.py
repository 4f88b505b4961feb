"""Forms of names, transliteration, endings by rule, and telling a name from a description."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.model.text import folded
from fieldcase.rules.inflect import russian_forms, turkic_forms
from fieldcase.rules.leaks import looks_like_a_name
from fieldcase.rules.name_likeness import describes, describes_a_group
from fieldcase.rules.names import name_forms, name_words
from fieldcase.rules.translit import in_cyrillic, in_latin

CYRILLIC = st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяөүң", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("лев", "льва льву львом льве"),
        ("орел", "орла орлу орлом орле"),
        ("павел", "павла павлу павлом павле"),
        ("боец", "бойца бойцу"),
        ("заяц", "зайца зайцу зайцем"),
        ("кубанычбек", "кубанычбека кубанычбеку кубанычбеком кубанычбеке"),
        ("чолпон", "чолпона чолпону чолпоном"),
        ("айгуль", "айгули айгулью айгуля айгулю"),
        ("любовь", "любви любовью любови"),
        ("андрей", "андрея андрею андреем андрее"),
        ("юрий", "юрия юрию юрием юрии"),
        ("гульнара", "гульнары гульнаре гульнару гульнарой гульнарою"),
        ("мария", "марии марию марией"),
        ("бекова", "бековой бекову беков бекова бекову бековым бековых"),
        ("турсунов", "турсунова турсунову турсуновым турсунове турсуновы турсуновой"),
        ("пушкин", "пушкина пушкиным пушкиной"),
        ("достоевский", "достоевского достоевскому достоевским достоевская достоевской достоевскую"),
        ("белая", "белой белую белый белого"),
        ("петренко", "петренко петренку петренкой"),
        ("ромашка", "ромашки ромашке ромашку ромашкой ромашек"),
        ("можжевельник", "можжевельника можжевельнику можжевельником"),
    ],
)
def test_the_rule_of_endings_knows_the_forms_of(word: str, forms: str) -> None:
    assert set(forms.split()) <= russian_forms(word)


@given(CYRILLIC)
def test_every_form_by_rule_is_a_word_that_begins_like_it_and_the_word_is_its_own_form(word: str) -> None:
    forms = russian_forms(word)
    assert word in forms
    assert all(form[:1] == word[:1] for form in forms)
    assert len(forms) < 120


@pytest.mark.parametrize("ending", ["дун", "га", "ду", "да", "дан", "нын", "ның"])
def test_kyrgyz_and_kazakh_endings_are_put_behind_a_name(ending: str) -> None:
    assert f"бекжан{ending}" in turkic_forms("бекжан")
    assert turkic_forms("ким") == frozenset()


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("айгуль", "aigul aygul"), ("юлия", "yuliya iuliia julia"), ("женишбек", "zhenishbek jenishbek"),
        ("хан", "khan han"), ("щукин", "shchukin"), ("цой", "tsoi tsoy"), ("джумабаев", "jumabaev dzhumabaev"),
        ("александр", "aleksandr alexandr"), ("өмүрбек", "omurbek"), ("қайрат", "qairat kairat"),
        ("семен", "semyon semen"),
    ],
)  # fmt: skip
def test_a_name_in_latin_letters_in_the_usual_ways(word: str, spellings: str) -> None:
    assert set(spellings.split()) <= set(in_latin(word))


@pytest.mark.parametrize(
    ("word", "spellings"),
    [("aigul", "айгуль айгул"), ("bekova", "бекова"), ("zhumabaeva", "жумабаева"), ("khan", "хан"), ("tsoy", "цой"),
     ("dzhamal", "джамал джамаль"), ("chyngyz", "чынгыз")],
)  # fmt: skip
def test_a_name_in_cyrillic_letters_in_the_usual_ways(word: str, spellings: str) -> None:
    assert set(spellings.split()) <= set(in_cyrillic(word))


@given(CYRILLIC)
def test_transliteration_stays_within_its_limit_and_its_alphabet(word: str) -> None:
    assert len(in_latin(word)) <= 256
    assert all(spelled.isascii() for spelled in in_latin(word))


def test_a_word_with_other_signs_has_no_transliteration() -> None:
    assert in_latin("ab1") == ()
    assert in_cyrillic("ж") == ()


def test_initials_and_particles_are_no_words_of_a_name() -> None:
    assert name_words("Жумабаев уулу Эрмек А.") == ("жумабаев", "эрмек")
    assert name_words("Алёна Ван дер Берг") == ("алена", "берг")


def test_the_forms_of_a_name_hold_the_name_folded() -> None:
    assert {"алена", "алене", "alena", "alyona"} <= name_forms(folded("Алёна"))


NAMES = [
    "Айгуль", "Айгуль Бекова", "айгуль бекова", "Alla B. Petrova", "Aigul", "Майор Иванов", "Police officer Bekov",
    "Aigul's neighbours", "Роза", "Вера К.", "Ким", "Сосед Петров", "Activist Bessonova", "NGO Asteria",
    "Бекова, соседка",
]  # fmt: skip
CODES = [
    "K-17", "W1", "J.1", "Activist A.", "Activist B. (exhibition)", "Journalist J.2", "Expert E.", "УВД", "К", "17",
]  # fmt: skip
DESCRIPTIONS = [
    "Neighbours", "kindergarten staff", "Museum director", "Minister of Culture", "Ultra-right group", "Newspaper",
    "Organisers of the exhibition", "Colleagues", "her daughters", "partner organisations", "соседи", "участковый",
    "Журналист газеты", "Сотрудники детского сада", "судья районного суда", "директор музея", "Two policemen",
    "Local journalists",
]  # fmt: skip


@pytest.mark.parametrize("label", NAMES)
def test_a_label_with_a_name_in_it_looks_like_a_name(label: str) -> None:
    assert looks_like_a_name(label)
    assert not describes(label)


@pytest.mark.parametrize("label", CODES)
def test_a_code_neither_names_nor_describes(label: str) -> None:
    assert not looks_like_a_name(label)
    assert not describes(label) or label == "УВД"


@pytest.mark.parametrize("label", DESCRIPTIONS)
def test_a_description_describes_and_names_nobody(label: str) -> None:
    assert not looks_like_a_name(label)
    assert describes(label)


@pytest.mark.parametrize(
    "label", ["participants", "her daughters", "activists", "partner organisations", "соседи", "её дочери"]
)
def test_everyday_words_for_several_people_are_known_for_what_they_are(label: str) -> None:
    assert describes_a_group(label)


@pytest.mark.parametrize(
    "label", ["Participants", "activist", "kindergarten staff", "ivy", "ромашка", "K-17", "", "aigul"]
)
def test_words_for_one_or_with_a_capital_are_no_everyday_words_for_a_group(label: str) -> None:
    assert not describes_a_group(label)


def test_no_label_of_the_real_chronology_is_taken_for_a_name() -> None:
    file = Path(__file__).resolve().parents[3] / "shared" / "real" / "attacks-2019.csv"
    if not file.is_file():
        pytest.skip("the real chronology is kept beside the repository, not in it")
    with file.open(encoding="utf-8") as lines:
        cells = [row[column] for row in csv.DictReader(lines) for column in ("actor", "victim")]
    labels = {label.strip() for cell in cells for label in cell.split(";") if label.strip()}
    assert len(labels) > 15
    assert [label for label in labels if looks_like_a_name(label)] == []


def test_the_dictionary_is_loaded_only_when_a_russian_word_is_looked_at() -> None:
    code = (
        "import sys; import fieldcase.rules.release, fieldcase.rules.leaks as leaks; "
        "leaks.looks_like_a_name('Museum director'); assert 'pymorphy3' not in sys.modules; "
        "leaks.looks_like_a_name('директор'); assert 'pymorphy3' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
