"""Whatever the records, nothing of a withheld person and nothing that is never told is anywhere in a release.

Random cases: people of every kind, consents of every sort, records that speak of any of them by reference or in words.
Every text that people typed carries a token of the person or of the secrecy it belongs to, so that the search needs to
know no rule but these two: a withheld person's tokens are nowhere, nor are tokens of fields that are never told. The
control turns the gate off and finds them.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from unit.random_cases import TELLING, Made, cases, token
from unit.release_cases import (
    ANCHORED,
    CASE,
    EVERY_USE,
    KEY,
    TABLES,
    TODAY,
    bytes_of,
    everything_in,
)

from fieldcase.model.declare import Shape, declared
from fieldcase.model.fieldwork import Visit
from fieldcase.rules.release import release
from fieldcase.rules.released import How, Release
from fieldcase.rules.uses import USES


def gated(made: Made, use: str, language: str = "en") -> Release:
    """The release of a random case, together with the anchor, so that none is refused."""
    return release(
        (*ANCHORED, *made.people, *made.records), use, TODAY, case=CASE, language=language, tables=TABLES,
        pseudonym_key=KEY, heads="",
    )  # fmt: skip


def haystack(value: Any) -> str:
    texts = [one if isinstance(one, str) else one.decode("utf-8", "replace") for one in everything_in(value)]
    return "\n".join(texts) + repr(value) + pickle.dumps(value).decode("utf-8", "replace")


def with_the_gate_off(made: Made, result: Release) -> Release:
    return replace(result, records=(*made.people, *made.records))


@given(cases(), st.sampled_from(TELLING))
def test_nothing_of_a_withheld_person_is_anywhere_in_a_release(made: Made, use: str) -> None:
    result = gated(made, use)
    text = haystack(result)
    for who in made.people:
        if result.people[who.id].how is How.WITHHELD:
            assert token(who) not in text
            assert who.pseudonym not in text
            assert token(who) in haystack(with_the_gate_off(made, result)), "the control: the gate is off"
        elif any(one.key == who.key for one in result.records):
            assert token(who) in text, "the control: whoever is told of can be found"


@given(cases())
def test_statistics_hold_nothing_that_was_said_of_anybody(made: Made) -> None:
    result = gated(made, "statistics")
    assert not any(token(who) in haystack(result) for who in made.people)
    assert all(token(who) in haystack(with_the_gate_off(made, result)) for who in made.people), "the control"


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_field_that_is_never_told_is_anywhere_in_a_release_named_or_not(made: Made, use: str) -> None:
    result = gated(made, use)
    text = haystack(replace(result, people={}))
    assert "secret-" not in text.replace("secret-person_identity-name-secret", ""), "a name agreed to is the label"
    assert "secret-" in haystack(with_the_gate_off(made, result)), "the control"


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_identity_of_anybody_who_is_not_named_is_anywhere_in_a_release(made: Made, use: str) -> None:
    result = gated(made, use)
    named = {who for who, one in result.people.items() if one.how is How.NAMED}
    for who in made.people:
        if who.id not in named:
            assert f"secret-person_identity-name-secret  {token(who)}" not in haystack(result)


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_working_pseudonym_is_anywhere_in_a_release(made: Made, use: str) -> None:
    text = haystack(gated(made, use))
    assert not any(who.pseudonym in text for who in made.people)


@given(cases(), st.sampled_from(EVERY_USE))
def test_no_member_of_a_row_appears_in_a_way_the_row_does_not_know(made: Made, use: str) -> None:
    result = gated(made, use)
    for who in made.people:
        how, label = result.people[who.id].how, result.people[who.id].label
        minor = who.kind == "child" or who.age_band in ("under_14", "14_17")
        row = "child" if minor else TABLES.mark("person_kind", who.kind, "row") or "client"
        allowed = {
            "client": {How.NAMED, How.PSEUDONYM, How.WITHHELD}, "child": {How.PSEUDONYM, How.WITHHELD},
            "worker": {How.NAMED, How.ROLE_CODE}, "official": {How.NAMED, How.DESCRIPTION},
        }[row]  # fmt: skip
        assert how in (allowed if USES[use].tells else {How.WITHHELD})
        assert bool(label) == (how is not How.WITHHELD)


@given(cases(), st.sampled_from(EVERY_USE))
def test_every_reference_in_a_release_leads_to_something_in_it(made: Made, use: str) -> None:
    result = gated(made, use)
    keys = {record.key for record in result.records}
    people = {who for who, one in result.people.items() if one.how is not How.WITHHELD}
    for record in (result.case, *result.records):
        for field in declared(type(record)):
            if field.shape is Shape.ID:
                value = getattr(record, field.name)
                for one in value if field.many else ([value] if value else []):
                    assert one in (people if field.refers == "person" else keys)


@given(cases(), st.sampled_from(EVERY_USE))
def test_the_same_material_in_any_order_makes_the_same_release(made: Made, use: str) -> None:
    turned = replace(made, people=made.people[::-1], records=made.records[::-1])
    assert bytes_of(gated(made, use)) == bytes_of(gated(turned, use))


@given(cases())
def test_two_languages_tell_the_same_records_of_the_same_people(made: Made) -> None:
    english, russian = gated(made, "court"), gated(made, "court", "ru")
    assert {who: one.how for who, one in english.people.items()} == {
        who: one.how for who, one in russian.people.items()
    }
    assert [one.key for one in english.records] == [one.key for one in russian.records]


@given(cases(), st.sampled_from(TELLING))
def test_what_speaks_only_of_people_who_are_told_of_is_told(made: Made, use: str) -> None:
    """The gate is no wall: a visit that mentions nobody who is withheld is there, whatever else is left out."""
    result = gated(made, use)
    told = {who for who, one in result.people.items() if one.how is not How.WITHHELD}
    for record in made.records:
        if isinstance(record, Visit) and made.spoken_of[record.key] <= told:
            assert any(one.key == record.key for one in result.records)
