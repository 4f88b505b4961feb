"""Steps of two people who exchange files, one of them at the window: cards, six words, files, panels.

Everybody is invented. Makes no claim of its own: tests do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QPlainTextEdit
from seats import Seat

from fieldcase.casework import colleagues, giving, taking
from fieldcase.casework.desk import Desk
from fieldcase.casework.giving import Holder, Terms
from fieldcase.casework.taking import Taken
from fieldcase.i18n import words
from ui.widgets.overlay import Panel

RU = words("ru")
SEAT, OTHER = "Синица", "Олень"
AnyPanel = TypeVar("AnyPanel", bound=Panel)


def card_of(desk: Desk, label: str) -> str:
    """The text of a laptop's card."""
    return colleagues.own_card(desk, label).text()


def meet_both(seat: Seat, other: Desk, *, checked: bool = True) -> None:
    """Each knows the other's laptop, without the window."""
    mine, theirs = colleagues.own_card(seat.desk, SEAT), colleagues.own_card(other, OTHER)
    colleagues.meet(seat.desk, theirs, checked=checked)
    colleagues.meet(other, mine, checked=True)
    seat.heart.rest()


def device(desk: Desk) -> bytes:
    """The key that a laptop signs with."""
    return desk.vault.journal.device


def file_for(giver: Desk, reader: Desk, folder: Path, *holders: Holder) -> Path:
    """A file that one laptop makes for another."""
    return giving.give(giver, giving.beforehand(giver, holders, device(reader), Terms(), RU), folder).file


def taken_by(desk: Desk, file: Path) -> Taken:
    """What came of a file."""
    with taking.Arrival(desk, file) as arrival:
        arrival.summary()
        return arrival.accept()


def exchange(seat: Seat) -> None:
    """Go to the page by its key."""
    seat.press("Ctrl+-")
    seat.settle()
    assert seat.page.NAME == "exchange"


def panel(seat: Seat, kind: type[AnyPanel]) -> AnyPanel:
    """The panel on top, once it is one of a kind."""
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind))
    seat.settle()
    found = seat.window.overlay.panel
    assert isinstance(found, kind)
    return found


def press_button(seat: Seat, name: str) -> None:
    """Go to a button by Tab, and press Enter on it."""
    seat.tab_to(name)
    seat.press("Enter")
    seat.settle()


def paste(seat: Seat, text: str) -> None:
    """Put a text into the field that has the focus, as pasting does."""
    field = seat.focus()
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText(text)
