"""Where something stands in a recording: as people type it, in the form in which it is typed again, and as it is said.

A position is milliseconds from the beginning. `read_position(edited_position(value)) == value`. Knows no recording.
"""

from __future__ import annotations

import re

from fieldcase.errors import N_
from fieldcase.model.text import nfc
from fieldcase.model.typed_dates import Unreadable

_ASKS = N_("This is not understood as a time in the recording. Please write it as 1:23, 1:02:03, or 83 for seconds.")
_TOO_MANY = N_("An hour has 60 minutes and a minute 60 seconds. Please write the time as 1:23 or 1:02:03.")
_TYPED = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,5}):)(\d{1,2})(?:[.,](\d{1,3}))?", re.ASCII)
_SECONDS = re.compile(r"\d{1,7}", re.ASCII)


def read_position(text: str) -> int:
    """The position that a person typed; Unreadable where it is none."""
    plain = nfc(text).strip()
    if _SECONDS.fullmatch(plain):
        return int(plain) * 1000
    match = _TYPED.fullmatch(plain)
    if match is None:
        raise Unreadable(_ASKS)
    hours, minutes, seconds, rest = match.groups()
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        raise Unreadable(_TOO_MANY)
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((rest or "").ljust(3, "0"))


def said_position(milliseconds: int) -> str:
    """A position as people say it, to the second: 1:23, 1:02:03."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def edited_position(milliseconds: int) -> str:
    """A position as it is typed, with the parts of a second that it has."""
    rest = max(0, milliseconds) % 1000
    return said_position(milliseconds) + (f".{rest:03}".rstrip("0") if rest else "")
