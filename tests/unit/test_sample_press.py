"""The press annex of the sample: built as such an annex is, in two languages, of sentences that are ours."""

from __future__ import annotations

import re

from unit.test_sample import records


def test_the_press_annex_has_places_captions_a_jump_and_notes_in_two_languages() -> None:
    rows = records("EX-KG-ATTACK", "segment")
    assert [row["position"] for row in rows] == list(range(1, 9))
    assert {"heading", "text", "caption", "illustration", "question", "note"} == {row["kind"] for row in rows}
    (broken,) = [row for row in rows if "continues" in row]
    assert broken["continues"] in {row["page"] for row in rows}
    for row in rows:
        assert not re.search("[A-Za-z]", row.get("original", ""))
        assert not re.search("[А-Яа-яЁё]", row["translated"])
    assert any("[" in row.get("original", "") for row in rows)
