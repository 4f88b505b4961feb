"""Where somebody who is erased may still be named: told with the place and without the name."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingredients import number
from report_office import EN, Office, letter, office
from report_worlds import AGREED, case_of, person_of

from fieldcase.casework import erasing
from fieldcase.casework.still_named import still_named
from fieldcase.i18n import words
from fieldcase.model.ids import IdentityId, PersonId
from fieldcase.model.people import Person, PersonIdentity

NAME = "Замира Токтогулова"


def known(at: Office) -> tuple[PersonId, PersonIdentity]:
    who = person_of(case_of(1, "K-17", AGREED))
    identity = PersonIdentity(id=IdentityId(number(990)), scope=at.scope_of(at.open), person=who, name=NAME)
    at.keep(identity)
    return who, at.now(identity)


def places(at: Office, record: PersonIdentity | Person, field: str = "") -> list[str]:
    return [one.told(EN) for one in still_named(at.desk, record, field)]


def test_a_letter_with_the_name_in_another_ending_is_told(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        _, identity = known(at)
        assert [one for one in places(at, identity) if "Letter" in one] == [], "the control: nobody is named yet"
        at.keep(*letter(1, text="Мы писали о Замире Токтогуловой дважды."))
        found = [one for one in places(at, identity) if one.startswith("Letter")]
        assert len(found) == 1
        assert "Токтогул" not in "".join(places(at, identity)), "the list holds no name"
        assert "Токтогул" not in repr(still_named(at.desk, identity))


def test_a_letter_in_the_bin_is_told_too(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        _, identity = known(at)
        at.keep(*letter(1, text=f"{NAME} ждала.", hidden=True))
        assert any("in the bin" in one for one in places(at, identity))


def test_what_the_erasure_says_is_what_was_told_before_and_goes_where_the_field_alone_is_erased(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        _, identity = known(at)
        at.keep(*letter(1, text=f"{NAME} ждала."))
        before = places(at, identity, "name")
        assert before
        assert places(at, identity, "phone") == []
        done = erasing.erase(at.desk, identity.key, "name")
        assert [one.told(EN) for one in done.naming] == before
        assert erasing.erase(at.desk, identity.key).naming == (), "nothing is known any more that could be found"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_place_says_its_case_its_kind_and_its_field(tmp_path: Path, language: str) -> None:
    with office(tmp_path) as at:
        _, identity = known(at)
        part = at.add("text", text=f"{NAME} ждала.")
        (found,) = [one for one in still_named(at.desk, identity) if one.record.key == part.key]
        said = found.told(words(language))
        assert "KG" in said
        assert "Токтогул" not in said
