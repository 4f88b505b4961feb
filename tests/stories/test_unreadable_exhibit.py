"""A picture that cannot be opened never stops a dossier: its page says so, and whoever exports is warned."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_reading import text as page_text
from vaults import new_desk

from fieldcase.casework import dossiers
from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.world import World

BOMB = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\xff" * 40


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World())


@pytest.mark.parametrize("harm", ["no picture inside", "damaged on disk", "missing on disk"])
def test_a_picture_that_cannot_be_opened_is_said_and_not_shown(desk: Desk, tmp_path: Path, harm: str) -> None:
    case = taken_or_new(desk, "X-1")
    piece = import_evidence(desk, case.scope, io.BytesIO(BOMB), "photo.png")
    file = desk.vault.blobs.path(piece.blob or b"")
    if harm == "damaged on disk":
        file.write_bytes(file.read_bytes()[:-1] + b"\x00")
    elif harm == "missing on disk":
        file.unlink()
    target = tmp_path / "x.pdf"
    made = dossiers.export(desk, "X-1", "internal", "en", target)
    assert "could not be opened as a picture" in " ".join(notice.message for notice in made.notices)
    assert "A01" in page_text(target.read_bytes(), tmp_path)
    desk.close()


def test_what_a_kill_left_beside_the_target_does_not_stop_the_next_export(desk: Desk, tmp_path: Path) -> None:
    taken_or_new(desk, "X-1")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "x.pdf.part").write_bytes(b"half a file")
    dossiers.export(desk, "X-1", "internal", "en", folder / "x.pdf")
    assert [path.name for path in folder.iterdir()] == ["x.pdf"]
    desk.close()
