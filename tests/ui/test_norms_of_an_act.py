"""The norms of an act by keyboard in Russian: found by few keys, told as they stood on its day, or asked about."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from seats import Seat

from fieldcase.casework import cases, law_register
from fieldcase.model.case import Act, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import ActId, EventId
from ui.pages.act_versions import NormVersions
from ui.record_form import RecordForm
from ui.widgets.chooser import ChooserField


def act_of(seat: Seat, on: str) -> Act:
    """An act of a new case on a day, entered."""
    seat.settle()
    desk = seat.desk
    case = cases.new_case(desk, "Example / Пример", "EX-LAW")
    event = Event(id=EventId(desk.new_id()), scope=case.scope, date=UncertainDate(on), what="Example / Пример")
    act = Act(id=ActId(desk.new_id()), scope=case.scope, event=event.id, what="Example / Пример. Обыск")
    with desk.deed():
        desk.save(None, event)
        desk.save(None, act)
    return act


def opened(seat: Seat, act: Act) -> tuple[RecordForm, NormVersions]:
    """The form of an act with the card below it."""
    case = cases.by_code(seat.desk, "EX-LAW")
    seat.window.work.go("cases", case.key, f"law:{act.key.hex()}")
    seat.settle()
    seat.wait(lambda: any("norms" in one.fields for one in forms(seat)))
    form = next(one for one in forms(seat) if "norms" in one.fields)
    seat.settle()
    (card,) = seat.shell.findChildren(NormVersions)
    return form, card


def forms(seat: Seat) -> list[RecordForm]:
    return [one for one in seat.shell.findChildren(RecordForm) if one.isVisible()]


def cite(seat: Seat, form: RecordForm, text: str) -> tuple[str, ...]:
    """A norm found by typing and taken by Enter."""
    edit = form.fields["norms"]
    assert isinstance(edit, ChooserField)
    edit.setFocus()
    seat.wait(edit.chooser.line.hasFocus)
    seat.type(text)
    seat.press("Enter")
    seat.settle()
    return tuple(edit.chooser.chosen)


def test_a_norm_is_found_by_few_keys_and_told_as_it_stood_on_the_day(seat: Seat) -> None:
    act = act_of(seat, "2020-02-01")
    form, card = opened(seat, act)
    assert not card.isVisible(), "nothing is cited yet"
    assert cite(seat, form, "1.3") == ("guidelines:III.1.3",)
    assert not card.isVisible(), "a guideline has no dates"
    assert cite(seat, form, "украин 309") == ("guidelines:III.1.3", "ua-cc:309")
    seat.wait(card.isVisible)
    seat.settle()
    assert "51" in "".join(seat.texts())
    assert seat.sees("названо организацией, требует подтверждения")
    assert card.buttons == {}
    seat.press("Ctrl+Return")
    seat.settle()
    kept = seat.desk.get(Act, act.key)
    assert kept is not None
    assert kept.norms == ("guidelines:III.1.3", "ua-cc:309")


def test_an_article_outside_its_dates_is_asked_of_a_lawyer_once(seat: Seat) -> None:
    act = act_of(seat, "1999-05-05")
    act_cited = replace(act, norms=("ua-cc:309",))
    seat.desk.save(act, act_cited)
    _, card = opened(seat, act)
    seat.wait(lambda: bool(card.buttons))
    ask: QWidget = card.buttons["ua-cc:309"]
    assert ask.isEnabled()
    ask.setFocus()
    seat.press("Space")
    seat.settle()
    (task,) = [one for one in seat.desk.all(Task) if one.about == act.key]
    assert "309" in task.text
    assert not card.buttons["ua-cc:309"].isEnabled(), "it was asked"


def test_an_own_article_can_be_cited_in_a_form_that_was_there_before_it(seat: Seat) -> None:
    act = act_of(seat, "2020-02-01")
    form, _ = opened(seat, act)
    assert cite(seat, form, "xx-cc 77") == (), "the control: it is not there yet"
    form.fields["norms"].editor.line.clear()  # type: ignore[attr-defined]
    seat.settle()
    own = replace(law_register.blank_provision(seat.desk, "xx-cc"), number="77", title="Example / Пример. Хранение")
    seat.window.work.do(lambda desk: desk.save(None, own))
    seat.settle()
    form, _ = opened(seat, act)
    assert cite(seat, form, "xx-cc 77") == ("xx-cc:77",)
