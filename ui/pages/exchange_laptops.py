"""The tab of the people and laptops whose card is here: a list, and beside it how it stands with the marked one.

Knows list and detail; how it stands is casework's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QStackedWidget, QWidget

from fieldcase.casework.called import called
from fieldcase.casework.exchange_overview import Standing, standings
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from ui.keys import Command
from ui.pages.exchange_laptop import LaptopView
from ui.pages.exchange_said import believed, waits
from ui.pages.meet_panel import meet
from ui.pages.page_part import PagePart
from ui.pages.sealed_handover import SealedHandover
from ui.widgets.basics import Ground, column, scrolled
from ui.widgets.empty import Empty
from ui.widgets.split import Split
from ui.workplace import Workplace

_EMPTY = N_(
    "Whoever you hand cases and visits to, or get them from, stands here with their laptop. Nothing goes over a "
    "network: files travel on a stick or in a messenger, and only the laptop that they are for can open them."
)


@dataclass(frozen=True)
class Shown:
    """What the tab shows: how it stands with everybody, what the cases and visits are called (by id), and when it was
    read (milliseconds)."""

    standings: tuple[Standing, ...]
    titles: Mapping[bytes, str]
    now: int


def read_laptops(look: Look, work: Workplace) -> Shown:
    """Read it. Runs on the reading lane."""
    found = standings(look)
    holders = {shared.holder.key: shared.holder for one in found for shared in one.shared if shared.holder is not None}
    titles = {key: called(one, look.tables, work.words) for key, one in holders.items()}
    return Shown(found, titles, look.world.now())


class LaptopsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.found: tuple[Standing, ...] = ()
        self._wanted: bytes | None = None
        self._now, self._titles = 0, dict[bytes, str]()
        self.view = LaptopView(work)
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("People and laptops")))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._looked_at)
        self.list.itemActivated.connect(lambda _row: self.view.first_focus().setFocus())
        inside = Ground()
        self.sealed = SealedHandover(work)
        held = column(self.sealed, self.view)
        held.addStretch(1)
        held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(held)
        self.split = Split(self.list, scrolled(inside), (2, 3))
        self.empty = Empty("users", words(_EMPTY), words(N_("Add a card")), lambda: meet(work, self))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.split)
        self.setLayout(column(self.stack))

    def read(self) -> None:
        """Ask how it stands with everybody."""
        self.work.ask(lambda look: read_laptops(look, self.work), self._came, self, "laptops")

    def mark(self, record: bytes) -> None:
        """Mark a laptop by its key."""
        self._wanted = record
        self.read()

    def shown(self) -> bytes | None:
        """The laptop that is marked."""
        place = self.list.currentRow()
        return self.found[place].colleague.device if 0 <= place < len(self.found) else None

    def _came(self, shown: Shown) -> None:
        wanted = self._wanted or self.shown()
        self._wanted = None
        self.found, self._titles, self._now = shown.standings, dict(shown.titles), shown.now
        self.stack.setCurrentIndex(1 if self.found else 0)
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.found:
            self.list.addItem(self._line(one))
        devices = [one.colleague.device for one in self.found]
        self.list.setCurrentRow(devices.index(wanted) if wanted in devices else 0)
        self.list.blockSignals(False)
        self._looked_at(self.list.currentRow())

    def _line(self, one: Standing) -> str:
        said = believed(one.colleague, self.words)
        return "\n".join((one.colleague.label, " · ".join(part for part in (said, waits(one, self.words)) if part)))

    def _looked_at(self, place: int) -> None:
        if 0 <= place < len(self.found):
            self.view.show_standing(self.found[place], self._titles, self._now)
            self.sealed.show_device(self.found[place].colleague.device)

    def first_focus(self) -> QWidget:
        """The list, or the way to the first card."""
        return self.list if self.stack.currentIndex() == 1 else self.empty.button

    def commands(self) -> tuple[Command, ...]:
        """What can be done with the marked laptop; each has a button in its view too."""
        return (
            Command("compare", N_("Compare six words"), "Ctrl+Shift+G", self.view.compare),
            Command("revoke", N_("Believe no longer, or again"), "Ctrl+Delete", self.view.turn_belief),
        )
