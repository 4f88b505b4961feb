"""What bears what: the same both ways, whatever the records; and what is wanting, each with its control."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.bearing import ALONE, BARE, DISPUTED, NO_EVIDENCE, WEAK, Bearing, bearing, read
from fieldcase.casework.bearing_law import version_on_the_day
from fieldcase.casework.bearing_said import asks, doubt, stands
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.case import Act, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ActId, EventId, EvidenceId, InvolvementId, ProvisionId, ScopeId, SourceId
from fieldcase.model.law import Provision
from fieldcase.model.remedies import Involvement

SCOPE = ScopeId(b"s" * 16)
NORMS = ("cedaw:12", "iccpr:9", "icescr:12", "own-law:1")
PAPER, WORD = SourceId(b"p" * 16), SourceId(b"w" * 16)


def number(kind: bytes, at: int) -> bytes:
    return kind * 15 + bytes([at])


def file(at: int) -> EvidenceId:
    return EvidenceId(number(b"e", at))


def piece(at: int, **values: object) -> Evidence:
    return replace(Evidence(id=file(at), scope=SCOPE), **values)  # type: ignore[arg-type]


def act(at: int = 0, **values: object) -> Act:
    return replace(Act(id=ActId(number(b"a", at)), scope=SCOPE), **values)  # type: ignore[arg-type]


def rules(found: Bearing) -> list[str]:
    return [one.rule for one in found.wanting]


def of(*acts: Act, events: tuple[Event, ...] = (), evidence: tuple[Evidence, ...] = ()) -> Bearing:
    return read(None, acts, events, evidence, (), shipped())


@st.composite
def cases(draw: st.DrawFn) -> Bearing:
    pieces = [piece(at) for at in range(draw(st.integers(0, 4)))]
    keys = st.lists(st.sampled_from([file(at) for at in range(6)]), max_size=4).map(tuple)  # some are not there
    events = [
        Event(id=EventId(number(b"v", at)), scope=SCOPE, evidence=draw(keys)) for at in range(draw(st.integers(0, 3)))
    ]
    acts = [
        act(at, evidence=draw(keys), norms=tuple(draw(st.sets(st.sampled_from(NORMS)))),
            event=draw(st.sampled_from([None, *(one.id for one in events)])))
        for at in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    involved = [
        Involvement(id=InvolvementId(number(b"i", at)), scope=SCOPE, act=one.id, evidence=draw(keys))
        for at, one in enumerate(acts)
    ]
    return read(None, acts, events, pieces, involved, shipped())


@given(cases())
def test_a_norm_has_a_piece_of_evidence_where_that_piece_has_the_norm(found: Bearing) -> None:
    one_way = {(one.norm, key) for one in found.by_norm for key in one.evidence}
    other_way = {(norm, one.evidence.id) for one in found.by_evidence for norm in one.norms}
    assert one_way == other_way


@given(cases())
def test_an_act_rests_on_a_piece_where_that_piece_bears_the_act_and_no_norm_is_lost(found: Bearing) -> None:
    one_way = {(rest.act.id, key) for rest in found.acts for key in rest.evidence}
    other_way = {(one.id, each.evidence.id) for each in found.by_evidence for one in each.acts}
    assert one_way == other_way
    assert {one.norm for one in found.by_norm} == {norm for rest in found.acts for norm in rest.act.norms}


@given(cases())
def test_an_act_wants_evidence_exactly_where_no_piece_bears_it(found: Bearing) -> None:
    borne = {one.id for each in found.by_evidence for one in each.acts}
    wants = {one.act.id for one in found.wanting if one.act is not None and one.rule in (BARE, NO_EVIDENCE)}
    assert wants == {rest.act.id for rest in found.acts} - borne


def test_an_act_without_perpetrator_admission_and_charge_is_complete_once_something_shows_it() -> None:
    shown = piece(1)
    plain = act(what="Example / Пример", evidence=(shown.id,))
    assert of(plain, evidence=(shown,)).wanting == ()
    assert rules(of(replace(plain, evidence=()))) == [BARE]  # the control


def test_evidence_of_the_event_is_evidence_of_its_act_and_a_source_alone_is_told_apart() -> None:
    shown = piece(1)
    event = Event(id=EventId(number(b"v", 1)), scope=SCOPE, evidence=(shown.id,))
    assert rules(of(act(event=event.id), events=(event,), evidence=(shown,))) == []
    assert rules(of(act(sources=(PAPER,)))) == [NO_EVIDENCE]


@pytest.mark.parametrize("field", ["police_said", "size_said", "article_said"])
def test_what_was_said_wants_a_source_of_its_own(field: str) -> None:
    shown = piece(1)
    said = act(evidence=(shown.id,), charged_source=PAPER)
    said = replace(said, **{field: "large"})  # type: ignore[arg-type]
    assert rules(of(said, evidence=(shown,))) == ["said"]
    assert rules(of(replace(said, police_said_source=WORD), evidence=(shown,))) == []


def test_charged_and_decided_are_two_more_things_with_two_more_sources() -> None:
    shown = piece(1)
    told = act(evidence=(shown.id,), charged="268", size_decided="large")
    assert rules(of(told, evidence=(shown,))) == ["charged", "decided"]


def test_what_is_disputed_or_doubtful_is_asked_about() -> None:
    shown = piece(1)
    base = act(evidence=(shown.id,))
    assert rules(of(replace(base, disputed="by the police"), evidence=(shown,))) == [DISPUTED]
    assert rules(of(replace(base, source_reliability="e"), evidence=(shown,))) == [WEAK]
    assert rules(of(replace(base, information_reliability="4"), evidence=(shown,))) == [WEAK]
    fair = replace(base, source_reliability="b", information_reliability="6")
    assert rules(of(fair, evidence=(shown,))) == []


def test_a_norm_on_one_source_is_asked_about_and_a_copy_is_no_second_one() -> None:
    first = piece(1, source=PAPER)
    copy = piece(2, made_from=first.id)
    base = act(norms=("iccpr:9",), evidence=(first.id, copy.id))
    assert [(one.rule, one.norm) for one in of(base, evidence=(first, copy)).wanting] == [(ALONE, "iccpr:9")]
    two = replace(base, sources=(WORD,))
    assert of(two, evidence=(first, copy)).wanting == ()


def test_two_pieces_that_say_of_each_other_that_they_were_made_from_it_are_read_to_an_end() -> None:
    one, other = piece(1, made_from=file(2)), piece(2, made_from=file(1))
    assert of(act(norms=("iccpr:9",), evidence=(one.id,)), evidence=(one, other)).by_norm[0].evidence == (one.id,)


def test_each_wanting_is_said_and_asked_in_words_with_what_it_is_about() -> None:
    for language in ("en", "ru"):
        said = words(language)
        odd = act(what="Example / Пример", disputed="x", source_reliability="e", police_said="x", charged="x",
                  decided="x", norms=("iccpr:9",))  # fmt: skip
        found = of(odd, replace(odd, id=ActId(number(b"a", 2)), sources=(PAPER,), norms=("iccpr:9",)))
        assert set(rules(found)) == {BARE, NO_EVIDENCE, DISPUTED, WEAK, "said", "charged", "decided", ALONE}
        for one in found.wanting:
            assert stands(one, said)
            about = "9" if one.rule == ALONE else "Example / Пример"
            assert about in asks(one, shipped(), said)


def test_doubt_is_told_with_who_disputes_and_how_it_was_judged() -> None:
    assert doubt(act(), shipped(), words("en")) == ()
    doubted = act(disputed="by the police", source_reliability="b", information_reliability="3")
    assert doubt(doubted, shipped(), words("en")) == (
        "disputed: by the police", "source: usually reliable", "information: 3: possibly true",
    )  # fmt: skip


def test_it_is_read_from_a_vault_and_leaves_out_what_is_in_the_bin(desk: Desk) -> None:
    case = new_case(desk, "Example / Пример")
    kept = replace(act(1, norms=("iccpr:9",)), id=ActId(desk.new_id()), scope=case.scope)
    gone = replace(act(2, norms=("cedaw:12",)), id=ActId(desk.new_id()), scope=case.scope)
    desk.save(None, kept)
    desk.save(None, gone)
    desk.hide(gone)
    found = bearing(desk, case.scope)
    assert [one.norm for one in found.by_norm] == ["iccpr:9"]
    assert found.case == desk.get(type(case), case.id)
    assert found.about(found.wanting[0]) == kept


def law(**values: str) -> Provision:
    dates = {name: UncertainDate(text) for name, text in values.items() if name != "status"}
    plain = Provision(id=ProvisionId(b"l" * 16), scope=SCOPE, instrument="xx-cc", number="1", status="seed")
    return replace(plain, **dates)  # type: ignore[arg-type]


def then(day: str, *known: Provision, norm: str = "xx-cc:1") -> str:
    when = Event(id=EventId(number(b"v", 1)), scope=SCOPE, date=UncertainDate(day) if day else None)
    (rest,) = of(act(event=when.id), events=(when,)).acts
    return version_on_the_day(known, norm, rest, shipped(), words("en"))


def test_the_version_of_the_day_of_the_act_is_named_with_its_status_and_none_is_guessed() -> None:
    old, new = law(valid_from="2019-01-01", valid_to="2021-11-30"), law(valid_from="2021-12-01", valid_to="2030")
    assert "2019" in then("2019-10-01", old, new)
    assert "2021" not in then("2019-10-01", old, new)
    assert "named by an organisation, to be confirmed" in then("2019-10-01", old, new)
    assert then("2022-01-01", old) == "No version is known to have been in force on the day of the act."
    assert then("", old) == "The day of the act is not stated: no version is chosen."
    assert then("2019-10-01", law(valid_to="2020")).count("without a first day") == 1


def test_a_treaty_has_no_versions() -> None:
    assert then("2019-10-01", law(valid_from="2019"), norm="iccpr:9") == ""
