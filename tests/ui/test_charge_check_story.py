"""The charge check by keyboard, in Russian: inside a case, taken over by its lead, and without one from everywhere."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from seats import Seat

from fieldcase.casework import amounts, cases
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import field_named
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import ActId, EventId, MemberId, ProvisionId
from fieldcase.model.law import Provision, Threshold
from fieldcase.model.values import Money
from ui.pages.charge_card import ChargeCard
from ui.pages.charge_panel import ChargePanel
from ui.pages.law_amounts import AmountsPart
from ui.pages.values import said_value


def detained(seat: Seat) -> tuple[Case, Act]:
    """An invented case with an event of autumn 2019 and an act that says nothing yet."""
    desk = seat.desk
    made = cases.new_case(desk, "Example / Пример")
    case = replace(made, country="KG")
    desk.save(made, case)
    event = Event(id=EventId(desk.new_id()), scope=case.scope, date=UncertainDate("2019-10"), what="Example / Пример")
    act = Act(id=ActId(desk.new_id()), scope=case.scope, event=event.id, what="Example / Пример. Задержание")
    desk.save(None, event)
    desk.save(None, act)
    return case, act


def at_acts(seat: Seat, case: Case, act: Act) -> ChargeCard:
    seat.heart.rest()
    seat.window.work.go("cases", case.id, f"law:{act.id.hex()}")
    seat.settle()
    seat.wait(lambda: bool(seat.shell.findChildren(ChargeCard)))
    (card,) = seat.shell.findChildren(ChargeCard)
    seat.wait(lambda: "demanded_by" in card.form.fields)
    seat.settle()
    for fold in card.form.folds.values():
        if not fold.opened:
            fold.heading.setFocus()
            seat.press("Space")
    seat.settle()
    return card


def fill(seat: Seat, card: ChargeCard, **typed: str) -> None:
    """Type into fields of the act's form, each reached by its editor."""
    for name, text in typed.items():
        edit = card.form.fields[name]
        edit.setFocus()
        seat.type(text)
    seat.settle()
    seat.wait(seat.quiet)


def test_a_charge_check_inside_a_case_is_live_and_is_taken_over_by_the_lead(seat: Seat) -> None:
    case, act = detained(seat)
    card = at_acts(seat, case, act)
    assert not card.isVisible()
    fill(seat, card, substance="амфетамин", weight="0,8 г")
    seat.wait(lambda: "до крупного" in card.answer.text)
    assert "названо организацией, требует подтверждения" in card.answer.text
    assert "0,8\xa0г" in card.answer.text
    card.form.fields["size_said"].setFocus()
    seat.type("круп")
    seat.settle()
    seat.wait(lambda: "вопрос для юриста" in card.answer.text)
    before = seat.desk.get(Act, act.id)
    assert before is not None
    assert before.charge_check == ()
    card.ask_button.setFocus()
    seat.press("Space")
    seat.settle()
    (question,) = seat.desk.all(Task, case.scope)
    assert "вопрос для юриста" in question.text
    seat.wait(lambda: not card.ask_button.isVisible())
    card.over_button.setFocus()
    seat.press("Space")
    seat.settle()
    kept = seat.desk.get(Act, act.id)
    assert kept is not None
    assert "status=seed" in kept.charge_check
    assert "band=large > 1.5" in kept.charge_check
    assert kept.charge_check_by == seat.desk.member
    told = said_value(field_named(Act, "charge_check"), kept.charge_check, seat.window.work, {})
    assert "до крупного" in told
    assert "status=" not in told
    seat.wait(lambda: card.kept.isVisible() and not card.answer.isVisible())
    seat.press("Ctrl+Z")
    seat.settle()
    undone = seat.desk.get(Act, act.id)
    assert undone is not None
    assert undone.charge_check == ()


def test_what_is_taken_over_stays_when_the_act_is_changed_and_says_so(seat: Seat) -> None:
    case, act = detained(seat)
    seat.desk.save(act, replace(act, substance="амфетамин"))
    card = at_acts(seat, case, act)
    fill(seat, card, weight="0,8 г")
    seat.wait(card.over_button.isVisible)
    card.over_button.setFocus()
    seat.press("Space")
    seat.settle()
    seat.wait(lambda: card.kept.isVisible())
    assert not card.otherwise.isVisible()
    card.form.fields["weight"].setFocus()
    seat.press("Ctrl+A")
    seat.type("2 г")
    seat.settle()
    seat.wait(lambda: card.otherwise.isVisible())
    assert "0,8" in card.kept.text
    assert "2\xa0г" in card.answer.text
    card.back_button.setFocus()
    seat.press("Space")
    seat.settle()
    now = seat.desk.get(Act, act.id)
    assert now is not None
    assert now.charge_check == ()


def test_whoever_does_not_lead_the_case_sees_the_check_and_cannot_take_it_over(seat: Seat) -> None:
    case, act = detained(seat)
    seat.desk.save(case, replace(case, lead=MemberId(b"somebody else...")))
    card = at_acts(seat, case, act)
    fill(seat, card, substance="амфетамин", weight="0,8 г")
    seat.wait(lambda: "до крупного" in card.answer.text)
    assert not card.over_button.isVisible()
    assert card.lead.isVisible()


def test_a_weight_without_a_unit_and_an_unknown_substance_are_said_and_nothing_is_lost(seat: Seat) -> None:
    case, act = detained(seat)
    card = at_acts(seat, case, act)
    fill(seat, card, substance="неизвестная соль", weight="0,8")
    assert card.form.fields["weight"].fault
    seat.wait(lambda: "Нет ни в одной таблице: неизвестная соль." in card.answer.text)
    seat.window.work.go("people")
    seat.settle()
    assert seat.desk.draft_words_of(act.id) == {"weight": "0,8"}


def test_a_free_check_answers_at_each_key_and_keeps_nothing(seat: Seat) -> None:
    seat.press("Ctrl+Shift+K")
    seat.settle()
    panel = seat.window.overlay.panel
    assert isinstance(panel, ChargePanel)
    before = seat.desk.vault.journal.reached()
    seat.type("Кыргызстан")
    seat.press("Enter")
    for name, text in (("act_date", "01.10.2019"), ("substance", "амфетамина"), ("weight", "1,51 г")):
        panel.fields[name].setFocus()
        seat.type(text)
    seat.settle()
    seat.wait(lambda: "размер «крупный»" in panel.answer.text)
    panel.fields["act_date"].setFocus()
    seat.press("Ctrl+A")
    seat.type("март 2022")
    seat.settle()
    seat.wait(lambda: "На эту дату ни одна таблица не подтверждена" in panel.answer.text)
    seat.press("Esc")
    assert seat.window.overlay.panel is None
    assert seat.desk.unfinished() == ()
    assert seat.desk.vault.journal.reached() == before
    assert seat.desk.drafts() == ()


def at_amounts(seat: Seat) -> AmountsPart:
    seat.heart.rest()
    seat.window.work.go("law", None, "amounts")
    seat.settle()
    part = seat.shell.findChild(AmountsPart)
    assert isinstance(part, AmountsPart)
    seat.wait(lambda: part.view.list.marked is not None)
    return part


def shown(part: AmountsPart) -> str:
    """What stands beside the list."""
    return " ".join(one.text() for one in part.view.detail.findChildren(QLabel) if one.isVisible())


def test_a_delivered_row_is_read_and_copied_and_the_copy_is_changed_by_keyboard(seat: Seat) -> None:
    part = at_amounts(seat)
    seat.press("Ctrl+F")
    seat.type("кыргызстан амфетамин")
    seat.settle()
    seat.wait(lambda: len(part.view.list.rows._numbers) == 1)
    seat.wait(lambda: "больше 1,5" in shown(part))
    seat.press("Ctrl+T")
    seat.settle()
    (own,) = seat.desk.all(Threshold)
    assert own.substance == "амфетамин"
    assert own.status == "seed"
    seat.wait(lambda: part.view.list.marked is not None and part.view.list.marked.key == own.key)
    seat.wait(lambda: "bands" in part.view.detail.form.fields)
    part.view.detail.form.fields["bands"].setFocus()
    seat.press("Ctrl+A")
    seat.type("крупный от 25 до 2")
    seat.settle()
    assert "меньше нижней" in part.view.detail.form.fields["bands"].fault
    seat.press("Ctrl+A")
    seat.type("крупный больше 1,5 до 25")
    assert not part.view.detail.form.fields["bands"].fault
    seat.press("Ctrl+Return")
    seat.settle()
    (now,) = seat.desk.all(Threshold)
    assert now.bands == ("large > 1.5 <= 25",)
    assert amounts.delivered()[0].scope != now.scope
    seat.press("Ctrl+Delete")
    seat.settle()
    assert seat.desk.all(Threshold) == ()
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(seat.desk.all(Threshold)) == 1


def test_a_new_row_begun_and_left_empty_is_not_there(seat: Seat) -> None:
    part = at_amounts(seat)
    seat.press("Ctrl+E")
    seat.settle()
    seat.wait(lambda: "country" in part.view.detail.form.fields)
    seat.press("Ctrl+Return")
    seat.settle()
    assert seat.desk.all(Threshold) == ()


def test_an_own_row_is_found_by_its_words_and_opened_in_the_tables(seat: Seat) -> None:
    row = replace(amounts.blank(seat.desk), country="XX", substance="редкое вещество", bands=("large > 1",))
    seat.desk.save(None, row)
    seat.press("Ctrl+K")
    seat.settle()
    seat.type("редкое")
    seat.settle()
    found = seat.window.overlay.panel.found
    seat.wait(lambda: any("редкое" in found.item(at).text() for at in range(found.count())))
    seat.press("Enter")
    seat.settle()
    (part,) = seat.shell.findChildren(AmountsPart)
    seat.wait(lambda: part.view.list.marked is not None and part.view.list.marked.key == row.key)


def test_money_that_was_demanded_stands_beside_the_fine_of_the_law(seat: Seat) -> None:
    case, act = detained(seat)
    made = Provision(
        id=ProvisionId(seat.desk.new_id()), scope=seat.desk.register, instrument="kg-misconduct", number="123",
        valid_from=UncertainDate("2019-01-01"), valid_to=UncertainDate("2021-12-01"), fine_to=Money("60000 KGS"),
        status="seed",
    )  # fmt: skip
    seat.desk.save(None, made)
    seat.desk.save(act, replace(act, norms=("kg-misconduct:123",)))
    card = at_acts(seat, case, act)
    fill(seat, card, demanded="2000 долларов", demanded_for="перевод на другую статью")
    seat.wait(lambda: "за что: перевод на другую статью" in card.answer.text)
    assert "Требовали: 2\xa0000\xa0USD" in card.answer.text
    assert "60\xa0000\xa0KGS" in card.answer.text
    assert "разных валютах" in card.answer.text
    assert not card.over_button.isVisible()
