"""`make conformance` with expectations that were changed: the lines it prints count each of them as failed.

A small part of each recording is written into a folder of the test's own, once as it is and once with every expected
value changed; nothing of it stays.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from conformance import lines
from conforming import javarosa, scenarios, xpath

MANY = 40


def other(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value}x" if isinstance(value, str) else "x"


def part(folder: Path) -> dict[str, Any]:
    """A part of each recording, by its file."""
    rows, forms, traces = xpath.read(folder), scenarios.read(folder), javarosa.read(folder)
    cases = [row for row in rows["cases"] if row["tier"] == "both-engines" and row["kind"] in ("boolean", "string")]
    told = [one for one in forms["scenarios"] if len(forms["forms"][one["form"]]) < 5000][:MANY]
    trace = next(one for one in traces["traces"] if one["form"] == "strategic_case")
    return {
        xpath.FILE: {"documents": rows["documents"], "cases": cases[:MANY]},
        scenarios.FILE: {"forms": forms["forms"], "scenarios": told},
        javarosa.FILE: {
            "forms": {"strategic_case": traces["forms"]["strategic_case"]},
            "traces": [{**trace, "steps": trace["steps"][:MANY]}],
        },
    }


def falsified(told: dict[str, Any]) -> None:
    """Change every expectation, in place."""
    for row in told[xpath.FILE]["cases"]:
        row["expected"] = other(row["expected"])
    for scenario in told[scenarios.FILE]["scenarios"]:
        for node in scenario["steps"][0]["changed"].values():
            node["relevant"] = other(node["relevant"])
    for trace in told[javarosa.FILE]["traces"]:
        for step in trace["steps"]:
            for node in (step.get("state") or step["changed"]).values():
                node["q"] = other(node["q"])


def printed(told: dict[str, Any], folder: Path) -> dict[str, tuple[int, int]]:
    """What the command prints for these recordings: passed and total by suite and tier, empty tiers left out."""
    folder.mkdir()
    for name, recording in told.items():
        with gzip.open(folder / name, "wt", encoding="utf-8") as file:
            json.dump(recording, file)
    found = [line.split() for line in lines(folder)]
    return {f"{suite} {tier}": (int(passed), int(total)) for suite, tier, passed, total in found if total != "0"}


def test_every_expectation_that_was_changed_is_counted_as_failed(conformance: Path, tmp_path: Path) -> None:
    told = part(conformance)
    true = printed(told, tmp_path / "true")
    assert true.keys() == {"xpath both-engines", "scenarios all", "javarosa strategic_case"}
    assert all(total == MANY for _, total in true.values())
    assert all(passed > MANY * 0.8 for passed, _ in true.values())  # the control: they agree as they are
    falsified(told)
    assert printed(told, tmp_path / "false") == dict.fromkeys(true, (0, MANY))


@pytest.mark.parametrize("value", [True, 1.5, "yes", None])
def test_another_value_is_another(value: Any) -> None:
    assert other(value) != value
