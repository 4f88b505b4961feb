"""What leads to a child in a letter is told: the exact age, the school, the kindergarten; other numbers are not."""

from __future__ import annotations

import pytest
from letters_written import RU, consent, gathered, letter, person

from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.model.letters import Letter

AGES = (
    "Девочке 7 лет.", "Сыну шесть лет.", "Дочь родилась 12.03.2019.", "Семилетняя девочка.", "Ребёнку 11 месяцев.",
    "Her son is 9 years old.", "A 7-year-old girl.", "The boy, aged 12, was there.", "Пятнадцатилетний подросток.",
)  # fmt: skip
SCHOOLS = (
    "Она ходит в школу № 5.", "Детский сад «Солнышко».", "Гимназия 12.", "Садик «Ромашка».", "Учится в 3 «Б» классе.",
    "School No. 4 called.", "The kindergarten asked.",
)  # fmt: skip
NEITHER = (
    "Лечение длится 5 лет.", "Вопрос стоит 10 месяцев.", "За 3 года ответа нет.", "Статья 17, пункт 2.",
    "Лечение детей прервано.", "Школа общественного здравоохранения.", "The clinic has worked for 7 years.",
)  # fmt: skip


def told(desk: Desk, one: Letter) -> list[str]:
    """The sentences on what leads to a child."""
    every = [finding.told(RU) for finding in gathered(desk, one).findings()]
    return [sentence for sentence in every if "ведёт к ребёнку" in sentence]


@pytest.mark.parametrize("words", [*AGES, *SCHOOLS])
def test_an_age_a_school_or_a_kindergarten_is_told(desk: Desk, words: str) -> None:
    assert len(told(desk, letter(desk, text=words))) == 1


@pytest.mark.parametrize("words", NEITHER)
def test_the_control_years_of_treatment_and_articles_are_not(desk: Desk, words: str) -> None:
    assert told(desk, letter(desk, text=words)) == []


def test_years_are_an_age_where_the_letter_tells_of_a_child_by_its_record(desk: Desk) -> None:
    case = cases.new_case(desk, "Пример", country="KZ")
    child = person(desk, case.scope, kind="child", age_band="under_14", pseudonym="Ёжик-3")
    consent(desk, child, "without_name", given_by="мать")
    for people in ((child.id,), ()):
        assert len(told(desk, letter(desk, case.scope, text="Ёжику-3 6 лет.", people=people))) == 1
