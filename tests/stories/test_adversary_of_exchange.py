"""Somebody reads what was handed over, hands over lies, or pulls the plug between two steps: each was found once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from offices import Office, office

from fieldcase.casework import (
    agreeing,
    cases,
    colleagues,
    conflicts,
    consents,
    erasing,
    giving,
    people,
    taking,
    taking_up,
    visits,
)
from fieldcase.errors import CannotRead, ChangedSinceLook
from fieldcase.exchange.carrier import carried
from fieldcase.model.case import Case, Event
from fieldcase.model.fieldwork import Interview, Organisation, Visit
from fieldcase.model.ids import AllyId, EventId, OrganisationId
from fieldcase.model.people import Consent, Person
from fieldcase.model.security import Ally
from fieldcase.rules.share_gate import Terms
from fieldcase.vault.entry import ERASURE
from fieldcase.vault.journal import Stamp

SAID = "Меня держали у вокзала"
YES, NO = ({"count": answer, "story": answer, "court": answer} for answer in ("yes", "no"))


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    worker, lawyer = office(tmp_path, "Синица"), office(tmp_path, "Адвокат")
    worker.meets(lawyer)
    yield worker, lawyer
    worker.desk.close()
    lawyer.desk.close()


def told_on_a_visit(worker: Office) -> tuple[Visit, Person, Interview]:
    """A visit on which somebody agreed and told something."""
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    who = people.new_person(worker.desk, visit.scope, pseudonym="Ласточка", gender="female")
    consents.spoken(worker.desk, who, YES)
    return visit, who, visits.new_interview(worker.desk, visit, who, account=SAID)


def taken_up(worker: Office, lawyer: Office) -> tuple[Visit, Person, Case]:
    """The lawyer has the visit, and a case of what was told."""
    visit, who, told = told_on_a_visit(worker)
    lawyer.takes(worker.gives(lawyer, visit))
    there = lawyer.desk.get(Interview, told.id)
    assert there is not None
    return visit, who, taking_up.take_up(lawyer.desk, there, "KG-2026-1")


def all_taken_back(desk_of: Office, case: Case) -> bool:
    copied = [one for one in desk_of.desk.all(Consent, case.scope) if one.level != "refused"]
    assert copied, "the control: there is something to take back"
    return all(one.withdrawn_on is not None for one in copied)


# What was not to be told


def test_what_only_a_secret_record_leads_to_stays_here_with_it(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case = cases.new_case(worker.desk, code="KG-1", title="Дело")
    shelter = Organisation(id=OrganisationId(worker.desk.new_id()), scope=worker.desk.register, name="Тайный приют")
    ally = Ally(id=AllyId(worker.desk.new_id()), scope=case.scope, name="Айгуль", organisation=shelter.id)
    worker.desk.save(None, shelter)
    worker.desk.save(None, ally)
    assert shelter.key not in worker.sees_beforehand(lawyer, case).handed.fields
    asked = worker.sees_beforehand(lawyer, case, terms=Terms(network=True))
    assert {shelter.key, ally.key} <= asked.handed.fields.keys(), "the control: asked for twice, both go"


def test_the_erasure_of_a_secret_record_says_nothing_of_it(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case = cases.new_case(worker.desk, code="KG-1", title="Дело")
    ally = Ally(id=AllyId(worker.desk.new_id()), scope=case.scope, name="Айгуль")
    worker.desk.save(None, ally)
    lawyer.takes(worker.gives(lawyer, case))
    erasing.erase(worker.desk, ally.id)
    parcels = worker.sees_beforehand(lawyer, case).parcels
    (erasure,) = [one for parcel in parcels for one in parcel.entries if one.header.kind == ERASURE]
    assert set(erasure.parts) == {None}
    lawyer.takes(worker.gives(lawyer, case))
    assert bytes(ally.id) not in lawyer.bytes_of_vault()
    assert bytes(ally.id) in worker.bytes_of_vault(), "the control"


def test_an_erasure_without_words_still_takes_words_and_drafts_of_whoever_has_them(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case = cases.new_case(worker.desk, code="KG-1", title="Дело")
    event = Event(id=EventId(worker.desk.new_id()), scope=case.scope, what="Обыск у Примеровой")
    worker.desk.save(None, event)
    lawyer.takes(worker.gives(lawyer, case))
    lawyer.desk.draft(event, "what", "Обыск у Примеровой дома")
    other = cases.new_case(worker.desk, code="KG-2", title="Другое")
    erasing.erase(worker.desk, event.id)
    lawyer.takes(worker.gives(lawyer, other))  # the case itself is not handed over again
    assert lawyer.desk.get(Event, event.id) is None
    assert "Примеровой".encode() not in lawyer.bytes_of_vault()


def test_why_somebody_refused_stays_with_whoever_heard_it(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    consents.spoken(worker.desk, people.new_person(worker.desk, visit.scope, pseudonym="Выдра"), NO)
    for one in worker.desk.all(Consent, visit.scope):
        worker.desk.save(one, replace(one, reason="Боится мужа Рустама"))
    lawyer.takes(worker.gives(lawyer, visit))
    assert {one.level for one in lawyer.desk.all(Consent)} == {"refused"}, "the control: the refusal holds there too"
    assert "Рустама".encode() not in lawyer.bytes_of_vault()


def test_a_reader_is_not_told_which_other_laptops_write_here(two: tuple[Office, Office], tmp_path: Path) -> None:
    worker, lawyer = two
    third = office(tmp_path, "Третья")
    worker.meets(third)
    case = cases.new_case(worker.desk, code="KG-1", title="Дело")
    third.takes(worker.gives(third, case))
    theirs = third.desk.get(Case, case.id)
    assert theirs is not None
    third.desk.save(None, Ally(id=AllyId(third.desk.new_id()), scope=case.scope, name="Айгуль"))
    worker.takes(third.gives(worker, theirs, terms=Terms(network=True)))
    seen = worker.sees_beforehand(lawyer, case)
    held = agreeing.told_held(worker.desk.vault, lawyer.device, {case.scope}, seen.parcels)
    assert held == {}
    held = agreeing.told_held(worker.desk.vault, third.device, {case.scope}, ())
    assert third.device in held[case.scope], "the control: whoever wrote it hears that it arrived"
    third.desk.close()


def test_what_was_erased_or_taken_back_after_the_look_is_not_written(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit, _, told = told_on_a_visit(worker)
    seen = worker.sees_beforehand(lawyer, visit)
    worker.desk.save(None, Event(id=EventId(worker.desk.new_id()), scope=cases.new_case(worker.desk, code="X").scope))
    giving.give(worker.desk, seen, worker.stick)  # the control: what has nothing to do with it is in nobody's way
    seen = worker.sees_beforehand(lawyer, visit)
    erasing.erase(worker.desk, told.id)
    with pytest.raises(ChangedSinceLook):
        giving.give(worker.desk, seen, worker.stick)
    seen = worker.sees_beforehand(lawyer, visit)
    colleagues.believe_no_longer(worker.desk, lawyer.device)
    with pytest.raises(ChangedSinceLook):
        giving.give(worker.desk, seen, worker.stick)


def test_ones_own_other_laptop_is_one_whose_words_were_compared(tmp_path: Path) -> None:
    lawyer, thief = office(tmp_path, "Адвокат"), office(tmp_path, "Вор")
    mine = colleagues.own_card(lawyer.desk, "Адвокат")
    thief.desk.member = lawyer.desk.member
    card = colleagues.own_card(thief.desk, "Адвокат дома")
    assert card.member == mine.member, "the control: anybody can make a card that names a member"
    case = cases.new_case(lawyer.desk, code="KG-1", title="Дело")
    lawyer.desk.save(case, replace(case, strategy="Ждать экспертизы"))
    for checked in (False, True):
        colleagues.meet(lawyer.desk, card, checked=checked, another_of_theirs=True)
        seen = lawyer.sees_beforehand(thief, case)
        assert ("strategy" in seen.handed.fields[case.key]) is checked
    lawyer.desk.close()
    thief.desk.close()


# Lies


def test_who_signed_is_told_as_the_author_whatever_the_entry_says(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    case = cases.new_case(worker.desk, code="KG-1", title="Дело")
    event = Event(id=EventId(worker.desk.new_id()), scope=case.scope, what="Обыск")
    worker.desk.save(None, event)
    lawyer.takes(worker.gives(lawyer, case))
    with lawyer.desk.vault.transaction():
        forged = Stamp(worker.desk.member, b"a deed of theirs")
        lawyer.desk.vault.store.save(event, replace(event, what="Обыска не было"), forged)
    worker.desk.save(event, replace(event, what="Обыск ночью"))
    there = lawyer.desk.get(Case, case.id)
    assert there is not None
    worker.takes(lawyer.gives(worker, there))
    (found,) = conflicts.conflicts(worker.desk)
    by = {side.value: side.by for side in found.sides}
    assert by["Обыска не было"] == "Адвокат"
    assert by["Обыск ночью"] not in ("", "Адвокат"), "the control"


# Power fails between two steps


def test_a_withdrawal_and_what_follows_from_it_are_taken_in_together_or_not_at_all(
    two: tuple[Office, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, lawyer = two
    visit, who, case = taken_up(worker, lawyer)
    consents.withdraw(worker.desk, who)
    given = worker.gives(lawyer, visit)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(consents, "follow", dies)
        with pytest.raises(KeyboardInterrupt):
            lawyer.takes(given)
    assert not all_taken_back(lawyer, case), "the control: it died before"
    lawyer.takes(given)
    assert all_taken_back(lawyer, case)


def test_a_withdrawal_that_was_kept_aside_is_followed_once_it_is_believed(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit, who, case = taken_up(worker, lawyer)
    colleagues.believe_no_longer(lawyer.desk, worker.device)
    consents.withdraw(worker.desk, who)
    lawyer.takes(worker.gives(lawyer, visit))
    assert not all_taken_back(lawyer, case), "the control: it waits"
    colleagues.believe_again(lawyer.desk, worker.device)
    assert all_taken_back(lawyer, case)


def test_a_laptop_that_dies_with_the_file_written_knows_whom_to_tell_of_an_erasure(
    two: tuple[Office, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, lawyer = two
    visit, _, told = told_on_a_visit(worker)

    def dies(folder: Path, name: str, content: bytes) -> None:
        carried(folder, name, content)
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(giving, "carried", dies)
        with pytest.raises(KeyboardInterrupt):
            worker.gives(lawyer, visit)
    (file,) = worker.stick.iterdir()
    lawyer.takes(giving.Given(file, 0, 0, giving.Written((), ())))
    assert SAID.encode() in lawyer.bytes_of_vault(), "the control: the file was whole"
    erasing.erase(worker.desk, told.id)
    lawyer.takes(worker.gives(lawyer, cases.new_case(worker.desk, code="KG-2", title="Другое")))
    assert SAID.encode() not in lawyer.bytes_of_vault()


def test_a_stick_that_takes_no_file_leaves_nothing_shared(two: tuple[Office, Office], tmp_path: Path) -> None:
    worker, lawyer = two
    visit, *_ = told_on_a_visit(worker)
    worker.stick = tmp_path / "pulled out"
    with pytest.raises(Exception, match="folder-gone"):
        worker.gives(lawyer, visit)
    assert worker.desk.vault.peers.agreed(lawyer.device) == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
@pytest.mark.timeout(30)
def test_a_pipe_on_a_stick_is_not_waited_for_and_a_link_is_followed(two: tuple[Office, Office]) -> None:
    worker, lawyer = two
    visit, *_ = told_on_a_visit(worker)
    given = worker.gives(lawyer, visit)
    pipe, link = worker.stick / "0.fcx", worker.stick / "1.fcx"
    os.mkfifo(pipe)
    link.symlink_to(given.file)
    with pytest.raises(CannotRead):
        taking.Arrival(lawyer.desk, pipe)
    assert lawyer.takes(replace(given, file=link))[0].outcome.taken, "the control"
