"""A violation from the first word to the question that stays open, by keyboard in a Russian window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from seats import Seat
from walks import cut_off, nameless, outside

from fieldcase.casework import cases
from fieldcase.casework.asked_by_checks import ask, open_questions, questions_about
from fieldcase.casework.citing import often_cited
from fieldcase.casework.parental_care import QUESTIONS
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import ActId
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement
from ui.pages.act_norms import OftenCited
from ui.pages.act_questions import ActQuestions
from ui.pages.case_law import PARTS, HasForm, LawTab
from ui.pages.case_law_bearing import BearingPart
from ui.pages.evidence_bears import BearsCard
from ui.pages.question_panel import QuestionPanel
from ui.pages.wanting_line import WantingLine
from ui.record_form import RecordForm
from ui.widgets.fold import FoldHeading
from ui.widgets.line_button import LineButton

said = words("ru")
ATTACK = "EX-KG-ATTACK"
ACTS = next(at for at, stop in enumerate(PARTS) if stop.kind is Act)


def at_acts(seat: Seat, case: Case, part: int = ACTS) -> LawTab:
    """The acts of a case, in front."""
    seat.heart.rest()
    seat.window.work.go("cases", case.id, "law")
    seat.settle()
    tab = seat.shell.findChild(LawTab)
    assert isinstance(tab, LawTab)
    tab.bar.setFocus()
    for _ in range(part - tab.bar.currentIndex()):
        seat.press("Right")
    seat.settle()
    return tab


def form_of(tab: LawTab) -> RecordForm:
    part = tab.part
    assert isinstance(part, HasForm)
    return part.form


def offer(seat: Seat) -> OftenCited:
    found = seat.shell.findChild(OftenCited)
    assert isinstance(found, OftenCited)
    return found


def unfold(seat: Seat, heading: str) -> None:
    """Open a folded part of the form from the keyboard."""
    seat.tab_to(said(heading))
    assert isinstance(seat.focus(), FoldHeading)
    seat.press("Space")


def attack(seat: Seat) -> Case:
    return cases.by_code(seat.desk, ATTACK)


def new_one(seat: Seat, case: Case, before: tuple[Act, ...]) -> Act:
    (act,) = [one for one in seat.desk.all(Act, case.scope) if one not in before]
    return act


def begun(seat: Seat, case: Case) -> None:
    """A new act with its type and what was done."""
    at_acts(seat, case)
    seat.press("Ctrl+E")
    seat.settle()
    seat.type("принуждение к признанию")
    seat.press("Enter")
    seat.tab_to("Что сделали")
    seat.type("Требовали подписать признание")


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
    assert seat.sees("Кто ещё был в кабинете?")
    assert seat.sees("просрочено")
    seat.window.work.go("cases", cases.by_code(seat.desk, ATTACK).id, "chronology")
    seat.settle()
    assert any(one.startswith(said("about: {what}").partition(":")[0]) for one in seat.texts())
    seat.window.work.go("today")
    seat.settle()
    assert seat.sees("Кто ещё был в кабинете?")


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
    assert form_of(tab).record == act


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
    assert seat.sees(said("Nothing is wanting by our checks."))
    card = seat.shell.findChild(ActQuestions)
    assert isinstance(card, ActQuestions)
    assert card.findChildren(WantingLine) == []
    seat.window.work.do(lambda desk: desk.save(act, replace(act, evidence=())))  # the control
    seat.settle()
    assert len(card.findChildren(WantingLine)) == 1


def test_a_folded_part_opens_where_something_is_filled_in_and_says_how_much_once_it_is_folded(
    sample_seat: Seat,
) -> None:
    seat = sample_seat
    case = cases.by_code(seat.desk, "EX-KG-DETENTION")
    tab = at_acts(seat, case)
    seat.wait(lambda: "admissions" in form_of(tab).fields)
    seat.settle()
    opened = {group.names[0]: fold.opened for group, fold in form_of(tab).folds.items()}
    assert opened == {"sources": True, "harms": True, "police_said": False, "substance": False, "demanded": True,
                      "admissions": True}  # fmt: skip
    money = next(fold for group, fold in form_of(tab).folds.items() if group.names[0] == "demanded")
    money.heading.setFocus()
    seat.press("Space")
    assert not money.opened
    assert money.heading.accessibleName().endswith(said("filled in: {n}").format(n=3))
    assert not form_of(tab).fields["demanded"].isVisible()
    seat.press("Ctrl+E")
    seat.settle()
    assert not any(fold.opened for fold in form_of(tab).folds.values())


def test_what_is_often_cited_is_offered_and_never_entered_by_itself(sample_seat: Seat) -> None:
    seat = sample_seat
    case = attack(seat)
    before = seat.desk.all(Act, case.scope)
    begun(seat, case)
    seat.wait(lambda: offer(seat).isVisible())
    seat.wait(lambda: len(offer(seat).findChildren(QPushButton)) == 5)
    seat.press("Ctrl+Return")
    seat.settle()
    assert new_one(seat, case, before).norms == ()


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
    assert seat.sees(said(QUESTIONS["child:reason"]))
    seat.press("Ctrl+Z")
    seat.settle()
    assert questions_about(seat.window.work.look, now) == ()


def test_norms_and_evidence_are_read_three_ways_and_what_is_wanting_becomes_a_question_with_a_day(
    sample_seat: Seat,
) -> None:
    seat = sample_seat
    case = attack(seat)
    tab = at_acts(seat, case, ACTS + 1)
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
    tab = at_acts(seat, case, ACTS + 1)
    seat.tab_to(said("How to read it"))
    seat.press("Tab")
    assert isinstance(seat.focus(), LineButton)
    seat.press("Enter")
    seat.settle()
    assert tab.bar.currentIndex() == ACTS
    assert form_of(tab).record == seat.desk.all(Act, case.scope)[0]


def test_a_case_without_acts_says_what_the_part_is_for_and_leads_to_them(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    tab = at_acts(seat, case, ACTS + 1)
    seat.tab_to(said("To the acts"))
    seat.press("Enter")
    seat.settle()
    assert tab.bar.currentIndex() == ACTS


def test_a_piece_of_evidence_says_which_acts_and_norms_rest_on_it(sample_seat: Seat) -> None:
    seat = sample_seat
    case = attack(seat)
    (piece,) = seat.desk.all(Evidence, case.scope)
    seat.heart.rest()
    seat.window.work.go("cases", case.id, f"evidence:{piece.id.hex()}")
    seat.settle()
    card = seat.shell.findChild(BearsCard)
    assert isinstance(card, BearsCard)
    seat.wait(lambda: len(card.findChildren(LineButton)) == 2)
    act = Act(id=ActId(seat.desk.new_id()), scope=case.scope, evidence=(piece.id,))
    seat.window.work.do(lambda desk: desk.save(None, act))
    seat.wait(lambda: len(card.findChildren(LineButton)) == 3)


def test_the_part_of_a_lawyer_is_asked_of_lawyers_alone(sample_seat: Seat) -> None:
    seat = sample_seat
    case = attack(seat)
    person = seat.desk.all(Person, case.scope)[0]
    seat.heart.rest()
    seat.window.work.go("people", person.id)
    seat.settle()
    form = seat.page.view.detail.form
    seat.wait(lambda: "lawyer_role" in form.fields)
    seat.wait(lambda: not form.fields["lawyer_role"].isVisible())
    seat.window.work.do(lambda desk: desk.save(person, replace(person, kind="lawyer")))
    seat.wait(lambda: form.fields["lawyer_role"].isVisible())


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_nothing_of_an_act_is_cut_off_or_nameless_with_every_part_open(
    sample_seat: Seat, size: tuple[int, int]
) -> None:
    seat = sample_seat
    seat.shell.resize(*size)
    tab = at_acts(seat, cases.by_code(seat.desk, "EX-KG-DETENTION"))
    seat.wait(lambda: "admissions" in form_of(tab).fields)
    for fold in form_of(tab).folds.values():
        if not fold.opened:
            fold.heading.click()
    seat.settle()
    assert nameless(seat.window) == []
    assert cut_off(seat.window) == []
    assert outside(seat.page) == []
    assert form_of(tab).minimumSizeHint().width() <= form_of(tab).width()
