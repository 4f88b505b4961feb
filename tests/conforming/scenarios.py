"""Recorded scenarios of forms: what a person does, and the state of every node after each step.

Knows how the recording writes a state, and says our interviews in the same way. A scenario has passed where every step
agrees.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conforming.worlds import still

from fieldcase.errors import FormError
from fieldcase.forms import definition, session, views
from fieldcase.forms.declared import CHOOSING
from fieldcase.forms.places import Place
from fieldcase.forms.session import Session
from fieldcase.forms.spots import Spot
from fieldcase.forms.tree import text_of

FILE = "scenarios.json.gz"
State = dict[str, dict[str, Any]]
FRACTION = re.compile(r"\d+\.\d{9,}(e-?\d+)?")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+([+-]\d\d:\d\d|Z)")


def read(folder: Path) -> dict[str, Any]:
    """The recording in a folder."""
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def tiers(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The one tier of this suite: its name, how many scenarios passed, how many there are."""
    recording = read(folder)
    passed = [failure(recording["forms"], scenario) is None for scenario in recording["scenarios"]]
    yield "all", sum(passed), len(passed)


def failure(forms: dict[str, str], scenario: dict[str, Any]) -> str | None:
    """Where a scenario goes another way than it was recorded; None where it agrees at every step."""
    expected: State = {}
    interview: Session | None = None
    for number, step in enumerate(scenario["steps"]):
        for address in step["removed"]:
            expected.pop(address, None)
        expected.update(step["changed"])
        try:
            if interview is None:
                made = definition.load(forms[scenario["form"]])
                world = still(scenario["now_ms"], scenario["tz"], scenario["id"].encode())
                interview = session.begin(made, world, zone=ZoneInfo(scenario["tz"]))
            else:
                do(interview, step)
        except FormError as error:
            return f"step {number}: {error.code} {error.values}"
        difference = differing(plain(expected), plain(state(interview)))
        if difference:
            return f"step {number} ({step['op']} {step.get('ref', '')}): {difference}"
    return None


def do(interview: Session, step: dict[str, Any]) -> None:
    """What a person did in a step."""
    if step["op"] == "set":
        interview.answer(step["ref"], step["value"])
    elif step["op"] == "add-repeat":
        interview.add_repeat(step["ref"])
    elif step["op"] == "remove-repeat":
        interview.remove_repeat(f"{step['ref']}[{step['index'] + 1}]")
    else:
        interview.language = step["value"]


def state(interview: Session) -> State:
    """An interview as the recording would write it: without attributes, answers that do not count left blank."""
    found: State = {}
    repeats = {view.ref: view for view in interview.repeats()}
    for place in interview.living.top.walk():
        if not place.spot.attribute:
            found[place.address] = _node(interview, place)
        for spot in place.spot.below.values():
            if spot.repeated is not None:
                found[_range(place, spot)] = {
                    "relevant": repeats[_range(place, spot)].relevant,
                    "readonly": False,
                    "required": False,
                    "label": repeats[_range(place, spot)].label if spot.repeated.label is not None else None,
                }
    return found


def _range(place: Place, spot: Spot) -> str:
    return f"{place.address}{spot.path[len(place.spot.path) :]}"


def _node(interview: Session, place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {
        "relevant": place.relevant, "readonly": place.readonly, "required": place.required,
    }  # fmt: skip
    group = place.spot.group or place.spot.repeated
    if group is not None and group.label is not None:
        found["label"] = interview.living.evaluation.text(group.label, place)
    if not place.spot.leaf:
        return found
    found["value"] = _seen(place) if place.relevant else ""
    if place.spot.question is not None:
        view = interview.view(place.address)
        found["label"] = view.label if place.spot.question.label is not None else None
        if view.control in CHOOSING:
            found["options"] = [[choice.value, choice.label] for choice in view.choices]
    message = place.spot.bind.required_message if views.lacking(place) else place.spot.bind.constraint_message
    if views.lacking(place) or (place.relevant and not place.valid):
        condition = "required" if views.lacking(place) else "constraint"
        said = interview.living.evaluation.text(message, place)
        found["violation"] = {"condition": condition, "message": said or None}
    return found


def _seen(place: Place) -> str:
    """A value as Web Forms has it: a calculated day without its midnight, as our expressions and our window see it."""
    return text_of(place.node) if place.spot.untyped else place.value


def plain(told: State) -> State:
    """A state without what is another one each time, and without what is not said."""
    return {
        address: {key: _still(value, key == "label") for key, value in node.items() if value is not None}
        for address, node in told.items()
    }


def _still(value: Any, spoken: bool) -> Any:
    """White space around a label is laid out in a form's XML, and is no part of what is said. Neither are the digits
    of a number that are left over where days are told as fractions.
    """
    if not isinstance(value, str):
        return value
    plainer = FRACTION.sub(_rounded, MOMENT.sub("MOMENT", UUID.sub("UUID", value)))
    return plainer.strip() if spoken else plainer


def _rounded(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), 9) + 0.0:.9f}".rstrip("0").rstrip(".")


def differing(expected: State, ours: State) -> str:
    """The first difference of two states, empty where there is none."""
    for address in [*expected, *(each for each in ours if each not in expected)]:
        if expected.get(address) != ours.get(address):
            return f"{address}: expected {expected.get(address)}, is {ours.get(address)}"
    return ""
