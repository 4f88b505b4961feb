"""Marking what is to be taken out of a copy, at a window in a test: the panel opened, boxes drawn, the copy made."""

from __future__ import annotations

import io

from parsers.given_away import paper
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from seats import Seat

from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.marks import ordered
from fieldcase.model.evidence import Evidence, Mark
from ui.pages.redaction_panel import RedactionPanel


def piece(seat: Seat, content: bytes, name: str) -> Evidence:
    """A piece of evidence of a new case, shown on the page."""
    case = new_case(seat.desk, "Example / Пример")
    made = import_evidence(seat.desk, case.scope, io.BytesIO(content), name, title="Example / Пример")
    seat.heart.rest()
    seat.window.work.go("evidence", made.id)
    seat.settle()
    return made


def picture() -> bytes:
    """A picture of noise."""
    out = io.BytesIO()
    Image.effect_noise((800, 600), 60).save(out, "PNG")
    return out.getvalue()


def opened(seat: Seat, content: bytes = b"", name: str = "протокол.pdf") -> RedactionPanel:
    """The panel over a piece of evidence, its first page drawn."""
    piece(seat, content or paper(), name)
    seat.page.view.detail.redaction.open_button.click()
    panel = seat.window.overlay.panel
    assert isinstance(panel, RedactionPanel)
    seat.wait(lambda: not panel.sheet.canvas.image.isNull())
    seat.settle()
    return panel


def kept(seat: Seat) -> tuple[Mark, ...]:
    """The marks as the vault has them."""
    seat.settle()
    return ordered(seat.desk.all(Mark))


def resting(seat: Seat, panel: RedactionPanel) -> None:
    """Wait until what was moved is written."""
    seat.wait(lambda: not panel.marks._moved)
    seat.settle()


def made(seat: Seat, panel: RedactionPanel) -> Evidence:
    """The copy, made by the button."""
    panel.make.click()
    seat.wait(lambda: seat.window.overlay.panel is None, 30)
    seat.settle()
    (copy,) = [one for one in seat.desk.all(Evidence) if one.made_how]
    return copy


def drag(seat: Seat, panel: RedactionPanel, start: QPoint, end: QPoint) -> None:
    """Drag from one point of the page to another."""
    canvas = panel.sheet.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    seat.settle()
