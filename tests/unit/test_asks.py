"""Demands, recommendations and promises: numbers, what became of each, and a scorecard that counts as by hand."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from unit.asked_at import meeting
from unit.desks import desk_at

from fieldcase.casework import (
    asks,
    erasing,
    letters,
    meetings_told,
    visits,
)
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.campaigns import Meeting
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Organisation, Recommendation, Site, Visit
from fieldcase.model.ids import (
    EvidenceId,
    FollowUpId,
    OrganisationId,
    RecommendationId,
    ScopeId,
    SiteId,
)
from fieldcase.model.signals import FollowUp
from fieldcase.model.values import Count
from fieldcase.rules.asks import state
from fieldcase.rules.took_part import took_part

RU = words("ru")
SCOPE = ScopeId(b"s" * 16)
ASK = Recommendation(id=RecommendationId(b"a" * 16), scope=SCOPE, kind="pledge", text="Обещание / Пример")
TODAY = datetime.date(2026, 1, 1)
FIVE = "1. Первое / Пример\nи дальше\n2) Второе / Пример;\n— Третье / Пример\n4. Четвёртое / Пример\n5. Пятое / Пример"
STATUSES = ("nothing", "under_way", "partly", "done", "not_kept", "refused")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def followed(number: int, day: str, status: str, *, shown: bool = False) -> FollowUp:
    return FollowUp(
        id=FollowUpId(bytes([number]) * 16), scope=SCOPE, recommendation=ASK.id, date=UncertainDate(day), status=status,
        evidence=(EvidenceId(b"e" * 16),) if shown else (),
    )  # fmt: skip


def test_numbered_lines_become_asks_and_a_number_is_not_given_twice(desk: Desk) -> None:
    origin = meeting(desk)
    made = asks.add(desk, origin, FIVE, "recommendation", "Комитет / Пример")
    assert [(one.number, one.text) for one in made][:3] == [
        (1, "Первое / Пример и дальше"), (2, "Второе / Пример"), (3, "Третье / Пример"),
    ]  # fmt: skip
    desk.undo()
    assert asks.of_origin(desk, origin) == ()
    (after,) = asks.add(desk, origin, "Ещё одно / Пример", "demand")
    assert after.number == 6, "those in the bin keep their numbers"
    (other,) = asks.add(desk, meeting(desk), "Другое / Пример", "demand")
    assert other.number == 1, "each origin counts for itself"
    assert asks.lines_of("одно\nдругое") == ("одно", "другое")


def test_a_visit_numbers_on_its_own_path_and_on_this_one(desk: Desk) -> None:
    visit = visits.new_visit(desk)
    asks.add(desk, visit, "Первая / Пример", asks.RECOMMENDATION)
    (second,) = asks.add(desk, visit, "Вторая / Пример", "demand")
    assert (second.number, second.visit, second.origin) == (2, visit.id, None)
    assert asks.add(desk, visit, "Третья / Пример", asks.RECOMMENDATION)[0].number == 3


@given(some.lists(some.tuples(some.integers(1, 28), some.sampled_from(STATUSES), some.booleans()), max_size=6))
def test_the_latest_day_says_how_an_ask_stands_and_nobody_wins_a_dispute(told: list[tuple[int, str, bool]]) -> None:
    ups = [
        followed(at, f"2019-03-{day:02}", status, shown=shown) for at, (day, status, shown) in enumerate(told, start=1)
    ]  # fmt: skip
    found = state(ASK, ups, TODAY)
    last = max((day for day, _, _ in told), default=0)
    latest = {status: [] for day, status, _ in told if day == last}  # type: ignore[var-annotated]
    for day, status, shown in told:
        if day == last:
            latest[status].append(shown)
    assert set(found.statuses) == set(latest)
    assert found.disputed == (len(latest) > 1)
    assert found.shown == (bool(latest) and all(any(shown) for shown in latest.values()))


def test_of_a_year_and_a_day_within_it_nobody_knows_which_came_last() -> None:
    year, day = followed(1, "2019", "done"), followed(2, "2019-03-10", "nothing")
    assert state(ASK, (year, day), TODAY).disputed, "the year may have ended with either"
    assert state(ASK, (replace(year, date=UncertainDate("2018")), day), TODAY).status == "nothing"
    assert state(ASK, (replace(year, date=UncertainDate("2020")), day), TODAY).status == "done"


def test_asks_whose_day_is_over_or_near_wait_until_something_is_said(desk: Desk) -> None:
    today = datetime.date(2026, 3, 10)
    days = {"2026-03-09": "over", "2026-03-20": "soon", "2026-03": "soon", "2026-04": "far", "": "no day"}
    made = {}
    for day in days:
        (one,) = asks.add(desk, None, f"К дню {day} / Пример", "pledge")
        made[day] = replace(one, due=UncertainDate(day) if day else None)
        desk.save(one, made[day])
    assert [one.ask.due for one in asks.waiting(desk, today)] == [
        UncertainDate(day) for day in ("2026-03", "2026-03-09", "2026-03-20")
    ]
    assert [one.ask.id for one in asks.waiting(desk, today) if one.state.over] == [made["2026-03-09"].id]
    asks.follow(desk, made["2026-03-09"], "under_way", UncertainDate("2026-03-10"))
    asks.follow(desk, made["2026-03-20"], "done", UncertainDate("2026-03-10"))
    assert [one.ask.id for one in asks.waiting(desk, today)] == [made["2026-03"].id], "of the others something was said"


def test_an_erased_letter_takes_its_demands_and_what_became_of_them(desk: Desk) -> None:
    letter = letters.blank(desk, None, "KG", "ru")
    desk.save(None, letter)
    (ask,) = asks.add(desk, letter, "Вернуть Словоеду детей / Пример", "demand")
    asks.follow(desk, ask, "done", what="Словоеду вернули / Пример")
    (other,) = asks.add(desk, meeting(desk), "Остаётся / Пример", "demand")
    assert desk.search("Словоеду"), "the control: the word is found before"
    erasing.erase(desk, letter.id)
    assert desk.search("Словоеду") == ()
    assert desk.all(Recommendation) == (other,)


def test_a_day_that_is_over_is_a_question_and_never_not_kept() -> None:
    due = replace(ASK, due=UncertainDate("2019-06"))
    assert state(due, (), TODAY).over
    assert state(due, (), TODAY).statuses == ()
    assert not state(due, (), datetime.date(2019, 6, 30)).over
    assert not state(due, [followed(1, "2019-09-01", "done")], TODAY).over
    assert not state(due, [followed(1, "2019-09-01", "under_way")], TODAY).over
    assert state(due, [followed(1, "2019-02-01", "under_way")], TODAY).over, "what was said before the day is no answer"


def test_open_asks_of_earlier_visits_to_a_site_are_offered_at_the_next(desk: Desk) -> None:
    site = Site(id=SiteId(desk.new_id()), scope=desk.register, name="Пункт / Пример")
    desk.save(None, site)
    first, second = (visits.new_visit(desk) for _ in range(2))
    for visit, day in ((first, "2025-03-01"), (second, "2025-09-01")):
        desk.save(desk.get(type(visit), visit.id), replace(visit, site=site.id, date=UncertainDate(day)))
    one, other = asks.add(desk, first, "1. Одна / Пример\n2. Другая / Пример", "recommendation")
    now = desk.get(type(second), second.id)
    assert now is not None
    assert [told.ask.id for told in asks.open_at(desk, now)] == [one.id, other.id]
    asks.follow(desk, one, "done", visit=second.id)
    assert [told.ask.id for told in asks.open_at(desk, now)] == [other.id]


def test_what_the_organisation_of_a_site_was_asked_elsewhere_is_offered_at_a_visit_there(desk: Desk) -> None:
    owner, stranger = (
        Organisation(id=OrganisationId(desk.new_id()), scope=desk.register, name=f"{name} / Пример") for name in "АБ"
    )
    site = Site(id=SiteId(desk.new_id()), scope=desk.register, name="Пункт / Пример", organisation=owner.id)
    for record in (owner, stranger, site):
        desk.save(None, record)
    visit = replace(visits.new_visit(desk), site=site.id, date=UncertainDate("2025-09-01"))
    desk.save(desk.get(Visit, visit.id), visit)
    origin = meeting(desk, "2025-03-01")
    mine, other, later = asks.add(desk, origin, "1. Одна / Пример\n2. Другая / Пример\n3. Третья / Пример", "pledge")
    for ask, whose, day in ((mine, owner, ""), (other, stranger, ""), (later, owner, "2026-01-01")):
        date = UncertainDate(day) if day else ask.date
        desk.save(ask, replace(ask, organisation=whose.id, date=date))
    assert [told.ask.id for told in asks.open_at(desk, visit)] == [mine.id]
    desk.save(origin, replace(origin, hidden=True))
    assert asks.open_at(desk, visit) == (), "nothing of a meeting in the bin"


def test_another_word_of_the_same_visit_corrects_the_first_and_disputes_nothing(desk: Desk) -> None:
    visit = visits.new_visit(desk)
    (ask,) = asks.add(desk, meeting(desk), "Одна / Пример", "demand")
    for status in ("nothing", "done"):
        asks.follow_at(desk, ask, status, visit)
    (told,) = asks.told(desk, [ask])
    assert (told.state.statuses, len(told.follow_ups)) == (("done",), 1)
    asks.follow_at(desk, ask, "nothing", visits.new_visit(desk))
    assert asks.told(desk, [ask])[0].state.disputed, "what another visit of that day found is told beside it"


def test_a_meeting_to_come_back_to_stays_until_its_day_is_cleared(desk: Desk) -> None:
    today = desk.world.today()
    over, soon, later = (
        replace(meeting(desk), follow_up=UncertainDate((today + datetime.timedelta(days=days)).isoformat()))
        for days in (-200, 10, 30)
    )  # fmt: skip
    for one in (over, soon, later):
        desk.save(desk.get(Meeting, one.id), one)
    assert [one.id for one in meetings_told.to_come_back_to(desk, today)] == [over.id, soon.id]


def test_parts_and_total_that_disagree_are_both_told(desk: Desk) -> None:
    held = replace(meeting(desk), women=Count("=12"), men=Count("=7"), participants=Count("=25"))
    found = took_part(held)
    assert (found.summed, found.total, found.disagrees) == (Count("=19"), Count("=25"), False)
    whole = replace(held, other_gender=Count("=0"), gender_unknown=Count("=0"))
    assert took_part(whole).disagrees
    assert took_part(replace(held, women=Count(">30"))).disagrees
    assert not took_part(replace(held, women=Count("~30"))).disagrees
    assert took_part(replace(held, participants=None, women=Count(">=12"))).total == Count(">=19")


def meeting_numbers(desk: Desk, outside: bool, **numbers: str) -> tuple[str, ...]:
    one = replace(meetings_told.blank(desk), title="Тренинг / Пример", settlement="Озёрск")
    counts: dict[str, Any] = {name: Count(text) for name, text in numbers.items()}
    one = replace(one, **counts)
    desk.save(None, one)
    row = list(csv.reader(io.StringIO(meetings_told.text_of(desk, RU, outside=outside))))[1]
    desk.hide(one)
    return tuple(row[7:12])


def test_small_numbers_of_people_of_a_meeting_leave_for_the_team_alone(desk: Desk) -> None:
    hidden = "скрыто"
    assert meeting_numbers(desk, False, participants="=1", women="=1")[:2] == ("1", "1"), "the control"
    assert meeting_numbers(desk, True, participants="=1", women="=1")[:2] == (hidden, hidden)
    assert meeting_numbers(desk, True, participants="=21", women="=1", men="=20")[:3] == ("21", hidden, hidden)
    assert meeting_numbers(desk, True, participants="=21", women="=20")[:2] == ("21", hidden), "21 - 20 is one"
    assert meeting_numbers(desk, True, women="=12", men="=9")[1:3] == ("12", "9")
    assert meeting_numbers(desk, True, participants="~40", women=">=5")[:2] == ("около 40", "не менее 5")
    assert meeting_numbers(desk, True) == ("", "", "", "", "")
