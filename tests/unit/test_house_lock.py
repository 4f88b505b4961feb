"""The lock files: pinned, hashed, free of addresses, and what is installed is what is locked."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import check_lock
import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED, DEVELOPED, BUNDLING = (path.read_text(encoding="utf-8") for path in check_lock.LOCKS)
HASH = "--hash=sha256:" + "0" * 64


@pytest.mark.parametrize("lock", check_lock.LOCKS, ids=lambda path: path.name)
def test_a_lock_file_is_pinned_hashed_and_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert len(check_lock.requirements(text)) > 5
    assert check_lock.faults(text) == []


def test_a_requirement_is_read_with_all_its_hashes() -> None:
    first = f"# why\nage-like==1.0 ; sys_platform == 'win32' \\\n    {HASH} \\\n    {HASH}\n    # via x\n"
    text = f"{first}b==2 \\\n    {HASH}\n"
    assert [(name, len(hashes)) for name, hashes in check_lock.requirements(text)] == [
        ("age-like==1.0 ; sys_platform == 'win32'", 2),
        ("b==2", 1),
    ]
    assert check_lock.pins(text) == {("age-like", "sys_platform == 'win32'"): "1.0", ("b", ""): "2"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a==1\n", "without a SHA-256"),
        (f"a==1 \\\n    {HASH}\nb==2\n", "without a SHA-256: b"),
        (f"a>=1 \\\n    {HASH}\n", "not pinned"),
        ("a==1 \\\n    --hash=md5:00\n", "without a SHA-256"),
        (f"--index-url nowhere\na==1 \\\n    {HASH}\n", "an address"),
        (f"-f /opt/wheels\na==1 \\\n    {HASH}\n", "an address"),
        (f"a @ file:///a.whl \\\n    {HASH}\n", "an address"),
        (f"a==1 \\\n    {HASH}\n    # via -r C:\\lock\n", "an address"),
    ],
)
def test_a_loose_or_unhashed_or_local_line_is_found(text: str, fault: str) -> None:
    assert any(fault in said for said in check_lock.faults(text))


def test_what_is_shipped_is_what_is_tested() -> None:
    assert check_lock.pins(SHIPPED).items() <= check_lock.pins(DEVELOPED).items()


def test_what_makes_the_bundle_changes_no_version_of_what_goes_into_it() -> None:
    assert check_lock.disagreements(SHIPPED, BUNDLING) == []
    other = f"a==2 \\\n    {HASH}\nb==1 \\\n    {HASH}\n"
    assert check_lock.disagreements(f"a==1 \\\n    {HASH}\n", other) == ["a"], "a control"


def test_no_tool_of_the_developers_is_shipped() -> None:
    groups = PYPROJECT["dependency-groups"]
    tools = {canonicalize_name(Requirement(line).name) for line in (*groups["dev"], *groups["bundle"])}
    shipped = {name for name, _ in check_lock.pins(SHIPPED)}
    assert {"pytest", "pyinstaller"} <= tools
    assert tools.isdisjoint(shipped)


def test_every_declared_dependency_is_locked_at_a_version_it_allows() -> None:
    locked: dict[str, list[str]] = {}
    for (name, _), version in (*check_lock.pins(DEVELOPED).items(), *check_lock.pins(BUNDLING).items()):
        locked.setdefault(name, []).append(version)
    groups = PYPROJECT["dependency-groups"]
    for line in (*PYPROJECT["project"]["dependencies"], *groups["dev"], *groups["bundle"]):
        wanted = Requirement(line)
        assert any(wanted.specifier.contains(version) for version in locked[canonicalize_name(wanted.name)]), line


def test_what_is_installed_is_what_is_locked() -> None:
    here = {name: version for (name, marker), version in check_lock.pins(DEVELOPED).items() if holds(marker)}
    installed = {name: importlib.metadata.version(name) for name in here}
    assert installed == here


def holds(marker: str) -> bool:
    """Whether a requirement with this marker is for the machine that runs the test."""
    return not marker or Marker(marker).evaluate()


def test_on_python_3_11_the_window_library_stays_below_the_version_that_aborts() -> None:
    old = {"python_version": "3.11", "python_full_version": "3.11.7"}
    names = [(key, version) for key, version in check_lock.pins(SHIPPED).items() if key[0].startswith("pyside6")]
    assert {name for (name, _), _ in names} == {"pyside6-essentials"}, "the meta package is never wanted"
    chosen = [version for (_, marker), version in names if not marker or Marker(marker).evaluate(old)]
    assert len(chosen) == 1
    assert SpecifierSet("<6.12").contains(chosen[0])


def test_beside_each_dependency_stands_why_it_is_there_and_its_licence() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.scripts]")]
    said, bare = "", []
    for line in block.splitlines()[1:]:
        if line.strip().startswith("#"):
            said += line
        elif line.strip().startswith('"'):
            # Two lines for one library (by Python's version) share a comment.
            if not re.search(r"MIT|BSD|Apache|MPL|zlib|LGPL", said) or not said.count("ompatible") + said.count(
                "CC BY"
            ):
                bare.append(line.strip())
            said = said if "python_version" in line else ""
    assert bare == []
