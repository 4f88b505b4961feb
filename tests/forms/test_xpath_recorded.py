"""Recorded expressions of other engines: what agrees today goes on agreeing, and a wrong expectation is seen.

The recordings are read where they are present and are not copied into the repository. `make conformance` prints how
many of each tier agree; why the others do not stands in docs/decisions/0038-xpath.md.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conforming import xpath

HOME = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("FIELDCASE_CONFORMANCE", HOME.parent / "shared" / "conformance"))
# Tiers and the part of each that must agree, in thousandths.
FLOORS = {"both-engines": 1000, "web-forms": 980, "xpath1": 1000, "contested": 400}
needs_recordings = pytest.mark.skipif(
    not (FOLDER / xpath.FILE).is_file(), reason="no recorded expressions: set FIELDCASE_CONFORMANCE to their folder"
)


@pytest.fixture(scope="module")
def recording() -> dict[str, Any]:
    """The recorded expressions and their documents."""
    return xpath.read(FOLDER)


@needs_recordings
def test_recorded_expressions_agree_at_least_as_far_as_they_did(recording: dict[str, Any]) -> None:
    counted = {
        tier: (passed, total) for tier, passed, total in xpath.counted(recording["documents"], recording["cases"])
    }
    assert sum(total for _, total in counted.values()) == len(recording["cases"]) > 1000
    short = {tier: found for tier, found in counted.items() if found[0] * 1000 < FLOORS[tier] * found[1]}
    assert short == {}


def wrong(expected: Any) -> Any:
    """Another expectation of the same kind."""
    if isinstance(expected, bool):
        return not expected
    if isinstance(expected, list):
        return [*expected, ["/*[1]/*[99]", "no such node"]]
    return "/^no such text$/" if isinstance(expected, str) else expected + 1


@needs_recordings
def test_an_expectation_that_is_turned_around_is_counted_as_failed(recording: dict[str, Any]) -> None:
    rows = [row for row in recording["cases"] if row["kind"] != "error" and row["tier"] == "both-engines"]
    turned = [{**row, "expected": wrong(row["expected"])} for row in rows]
    assert len(rows) > 200
    found = [row["id"] for row in turned if xpath.failure(recording["documents"], row) is None]
    assert found == []


@needs_recordings
def test_an_error_that_should_not_be_and_one_that_is_missing_are_counted_as_failed(recording: dict[str, Any]) -> None:
    rows = [row for row in recording["cases"] if row["tier"] == "both-engines"]
    sound = next(row for row in rows if row["kind"] == "boolean")
    broken = next(row for row in rows if row["kind"] == "error")
    assert xpath.failure(recording["documents"], sound) is None
    assert xpath.failure(recording["documents"], {**sound, "kind": "error"}) is not None
    assert xpath.failure(recording["documents"], broken) is None
    assert xpath.failure(recording["documents"], {**broken, "kind": "string", "expected": ""}) is not None


def test_a_folder_without_recordings_is_told_and_is_no_success(tmp_path: Path) -> None:
    command = [sys.executable, str(HOME / "tests" / "conformance.py"), str(tmp_path)]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert xpath.FILE in done.stderr


@needs_recordings
def test_a_line_of_the_figures_is_four_words(recording: dict[str, Any]) -> None:
    from conformance import SUITES

    for tier, passed, total in xpath.counted(recording["documents"], recording["cases"][:40]):
        assert len(f"xpath {tier} {passed} {total}".split()) == 4
        assert 0 <= passed <= total
    assert list(SUITES) == ["xpath", "scenarios", "javarosa"]
