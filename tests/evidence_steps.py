"""Steps at a piece of evidence, by keyboard: taken in, marked, shown, seen larger.

Knows the keys a person would press; claims nothing: tests do.
"""

from __future__ import annotations

import io
from typing import Any

from parsers.papers import printed
from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.i18n import words
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence
from ui.pages.evidence_shown import EvidenceShown

RU = words("ru")
PAGES = ("Протокол задержания\nу аптеки", "The second page", "The third page")


def piece(seat: Seat, content: bytes, name: str) -> Evidence:
    """A piece of evidence of a new case, shown on the page."""
    case = new_case(seat.desk, "Example / Пример")
    made = import_evidence(seat.desk, case.scope, io.BytesIO(content), name, title="Example / Пример")
    seat.heart.rest()  # what the test did by itself
    at(seat, made)
    return made


def at(seat: Seat, one: Evidence) -> EvidenceShown:
    seat.window.work.go("evidence", one.id)
    seat.settle()
    assert seat.page.view.detail.evidence.id == one.id
    shown: EvidenceShown = seat.page.view.detail.shown
    return shown


def pressed(seat: Seat) -> EvidenceShown:
    """Show what stands there, by keyboard."""
    seat.tab_to(RU("Show it here"))
    seat.press("Space")
    shown: EvidenceShown = seat.page.view.detail.shown
    return shown


def paper(seat: Seat, *pages: str) -> EvidenceShown:
    """A document that is shown."""
    piece(seat, printed(*(pages or PAGES)), "протокол.pdf")
    shown = pressed(seat)
    seat.wait(lambda: not shown.pages.view.image.isNull())
    seat.settle()
    return shown


def larger(seat: Seat) -> Any:
    """What is shown, over the whole window, by keyboard."""
    seat.tab_to(RU("Larger"))
    seat.press("Space")
    panel = seat.window.overlay.panel
    seat.wait(lambda: not panel.canvas.image.isNull())
    seat.settle()
    return panel


def views(seat: Seat) -> int:
    """How often it was written down that somebody looked."""
    return sum(one.deed == "view" for one in seat.desk.all(Access))
