"""The close of a visit by keyboard, in Russian: recommendations, what is left open, what may be shown; the note of a
country; and how a person may be reached beside each task."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from reviews import asked as question
from reviews import questionnaire, told
from seats import Seat
from visit_pages import begun, deed, form

from fieldcase.casework import asking, asks, cases, country_notes, deciding, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Person
from fieldcase.model.questionnaires import CountryNote
from ui.pages.country_note_panel import CountryNotePanel
from ui.pages.visit_shown import SummaryPanel
from ui.pages.visit_workspace import INTERVIEWS, RECOMMENDATIONS, SUMMARY, TASKS

CONTACT = "по будням до обеда"


def on_tab(seat: Seat, place: int) -> None:
    """A tab of the open visit, by keys."""
    bar = seat.page.workspace.tabs
    while bar.currentIndex() != place:
        seat.press("Ctrl+Tab")
    seat.settle()


def reachable(desk: Desk, interview: Interview, how: str = CONTACT) -> None:
    """The person of an interview said how they may be reached."""
    person = desk.get(Person, interview.person or b"")
    assert person is not None
    desk.save(person, replace(person, contact=how))


def test_recommendations_are_added_by_keys_changed_and_put_into_the_bin(seat: Seat) -> None:
    visit = begun(seat)
    on_tab(seat, RECOMMENDATIONS)
    for text, whom in (("повесить часы выдачи", "главному врачу"), ("завести папку", "")):
        seat.tab_to("Что рекомендовано")
        seat.type(text)
        if whom:
            seat.press("Tab")
            seat.type(whom)
        seat.press("Enter")
        seat.settle()
    made = asks.of_origin(seat.desk, visit)
    assert [(one.number, one.text, one.addressed) for one in made] == [
        (1, "повесить часы выдачи", "главному врачу"), (2, "завести папку", ""),
    ]  # fmt: skip
    assert seat.page.workspace.tabs.tabText(RECOMMENDATIONS) == "Рекомендации (2)"
    assert seat.desk.unfinished() == ()
    seat.tab_to("Рекомендации визита")
    seat.press("Ctrl+Del")
    seat.settle()
    assert len(asks.of_origin(seat.desk, visit)) == 1
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(asks.of_origin(seat.desk, visit)) == 2


def test_a_recommendation_that_was_begun_is_there_again(seat: Seat) -> None:
    visit = begun(seat)
    on_tab(seat, RECOMMENDATIONS)
    seat.tab_to("Что рекомендовано")
    seat.type("недописанная")
    seat.press("Ctrl+1")
    seat.settle()
    assert [one.KIND for one in seat.desk.unfinished()] == ["recommendation"]
    assert asks.of_origin(seat.desk, visit) == ()
    seat.window.work.go("visits", visit.key)
    seat.settle()
    on_tab(seat, RECOMMENDATIONS)
    part = seat.page.workspace.part(RECOMMENDATIONS)
    seat.wait(lambda: "text" in part.adding.fields and part.adding.fields["text"].value() == "недописанная")


def test_the_close_says_what_is_left_and_each_line_opens_it(seat: Seat) -> None:
    visit = begun(seat)

    def made(desk: Desk) -> None:
        one = told(desk, visit, questionnaire(desk), 1, 2, 3, pseudonym="Ольха")
        reachable(desk, one)
        question(desk, one, "Какой срок идёт?")
        deciding.decide(desk, one, "закон не нарушен", "lawyer", tell=True)
        asks.add(desk, visit, "повесить часы выдачи", asks.RECOMMENDATION)
        visits.refusal(desk, visit, "no_time")

    deed(seat, made)
    on_tab(seat, SUMMARY)
    for words in ("Открытый вопрос: Какой срок идёт?", f"Как и когда связаться: {CONTACT}",
                  "1. повесить часы выдачи", "сейчас нет времени или сил", "женский"):  # fmt: skip
        assert seat.sees(words), words
    seat.tab_to("Открытый вопрос: Какой срок идёт?")
    seat.press("Enter")
    seat.settle()
    assert seat.page.workspace.tabs.currentIndex() == TASKS
    assert seat.sees(CONTACT), "beside the task too"
    on_tab(seat, SUMMARY)
    seat.tab_to("1. повесить часы выдачи")
    seat.press("Enter")
    seat.settle()
    assert seat.page.workspace.tabs.currentIndex() == RECOMMENDATIONS


def test_an_interview_that_was_left_goes_on_from_the_close(seat: Seat) -> None:
    visit = begun(seat)

    def made(desk: Desk) -> None:
        form = questionnaire(desk)
        person = people.new_person(desk, visit.scope, pseudonym="Ольха")
        one = visits.new_interview(desk, visit, person, questionnaire=form.id)
        asking.keep(desk, one, asking.begin(Look(desk), one, form, "ru").rows())

    deed(seat, made)
    on_tab(seat, SUMMARY)
    seat.tab_to("Не закончено: Ольха")
    seat.press("Enter")
    seat.settle()
    assert seat.page.workspace.tabs.currentIndex() == INTERVIEWS
    assert seat.page.workspace.part_marked == seat.desk.all(Interview)[0].key.hex()


def test_a_visit_without_interviews_is_closed_in_peace(seat: Seat) -> None:
    begun(seat)
    on_tab(seat, SUMMARY)
    assert seat.sees("Открытых дел не осталось.")
    assert seat.sees("Рекомендаций пока нет.")


def test_what_is_shown_holds_recommendations_and_nothing_about_one_person(seat: Seat) -> None:
    visit = begun(seat)

    def made(desk: Desk) -> None:
        one = told(desk, visit, questionnaire(desk), 1, 2, 3, pseudonym="Ольха")
        question(desk, one, "Какой срок идёт?")
        asks.add(desk, visit, "повесить часы выдачи", asks.RECOMMENDATION)
        asks.add(desk, visit, "помочь Ольхе", asks.RECOMMENDATION)
        visits.refusal(desk, visit, "no_time")

    deed(seat, made)
    on_tab(seat, SUMMARY)
    seat.tab_to("Показать крупно")
    seat.press("Enter")
    panel = seat.window.overlay.panel
    assert isinstance(panel, SummaryPanel)
    large = " ".join(one.text() for one in panel.findChildren(QLabel))
    assert "повесить часы выдачи" in large
    for secret in ("Ольх", "срок", "сейчас нет времени", "женский"):
        assert secret not in large, secret
    assert seat.sees("помочь Ольхе"), "the control: the team's page has it"


def test_what_to_know_in_a_country_is_written_from_the_visit(seat: Seat) -> None:
    visit = begun(seat)
    deed(seat, lambda desk: desk.save(visit, replace(visit, country="KG")))
    form(seat)
    assert seat.sees("Пока никто не написал, что надо знать в этой стране")
    seat.tab_to("Что надо знать в этой стране")
    seat.press("Enter")
    panel = seat.window.overlay.panel
    assert isinstance(panel, CountryNotePanel)
    seat.wait(lambda: "as_of" in panel.form.fields)
    seat.settle()
    assert seat.sees("Кыргызстан")
    seat.type("до 18 лет — с юристом")
    seat.press("Esc")
    seat.settle()
    note = country_notes.note_of(seat.desk, "KG")
    assert note is not None
    assert note.minors == "до 18 лет — с юристом"
    seat.wait(lambda: seat.sees("Ваша организация написала, что надо знать в этой стране"))


def test_a_country_is_asked_for_where_none_is_given_and_a_note_without_words_is_not_kept(seat: Seat) -> None:
    seat.window.work.go("visits", None, "questionnaires")
    seat.settle()
    seat.tab_to("Что надо знать в стране")
    seat.press("Enter")
    panel = seat.window.overlay.panel
    assert isinstance(panel, CountryNotePanel)
    assert seat.focus() is panel.countries
    panel.countries.choose("KG")
    panel.countries.activated.emit(panel.countries.currentIndex())
    seat.wait(lambda: "as_of" in panel.form.fields)
    seat.settle()
    seat.press("Esc")
    seat.settle()
    assert seat.desk.all(CountryNote) == ()
    assert seat.desk.unfinished() == ()


def test_how_to_get_in_touch_stands_beside_a_task_on_today_and_a_question_of_a_case(seat: Seat) -> None:
    def made(desk: Desk) -> None:
        visit = visits.new_visit(desk, place="двор / Пример")
        one = told(desk, visit, questionnaire(desk), 1, 2, 3)
        reachable(desk, one)
        task = question(desk, one, "Позвонить?")
        today = UncertainDate(desk.world.today().isoformat())
        desk.save(task, replace(task, due=today))
        case = cases.new_case(desk, title="Дело / Пример")
        person = people.new_person(desk, case.scope)
        desk.save(None, replace(task, id=type(task.id)(desk.new_id()), scope=case.scope, person=person.id, due=None,
                                interview=None))  # fmt: skip

    deed(seat, made)
    seat.wait(lambda: any("Позвонить?" in text and CONTACT in text for text in seat.texts()))
    (case,) = seat.desk.all(Case)
    seat.window.work.go("cases", case.key, "questions")
    seat.wait(lambda: seat.sees("Не сказано, как связаться: спросите."))


def test_where_nobody_said_how_to_get_in_touch_a_button_leads_to_the_persons_page(seat: Seat) -> None:
    visit = begun(seat)

    def made(desk: Desk) -> None:
        question(desk, told(desk, visit, questionnaire(desk), 1, 2, 3), "Позвонить?")

    deed(seat, made)
    on_tab(seat, TASKS)
    assert seat.sees("Не сказано, как связаться: спросите.")
    seat.tab_to("Записать, как связаться")
    seat.press("Enter")
    seat.settle()
    assert seat.page.NAME == "people"
    assert seat.window.work.place.record == seat.desk.all(Person)[0].key
    seat.tab_to("Как и когда можно связаться")
    seat.type(CONTACT)
    seat.press("Ctrl+Return")
    seat.settle()
    assert [one.contact for one in seat.desk.all(Person)] == [CONTACT]
