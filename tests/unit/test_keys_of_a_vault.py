"""Ways into a vault: changed while it is open, the old ones worthless from then on, nothing in it lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from vaults import PASSPHRASE

from fieldcase.casework import cases, copies, keys
from fieldcase.casework.desk import Desk
from fieldcase.errors import RecoveryCodeOfAnother, RolledBack, WeakPassphrase, WrongPassphrase
from fieldcase.model.case import Case
from fieldcase.model.people import Member
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import SeededWorld, World

NEW = "gravel pendulum orchid lantern walrus teapot"
WORLD = SeededWorld(b"keys")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    desk, code = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, WORLD, TEST_COST)
    cases.new_case(desk, "Example")
    try:
        yield desk, code
    finally:
        desk.close()


def opens(desk: Desk, way: str) -> bool:
    """Whether the vault, closed, opens by this way, with its case in it."""
    desk.close()
    try:
        again = Desk.open(desk.vault.path, way, WORLD)
    except (WrongPassphrase, RecoveryCodeOfAnother):
        return False
    found = [case.title for case in again.all(Case)] == ["Example"] and len(again.all(Member)) == 1
    again.close()
    return found


@pytest.mark.parametrize("way", ["new passphrase", "recovery code"])
def test_after_a_change_the_new_passphrase_and_the_code_open_the_vault(made: tuple[Desk, str], way: str) -> None:
    desk, code = made
    keys.change_passphrase(desk, PASSPHRASE, NEW)
    assert opens(desk, NEW if way == "new passphrase" else code)


def test_after_a_change_the_old_passphrase_opens_nothing(made: tuple[Desk, str]) -> None:
    desk, _ = made
    keys.change_passphrase(desk, PASSPHRASE, NEW)
    assert not opens(desk, PASSPHRASE)


def test_the_desk_works_on_after_a_change_and_keeps_what_it_writes(made: tuple[Desk, str]) -> None:
    desk, _ = made
    keys.change_passphrase(desk, PASSPHRASE, NEW)
    cases.new_case(desk, "Second")
    copies.make_backup(desk)
    desk.close()
    again = Desk.open(desk.vault.path, NEW, WORLD)
    assert [case.title for case in again.all(Case)] == ["Example", "Second"]
    again.close()


def test_the_wrong_old_passphrase_changes_nothing(made: tuple[Desk, str]) -> None:
    desk, code = made
    for wrong in (PASSPHRASE + "x", NEW, code):
        with pytest.raises(WrongPassphrase):
            keys.change_passphrase(desk, wrong, NEW)
    assert opens(desk, PASSPHRASE)


def test_a_weak_new_passphrase_changes_nothing(made: tuple[Desk, str]) -> None:
    desk, _ = made
    with pytest.raises(WeakPassphrase):
        keys.change_passphrase(desk, PASSPHRASE, "qwerty")
    assert opens(desk, PASSPHRASE)


def test_another_members_passphrase_is_not_changed_by_this_one(tmp_path: Path) -> None:
    desk, _ = Desk.new(tmp_path / "v.fieldcase", PASSPHRASE, WORLD, TEST_COST)
    source = desk.vault.source()
    header, _ = source.header.add_passphrase(source.master, NEW, TEST_COST, WORLD.random)
    desk.vault.adopt_header(header)
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(desk, NEW, "tunnel biscuit harvest violin meadow copper")
    keys.change_passphrase(desk, PASSPHRASE, "tunnel biscuit harvest violin meadow copper")
    desk.close()
    Desk.open(tmp_path / "v.fieldcase", NEW, WORLD).close()


def test_whoever_recovered_a_vault_gives_it_a_new_passphrase_by_the_code(made: tuple[Desk, str]) -> None:
    desk, code = made
    desk.close()
    recovered = Desk.open(desk.vault.path, code, WORLD)
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(recovered, "not a code at all", NEW)
    keys.change_passphrase(recovered, code, NEW)
    assert opens(recovered, NEW)
    assert not opens(recovered, PASSPHRASE)


def test_an_older_header_put_back_is_found(made: tuple[Desk, str]) -> None:
    desk, _ = made
    path = desk.vault.path
    older = {name: (path / name).read_bytes() for name in ("header.json", "header.json.bak")}
    keys.change_passphrase(desk, PASSPHRASE, NEW)
    desk.close()
    for name, content in older.items():
        (path / name).write_bytes(content)
    with pytest.raises(RolledBack):
        Desk.open(path, PASSPHRASE, WORLD)


def test_backups_that_still_open_by_the_old_passphrase_are_told(made: tuple[Desk, str]) -> None:
    desk, _ = made
    before = copies.make_backup(desk)
    assert keys.change_passphrase(desk, PASSPHRASE, NEW) == (before,)
    assert copies.drill(desk, before, PASSPHRASE).faults == ()
    after = copies.make_backup(desk)
    with pytest.raises(WrongPassphrase):
        copies.drill(desk, after, PASSPHRASE)
    assert copies.drill(desk, after, NEW).faults == ()


def test_a_new_recovery_code_takes_the_place_of_the_old_one(made: tuple[Desk, str]) -> None:
    desk, code = made
    fresh = keys.new_recovery_code(desk)
    assert keys.recovery_check(fresh, fresh.lower().replace("-", " "))
    assert fresh != code
    assert opens(desk, fresh)
    assert not opens(desk, code)
    assert opens(desk, PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "right"),
    [(lambda code: code, True), (lambda code: f" {code.lower()} ", True), (lambda code: code.replace("-", ""), True),
     (lambda code: code[:-1], False), (lambda code: "", False), (lambda code: code[1] + code[0] + code[2:], False)],
)  # fmt: skip
def test_a_code_that_was_copied_is_compared_as_it_would_be_read(
    made: tuple[Desk, str], change: Callable[[str], str], right: bool
) -> None:
    code = made[1]
    typed = change(code)
    assert keys.recovery_check(code, typed) is (right or typed == code)


def test_another_vaults_code_without_a_slip_is_not_this_one(made: tuple[Desk, str]) -> None:
    desk, code = made
    assert not keys.recovery_check(code, keys.new_recovery_code(desk))


def test_an_offered_passphrase_is_strong_enough_in_both_languages() -> None:
    for language in ("en", "ru"):
        bits, needed = keys.strength(keys.generate_passphrase(language, World()))
        assert bits >= needed > 0
    assert keys.strength("qwerty")[0] < keys.strength("qwerty")[1]


def test_what_the_machine_writes_to_its_disk_is_a_sentence_or_nothing() -> None:
    sentence = keys.keys_on_disk()
    assert sentence == "" or sentence.endswith(".")
