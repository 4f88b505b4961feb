"""Visits: consent comes first, a refusal is one key, no field asks who somebody is, shown numbers point at nobody."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from seats import Seat

from fieldcase.casework import cases, consents, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Interview, Site, Task, Visit
from fieldcase.model.people import Consent, Person
from ui.pages.interview_detail import InterviewDetail
from ui.pages.visit_consent import ConsentPanel
from ui.pages.visit_form import VisitForm
from ui.pages.visit_interviews import InterviewsPart
from ui.pages.visit_met import MetPanel
from ui.pages.visit_summary import SummaryPanel
from ui.pages.visit_workspace import FORM, INTERVIEWS, TASKS
from ui.record_form import RecordForm


def deed(seat: Seat, what: object) -> None:
    seat.window.work.do(what)
    seat.settle()


def begun(seat: Seat) -> Visit:
    """A new visit that is open, by one key."""
    seat.press("Ctrl+Shift+V")
    seat.wait(lambda: seat.page.NAME == "visits" and seat.page.opened and seat.page.workspace.visit is not None)
    seat.settle()
    visit: Visit = seat.page.workspace.visit
    return visit


def form(seat: Seat) -> RecordForm:
    """The form of the open visit, once all its fields stand."""
    part = seat.page.workspace.part(FORM)
    assert isinstance(part, VisitForm)
    seat.wait(lambda: "safety" in part.form.fields)
    seat.settle()
    return part.form


def detail(seat: Seat) -> InterviewDetail:
    """The marked interview, once all its fields stand."""
    part = seat.page.workspace.part(INTERVIEWS)
    assert isinstance(part, InterviewsPart)
    seat.wait(lambda: part.detail is not None and part.detail.ready)
    assert part.detail is not None
    return part.detail


def asked(seat: Seat, *answers: str) -> None:
    """A new interview, the three questions answered by keys."""
    seat.press("Ctrl+E")
    assert isinstance(seat.window.overlay.panel, ConsentPanel)
    seat.press(*answers)
    seat.settle()


def levels(desk: Desk, person: Person) -> dict[str, str]:
    found = {one.uses[0]: one.level for one in people.consents_of(desk, person)}
    return {name: found.get(uses[0], "") for name, uses in consents.QUESTIONS.items()}


def test_a_visit_begins_with_one_key_on_today(seat: Seat) -> None:
    visit = begun(seat)
    assert visit.date == UncertainDate(seat.desk.world.today().isoformat())
    assert visit.workers == (seat.desk.member,)
    assert len(seat.desk.all(Visit)) == 1


def test_what_is_typed_into_the_visit_is_entered_when_it_is_left(seat: Seat) -> None:
    begun(seat)
    form(seat)
    seat.named(QLineEdit, "Место").setFocus()
    seat.type("двор у рынка / Пример")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.all(Visit)[0].place == "двор у рынка / Пример"
    assert not seat.page.opened
    assert seat.page.list.rows.row_at(0).where == "двор у рынка / Пример"


def test_three_keys_keep_the_answers_before_anything_else_is_asked(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "2", "3")
    (person,), (interview,) = seat.desk.all(Person), seat.desk.all(Interview)
    assert levels(seat.desk, person) == {"statistics": "without_name", "story": "refused", "court": ""}
    assert interview.person == person.id
    assert person.pseudonym
    assert isinstance(seat.window.overlay.panel, MetPanel)
    seat.press("1")
    seat.settle()
    assert seat.desk.all(Interview)[0].met_before == "new"


def test_each_question_is_shown_alone_and_large(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+E")
    for question in ("учесть вас в статистике", "вашу историю без имени", "в суд или в жалобу"):
        large = [
            one.text() for one in seat.window.overlay.panel.findChildren(QLabel) if one.property("kind") == "title"
        ]
        assert len(large) == 1
        assert question in large[0]
        assert all(one.height() >= 44 for one in seat.window.overlay.panel.choices)
        if "жалобу" not in question:
            seat.press("1")


def test_an_answer_can_be_taken_back_before_the_last(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+E", "2")
    seat.named(QPushButton, "Назад").click()
    seat.press("1", "1", "1")
    seat.settle()
    (person,) = seat.desk.all(Person)
    assert set(levels(seat.desk, person).values()) == {"without_name"}


def test_three_times_no_keeps_a_reason_and_nobody(seat: Seat) -> None:
    begun(seat)
    asked(seat, "2", "2", "2")
    assert seat.sees("Сохраняется только причина")
    seat.press("2")
    seat.settle()
    (kept,) = seat.desk.all(Interview)
    assert kept.refused_because == "fear_of_prosecution"
    assert kept.person is None
    assert seat.desk.all(Person) == ()
    assert seat.desk.all(Consent) == ()
    assert seat.window.overlay.panel is None


def test_a_panel_of_questions_that_is_closed_keeps_nothing(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+E", "1", "1", "Esc")
    seat.settle()
    assert seat.desk.all(Person) == ()
    assert seat.desk.all(Interview) == ()


def test_a_refusal_is_two_keys_and_holds_a_reason_alone(seat: Seat) -> None:
    visit = begun(seat)
    seat.press("Ctrl+R", "1")
    seat.settle()
    (kept,) = seat.desk.all(Interview)
    assert (kept.refused_because, kept.visit) == ("does_not_feel_safe", visit.id)
    filled = {name for name in ("person", "date", "language", "account", "health", "admissions", "notes")
              if getattr(kept, name)}  # fmt: skip
    assert filled == set()
    assert "Отказ сохранён" in seat.window.banner.sentence


def test_no_field_of_a_visit_asks_who_somebody_is(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    names = {*form(seat).fields, *detail(seat).form.fields, *detail(seat).person_form.fields}
    assert {"account", "gender", "place"} <= names
    assert not names & {"name", "address", "phone", "email", "birth_date", "document", "pseudonym", "contact", "school"}
    editors = [*seat.shell.findChildren(QLineEdit), *seat.shell.findChildren(QPlainTextEdit)]
    said = " ".join(one.accessibleName() for one in [*editors, *seat.shell.findChildren(QComboBox)]).casefold()
    assert "рассказ своими словами" in said
    assert not [word for word in ("имя", "адрес", "телефон", "рожден", "паспорт") if word in said]


def test_after_the_questions_the_hands_stay_on_the_keys_until_the_account(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("2")
    seat.settle()
    seat.tab_to("Рассказ своими словами")
    seat.type("рассказ / Пример")
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.all(Interview)[0].account == "рассказ / Пример"


def test_somebody_met_before_is_chosen_from_the_pseudonyms(seat: Seat) -> None:
    earlier = visits.new_visit(seat.desk)
    person = people.new_person(seat.desk, earlier.scope, pseudonym="Сирень", gender="female")
    visits.new_interview(seat.desk, earlier, person)
    begun(seat)
    asked(seat, "1", "1", "3")
    seat.window.overlay.panel.chooser.line.setFocus()
    seat.type("сир")
    seat.press("Enter")
    seat.tab_to("Да, это этот человек")
    seat.press("Space")
    seat.settle()
    now = [one for one in seat.desk.all(Person) if one.scope != earlier.scope]
    assert [(one.pseudonym, one.gender) for one in now] == [("Сирень", "female")]
    mine = [one for one in seat.desk.all(Interview) if one.scope != earlier.scope]
    assert [one.met_before for one in mine] == ["met_before"]


def test_undo_takes_the_interview_and_the_person_back_together(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("Esc")
    seat.settle()
    seat.press("Ctrl+Z")
    seat.settle()
    assert seat.desk.all(Interview) == ()
    assert seat.desk.all(Person) == ()
    assert seat.desk.all(Consent) == ()


def test_an_interview_is_taken_up_as_a_case_that_opens(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.named(QPushButton, "Взять в дело").click()
    seat.settle()
    seat.press("Space")
    seat.settle()
    (case,) = seat.desk.all(Case)
    assert case.interviews == (seat.desk.all(Interview)[0].id,)
    assert (seat.window.work.place.page, seat.window.work.place.record) == ("cases", case.key)


def test_an_interview_goes_into_a_case_that_is_there(seat: Seat) -> None:
    cases.new_case(seat.desk, title="Дело / Пример", code="KG-014")
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.named(QPushButton, "Взять в дело").click()
    seat.settle()
    seat.window.overlay.panel.chooser.line.setFocus()
    seat.type("KG-0")
    seat.press("Enter")
    seat.tab_to("Взять в это дело")
    seat.press("Space")
    seat.settle()
    (case,) = seat.desk.all(Case)
    assert case.code == "KG-014"
    assert len(case.interviews) == 1


def test_without_a_case_the_interview_no_longer_waits(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.named(QPushButton, "Без дела").click()
    seat.settle()
    assert visits.number_waiting(seat.desk) == 0
    assert seat.sees("дела по нему не будет")


def test_a_new_site_is_made_beside_its_field_and_chosen(seat: Seat) -> None:
    begun(seat)
    form(seat)
    seat.named(QPushButton, "Новый пункт").click()
    seat.wait(lambda: seat.window.overlay.panel is not None and "name" in seat.window.overlay.panel.form.fields)
    seat.settle()
    seat.named(QLineEdit, "Название").setFocus()
    seat.type("Пункт «Пример»")
    seat.tab_to("Создать пункт")
    seat.press("Space")
    seat.settle()
    (site,) = seat.desk.all(Site)
    assert site.name == "Пункт «Пример»"
    assert seat.desk.all(Visit)[0].site == site.id
    assert seat.named(QLineEdit, "Пункт").text() == "Пункт «Пример»"


def test_a_site_that_was_given_up_leaves_nothing(seat: Seat) -> None:
    begun(seat)
    form(seat)
    seat.named(QPushButton, "Новый пункт").click()
    seat.wait(lambda: seat.window.overlay.panel is not None and "name" in seat.window.overlay.panel.form.fields)
    seat.settle()
    seat.named(QLineEdit, "Название").setFocus()
    seat.type("лишний пункт")
    seat.press("Esc")
    seat.settle()
    assert seat.desk.all(Site) == ()
    assert seat.desk.unfinished() == ()


def test_a_task_is_added_by_enter_and_marked(seat: Seat) -> None:
    visit = begun(seat)
    seat.press("Ctrl+Tab", "Ctrl+Tab")
    seat.settle()
    seat.type("принести налоксон / Пример")
    seat.press("Enter")
    seat.settle()
    (task,) = seat.desk.all(Task)
    assert (task.text, task.scope) == ("принести налоксон / Пример", visit.scope)
    assert seat.desk.unfinished() == ()
    assert seat.sees("Задачи (1)") or seat.page.workspace.tabs.tabText(2) == "Задачи (1)"


def test_what_stands_in_the_line_of_tasks_outlives_the_page(seat: Seat) -> None:
    visit = begun(seat)
    seat.press("Ctrl+Tab", "Ctrl+Tab")
    seat.settle()
    seat.type("недописанная задача")
    seat.press("Ctrl+1")
    seat.settle()
    assert [one.KIND for one in seat.desk.unfinished()] == ["task"]
    seat.wait(lambda: seat.sees("Задача · недописанная задача"))
    seat.window.work.go("visits", visit.key)
    seat.settle()
    assert seat.page.workspace.part(TASKS).line.text() == "недописанная задача"


def told(desk: Desk, visit: Visit, gender: str, number: int) -> None:
    for _ in range(number):
        person = people.new_person(desk, visit.scope, gender=gender, age_band="25_34")
        visits.new_interview(desk, visit, person)


def shown_large(seat: Seat) -> str:
    seat.page.workspace.turn(-1)
    seat.settle()
    seat.named(QPushButton, "Показать крупно").click()
    panel = seat.window.overlay.panel
    assert isinstance(panel, SummaryPanel)
    return " ".join(one.text() for one in panel.findChildren(QLabel))


def test_the_large_summary_leaves_small_numbers_out_and_the_teams_page_does_not(seat: Seat) -> None:
    visit = begun(seat)
    deed(seat, lambda desk: told(desk, visit, "female", 6))
    deed(seat, lambda desk: told(desk, visit, "male", 2))
    large = shown_large(seat)
    assert seat.sees("мужской")
    assert "женский" not in large
    assert "мужской" not in large
    assert "25–34" in large
    assert "8" in large


def test_a_table_of_large_numbers_is_shown_large(seat: Seat) -> None:
    visit = begun(seat)
    deed(seat, lambda desk: told(desk, visit, "female", 6))
    deed(seat, lambda desk: told(desk, visit, "male", 5))
    assert "женский" in shown_large(seat)


def test_the_summary_tells_no_pseudonym_and_no_word(seat: Seat) -> None:
    visit = begun(seat)

    def made(desk: Desk) -> None:
        person = people.new_person(desk, visit.scope, pseudonym="Сирень")
        visits.new_interview(desk, visit, person, account="тайный рассказ")

    deed(seat, made)
    large = shown_large(seat)
    assert people.free_pseudonym(seat.desk)
    assert [one.pseudonym for one in seat.desk.all(Person)] == ["Сирень"]
    assert "Интервью" in large
    assert "Сирень" not in large
    assert "тайный" not in large


def test_a_visit_goes_to_the_bin_and_comes_back(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+Del")
    seat.settle()
    assert seat.desk.all(Visit) == ()
    assert not seat.page.opened
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(seat.desk.all(Visit)) == 1


def test_an_interview_goes_to_the_bin_alone(seat: Seat) -> None:
    begun(seat)
    asked(seat, "1", "1", "1")
    seat.press("1")
    seat.settle()
    seat.press("Ctrl+Del")
    seat.settle()
    assert seat.desk.all(Interview) == ()
    assert len(seat.desk.all(Visit)) == 1


def test_the_list_counts_interviews_and_refusals_and_filters_by_words(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        market = visits.new_visit(desk, place="рынок / Пример")
        told(desk, market, "female", 2)
        visits.refusal(desk, market, "no_time")
        visits.new_visit(desk, "hearing", UncertainDate("2026-03"), "суд / Пример")

    deed(seat, made)
    seat.press("Ctrl+2")
    seat.settle()
    row = seat.page.list.rows.row_at(0)
    assert (row.where, row.told, row.refused) == ("рынок / Пример", 2, 1)
    seat.press("Ctrl+F")
    seat.type("суд")
    seat.wait(lambda: seat.page.list.rows.rowCount() == 1)
    seat.settle()
    assert seat.page.list.rows.row_at(0).where == "суд / Пример"


def test_a_place_named_by_a_search_opens_the_interview_itself(sample_seat: Seat) -> None:
    seat = sample_seat
    interview = next(one for one in seat.desk.all(Interview) if one.person is not None)
    assert interview.person is not None
    person = seat.desk.get(Person, interview.person)
    assert person is not None
    seat.window.work.go("visits", interview.visit, interview.key.hex())
    seat.wait(lambda: seat.page.NAME == "visits" and seat.page.workspace.visit is not None)
    told = detail(seat).told
    assert told is not None
    assert told.interview.key == interview.key
    assert seat.page.workspace.tabs.currentIndex() == 1
    assert seat.sees(person.pseudonym)


@pytest.mark.language("en")
def test_the_questions_are_asked_in_english_too(seat: Seat) -> None:
    begun(seat)
    seat.press("Ctrl+E")
    assert seat.sees("May we count you in statistics?")


def test_today_knows_the_visit_that_was_made_for_another_day(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        tomorrow = desk.world.today() + datetime.timedelta(days=1)
        visits.new_visit(desk, "hearing", UncertainDate(tomorrow.isoformat()), "суд / Пример")

    deed(seat, made)
    seat.wait(lambda: any("Дальше" in text and "суд / Пример" in text for text in seat.texts()))
