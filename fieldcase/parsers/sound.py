"""Sound of a stranger's file: a second of it at a time as plain samples, and how loud it is, for the curve.

The file is decoded in a parser child of its own that is handed its bytes, piece by piece, and has no keys. What comes
back are samples of 16 bits and peaks of a byte; no tag, no cover, no length that the file claims. Knows seconds and
tenths of them; refuses to know what is said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, SoundTooLarge, SoundUnreadable
from fieldcase.parsers.mp3_places import Places, believe_no_claim, places

TIMEOUT = 30.0
# What a child of 512 MiB holds beside itself: two hours of speech as WAV, four and more as MP3.
MOST_BYTES = 256 * 1024 * 1024
# A file of a few bytes can claim, and even hold, years of silence.
MOST_SECONDS = 24 * 60 * 60
LOWEST, HIGHEST = 8_000, 48_000
# Peaks of the curve in a second, and how finely the child hears for them.
TENTHS = 10
_MOST_TENTHS = 60 * TENTHS
_HEARD = 4_000
_WIDTH = 2
# Seconds that are decoded for nothing sooner than a decoder is opened elsewhere.
_NEAR = 5
_BEGIN, _PIECE, _OPEN, _SECOND, _CURVE = b"B", b"P", b"O", b"S", b"C"
_GIVEN, _REFUSED, _FORGOTTEN = b"G", b"R", b"F"
_FORMATS = {b"RIFF": "wav", b"RIFX": "wav", b"RF64": "wav", b"fLaC": "flac", b"OggS": "ogg"}

Pieces = Callable[[], Iterable[bytes]]


class Sound:
    """A recording that is open in a child of its own until `close`. One question at a time; a second thread waits.

    `format` is wav, flac, ogg or mp3, `channels` 1 or 2, `rate` the samples of a second as they are given here.
    """

    def __init__(self, pieces: Pieces, size: int) -> None:
        """`pieces` gives the file's bytes from its beginning, each time it is called; `size` says how many.

        SoundTooLarge, SoundUnreadable, ChildFailed, or what `pieces` raises. No byte of the file stays in this process.
        """
        if size > MOST_BYTES:
            raise SoundTooLarge
        self._pieces, self._size = pieces, size
        self._child = sandbox.Warm(sandbox.PARSER, "sound")
        try:
            self.format, self.channels, self.rate = self._opened()
        except BaseException:
            self.close()
            raise

    def _opened(self) -> tuple[str, int, int]:
        _given(self._ask(_BEGIN, self._size))
        for piece in self._pieces():
            _given(self._child.ask(_PIECE + piece, TIMEOUT))
        try:
            kind, channels, rate = json.loads(_given(self._child.ask(_OPEN, TIMEOUT)))
            sane = kind in (*_FORMATS.values(), "mp3") and channels in (1, 2) and LOWEST <= int(rate) <= HIGHEST
        except (ValueError, TypeError):
            raise ChildFailed from None
        if not sane:
            raise ChildFailed
        return str(kind), int(channels), int(rate)

    def second(self, number: int) -> bytes:
        """Samples of the second `number` (from 0), 16 bits each, channel by channel; fewer where the sound ends in it,
        none behind its end."""
        samples = self._asked(_SECOND, number)
        frame = self.channels * _WIDTH
        if len(samples) > self.rate * frame or len(samples) % frame:
            raise ChildFailed
        return samples

    def curve(self, begins: int, number: int) -> bytes:
        """How loud it is from tenth of a second `begins` on, a byte a tenth, at most `number` (600) of them; fewer
        where the sound ends, none behind its end."""
        number = min(number, _MOST_TENTHS)
        peaks = self._asked(_CURVE, begins, number)
        if len(peaks) > number:
            raise ChildFailed
        return peaks

    def _ask(self, kind: bytes, *told: int) -> bytes:
        return self._child.ask(kind + json.dumps(told).encode("ascii"), TIMEOUT)

    def _asked(self, kind: bytes, *told: int) -> bytes:
        answer = self._ask(kind, *told)
        if answer == _FORGOTTEN:  # the child had worked enough and was replaced by another
            self._opened()
            answer = self._ask(kind, *told)
        return _given(answer)

    def stop(self) -> None:
        """End what is being worked on, from any thread."""
        self._child.stop()

    def close(self) -> None:
        """Forget the recording."""
        self._child.close()

    def __enter__(self) -> Sound:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _given(answer: bytes) -> bytes:
    kind, rest = answer[:1], answer[1:]
    if kind == _GIVEN:
        return rest
    raise SoundUnreadable if kind == _REFUSED else ChildFailed


class _Decoder:
    """The child's own: one way through the sound. Raises ValueError for what it cannot decode."""

    def __init__(self, content: bytearray, samples: str = "", channels: int = 0, rate: int = 0) -> None:
        # Not the package's own module: that one brings code that speaks over a network, and this needs none of it.
        from _miniaudio import ffi, lib

        self._ffi, self._lib = ffi, lib
        self._config = lib.ma_decoder_config_init(getattr(lib, f"ma_format_{samples or 'unknown'}"), channels, rate)
        self._bytes = content
        self._content = ffi.from_buffer(content)
        self._done = ffi.new("ma_uint64 *")
        self._handle = self._opened(0)
        self.channels, self.rate = int(self._handle.outputChannels), int(self._handle.outputSampleRate)
        self._frame = self.channels * (_WIDTH if samples == "s16" else 1)
        # The frame that comes next, and which one the decoder takes for its first.
        self._at = self._first = 0

    def _opened(self, byte: int) -> Any:
        """A decoder that begins at a byte of the file."""
        handle = self._ffi.new("ma_decoder *")
        opened = self._lib.ma_decoder_init_memory(
            self._content + byte, len(self._bytes) - byte, self._ffi.addressof(self._config), handle
        )
        if opened != self._lib.MA_SUCCESS:
            raise ValueError("no sound that is known")
        return handle

    def _go(self, frame: int, places: Places | None) -> bool:
        """Go to a frame; whether there is a way."""
        if places is not None and not 0 <= frame - self._at < self.rate * _NEAR:
            byte, sample = places.before(frame * places.rate // self.rate)
            opened = self._opened(byte)
            self._lib.ma_decoder_uninit(self._handle)
            self._handle = opened
            self._first = sample * self.rate // places.rate
        wanted = max(0, frame - self._first)
        return bool(self._lib.ma_decoder_seek_to_pcm_frame(self._handle, wanted) == self._lib.MA_SUCCESS)

    def taken(self, begins: int, frames: int, places: Callable[[], Places | None]) -> bytes:
        """Frames from one of them on, fewer at the end; `places` are asked for where it is not the next one."""
        if begins != self._at and not self._go(begins, places()):
            return b""
        self._at = begins
        room = self._ffi.new("uint8_t[]", frames * self._frame)
        held = 0
        while held < frames:
            self._lib.ma_decoder_read_pcm_frames(self._handle, room + held * self._frame, frames - held, self._done)
            if not self._done[0]:
                break
            held += int(self._done[0])
        self._at += held
        return bytes(self._ffi.buffer(room, held * self._frame))


class _Held:
    """The child's own: the recording that is open in it."""

    def __init__(self, size: int) -> None:
        self.content = bytearray(size)
        self.filled = 0
        self._places: Places | None = None
        self._looked = False
        self.player: _Decoder | None = None
        self.listener: _Decoder | None = None

    def take(self, piece: bytes) -> None:
        self.content[self.filled : self.filled + len(piece)] = piece
        self.filled += len(piece)

    def open(self) -> bytes:
        kind = _FORMATS.get(bytes(self.content[:4]), "mp3")
        if kind == "mp3":
            believe_no_claim(self.content)
        found = _Decoder(self.content)
        rate = max(LOWEST, min(HIGHEST, found.rate))
        self.player = _Decoder(self.content, "s16", min(2, found.channels), rate)
        self.listener = _Decoder(self.content, "u8", 1, _HEARD)
        return json.dumps([kind, self.player.channels, rate]).encode("ascii")

    def places(self) -> Places | None:
        """Where the frames of an MP3 begin, looked for once; of other files the decoder knows it by itself."""
        if not self._looked:
            self._looked = True
            if bytes(self.content[:4]) not in _FORMATS:
                self._places = places(self.content)
        return self._places

    def second(self, number: int) -> bytes:
        assert self.player is not None
        if not 0 <= number < MOST_SECONDS:
            return b""
        return self.player.taken(number * self.player.rate, self.player.rate, self.places)

    def curve(self, begins: int, number: int) -> bytes:
        assert self.listener is not None
        grain = _HEARD // TENTHS
        number = min(number, MOST_SECONDS * TENTHS - begins)
        if begins < 0 or number <= 0:
            return b""
        heard = self.listener.taken(begins * grain, number * grain, self.places)
        return bytes(_loudest(heard[at : at + grain]) for at in range(0, len(heard), grain))


def _loudest(samples: bytes) -> int:
    """How far samples of a byte are from silence, which is 128, at the most."""
    return min(255, 2 * max(max(samples) - 128, 128 - min(samples)))


_held: list[_Held] = []


def child(message: bytes) -> bytes:
    """What the parser child answers: to the pieces of a recording, to the wish for a second of it or for its curve."""
    kind, rest = message[:1], message[1:]
    try:
        if kind == _BEGIN:
            _held[:] = [_Held(*json.loads(rest))]
            return _GIVEN
        if not _held or (kind in (_SECOND, _CURVE) and _held[0].player is None):
            return _FORGOTTEN
        return _GIVEN + _answered(_held[0], kind, rest)
    except (ArithmeticError, LookupError, MemoryError, OSError, ValueError):
        return _REFUSED


def _answered(held: _Held, kind: bytes, rest: bytes) -> bytes:
    if kind == _PIECE:
        held.take(rest)
        return b""
    if kind == _OPEN:
        return held.open()
    told: list[Any] = json.loads(rest)
    return held.second(*told) if kind == _SECOND else held.curve(*told)
