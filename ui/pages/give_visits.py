"""The way from the list of visits to handing several of them over: the marked one is ticked, others can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from ui.widgets.basics import button

if TYPE_CHECKING:
    from ui.pages.record_list import RecordList
    from ui.workplace import Workplace


def hand_over_visits(work: Workplace, listed: RecordList) -> QPushButton:
    """The button that stands beside the list."""

    def ask(visit: Visit | None) -> None:
        from ui.pages.give_panel import ask_what_to_give

        ask_what_to_give(work, listed, kinds=(Visit,), ticked=(visit,) if visit is not None else ())

    def go() -> None:
        key = listed.marked
        work.ask(lambda look: look.get(Visit, key) if key is not None else None, ask, listed, "hand over")

    return button(work.words(N_("Hand over visits…")), go, icon="usb")
