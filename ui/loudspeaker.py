"""The computer's loudspeaker: samples go in, are heard, and are counted as they go.

It is given samples of 16 bits that were decoded elsewhere, and no byte of a file. Its library is loaded when somebody
first presses play. Knows no recording.
"""

from __future__ import annotations

import threading
from typing import Any

from _miniaudio import ffi, lib

from fieldcase.errors import NoLoudspeaker

_WIDTH = 2
_PERIOD_MS = 60


@ffi.def_extern(name="_internal_data_callback")  # type: ignore[untyped-decorator]
def _asked_for_more(device: Any, room: Any, _heard: Any, frames: int) -> None:
    """The library asks, in a thread of its own, for the next frames; what is not filled is silence."""
    if device.pUserData != ffi.NULL:
        ffi.from_handle(device.pUserData).fill(room, frames)


class Loudspeaker:
    """One way out to whatever plays sound here. Silent while it holds nothing."""

    def __init__(self, rate: int, channels: int, *, nowhere: bool = False) -> None:
        """NoLoudspeaker where nothing plays sound. `nowhere` takes the same time and is heard by nobody: for the tests
        of a machine without sound."""
        self.rate = rate
        self._frame = channels * _WIDTH
        self._held = bytearray()
        self._played = 0
        self._guard = threading.Lock()
        self._context, self._device = ffi.new("ma_context *"), ffi.new("ma_device *")
        self._open = False
        backends = ffi.new("ma_backend[]", [lib.ma_backend_null]) if nowhere else ffi.NULL
        if lib.ma_context_init(backends, int(nowhere), ffi.NULL, self._context) != lib.MA_SUCCESS:
            raise NoLoudspeaker
        # Without a loudspeaker the library would play to nobody and say nothing.
        silent = self._context.backend == lib.ma_backend_null and not nowhere
        if silent or lib.ma_device_init(self._context, self._wanted(channels), self._device) != lib.MA_SUCCESS:
            lib.ma_context_uninit(self._context)
            raise NoLoudspeaker
        self._open = True

    def _wanted(self, channels: int) -> Any:
        self._self = ffi.new_handle(self)
        self._config = ffi.new("ma_device_config *", lib.ma_device_config_init(lib.ma_device_type_playback))
        self._config.sampleRate = self.rate
        self._config.playback.format = lib.ma_format_s16
        self._config.playback.channels = channels
        self._config.periodSizeInMilliseconds = _PERIOD_MS
        self._config.pUserData = self._self
        self._config.dataCallback = lib._internal_data_callback
        return self._config

    def fill(self, room: Any, frames: int) -> None:
        """Put what is held into the library's room, as far as it goes."""
        with self._guard:
            taken = bytes(self._held[: frames * self._frame])
            del self._held[: len(taken)]
            self._played += len(taken) // self._frame
        ffi.memmove(room, taken, len(taken))

    def start(self) -> bool:
        """Begin to take what is held; whether it does. May wait for the system."""
        return self._open and (self.runs or lib.ma_device_start(self._device) == lib.MA_SUCCESS)

    def stop(self) -> None:
        """Take nothing any longer. May wait for the system."""
        if self._open:
            lib.ma_device_stop(self._device)

    @property
    def runs(self) -> bool:
        """Whether it takes what it is given: not once the headphones were pulled out, on some systems."""
        return self._open and bool(lib.ma_device_is_started(self._device))

    def put(self, samples: bytes) -> None:
        """Hear these after what is held."""
        with self._guard:
            self._held += samples

    def clear(self) -> None:
        """Hold nothing, hear nothing, count from nothing: at once."""
        with self._guard:
            self._held = bytearray()
            self._played = 0

    @property
    def held(self) -> int:
        """Frames not yet heard."""
        return len(self._held) // self._frame

    @property
    def played(self) -> int:
        """Frames heard since it was last cleared."""
        return self._played

    def close(self) -> None:
        """Let the system have it back."""
        self.clear()
        if self._open:
            self._open = False
            lib.ma_device_uninit(self._device)
            lib.ma_context_uninit(self._context)

    def __del__(self) -> None:
        # Its memory is the library's room as well: it may not go before the library has let go of it.
        if getattr(self, "_open", False):
            self.close()
