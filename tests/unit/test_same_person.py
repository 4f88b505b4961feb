"""Two records of one human: proposed by keys, linked by a person, told apart again by one deed; nothing is merged."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from fieldcase.casework import cases, consents, people, same_person, visits
from fieldcase.casework.counting import counted
from fieldcase.casework.desk import Desk
from fieldcase.errors import AmbiguousCode
from fieldcase.model.case import Case
from fieldcase.model.ids import CaseId, MemberId, PersonId, ScopeId
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.rules.counted import What
from fieldcase.rules.same_human import candidates

YES = {"statistics": "yes", "story": "yes", "court": "yes"}


def met(desk: Desk, pseudonym: str, **values: str) -> Person:
    """Somebody new who was interviewed on a visit of their own, and agreed to be counted."""
    visit = visits.new_visit(desk, place="Вымышленный город")
    who = people.new_person(desk, visit.scope, pseudonym=pseudonym, **values)
    consents.spoken(desk, who, YES)
    told = visits.new_interview(desk, visit, who)
    desk.save(told, replace(told, met_before="new"))
    return who


def pairs(desk: Desk) -> list[tuple[set[bytes], tuple[str, ...]]]:
    return [({one.first.key, one.second.key}, one.reasons) for one in same_person.proposals(desk)]


def how_many(desk: Desk) -> int:
    return len({row.unit for row in counted(desk).of(What.PEOPLE)})


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [("Пчёлка", "пчелка", ("pseudonym",)), ("К-17", "k 17", ("code",)), ("Выдра", "Ласточка", ())],
)
def test_the_same_word_in_another_spelling_is_a_question(
    desk: Desk, one: str, other: str, why: tuple[str, ...]
) -> None:
    first, second = met(desk, one, gender="female"), met(desk, other)
    assert pairs(desk) == ([({first.key, second.key}, why)] if why else [])


@pytest.mark.parametrize(("values"), [{"gender": "male"}, {"age_band": "45_54"}])
def test_what_is_stated_of_both_and_differs_speaks_against_it(desk: Desk, values: dict[str, str]) -> None:
    met(desk, "Выдра", gender="female", age_band="25_34")
    met(desk, "Выдра", **values)
    assert pairs(desk) == []


def test_one_identity_on_two_cases_is_a_question_only_to_who_keeps_both(desk: Desk) -> None:
    found = []
    for pseudonym in ("Выдра", "Ласточка"):
        who = people.new_person(desk, cases.new_case(desk, "Пример").scope, pseudonym=pseudonym)
        people.identify(desk, who, "Доверенность", name="Вымышленная Анна", document="ID 000 111")
        found.append(who)
    assert pairs(desk) == [({found[0].key, found[1].key}, ("identity",))]
    case = next(one for one in desk.all(Case) if one.scope == found[1].scope)
    desk.save(case, replace(case, lead=MemberId(b"another member..")))
    assert pairs(desk) == [], "of what another lead keeps nothing is told, not even that it is the same"


def test_linked_people_are_one_where_people_are_counted_and_one_deed_takes_it_back(desk: Desk) -> None:
    first, second = met(desk, "Выдра"), met(desk, "Выдра")
    assert how_many(desk) == 2, "the control: nobody said that they are one"
    same_person.judge(desk, second, first, "same")
    assert how_many(desk) == 1
    assert pairs(desk) == []
    assert [one.key for one in same_person.same_as(desk, first)] == [second.key]
    assert {one.key: one.pseudonym for one in desk.all(Person)} == {first.key: "Выдра", second.key: "Выдра"}
    same_person.take_back(desk, first, second)
    assert how_many(desk) == 2
    assert len(pairs(desk)) == 1
    desk.undo()
    assert how_many(desk) == 1


def test_two_people_are_asked_of_no_more_and_who_is_not_sure_is_asked_last(desk: Desk) -> None:
    first, second, third = met(desk, "Выдра"), met(desk, "Выдра"), met(desk, "Зяблик")
    fourth = met(desk, "зяблик")
    same_person.judge(desk, first, second, "later")
    assert [one.put_off for one in same_person.proposals(desk)] == [False, True]
    same_person.judge(desk, first, second, "two")
    assert [reached for reached, _ in pairs(desk)] == [{third.key, fourth.key}]
    with pytest.raises(ValueError, match="nothing that can be said"):
        same_person.judge(desk, first, first, "same")


def test_a_withdrawal_of_one_proposes_the_same_for_the_other_and_does_nothing(desk: Desk) -> None:
    first, second = met(desk, "Выдра"), met(desk, "Выдра")
    same_person.judge(desk, first, second, "same")
    assert same_person.still_agreeing(desk, first) == ()
    consents.withdraw(desk, first)
    assert [one.key for one in same_person.still_agreeing(desk, first)] == [second.key]
    assert all(one.withdrawn_on is None for one in people.consents_of(desk, second))
    consents.withdraw(desk, second)
    assert same_person.still_agreeing(desk, first) == ()


def test_five_thousand_people_are_looked_through_at_once() -> None:
    def person(at: int) -> Person:
        return Person(id=PersonId(at.to_bytes(16, "big")), scope=ScopeId(b"s" * 16), pseudonym=f"Слово {at // 2}")

    everybody = [person(at) for at in range(5_000)]
    same = [replace(person(at), pseudonym="Клиент") for at in range(5_000, 6_000)]
    humans = {one.id: bytes(one.id) for one in (*everybody, *same)}
    began = time.process_time()
    found = candidates([*everybody, *same], dict[PersonId, PersonIdentity](), humans)
    assert len(found) == 2_500 + 66, "a word that a thousand bear is asked of a dozen"
    assert time.process_time() - began < 2


def test_two_cases_of_one_code_are_told_apart_by_their_numbers(desk: Desk) -> None:
    here = cases.new_case(desk, "Здешнее", code="KG-001")
    came = Case(id=CaseId(desk.new_id()), scope=desk.new_scope("case"), code="KG-001", title="Приехало")
    assert cases.by_code(desk, "KG-001").id == here.id
    desk.save(None, came)
    with pytest.raises(AmbiguousCode) as wrong:
        cases.by_code(desk, "KG-001")
    assert {here.id.hex(), came.id.hex()} == set(str(wrong.value.values["choices"]).split(", "))
    assert cases.by_code(desk, came.id.hex()).title == "Приехало"


def test_of_what_came_only_the_pairs_with_it_are_counted_and_none_that_was_put_off(desk: Desk) -> None:
    first, _, other, _ = (met(desk, one) for one in ("Выдра", "выдра", "Пчёлка", "пчелка"))
    assert same_person.proposed_of(desk, frozenset({first.key})) == 1
    assert same_person.proposed_of(desk, frozenset({first.key, other.key})) == 2
    (pair,) = [one for one in same_person.proposals(desk) if first.key in (one.first.key, one.second.key)]
    same_person.judge(desk, pair.first, pair.second, same_person.LATER)
    assert same_person.proposed_of(desk, frozenset({first.key})) == 0
