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


@pytest.fixture(scope="module")
def made(sample_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    """The dossiers of all cases in each place: another home, another folder, a copy of the same vault."""
    found = {}
    for name, settings in PLACES.items():
        laptop = Laptop(tmp_path_factory.mktemp(name) / f"of {name}", settings)
        vault = Path(shutil.copytree(sample_vault, laptop.here / f"{name}.fieldcase"))
        found[name] = [_dossier(laptop, vault, *case) for case in CASES]
    return found


def _dossier(laptop: Laptop, vault: Path, case: str, use: str, language: str) -> bytes:
    out = laptop.here / f"{laptop.folder.name}-{case}.pdf"
    ran = laptop.run("dossier", vault, "--case", case, "--use", use, "--language", language, "--out", out).done()
    content = out.read_bytes()
    assert ran.line("sha256") == hashlib.sha256(content).hexdigest()
    return content


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case for case, _, _ in CASES])
def test_two_processes_two_zones_two_seeds_two_homes_make_the_same_file(
    made: dict[str, list[bytes]], number: int
) -> None:
    one, other = (made[name][number] for name in PLACES)
    assert hashlib.sha256(one).hexdigest() == hashlib.sha256(other).hexdigest()


def test_another_case_and_another_vault_make_another_file(made: dict[str, list[bytes]]) -> None:
    assert len({hashlib.sha256(content).digest() for content in made["kiritimati"]}) == len(CASES)


def test_what_was_done_to_other_cases_in_between_changes_nothing(
    made: dict[str, list[bytes]], laptop: Laptop, sample_copy: Path
) -> None:
    laptop.run("import", sample_copy, laptop.file("note.txt", "a note"), "--case", "EX-NEW").done()
    laptop.run("backup", sample_copy).done()
    assert _dossier(laptop, sample_copy, *CASES[0]) == made["kiritimati"][0]


def test_a_change_of_the_case_changes_the_file(made: dict[str, list[bytes]], laptop: Laptop, sample_copy: Path) -> None:
    laptop.run("import", sample_copy, laptop.file("note.txt", "a note"), "--case", CASES[0][0]).done()
    assert _dossier(laptop, sample_copy, *CASES[0]) != made["kiritimati"][0]
