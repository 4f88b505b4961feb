"""Known identities in a text, in the ways people write them. Every form here is typed by hand."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.release_cases import SCOPE, consent, person
from unit.russian_pages import ENGLISH_PAGE, RUSSIAN_PAGE

from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import field_named
from fieldcase.model.ids import IdentityId, PersonId
from fieldcase.model.people import PersonIdentity
from fieldcase.rules.leaks import Finding, find_known_identities


def known(one: int = 1, **what: Any) -> PersonIdentity:
    return PersonIdentity(id=IdentityId(bytes([one]) * 16), scope=SCOPE, person=PersonId(bytes([one]) * 16), **what)


AIGUL = known(
    1, name="Айгуль Бекова", other_names=("Белая Роза", "kira_88"), phone="+996 555 12-34-56, 0312 66 77 88",
    email="aigul.bek@mail.example", birth_date=UncertainDate("1990-12-04"), school="Школа-гимназия №5",
    address="г. Бишкек, ул. Токтогула, 12, кв. 5", document="паспорт AN 1234567",
    accounts=("@aigulka_b", "https://www.facebook.com/aigul.b.5/"),
)  # fmt: skip


def found(text: str, *identities: PersonIdentity, allowed: tuple[PersonId, ...] = ()) -> list[str]:
    """The labels of the fields found in a text."""
    return [one.what for one in find_known_identities([("p. 1", text)], identities or (AIGUL,), allowed)]


def label(field: str) -> str:
    return field_named(PersonIdentity, field).about.label


NAME, NICKNAMES, PHONE, MAIL = label("name"), label("other_names"), label("phone"), label("email")
BIRTH, ADDRESS, DOCUMENT = label("birth_date"), label("address"), label("document")
SCHOOL, ACCOUNT = label("school"), label("accounts")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Айгуль пришла одна.", NAME),
        ("С Айгулью говорили в коридоре.", NAME),
        ("Бековой отказали в приёме.", NAME),
        ("Заявление Бековой Айгули приняли.", NAME),
        ("БЕКОВУ задержали.", NAME),
        ("вызвали бекову", NAME),
        ("У её брата, Бекова, спросили документы.", NAME),
        ("Семью Бековых знают все.", NAME),
        ("Айгульга айтышты.", NAME),
        ("Aigul said so.", NAME),
        ("They asked Aygul's mother.", NAME),
        ("Mrs Bekova was not there.", NAME),
        ("the Bekovas", NAME),
        ("Файл: aigul_bekova_2019.jpg", NAME),
        ("aigulbekova.pdf", NAME),
        ("BekovaAigul", NAME),
        ("АйгульБекова", NAME),
        ("Бе\u00adкова ушла.", NAME),
        ("Бе\u0301кова ушла.", NAME),
        ("Об этом сказала Бе-\nкова.", NAME),
        ("Бeковa", NAME),  # two Latin letters in a Russian word
        ("Айгуль\u00a0Бекова", NAME),
        ("Её зовут белая роза.", NICKNAMES),
        ("Прозвище: Белой Розе звонили.", NICKNAMES),
        ("написала kira_88 вечером", NICKNAMES),
        ("Тел. +996555123456", PHONE),
        ("Тел. 0555 12 34 56", PHONE),
        ("Тел. (0555) 123-456.", PHONE),
        ("тел.0555123456;", PHONE),
        ("0312-66-77-88", PHONE),
        ("Write to AIGUL.BEK@mail.example.", MAIL),
        ("aigul.bek на почте", MAIL),
        ("Родилась 04.12.1990 в городе.", BIRTH),
        ("Родилась 4.12.90.", BIRTH),
        ("04/12/1990", BIRTH),
        ("12/04/1990", BIRTH),
        ("1990-12-04", BIRTH),
        ("4 декабря 1990 года", BIRTH),
        ("4-го декабря 1990", BIRTH),
        ("born on 4 December 1990", BIRTH),
        ("born December 4th, 1990", BIRTH),
        ("the 4th of December 1990", BIRTH),
        ("04 дек. 1990", BIRTH),
        ("Живёт на Токтогула 12.", ADDRESS),
        ("ул. Токтогула, д. 12", ADDRESS),
        ("на улице Токтогула, дом 12", ADDRESS),
        ("12 Toktogul Street", ADDRESS),
        ("Паспорт AN1234567", DOCUMENT),
        ("№ 123-45-67", DOCUMENT),
        ("учится в школе №5", SCHOOL),
        ("5-я гимназия", SCHOOL),
        ("School No. 5", SCHOOL),
        ("t.me/aigulka_b", ACCOUNT),
        ("@AIGULKA_B пишет", ACCOUNT),
        ("facebook.com/aigul.b.5", ACCOUNT),
    ],
)  # fmt: skip
def test_an_identity_is_found_in_whatever_way_it_is_written(text: str, what: str) -> None:
    assert what in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Байгуль, Айгульский, Бековать и Бековник",
        "В саду увяла роза, зато белая берёза осталась.",
        "14.12.1990 и 04.12.1991, 4 декабря 2019 года",
        "Токтогула 15; Токтогула 112",
        "Дом 12 стоит пустой",
        "5 лет учёбы, школа № 15",
        "0555 12 34 57; +996 555 12 34 5",
        "AN1234568",
        "kira_880, mykira_88, kira",
        "aigulka_bb",
        "mail.example, bek@mail.example",
        "Кафе «Белая берёза»",
    ],
)
def test_what_only_resembles_an_identity_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("name", "hits", "misses"),
    [
        ("Ким", ["Ким сказал.", "Киму отказали", "с Кимом", "позвали кима"], ["Кимоно и Кимберли.", "кимчи"]),
        ("Лев Цой", ["у Льва", "Льву отказали", "Льва видели.", "с Цоем"], ["лев рычит", "видели льва в зоопарке"]),
        ("Вера", ["сказала Вера", "видели Веру там", "гр. Вера пришла", "Вера К. пришла"],
         ["Вера в людей помогает.", "вера в людей", "Он ждал. Вера угасла.", "потеря веры"]),
        ("Надежда", ["о Надежде писали"], ["есть надежда", "Надежда умирает последней, как говорят люди."]),
        ("Любовь", ["к Любови пришли", "у Любови"], ["любовь к детям", "Любовь к детям не запретишь никому."]),
        ("Орёл", ["Орлу отказали", "задержали Орла"], ["орлы летели", "видели орла"]),
        ("Павел", ["Павла вызвали", "с Павлом"], ["павлин"]),
        ("Марина Коваль", ["Марину", "с Ковалем", "Ковалю"], ["ковальский", "субмарина"]),
        ("Илья", ["Ильи не было", "Илье"], ["ильм", "ил"]),
        ("Юлия", ["Юлией", "Yuliya", "Iuliia", "Julia"], ["июля", "юла"]),
        ("Достоевская", ["Достоевской", "Достоевскую", "Достоевский"], ["достоевщина"]),
        ("Петренко", ["Петренко", "с Петренкой"], ["петрушка"]),
        ("Ли", ["Видели Ли у входа"], ["была ли она там", "нашли ли его"]),
        ("Жумабаев уулу Эрмек", ["Эрмеку", "Жумабаева"], ["уулу", "кызы"]),
        ("Анна-Мария", ["Анны-Марии", "с Марией"], ["манна"]),
        ("Mark Stone", ["They saw Mark there"], ["the mark on the wall", "Mark the place.", "a stone"]),
        ("Aigul Bekova", ["Айгуль", "Айгуля", "Бековой", "Bekova", "Bekowa"], ["байгул"]),
        ("Дженнифер", ["Jennifer", "Dzhennifer"], ["дженерик"]),
        ("Алёна", ["Алена", "Алёне", "АЛЁНА", "Alyona"], ["аллея"]),
    ],
)  # fmt: skip
def test_a_name_in_its_forms_and_what_is_no_form_of_it(name: str, hits: list[str], misses: list[str]) -> None:
    one = known(7, name=name)
    assert [text for text in hits if not found(f"Потом {text}" if " " not in text else text, one)] == []
    assert [
        text for text in misses if found(f"Там росла {text} и больше ничего." if " " not in text else text, one)
    ] == []


def test_both_words_of_a_name_side_by_side_count_wherever_they_stand() -> None:
    rose = known(7, name="Вера Надеждина", other_names=("Красная Шапочка",))
    assert found("вера надеждина", rose) == [NAME]
    assert found("Красной шапочке звонили.", rose) == [NICKNAMES]
    assert found("Кто-то в красной шапке", rose) == []


def test_a_name_agreed_to_may_stand_and_nothing_else_of_that_person() -> None:
    allowed = (PersonId(bytes([1]) * 16),)
    assert found("Айгуль Бекова, с Бековой", allowed=allowed) == []
    assert found("Айгуль Бекова, 0555123456, Токтогула 12", allowed=allowed) == sorted([ADDRESS, PHONE])


def test_a_surname_shared_with_somebody_named_is_no_finding_and_the_first_name_is() -> None:
    mother, child = AIGUL, known(2, name="Эльвира Бекова")
    allowed = (PersonId(bytes([1]) * 16),)
    assert found("Бекова и её дочь", mother, child, allowed=allowed) == []
    assert found("Бекова и её дочь Эльвира", mother, child, allowed=allowed) == [NAME]


def test_a_finding_says_where_whose_and_what_and_not_the_words() -> None:
    finding = find_known_identities([("file name", "Бекова.pdf"), ("p. 2", "чисто")], [AIGUL], ())
    assert finding == (Finding("file name", PersonId(bytes([1]) * 16), NAME),)
    assert finding[0].told(words("en")) == f"file name: {NAME}"
    assert "Беков" not in finding[0].told() + repr(finding)


def test_two_people_of_one_surname_are_both_found() -> None:
    people = [known(1, name="Айгуль Бекова"), known(2, name="Данияр Беков")]
    findings = find_known_identities([("p. 1", "Бекова ушла")], people, ())
    assert {one.person for one in findings} == {PersonId(bytes([1]) * 16), PersonId(bytes([2]) * 16)}


def test_the_name_of_whoever_agreed_for_a_child_is_found() -> None:
    child = person(1, "child")
    yes = consent(child, "without_name", given_by="бабушка, Мария Петровна Кузнецова")
    assert [one.person for one in find_known_identities([("p. 1", "Кузнецовой звонили")], (), (), [yes])] == [child.id]
    assert find_known_identities([("p. 1", "бабушка звонила")], (), (), [yes]) == ()


@pytest.mark.parametrize(
    ("identity", "text"),
    [
        (known(1, birth_date=UncertainDate("1990")), "в 1990 году"),
        (known(1, birth_date=UncertainDate("199X")), "в 1990 году"),
        (known(1, address="Бишкек"), "в Бишкеке"),
        (known(1, document="нет"), "нет"),
        (known(1, phone="нет"), "нет 12 34"),
        (known(1, name="А."), "А. Она пришла."),
        (known(1, school="школа"), "в школе"),
    ],
)
def test_what_identifies_nobody_by_itself_stops_nothing(identity: PersonIdentity, text: str) -> None:
    assert found(text, identity) == []


@pytest.mark.parametrize(
    "text", ["Допрошена Анна Иванова-\nПетрова", "там была Иванова-Петрова", "там Иванова-\r\nПетрова"]
)
def test_a_name_of_two_parts_is_found_where_a_line_ends_between_them(text: str) -> None:
    assert found(text, known(1, name="Анна Иванова-Петрова")) == [NAME]


def test_a_word_set_with_spaces_is_read_as_one_and_single_letters_are_no_word() -> None:
    who = known(1, name="Лидия Верховцева")
    assert found("Допрошена В е р х о в ц е в а, 40 лет", who) == [NAME]
    assert found("Л и д и я В е р х о в ц е в а", who) == [NAME]
    assert found("и в о н и я", who) == []
    assert found("В е р х, о в ц е в а", who) == []


def test_a_birth_date_known_to_the_month_is_found_by_the_month() -> None:
    born = known(1, birth_date=UncertainDate("1990-12"))
    assert found("родилась в декабре 1990", born) == [BIRTH]
    assert found("4 декабря 1990", born) == []


COMMON = (
    "Айгуль Бекова", "Лев Ким", "Вера Орёл", "Роза Цой", "Надежда Ли", "Слава Пак", "Любовь Мороз", "Азамат Турсунов",
    "Гульнара Сыдыкова", "Светлана Заяц", "Роман Белый", "Динара Тен", "Майя Сон", "Тимур Хан", "Марина Коваль",
    "Эмиль Мин", "Болот Дан", "Mark Stone", "Will Green", "Jane Rose",
)  # fmt: skip


@pytest.mark.parametrize("page", [RUSSIAN_PAGE, ENGLISH_PAGE], ids=["Russian", "English"])
def test_an_ordinary_text_does_not_stop_on_twenty_common_names(page: str) -> None:
    people = [known(one, name=name) for one, name in enumerate(COMMON)]
    assert len(page.split()) > 450
    assert find_known_identities([("p. 1", page)], people, ()) == ()
    with_name = page.replace(". ", ". Там была Гульнара Сыдыкова. ", 1)
    assert find_known_identities([("p. 1", with_name)], people, ()) != (), "the control"


def test_twenty_identities_in_a_long_text_are_looked_for_within_seconds() -> None:
    people = [known(one, name=name, phone=f"+996 555 {one:06}") for one, name in enumerate(COMMON)]
    started = time.perf_counter()
    find_known_identities([(f"p. {page}", RUSSIAN_PAGE) for page in range(20)], people, ())
    assert time.perf_counter() - started < 10


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(found(text), list)


@given(st.text(alphabet="абвгде 0123456789-+()./,", max_size=60))
def test_a_phone_is_found_whatever_stands_before_and_behind_it(noise: str) -> None:
    text = f"{noise}; тел. 0555 12-34-56; {noise}"
    assert PHONE in found(text)
