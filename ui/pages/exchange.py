"""Exchange: who has a laptop that this one writes files for, this laptop's own card, and what two people wrote apart.

Knows its tabs by name and the ways to give, to take and to meet a card; what a tab shows is the tab's.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from fieldcase.casework import requests
from fieldcase.casework.colleagues import PEERS
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.declare import kinds
from ui.keys import Command
from ui.pages.give_panel import ask_what_to_give
from ui.pages.meet_panel import meet
from ui.pages.parts_page import PartsPage, PartStop
from ui.pages.take_files import ask_for_files, dropped, take
from ui.widgets.basics import button
from ui.workplace import Place, Workplace

CONFLICTS, REQUESTS = "conflicts", "requests"


class ExchangePage(PartsPage):
    """The page. Files from other laptops may be dropped on it."""

    NAME = "exchange"
    TITLE = N_("Exchange")
    LISTENS: ClassVar[frozenset[str]] = frozenset({PEERS, *(kind.KIND for kind in kinds())})
    PARTS_NAME = N_("Parts of the exchange")
    PARTS = (
        PartStop("laptops", N_("People and laptops"), "ui.pages.exchange_laptops:LaptopsPart"),
        PartStop("card", N_("My card"), "ui.pages.exchange_card:CardPart"),
        PartStop(CONFLICTS, N_("Written differently"), "ui.pages.exchange_conflicts:ConflictsPart"),
        PartStop(REQUESTS, N_("Requests"), "ui.pages.exchange_requests:RequestsPart"),
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.setAcceptDrops(True)
        self.meet_button = button(words(N_("Add a card")), self.meet, "", "user-plus")
        self.give_button = button(words(N_("Hand over…")), self.give, "", "usb")
        self.take_button = button(words(N_("Take in a file…")), self.take, "primary", "inbox")
        for one in (self.meet_button, self.give_button, self.take_button):
            self.head.addWidget(one)

    def open(self, place: Place) -> None:
        """A tab by its name, with a laptop marked where the place names one."""
        super().open(place)
        self._count()

    def read(self) -> None:
        """Read the tab in front anew, and count what is to be decided."""
        super().read()
        self._count()

    def _count(self) -> None:
        self.work.ask(_to_decide, self._counted, self, "count")

    def _counted(self, numbers: dict[str, int]) -> None:
        for at, stop in enumerate(self.PARTS):
            number, title = numbers.get(stop.name, 0), self.words(stop.title)
            self.tabs.setTabText(at, f"{title} ({number})" if number else title)
        self.work.counted.emit(self.NAME, sum(numbers.values()))

    def meet(self) -> None:
        """Take in another laptop's card."""
        meet(self.work, self, lambda card: self.work.go(self.NAME, card.device, "laptops"))

    def give(self) -> None:
        """Hand something over, to the laptop that is marked where one is."""
        ask_what_to_give(self.work, self, to=self.part.shown())

    def take(self) -> None:
        """Choose files that came from other laptops."""
        ask_for_files(self.work)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        take(self.work, dropped(event.mimeData()))
        event.acceptProposedAction()

    def commands(self) -> tuple[Command, ...]:
        """The ways of the page, those of the tab in front."""
        return (
            Command("take", N_("Take in a file"), "Ctrl+I", self.take),
            Command("give", N_("Hand over"), "Ctrl+G", self.give),
            Command("meet", N_("Add a card"), "Ctrl+E", self.meet),
            *super().commands(),
        )


def _to_decide(look: Look) -> dict[str, int]:
    """How much waits for a decision in each tab. Runs on the reading lane."""
    return {CONFLICTS: len(look.conflicts()), REQUESTS: len(requests.requests(look).to_answer)}
