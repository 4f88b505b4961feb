"""Recorded traces of JavaRosa: its whole state after each of many random answers.

Knows how the recording numbers nodes, and says our interviews in the same way. Counts steps.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conforming.scenarios import plain
from conforming.worlds import still

from fieldcase.errors import FormError
from fieldcase.forms import definition, session
from fieldcase.forms.definition import Definition
from fieldcase.forms.places import Place
from fieldcase.forms.session import Session

FILE = "javarosa-traces.json.gz"
TRUTHS = {"true": "1", "false": "0"}
State = dict[str, dict[str, Any]]


def read(folder: Path) -> dict[str, Any]:
    """The recording in a folder."""
    with gzip.open(folder / FILE, "rt", encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


def tiers(folder: Path) -> Iterator[tuple[str, int, int]]:
    """For each form: its name, the steps that agree, the steps there are."""
    recording = read(folder)
    for name, xform in recording["forms"].items():
        try:
            made = definition.load(xform)
        except FormError:
            made = None
        traces = [trace for trace in recording["traces"] if trace["form"] == name]
        agreed = [agrees for trace in traces for agrees, _ in steps(made, trace)]
        yield name, sum(agreed), len(agreed)


def steps(made: Definition | None, trace: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    """Whether each step of a trace agrees, and where it does not."""
    header = trace["header"]
    zone = ZoneInfo(header["tz"])
    noon = datetime.fromisoformat(f"{header['today']}T12:00:00").replace(tzinfo=zone)
    expected: State = {}
    interview = None
    for step in trace["steps"]:
        expected.update(step.get("state") or step["changed"])
        if made is None:
            yield False, "the form was refused"
            continue
        try:
            if interview is None:
                interview = session.begin(made, still(int(noon.timestamp() * 1000), header["tz"]), zone=zone)
            else:
                interview.answer(ours(step["ref"], made), step["value"])
        except FormError as error:
            yield False, f"{error.code} {error.values}"
            continue
        assert interview is not None
        difference = differing(expected, interview)
        yield not difference, f"{step.get('ref')} = {step.get('value')}: {difference}"


def ours(address: str, made: Definition) -> str:
    """An address of the recording as ours: ours counts from 1, and repeats alone."""
    root, *steps = address.split("/")[1:]
    told, path = f"/{root}", f"/{root}"
    for step in steps:
        name, _, number = step.rstrip("]").partition("[")
        path += f"/{name}"
        spot = made.spot(path)
        told += f"/{name}[{int(number) + 1}]" if spot is not None and spot.repeated is not None else f"/{name}"
    return told


def theirs(place: Place) -> str:
    """The address of a place as the recording writes it."""
    if place.above is None:
        return place.spot.path
    name = place.spot.path.rpartition("/")[2].rpartition(":")[2]
    return f"{theirs(place.above)}/{name}[{max(place.number - 1, 0)}]"


def state(interview: Session) -> State:
    """An interview as the recording would write it."""
    return {theirs(place): _node(place) for place in interview.living.top.walk() if not place.spot.attribute}


def _node(place: Place) -> dict[str, Any]:
    return {
        "v": _written(place) if place.spot.leaf else None,
        "r": place.relevant,
        "q": place.required,
        "e": not place.readonly,
        "c": place.valid if place.value else None,
    }


def _written(place: Place) -> str:
    """A value as the recording writes it: of a calculation, yes is 1 and no is 0."""
    calculated = place.spot.bind.calculate is not None and not place.typed
    return TRUTHS.get(place.value, place.value) if calculated else place.value


def _settled(node: dict[str, Any]) -> dict[str, Any]:
    """A recorded node. To JavaRosa an answer of several that was emptied has a constraint; one that never was, none."""
    return {**node, "c": None} if node["c"] and not node["v"] else node


def differing(expected: State, interview: Session) -> str:
    """The first differences between the recording and an interview, empty where there is none."""
    told, recorded = plain(state(interview)), plain({place: _settled(node) for place, node in expected.items()})
    found = [
        f"{address}: expected {node}, is {told.get(address)}"
        for address, node in recorded.items()
        if told.get(address) != node
    ]
    found += [f"{address}: not expected" for address in told if address not in recorded]
    return "; ".join(found[:3])
