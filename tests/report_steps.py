"""Steps at the builder of reports, by keys, in Russian: begun, counted, given a case."""

from __future__ import annotations

from seats import Seat

from fieldcase.i18n import words
from fieldcase.model.reports import Report
from ui.pages.submission_new import NewReport

TITLE = "Женщины и суд"
RU = words("ru")


def begun(seat: Seat) -> Report:
    """A report that was begun by its keys, and is open."""
    seat.press("Ctrl+9")
    seat.settle()
    seat.press("Ctrl+E")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, NewReport))
    seat.press("Up")
    assert seat.window.overlay.panel.kind == "cedaw_single"
    seat.tab_to(RU("Title"))
    seat.type(TITLE)
    seat.press("Ctrl+Enter")
    seat.wait(lambda: seat.window.overlay.panel is None and seat.page.part.is_open)
    seat.settle()
    return next(one for one in seat.desk.all(Report) if one.title == TITLE)


def counted(seat: Seat) -> int:
    """How many words the preview has counted, once it is that of what is shown."""
    beside = seat.page.part.opened.build.beside
    seat.settle()
    seat.wait(lambda: not beside._timer.isActive() and not beside.pages._state.text() and beside.made is not None, 40)
    return int(beside.made.length.words)


def with_a_case(seat: Seat, code: str) -> None:
    """A case is chosen in the head of the report."""
    seat.press("Ctrl+Shift+G")
    seat.settle()
    seat.tab_to(RU("Cases"))
    seat.type(code)
    seat.press("Enter")
    seat.settle()
    seat.press("Ctrl+Shift+G", "Ctrl+Shift+G")
    seat.settle()
