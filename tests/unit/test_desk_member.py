"""Who is at the desk: the person of the passphrase's slot, made once, and known again."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldcase.casework.desk import Desk
from fieldcase.model.people import Member
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

PASSPHRASE = "сито берёза паром облако кувшин лестница"


def test_the_first_person_gets_a_random_pseudonym_and_no_role_and_is_known_again(tmp_path: Path) -> None:
    desk, _ = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, World(), TEST_COST)
    first = desk.all(Member)
    assert [(one.id, one.role) for one in first] == [(desk.member, "")]
    assert first[0].pseudonym
    desk.close()
    again = Desk.open(tmp_path / "v.fieldcase", PASSPHRASE, World())
    assert (again.member, again.all(Member)) == (desk.member, first)
    again.close()


def test_whoever_recovers_a_vault_of_one_person_is_that_person(tmp_path: Path) -> None:
    desk, code = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, World(), TEST_COST)
    desk.close()
    recovered = Desk.open(tmp_path / "v.fieldcase", code, World())
    assert recovered.member == desk.member
    assert len(recovered.all(Member)) == 1
    recovered.close()


def test_making_a_member_is_no_step_that_undo_takes_back(tmp_path: Path) -> None:
    desk, _ = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, World(), TEST_COST)
    assert not desk.can_undo
    desk.close()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_pseudonym_is_of_the_language_of_whoever_works(tmp_path: Path, language: str) -> None:
    desk, _ = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, World(), TEST_COST, language)
    words = desk.tables.pseudonyms
    assert [one.pseudonym in words[language] for one in desk.all(Member)] == [True]
    assert not set(words["ru"]) & set(words["en"]), "control"
    desk.close()
