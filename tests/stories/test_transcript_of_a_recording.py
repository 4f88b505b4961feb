"""A lawyer writes down what is said in a recording: the lines leave with the exhibit, under labels; notes stay."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from parsers.recordings import wav
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import consents, dossiers, moments
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Person
from fieldcase.world import World

LINE, NOTE = "Oriole said that they took the bag", "ask the duty officer about the plate"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_desk(tmp_path / "v.fieldcase", PASSPHRASE, World())
    yield made
    made.close()


def written(desk: Desk, *media: str) -> None:
    """The case: a client who agreed to these media, a recording of her, a line and a note."""
    case = taken_or_new(desk, "X-1")
    who = Person(id=PersonId(desk.new_id()), scope=case.scope, kind="client", pseudonym="Oriole")
    desk.save(None, who)
    consents.spoken(desk, who, {"statistics": "yes", "story": "yes", "court": "yes"}, media=media)
    piece = import_evidence(desk, case.scope, io.BytesIO(wav(100)), "1.wav", title="Example / Пример")
    desk.save(piece, replace(piece, looked_at="people", shows=(who.id,)))
    line = moments.blank(desk, piece, moments.SAID, 83_000)
    desk.save(None, replace(line, text=LINE, speaker=who.id))
    desk.save(None, replace(moments.blank(desk, piece, moments.NOTE, 84_000), text=NOTE))


def printed(desk: Desk, use: str, folder: Path) -> str:
    target = folder / f"{use}.pdf"
    dossiers.export(desk, "X-1", use, "en", target)
    document = pypdfium2.PdfDocument(target)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


@pytest.mark.parametrize("use", ["un_public", "court", "internal"])
def test_the_lines_are_printed_with_their_times_and_the_notes_are_not(desk: Desk, tmp_path: Path, use: str) -> None:
    written(desk, "text", "voice")
    text = printed(desk, use, tmp_path)
    assert "1:23 " in text
    assert "said that they took the bag" in text
    assert "Oriole" not in text, "the working pseudonym stays in the vault"
    assert NOTE not in text
    assert "1:24" not in text


def test_without_consent_to_the_voice_no_word_of_it_leaves(desk: Desk, tmp_path: Path) -> None:
    written(desk, "text")
    text = printed(desk, "un_public", tmp_path)
    assert "A01" in text
    assert "took the bag" not in text
    assert NOTE not in text
