"""At the card of a recording in a test: a recording on the page, listening to it, writing a moment by keyboard.

The loudspeaker is a quiet one. Knows the card as a person sees it; expects nothing.
"""

from __future__ import annotations

import io
from dataclasses import replace

from quiet_loudspeaker import QuietLoudspeaker
from seats import Seat

from fieldcase.casework import moments
from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.i18n import words
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence, Moment
from ui.pages.recording_card import RecordingCard
from ui.playing import Playing

SAID = words("ru")
VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(2000)


def at(seat: Seat, content: bytes, name: str = "запись.wav", *lines: tuple[str, int | None, str]) -> Evidence:
    """A recording of a new case with some lines, shown on the page."""
    case = new_case(seat.desk, "Example / Пример")
    made = import_evidence(seat.desk, case.scope, io.BytesIO(content), name, title="Example / Пример")
    for kind, begins, text in lines:
        seat.desk.save(None, replace(moments.blank(seat.desk, made, kind, begins), text=text))
    seat.heart.rest()
    go(seat, made)
    return made


def go(seat: Seat, piece: Evidence) -> None:
    seat.window.work.go("evidence", piece.id)
    seat.settle()


def card(seat: Seat) -> RecordingCard:
    found: RecordingCard = seat.page.view.detail.recording
    return found


def playing(seat: Seat) -> Playing:
    return card(seat).player.playing


def listened(seat: Seat) -> None:
    """Press the button, and wait until the whole recording was heard through."""
    seat.tab_to(SAID("Listen here"))
    seat.press("Space")
    seat.wait(lambda: playing(seat).whole)
    seat.settle()


def speaker() -> QuietLoudspeaker:
    return QuietLoudspeaker.made[-1]


def started(seat: Seat) -> None:
    """Press the space bar, and wait until there is something to hear."""
    seat.press("Space")
    seat.wait(lambda: playing(seat).plays and QuietLoudspeaker.made and speaker().held)


def kept(seat: Seat, piece: Evidence) -> list[Moment]:
    return list(moments.moments_of(seat.desk, piece))


def looks(seat: Seat) -> list[tuple[str, bytes | None]]:
    return [(one.deed, one.about) for one in seat.desk.all(Access)]


def write(seat: Seat, kind: str, when: str, text: str) -> None:
    """Write a moment by keyboard, with its time typed."""
    seat.tab_to(SAID("What is said here (S)" if kind == "said" else "Note here (N)"))
    seat.press("Space")
    seat.settle()
    assert seat.focus().accessibleName() == SAID("Begins at")
    seat.type(when)
    seat.press("Tab", "Tab", "Tab")
    seat.type(text)
    seat.press("Ctrl+Return")
    seat.settle()
