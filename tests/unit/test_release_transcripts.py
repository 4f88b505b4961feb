"""Transcripts of recordings: lines leave with an exhibit that is shown, under a label of this use; notes never do."""

from __future__ import annotations

from typing import Any

import pytest
from unit.release_cases import EVERY_MEDIUM, EVERY_USE, SCOPE, consent, event, exhibit, number, person, released

from fieldcase.model.evidence import Moment
from fieldcase.model.ids import MomentId
from fieldcase.model.people import Person
from fieldcase.rules.released import How, Release

WHO = person(1)
OFFICER = person(2, "official", function="a police officer", actor_kind="police")
REFUSED = person(3)
RECORDING = exhibit(1, kind="audio", shows=(WHO.id,), looked_at="people")
TELLING = [use for use in EVERY_USE if use != "statistics"]


def moment(one: int, kind: str = "said", **more: Any) -> Moment:
    said: dict[str, Any] = {"begins": one * 1000, "text": f"words number {one}"} | more
    return Moment(id=MomentId(number("m", one)), scope=SCOPE, evidence=RECORDING.id, kind=kind, **said)


def told(*moments: Moment, media: tuple[str, ...] = EVERY_MEDIUM, use: str = "un_public") -> Release:
    people = (WHO, OFFICER, REFUSED, consent(WHO, "without_name", media=media), consent(REFUSED, "refused"))
    return released(use, *people, event(1, WHO), RECORDING, *moments)


def words(result: Release) -> list[str]:
    return [one.text for one in result.of(Moment)]


@pytest.mark.parametrize("use", TELLING)
def test_a_note_never_leaves_and_a_line_of_the_transcript_does(use: str) -> None:
    result = told(moment(1, "note"), moment(2, "said"), moment(3, ""), use=use)
    assert words(result) == ["words number 2"], "the control is the line beside the notes"


def test_nobody_is_listed_for_the_sake_of_a_note() -> None:
    note = moment(1, "note", speaker=OFFICER.id)
    assert OFFICER.id not in {one.id for one in told(note).of(Person)}
    line = moment(1, "said", speaker=OFFICER.id)
    assert OFFICER.id in {one.id for one in told(line).of(Person)}, "the control: who speaks in a line is listed"


def test_nobody_is_listed_for_speaking_in_a_recording_that_is_kept_back() -> None:
    line = moment(1, "said", speaker=OFFICER.id)
    kept_back = told(line, media=("text",))
    assert words(kept_back) == []
    assert OFFICER.id not in {one.id for one in kept_back.of(Person)}


def test_a_line_of_somebody_who_is_not_told_of_is_left_out_whole() -> None:
    result = told(moment(1, speaker=REFUSED.id), moment(2, text="and then K-03 came"), moment(3, speaker=WHO.id))
    assert words(result) == ["words number 3"]


def test_a_note_that_is_held_back_is_not_counted_among_what_was_left_out() -> None:
    about_her = {"text": "K-03 must not be heard"}
    assert told(moment(1, "note", **about_her)).left_out == told().left_out
    assert told(moment(1, "said", **about_her)).left_out == told().left_out + 1, "the control"


def test_working_pseudonyms_in_a_line_become_the_labels_of_this_use() -> None:
    result = told(moment(1, text="K-01 was here", speaker=WHO.id))
    assert result.people[WHO.id].how is How.PSEUDONYM
    assert words(result) == [f"{result.people[WHO.id].label} was here"]
