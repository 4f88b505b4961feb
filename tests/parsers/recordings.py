"""Recordings for tests: WAV made here, and one second of the same tone in each other format.

The first half of every second is a tone, the other half is silent. Knows bytes; expects nothing.
"""

from __future__ import annotations

import io
import math
import struct
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

from fieldcase.parsers.mp3_places import places

RATE = 16_000
_TONES = Path(__file__).parent / "sounds"
FORMATS = {"mp3": "tone.mp3", "flac": "tone.flac", "ogg": "tone.ogg"}


def tone(name: str) -> bytes:
    """One of the files of the folder."""
    return (_TONES / name).read_bytes()


def long_mp3(times: int, tag: bytes = b"") -> bytes:
    """The tone so many times over, as one MP3 whose frames follow one another."""
    whole = tone("tone.mp3")
    found = places(whole * 4)
    assert found is not None
    begins = [one for one in found.begins if one < len(whole)]
    assert b"Info" in whole[: begins[1]] or b"Xing" in whole[: begins[1]], "the first frame tells of the others"
    return tag + whole[: begins[1]] + whole[begins[1] :] * times


def samples(seconds: int, rate: int = RATE, channels: int = 1) -> bytes:
    """Seconds that are each half a tone and half silence."""
    half = rate // 2
    loud = [round(16_000 * math.sin(2 * math.pi * 440 * at / rate)) for at in range(half)]
    second = array("h", (one for one in (*loud, *[0] * (rate - half)) for _ in range(channels)))
    return second.tobytes() * seconds


def wav(seconds: int = 3, rate: int = RATE, channels: int = 1) -> bytes:
    """A WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples(seconds, rate, channels))
    return out.getvalue()


def wav_with(claimed: int, rate: int, channels: int, held: bytes) -> bytes:
    """A WAV file whose head claims so many bytes, whatever it holds."""
    head = struct.pack("<IHHIIHH", 16, 1, channels, rate, rate * channels * 2 & 0xFFFFFFFF, channels * 2 & 0xFFFF, 16)
    return b"RIFF" + struct.pack("<I", claimed) + b"WAVEfmt " + head + b"data" + struct.pack("<I", claimed) + held


def claiming_hours() -> bytes:
    """One second that says it were thirty-seven hours."""
    return wav_with(0xFFFFFFF0, RATE, 1, samples(1))


def one_sample_a_second() -> bytes:
    """Some kilobytes that last an hour."""
    return wav_with(7200, 1, 1, bytes(7200))


def thousands_of_channels() -> bytes:
    """A head with 65,535 channels."""
    return wav_with(0xFFFFFFF0, RATE, 0xFFFF, bytes(100_000))


def a_rate_of_four_billion() -> bytes:
    """A head with as many samples a second as it can say."""
    return wav_with(100_000, 0xFFFFFFFF, 2, bytes(100_000))


def silence_of_months() -> bytes:
    """FLAC of frames that each say "65,535 times nothing" in a few bytes; here the head of it alone, and then frames
    whose sums are wrong."""
    head = struct.pack(">HH", 16, 65535) + bytes(6) + (8000 << 44 | 15 << 36 | (1 << 36) - 1).to_bytes(8, "big")
    return b"fLaC\x80\x00\x00\x22" + head + bytes(16) + b"\xff\xf8\x79\x08\x00\xff\xfe\x00\x00\x00\x00\x00" * 3000


def only_sync_words() -> bytes:
    """MP3 of heads of frames and nothing in them."""
    return b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x64" * 50_000


def vorbis_with_a_torn_book() -> bytes:
    """Ogg whose tables are overwritten in the middle."""
    whole = bytearray(tone("tone.ogg"))
    whole[200:2000] = bytes(reversed(whole[200:2000]))
    return bytes(whole)


HOSTILE: tuple[Callable[[], bytes], ...] = (
    claiming_hours, one_sample_a_second, thousands_of_channels, a_rate_of_four_billion, silence_of_months,
    only_sync_words, vorbis_with_a_torn_book,
)  # fmt: skip
