"""ARCHITECTURE.md and docs/ say what is there: every path they name exists, and no room of the house is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:fieldcase|tests|ui|resources|packaging|docs)(?:/[\w./-]+)?)`", PAGE)))
PACKAGES = sorted(
    path.parent.relative_to(ROOT).as_posix()
    for top in ("fieldcase", "ui", "resources")
    for path in (ROOT / top).rglob("__init__.py")
    if path.parent.name != "fieldcase"
)
MODULES = sorted(f"fieldcase/{path.name}" for path in (ROOT / "fieldcase").glob("*.py") if path.name != "__init__.py")
CODE = sorted(path for path in (ROOT / "fieldcase").rglob("*.py"))


@pytest.mark.parametrize("name", NAMED)
def test_a_path_that_the_architecture_names_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize("room", PACKAGES + MODULES)
def test_every_room_of_the_house_has_its_line(room: str) -> None:
    assert re.search(rf"^\| `{re.escape(room)}` \| ", PAGE, re.MULTILINE)


def test_no_floor_is_named_that_is_not_built() -> None:
    contracts = (ROOT / "pyproject.toml").read_text("utf-8")
    named = set(re.findall(r"fieldcase\.(\w+)", contracts[contracts.index('id = "layers"') :].partition("]\n")[0]))
    assert "exchange" in named
    assert [name for name in named if not any((ROOT / "fieldcase").glob(f"{name}*"))] == []
    assert "(fieldcase." not in contracts, "brackets are for a floor that is not built"


def test_the_page_no_longer_says_that_there_is_no_window() -> None:
    assert "There is no window" not in PAGE


def test_every_page_of_the_documents_is_in_their_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "format").glob("*.md")]
    names = {page.relative_to(ROOT / "docs").as_posix() for page in pages} - {"README.md"}
    assert {name for name in names if f"({name})" not in index} == set()


def test_what_the_code_calls_by_a_section_of_the_page_on_harm_is_a_section_of_it() -> None:
    sections = re.findall(r"^## (.+)$", (ROOT / "docs" / "do-no-harm.md").read_text("utf-8"), re.MULTILINE)
    called = {
        name.strip(" .")
        for path in CODE
        for name in re.findall(r"do-no-harm\.md, ([A-Z][\w ]+)", path.read_text("utf-8"))
    }
    assert called
    assert [name for name in called if not any(section.startswith(name) for section in sections)] == []


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").glob("*.md")), ROOT / "ARCHITECTURE.md"], ids=lambda page: page.name
)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []
