"""Today: what is due is said in words, each line opens its thing, notes are dealt with, an empty vault has ways in."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from seats import Seat

from fieldcase.casework import captures, cases, consents, people, settings, visits
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Capture, Issued
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import EventId, IssuedId, TaskId
from ui.pages.today_line import Line
from ui.pages.today_lines import read_today


def day(desk: Desk, days: int) -> UncertainDate:
    return UncertainDate((desk.world.today() + datetime.timedelta(days=days)).isoformat())


def task(desk: Desk, case: Case, text: str, days: int) -> None:
    made = Task(id=TaskId(desk.new_id()), scope=case.scope, text=text, due=day(desk, days))
    desk.save(None, made)


@pytest.fixture(autouse=True)
def _read(request: pytest.FixtureRequest) -> None:
    """Today was read and shown."""
    seat = request.getfixturevalue("seat")
    seat.wait(lambda: seat.page.stands)
    seat.settle()


def deed(seat: Seat, what: object) -> None:
    """Do a deed as the window does, so that the page hears of it."""
    seat.window.work.do(what)
    seat.settle()


def click(seat: Seat, name: str) -> None:
    seat.named(QPushButton, name).setFocus()
    seat.press("Space")
    seat.settle()


def test_an_empty_vault_says_how_to_begin_and_its_buttons_lead_there(seat: Seat) -> None:
    assert seat.sees("С чего начать")
    assert seat.sees("Сегодня, ")
    seat.tab_to("Новое дело")
    seat.press("Space")
    assert seat.window.work.place.page == "cases"
    deed(seat, lambda desk: cases.new_case(desk, title="Пример"))
    seat.window.work.go("today")
    seat.wait(lambda: not seat.sees("С чего начать"))


def test_tasks_stand_by_urgency_and_say_it_in_words(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        case = cases.new_case(desk, title="Дело / Пример", code="KG-014")
        for text, days in (("Апелляция", 3), ("Ответ министерства", -6), ("Через месяц", 30), ("Вчерашнее", -1)):
            task(desk, case, text, days)

    deed(seat, made)
    said = [text for text in seat.texts() if "KG-014" in text]
    assert said == [
        "Просрочено на 6 дней · Ответ министерства · KG-014",
        "Просрочено на 1 день · Вчерашнее · KG-014",
        "Осталось 3 дня · Апелляция · KG-014",
    ]


def test_a_line_opens_the_task_in_its_case(seat: Seat) -> None:
    def made(desk: Desk) -> Case:
        case = cases.new_case(desk, title="Дело / Пример", code="KG-014")
        task(desk, case, "Ответ", -2)
        return case

    deed(seat, made)
    click(seat, "Просрочено на 2 дня")
    place = seat.window.work.place
    assert place.page == "cases"
    assert place.record == seat.desk.all(Case)[0].key
    assert place.part.startswith("questions:")


def test_the_visit_of_today_opens_and_a_new_one_begins_with_one_key(seat: Seat) -> None:
    deed(seat, lambda desk: visits.new_visit(desk, "outreach", None, "двор / Пример"))
    click(seat, "Сегодня · аутрич")
    assert seat.window.work.place.page == "visits"
    seat.wait(lambda: seat.sees("двор / Пример"))
    seat.press("Ctrl+1")
    seat.settle()
    click(seat, "Новый визит")
    seat.wait(lambda: seat.window.work.place.part == "new")


def test_an_interview_waits_for_a_decision_under_its_pseudonym_alone(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        visit = visits.new_visit(desk)
        person = people.new_person(desk, visit.scope, pseudonym="Сирень")
        visits.new_interview(desk, visit, person, account="слова, которых на первой странице нет")

    deed(seat, made)
    assert seat.sees("Интервью: дело или нет? · Сирень")
    assert not seat.sees("слова, которых")
    click(seat, "Интервью: дело или нет? · Сирень")
    seat.wait(lambda: seat.sees("Сирень") and seat.window.work.place.page == "visits")


def test_a_withdrawn_consent_names_the_versions_that_still_tell_of_the_person(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        case = cases.new_case(desk, code="KG-021")
        person = people.new_person(desk, case.scope, pseudonym="Мята")
        consents.spoken(desk, person, {"story": "yes"})
        issued = Issued(
            id=IssuedId(desk.new_id()), scope=desk.own, case=case.id, use="media", language="ru", version=1,
            people=(person.id,),
        )  # fmt: skip
        desk.save(None, issued)
        consents.withdraw(desk, person)

    deed(seat, made)
    assert seat.sees("Согласие отозвано: Мята · KG-021 · 1 выданная версия ещё рассказывает об этом человеке")


def test_a_note_is_dealt_with_and_undo_brings_it_back(seat: Seat) -> None:
    deed(seat, lambda desk: captures.capture(desk, "note", "позвонить / Пример"))
    click(seat, "Сделано: позвонить")
    assert not seat.sees("позвонить / Пример")
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.sees("позвонить / Пример")


def test_a_note_becomes_an_event_of_a_case_that_is_chosen(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        cases.new_case(desk, title="Дело / Пример", code="KG-014")
        captures.capture(desk, "signal", "увезли двоих / Пример", day(desk, -1), "14:00")

    deed(seat, made)
    click(seat, "В дело")
    seat.type("KG-0")
    seat.press("Enter")
    seat.tab_to("Создать")
    seat.press("Space")
    seat.settle()
    (event,) = seat.desk.all(Event)
    assert event.what == "14:00 увезли двоих / Пример"
    assert event.date == day(seat.desk, -1)
    assert seat.desk.all(Capture)[0].dealt


def test_a_note_without_a_case_is_asked_for_one_and_stays(seat: Seat) -> None:
    deed(seat, lambda desk: captures.capture(desk, "signal", "увезли двоих / Пример"))
    click(seat, "В дело")
    seat.tab_to("Создать")
    seat.press("Space")
    assert seat.sees("Выберите дело.")
    seat.press("Esc")
    assert seat.sees("увезли двоих / Пример")


def test_a_note_becomes_a_task_that_stands_alone(seat: Seat) -> None:
    deed(seat, lambda desk: captures.capture(desk, "task", "спросить юриста / Пример"))
    click(seat, "В задачи")
    seat.tab_to("Создать")
    seat.press("Space")
    seat.settle()
    (made,) = seat.desk.all(Task)
    assert made.text == "спросить юриста / Пример"
    assert made.scope == seat.desk.own


def test_a_note_becomes_a_case_that_opens(seat: Seat) -> None:
    deed(seat, lambda desk: captures.capture(desk, "signal", "увезли двоих / Пример"))
    click(seat, "Новое дело: увезли")
    (case,) = seat.desk.all(Case)
    assert (seat.window.work.place.page, seat.window.work.place.record) == ("cases", case.key)


def test_what_was_begun_and_not_finished_opens_again(seat: Seat) -> None:
    case = cases.new_case(seat.desk, code="KG-014")
    event = Event(id=EventId(seat.desk.new_id()), scope=case.scope, what="начатое событие / Пример")
    seat.desk.begin(event)
    seat.window.work.go("today")
    seat.wait(lambda: seat.sees("Событие · начатое событие / Пример"))
    click(seat, "Событие · начатое событие")
    place = seat.window.work.place
    assert (place.page, place.record, place.part) == ("cases", case.key, f"chronology:{event.key.hex()}")


def test_a_card_shows_a_few_lines_and_all_of_them_when_asked(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        for number in range(9):
            captures.capture(desk, "note", f"заметка номер {number}")

    deed(seat, made)
    assert not seat.sees("заметка номер 0")
    click(seat, "Показать все (9)")
    assert seat.sees("заметка номер 0")
    assert seat.sees("заметка номер 8")


def test_the_offers_can_be_taken_and_hidden_for_good(seat: Seat) -> None:
    assert seat.sees("На потом")
    click(seat, "Убрать эту карточку")
    seat.wait(lambda: not seat.sees("На потом"))
    assert settings.get(seat.desk, "offers_seen") == settings.YES
    seat.press("Ctrl+3", "Ctrl+1")
    seat.settle()
    assert not seat.sees("На потом")


def safety(desk: Desk, copied: int | None) -> tuple[Line, ...]:
    from fieldcase.casework.look import Look

    shown = read_today(Look(desk), words("ru"), desk.tables)
    assert copied is None
    return shown.safety


def test_a_vault_that_was_never_copied_outside_says_so_first(seat: Seat) -> None:
    first = safety(seat.desk, None)[0]
    assert first.kind == "row-bad"
    assert "вне этого ноутбука" in first.text
    assert first.place[0] == "safety"


def test_after_a_copy_on_another_disk_the_line_turns_good(seat: Seat) -> None:
    from fieldcase.casework.safekeeping import log_access

    deed(seat, lambda desk: log_access(desk, "copy", None))
    first = safety(seat.desk, None)[0]
    assert first.kind == "row-good"
    assert "сегодня" in first.text


def test_the_sample_is_made_as_a_vault_of_its_own(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCASE_HOME", str(tmp_path / "home"))
    click(seat, "Создать образец хранилища")
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel.passphrase, seconds=60)
    panel = seat.window.overlay.panel
    seat.settle()
    assert seat.sees(panel.passphrase)
    assert seat.sees("Открыть образец")
    made = Desk.open(tmp_path / "home" / "Example.fieldcase", panel.passphrase, seat.desk.world)
    try:
        assert len(made.all(Case)) > 3
        assert all("Пример" in case.title for case in made.all(Case))
    finally:
        made.close()
    assert seat.desk.all(Case) == ()


def test_after_the_sample_the_program_begins_anew_with_it(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDCASE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("ui.sample.make", lambda place, language: "six words")
    locked = []
    monkeypatch.setattr(type(seat.shell), "lock", lambda self: locked.append(self.choices.vault))
    click(seat, "Создать образец хранилища")
    seat.press("Space")
    seat.wait(lambda: seat.sees("six words"))
    seat.press("Space")
    assert locked == [tmp_path / "home" / "Example.fieldcase"]


@pytest.mark.language("en")
def test_the_page_is_whole_in_english(seat: Seat) -> None:
    deed(seat, lambda desk: captures.capture(desk, "note", "call them / Example"))
    assert seat.sees("Today, ")
    assert seat.sees("Inbox")
    assert seat.sees("What is due") is False
