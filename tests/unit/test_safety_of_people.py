"""The safety of the people at work: the check list, check-ins with a moved clock, what may be shared, what is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from fieldcase.casework import (
    campaign_report,
    campaign_rows,
    campaigns,
    cases,
    check_ins,
    lawyer_card,
    network_map,
    safety_checks,
    settings,
    visits,
)
from fieldcase.casework.called import called, choices
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.safety_checks import Progress
from fieldcase.casework.tables import shipped
from fieldcase.casework.today import overview
from fieldcase.errors import BackBeforeOut, CardTooFull, ReviewBeforeDone
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import declared, kinds
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import EvidenceId, ScopeId
from fieldcase.model.security import Ally, CheckIn, SafetyCheck, SafetyPlan
from fieldcase.rules.material import TOLD
from fieldcase.rules.sharing import SECRET_KINDS, Sharing, may_share, sharing_of, sharing_of_field

ROOT = Path(__file__).resolve().parents[2]
HOUR = 3_600_000
SECRET = "Пример-союзник"


@pytest.fixture
def visit(desk: Desk) -> Visit:
    return visits.new_visit(desk)


def test_a_point_nobody_touched_is_open_and_no_record(desk: Desk, visit: Visit) -> None:
    listed = safety_checks.check_list(desk, visit)
    assert len(listed) == 8
    assert {one.state for one in listed} == {"open"}
    assert desk.all(SafetyCheck) == ()


def test_the_progress_counts_what_is_done_and_what_does_not_apply(desk: Desk, visit: Visit) -> None:
    points = safety_checks.points()
    for point in points[:5]:
        safety_checks.mark(desk, visit, point, "done")
    safety_checks.mark(desk, visit, points[5], "not_applicable")
    found = safety_checks.progress(safety_checks.check_list(desk, visit))
    assert found == Progress(8, 5, 1)
    assert found.said(words("en")) == "5 of 8, 1 does not apply"
    safety_checks.mark(desk, visit, points[0], "open")
    assert len(desk.all(SafetyCheck)) == 6, "a point is marked again and not twice"


def test_a_list_is_taken_over_with_its_states_open_and_without_its_days(desk: Desk, visit: Visit) -> None:
    first = safety_checks.blank(desk, visit, "lawyer")
    safety_checks.keep(
        desk,
        replace(first, state="done", who="Гвоздика / Пример", date=UncertainDate("2026-01-01"), shown_by="лист"),
    )
    later = visits.new_visit(desk)
    assert safety_checks.copy_last(desk, later) == 1
    taken = {one.point: one for one in safety_checks.check_list(desk, later)}["lawyer"]
    assert (taken.state, taken.who, taken.date, taken.shown_by) == ("open", "Гвоздика / Пример", None, "")
    assert safety_checks.copy_last(desk, later) == 0, "what was touched stays"


def test_a_review_before_the_day_it_was_done_is_refused_and_nothing_is_changed(desk: Desk, visit: Visit) -> None:
    wrong = replace(
        safety_checks.blank(desk, visit, "lawyer"), state="done", date=UncertainDate("2026-03-05"),
        review=UncertainDate("2026-03-01"),
    )  # fmt: skip
    with pytest.raises(ReviewBeforeDone):
        safety_checks.keep(desk, wrong)
    assert desk.all(SafetyCheck) == ()
    safety_checks.keep(desk, replace(wrong, review=UncertainDate("2026-03")))


def test_a_review_that_is_past_waits_on_today(desk: Desk, visit: Visit) -> None:
    check = replace(safety_checks.blank(desk, visit, "allies"), review=UncertainDate("2026-02-10"))
    safety_checks.keep(desk, check)
    assert not overview(Look(desk), date(2026, 2, 10)).reviews
    late = overview(Look(desk), date(2026, 2, 11))
    assert [one.key for one in late.reviews] == [check.key]
    assert late.deeds == 1


def test_the_hour_is_over_whatever_the_zone_and_says_so_first(desk: Desk, visit: Visit) -> None:
    going = check_ins.go(desk, visit, waits="Гвоздика / Пример")
    assert going.back_by is not None
    assert going.went is not None
    start = going.went.milliseconds
    assert going.back_by.milliseconds == start + check_ins.HOURS * HOUR
    assert check_ins.minutes_left(going, start + 3 * HOUR) == 60
    moved = replace(going, back_by=replace(going.back_by, offset=going.back_by.offset + 60))
    assert check_ins.minutes_left(moved, start + 4 * HOUR + 1) == -1, "an instant is the same in any zone"
    assert check_ins.go(desk, visit).key == going.key, "nobody goes out twice"


def test_who_is_overdue_counts_on_today_until_one_deed_says_that_they_are_back(
    desk: Desk, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = check_ins.go(desk, visit)
    assert [one.overdue for one in overview(Look(desk)).out] == [False]
    assert overview(Look(desk)).deeds == 0
    later = desk.world.now() + 5 * HOUR
    monkeypatch.setattr(type(desk.world), "now", lambda _self: later)
    assert [one.overdue for one in overview(Look(desk)).out] == [True]
    assert overview(Look(desk)).deeds == 1
    back = check_ins.back(desk, going)
    assert back.back is not None
    assert check_ins.back(desk, going).back == back.back, "who is back stays so"
    assert overview(Look(desk)).out == ()


@pytest.mark.parametrize("hours", [0, -1, 24 * 15])
def test_a_check_in_without_a_time_is_refused(desk: Desk, visit: Visit, hours: int) -> None:
    with pytest.raises(BackBeforeOut):
        check_ins.go(desk, visit, hours=hours)
    assert desk.all(CheckIn) == ()


def test_secret_kinds_are_shared_only_after_two_answers_and_their_fields_never_more_freely() -> None:
    assert {"ally", "safety_plan"} <= SECRET_KINDS
    for kind in (Ally, SafetyPlan, SafetyCheck, CheckIn):
        assert not may_share(kind, answers=1)
        assert may_share(kind, answers=2)
        assert {sharing_of_field(kind, field.name) for field in declared(kind)} == {Sharing.ASKED_TWICE}
    assert sharing_of(Visit) is Sharing.PLAIN, "the control"
    assert may_share(Visit, answers=0)
    assert Sharing.PLAIN in {sharing_of_field(Visit, field.name) for field in declared(Visit)}
    with pytest.raises(KeyError):
        sharing_of_field(Ally, "nothing")


def test_the_gate_tells_of_no_secret_kind() -> None:
    named = {kind.KIND for kind in kinds()} & SECRET_KINDS
    assert named == set(SECRET_KINDS)
    assert not {kind.KIND for kind in TOLD} & SECRET_KINDS


def test_a_covered_record_says_nothing_in_a_list_nor_in_a_search(desk: Desk) -> None:
    ally = replace(network_map.blank_ally(desk), name=SECRET, stance="hostile")
    desk.save(None, ally)
    desk.save(None, replace(network_map.blank_plan(desk), title=SECRET, threats=SECRET))
    assert SECRET not in called(ally, shipped(), words("ru"))
    hits = Look(desk).search(SECRET)
    assert {hit.kind for hit in hits} == {"ally", "safety_plan"}, "the control: they are found"
    assert not any(SECRET in hit.text for hit in hits)
    seen = overview(Look(desk), date(2026, 1, 1) + timedelta(days=400))
    assert SECRET not in repr(seen)


def test_what_was_begun_of_the_map_is_not_among_the_unfinished(desk: Desk, visit: Visit) -> None:
    desk.draft(network_map.blank_ally(desk), "name", SECRET)
    desk.draft(safety_checks.blank(desk, visit, "lawyer"), "who", "Гвоздика / Пример")
    assert [one.KIND for one in overview(Look(desk)).unfinished] == ["safety_check"]


def test_each_uncovering_is_a_look_that_undo_does_not_touch(desk: Desk) -> None:
    network_map.uncovered(desk)
    assert [one.deed for one in desk.all(Access)] == ["view_secret"]
    assert not desk.can_undo


def test_one_key_says_back_only_of_whom_it_is_sure(desk: Desk, visit: Visit) -> None:
    other = visits.new_visit(desk)
    check_ins.go(desk, visit)
    out = check_ins.out(desk)
    assert check_ins.meant(out, None) == out[0], "the only ones who are out"
    assert check_ins.meant(out, other.key) is None, "another visit in front is not theirs"
    check_ins.go(desk, other)
    both = check_ins.out(desk)
    assert check_ins.meant(both, None) is None, "nobody is called safe by guess"
    found = check_ins.meant(both, other.key)
    assert found is not None
    assert found.check_in.visit == other.id


def test_a_campaign_has_its_list_and_one_plan_of_its_own(desk: Desk, visit: Visit) -> None:
    campaign = campaigns.begin(desk, "Example / Пример. День")
    safety_checks.mark(desk, campaign, "allies", "done")
    assert safety_checks.progress(safety_checks.check_list(desk, campaign)).done == 1
    assert safety_checks.progress(safety_checks.check_list(desk, visit)).done == 0
    desk.save(None, replace(network_map.blank_plan(desk, campaign), threats=SECRET))
    plan = network_map.plan_of(desk, campaign)
    assert plan is not None
    assert (plan.threats, plan.scope) == (SECRET, campaign.scope)
    assert network_map.plan_of(desk, visit) is None


def test_what_shows_a_point_is_offered_from_the_visit_and_for_a_campaign_from_every_case(
    desk: Desk, visit: Visit
) -> None:
    campaign, case = campaigns.begin(desk, "Example / Пример. День"), cases.new_case(desk, "Example / Пример")
    made = [Evidence(id=EvidenceId(desk.new_id()), scope=one.scope, title="Пример") for one in (case, visit)]
    for one in made:
        desk.save(None, one)
    of_case, of_visit = (one.id for one in made)

    def offered(scope: ScopeId) -> set[bytes]:
        return {key for key, _ in choices(Look(desk), "evidence", scope, desk.tables, words("ru"))}

    assert offered(campaign.scope) == {of_case, of_visit}
    assert offered(visit.scope) == {of_visit}


def test_what_stands_on_a_card_is_kept_on_a_wish_and_forgotten_on_another(desk: Desk) -> None:
    assert lawyer_card.kept(desk) == lawyer_card.Whom()
    whom = lawyer_card.Whom("Пример Тополёвская", "000-11-22")
    lawyer_card.keep(desk, whom)
    assert lawyer_card.kept(desk) == whom
    with pytest.raises(CardTooFull):
        lawyer_card.keep(desk, replace(whom, lawyer="Ш" * 41))
    assert lawyer_card.kept(desk) == whom
    with pytest.raises(ValueError, match="not offered"):
        settings.put(desk, "card_telephone", "1\n2")
    lawyer_card.keep(desk, lawyer_card.Whom())
    assert lawyer_card.kept(desk) == lawyer_card.Whom()


def test_no_table_that_leaves_holds_a_word_of_the_map_or_of_a_plan(desk: Desk) -> None:
    campaign = campaigns.begin(desk, "Example / Пример. День")
    campaigns.add(desk, campaign, country="XX", settlements=("Тополёвка",), form="пикет")
    desk.save(None, replace(network_map.blank_ally(desk, "XX"), name=SECRET, contact=SECRET))
    desk.save(None, replace(network_map.blank_plan(desk, campaign), title=SECRET, threats=SECRET))
    table = campaign_rows.text_of(campaign_report.gather(desk, campaign, named=True), shipped(), words("ru"))
    assert "Тополёвка" in table, "the control"
    assert SECRET not in table
    makers = [path for path in (ROOT / "fieldcase").rglob("*.py") if "table_out" in path.read_text("utf-8")]
    said = {path.stem for path in makers}
    assert {"amounts_table", "campaign_rows"} <= said, "the control: these write tables"
    for path in makers:
        names = set(re.findall(r"[A-Za-z]+", path.read_text("utf-8")))
        assert not names & {"Ally", "SafetyPlan", "SafetyCheck", "CheckIn"}, path.name
