"""A violation from the first word to the question that stays open, by keyboard in a Russian window."""

from __future__ import annotations

from dataclasses import replace

from seats import Seat
from violation_steps import ACTS, ATTACK, NORMS, at_acts, attack, begun, form_of, new_one, offer, said, unfold

from fieldcase.casework import cases
from fieldcase.casework.asked_by_checks import ask, open_questions, questions_about
from fieldcase.casework.citing import often_cited
from fieldcase.casework.parental_care import QUESTIONS
from fieldcase.model.case import Act
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Task
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement
from ui.pages.act_questions import ActQuestions
from ui.pages.case_law import LawTab
from ui.pages.case_law_bearing import BearingPart
from ui.pages.question_panel import QuestionPanel
from ui.pages.wanting_line import WantingLine
from ui.widgets.line_button import LineButton


def test_a_violation_is_recorded_with_norms_evidence_involvement_and_a_question(sample_seat: Seat) -> None:
    seat = sample_seat
    case = attack(seat)
    before = seat.desk.all(Act, case.scope)
    (piece,) = seat.desk.all(Evidence, case.scope)
    (comet,) = [one for one in seat.desk.all(Person, case.scope) if one.pseudonym == "Comet"]
    begun(seat, case)
    seat.tab_to("Предполагаемые нарушители")
    seat.type("Comet")
    seat.press("Enter")
    seat.wait(lambda: offer(seat).isVisible())
    seat.tab_to(said("Add the norm: {norm}").partition(":")[0])
    seat.press("1", "1")
    unfold(seat, "How it is known")
    seat.tab_to("Доказательства")
    seat.type("A01")
    seat.press("Enter", "Ctrl+Return")
    seat.settle()
    act = new_one(seat, case, before)
    assert (act.type, act.what) == ("forced_confession", "Требовали подписать признание")
    assert act.norms == often_cited(seat.desk.tables, "forced_confession")[:2]
    assert (act.evidence, act.perpetrators) == ((piece.id,), (comet.id,))
    _involve(seat, act, comet)
    _ask(seat, act)


def _involve(seat: Seat, act: Act, person: Person) -> None:
    """The degree in which somebody is said to be involved."""
    seat.tab_to(person.pseudonym)
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.tab_to("Степень участия")
    seat.press("Up", "Up")
    seat.tab_to("Что этот человек")
    seat.type("Стоял рядом и торопил")
    seat.press("Esc")
    seat.settle()
    (written,) = [one for one in seat.desk.all(Involvement, act.scope) if one.act == act.id]
    assert (written.person, written.what) == (person.id, "Стоял рядом и торопил")
    assert written.degree != "not_stated"


def _ask(seat: Seat, act: Act) -> None:
    """A question about the act with a day that is over: it stands at the act, beside the chronology, and on Today."""
    seat.tab_to(said("New question…"))
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.type("Кто ещё был в кабинете?")
    seat.tab_to("Срок")
    seat.type("01.02.2020")
    seat.press("Esc")
    seat.settle()
    (task,) = [one for one in seat.desk.all(Task, act.scope) if bytes(one.about or b"") == act.id]
    assert (task.text, task.kind) == ("Кто ещё был в кабинете?", "question")
    seat.wait(lambda: seat.sees("Кто ещё был в кабинете?"))
    seat.wait(lambda: seat.sees("просрочено"))
    seat.window.work.go("cases", cases.by_code(seat.desk, ATTACK).id, "chronology")
    seat.settle()
    about = said("about: {what}").partition(":")[0]
    seat.wait(lambda: any(one.startswith(about) for one in seat.texts()))
    seat.window.work.go("today")
    seat.settle()
    seat.wait(lambda: seat.sees("Кто ещё был в кабинете?"))


def test_a_question_leads_to_the_act_it_is_about(sample_seat: Seat) -> None:
    seat = sample_seat
    act = seat.desk.all(Act, attack(seat).scope)[3]
    ask(seat.desk, act, "", "Кто это видел?")
    (task,) = open_questions(seat.window.work.look, act)
    seat.heart.rest()
    seat.window.work.asked_for_panel.emit(QuestionPanel(seat.window.work, task))
    seat.settle()
    seat.tab_to(said("Open what the question is about: {what}").partition(":")[0])
    seat.press("Enter")
    seat.settle()
    tab = seat.shell.findChild(LawTab)
    assert isinstance(tab, LawTab)
    seat.wait(lambda: form_of(tab).record == act)


def test_an_act_with_no_perpetrator_no_admission_and_no_charge_is_whole(sample_seat: Seat) -> None:
    seat = sample_seat
    case = attack(seat)
    before = seat.desk.all(Act, case.scope)
    begun(seat, case)
    unfold(seat, "How it is known")
    seat.tab_to("Доказательства")
    seat.type("A01")
    seat.press("Enter", "Ctrl+Return")
    seat.settle()
    act = new_one(seat, case, before)
    assert (act.perpetrators, act.admissions, act.charged) == ((), "", "")
    seat.wait(lambda: seat.sees(said("Nothing is wanting by our checks.")))
    seat.wait(lambda: seat.shell.findChild(ActQuestions) is not None)
    card = seat.shell.findChild(ActQuestions)
    assert isinstance(card, ActQuestions)
    assert card.findChildren(WantingLine) == []
    seat.window.work.do(lambda desk: desk.save(act, replace(act, evidence=())))  # the control
    seat.settle()
    seat.wait(lambda: len(card.findChildren(WantingLine)) == 1)


def test_the_questions_about_a_child_are_asked_by_one_key_and_taken_back_by_another(sample_seat: Seat) -> None:
    seat = sample_seat
    case = attack(seat)
    first = seat.desk.all(Act, case.scope)[0]
    seat.desk.save(first, replace(first, type="removal_of_child"))
    at_acts(seat, case)
    seat.settle()
    number = len(QUESTIONS)
    asks = said.plural("Ask {n} question about the child", "Ask {n} questions about the child", number)
    seat.tab_to(asks.format(n=number))
    seat.press("Enter")
    seat.settle()
    now = seat.desk.get(Act, first.id)
    assert now is not None
    assert len(open_questions(seat.window.work.look, now)) == number
    seat.wait(lambda: seat.sees(said(QUESTIONS["child:reason"])))
    seat.press("Ctrl+Z")
    seat.settle()
    assert questions_about(seat.window.work.look, now) == ()


def test_norms_and_evidence_are_read_three_ways_and_what_is_wanting_becomes_a_question_with_a_day(
    sample_seat: Seat,
) -> None:
    seat = sample_seat
    case = attack(seat)
    tab = at_acts(seat, case, NORMS)
    part = tab.part
    assert isinstance(part, BearingPart)
    assert part.ways.tabText(0).endswith("(29)")
    seat.tab_to(said("How to read it"))
    seat.press("Right", "Right")
    seat.settle()
    lines = part.findChildren(WantingLine)
    assert part.ways.tabText(2).endswith(f"({len(lines)})")
    assert len(lines) > 3
    seat.tab_to(said("Ask about it: {question}").partition(":")[0])
    asking = seat.focus()
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.tab_to("Срок")
    seat.type("01.02.2030")
    seat.press("Esc")
    seat.settle()
    (task,) = [one for one in seat.desk.all(Task, case.scope) if one.rule.startswith("bearing:")]
    assert task.due is not None
    assert seat.focus() is asking, "whoever asks one question after another keeps the place"
    assert said("✓ asked") in asking.text()  # type: ignore[attr-defined]


def test_a_line_of_a_norm_opens_its_act(sample_seat: Seat) -> None:
    seat = sample_seat
    case = attack(seat)
    tab = at_acts(seat, case, NORMS)
    seat.tab_to(said("How to read it"))
    seat.press("Tab")
    assert isinstance(seat.focus(), LineButton)
    seat.press("Enter")
    seat.settle()
    assert tab.bar.currentIndex() == ACTS
    first = seat.desk.all(Act, case.scope)[0]
    seat.wait(lambda: form_of(tab).record == first)
