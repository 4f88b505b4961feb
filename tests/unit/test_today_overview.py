"""Today: what waits for a person, each line leading to its record, and nothing that was dealt with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import letters_written as in_letters
import pytest
from unit.desks import TODAY

from fieldcase.casework import captures, cases, consents, copies, deciding, letter_files, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.today import Overview, overview
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AccessId, EventId, IssuedId, ScopeId, TaskId
from fieldcase.model.letters import Letter
from fieldcase.model.people import Person
from fieldcase.model.values import Instant

DAY = date.fromisoformat(TODAY)
_DAY_MS = 86_400_000


@pytest.fixture
def case(desk: Desk) -> Case:
    return cases.new_case(desk, "Example", "K-1")


def seen(desk: Desk) -> Overview:
    return overview(Look(desk))


def due(desk: Desk, scope: ScopeId, day: str, *, done: bool = False, text: str = "") -> Task:
    task = Task(id=TaskId(desk.new_id()), scope=scope, text=text or day, due=UncertainDate(day), done=done)
    desk.save(None, task)
    return task


def test_of_a_new_vault_nothing_is_asked_and_nothing_is_told(desk: Desk) -> None:
    found = seen(desk)
    assert (found.today, found.copied, found.backup, found.bare, found.deeds) == (DAY, None, None, True, 0)
    cases.new_case(desk)
    assert not seen(desk).bare


def test_the_days_since_the_last_copy_on_another_disk_are_counted(desk: Desk) -> None:
    for days, deed in ((40, "copy"), (9, "copy"), (1, "copy_here"), (0, "export")):
        at = Instant(desk.world.now() - days * _DAY_MS, 0)
        desk.save(None, Access(id=AccessId(desk.new_id()), scope=desk.own, deed=deed, at=at))
    assert seen(desk).copied == 9


def test_the_day_of_the_newest_backup_is_told(desk: Desk) -> None:
    copies.make_backup(desk)
    assert seen(desk).backup == DAY
    assert overview(Look(desk), backups=()).backup is None
    older = [Path("20251101T101010Z-0123abcd"), Path("20251224T235959Z-0123abcd")]
    assert overview(Look(desk), backups=older).backup == date(2025, 12, 24)


def test_tasks_are_overdue_or_due_within_two_weeks_the_most_urgent_first(desk: Desk, case: Case) -> None:
    for day in ("2026-01-15", "2026-01-16", "2025-12-31", "2026-01-01", "2025-11-01", "2025-12", "2026-01-03/.."):
        due(desk, case.scope, day)
    due(desk, case.scope, "2025-12-30", done=True)
    desk.save(None, Task(id=TaskId(desk.new_id()), scope=case.scope, text="some day"))
    found = seen(desk)
    assert [(one.task.text, one.days) for one in found.overdue] == [
        ("2025-11-01", -61), ("2025-12", -1), ("2025-12-31", -1)
    ]  # fmt: skip
    assert [(one.task.text, one.days) for one in found.soon] == [
        ("2026-01-01", 0), ("2026-01-03/..", 2), ("2026-01-15", 14),
    ]  # fmt: skip
    assert found.deeds == 3


def test_many_overdue_tasks_push_no_task_of_today_out(desk: Desk, case: Case) -> None:
    with desk.deed():
        for _ in range(60):
            due(desk, case.scope, "2025-11-01")
    due(desk, case.scope, TODAY)
    found = seen(desk)
    assert (len(found.overdue), len(found.soon)) == (50, 1)


def test_a_task_leads_to_its_case_or_its_visit_or_nowhere(desk: Desk, case: Case) -> None:
    visit = visits.new_visit(desk)
    for scope in (case.scope, visit.scope, desk.own):
        due(desk, scope, TODAY)
    assert [(one.code, one.where) for one in seen(desk).soon] == [("K-1", case), ("", visit), ("", None)]


def test_a_visit_of_today_and_the_next_ones_are_told(desk: Desk) -> None:
    days = ("2026-01-01", "2025-12-31", "2026-01", "2026-03-01", "2026-02", "2026-01-02", "2026-05-05", "2028-01-01")
    made = {day: visits.new_visit(desk, date=UncertainDate(day)) for day in days}
    found = seen(desk)
    assert found.visits_today == (made["2026-01-01"],)
    assert found.visits_next == (made["2026-01-02"], made["2026-02"], made["2026-03-01"])


def test_interviews_and_notes_wait_until_they_are_dealt_with(desk: Desk) -> None:
    visit = visits.new_visit(desk)
    told = visits.new_interview(desk, visit, account="words")
    visits.refusal(desk, visit, "no_time")
    captures.capture(desk, "signal", "Example")
    found = seen(desk)
    assert (found.waiting, found.waiting_number, found.inbox_number, found.deeds) == ((told,), 1, 1, 2)
    assert [note.text for note in found.inbox] == ["Example"]
    deciding.decide(desk, told, "no law was broken", "no_need")
    captures.deal(desk, found.inbox[0])
    assert seen(desk).deeds == 0


def test_a_record_that_was_begun_and_not_entered_is_told(desk: Desk, case: Case) -> None:
    event = Event(id=EventId(desk.new_id()), scope=case.scope)
    desk.draft(event, "what", "half a sen")
    assert [one.key for one in seen(desk).unfinished] == [event.id]
    desk.enter_drafts(None, event)
    assert seen(desk).unfinished == ()


def issue(desk: Desk, case: Case, use: str, version: int, *whom: Person) -> Issued:
    issued = Issued(
        id=IssuedId(desk.new_id()), scope=desk.own, case=case.id, use=use, language="ru", version=version,
        people=tuple(one.id for one in whom),
    )  # fmt: skip
    desk.save(None, issued)
    return issued


def test_who_took_consent_back_and_is_still_in_the_newest_version_is_told(desk: Desk, case: Case) -> None:
    person, other = (people.new_person(desk, case.scope) for _ in range(2))
    for one in (person, other):
        consents.spoken(desk, one, {"court": "yes", "story": "yes"})
    issue(desk, case, "court", 1, person, other)
    court = issue(desk, case, "court", 2, person, other)
    media = issue(desk, case, "media", 1, person)
    assert seen(desk).withdrawn == (), "the control: nobody took anything back"
    consents.withdraw(desk, person)
    (found,) = seen(desk).withdrawn
    assert (found.person, found.case, found.versions) == (person, case, (court, media))
    issue(desk, case, "court", 3, other)
    assert [one.versions for one in seen(desk).withdrawn] == [(media,)]
    issue(desk, case, "media", 2)
    assert seen(desk).withdrawn == ()


def test_who_agreed_anew_after_taking_it_back_is_no_longer_told(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    consents.spoken(desk, person, {"court": "yes"})
    issue(desk, case, "court", 1, person)
    consents.withdraw(desk, person)
    (withdrawn,) = people.consents_of(desk, person)
    early = replace(withdrawn, withdrawn_on=UncertainDate("2025-12-01"))
    desk.save(withdrawn, early)
    assert len(seen(desk).withdrawn) == 1, "the control"
    consents.spoken(desk, person, {"court": "yes"})
    assert seen(desk).withdrawn == ()


def test_what_lies_in_the_bin_is_not_told(desk: Desk, case: Case) -> None:
    desk.hide(due(desk, case.scope, "2025-11-01"))
    desk.hide(visits.new_visit(desk))
    captures.capture(desk, "note", "Example")
    desk.hide(captures.inbox(desk)[0])
    found = seen(desk)
    assert (found.overdue, found.visits_today, found.inbox, found.deeds) == ((), (), (), 0)


def test_a_letter_that_left_and_tells_of_who_took_consent_back_is_told_until_a_newer_one_went_there(
    desk: Desk, tmp_path: Path
) -> None:
    who = in_letters.person(desk)
    in_letters.consent(desk, who, "named")
    one = in_letters.letter(desk, text=f"Говорит {in_letters.NAME}.", to=("Минздрав", "Минюст"), people=(who.id,))

    def write(letter: Letter, *, together: bool) -> None:
        made = in_letters.gathered(desk, letter).released()
        files = letter_files.drawn(made, "docx", in_letters.RU, together=together)
        letter_files.write(desk, made, files, [tmp_path / f"{letter.subject}-{file.name}" for file in files])

    write(one, together=False)
    assert seen(desk).withdrawn == (), "the control: nobody took anything back"
    consents.withdraw(desk, who)
    (found,) = seen(desk).withdrawn
    assert (found.person, found.case, found.of_letter, found.letter) == (who, None, True, one)
    assert [version.recipient for version in found.versions] == ["Минздрав", "Минюст"]
    assert seen(desk).deeds >= 1
    write(in_letters.changed(desk, one, subject="Без имени", text="Говорят пациенты.", people=()), together=True)
    assert seen(desk).withdrawn == ()
