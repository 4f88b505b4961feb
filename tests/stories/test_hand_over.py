"""From the worker to the lawyer to the coordinator, by stick: nothing lost, nobody exposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from offices import RU, Office, office

from fieldcase.casework import cases, conflicts, consents, erasing, people, taking_up, visits
from fieldcase.casework.handed_said import lines
from fieldcase.errors import NoSuchPeer
from fieldcase.model.case import Case, Event
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.ids import EventId
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.rules.share_gate import Terms
from fieldcase.vault.check import faults
from fieldcase.vault.unsent import confirmed

SAID = "Меня держали у вокзала до утра и не давали воды"
REFUSED = "Никому не рассказывайте, что я здесь была"
WORRY = "Боюсь мужа, живём на Заречной"
YES = {"count": "yes", "story": "yes", "court": "yes"}
NO = {"count": "no", "story": "no", "court": "no"}


@dataclass
class Three:
    """The three, and what the worker heard on a visit."""

    worker: Office
    lawyer: Office
    coordinator: Office
    visit: Visit
    told: Interview
    refused: Interview

    @property
    def all(self) -> tuple[Office, Office, Office]:
        return self.worker, self.lawyer, self.coordinator

    def taken_up(self) -> Case:
        """The lawyer has the visit and a case of what was told in it, and the coordinator the case."""
        self.lawyer.takes(self.worker.gives(self.lawyer, self.visit))
        told = self.lawyer.desk.get(Interview, self.told.id)
        assert told is not None
        case = taking_up.take_up(self.lawyer.desk, told, "KG-2026-1")
        self.coordinator.takes(self.lawyer.gives(self.coordinator, case))
        return case


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    worker, lawyer, coordinator = (
        office(tmp_path, name, days) for name, days in (("Синица", 0), ("Адвокат", 2), ("Координатор", -3))
    )
    for one, two in ((worker, lawyer), (lawyer, coordinator), (worker, coordinator)):
        one.meets(two)
    visit = visits.new_visit(worker.desk, place="Вымышленный город")
    who = people.new_person(worker.desk, visit.scope, pseudonym="Ласточка", gender="female")
    consents.spoken(worker.desk, who, YES)
    told = visits.new_interview(worker.desk, visit, who, account=SAID)
    other = people.new_person(worker.desk, visit.scope, pseudonym="Выдра")
    consents.spoken(worker.desk, other, NO)
    refused = visits.new_interview(worker.desk, visit, other, account=REFUSED, health=WORRY)
    made = Three(worker, lawyer, coordinator, visit, told, refused)
    yield made
    for one in made.all:
        one.desk.close()


def test_a_visit_is_read_by_the_lawyer_but_for_who_refused(three: Three) -> None:
    before = three.worker.sees_beforehand(three.lawyer, three.visit)
    said = "\n".join(lines(three.worker.desk, before, RU))
    assert "Адвокат" in said
    assert "Выдра" in said, "whoever gives is told of whom nothing goes"
    three.lawyer.takes(three.worker.gives(three.lawyer, three.visit))
    told = three.lawyer.desk.get(Interview, three.told.id)
    assert told is not None
    assert told.account == SAID
    assert three.lawyer.desk.get(Interview, three.refused.id) is None
    there, here = three.lawyer.bytes_of_vault(), three.worker.bytes_of_vault()
    for words in (REFUSED, WORRY, "Выдра"):
        assert words.encode() in here, "the control: it stands where it was written down"
        assert words.encode() not in there
    assert SAID.encode() in there, "the control of the look itself"


def test_names_go_only_where_they_were_ticked(three: Three) -> None:
    case = three.taken_up()
    person = three.lawyer.desk.all(Person, case.scope)[0]
    people.identify(three.lawyer.desk, person, "для суда", name="Вымышлена Примерова")
    three.coordinator.takes(three.lawyer.gives(three.coordinator, case))
    assert three.coordinator.desk.all(PersonIdentity) == ()
    assert "Примерова".encode() not in three.coordinator.bytes_of_vault()
    three.coordinator.takes(three.lawyer.gives(three.coordinator, case, terms=Terms(identity=True)))
    assert [one.name for one in three.coordinator.desk.all(PersonIdentity)] == ["Вымышлена Примерова"]


def test_what_the_lawyer_keeps_to_themselves_and_words_that_were_replaced_stay_behind(three: Three) -> None:
    case = three.taken_up()
    desk = three.lawyer.desk
    first = replace(case, summary="Имя по ошибке: Примерова", strategy="Ждать экспертизы")
    desk.save(case, first)
    desk.save(first, replace(first, summary="Задержание у вокзала"))
    three.coordinator.takes(three.lawyer.gives(three.coordinator, desk.get(Case, case.id)))  # type: ignore[arg-type]
    there = three.coordinator.bytes_of_vault()
    assert "Задержание у вокзала".encode() in there, "the control"
    assert "Примерова".encode() not in there
    assert "Ждать экспертизы".encode() not in there


def test_both_edit_apart_a_conflict_is_a_card_and_one_decision_ends_it_everywhere(three: Three) -> None:
    case = three.taken_up()
    lawyer, coordinator = three.lawyer, three.coordinator
    event = Event(id=EventId(lawyer.desk.new_id()), scope=case.scope, what="Задержание")
    lawyer.desk.save(None, event)
    coordinator.takes(lawyer.gives(coordinator, case))
    lawyer.desk.save(event, replace(event, what="Задержание без протокола"))
    theirs = coordinator.desk.get(Event, event.id)
    assert theirs is not None
    coordinator.desk.save(theirs, replace(theirs, what="Задержание у вокзала"))
    to_coordinator, to_lawyer = lawyer.gives(coordinator, case), coordinator.gives(lawyer, case)
    coordinator.takes(to_coordinator)
    lawyer.takes(to_lawyer)
    for one in (lawyer, coordinator):
        (found,) = conflicts.conflicts(one.desk)
        assert {side.value for side in found.sides} == {"Задержание без протокола", "Задержание у вокзала"}
        assert "" not in {side.by for side in found.sides}, "who wrote it is told"
    assert "Координатор" in {side.by for side in conflicts.conflicts(lawyer.desk)[0].sides}
    shown = coordinator.desk.get(Event, event.id)
    assert shown is not None
    coordinator.desk.resolve(shown, "what", "Задержание у вокзала без протокола")
    lawyer.takes(coordinator.gives(lawyer, case))
    for one in (lawyer, coordinator):
        assert conflicts.conflicts(one.desk) == ()
        settled = one.desk.get(Event, event.id)
        assert settled is not None
        assert settled.what == "Задержание у вокзала без протокола"


def test_a_withdrawn_consent_reaches_everybody_and_the_case_that_copied_it(three: Three) -> None:
    case = three.taken_up()
    worker = three.worker
    who = next(one for one in worker.desk.all(Person, three.visit.scope) if one.pseudonym == "Ласточка")
    consents.withdraw(worker.desk, who)
    three.lawyer.takes(worker.gives(three.lawyer, three.visit))
    three.coordinator.takes(three.lawyer.gives(three.coordinator, case))
    for one in (three.lawyer, three.coordinator):
        copied = [mine for mine in one.desk.all(Consent, case.scope) if mine.level != "refused"]
        assert copied
        assert all(mine.withdrawn_on is not None for mine in copied)


def test_an_erasure_travels_and_everyone_acknowledges(three: Three) -> None:
    worker, lawyer, coordinator = three.all
    for one in (lawyer, coordinator):
        one.takes(worker.gives(one, three.visit))
    assert SAID.encode() in lawyer.bytes_of_vault(), "the control"
    erasing.erase(worker.desk, three.told.id)
    chain = worker.desk.vault.journal
    erasure = [one for one in chain.entries(three.visit.scope) if one.header.kind == 0][-1].header
    state = worker.desk.vault.write, three.visit.scope, worker.device, erasure.seq
    assert confirmed(*state) == (0, 2)
    for number, one in enumerate((lawyer, coordinator), start=1):
        one.takes(worker.gives(one, three.visit))
        assert SAID.encode() not in one.bytes_of_vault()
        visit = one.desk.get(Visit, three.visit.id)
        assert visit is not None
        worker.takes(one.gives(worker, visit))
        assert confirmed(*state) == (number, 2)


def test_the_same_file_twice_is_nothing_and_the_stick_shows_no_name(three: Three) -> None:
    given = three.worker.gives(three.lawyer, three.visit)
    three.lawyer.takes(given)
    (again,) = three.lawyer.takes(given)
    came = again.outcome
    assert [*came.taken, *came.filled, *came.aside, *came.refused] == []
    assert len(came.known) > 5, "the control: it was all there"
    for path in three.worker.stick.iterdir():
        assert path.suffix == ".fcx"
        assert len(path.stem) == 32
        bytes.fromhex(path.stem)
        raw = path.read_bytes()
        for words in (SAID, "Вымышленный город", "Синица", "Адвокат", "fieldcase"):
            assert words.encode() not in raw


def test_one_case_goes_and_no_byte_of_another(three: Three) -> None:
    case = three.taken_up()
    other = cases.new_case(three.lawyer.desk, code="KG-2026-2", title="Совсем другое дело о сарае")
    three.lawyer.desk.save(None, Event(id=EventId(three.lawyer.desk.new_id()), scope=other.scope, what="Сарай сгорел"))
    three.coordinator.takes(three.lawyer.gives(three.coordinator, case))
    there = three.coordinator.bytes_of_vault()
    for words in ("Совсем другое дело о сарае", "Сарай сгорел"):
        assert words.encode() in three.lawyer.bytes_of_vault(), "the control"
        assert words.encode() not in there
    assert bytes(other.scope) not in there
    assert bytes(other.id) not in there


def test_to_whom_is_not_known_or_believed_nothing_is_given(three: Three, tmp_path: Path) -> None:
    from fieldcase.casework import colleagues

    stranger = office(tmp_path, "Чужак")
    with pytest.raises(NoSuchPeer):
        three.worker.sees_beforehand(stranger, three.visit)
    colleagues.believe_no_longer(three.worker.desk, three.lawyer.device)
    with pytest.raises(NoSuchPeer):
        three.worker.sees_beforehand(three.lawyer, three.visit)
    stranger.desk.close()


def test_a_redacted_version_tells_what_a_file_for_its_use_would_tell_and_nothing_else(three: Three) -> None:
    case = three.taken_up()
    desk, coordinator = three.lawyer.desk, three.coordinator
    person = desk.all(Person, case.scope)[0]
    for text in ("Ласточка ждала у аптеки", "Аптека была закрыта"):
        told = Event(id=EventId(desk.new_id()), scope=case.scope, what=text, people=(person.id,), place="Заречная, 7")
        desk.save(None, told)
    coordinator.takes(three.lawyer.gives(coordinator, case, terms=Terms(use="un_public")))
    there, here = coordinator.bytes_of_vault(), three.lawyer.bytes_of_vault()
    assert "Аптека была закрыта".encode() in there, "the control"
    for words in ("Ласточка ждала у аптеки", "Заречная, 7"):
        assert words.encode() in here
        assert words.encode() not in there


def test_whatever_came_the_vault_agrees_with_itself(three: Three) -> None:
    case = three.taken_up()
    three.worker.takes(three.lawyer.gives(three.worker, case))
    for one in three.all:
        assert list(faults(one.desk.vault)) == []
