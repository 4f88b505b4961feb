"""The form of an act: folded parts, offers, what rests on evidence, and nothing cut off with all of it open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from seats import Seat
from violation_steps import ACTS, NORMS, at_acts, attack, begun, form_of, new_one, offer, said
from walks import cut_off, nameless, outside, stops, tab_walk

from fieldcase.casework import cases
from fieldcase.model.case import Act
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ActId
from fieldcase.model.people import Person
from ui.pages.case_law_bearing import BearingPart
from ui.pages.evidence_bears import BearsCard
from ui.pages.wanting_line import WantingLine
from ui.widgets.line_button import LineButton


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


def test_a_case_without_acts_says_what_the_part_is_for_and_leads_to_them(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    tab = at_acts(seat, case, NORMS)
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
    seat.wait(lambda: seat.shell.findChild(BearsCard) is not None)
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
    seat.wait(lambda: cut_off(seat.window) == [])
    assert outside(seat.page) == []
    assert form_of(tab).minimumSizeHint().width() <= form_of(tab).width()


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_norms_and_evidence_are_named_reached_by_tab_and_not_cut_off_whichever_way_they_are_read(
    sample_seat: Seat, size: tuple[int, int]
) -> None:
    seat = sample_seat
    seat.shell.resize(*size)
    part = at_acts(seat, attack(seat), NORMS).part
    assert isinstance(part, BearingPart)
    for way in range(3):
        part.ways.setCurrentIndex(way)
        seat.settle()
        seat.wait(lambda: part.stands)
        assert nameless(seat.window) == []
        seat.wait(lambda: cut_off(seat.window) == [])
        assert outside(seat.page) == []
    wanted = {id(one): one.accessibleName() for one in stops(seat.window)}
    reached = tab_walk(seat.window)
    seat.heart.rest()  # the walk is the test's own
    assert [name for one, name in wanted.items() if one not in reached] == []


def test_a_case_of_many_acts_is_laid_card_by_card_and_the_window_never_stands_still(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример")
    with seat.desk.deed():
        for at in range(90):
            norms = ("iccpr:9",) if at % 3 else ()
            seat.desk.save(None, Act(id=ActId(seat.desk.new_id()), scope=case.scope, what=f"{at}", norms=norms))
    part = at_acts(seat, case, NORMS).part
    assert isinstance(part, BearingPart)
    seat.wait(lambda: part.stands)
    assert len(part.findChildren(LineButton)) == 90
    part.ways.setCurrentIndex(2)
    seat.wait(lambda: part.stands)
    assert len(part.findChildren(WantingLine)) == 90
