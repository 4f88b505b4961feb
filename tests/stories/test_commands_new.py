"""`fieldcase new`: a vault is made, the recovery code is said once, nothing that stood there is touched."""

from __future__ import annotations

import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from stories.commands import OTHER_PASSPHRASE, PASSPHRASE, Laptop, Ran, files_below, opened

from fieldcase.errors import WrongPassphrase
from fieldcase.model.people import Member

CYRILLIC = "ёлка фонарь йод берёза краюха щавель"


@dataclass(frozen=True)
class New:
    """A vault made by command at the full cost of a passphrase, and what was printed."""

    ran: Ran
    path: Path
    laptop: Laptop


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> New:
    laptop = Laptop(tmp_path_factory.mktemp("new"))
    path = laptop.here / "Дела.fieldcase"
    typed = unicodedata.normalize("NFD", CYRILLIC)
    return New(laptop.run("new", path, typed=typed), path, laptop)


def test_a_new_vault_is_made_and_its_recovery_code_said_once(new: New) -> None:
    assert new.ran.done().out.count("\n") == 1
    code = new.ran.line("recovery")
    assert re.fullmatch(r"[0-9A-Z]+(-[0-9A-Z]+)+", code)
    assert code not in new.ran.err
    stored = b"".join(files_below(new.laptop.folder).values())
    for shown in (code, code.replace("-", "")):
        assert shown.encode() not in stored


def test_a_new_vault_is_for_its_owner_only(new: New) -> None:
    assert stat.S_IMODE(new.path.stat().st_mode) == 0o700


def test_the_passphrase_opens_however_the_keyboard_composes_its_letters(new: New) -> None:
    desk = opened(new.path, unicodedata.normalize("NFC", CYRILLIC))
    desk.close()


def test_the_first_person_has_a_random_pseudonym_and_no_role(new: New) -> None:
    desk = opened(new.path, CYRILLIC)
    try:
        (member,) = (one for one in desk.all(Member) if one.id == desk.member)
    finally:
        desk.close()
    assert member.pseudonym
    assert member.role == ""


def test_the_recovery_code_opens_the_vault_in_the_place_of_a_passphrase(new: New) -> None:
    assert new.laptop.run("info", new.path, typed=new.ran.line("recovery")).done().out


def test_another_passphrase_does_not_open_the_new_vault(new: New) -> None:
    with pytest.raises(WrongPassphrase):
        opened(new.path, OTHER_PASSPHRASE)


def test_nothing_is_written_outside_the_new_vault(new: New) -> None:
    assert [path for place in new.laptop.private() for path in place.rglob("*")] == []
    assert [path for path in new.laptop.here.iterdir() if path != new.path] == []


def test_a_second_new_on_the_same_path_is_refused_and_the_first_vault_stays(laptop: Laptop) -> None:
    vault = laptop.vault()
    before = files_below(vault)
    laptop.run("new", vault, typed=OTHER_PASSPHRASE).refused("vault.exists")
    assert files_below(vault) == before
    opened(vault).close()


@pytest.mark.parametrize("there", ["file", "folder"])
def test_whatever_stands_at_the_path_is_left_as_it_is(laptop: Laptop, there: str) -> None:
    path = laptop.here / "taken"
    if there == "file":
        path.write_text("mine")
    else:
        path.mkdir()
    laptop.run("new", path).refused("vault.exists")
    assert path.is_dir() or path.read_text() == "mine"


@pytest.mark.parametrize(
    "typed", ["", "secret", "qwertyuiop", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", b"", b"plum"],
    ids=["empty", "short", "keyboard", "one-letter", "end-of-input", "no-newline"],
)  # fmt: skip
def test_a_weak_passphrase_is_refused_and_no_vault_made(laptop: Laptop, typed: str | bytes) -> None:
    laptop.run("new", laptop.here / "v", typed=typed).refused("vault.weak-passphrase")
    assert list(laptop.here.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made_by_the_way(laptop: Laptop) -> None:
    ran = laptop.run("new", laptop.here / "no" / "such" / "v", typed=PASSPHRASE)
    ran.refused("vault.folder-gone")
    assert list(laptop.here.iterdir()) == []
