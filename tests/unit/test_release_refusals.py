"""When no dossier is made at all, and the sentence that says who is missing and what. Working pseudonyms only."""

from __future__ import annotations

import pytest
from unit.release_cases import (
    ANCHOR,
    ANCHORED,
    CASE,
    EVERY_USE,
    KEY,
    TABLES,
    TODAY,
    about,
    act,
    consent,
    event,
    identity,
    naming,
    person,
    released,
    told,
)

from fieldcase.errors import ConsentMissing, NameMissing, NothingToTell
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import FigureId
from fieldcase.model.values import Count
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Release

NAME = "Тимур Кольцов"
WHO = person(1)
NOBODY_NAMED = [use for use in EVERY_USE if use != "complaint"]


def alone(use: str, *records: Record) -> Release:
    """A release without the anchor: whose case it is follows from the acts."""
    return release(
        records, use, TODAY, case=about(), language="en", tables=TABLES, pseudonym_key=KEY, heads=""
    )  # fmt: skip


@pytest.mark.parametrize("use", NOBODY_NAMED)
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (consent(WHO, "refused"), "refused (10 January 2026)"),
        (consent(WHO, "named", withdrawn_on=UncertainDate("2026-02-01")), "took the consent back (1 February 2026)"),
        (consent(WHO, "named", until=UncertainDate("2026-02-01")), "the consent has run out (1 February 2026)"),
    ],
    ids=["refused", "withdrawn", "run out"],
)
def test_a_dossier_about_somebody_who_is_not_told_of_is_refused_and_says_why(
    use: str, answer: Record, reason: str
) -> None:
    with pytest.raises(ConsentMissing) as refused:
        released(use, WHO, answer, identity(WHO, NAME), case=about(WHO))
    sentence = refused.value.told(words("en"))
    assert f"K-01: {reason}" in sentence
    assert TABLES.label("use", use, "en") in sentence
    assert NAME not in sentence


@pytest.mark.parametrize("use", [use for use in NOBODY_NAMED if use != "internal"])
def test_a_dossier_about_somebody_nobody_has_asked_is_refused(use: str) -> None:
    with pytest.raises(ConsentMissing) as refused:
        released(use, WHO, case=about(WHO))
    assert refused.value.values["people"] == "K-01: has not been asked"


def test_a_dossier_about_a_child_for_whom_nobody_agreed_says_so() -> None:
    child = person(1, "child")
    with pytest.raises(ConsentMissing) as refused:
        released("story", child, consent(child, "without_name", given_by=""), case=about(child))
    assert "who agreed for the child is not recorded" in refused.value.told(words("en"))


@pytest.mark.parametrize("level", ["without_name", "named"])
@pytest.mark.parametrize("use", NOBODY_NAMED)
def test_control_with_consent_the_same_dossier_is_made(use: str, level: str) -> None:
    result = released(use, WHO, consent(WHO, level), event(1, WHO), case=about(WHO))
    assert result.people[WHO.id].counted
    assert ("what happened 00000001" in told(result)) == (use != "statistics")


def test_one_of_two_whose_case_it_is_is_enough_to_refuse() -> None:
    with pytest.raises(ConsentMissing) as refused:
        released("court", WHO, consent(WHO, "refused"), case=about(ANCHOR, WHO))
    assert refused.value.values["people"] == "K-01: refused (10 January 2026)"


def test_where_nobody_said_whose_case_it_is_it_is_that_of_the_victims() -> None:
    happened = event(1, WHO)
    with pytest.raises(ConsentMissing):
        alone("court", WHO, happened, act(1, happened, WHO))


def test_of_several_victims_those_who_agreed_are_told_of_and_the_others_are_left_out_with_a_warning() -> None:
    second = person(2)
    mine, other = event(1, WHO), event(2, second)
    result = alone("court", WHO, second, mine, other, act(1, mine, WHO), act(2, other, second), consent(WHO, "named"))
    assert told(result) == {"what happened 00000001"}
    assert {notice.values.get("number") for notice in result.notices if "suffered" in notice.message} == {1}


def test_a_case_without_acts_is_about_nobody() -> None:
    assert told(alone("court", event(1), event(2))) == {"what happened 00000001", "what happened 00000002"}


def test_an_official_may_be_whom_a_case_is_about() -> None:
    official = person(1, "official", function="director of a museum")
    assert (
        released("court", official, event(1, official), case=about(official)).people[official.id].how is How.DESCRIPTION
    )


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ([], "has not been asked"),
        ([consent(WHO, "refused")], "refused (10 January 2026)"),
        ([consent(WHO, "without_name")], "agreed without the name"),
        ([consent(WHO, "named")], "agreed to be named, but the name is not in the vault"),
    ],
    ids=["not asked", "refused", "without the name", "the name is not here"],
)
def test_a_complaint_without_a_name_is_refused_and_says_what_is_missing(answer: list[Record], reason: str) -> None:
    with pytest.raises(NameMissing) as refused:
        released("complaint", WHO, *answer, case=about(WHO))
    assert refused.value.values["people"] == f"K-01: {reason}"
    assert NAME not in refused.value.told(words("en"))


def test_control_a_complaint_with_a_name_is_made() -> None:
    assert (
        released("complaint", WHO, consent(WHO, "named"), identity(WHO, NAME), case=about(WHO)).people[WHO.id].label
        == NAME
    )


def test_a_child_cannot_sign_a_complaint_whatever_a_parent_agreed() -> None:
    child = person(1, "child")
    with pytest.raises(NameMissing) as refused:
        released("complaint", child, identity(child, NAME), consent(child, "named"), case=about(child))
    assert refused.value.values["people"] == "K-01: a child is never named"


def test_a_named_official_does_not_make_a_complaint_out_of_an_anonymous_one() -> None:
    official = person(1, "official")
    with pytest.raises(NameMissing):
        released("complaint", official, identity(official, NAME), naming(official), case=about(official))


def test_a_complaint_of_nobody_is_refused_in_words() -> None:
    with pytest.raises(NameMissing) as refused:
        alone("complaint", event(1))
    assert "Nobody is recorded" in str(refused.value.values["people"])


def test_a_complaint_that_one_signs_and_another_refused_is_refused() -> None:
    with pytest.raises(ConsentMissing):
        released("complaint", WHO, consent(WHO, "refused"), case=about(ANCHOR, WHO))


def test_where_all_is_left_out_nothing_is_made() -> None:
    with pytest.raises(NothingToTell):
        alone("court", WHO, event(1, WHO))


def test_statistics_without_anything_to_count_are_not_made() -> None:
    with pytest.raises(NothingToTell):
        alone("statistics", WHO, event(1, WHO))


def test_statistics_of_reported_figures_alone_are_made() -> None:
    figure = Figure(id=FigureId(bytes(16)), scope=CASE.scope, what="visits", count=Count("=36"))
    assert alone("statistics", figure).of(Figure) == (figure,)


def test_a_use_that_is_not_in_the_list_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="unknown use"):
        released("un-public", *ANCHORED)
