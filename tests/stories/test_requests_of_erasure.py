"""Who may erase, who may only ask, and what a laptop that slept for two years brings back; whose notes go where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from offices import DAY, Office, office

from fieldcase.casework import cases, colleagues, erasing, people, requests, visits, who_decides
from fieldcase.exchange.cards import made_card
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.ids import MemberId
from fieldcase.vault.unsent import confirmed
from fieldcase.world import SeededWorld

SAID = "Меня держали у вокзала до утра и не давали воды"
WHY = "Человек сам просил сохранить"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    made = office(tmp_path, "Синица"), office(tmp_path, "Адвокат")
    made[0].meets(made[1])
    yield made
    for one in made:
        one.desk.close()


def visit_of(one: Office) -> tuple[Visit, Interview]:
    visit = visits.new_visit(one.desk, place="Вымышленный город")
    who = people.new_person(one.desk, visit.scope, pseudonym="Ласточка")
    return visit, visits.new_interview(one.desk, visit, who, account=SAID)


def hand_on(giver: Office, reader: Office, visit: Visit) -> None:
    """The visit as the giver has it now."""
    shown = giver.desk.get(Visit, visit.id)
    assert shown is not None
    reader.takes(giver.gives(reader, shown))


def test_a_colleague_asks_the_owner_decides_and_both_see_how_it_stands(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit, told = visit_of(worker)
    assert who_decides.only_asks(worker.desk, told) == ()
    hand_on(worker, lawyer, visit)
    there = lawyer.desk.get(Interview, told.id)
    assert there is not None
    assert who_decides.only_asks(lawyer.desk, there) == ("Синица",)
    erasing.erase(lawyer.desk, told.id)
    kept = lawyer.desk.get(Interview, told.id)
    assert kept is not None
    assert kept.account == SAID, "it was only asked for"
    (made,) = requests.requests(lawyer.desk).made
    assert (made.deciders, made.having) == (("Синица",), 0)
    hand_on(lawyer, worker, visit)
    found = requests.requests(worker.desk)
    assert (found.made, found.declined) == ((), ())
    (asked,) = found.to_answer
    assert (asked.by, asked.record.key, asked.field) == ("Адвокат", told.id, "")
    # Declined here, and taken back.
    requests.decline(worker.desk, asked, WHY)
    (no,) = requests.requests(worker.desk).declined
    assert no.declined is not None
    assert no.declined.reason == WHY
    assert requests.requests(worker.desk).to_answer == ()
    hand_on(worker, lawyer, visit)
    assert WHY.encode() in worker.bytes_of_vault(), "the control"
    assert WHY.encode() not in lawyer.bytes_of_vault(), "why it was declined stays on this desk"
    (made,) = requests.requests(lawyer.desk).made
    assert (made.having, made.sharing) == (1, 1)
    requests.reconsider(worker.desk, no)
    (asked,) = requests.requests(worker.desk).to_answer
    # Carried out.
    erasing.erase(worker.desk, asked.record.key, asked.field)
    assert requests.requests(worker.desk).to_answer == ()
    hand_on(worker, lawyer, visit)
    assert lawyer.desk.get(Interview, told.id) is None
    assert requests.requests(lawyer.desk).made == ()
    for one in two:
        assert SAID.encode() not in one.bytes_of_vault()


def test_a_laptop_that_slept_for_24_months_brings_nothing_back(two: tuple[Office, Office], tmp_path: Path) -> None:
    worker, stale = two
    coordinator = office(tmp_path, "Координатор")
    coordinator.meets(worker)
    coordinator.meets(stale)
    visit, told = visit_of(worker)
    for one in (stale, coordinator):
        hand_on(worker, one, visit)
    erasing.erase(worker.desk, told.id)
    hand_on(worker, coordinator, visit)
    erasure = [one for one in worker.desk.vault.journal.entries(visit.scope) if one.header.kind == 0][-1].header
    for one in (worker, stale, coordinator):
        world = one.desk.world
        assert isinstance(world, SeededWorld)
        world.clock += 730 * DAY
    assert SAID.encode() in stale.bytes_of_vault(), "the control: it slept with the words"
    for one in (worker, coordinator):
        hand_on(stale, one, visit)
        assert one.desk.get(Interview, told.id) is None
        assert SAID.encode() not in one.bytes_of_vault()
    hand_on(worker, stale, visit)
    assert stale.desk.get(Interview, told.id) is None
    assert SAID.encode() not in stale.bytes_of_vault()
    state = worker.desk.vault.write, visit.scope, worker.device, erasure.seq
    before = confirmed(*state)[0]
    hand_on(stale, worker, visit)
    assert confirmed(*state)[0] == before + 1
    coordinator.desk.close()


def test_notes_for_the_lawyer_alone_go_only_to_the_same_member_whose_card_was_compared(
    two: tuple[Office, Office],
) -> None:
    here, there = two
    own = there.desk.vault.peers.own()
    case = cases.new_case(here.desk, "Пример")
    case = replace(case, strategy="Ждать экспертизы")
    here.desk.save(cases.by_code(here.desk, case.code), case)
    # A second laptop whose card bears the member of this one: anybody can write such a card.
    own_member = here.desk.vault.peers.own().member
    assert own_member is not None
    assert not here.sees_beforehand(there, case).terms.own
    here.desk.vault.write.execute("DELETE FROM peer")
    card = made_card("Синица 2", own_member, there.desk.vault.journal.key, own.identity, here.desk.world.now())
    colleagues.meet(here.desk, card, checked=False, another_of_theirs=True)
    assert not here.sees_beforehand(there, case).terms.own, "nobody compared the words"
    colleagues.compared(here.desk, there.device)
    before = here.sees_beforehand(there, case)
    assert before.terms.own, "the control: the same person's other laptop"
    assert "strategy" in before.handed.fields[case.key]
    here.desk.member = MemberId(b"another member..")
    before = here.sees_beforehand(there, case)
    assert not before.terms.own, "another member of this vault is at the desk"
    assert "strategy" not in before.handed.fields[case.key]
