"""Other engines' recordings: what agrees today goes on agreeing, and an expectation that is wrong is found.

The folder is read where it is; without it these tests say so. Floors are what was reached, not what is hoped for.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from conforming import javarosa, scenarios

from fieldcase.forms import definition

# What differs, and why, stands in docs/decisions/0039-form-engine.md; files beside a form are not in the recording.
SCENARIOS_FLOOR = 0.92
FORMS = ("strategic_case", "synth300", "who-verbal-autopsy.xlsx")


@pytest.mark.parametrize(
    ("each", "floor"), [(5, 0.85), pytest.param(1, SCENARIOS_FLOOR, marks=pytest.mark.torture)], ids=["a fifth", "all"]
)
def test_recorded_scenarios_go_as_they_went_elsewhere(conformance: Path, each: int, floor: float) -> None:
    recording = scenarios.read(conformance)
    tried = recording["scenarios"][::each]
    passed = sum(scenarios.failure(recording["forms"], one) is None for one in tried)
    assert passed >= floor * len(tried)


@pytest.mark.parametrize("name", FORMS)
def test_javarosa_would_say_the_same_after_every_step(conformance: Path, name: str) -> None:
    recording = javarosa.read(conformance)
    made = definition.load(recording["forms"][name])
    traces = [trace for trace in recording["traces"] if trace["form"] == name]
    steps = [(agrees, why) for trace in traces[:1] for agrees, why in javarosa.steps(made, trace)]
    assert len(steps) == 251
    assert [why for agrees, why in steps if not agrees] == []


def _wrong(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return f"{value}x" if isinstance(value, str) else "x"


@pytest.mark.parametrize("key", ["value", "relevant", "readonly", "required", "label", "options"])
def test_a_scenario_whose_expectation_is_wrong_is_counted_as_failed(conformance: Path, key: str) -> None:
    recording = scenarios.read(conformance)
    forms = recording["forms"]
    short = [one for one in recording["scenarios"] if len(forms[one["form"]]) < 20_000]
    passing = [one for one in short[::12] if scenarios.failure(forms, one) is None]
    tried = 0
    for scenario in passing:
        wrong = copy.deepcopy(scenario)
        nodes = [node for node in wrong["steps"][-1]["changed"].values() if node.get(key) not in (None, [], "")]
        nodes = [node for node in nodes if "uuid:" not in str(node[key])]
        if nodes:
            nodes[-1][key] = _wrong(nodes[-1][key])
            assert scenarios.failure(forms, wrong) is not None
            tried += 1
    assert tried >= 1


@pytest.mark.parametrize("key", ["v", "r", "q", "e", "c"])
def test_a_trace_whose_expectation_is_wrong_is_counted_as_failed(conformance: Path, key: str) -> None:
    recording = javarosa.read(conformance)
    made = definition.load(recording["forms"]["strategic_case"])
    trace = copy.deepcopy(recording["traces"][0])
    for number, step in enumerate(trace["steps"]):
        nodes = [node for node in (step.get("state") or step["changed"]).values() if node["v"] and "-" not in node["v"]]
        if number > 3 and nodes:
            nodes[-1][key] = _wrong(nodes[-1][key])
            break
    agrees = [good for good, _ in javarosa.steps(made, trace)]
    assert all(agrees[:number])
    assert not agrees[number]
