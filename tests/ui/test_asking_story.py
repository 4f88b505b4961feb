"""A whole visit in visit mode, in Russian and by keyboard alone, with the questionnaire that finds strategic cases."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from asking_steps import begun_interview, course, kept_answers, next_person, panel, up_to_the_questions
from case_pages import all_of, looked
from PySide6.QtWidgets import QApplication
from read_forms import own_form
from seats import Seat
from visit_pages import begun, deed

from fieldcase.casework import answers, asking, country_notes, questionnaires
from fieldcase.casework.desk import Desk
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Consent, Person
from ui.pages.asking_about import AboutStage
from ui.pages.asking_before import FormStage, NoteStage
from ui.pages.asking_editor import SEEN_MS
from ui.pages.asking_end import DoneStage, EndStage
from ui.pages.interview_detail import InterviewDetail
from ui.pages.visit_consent import ConsentPanel

TOLD = "Забрали таблетки при досмотре / Пример"
CHARGE = "Статья, вид которой в бумаге не назван / Пример"
NOTE = "Говорит тихо, оглядывается / Пример"


@pytest.fixture
def strategic(seat: Seat) -> Seat:
    """A seat at a vault that offers the questionnaire."""
    questionnaires.take_in(seat.desk, own_form("strategic-cases"))
    seat.heart.rest()
    return seat


def at(seat: Seat, name: str) -> str:
    """The address of the question in front, which ends with `name`; nothing but the one window is on the screen."""
    seat.settle()
    stop = course(seat).stop
    assert stop is not None
    assert stop.ref.endswith(f"/{name}"), stop.ref
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [seat.shell]
    return stop.ref


def first_section(seat: Seat) -> None:
    """What happened, with the police and in court; a note; a refusal to answer."""
    at(seat, "before")
    seat.press("Enter")
    at(seat, "told")
    seat.type(TOLD)
    seat.press("Enter")
    at(seat, "places")
    seat.press("1", "4", "Enter")
    at(seat, "by_police")
    seat.press("2", "F2")
    seat.type(NOTE)
    seat.press("Enter", "Enter")
    at(seat, "by_court")
    seat.press("F8")
    at(seat, "harm")


def test_a_visit_is_asked_by_keys_left_taken_up_and_finished(strategic: Seat) -> None:
    seat = strategic
    up_to_the_questions(seat)
    first_section(seat)
    interview = begun_interview(seat)
    assert kept_answers(seat, interview)["told"] == TOLD, "kept before anything is finished"
    # Esc leaves at once and asks nothing; Today leads back to the question that waits.
    seat.press("Esc", "Ctrl+1")
    seat.settle()
    assert seat.page.NAME == "today"
    seat.tab_to("Продолжить опросник" if seat.sees("Продолжить опросник") else "Go on with the questionnaire")
    seat.press("Enter")
    at(seat, "harm")
    # A section further on, by its key.
    seat.press("F4", "4")
    at(seat, "said_by_police")
    seat.press("Enter")
    at(seat, "charged")
    seat.type(CHARGE)
    seat.press("F4")
    seat.settle()
    seat.press("9")
    at(seat, "wants")
    seat.press("1", "Ctrl+Return")
    seat.settle()
    assert isinstance(panel(seat).stage, EndStage)
    seat.press("Ctrl+Return")
    seat.settle()
    assert isinstance(panel(seat).stage, DoneStage)
    assert not any("100" in text for text in seat.texts()), "the score is not shown to whoever is asked"
    check_the_first(seat)
    # The next person at once; the country's note is read once a visit.
    seat.press("Enter")
    assert isinstance(seat.window.overlay.panel, ConsentPanel)
    seat.press("2", "2", "2", "2")
    seat.settle()
    assert isinstance(panel(seat).stage, DoneStage), "a refusal ends with its reason and the next person"
    seat.press("Esc")
    seat.settle()
    assert seat.window.overlay.panel is None
    assert sorted(bool(one.refused_because) for one in all_of(seat, Interview)) == [False, True]
    assert looked(seat, lambda look: asking.unfinished(look)) == ()


def check_the_first(seat: Seat) -> None:
    """What is in the vault of the first person."""
    (interview,) = all_of(seat, Interview)
    (person,) = all_of(seat, Person)
    assert (person.gender, person.age_band) == ("female", "25_34")
    assert {one.level for one in all_of(seat, Consent)} == {"without_name"}
    assert TOLD in interview.answers
    assert any(one.endswith("by_court=refused") for one in interview.unanswered)
    assert interview.score is not None
    assert interview.score > 0
    assert NOTE in interview.notes
    lines = looked(seat, lambda look: answers.of_interview(look, interview, "ru"))
    said = {one.question: one.answer or one.mark for one in lines}
    assert said["Расскажите, что произошло."] == TOLD
    assert said["Где это было?"] == "Полиция или милиция, Суд или следствие"
    assert said["Что произошло в суде или на следствии?"] == "refused"
    assert {one.section for one in lines} >= {"Что произошло", "Дело о веществах", "Чего хочет человек"}


def test_the_card_of_the_interview_shows_the_answers(strategic: Seat) -> None:
    seat = strategic
    up_to_the_questions(seat)
    first_section(seat)
    seat.press("Ctrl+Return", "Ctrl+Return", "Esc")
    seat.settle()
    part = seat.page.workspace.part(1)
    seat.wait(lambda: part.detail is not None and part.detail.ready)
    assert isinstance(part.detail, InterviewDetail)
    seat.settle()
    assert seat.sees(TOLD)
    assert seat.sees("Полиция или милиция, Суд или следствие")


def test_before_the_first_question_an_empty_note_says_that_nothing_was_written(strategic: Seat) -> None:
    seat = strategic
    seat.press("Ctrl+Shift+V")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    stage = panel(seat).stage
    assert isinstance(stage, NoteStage)
    assert stage.middle.lines.count() == 2, "a heading and an honest sentence"
    assert not seat.window.overlay.panels[0].WHOLE or seat.window.overlay.geometry() == seat.window.rect()
    covered = seat.window.rail.mapTo(seat.window, seat.window.rail.rect().center())
    top = seat.window.childAt(covered)
    assert top is not None
    assert panel(seat).isAncestorOf(top) or top is panel(seat), "the rail lies hidden behind"


def test_of_a_minor_what_was_written_about_minors_is_shown_before_going_on(strategic: Seat) -> None:
    seat = strategic
    visit = begun(seat)

    def written(desk: Desk) -> None:
        desk.save(visit, replace(visit, country="KG"))
        desk.save(None, replace(country_notes.blank(desk, "KG"), minors="Спросить законного представителя / Пример"))

    deed(seat, written)
    seat.press("Ctrl+E")
    seat.settle()
    assert seat.sees("Спросить законного представителя"), "the note of the country, as it was written just now"
    seat.press("Enter", "1", "1", "1")
    seat.settle()
    seat.press("1")
    seat.settle()
    seat.press("1", "Enter")
    stage = panel(seat).stage
    assert isinstance(stage, AboutStage)
    seat.press("4")
    assert not stage.minor.isVisible(), "the control: nobody of 25 is one"
    seat.press("2")
    time.sleep(2 * SEEN_MS / 1000)
    seat.settle()
    assert panel(seat).stage is stage, "it is read first"
    assert stage.minor.text() == "Спросить законного представителя / Пример"
    seat.press("Enter")
    seat.settle()
    (person,) = all_of(seat, Person)
    assert person.age_band == "14_17"
    assert course(seat).stop is not None


def test_without_a_questionnaire_one_sentence_says_so_and_the_consent_is_kept(seat: Seat) -> None:
    seat.press("Ctrl+Shift+V")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    seat.press("Enter", "1", "1", "1")
    seat.settle()
    seat.press("1")
    seat.settle()
    seat.press("1", "Enter", "4", "Enter")
    seat.settle()
    stage = panel(seat).stage
    assert isinstance(stage, FormStage)
    assert stage.to_forms.isVisible()
    stage.to_forms.click()
    seat.settle()
    assert seat.window.overlay.panel is None
    assert seat.page.NAME == "visits"
    assert len(all_of(seat, Consent)) == 3


def test_of_two_questionnaires_a_key_chooses_one(strategic: Seat) -> None:
    seat = strategic
    questionnaires.take_in(seat.desk, own_form("court-monitoring"))
    seat.heart.rest()
    seat.press("Ctrl+Shift+V")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    next_person(seat, choose="2")
    (interview,) = all_of(seat, Interview)
    titles = [one.title for one in looked(seat, questionnaires.offered)]
    form = looked(seat, questionnaires.offered)[1]
    assert len(titles) == 2
    assert interview.questionnaire == form.id
