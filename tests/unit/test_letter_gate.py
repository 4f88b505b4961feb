"""A letter leaves only as far as people agreed to it, and every word that could lead to somebody is told before."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from letters_written import NAME, PHONE, PSEUDONYM, RU, TEXT, consent, gathered, letter, page, person

from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.dossier import letter_papers
from fieldcase.dossier.letter import document_of
from fieldcase.errors import IdentityInLetter, LetterEmpty, NoAddressee
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Reveals, declared
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import (
    AnyId,
    DeliveryId,
    IdentityId,
    NamingId,
    PassageId,
    PersonId,
    RecommendationId,
    RelationId,
)
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Naming, Passage, PersonIdentity
from fieldcase.model.security import Relation
from fieldcase.rules import letter_gate
from fieldcase.rules.letter_released import LetterRelease

CLOSED = frozenset({Reveals.NETWORK, Reveals.PRIVILEGED, Reveals.CONTACT})


def levels(desk: Desk, one: Letter) -> dict[str, list[str]]:
    """The sentences of the checks, by their level."""
    found: dict[str, list[str]] = {"stop": [], "warn": []}
    for finding in gathered(desk, one).findings():
        found[finding.level].append(finding.told(RU))
    return found


def test_somebody_who_was_not_asked_stops_the_letter_and_it_is_said_who_and_what_is_missing(desk: Desk) -> None:
    person(desk)
    for words in ("Говорит Айгуль Бекова.", "Мы не знаем адреса Айгуль Бековой.", "Aigul Bekova was there.", PHONE):
        one = letter(desk, text=f"{TEXT}\n{words}")
        with pytest.raises(IdentityInLetter) as refused:
            gathered(desk, one).released()
        told = refused.value.told(RU)
        assert f"{PSEUDONYM}: ещё не спрашивали" in told
        assert "Бек" not in told
        assert PHONE not in told
        assert len(levels(desk, one)["stop"]) >= 1


def test_the_control_the_same_letter_without_the_name_leaves_and_without_the_gate_the_name_would(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(desk)
    assert "Продолжать лечение" in page(desk, letter(desk))
    monkeypatch.setattr(letter_gate, "refuse_leaks", lambda *_judged: None)
    assert NAME in page(desk, letter(desk, text=f"Говорит {NAME}."))


def test_every_place_that_is_printed_is_looked_at(desk: Desk) -> None:
    person(desk)
    for place in ("subject", "on_behalf", "sender", "reply_to", "enclosures", "number"):
        value: Any = (NAME,) if place == "enclosures" else NAME
        with pytest.raises(IdentityInLetter):
            gathered(desk, letter(desk, **{place: value})).released()
    with pytest.raises(IdentityInLetter):
        gathered(desk, letter(desk, to=(f"Минздрав, копия: {NAME}",))).released()


def test_who_agreed_to_be_named_to_an_authority_is_named_and_that_is_told(desk: Desk) -> None:
    who = person(desk)
    consent(desk, who, "named")
    one = letter(desk, text=f"Говорит {NAME}.", people=(who.id,))
    assert NAME in page(desk, one)
    assert gathered(desk, one).released().people == (who.id,)
    assert any("поставить этих людей на учёт" in told for told in levels(desk, one)["warn"])


def test_another_use_and_a_consent_taken_back_are_no_consent(desk: Desk) -> None:
    who = person(desk)
    consent(desk, who, "named", uses=("court",))
    one = letter(desk, text=f"Говорит {NAME}.", people=(who.id,))
    with pytest.raises(IdentityInLetter):
        gathered(desk, one).released()
    consent(desk, who, "named", withdrawn_on=UncertainDate("2025-12-31"))
    with pytest.raises(IdentityInLetter, match="identity-in-letter"):
        gathered(desk, one).released()


def test_who_agreed_without_the_name_stands_under_the_pseudonym_of_this_use(desk: Desk) -> None:
    who = person(desk)
    consent(desk, who, "without_name")
    one = letter(desk, text=f"{PSEUDONYM} говорит, что лечение прервано.", people=(who.id,))
    told = page(desk, one)
    assert PSEUDONYM not in told
    assert "говорит, что лечение прервано" in told
    assert gathered(desk, one).released().people == (who.id,)


def test_a_working_pseudonym_of_somebody_of_this_case_who_was_not_asked_stops_it(desk: Desk) -> None:
    case = cases.new_case(desk, "Пример", country="KZ")
    person(desk, case.scope, pseudonym="Река")
    with pytest.raises(IdentityInLetter):
        gathered(desk, letter(desk, case.scope, text="Рассказ Реки прилагаем.")).released()


def test_the_same_word_elsewhere_is_a_word_of_plain_speech(desk: Desk) -> None:
    case = cases.new_case(desk, "Пример", country="KZ")
    person(desk, case.scope, pseudonym="Река")
    assert "у реки" in page(desk, letter(desk, text="Пункт стоит у реки."))


def test_a_working_pseudonym_of_another_case_is_told_in_any_form_and_stops_nothing(desk: Desk) -> None:
    case, other = cases.new_case(desk, "Пример", country="KZ"), cases.new_case(desk, "Другое", country="KZ")
    refused = person(desk, case.scope, pseudonym="Осока-5")
    consent(desk, refused, "refused", uses=())
    person(desk, case.scope, name="Данияр Тестов", pseudonym="Лев")
    for words, told in (
        ("Осокой-5 занимались.", "Осока-5: отказали"), ("osoka", ""), ("Ocoка-5", "Осока-5"),
        ("Видели Льва.", "Лев: ещё не спрашивали"), ("Видели льва.", ""), ("Левый.", ""),
    ):  # fmt: skip
        for scope in (other.scope, desk.register):
            one = letter(desk, scope, text=f"{TEXT}\n{words}")
            found = levels(desk, one)
            about = [sentence for sentence in found["warn"] if "рабочий псевдоним" in sentence]
            assert [told in sentence for sentence in about] == [True] * bool(told), (words, found)
            assert found["stop"] == []
            assert words in page(desk, one)
    chosen = letter(desk, text="Осоку-5 задержали.", people=(refused.id,))
    assert levels(desk, chosen)["stop"], "the control: of whom the letter says that it speaks is looked for"


def test_a_person_of_the_letter_who_did_not_agree_and_is_not_in_it_is_told_and_stops_nothing(desk: Desk) -> None:
    who = person(desk)
    one = letter(desk, people=(who.id,))
    assert gathered(desk, one).released().people == ()
    assert any(PSEUDONYM in told for told in levels(desk, one)["warn"])
    assert levels(desk, one)["stop"] == []


def test_an_identity_without_a_record_of_its_person_stops_it_too(desk: Desk) -> None:
    with desk.deed():
        lone = PersonIdentity(
            id=IdentityId(desk.new_id()), scope=desk.register, person=PersonId(desk.new_id()), name=NAME, reason="суд"
        )
        desk.save(None, lone)
    with pytest.raises(IdentityInLetter):
        gathered(desk, letter(desk, text=f"Говорит {NAME}.")).released()


def test_an_identity_in_the_bin_stops_a_letter_too_and_a_consent_there_allows_nothing(desk: Desk) -> None:
    who = person(desk)
    agreed = consent(desk, who, "named")
    one = letter(desk, text=f"Говорит {NAME}.", people=(who.id,))
    gathered(desk, one).released()
    (known,) = desk.all(PersonIdentity)
    desk.hide(agreed)
    with pytest.raises(IdentityInLetter):
        gathered(desk, one).released()
    desk.hide(known)
    with pytest.raises(IdentityInLetter):
        gathered(desk, one).released()
    child = person(desk, name="Данияр Тестов", kind="child", pseudonym="К-18")
    desk.hide(consent(desk, child, "without_name", given_by="мать, Жанна Тестова"))
    with pytest.raises(IdentityInLetter):
        gathered(desk, letter(desk, text="Пишет Жанна Тестова.")).released()


def test_an_official_is_named_after_a_decision_and_may_always_be_written_to(desk: Desk) -> None:
    who = person(desk, kind="official", function="главный нарколог")
    assert NAME in page(desk, letter(desk, to=(f"Главный нарколог {NAME}",)))
    one = letter(desk, text=f"Нам ответила {NAME}.")
    with pytest.raises(IdentityInLetter) as refused:
        gathered(desk, one).released()
    assert "никто не принимал решения" in refused.value.told(RU)
    with desk.deed():
        naming = Naming(
            id=NamingId(desk.new_id()), scope=desk.register, person=who.id, decided_by=desk.member, reason="пример"
        )
        desk.save(None, naming)
    assert NAME in page(desk, one)
    sister = person(desk, name="Данияр Тестов", pseudonym="К-19")
    with desk.deed():
        desk.save(None, Relation(
            id=RelationId(desk.new_id()), scope=desk.register, person=who.id, kind="sister_or_brother", other=sister.id
        ))  # fmt: skip
    with pytest.raises(IdentityInLetter) as refused:
        gathered(desk, one).released()
    assert "имя привело бы к человеку" in refused.value.told(RU)


def test_a_letter_to_nobody_or_without_words_is_none(desk: Desk) -> None:
    with pytest.raises(NoAddressee):
        gathered(desk, letter(desk, to=())).released()
    empty = letter(desk, text=" \n")
    with pytest.raises(LetterEmpty):
        gathered(desk, empty).released()
    assert len(levels(desk, empty)["stop"]) == 1


def test_nothing_of_the_team_the_lawyer_or_a_contact_is_printed_but_the_letters_own_head(desk: Desk) -> None:
    closed = {
        kind: [field.name for field in declared(kind) if field.about.reveals in CLOSED] for kind in (Letter, Delivery)
    }
    assert closed[Letter] == ["sender", "reply_to", "notes"], "a new field: decide whether it is the letter's own head"
    own: dict[str, Any] = {name: f"тайна-{name}" for name in closed[Letter]}
    one = letter(desk, to=(), **own)
    told: dict[str, Any] = {name: f"тайна-{name}" for name in closed[Delivery]}
    with desk.deed():
        sent = Delivery(
            id=DeliveryId(desk.new_id()), scope=one.scope, letter=one.id, addressee="Минздрав", answer="тайна-ответ",
            reference="тайна-номер", **told,
        )  # fmt: skip
        desk.save(None, sent)
    assert sorted({part for part in page(desk, one).split() if "тайна" in part}) == [
        "тайна-reply_to",
        "тайна-sender",
    ]


HARMS: list[tuple[dict[str, Any], str]] = [
    ({"text": f"{TEXT}\nПериод: {{с какого дня}}."}, "заполнить место: с какого дня"),
    ({"sender": ""}, "нет подписи"),
    ({"on_behalf": " "}, "От чьего имени"),
    ({"written": None}, "нет даты"),
    ({"reply_to": " "}, "куда направить ответ"),
    ({"text": f"{TEXT}\nЗвоните: +7 701 000 11 22."}, "+7 701 000 11 22"),
    ({"text": f"{TEXT}\nПишите: группа.пример@пример.org"}, "электронной почты"),
    ({"text": f"{TEXT}\nПункт: ул. Примерная, 5."}, "ул. Примерная"),
    ({"text": f"{TEXT}\nУ неё ВИЧ."}, "ВИЧ"),
    ({"text": f"{TEXT}\nЛечение наркоманов прервано."}, "наркоманов"),
    ({"language": "ro"}, "не говорит"),
]


def test_what_could_harm_or_is_missing_is_told_and_stops_nothing(desk: Desk) -> None:
    clean = levels(desk, letter(desk))["warn"]
    for values, told in HARMS:
        one = letter(desk, **values)
        found = levels(desk, one)
        assert any(told in sentence for sentence in found["warn"]), (told, found)
        assert found["stop"] == []
        gathered(desk, one).released()
        assert not any(told in sentence for sentence in clean), "the control"


def test_the_demands_of_a_letter_fill_their_place_in_their_order(desk: Desk) -> None:
    one = letter(desk, text="Просим:\n\n{требования}\n\nПросим ответить.")
    assert "{требования}" in page(desk, one)
    with desk.deed():
        for number, text in ((2, "Второе."), (1, "Первое.")):
            ask = Recommendation(
                id=RecommendationId(desk.new_id()), scope=one.scope, origin=AnyId(one.id), number=number, text=text
            )
            desk.save(None, ask)
    assert "Просим:\n1. Первое.\n2. Второе.\nПросим ответить." in page(desk, one)


def test_a_marked_admission_leaves_only_when_the_lead_of_the_case_released_it(desk: Desk) -> None:
    case = cases.new_case(desk, "Пример", country="KZ")
    led = replace(case, lead=desk.member)
    one = letter(desk, case.scope, text="Начало. Хранение признаётся. Конец.")
    mark = Passage(
        id=PassageId(desk.new_id()), scope=case.scope, about=AnyId(one.id), field="text", words="Хранение признаётся."
    )
    with desk.deed():
        desk.save(case, led)
        desk.save(None, mark)
    assert "Начало. […] Конец." in page(desk, one)
    assert any("Отмеченные отрывки" in told for told in levels(desk, one)["warn"])
    with desk.deed():
        desk.save(mark, replace(mark, released=True, released_by=desk.member))
    assert "Начало. Хранение признаётся. Конец." in page(desk, one)


def test_no_release_is_made_around_the_gate_and_the_drawers_take_nothing_else(desk: Desk) -> None:
    made = gathered(desk, letter(desk)).released()
    values = {one.name: getattr(made, one.name) for one in fields(LetterRelease)}
    with pytest.raises(TypeError):
        LetterRelease(**{**values, "seal": object()})
    stranger: Any = letter(desk)
    for draw in (lambda: document_of(stranger, 0, RU), lambda: letter_papers.drawn(stranger, 0, "ru", "pdf")):
        with pytest.raises(TypeError):
            draw()
