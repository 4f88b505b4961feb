"""Whatever boxes a person draws: what one of them touches is gone from the copy's text, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gears import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from parsers.papers import printed
from unit.desks import desk_at
from unit.redactions import bytes_of, going_on, nothing, taken

from fieldcase.casework import marks, redacting
from fieldcase.casework.desk import Desk
from fieldcase.casework.marked_words import WHOLE, Box, touches
from fieldcase.model.evidence import Mark
from fieldcase.model.ids import MarkId
from fieldcase.parsers.documents import Pages


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at an empty vault."""
    with desk_at(tmp_path) as made:
        yield made


SIDES = st.tuples(*[st.integers(0, WHOLE)] * 4)
_FIXTURE = [HealthCheck.function_scoped_fixture]


@examples(4, 48, suppress_health_check=_FIXTURE)
@given(st.lists(SIDES, min_size=1, max_size=4))
def test_whatever_boxes_no_touched_word_remains_and_every_other_does(desk: Desk, boxes: list[Box]) -> None:
    content = printed("раз два три четыре пять\nшесть семь восемь\nдевять десять")
    piece = taken(desk, content)
    these = [
        marks.placed(Mark(id=MarkId(desk.new_id()), scope=piece.scope, evidence=piece.id, page=1, reason="face"), box)
        for box in boxes
    ]
    placed = [box for box in map(marks.box_of, these) if box[0] < box[2] and box[1] < box[3]]
    if not placed:
        return
    with Pages(content) as pages:
        words = pages.words(0)
    made = redacting.make(desk, piece, these, nothing, going_on)
    copy = redacting.enter(desk, piece, these, made, "", "")
    with Pages(bytes_of(desk, copy)) as pages:
        read = {word.text for word in pages.words(0)}
    for word in words:
        assert (word.text in read) == (not any(touches(box, word) for box in placed)), word.text
