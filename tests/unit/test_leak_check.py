"""The leak check of a report: what leads to a person, known or not, where it stands and what to do about it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.release_cases import SCOPE
from unit.russian_pages import ENGLISH_PAGE, RUSSIAN_PAGE

from fieldcase.i18n import words
from fieldcase.model.case import Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import IdentityId, PersonId, SourceId
from fieldcase.model.people import PersonIdentity
from fieldcase.rules import leak_check as check
from fieldcase.rules import trail_names, trail_numbers, trail_places, trail_sources, trail_words
from fieldcase.rules.leak_check import STOP, WARN, Background, LeakFound, leak_check

WHO, OTHER = PersonId(bytes([1]) * 16), PersonId(bytes([2]) * 16)
AIGUL = PersonIdentity(
    id=IdentityId(bytes([1]) * 16), scope=SCOPE, person=WHO, name="Айгуль Бекова", other_names=("Айка",),
    phone="+996 555 12-34-56", birth_date=UncertainDate("1990-12-04"), address="ул. Токтогула, 12", school="школа № 5",
)  # fmt: skip
NEWS = Source(
    id=SourceId(bytes([3]) * 16), scope=SCOPE, title="Пациентку выгнали из палаты", outlet="Вечерние Липки",
    address="https://news.example/2019/12/27/patient-out", published=UncertainDate("2019-12-27"), identifies=(WHO,),
)  # fmt: skip


def told(text: str, **background: Any) -> list[tuple[str, str, str]]:
    """Level, the words found, and what they are."""
    return [(one.level, text[one.begin : one.end], one.what) for one in checked(text, **background)]


def checked(text: str, **background: Any) -> tuple[LeakFound, ...]:
    return leak_check([("p. 1", text)], Background(**background))


def test_what_the_vault_knows_stops_and_its_place_is_that_in_the_text_as_typed() -> None:
    text = "Утром Бе\u00adко\u200bвой и Aigul\u2019 Bekova отказали: +996 (555) 12 34 56, 04.12.1990, Токтогула 12."
    found = checked(text, identities=(AIGUL,))
    assert {one.level for one in found} == {STOP}
    assert [text[one.begin : one.end] for one in found] == [
        "Бе\u00adко\u200bвой", "Aigul\u2019 Bekova", "+996 (555) 12 34 56", "04.12.1990", "Токтогула 12",
    ]  # fmt: skip
    assert {one.people for one in found} == {(WHO,)}


def test_a_finding_says_what_to_put_in_its_place() -> None:
    (name,) = checked("С Бековой говорили.", identities=(AIGUL,), labels={WHO: "Ромашка"})
    assert name.told(words("en")) == (
        "p. 1: Name of the person. Put “Ромашка” in its place. If somebody else of that name is meant, add the name to"
        " the list."
    )
    (name,) = checked("С Бековой говорили.", identities=(AIGUL,))
    assert name.advice == check.PUT_A_ROLE
    (school,) = checked("Учится в школе № 5.", identities=(AIGUL,))
    assert (school.level, school.advice) == (STOP, trail_words.NO_INSTITUTION)
    (born,) = checked("4 декабря 1990 года", identities=(AIGUL,))
    assert (born.level, born.advice) == (STOP, trail_words.AS_A_BAND)
    assert "Беков" not in repr(name) + name.told(words("en"))


def test_who_may_be_named_stands_by_name_and_nobody_is_warned_of() -> None:
    text = "Айгуль Бекова ждёт. Звонили +996 555 12-34-56."
    assert [one[:2] for one in told(text, identities=(AIGUL,), allowed=frozenset({WHO}))] == [
        (STOP, "+996 555 12-34-56")
    ]


def test_a_namesake_on_the_list_may_stand_by_the_full_name_alone() -> None:
    text = "Доклад написала Айгуль Сафина. Айгуль ждёт."
    assert (STOP, "Айгуль", "Name of the person") in told("Айгуль Сафина", identities=(AIGUL,))
    assert told(text, identities=(AIGUL,), nameable=("Айгуль Сафина",)) == [(STOP, "Айгуль", "Name of the person")]
    assert told("Айгулью Сафиной написан доклад", identities=(AIGUL,), nameable=("Айгуль Сафина",)) == []


def test_a_first_name_may_be_that_of_many_and_beside_a_surname_is_that_of_one() -> None:
    other = PersonIdentity(id=IdentityId(bytes([2]) * 16), scope=SCOPE, person=OTHER, name="Айгуль Сафина")
    labels = {WHO: "Ромашка", OTHER: "Берёза"}
    alone, whole = checked("Айгуль ждёт. Сафину Айгуль видели.", identities=(AIGUL, other), labels=labels)
    assert (alone.people, alone.advice) == ((WHO, OTHER), check.PUT_A_ROLE)
    assert (whole.people, whole.values) == ((OTHER,), {"label": "Берёза"})
    apart = checked("Айгуль, Бекова и Сафина", identities=(AIGUL, other))
    assert [one.people for one in apart] == [(WHO,), (OTHER,)]


NUMBERS = [
    ("Звоните +996 700 11-22-33.", "+996 700 11-22-33", trail_numbers.PHONE),
    ("тел. 66-77-88", "66-77-88", trail_numbers.PHONE), ("0 (312) 66-77-88", "0 (312) 66-77-88", trail_numbers.PHONE),
    ("call 8 (701) 123 45 67", "8 (701) 123 45 67", trail_numbers.PHONE),
    ("write to some.one@mail.example.", "some.one@mail.example", trail_numbers.EMAIL),
    ("пишет @handle_x", "@handle_x", trail_numbers.ACCOUNT),
    ("https://t.me/foo_bar", "https://t.me/foo_bar", trail_numbers.ACCOUNT),
    ("паспорт AN1234567", "AN1234567", trail_numbers.DOCUMENT),
    ("ИИН 940312301234", "940312301234", trail_numbers.DOCUMENT),
    ("ПИН 21203199401234", "21203199401234", trail_numbers.DOCUMENT),
    ("паспорт 45 08 123456", "45 08 123456", trail_numbers.DOCUMENT),
    ("СНИЛС 123-456-789 01", "123-456-789 01", trail_numbers.DOCUMENT),
    ("3141282A009PB5", "3141282A009PB5", trail_numbers.DOCUMENT), ("12AB34567", "12AB34567", trail_numbers.DOCUMENT),
    ("А12345678", "А12345678", trail_numbers.DOCUMENT), ("N 12345678", "N 12345678", trail_numbers.DOCUMENT),
    ("personal code 39403120123", "39403120123", trail_numbers.DOCUMENT),
    ("АН № 123456", "АН № 123456", trail_numbers.DOCUMENT), ("MP1234567", "MP1234567", trail_numbers.DOCUMENT),
    ("4111 1111 1111 1111", "4111 1111 1111 1111", trail_numbers.BANK),
    ("на KZ86 125K ZT50 0410 0100", "KZ86 125K ZT50 0410 0100", trail_numbers.BANK),
    ("01 KG 123 ABC", "01 KG 123 ABC", trail_numbers.PLATE), ("госномер А123ВС 77", "А123ВС 77", trail_numbers.PLATE),
]  # fmt: skip
WORDS = [
    ("Она 1994 г.р., из области", "1994 г.р.", trail_words.BIRTH),
    ("born on 12 March 1994", "born on 12 March 1994", trail_words.BIRTH),
    ("12.03.1994 года рождения", "12.03.1994 года рождения", trail_words.BIRTH),
    ("живёт на ул. Мира, д. 7, кв. 5", "ул. Мира, д. 7, кв. 5", trail_words.ADDRESS),
    ("на улице Ленина 5", "улице Ленина 5", trail_words.ADDRESS),
    ("at 12 Toktogul Street", "12 Toktogul Street", trail_words.ADDRESS),
    ("уголовное дело № 1-234/2019", "дело № 1-234/2019", trail_words.COURT_FILE),
    ("КУСП № 1234", "КУСП № 1234", trail_words.COURT_FILE),
    ("criminal case no. 03-150-19", "criminal case no. 03-150-19", trail_words.COURT_FILE),
    ("в детском саду № 12", "детском саду № 12", trail_words.NUMBERED),
    ("сидит в ИК-12", "ИК-12", trail_words.NUMBERED), ("School No. 8", "School No. 8", trail_words.NUMBERED),
    ("the only female detox", "the only female detox", trail_words.THE_ONLY_ONE),
    ("единственная женская клиника", "единственная женская клиника", trail_words.THE_ONLY_ONE),
]  # fmt: skip
NAMES = [
    ("Пришла Мария Ковалёва", "Мария Ковалёва"), ("сказал А. Б. Иванов", "А. Б. Иванов"),
    ("Допрошена Петрова Анна Сергеевна", "Петрова Анна Сергеевна"), ("Шерзод Каримов ждёт", "Шерзод Каримов"),
    ("Мы видели Чолпон Мамытовой вчера", "Чолпон Мамытовой"),
    ("речь о Т. Р. Ткаче", "Т. Р. Ткаче"), ("We saw Gul’nara Černyševa", "Gul’nara Černyševa"),
    ("Sherzod Karimov waited", "Sherzod Karimov"), ("by Olga Petrova.", "Olga Petrova"),
    ("участковый Петров", "Петров"), ("with Dr Smirnov", "Smirnov"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "what"), [*NUMBERS, *WORDS])
def test_traces_of_people_the_vault_does_not_know_are_warned_of(text: str, found: str, what: str) -> None:
    assert told(text) == [(WARN, found, what)]


@pytest.mark.parametrize(("text", "found"), NAMES)
def test_a_name_that_the_vault_does_not_know_is_warned_of_unless_it_may_stand(text: str, found: str) -> None:
    assert told(text) == [(WARN, found, trail_names.UNKNOWN)]
    assert told(text, nameable=(found, "Кто-то Другой")) == []
    assert told(text, nameable=("Кто-то Другой",)) != []


@pytest.mark.parametrize(
    "text",
    [
        "A/HRC/38/36, CEDAW/C/KGZ/CO/5, 34/12, art. 228, No. 12345/67; ISBN 9785170123456",
        "Budget 1 250 000 som; 12 345 678 people, 2019-2020, 12.03.2019 and 10:30.", "ч. 1 ст. 228; таблица № 5",
        "Верховный Суд, Совет Европы, Новая Зеландия, Ленинский район", "Human Rights Committee, New York, Mexico City",
        "в доме 5 человек", "the only way", "https://www.ohchr.org/en/treaty-bodies/cedaw-committee-on-women-and-men",
        "В марте 1994 года закон изменили.", "4111 1111 1111 1112", RUSSIAN_PAGE.replace("посёлок", "город"),
        ENGLISH_PAGE,
    ],
)  # fmt: skip
def test_what_an_ordinary_report_holds_is_not_warned_of(text: str) -> None:
    assert told(text) == []


def test_a_place_of_few_is_found_in_its_forms_and_one_of_many_is_not() -> None:
    places = {"Кара-Балта": 3, "Верхние Липки": 4, "Бишкек": 5}
    text = "Встреча в Кара-Балте, в Верхних Липках, in Verkhnie Lipki и в Бишкеке; липки растут."
    found = checked(text, places=places)
    assert [text[one.begin : one.end] for one in found] == ["Кара-Балте", "Верхних Липках", "Verkhnie Lipki"]
    assert "fewer than 5" in found[0].told(words("en"))
    assert told("в селе Липовка") == [(WARN, "селе Липовка", trail_places.SMALL)]
    assert told("в селе Липовка", places={"Липовка": 12}) == []


def test_a_source_that_identifies_somebody_not_named_is_found_by_address_title_and_day() -> None:
    text = (
        "См. news.example/2019/12/27/patient-out. «Пациентку выгнали из палаты» пишет газета.\n"
        "«Вечерние Липки», 27 декабря 2019 года."
    )
    expected = [trail_sources.OF_A_SOURCE] * 2 + [trail_sources.OUTLET_AND_DAY]
    assert [what for _, _, what in told(text, sources=(NEWS,))] == expected
    assert [what for _, _, what in told(text, sources=(NEWS,), allowed=frozenset({WHO}))] == []


def test_a_web_address_with_a_title_in_it_is_warned_of_and_a_name_in_it_stops() -> None:
    text = "https://news.example/zhenshchinu-vygnali-iz-bolnitsy-noch"
    assert told(text) == [(WARN, text, trail_sources.TITLE_IN_ADDRESS)]
    named = "https://news.example/2019/bekova-aigul"
    assert [one[:2] for one in told(named, identities=(AIGUL,))] == [(STOP, "bekova-aigul")]


def test_a_day_a_small_place_and_an_outlet_together_are_a_finding() -> None:
    text = "Об этом 27.12.2019 в Липовке писала «Вечерняя газета»."
    assert trail_sources.DAY_PLACE_OUTLET in [what for _, _, what in told(text, places={"Липовка": 2})]
    apart = text.replace("27.12.2019 ", "")
    assert [what for _, _, what in told(apart, places={"Липовка": 2})] == [trail_places.FEW]


def test_a_working_pseudonym_of_another_file_is_a_fingerprint() -> None:
    pseudonyms = {WHO: "Ромашка", OTHER: "К-17"}
    text = "Тогда Ромашка ждала K-17; ромашка растёт."
    found = checked(text, pseudonyms=pseudonyms)
    assert [text[one.begin : one.end] for one in found] == ["Ромашка", "K-17"]
    assert {(one.level, one.advice) for one in found} == {(WARN, check.FINGERPRINT)}
    assert [one[1] for one in told(text, pseudonyms=pseudonyms, labels={WHO: "Ромашка"})] == ["K-17"]


def test_a_warning_inside_a_stop_is_not_told_twice() -> None:
    text = "Звонили +996 555 12-34-56, Айгуль Бекова."
    assert {level for level, _, what in told(text, identities=(AIGUL,)) if what == trail_numbers.PHONE} == set()
    assert (WARN, "+996 555 12-34-56", trail_numbers.PHONE) in told(text), "the control"


def test_findings_keep_the_order_of_the_texts_and_their_places() -> None:
    found = leak_check([("p. 1", "тел. 66-77-88"), ("file name", "bekova.pdf")], Background(identities=(AIGUL,)))
    assert [(one.text, one.place, one.level) for one in found] == [(0, "p. 1", WARN), (1, "file name", STOP)]


@given(st.text(max_size=120))
def test_any_text_can_be_checked_and_every_finding_lies_inside_it(text: str) -> None:
    found = checked(f"{text} Бекова {text}", identities=(AIGUL,), places={"Липки": 1}, sources=(NEWS,))
    assert all(0 <= one.begin < one.end <= 2 * len(text) + 8 for one in found)


def test_fifty_pages_and_three_hundred_identities_take_seconds() -> None:
    names = [
        f"{given} {family}" for given in ("Айгуль", "Мария", "Рустам") for family in ("Бекова", "Ким", "Заславская")
    ]
    people = tuple(
        PersonIdentity(
            id=IdentityId(one.to_bytes(16, "big")), scope=SCOPE, person=PersonId(one.to_bytes(16, "big")),
            name=f"{names[one % 9]}{'абвгдежзик'[one % 10]}", phone=f"+996 555 {one:06}", address=f"ул. Мира, {one}",
            birth_date=UncertainDate(f"19{one % 90 + 10}-03-12"), document=f"AN{one:07}",
        )
        for one in range(300)
    )  # fmt: skip
    pages = [
        (f"p. {one}", part) for one in range(25) for page in (RUSSIAN_PAGE, ENGLISH_PAGE) for part in page.split("\n\n")
    ]
    started = time.perf_counter()
    leak_check(pages, Background(identities=people))
    assert time.perf_counter() - started < 20
