"""A picture as an answer: asked for aloud, encrypted at once, evidence of the visit, told by the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking_forms import EVERYTHING
from asking_steps import course, form_of, stage, up_to_the_questions
from case_pages import all_of, looked
from photographs import photograph
from seats import Seat
from written_files import files_written_outside

from fieldcase.casework import asking_files
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Consent
from ui.pages.asking_medium import MediumPanel
from ui.widgets.file_picker import FilePicker


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A photograph on a disk."""
    path = tmp_path / "снимок.jpg"
    path.write_bytes(photograph(1))
    return path


@pytest.fixture
def asked(seat: Seat) -> Seat:
    """Visit mode at the question for a picture."""
    form_of(seat.desk, EVERYTHING)
    seat.heart.rest()
    up_to_the_questions(seat, "1", "1", "2")
    course(seat).jump("/data/photo")
    seat.settle()
    return seat


def test_a_picture_is_agreed_to_encrypted_and_becomes_the_answer(asked: Seat, picture: Path) -> None:
    asked.press("1")
    asked.settle()
    assert isinstance(asked.window.overlay.panel, MediumPanel)
    asked.press("1")
    asked.settle()
    assert isinstance(asked.window.overlay.panel, FilePicker)
    asked.type(str(picture))
    asked.press("Enter")
    asked.wait(lambda: course(asked).view("/data/photo").value != "", 20)
    asked.settle()
    (piece,) = all_of(asked, Evidence)
    (interview,) = all_of(asked, Interview)
    assert course(asked).view("/data/photo").value == f"{piece.key.hex()}.jpg"
    assert (piece.scope, piece.interview, piece.shows) == (interview.scope, interview.id, (interview.person,))
    assert (piece.title, piece.looked_at) == ("A picture of the place / Пример", "people")
    assert asked.sees(f"({piece.number})")
    about = [one for one in all_of(asked, Consent) if "picture" in one.media]
    assert {use for one in about for use in one.uses} >= {"statistics", "story"}
    assert not any("court" in one.uses for one in about), "yes counts only for what was agreed to before"
    # Asked once for a medium, not before each.
    asked.press("1")
    asked.settle()
    assert isinstance(asked.window.overlay.panel, FilePicker)
    asked.press("Esc", "2")
    asked.settle()
    assert course(asked).view("/data/photo").value == ""
    assert len(all_of(asked, Evidence)) == 1, "taken out of the answers, it is still evidence"


def test_a_no_is_kept_and_nothing_is_taken_in(asked: Seat) -> None:
    asked.press("1")
    asked.settle()
    asked.press("2")
    asked.settle()
    assert asked.window.overlay.panel is not None
    assert not isinstance(asked.window.overlay.panel, FilePicker)
    about = [one for one in all_of(asked, Consent) if one.media == ("picture",)]
    assert {one.level for one in about} == {"refused"}
    assert all_of(asked, Evidence) == ()
    (interview,) = all_of(asked, Interview)
    assert looked(asked, lambda look: asking_files.said(look, interview, "picture")) == "no"
    assert stage(asked).blocks


def test_while_a_visit_is_asked_no_file_is_written_outside_of_the_vault(asked: Seat, picture: Path) -> None:
    vault = asked.desk.vault.path
    with files_written_outside(vault) as found:
        asked.press("1")
        asked.settle()
        asked.press("1")
        asked.settle()
        asked.type(str(picture))
        asked.press("Enter")
        asked.wait(lambda: course(asked).view("/data/photo").value != "", 20)
        course(asked).jump("/data/told")
        asked.settle()
        asked.type("Рассказ / Пример")
        asked.press("F2")
        asked.type("Заметка / Пример")
        asked.press("Enter", "Ctrl+Return", "Ctrl+Return")
        asked.settle()
    assert found == []
    (interview,) = all_of(asked, Interview)
    assert "Рассказ / Пример" in interview.answers, "the control: there was something to write"
    with files_written_outside(vault) as found:
        picture.with_suffix(".txt").write_bytes(b"Example")
    assert found == [str(picture.with_suffix(".txt"))], "the control: it would have been found"
