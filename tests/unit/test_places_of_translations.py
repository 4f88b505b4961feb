"""A word found in a passage of a translation leads to the evidence that was translated."""

from __future__ import annotations

import io
from pathlib import Path

from unit.desks import desk_at

from fieldcase.casework import translations
from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.look import Look
from ui.places import place_of


def test_a_passage_and_its_translation_are_shown_at_their_evidence(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        case = new_case(desk, "A case")
        piece = import_evidence(desk, case.scope, io.BytesIO(b"words"), "1.txt")
        made = translations.begin(desk, piece, "en")
        passage = translations.add(desk, made, original="Слово", translated="A peculiar word")
        look = Look(desk)
        expected = ("cases", case.id, f"evidence:{piece.id.hex()}")
        for record in (piece, made, passage):
            assert place_of(look, record.KIND, record.key) == expected
        assert [hit.id for hit in desk.search("peculiar")] == [passage.id]
