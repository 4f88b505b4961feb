"""A table written out by keyboard: the warning, for whom where that is asked, the place."""

from __future__ import annotations

from pathlib import Path

from seats import Seat

from ui.pages.plain_export import PlainPanel
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker


def write_out(seat: Seat, target: Path, choice: str = "") -> None:
    """Press the key of the page, choose (a code) where there is a choice, and write to a new file."""
    seat.press("Ctrl+Shift+O")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, PlainPanel))
    seat.settle()
    panel = seat.window.overlay.panel
    assert seat.focus() is panel.cancel, "the way back has the focus"
    if choice:
        (chips,) = panel.findChildren(Chips)
        chips.choose(choice)
    seat.tab_to("Выбрать, куда записать")
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker))
    seat.settle()
    picker = seat.window.overlay.panel
    picker.show_folder(target.parent)
    picker.line.setText(str(target))
    picker.take()
    seat.wait(target.exists, 30)
    seat.settle()
