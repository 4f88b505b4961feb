"""What is said to go with an erasure is what goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import consents, erasing, people
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.hanging import hanging
from fieldcase.casework.look import Look
from fieldcase.model.case import Case
from fieldcase.world import SeededWorld


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "Name.fieldcase", PASSPHRASE, SeededWorld(b"hanging"))
    yield made
    made.close()


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk, "Example / Пример")


def test_a_person_takes_identity_and_consents_along(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    people.new_person(desk, case.scope)
    consents.spoken(desk, person, {"statistics": "yes", "story": "no"})
    people.identify(desk, person, "The complaint needs it.", name="Имя Example")
    said = hanging(Look(desk), person)
    assert dict(said) == {"person": 1, "consent": 2, "person_identity": 1}
    assert erasing.erase(desk, person.id).records == sum(said.values())


def test_what_is_in_the_bin_is_counted_too(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    consents.spoken(desk, person, {"statistics": "yes"})
    desk.hide(people.consents_of(desk, person)[0])
    assert hanging(Look(desk), person)["consent"] == 1


def test_a_case_takes_everything_in_it_along(desk: Desk, case: Case) -> None:
    person = people.new_person(desk, case.scope)
    people.new_person(desk, new_case(desk, "Example / Пример, another").scope)
    said = hanging(Look(desk), case)
    assert dict(said) == {"case": 1, "person": 1}
    assert erasing.erase(desk, case.id).records == sum(said.values())
    assert desk.get(type(person), person.id) is None
