"""One case, two people far apart: the same file to the last byte, whoever makes it, where and on which day."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from stories.commands import Laptop

# Where it is never the same day at the same moment: fourteen hours ahead of UTC, eleven behind.
PLACES = {
    "kiritimati": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LANG": "ru_RU.UTF-8", "USER": "one"},
    "pago-pago": {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4242", "LANG": "C", "LC_ALL": "C", "USER": "two"},
}
CASES = (("EX-KG-ATTACK", "un-public", "en"), ("EX-KG-DETENTION", "court", "ru"), ("EX-PRIMER", "internal", "ru"))


class Places:
    """The dossiers of the cases in each place: another home, another folder, a copy of the same vault."""

    def __init__(self, sample_vault: Path, folder: Path) -> None:
        self._at: dict[str, tuple[Laptop, Path]] = {}
        self._made: dict[tuple[str, int], bytes] = {}
        for name, settings in PLACES.items():
            laptop = Laptop(folder / f"of {name}", settings)
            vault = Path(shutil.copytree(sample_vault, laptop.here / f"{name}.fieldcase"))
            self._at[name] = laptop, vault

    def made(self, place: str, number: int) -> bytes:
        """The dossier of one case, made when it is first asked for."""
        if (place, number) not in self._made:
            self._made[place, number] = _dossier(*self._at[place], *CASES[number])
        return self._made[place, number]


@pytest.fixture(scope="module")
def places(sample_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Places:
    return Places(sample_vault, tmp_path_factory.mktemp("places"))


def _dossier(laptop: Laptop, vault: Path, case: str, use: str, language: str) -> bytes:
    out = laptop.here / f"{laptop.folder.name}-{case}.pdf"
    ran = laptop.run("dossier", vault, "--case", case, "--use", use, "--language", language, "--out", out).done()
    content = out.read_bytes()
    assert ran.line("sha256") == hashlib.sha256(content).hexdigest()
    return content


@pytest.mark.parametrize("number", [0, 1, 2], ids=[case for case, _, _ in CASES])
def test_two_processes_two_zones_two_seeds_two_homes_make_the_same_file(places: Places, number: int) -> None:
    one, other = (places.made(name, number) for name in PLACES)
    assert hashlib.sha256(one).hexdigest() == hashlib.sha256(other).hexdigest()


def test_another_case_and_another_vault_make_another_file(places: Places) -> None:
    assert places.made("kiritimati", 0) != places.made("kiritimati", 1)


def test_what_was_done_to_other_cases_in_between_changes_nothing(
    places: Places, laptop: Laptop, sample_copy: Path
) -> None:
    laptop.run("import", sample_copy, laptop.file("note.txt", "a note"), "--case", "EX-NEW").done()
    laptop.run("backup", sample_copy).done()
    assert _dossier(laptop, sample_copy, *CASES[0]) == places.made("kiritimati", 0)


def test_a_change_of_the_case_changes_the_file(places: Places, laptop: Laptop, sample_copy: Path) -> None:
    laptop.run("import", sample_copy, laptop.file("note.txt", "a note"), "--case", CASES[0][0]).done()
    assert _dossier(laptop, sample_copy, *CASES[0]) != places.made("kiritimati", 0)
