"""What each section of a report tells of the records beside its cases, and what of them it never tells."""

from __future__ import annotations

from typing import Any

import pytest
from ingredients import number
from report_worlds import AGREED, REGISTER, case_of, part, said

from fieldcase.errors import ReportEmpty
from fieldcase.model.campaigns import Action, Campaign, Handout
from fieldcase.model.case import Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure, Organisation, Recommendation, Site, Visit
from fieldcase.model.ids import (
    ActionId,
    AnyId,
    CampaignId,
    ChangeStoryId,
    DeliveryId,
    EvidenceId,
    FigureId,
    FollowUpId,
    GrantId,
    HandoutId,
    LetterId,
    ObjectiveId,
    OrganisationId,
    PersonId,
    RecommendationId,
    SiteId,
    SourceId,
    VisitId,
)
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.results import ChangeStory, Grant, Objective
from fieldcase.model.signals import FollowUp
from fieldcase.model.values import Count
from fieldcase.rules.report_around import Around

LETTER, VISIT = LetterId(number(501)), VisitId(number(502))


def letter(**of: Any) -> Letter:
    given = {"number": "12-A", "subject": "Access to treatment", "written": UncertainDate("2026-01-14"), **of}
    return Letter(id=LETTER, scope=REGISTER, text="Body of the letter", sender="Team", reply_to="Box 9", **given)


def delivery(n: int = 1, **of: Any) -> Delivery:
    return Delivery(
        id=DeliveryId(number(510 + n)), scope=REGISTER, letter=LETTER, address="Street 5", notes="strategy",
        reference="REF-1", **{"addressee": "Ministry of Talgyn", **of},
    )  # fmt: skip


def told(kind: str, *records: Record, **of: Any) -> str:
    return said([part(kind)], [], records, **of)


def test_a_letter_is_told_with_what_was_answered_and_without_what_is_the_networks_own() -> None:
    answer = delivery(answer="We are looking into it.", answered=UncertainDate("2026-02-20"), result="")
    inside = told("letters", letter(), answer, use="internal")
    for words in (
        "No. 12-A",
        "Access to treatment",
        "Ministry of Talgyn",
        "14 January 2026",
        "We are looking into it.",
    ):
        assert words in inside
    for words in ("Team", "Box 9", "Street 5", "strategy", "Body of the letter", "REF-1"):
        assert words not in inside


def test_what_anybody_may_read_tells_no_day_of_a_letter_and_its_addressee_by_the_kind_of_body() -> None:
    body = Organisation(id=OrganisationId(number(520)), scope=REGISTER, name="Ministry X", kind="state_body")
    outside = told("letters", letter(), delivery(organisation=body.id, sent=UncertainDate("2026-01-15")), body)
    assert "January 2026" in outside
    assert "14 January" not in outside
    assert "15 January" not in outside
    assert "Talgyn" not in outside
    assert "Ministry X" not in outside
    assert "a body that is not named here" in told("letters", letter(), delivery())


@pytest.mark.parametrize(
    ("of", "silent"),
    [
        ({"sent": UncertainDate("2026-01-15"), "due": UncertainDate("2026-02-15")}, False),
        ({"received": UncertainDate("2026-01-16"), "due": UncertainDate("2026-02-15")}, False),
        ({"received": UncertainDate("2026-01-16"), "proof": "stamp", "due": UncertainDate("2026-02-15")}, True),
        ({"received": UncertainDate("2026-01-16"), "proof": "stamp", "due": UncertainDate("2027-02-15")}, False),
    ],
)
def test_silence_is_said_only_with_proof_of_receipt_and_after_the_last_day(of: dict[str, Any], silent: bool) -> None:
    outside = told("letters", letter(), delivery(**of))
    assert ("no answer in time" in outside) is silent
    proven = "proof" in of
    assert ("it is not said that its addressee was silent" in outside) is not proven


def test_a_letter_without_a_delivery_was_not_sent() -> None:
    assert "Not sent yet" in told("letters", letter()).replace("not sent", "Not sent")


def test_a_visit_is_told_by_the_kind_of_its_site_with_findings_and_what_became_of_what_was_recommended() -> None:
    site = Site(id=SiteId(number(530)), scope=REGISTER, name="Clinic of the river", kind="clinic", settlement="Talgyn")
    visit = Visit(
        id=VISIT, scope=REGISTER, kind="monitoring", date=UncertainDate("2026-03-04"), site=site.id, country="KG",
        place="Talgyn", findings="There was no water.\nNobody was asked.", safety="the back door", met=Count("=30"),
    )  # fmt: skip
    ask = Recommendation(
        id=RecommendationId(number(531)), scope=REGISTER, visit=VISIT, number=7, text="Repair the pipe",
        addressed="Head of the clinic", due=UncertainDate("2026-04-01"),
    )  # fmt: skip
    done = FollowUp(
        id=FollowUpId(number(532)), scope=REGISTER, recommendation=ask.id, date=UncertainDate("2026-05-02"),
        status="done", what="secret words",
    )  # fmt: skip
    outside = told("visits", visit, site, ask, done, use="authority")
    for words in ("Kyrgyzstan", "March 2026", "There was no water.", "Nobody was asked.", "Repair the pipe.", "30",
                  "Head of the clinic", "Done, kept (said, not shown)", "1 visit"):  # fmt: skip
        assert words in outside, words
    for words in ("4 March", "river", "Talgyn", "back door", "secret words"):
        assert words not in outside, words
    inside = told("visits", visit, site, ask, done, use="internal")
    assert "Clinic of the river" in inside
    assert "4 March 2026" not in outside
    assert "back door" not in inside


def test_a_small_number_of_people_met_is_withheld_outside() -> None:
    visit = Visit(id=VISIT, scope=REGISTER, kind="monitoring", met=Count("=3"), findings="Quiet.")
    assert "withheld, because it is small" in told("visits", visit, use="authority")
    assert "withheld" not in told("visits", visit, use="internal")


def test_who_was_spoken_with_stands_by_kind_with_what_is_withheld_said() -> None:
    visit = Visit(id=VISIT, scope=REGISTER, kind="monitoring", findings="Quiet.")
    around = Around(heard={VISIT: (("client", 12), ("official", 1), ("worker", 8))})
    outside = told("visits", visit, around=around)
    assert "Official in office\nwithheld, because it is small" in outside
    assert "only those are counted who agreed to it" in outside


def campaign() -> list[Record]:
    one = Campaign(
        id=CampaignId(number(540)), scope=REGISTER, title="Support", aim="To be heard", organisation="Network «Dawn»",
        result="Seen by many", lessons="Begin earlier", notes="who paid",
    )  # fmt: skip
    made: list[Record] = [one]
    for n, town in enumerate(("Talgyn", "Osh-Test", "Talgyn"), start=1):
        action = Action(
            id=ActionId(number(541 + n)), scope=REGISTER, campaign=one.id, number=n, settlements=(town,), country="KG",
            organisation="Group «Tulip»", partners="Clinic «Oak»", aim=f"Aim {n}", participants=Count("=20"),
            notes="police came", date=UncertainDate("2026-06-26"), source="our folder",
        )  # fmt: skip
        made.append(action)
    made.append(Handout(id=HandoutId(number(548)), scope=REGISTER, action=action.id, what="Leaflet on rights"))
    return made


def test_a_campaign_is_told_by_country_and_town_with_its_totals_and_without_organisations() -> None:
    outside = told("campaign", *campaign(), use="media")
    for words in ("Support", "To be heard", "3 actions", "2 cities in 1 country", "60", "Leaflet on rights", "Aim 2",
                  "Talgyn (1, 3)", "26 June 2026", "Seen by many", "Begin earlier"):  # fmt: skip
        assert words in outside.replace("\xa0", " "), words
    for words in ("Dawn", "Tulip", "Oak", "police", "who paid", "our folder", "organisation or group", "organisations"):
        assert words not in outside, words
    named = told("campaign", *campaign(), use="media", names_organisations=True)
    assert "Group «Tulip»" in named
    assert "1 organisation or group" in named.replace("\xa0", " ")
    assert "police" not in named


def test_single_actions_that_were_chosen_are_told_alone() -> None:
    records = campaign()
    chosen = said([part("campaign", records=(AnyId(records[2].key),))], [], records)
    assert "Aim 2" in chosen
    assert "Aim 1" not in chosen
    whole = said([part("campaign", records=(AnyId(records[0].key),))], [], records)
    assert "Aim 1" in whole
    assert "Aim 3" in whole


def grant() -> list[Record]:
    figure = Figure(
        id=FigureId(number(553)), scope=REGISTER, what="People trained", count=Count(">=40"), preliminary=True,
        period=UncertainDate("2026"),
    )  # fmt: skip
    one = Grant(id=GrantId(number(550)), scope=REGISTER, title="Small grant 3", organisation="Group «Tulip»",
                donor="Fund Y", aim="Peers know the law", notes="money late")  # fmt: skip
    shown = Objective(id=ObjectiveId(number(551)), scope=REGISTER, grant=one.id, number=1, text="Train peers",
                      status="reached", result="Peers were trained", figures=(figure.id,),
                      evidence=(EvidenceId(number(9)), EvidenceId(number(8))))  # fmt: skip
    meant = Objective(id=ObjectiveId(number(552)), scope=REGISTER, grant=one.id, number=2, text="Open a room",
                      result="open a  room")  # fmt: skip
    return [one, shown, meant, figure]


def test_an_objective_stands_beside_its_result_and_what_shows_it_and_what_was_meant_is_no_result() -> None:
    outside = told("objectives", *grant(), use="donor").replace("\xa0", " ")
    for words in ("Small grant 3", "Train peers.", "Peers were trained.", "People trained: at least 40 (preliminary)",
                  "2 pieces of evidence, kept by the authors", "No result: what was meant is none"):  # fmt: skip
        assert words in outside, words
    for words in ("Tulip", "Fund Y", "money late"):
        assert words not in outside, words
    assert "Fund Y" in told("objectives", *grant(), use="donor", names_organisations=True)


def test_a_story_of_change_is_told_with_what_shows_it() -> None:
    figure = grant()[3]
    story = ChangeStory(
        id=ChangeStoryId(number(560)), scope=REGISTER, title="The order was changed", problem="No access",
        activities="Letters", change="Access", lessons="Patience", organisation="Group «Tulip»", source="folder",
        figures=(FigureId(figure.key),), notes="whom we met",
    )  # fmt: skip
    outside = told("stories", story, figure, use="story")
    for words in ("The order was changed", "No access.", "Letters.", "Access.", "Patience.", "People trained"):
        assert words in outside, words
    for words in ("Tulip", "folder", "whom we met"):
        assert words not in outside, words


@pytest.mark.parametrize(
    ("of_source", "cited"),
    [({"looked_at": "nobody"}, True), ({}, False), ({"looked_at": "nobody", "author": PersonId(number(101))}, False)],
    ids=["leads to nobody", "nobody looked", "its author is somebody of the case"],
)
def test_a_figure_names_its_source_only_where_that_leads_to_nobody(of_source: dict[str, Any], cited: bool) -> None:
    source = Source(
        id=SourceId(number(570)), scope=REGISTER, outlet="Herald", title="Numbers of the year",
        description="a national newspaper", quote="said Anna", **of_source,
    )  # fmt: skip
    figure = Figure(
        id=FigureId(number(571)), scope=REGISTER, what="Arrests", count=Count("~250"), source=source.id, country="KG",
        source_words="said Anna, page 3",
    )  # fmt: skip
    outside = said([part("figures")], [case_of(1, "K-17", AGREED)], [source, figure])
    assert ("Herald, Numbers of the year" in outside) is cited
    assert ("a national newspaper; the reference is kept by the authors" in outside) is not cited
    assert "Anna" not in outside
    assert "about 250" in outside.replace("\xa0", " ")


def test_a_figure_that_describes_few_people_is_withheld_outside_and_the_others_keep_their_doubt() -> None:
    few = Figure(
        id=FigureId(number(572)), scope=REGISTER, what="Women in cells", count=Count("=2"), describes_people=True
    )
    many = Figure(id=FigureId(number(573)), scope=REGISTER, what="Laws", count=Count("=2"), source_words="Gazette 4")
    outside = told("figures", few, many)
    assert "Women in cells\nwithheld, because it is small" in outside
    assert "Laws\n2" in outside
    assert "Gazette 4" in outside
    assert "withheld" not in told("figures", few, many, use="internal")


def test_asks_without_any_word_on_them_are_a_numbered_list_and_with_one_a_table_with_its_totals() -> None:
    asks = [
        Recommendation(id=RecommendationId(number(580 + n)), scope=REGISTER, text=f"Ask {n}", addressed=f"Body {n}",
                       due=UncertainDate("2020-01-01")) for n in range(3)
    ]  # fmt: skip
    plain = told("asks", *asks)
    assert "Body 1: Ask 1." in plain
    assert "What became of it" not in plain
    refused = FollowUp(id=FollowUpId(number(590)), scope=REGISTER, recommendation=asks[0].id, status="refused",
                       evidence=(EvidenceId(number(3)),))  # fmt: skip
    table = told("asks", *asks, refused)
    assert "Refused (something shows it)" in table
    assert "Nothing is known yet\n2" in table
    assert "is over" not in table, "a day that is over is a question, no finding"


def test_a_section_tells_what_it_names_and_no_other_where_that_may_not_be_told() -> None:
    asks = [Recommendation(id=RecommendationId(number(580 + n)), scope=REGISTER, text=f"Ask {n}") for n in range(3)]
    gone = AnyId(number(12345))
    both = said([part("asks", records=(AnyId(asks[1].key), gone))], [], asks)
    assert "Ask 1" in both
    assert "Ask 0" not in both
    with pytest.raises(ReportEmpty):
        said([part("asks", records=(gone,))], [], asks)
    kept = said([part("asks", records=(gone,)), part("text", 2, text="Own words")], [], asks)
    assert "Ask" not in kept.replace("asks", "")
