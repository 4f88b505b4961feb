"""A charge check of an act at the desk: what is asked, who may take it over, own rows beside the delivered ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from unit.desks import desk_at

from fieldcase.casework import amounts, cases, charging
from fieldcase.casework.desk import Desk
from fieldcase.errors import NoLead, NothingToTakeOver, NotTheLead
from fieldcase.i18n import words
from fieldcase.model.bands import read_bands
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import is_delivered
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import ActId, EventId, MemberId
from fieldcase.model.law import Threshold
from fieldcase.model.values import Money, Quantity

ENGLISH = words("en")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def act_of(desk: Desk, **more: object) -> tuple[Case, Act]:
    made = cases.new_case(desk, "Example / Пример")
    case = replace(made, country="KG")
    desk.save(made, case)
    event = Event(id=EventId(desk.new_id()), scope=case.scope, date=UncertainDate("2019-23"))
    act = Act(
        id=ActId(desk.new_id()), scope=case.scope, event=event.id, substance="амфетамин", weight=Quantity("0.8 g"),
        size_said="large",
    )  # fmt: skip
    act = replace(act, **more)  # type: ignore[arg-type]
    desk.save(None, event)
    desk.save(None, act)
    return case, act


def test_an_act_asks_by_the_date_of_its_event_and_the_country_of_its_case(desk: Desk) -> None:
    _, act = act_of(desk)
    asked = charging.asked_of(desk, act)
    assert (asked.country, asked.on) == ("KG", UncertainDate("2019-23"))
    checked = charging.of_act(desk, act, ENGLISH)
    assert checked.answers
    assert checked.may
    assert any("question for a lawyer" in one.text for one in checked.sentences)


def test_the_country_of_the_event_comes_before_that_of_the_case(desk: Desk) -> None:
    _, act = act_of(desk)
    event = desk.get(Event, act.event or b"")
    assert event is not None
    desk.save(event, replace(event, country="RU"))
    assert charging.asked_of(desk, act).country == "RU"


def test_an_act_without_substance_and_weight_asks_nothing(desk: Desk) -> None:
    _, act = act_of(desk, substance="", weight=None)
    assert not charging.of_act(desk, act, ENGLISH).asked


def test_what_is_taken_over_is_told_as_it_was_when_the_tables_change(desk: Desk) -> None:
    _, act = act_of(desk)
    charging.take_over(desk, act)
    kept = desk.get(Act, act.id)
    assert kept is not None
    assert kept.charge_check_by == desk.member
    before = charging.of_act(desk, kept, ENGLISH)
    assert before.same
    row = replace(amounts.blank(desk), country="KG", substance="амфетамин", bands=("large > 0.5",), status="verified")
    desk.save(None, replace(row, valid_to=UncertainDate("2021-01-01")))
    after = charging.of_act(desk, kept, ENGLISH)
    assert not after.same
    assert after.kept == before.kept
    assert after.sentences != before.sentences
    desk.undo()
    desk.undo()
    undone = desk.get(Act, act.id)
    assert undone is not None
    assert undone.charge_check == ()


def test_only_the_lead_takes_over_and_anybody_takes_back(desk: Desk) -> None:
    case, act = act_of(desk)
    charging.take_over(desk, act)
    kept = desk.get(Act, act.id)
    assert kept is not None
    desk.save(case, replace(case, lead=MemberId(b"somebody else...")))
    with pytest.raises(NotTheLead):
        charging.take_over(desk, kept)
    charging.take_back(desk, kept)
    gone = desk.get(Act, act.id)
    assert gone is not None
    assert (gone.charge_check, gone.charge_check_by) == ((), None)


def test_in_a_case_without_a_lead_nobody_takes_over(desk: Desk) -> None:
    case, act = act_of(desk)
    desk.save(case, replace(case, lead=None))
    with pytest.raises(NoLead):
        charging.take_over(desk, act)


def test_where_no_table_answers_there_is_nothing_to_take_over(desk: Desk) -> None:
    _, act = act_of(desk, substance="соль")
    with pytest.raises(NothingToTakeOver):
        charging.take_over(desk, act)


def test_neither_the_demand_nor_the_check_reads_what_was_admitted(desk: Desk) -> None:
    admitted = "Example / Пример. The parents were ready to pay."
    _, act = act_of(desk, demanded=Money("2000 USD"), admissions=admitted, what="Example / Пример. A demand")
    charging.take_over(desk, act)
    kept = desk.get(Act, act.id)
    assert kept is not None
    checked = charging.of_act(desk, kept, ENGLISH)
    told = [one.text for one in (*checked.sentences, *(checked.kept or ()))]
    assert any("Demanded: 2,000" in text for text in told)
    assert not any("ready to pay" in text for text in (*told, *kept.charge_check))


def test_what_does_not_fit_is_asked_once_as_a_question_of_the_case(desk: Desk) -> None:
    _, act = act_of(desk)
    assert charging.of_act(desk, act, ENGLISH).open_to_ask
    charging.ask_lawyer(desk, act, ENGLISH)
    charging.ask_lawyer(desk, act, ENGLISH)
    (task,) = desk.all(Task, act.scope)
    assert task.about == act.key
    assert "a question for a lawyer" in task.text
    assert not charging.of_act(desk, act, ENGLISH).open_to_ask


def test_where_all_fits_nothing_is_asked(desk: Desk) -> None:
    _, act = act_of(desk, size_said="up_to_large")
    assert not charging.of_act(desk, act, ENGLISH).open_to_ask
    charging.ask_lawyer(desk, act, ENGLISH)
    assert desk.all(Task, act.scope) == ()


def test_a_demand_alone_is_told_without_a_charge_check(desk: Desk) -> None:
    _, act = act_of(desk, substance="", weight=None, demanded=Money("2000 USD"), demanded_for="Example / Пример")
    checked = charging.of_act(desk, act, ENGLISH)
    assert not checked.answers
    assert "Demanded: 2,000\xa0USD; for: Example / Пример." in [one.text for one in checked.sentences]


def test_an_own_row_of_a_delivered_one_says_the_same_in_words_and_overwrites_nothing(desk: Desk) -> None:
    every = amounts.delivered()
    for row in every:
        made, _ = amounts.make_own(desk, row, words("ru"))
        assert (made.bands, made.status, made.valid_from) == (row.bands, row.status, row.valid_from)
        assert not is_delivered(made)
    assert amounts.delivered() == every
    assert len(amounts.rows(desk)) == 2 * len(every)
    assert all(not is_delivered(one) for one in amounts.rows(desk)[: len(every)])
    asked = charging.Asked("RU", UncertainDate("2019-10-01"), "героин", weight=Quantity("1 g"))
    assert [one.size for one in amounts.answer(desk, asked).given] == ["significant", "significant"]


def test_a_row_in_the_bin_answers_no_more(desk: Desk) -> None:
    row = replace(
        amounts.blank(desk), country="XX", substance="соль", bands=("large > 1",), checked_on=UncertainDate("2026")
    )
    desk.save(None, row)
    asked = charging.Asked("XX", UncertainDate("2020"), "соль", weight=Quantity("2 g"))
    assert amounts.answer(desk, asked).sizes == {"large"}
    desk.hide(row)
    assert amounts.answer(desk, asked).missing == "no_country"


def test_a_blank_row_is_one_that_nobody_has_entered(desk: Desk) -> None:
    row = amounts.blank(desk)
    assert desk.get(Threshold, row.id) is None
    assert read_bands(row.bands) == ()
