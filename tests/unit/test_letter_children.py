"""What leads to a child in a letter is told: the exact age, the school, the kindergarten; other numbers are not."""

from __future__ import annotations

import pytest
from letters_written import NAME, RU, consent, gathered, letter, person

from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.errors import IdentityInLetter
from fieldcase.model.ids import RelationId
from fieldcase.model.letters import Letter
from fieldcase.model.security import Relation

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


def sentences(desk: Desk, one: Letter) -> list[str]:
    """Every sentence of the checks."""
    return [finding.told(RU) for finding in gathered(desk, one).findings()]


def told(desk: Desk, one: Letter) -> list[str]:
    """The sentences on what leads to a child."""
    return [sentence for sentence in sentences(desk, one) if "ведёт к ребёнку" in sentence]


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


def test_naming_a_parent_warns_of_the_children(desk: Desk) -> None:
    child = person(desk, name="Данияр Беков", pseudonym="К-18", kind="child")
    who = person(desk, children=(child.id,))
    consent(desk, who, "named")
    one = letter(desk, text=f"Говорит {NAME}.", people=(who.id,))
    # Mother and son share a word of their name: hers alone may stand.
    assert any("дет" in told and NAME in told for told in sentences(desk, one))
    consent(desk, child, "named", given_by="мать")
    with pytest.raises(IdentityInLetter):
        gathered(desk, letter(desk, text="Это сын, Данияр.")).released()


@pytest.mark.parametrize("kind", ["parent", "child", "colleague"])
def test_a_recorded_relation_to_a_child_warns_as_the_record_of_the_parent_does(desk: Desk, kind: str) -> None:
    case = cases.new_case(desk, "Пример", country="KZ")
    child = person(desk, case.scope, name="Данияр Тестов", pseudonym="К-18", kind="child")
    who = person(desk, case.scope)
    consent(desk, who, "named")
    first, second = (child, who) if kind == "child" else (who, child)
    tie = Relation(
        id=RelationId(desk.new_id()), scope=case.scope, person=first.id, kind=kind, other=second.id
    )  # fmt: skip
    with desk.deed():
        desk.save(None, tie)
    warned = sentences(desk, letter(desk, text=f"Говорит {NAME}.", people=(who.id,)))
    assert any("дет" in one and NAME in one for one in warned) == (kind != "colleague")
