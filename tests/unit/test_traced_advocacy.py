"""What the documents of the field tell of meetings, letters, numbers and campaigns finds a field and a term here
(docs/traceability.md)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from importlib import resources

import pytest
from unit.traced import kept

from fieldcase.casework import asks, campaigns, letters, meetings_told, results, sample, visits
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.campaigns import Handout
from fieldcase.model.case import Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import declared
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Figure, Recommendation, Site, Visit
from fieldcase.model.ids import EvidenceId, HandoutId, SiteId, SourceId
from fieldcase.model.values import Count, Money

EN = words("en")


@pytest.mark.parametrize("kind", ["commission", "meeting", "round_table", "regional_dialogue", "training"])
def test_a_meeting_keeps_who_was_there_by_function_what_was_shown_and_promised(desk: Desk, kind: str) -> None:
    one = kept(desk, replace(
        meetings_told.blank(desk, "XX"), kind=kind, title="Example / Пример", date=UncertainDate("2019-11-05"),
        body="Ministry / Пример", present="deputy minister; police; doctors / Пример", participants=Count("=86"),
        women=Count("=50"), men=Count("=36"), presented="A report with costs / Пример",
        follow_up=UncertainDate("2020-01"),
    ))  # fmt: skip
    asks.add(desk, one, "To come back with an answer / Пример", "pledge", one.body)
    assert [ask.kind for ask in asks.of_origin(desk, one)] == ["pledge"]
    row = next(iter(csv.DictReader(io.StringIO(meetings_told.text_of(desk, EN, outside=True)))))
    assert {"A report with costs / Пример", "Ministry / Пример", "86", "50", "36"} <= set(row.values())
    assert "deputy minister" not in "".join(row.values()), "who was there stays with the team"


def test_a_letter_keeps_how_many_signed_and_a_pledge_its_amount_until_it_is_known_to_be_kept(desk: Desk) -> None:
    letter = kept(desk, replace(letters.blank(desk, None, "XX", "en"), signatories=Count(">=120"), kind="ministry"))
    (delivery,) = letters.address(desk, letter, "Ministry of Health / Пример")
    letters.sent(desk, [delivery], "handed_over", UncertainDate("2019-03-01"))
    (posted,) = letters.of_letter(desk, letter)
    letters.answer(desk, posted, "granted", UncertainDate("2019-04-01"), "It is not closed but moved / Пример")
    (ask,) = asks.add(desk, letter, "Money for the new building / Пример", "pledge", "Ministry / Пример")
    promised = replace(ask, amount=Money("2000000 EUR"), promised_by="a minister / Пример")
    desk.save(ask, promised)
    asks.follow(desk, promised, "not_kept", UncertainDate("2020-01-10"))
    (told,) = asks.told(desk, [promised])
    assert (told.ask.amount, told.state.statuses) == (Money("2000000 EUR"), ("not_kept",))
    assert letters.of_letter(desk, letter)[0].way == "handed_over"
    assert letters.of_letter(desk, letter)[0].result == "granted"


def test_a_monitoring_visit_keeps_site_and_findings_and_its_questions_ask_whom_one_spoke_with(desk: Desk) -> None:
    site = kept(desk, Site(
        id=SiteId(desk.new_id()), scope=desk.register, name="Пункт / Пример", kind="ost_site", settlement="Озёрск"
    ))  # fmt: skip
    visit = visits.new_visit(desk)
    told = replace(visit, kind="monitoring", site=site.id, findings="Waiting since August / Пример")
    desk.save(visit, told)
    assert desk.get(Visit, visit.id) == told
    form = resources.files("resources").joinpath("forms", "ost-site-visit.md").read_text("utf-8")
    for question in ("patients_met", "waiting_list", "waiting_time", "take_home_refused"):
        assert f"| {question} |" in form, question


def test_what_keeps_women_from_treatment_is_asked_by_kind() -> None:
    survey = resources.files("resources").joinpath("forms", "ost-site-visit.md").read_text("utf-8")
    assert "| select_multiple barrier | women_barriers |" in survey
    for code in ("children", "partner", "disclosure"):
        assert f"| barrier | {code} |" in survey, code


def test_recommendations_of_the_field_have_a_category_and_an_addressee(desk: Desk) -> None:
    sample.load(desk)
    (first, *_) = [one for one in desk.all(Recommendation) if one.category == "medicines"]
    five = sorted((one for one in asks.newest_first(desk) if one.scope == first.scope and one.kind == first.kind),
                  key=lambda one: one.number or 0)  # fmt: skip
    assert [one.category for one in five] == ["medicines", "ost", "harm_reduction", "outreach", "other"]
    assert {one.addressed for one in five} == {"Страновой координационный комитет"}


def test_a_demand_names_the_law_it_is_about(desk: Desk) -> None:
    (ask,) = asks.add(desk, None, "Review the quantities / Пример", "demand", "Parliament / Пример")
    aimed = replace(ask, category="amounts", norms=("md-cc:134-1",))
    desk.save(ask, aimed)
    assert desk.get(Recommendation, ask.id) == aimed
    assert "md-cc:134-1" in desk.tables.norms


@pytest.mark.parametrize(
    ("what", "count"),
    [
        ("Answers to an online questionnaire", "=240"), ("Views of the films", "~30000"), ("Sites in 10 cities", "=13"),
        ("People serving a sentence", "~15000"), ("Activists in a closed group", "=49"), ("More cities", "=20"),
        ("Place in an index of corruption, of 180", "=132"),
    ],
)  # fmt: skip
def test_a_number_of_somebody_else_keeps_its_doubt_its_day_its_source_and_no_list_of_people(
    desk: Desk, what: str, count: str
) -> None:
    source = kept(desk, Source(id=SourceId(desk.new_id()), scope=desk.register, title="Report / Пример"))
    one = kept(desk, replace(
        results.blank_figure(desk, "XX"), what=f"Example / Пример. {what}", count=Count(count),
        period=UncertainDate("2019"), reported_on=UncertainDate("2020-01-28"), source=source.id,
        source_words="line 12 / Пример",
    ))  # fmt: skip
    assert (one.count, one.source) == (Count(count), source.id)
    assert not [field for field in declared(Figure) if field.refers in ("person", "member")]


@pytest.mark.parametrize(("kind", "count"), [("leaflet", "=40"), ("poster", "=5"), ("film", "=1")])
def test_what_was_handed_out_at_an_action_is_counted_by_kind(desk: Desk, kind: str, count: str) -> None:
    campaign = campaigns.begin(desk, "Example / Пример. 16 days", date=UncertainDate("2019-11-25/2019-12-10"))
    action = campaigns.add(desk, campaign, settlements=("Озёрск",), participants=Count("=250"), sites=Count("=13"))
    given = kept(desk, Handout(
        id=HandoutId(desk.new_id()), scope=campaign.scope, action=action.id, kind=kind, what="Rights / Пример",
        count=Count(count), language="ru",
    ))  # fmt: skip
    assert campaigns.handouts(desk, action) == (given,)
    assert (action.participants, action.sites) == (Count("=250"), Count("=13"))


def test_a_story_of_change_has_its_four_parts_and_what_shows_each_step(desk: Desk) -> None:
    (ask,) = asks.add(desk, None, "Medicine to take home / Пример", "demand", "Ministry / Пример")
    order = kept(desk, Evidence(id=EvidenceId(desk.new_id()), scope=desk.register, title="Order / Пример"))
    story = kept(desk, replace(
        results.blank_story(desk, "XX"), title="Example / Пример", problem="Nothing to take home", change="It is given",
        activities="Letters and a meeting", lessons="Ask in writing", asks=(ask.id,), evidence=(order.id,),
    ))  # fmt: skip
    assert (story.asks, story.evidence) == ((ask.id,), (order.id,))


def test_a_good_practice_says_why_it_works_and_under_which_conditions(desk: Desk) -> None:
    one = kept(desk, replace(
        results.blank_practice(desk, "XX"), title="Example / Пример", what="Street lawyers", why="People trust them",
        conditions="A lawyer on the telephone", results="Fewer fines",
    ))  # fmt: skip
    assert one.conditions == "A lawyer on the telephone"
