"""The pages on decisions: numbered once, built alike, all in the index, and free of anybody's machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "decisions"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
HEADINGS = ["Context", "Decision", "Consequences", "Alternatives"]
MACHINE = re.compile(r"/(?:root|home|Users|tmp|work)/\w|[A-Z]:\\")


def title(page: Path) -> tuple[int, str]:
    """Number and words of a page's first line."""
    found = re.fullmatch(r"# (\d+)\. (.+)", page.read_text("utf-8").splitlines()[0])
    assert found is not None, page.name
    return int(found[1]), found[2]


def headings(text: str) -> list[str]:
    """The headings of the second level, those of the four that stand there in their order."""
    found = re.findall(r"^## (.+)$", text, re.MULTILINE)
    return [heading for heading in found if heading in HEADINGS]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_decision_has_its_number_its_four_parts_and_no_path_of_a_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.fullmatch(r"\d{4}(-[a-z0-9]+)+\.md", page.name)
    assert title(page)[0] == int(page.name[:4])
    assert headings(text) == HEADINGS
    assert MACHINE.search(text) is None
    assert not re.search(r"^## .+\n+(## |\Z)", text, re.MULTILINE), "a part is empty"


def test_no_two_decisions_share_a_number() -> None:
    numbers = [title(page)[0] for page in PAGES]
    assert len(numbers) == len(set(numbers)) > 15


def test_the_index_lists_every_decision_once_in_order_and_nothing_else() -> None:
    listed = re.findall(r"^- \[(\d{4})\]\(([^)]+)\) (.+)$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == [(page.name[:4], page.name, title(page)[1]) for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_decision_refers_only_to_files_that_are_there(page: Path) -> None:
    root = FOLDER.parent.parent
    named = re.findall(r"`((?:fieldcase|tests|ui|resources|packaging|docs)/[\w./-]+)`", page.read_text("utf-8"))
    assert [name for name in named if not (root / name).exists()] == []


@pytest.mark.parametrize("planted", ["/ho" + "me/anna/x", "/tm" + "p/y", "C:" + "\\Users"])
def test_a_path_of_a_machine_would_be_found(planted: str) -> None:
    assert MACHINE.search(f"see {planted}")


@pytest.mark.parametrize("text", ["## Context\n", "## Decision\n## Context\n## Consequences\n## Alternatives\n", ""])
def test_a_page_without_its_four_parts_in_order_would_be_found(text: str) -> None:
    assert headings(text) != HEADINGS
