"""How a test of the window takes a questionnaire in: the tab, the picker, the panel that comes."""

from __future__ import annotations

from pathlib import Path

from seats import Seat

from ui.widgets.file_picker import FilePicker


def chosen_form(seat: Seat, path: Path) -> None:
    """A file chosen in the picker that Ctrl+E opens on the tab of questionnaires."""
    seat.window.work.go("visits", None, "questionnaires")
    seat.settle()
    seat.press("Ctrl+E")
    assert isinstance(seat.window.overlay.panel, FilePicker)
    seat.type(str(path))
    seat.press("Enter")


def opened_panel(seat: Seat, kind: type) -> object:
    """The panel of a kind, once it lies there."""
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind), 60)
    return seat.window.overlay.panel
