"""The repository's own rules: what lies where, what is named how, what no committed file may hold."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MUST = {"pyproject.toml", "fieldcase", "ui", "resources", "tests", "packaging", "docs", "Makefile", "LICENSE"}
MUST |= {f"{name}.md" for name in ("README", "ARCHITECTURE", "CONTRIBUTING", "SECURITY", "CHANGELOG")}
MUST |= {"requirements.lock", "requirements-dev.lock", ".gitignore", ".ci"}
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".sql",
    ".sh",
    ".spec",
    ".iss",
    ".desktop",
    ".xml",
    ".svg",
    ".lock",
    ".po",
    ".pot",
    ".csv",
    ".json",
    ".txt",
}


def files() -> list[str]:
    """Every file that is in the repository, or would be with `git add`."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of each file of words."""
    for name in files():
        if Path(name).suffix in TEXT or Path(name).name in {"Makefile", "run", "control"}:
            yield name, (ROOT / name).read_text(encoding="utf-8")


def test_the_top_level_holds_exactly_what_was_agreed() -> None:
    assert {name.split("/")[0] for name in files()} == MUST


@pytest.mark.parametrize("folder", ["tests", "packaging"])
def test_a_folder_that_is_no_package_has_no_init_file(folder: str) -> None:
    assert [name for name in files() if name.startswith(f"{folder}/") and name.endswith("__init__.py")] == []


def test_the_window_package_is_empty_so_that_its_import_costs_nothing() -> None:
    assert (ROOT / "ui" / "__init__.py").read_text(encoding="utf-8") == ""


def test_no_two_test_modules_have_the_same_name() -> None:
    names = Counter(Path(name).name for name in files() if name.startswith("tests/") and name.endswith(".py"))
    assert [name for name, times in names.items() if times > 1 and name != "conftest.py"] == []


MACHINE = re.compile(
    # instance('towns')/root/item is a path within a form.
    r"(?<!\))/(?:root|home/\w+|Users/\w+|work)/\w|[A-Z]:\\Users\\\w|(?:localhost|\b\d{1,3}(?:\.\d{1,3}){3}):\d"
)


@pytest.mark.parametrize("planted", ["see /ro" + "ot/x", "in /ho" + "me/anna/vault", "at local" + "host:8080"])
def test_a_path_of_somebodys_machine_would_be_found(planted: str) -> None:
    assert MACHINE.search(planted)


def test_no_committed_file_names_a_path_or_server_of_somebodys_machine() -> None:
    assert [(name, match[0]) for name, text in texts() if (match := MACHINE.search(text))] == []


def test_no_committed_file_but_this_rule_leaves_something_to_be_done_later() -> None:
    mark = re.compile("TO" + "DO|FIX" + "ME|X" + "XX\\b")
    assert [name for name, text in texts() if mark.search(text)] == []


def test_no_line_of_code_is_wider_than_a_screen() -> None:
    code = [
        (name, text) for name, text in texts() if not name.endswith((".md", ".lock", ".po", ".pot", ".csv", ".txt"))
    ]
    wide = [name for name, text in code if max(map(len, text.splitlines()), default=0) > 120]
    assert [name for name in wide if not name.startswith("resources/") and not name.endswith(".json")] == []


def test_every_text_file_ends_its_last_line_and_has_no_carriage_return() -> None:
    wrong = [name for name, text in texts() if text and (not text.endswith("\n") or "\r\n" in text)]
    assert [name for name in wrong if not name.startswith(("resources/sample", "tests"))] == []


def test_the_licence_is_the_whole_of_the_gpl_version_3() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert PYPROJECT["project"]["license"] == "GPL-3.0-or-later"


def test_nobody_can_publish_the_package_by_mistake() -> None:
    assert "Private :: Do Not Upload" in PYPROJECT["project"]["classifiers"]


def test_the_program_is_started_by_its_composition_root() -> None:
    assert PYPROJECT["project"]["scripts"] == {"fieldcase": "ui.__main__:main"}


def test_there_is_no_second_configuration_file() -> None:
    others = {"setup.py", "setup.cfg", "tox.ini", "pytest.ini", "mypy.ini", "ruff.toml", ".ruff.toml", ".importlinter"}
    assert others.isdisjoint(Path(name).name for name in files())


def test_every_floor_of_the_house_stands_in_the_layers_contract() -> None:
    contract = next(each for each in PYPROJECT["tool"]["importlinter"]["contracts"] if each["id"] == "layers")
    named = set(re.findall(r"fieldcase\.(\w+)", " ".join(contract["layers"])))
    there = {path.stem for path in (ROOT / "fieldcase").iterdir() if path.suffix == ".py" and path.stem != "__init__"}
    there |= {path.parent.name for path in (ROOT / "fieldcase").glob("*/__init__.py")}
    assert there <= named


@pytest.mark.parametrize(
    "target",
    ["demo", "run", "test", "check", "bench", "conformance", "torture", "help", "lock", "catalogues", "bundle"],
)
def test_make_help_names_each_target(target: str) -> None:
    told = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^make {target}\s", told, re.MULTILINE)


def test_what_decides_a_merge_runs_the_tests_and_the_checks() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in script
    assert script.index("make test") < script.index("make check")
