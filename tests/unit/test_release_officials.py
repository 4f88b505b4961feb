"""Officials, authors and alleged perpetrators: described, or named after a decision that betrays nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from unit.release_cases import ANCHOR, consent, event, identity, naming, person, released, told

from fieldcase.model.dates import UncertainDate
from fieldcase.model.people import Person
from fieldcase.rules.released import How
from fieldcase.rules.uses import USES

NAME = "Тимур Кольцов"
OFFICIALS = ("official", "judge", "author", "perpetrator", "organisation")


@pytest.mark.parametrize("use", [use for use in USES if use != "statistics"])
@pytest.mark.parametrize("kind", OFFICIALS)
def test_an_official_is_named_after_a_recorded_decision(kind: str, use: str) -> None:
    who = person(1, kind, function="duty officer")
    result = released(use, who, identity(who, NAME), naming(who), event(1, who))
    assert result.people[who.id].how is How.NAMED
    assert result.people[who.id].label == NAME


@pytest.mark.parametrize("kind", ["client", "child", "worker"])
def test_a_decision_to_name_does_nothing_for_people_whose_consent_is_asked(kind: str) -> None:
    who = person(1, kind)
    result = released("court", who, identity(who, NAME), naming(who), consent(who, "without_name"))
    assert result.people[who.id].label != NAME


@pytest.mark.parametrize(
    "lacking",
    [{"decided_by": None}, {"reason": "  "}, {"decided_on": UncertainDate("2026-04-01")}],
    ids=["nobody decided", "no reason", "decided later"],
)
def test_a_decision_without_who_or_why_or_of_a_later_day_names_nobody(lacking: dict[str, object]) -> None:
    who = person(1, "official", function="duty officer")
    result = released("court", who, identity(who, NAME), naming(who, **lacking))
    assert result.people[who.id].how is How.DESCRIPTION


def test_a_decision_without_a_name_in_the_vault_names_nobody() -> None:
    who = person(1, "official", function="duty officer")
    assert released("court", who, naming(who)).people[who.id].label == "duty officer"


def _related() -> Iterator[object]:
    client, official = person(1, "client"), person(2, "official")
    parent = person(3, "relative")
    yield pytest.param(client, {"children": (official.id,)}, {}, {}, id="the official is a child of the victim")
    yield pytest.param(client, {}, {"children": (client.id,)}, {}, id="the official is the victim's parent")
    yield pytest.param(client, {}, {}, {"children": (client.id, official.id)}, id="they have a parent in common")
    yield pytest.param(
        client, {"children": (parent.id,)}, {"children": (parent.id,)}, {}, id="they have a child in common"
    )


@pytest.mark.parametrize(("victim", "of_victim", "of_official", "of_third"), list(_related()))
@pytest.mark.parametrize("level", ["without_name", "refused"])
def test_an_official_who_is_kin_to_a_hidden_victim_is_not_named_and_a_warning_says_so(
    victim: Person,
    of_victim: dict[str, object],
    of_official: dict[str, object],
    of_third: dict[str, object],
    level: str,
) -> None:
    victim = replace(victim, **of_victim)  # type: ignore[arg-type]
    official = replace(person(2, "official", function="duty officer"), **of_official)  # type: ignore[arg-type]
    third = replace(person(3, "relative"), **of_third)  # type: ignore[arg-type]
    result = released(
        "court", victim, official, third, identity(official, NAME), naming(official), consent(victim, level),
        consent(third, "named"), identity(third, "Other Name"),
    )  # fmt: skip
    assert result.people[official.id].how is How.DESCRIPTION
    assert any("decided to name" in notice.message for notice in result.notices)


def test_an_official_who_is_kin_to_a_victim_that_is_named_by_consent_is_named() -> None:
    official = person(2, "official", children=(ANCHOR.id,))
    result = released("court", official, identity(official, NAME), naming(official))
    assert result.people[official.id].how is How.NAMED


def test_several_officials_of_one_description_are_numbered() -> None:
    people = [person(one, "official", actor_kind="journalist") for one in range(1, 4)]
    labels = {appearance.label for who, appearance in released("court", *people).people.items() if who != ANCHOR.id}
    assert labels == {"journalist 1", "journalist 2", "journalist 3"}


def test_a_description_is_told_in_the_language_of_the_dossier() -> None:
    who = person(1, "official", actor_kind="journalist")
    assert released("court", who, language="ru").people[who.id].label == "журналист"


@pytest.mark.parametrize("label", ["Neighbours", "kindergarten staff", "Minister of Culture", "соседи"])
def test_a_working_pseudonym_that_describes_is_the_description_of_an_official(label: str) -> None:
    who = person(1, "perpetrator", pseudonym=label, actor_kind="private_persons")
    result = released("court", who, event(1, who, what=f"{label} said so."))
    assert result.people[who.id].label == label
    assert told(result) >= {f"{label} said so."}


@pytest.mark.parametrize("label", ["Journalist J.1", "Expert E.", "K-17", "Acorn", "Жёлудь", "Тимур Кольцов"])
def test_a_code_a_drawn_word_or_a_name_is_no_description(label: str) -> None:
    who = person(1, "author", pseudonym=label, actor_kind="journalist")
    assert released("court", who).people[who.id].label == "journalist"


def test_a_function_that_speaks_of_somebody_else_is_not_printed_as_a_description() -> None:
    client = person(1)
    who = person(2, "perpetrator", function="brother of K-01", actor_kind="family_member")
    result = released("court", client, who, consent(client, "without_name"))
    assert result.people[who.id].label == "member of the family"
