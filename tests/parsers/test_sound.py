"""Sound of strangers' files: samples and a curve come out; what is hostile is refused, and the program lives."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from contextlib import suppress

import pytest
from parsers import recordings
from parsers.recordings import FORMATS, RATE, tone, wav

from fieldcase.errors import ChildFailed, SoundTooLarge, SoundUnreadable
from fieldcase.parsers import sound
from fieldcase.parsers.mp3_places import places
from fieldcase.parsers.sound import TENTHS, Sound


def opened(content: bytes, piece: int = 1000) -> Sound:
    def pieces() -> Iterable[bytes]:
        return (content[at : at + piece] for at in range(0, len(content), piece))

    return Sound(pieces, len(content))


def whole_curve(recording: Sound, most: int = 1000) -> bytes:
    peaks = b""
    for _ in range(most):
        more = recording.curve(len(peaks), 600)
        peaks += more
        if not more:
            break
    return peaks


def loud(peaks: bytes) -> list[bool]:
    return [peak > 64 for peak in peaks]


def test_the_seconds_of_a_wav_come_out_sample_by_sample() -> None:
    with opened(wav(3)) as recording:
        assert (recording.format, recording.channels, recording.rate) == ("wav", 1, RATE)
        assert recording.second(0) + recording.second(1) + recording.second(2) == recordings.samples(3)
        assert recording.second(3) == b""
        assert recording.second(1) == recordings.samples(1), "and again, after what lies behind it"


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_decoded_and_its_tone_is_where_it_was(kind: str) -> None:
    with opened(tone(FORMATS[kind])) as recording:
        assert (recording.format, recording.channels, recording.rate) == (kind, 1, RATE)
        peaks = whole_curve(recording)
        assert len(recording.second(0)) == RATE * 2
        assert recording.second(5) == b""
    tenths = loud(peaks)
    # An encoder of MP3 puts a tenth of silence before the first sound; where a tone fades is the format's affair.
    begins = tenths.index(True)
    assert begins <= 1
    assert 5 <= sum(tenths) <= 6
    assert all(tenths[begins : begins + sum(tenths)]), "in one piece"


def test_the_curve_is_loud_where_the_tone_is_and_as_long_as_the_sound() -> None:
    with opened(wav(70)) as recording:
        assert len(recording.curve(0, 10_000)) == 600, "a minute at the most"
        peaks = whole_curve(recording)
    assert len(peaks) == 70 * TENTHS
    for second in range(70):
        tenths = loud(peaks[second * TENTHS :][:TENTHS])
        assert tenths[1:5] + tenths[6:] == [True] * 4 + [False] * 4


@pytest.mark.parametrize("tag", [b"", b"ID3\x04\x00\x00\x00\x00\x00\x14" + bytes(20)], ids=["bare", "tagged"])
def test_any_second_of_an_mp3_is_the_same_to_the_sample_whichever_was_heard_before(tag: bytes) -> None:
    content = recordings.long_mp3(60, tag)
    with opened(content, 1 << 20) as recording:
        in_order = [recording.second(number) for number in range(50)]
    assert len(set(in_order)) > 1, "the control: not all seconds are alike"
    assert all(len(one) == RATE * 2 for one in in_order)
    with opened(content, 1 << 20) as recording:
        for number in (49, 3, 27, 0, 28, 12, 48):
            assert recording.second(number) == in_order[number]
        peaks = whole_curve(recording)
        assert recording.second(len(peaks) // TENTHS + 1) == b""
        # Its first frame says that it is as long as one of the sixty: that is not believed.
        assert len(peaks) > 60 * TENTHS


def test_places_of_an_mp3_are_not_guessed_where_its_frames_do_not_follow_one_another() -> None:
    content = recordings.long_mp3(20)
    assert places(content) is not None, "the control"
    half = len(content) // 2
    assert places(content[:half] + b"words of a stranger" * 200 + content[half:]) is None
    assert places(b"") is None
    assert places(b"ID3\xff\xff\xff\xff\xff\xff\xff") is None
    assert places(tone("tone.ogg")) is None
    with opened(content[:half] + b"words of a stranger" * 200 + content[half:], 1 << 20) as recording:
        later = recording.second(12)
        recording.second(2)
        assert recording.second(12) == later, "it is gone through from the beginning instead"


@pytest.mark.parametrize(("rate", "channels", "given"), [(96_000, 2, 48_000), (44_100, 2, 44_100), (4_000, 1, 8_000)])
def test_sound_is_given_in_two_channels_and_48_khz_at_most(rate: int, channels: int, given: int) -> None:
    with opened(wav(2, rate, channels), 1 << 20) as recording:
        assert (recording.rate, recording.channels) == (given, channels)
        assert abs(len(recording.second(0)) - given * channels * 2) < 100


def test_a_child_that_was_replaced_is_handed_the_recording_again() -> None:
    with opened(wav(3)) as recording:
        first = recording.second(1)
        recording.stop()
        with suppress(ChildFailed):  # unless the dead child was noticed, and replaced, before it was asked
            recording.second(1)
        assert recording.second(1) == first


def test_a_recording_too_large_for_a_child_is_refused_before_a_byte_is_read() -> None:
    def pieces() -> Iterable[bytes]:
        raise AssertionError("it was read")

    with pytest.raises(SoundTooLarge):
        Sound(pieces, sound.MOST_BYTES + 1)


@pytest.mark.parametrize(
    "content",
    [b"", b"RIFF", b"words of a witness " * 100, b"\x00" * 5000, tone("tone-opus.ogg"), tone("tone.ogg")[:40],
     tone("tone.flac")[:20], b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00" + bytes(500), b"#!AMR\n" + bytes(500)],
    ids=["nothing", "four letters", "words", "zeros", "opus", "torn ogg", "torn flac", "m4a", "amr"],
)  # fmt: skip
def test_what_is_no_sound_or_is_of_a_kind_not_decoded_is_refused(content: bytes) -> None:
    with pytest.raises(SoundUnreadable):
        opened(content)


@pytest.mark.parametrize("name", [*FORMATS.values()])
def test_a_recording_that_was_cut_off_is_played_as_far_as_it_goes_or_refused(name: str) -> None:
    whole = tone(name)
    with suppress(SoundUnreadable), opened(whole[: len(whole) // 2]) as recording:
        assert len(whole_curve(recording)) <= TENTHS


def test_a_length_that_the_file_claims_is_not_believed() -> None:
    with opened(recordings.claiming_hours()) as recording:
        assert len(whole_curve(recording)) == TENTHS
        assert recording.second(0) == recordings.samples(1)
        assert recording.second(30_000) == b""


@pytest.mark.parametrize("make", recordings.HOSTILE, ids=lambda one: one.__name__)
def test_a_hostile_recording_is_refused_or_ends_and_the_program_lives(make: Callable[[], bytes]) -> None:
    content = make()
    assert len(content) < 250_000, "small on the disk"
    with suppress(SoundUnreadable, ChildFailed), opened(content, 1 << 20) as recording:
        assert len(recording.second(0)) <= 48_000 * 4
        recording.second(86_399)
        assert len(whole_curve(recording, 70)) <= 70 * 600
    with opened(wav(1)) as recording:
        assert recording.second(0), "the next recording is played as ever"


def test_bytes_at_random_behind_a_true_beginning_do_no_harm() -> None:
    chance = random.Random(4)
    for name in ("tone.mp3", "tone.flac", "tone.ogg"):
        content = tone(name)[:60] + chance.randbytes(40_000)
        with suppress(SoundUnreadable, ChildFailed), opened(content, 1 << 20) as recording:
            assert len(recording.second(0)) <= 48_000 * 4
            assert len(whole_curve(recording, 5)) <= 3000


def test_the_child_answers_no_more_than_a_day_of_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytearray(wav(3))
    monkeypatch.setattr(sound, "MOST_SECONDS", 2)
    held = sound._Held(len(content))
    held.take(bytes(content))
    held.open()
    assert held.second(1)
    assert held.second(2) == b""
    assert len(held.curve(0, 600)) == 20
    assert held.curve(20, 600) == b""
