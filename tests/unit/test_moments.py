"""Moments of a recording: their times as people type them, their order, the bin; which recordings are played."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from parsers.recordings import samples, tone, wav
from unit.desks import desk_at

from fieldcase.casework import listening, moments, viewing
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence, sniffed
from fieldcase.errors import EvidenceDamaged, EvidenceMissing, SoundUnreadable
from fieldcase.model.evidence import Evidence, Moment
from fieldcase.model.positions import edited_position, read_position, said_position
from fieldcase.model.typed import Unreadable


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


def taken(desk: Desk, content: bytes, name: str = "1.wav") -> Evidence:
    case = new_case(desk, "Example / Пример")
    return import_evidence(desk, case.scope, io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("typed", "milliseconds"),
    [("1:23", 83_000), ("1:02:03", 3_723_000), ("83", 83_000), (" 0:05 ", 5_000), ("75:30", 4_530_000),
     ("0:01.5", 1_500), ("0:01,25", 1_250), ("0", 0), ("123:00:00", 442_800_000)],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed: str, milliseconds: int) -> None:
    assert read_position(typed) == milliseconds


@pytest.mark.parametrize("typed", ["", "later", "1.23", "1:2:3:4", "-5", "1:75", "1:75:00", "1:23:", "٣", "12345678"])
def test_a_time_that_cannot_be_read_is_refused_with_what_would_be_understood(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_position(typed)
    assert "1:02:03" in refused.value.sentence


@given(some.integers(min_value=0, max_value=999 * 3_600_000))
def test_a_time_shown_for_editing_is_read_as_the_same(milliseconds: int) -> None:
    assert read_position(edited_position(milliseconds)) == milliseconds
    assert read_position(said_position(milliseconds)) == milliseconds // 1000 * 1000


def test_moments_come_in_the_order_of_the_recording_and_those_without_a_time_last(desk: Desk) -> None:
    piece, other = taken(desk, wav(1)), taken(desk, wav(2))
    for begins, text in ((90_000, "third"), (None, "no time"), (0, "first"), (5_000, "second")):
        desk.save(None, replace(moments.blank(desk, piece, moments.SAID, begins), text=text))
    desk.save(None, moments.blank(desk, other, moments.NOTE, 1))
    assert [one.text for one in moments.moments_of(desk, piece)] == ["first", "second", "third", "no time"]


def test_a_moment_goes_to_the_bin_and_comes_back(desk: Desk) -> None:
    piece = taken(desk, wav(1))
    one = replace(moments.blank(desk, piece, moments.SAID, 1_000), text="words")
    desk.save(None, one)
    moments.remove(desk, one)
    assert moments.moments_of(desk, piece) == ()
    desk.undo()
    assert [found.text for found in moments.moments_of(desk, piece)] == ["words"]


def test_a_moment_that_was_begun_is_found_again_for_its_own_recording_alone(desk: Desk) -> None:
    from fieldcase.casework.look import Look

    piece, other = taken(desk, wav(1)), taken(desk, wav(2))
    started = moments.blank(desk, piece, moments.SAID, 1_000)
    desk.begin(started)
    desk.draft(started, "text", "half a sen")
    found = moments.begun(Look(desk), piece)
    assert found is not None
    assert (found.id, found.text, found.begins, found.kind) == (started.id, "half a sen", 1_000, "said")
    assert moments.begun(Look(desk), other) is None


def test_an_erased_recording_takes_its_moments_with_it(desk: Desk) -> None:
    from fieldcase.casework.erasing import erase

    piece = taken(desk, wav(1))
    desk.save(None, replace(moments.blank(desk, piece, moments.SAID, 0), text="words"))
    erase(desk, piece.id)
    assert desk.all(Moment) == ()


def test_a_recording_is_played_from_its_encrypted_file(desk: Desk) -> None:
    piece = taken(desk, wav(3))
    assert viewing.view_of(piece) is viewing.View.SOUND
    with listening.sound(desk, piece) as recording:
        assert recording.second(2) == samples(1)


def test_a_large_recording_is_handed_on_piece_by_piece(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_PIECE", 10_000)
    piece = taken(desk, wav(3))
    with listening.sound(desk, piece) as recording:
        assert recording.second(2) == samples(1)


def test_a_recording_whose_file_is_damaged_or_gone_is_not_played(desk: Desk) -> None:
    piece = taken(desk, wav(3))
    assert piece.blob is not None
    path = desk.vault.blobs.path(piece.blob)
    whole = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(whole[:1000] + bytes([whole[1000] ^ 1]) + whole[1001:])
    with pytest.raises(EvidenceDamaged):
        listening.sound(desk, piece)
    with pytest.raises(EvidenceMissing):
        listening.sound(desk, replace(piece, blob=None))


@pytest.mark.parametrize(
    ("start", "media_type"),
    [(wav(1), "audio/wav"), (tone("tone.mp3"), "audio/mpeg"), (tone("tone.flac"), "audio/flac"),
     (tone("tone.ogg"), "audio/ogg"), (tone("tone-opus.ogg"), "audio/opus"), (b"#!AMR\nwords", "audio/amr"),
     (b"\xff\xf1\x50\x80" + bytes(20), "audio/aac"), (b"\x00\x00\x00\x18ftypM4A \x00", "audio/mp4")],
)  # fmt: skip
def test_sound_is_known_by_its_first_bytes(start: bytes, media_type: str) -> None:
    assert sniffed(start[:64]) == (media_type, "audio")


@pytest.mark.parametrize(
    ("media_type", "size", "says"),
    [("audio/wav", 5, ""), ("audio/ogg", 5, ""), ("audio/opus", 5, "plays WAV, MP3"), ("audio/mp4", 5, "plays WAV"),
     ("audio/wav", 1 << 40, "larger than"), ("video/mp4", 5, "Video is not played"), ("image/png", 5, ""),
     ("application/pdf", 5, "")],
)  # fmt: skip
def test_why_a_recording_is_not_played_is_said(desk: Desk, media_type: str, size: int, says: str) -> None:
    piece = replace(taken(desk, b"words"), media_type=media_type, size=size)
    said = listening.why_silent(piece)
    assert (says in said) if says else not said
    assert listening.is_recording(piece) == media_type.startswith(("audio", "video"))


def test_sound_that_proves_to_be_of_another_kind_is_refused_with_a_sentence(desk: Desk) -> None:
    piece = replace(taken(desk, tone("tone-opus.ogg"), "1.ogg"), media_type="audio/ogg")
    with pytest.raises(SoundUnreadable):
        listening.sound(desk, piece)
