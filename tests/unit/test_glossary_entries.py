"""The glossary: which terms stand in a text, own entries before delivered ones, and what a dossier prints of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import desk_at

from fieldcase.casework import glossary, wordings
from fieldcase.casework.desk import Desk
from fieldcase.dossier.blocks import Exhibit, Heading, Paragraph, Run, Table
from fieldcase.dossier.compose.glossary import _texts
from fieldcase.rules.glossary import Entry, forms_of, used
from fieldcase.rules.wording import Wordings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def terms(desk: Desk, *texts: str, language: str = "ru") -> list[str]:
    return [one.term for one in used(glossary.entries(desk, language), texts)]


def test_every_delivered_entry_is_there_in_both_languages_and_finds_its_own_term() -> None:
    entries = glossary.delivered()
    assert len(entries) == len({one.id for one in entries})
    assert sorted(one.language for one in entries) == ["en"] * 22 + ["ru"] * 22
    forms = glossary._forms()
    for one in entries:
        own = Entry(one.term, one.meaning, "", forms[one.id])
        assert used((own,), (one.term,)) == (own,), one.term


def test_no_delivered_entry_says_a_word_that_the_lists_advise_against() -> None:
    guard = Wordings(wordings.advice())
    assert [hit.found for one in glossary.delivered() for hit in guard.hits(f"{one.term}. {one.meaning}")] == []
    assert list(guard.hits("наркоманы")), "the control"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Ей отказали в заместительной терапии.", ["опиоидная заместительная терапия (ОЗТ)"]),
        ("Пункт ОЗТ закрыт.", ["опиоидная заместительная терапия (ОЗТ)"]),
        ("Он сказал: «Вас снимут с наркологического учёта».", ["наркологический учёт"]),
        ("Хранение без цели сбыта в крупном размере.", ["крупный размер", "без цели сбыта"]),
        ("Старт озт-группы: зарт и аорт.", []),
        ("", []),
    ],
)
def test_terms_are_found_in_any_ending_and_within_quotations(desk: Desk, text: str, there: list[str]) -> None:
    assert terms(desk, text) == sorted(there, key=lambda one: one)


def test_an_own_entry_stands_in_the_place_of_a_delivered_one(desk: Desk) -> None:
    one = next(one for one in glossary.delivered() if one.term == "снижение вреда")
    made, _ = glossary.make_own(desk, one)
    desk.save(made, replace(made, meaning="Example / Пример: своими словами", source="Пример-сеть"))
    found = [one for one in glossary.entries(desk, "ru") if one.term == "снижение вреда"]
    assert [(one.meaning, one.source) for one in found] == [("Example / Пример: своими словами", "Пример-сеть")]
    assert terms(desk, "программы снижения вреда") == ["снижение вреда"]


def test_an_own_term_is_found_with_its_endings_by_several_phrases_and_capitals_alone(desk: Desk) -> None:
    one = replace(glossary.blank(desk), language="ru", term="дневной стационар; ДС", meaning="Пример")
    desk.save(None, one)
    half = replace(glossary.blank(desk), language="ru", term="без смысла")
    desk.save(None, half)
    assert terms(desk, "в дневном стационаре") == ["дневной стационар"]
    assert terms(desk, "отделение ДС") == ["дневной стационар"]
    assert terms(desk, "дс и стационар без смысла") == []
    assert forms_of(" ; *; - ") == ("*", "-")
    assert used((Entry("x", "y", "", forms_of("; *; -")),), ("любой текст - и *",)) == ()


def test_what_is_printed_is_read_and_what_only_a_program_sees_is_not() -> None:
    blocks = (
        Heading("Заголовок", 1, "anchor-OST"),
        Paragraph((Run("снижение "), Run("вреда", target="https://ОЗТ.example", footnote="сноска")), "ru", "quote"),
        Table("Таблица", ("шапка",), (((Run("ячейка"),),),), (1.0,)),
        Exhibit("7", "Название", "exhibit", "что видно", b"picture"),
    )
    assert set(_texts(blocks)) >= {"Заголовок", "снижение вреда", "сноска", "Таблица", "шапка", "ячейка", "Название"}
    assert not {text for text in _texts(blocks) if "OST" in text or "ОЗТ" in text or text in ("ru", "quote", "7")}
