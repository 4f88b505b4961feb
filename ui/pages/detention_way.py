"""The way to an urgent detention from anywhere: into the case that is open, else into a new one.

Knows the place where a person is; what is asked there is the panel's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.model.case import Case
from ui.pages.detention_panel import DetentionPanel

if TYPE_CHECKING:
    from ui.widgets.overlay import Overlay
    from ui.workplace import Place, Workplace


def begin(work: Workplace, overlay: Overlay, here: Place) -> None:
    """Open the panel, above whatever lies there; a second press while it lies there changes nothing."""
    if any(isinstance(panel, DetentionPanel) for panel in overlay.panels):
        return
    key = here.record
    if here.page != "cases" or key is None:
        overlay.open(DetentionPanel(work))
        return
    work.ask(lambda look: look.get(Case, key), lambda case: overlay.open(DetentionPanel(work, case)), overlay, "case")


def go_on(work: Workplace, key: bytes) -> None:
    """Open an entry that was begun and not finished."""
    work.asked_for_panel.emit(DetentionPanel(work, key=key))
