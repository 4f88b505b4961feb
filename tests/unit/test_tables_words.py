"""The shipped pseudonym words and norms: words that are nobody's name, references that say how they were checked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import resources

import pymorphy3
import pytest

from fieldcase.casework.tables import STATUSES, options, shipped
from fieldcase.model.text import folded
from fieldcase.rules.uses import USES

NAME_MARKS = frozenset({"Name", "Surn", "Patr"})
NORM_FILES = sorted(
    file.name for file in resources.files("resources").joinpath("norms").iterdir() if file.name.endswith(".json")
)


@pytest.fixture(scope="module")
def is_a_name() -> Callable[[str], bool]:
    """Whether the Russian dictionary knows a word as a first name, a surname or a patronymic."""
    morphology = pymorphy3.MorphAnalyzer()

    def known(word: str) -> bool:
        return any(NAME_MARKS & set(map(str, parse.tag.grammemes)) for parse in morphology.parse(word))

    return known


def test_there_are_four_hundred_words_and_the_lists_run_in_step() -> None:
    words = shipped().pseudonyms
    assert set(words) == {"en", "ru"}
    assert len(words["en"]) == len(words["ru"]) >= 400


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_pseudonym_stands_twice(language: str) -> None:
    words = [folded(word) for word in shipped().pseudonyms[language]]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("language", "letters"), [("en", "[A-Z][a-z]+"), ("ru", "[А-ЯЁ][а-яё]+")])
def test_a_pseudonym_is_one_word_with_a_capital_and_no_initial(language: str, letters: str) -> None:
    assert [word for word in shipped().pseudonyms[language] if not re.fullmatch(letters, word) or len(word) < 2] == []


def test_no_russian_pseudonym_is_known_as_a_persons_name(is_a_name: Callable[[str], bool]) -> None:
    assert [word for word in shipped().pseudonyms["ru"] if is_a_name(word)] == []
    assert is_a_name("Мороз")  # the controls: a surname that is also a thing, and a first name that is a flower
    assert is_a_name("Роза")


def test_no_pseudonym_is_a_word_of_the_drug_trade_or_of_a_cell() -> None:
    unfit = {"закладка", "герань", "соль", "мак", "игла", "баклан", "петух", "бутылка", "ласточка", "снег", "конверт"}
    assert not unfit & {folded(word) for word in shipped().pseudonyms["ru"]}


def test_every_use_has_more_than_forty_words_of_its_own() -> None:
    assert len(shipped().pseudonyms["en"]) // len(USES) >= 40


@pytest.mark.parametrize("number", range(1, 17))
def test_every_substantive_article_of_cedaw_can_be_cited(number: int) -> None:
    norm = shipped().norms[f"cedaw:{number}"]
    assert (norm.instrument, norm.number) == ("cedaw", str(number))
    assert norm.label("ru")


@pytest.mark.parametrize(
    "code",
    [
        "cedaw-gr:19", "cedaw-gr:24", "cedaw-gr:33", "cedaw-gr:35", "iccpr:2", "iccpr:7", "iccpr:9", "iccpr:10",
        "iccpr:14", "iccpr:17", "iccpr:19", "iccpr:21", "iccpr:22", "iccpr:26", "icescr:2", "icescr:12", "cat:1",
        "cat:2", "cat:12", "cat:13", "cat:16", "crc:3", "crc:9", "crc:16", "guidelines:II.1", "guidelines:II.9",
        "guidelines:II.10", "guidelines:II.12", "guidelines:III.1", "guidelines:III.1.3", "guidelines:IV.3",
        "kg-cc:268", "kg-misconduct:123",
    ],
)  # fmt: skip
def test_what_the_field_cites_can_be_cited(code: str) -> None:
    norm = shipped().norms[code]
    assert code == f"{norm.instrument}:{norm.number}"
    assert norm.label("en") != norm.label("ru")


@pytest.mark.parametrize("name", NORM_FILES)
def test_a_file_of_norms_has_a_title_in_both_languages_and_says_what_its_parts_are_called(name: str) -> None:
    file = json.loads(resources.files("resources").joinpath("norms", name).read_text("utf-8"))
    instrument = shipped().instruments[file["instrument"]]
    assert instrument["en"] != instrument["ru"]
    assert instrument["unit"] in ("article", "recommendation", "guideline")
    codes = [row["code"] for row in file["norms"]]
    assert len(set(codes)) == len(codes)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", file["date"])


def test_a_norm_whose_text_nobody_compared_counts_as_memory_whatever_the_source_calls_it() -> None:
    assert {norm.status for norm in shipped().norms.values()} <= STATUSES
    assert shipped().norms["guidelines:IV.3"].status == "memory"


@pytest.mark.parametrize(
    ("code", "status"),
    [("cedaw-gr:35", "verified"), ("cedaw:5", "memory"), ("guidelines:III.1.1", "secondary"), ("kg-cc:268", "seed")],
)
def test_a_status_stands_as_the_source_gives_it(code: str, status: str) -> None:
    assert shipped().norms[code].status == status


def test_a_verified_norm_says_where_it_was_read() -> None:
    assert [norm.code for norm in shipped().norms.values() if norm.status == "verified" and not norm.source] == []


def test_norms_stand_in_the_order_in_which_lawyers_cite_instruments() -> None:
    order = list(dict.fromkeys(norm.instrument for norm in shipped().norms.values()))
    assert order == [code for code in shipped().instruments if code in order], "some are cited by no article yet"
    assert order[0] == "cedaw"


def test_norms_are_offered_by_code_and_title() -> None:
    assert ("cedaw:12", "Здравоохранение") in options("norm", "ru")
