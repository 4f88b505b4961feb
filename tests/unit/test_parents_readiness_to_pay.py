"""The parents' readiness to pay is an admission: in no external use until the case's lead releases the passage.

The demand itself is what the police are said to have done, and is told. The control: inside, and after the release,
the words are found where they are looked for.
"""

from __future__ import annotations

import pytest
from unit.release_cases import (
    ANCHOR,
    EVERY_USE,
    LEAD,
    SCOPE,
    act,
    consent,
    event,
    everything_in,
    number,
    person,
)
from unit.release_cases import released as passed_by_the_gate

from fieldcase.model.declare import Record
from fieldcase.model.ids import AnyId, MemberId, PassageId
from fieldcase.model.people import Passage
from fieldcase.model.values import Money
from fieldcase.rules.released import Release
from fieldcase.rules.uses import USES

READY = "The parents were ready to pay 2,000 dollars"
ADMITTED = f"{READY}, and had already asked relatives."
PARENTS = person(7, kind="relative")
YES = consent(PARENTS, "without_name")
HAPPENED = event(1, ANCHOR, PARENTS, admissions=ADMITTED)
DEMAND = act(
    1, HAPPENED, ANCHOR, PARENTS, what="The police demanded money", type="extortion", demanded=Money("2000 USD"),
    demanded_for="to move the case to another article", admissions=ADMITTED,
)  # fmt: skip
EXTERNAL = [use for use in EVERY_USE if USES[use].external and USES[use].tells]


def passage(one: int, record: Record, *, by: MemberId | None) -> Passage:
    """The words of the readiness, marked in a record, released where somebody did."""
    return Passage(
        id=PassageId(number("m", one)), scope=SCOPE, about=AnyId(record.key), field="admissions", words=READY,
        reveals="offence", released=by is not None, released_by=by,
    )  # fmt: skip


def gate(use: str, *passages: Passage) -> Release:
    return passed_by_the_gate(use, PARENTS, YES, HAPPENED, DEMAND, *passages)


def found(result: Release) -> bool:
    return any(isinstance(text, str) and READY in text for text in everything_in(result.records))


def test_there_are_external_uses_to_look_into() -> None:
    assert len(EXTERNAL) == 8


@pytest.mark.parametrize("use", EXTERNAL)
def test_no_external_use_tells_it_before_it_is_released(use: str) -> None:
    assert not found(gate(use))
    assert not found(gate(use, passage(1, DEMAND, by=None), passage(2, HAPPENED, by=None)))
    assert not found(gate(use, passage(1, DEMAND, by=MemberId(b"somebody else...")),
                          passage(2, HAPPENED, by=MemberId(b"somebody else..."))))  # fmt: skip


@pytest.mark.parametrize("use", EXTERNAL)
def test_after_the_lead_released_it_the_words_are_there(use: str) -> None:
    result = gate(use, passage(1, DEMAND, by=LEAD), passage(2, HAPPENED, by=LEAD))
    assert found(result)
    assert not any("asked relatives" in text for text in everything_in(result.records) if isinstance(text, str))


def test_statistics_tell_it_never() -> None:
    assert not found(gate("statistics", passage(1, DEMAND, by=LEAD), passage(2, HAPPENED, by=LEAD)))


def test_inside_the_organisation_the_words_are_there() -> None:
    assert found(gate("internal"))
