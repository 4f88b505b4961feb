"""The section of the page Safety that shows what is in the bin: bring it back, or erase it for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QListWidget, QWidget

from fieldcase.casework import bin as the_bin
from fieldcase.casework import evidence
from fieldcase.casework.called import called, kind_called
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from ui.pages.safety_section import Section
from ui.pages.values import said_moment
from ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

# What the desk notes by itself, and what comes back with the record it belongs to.
_NOT_SHOWN = frozenset({"setting", "access", "custody"})
_ROWS = 8


@dataclass(frozen=True)
class Put:
    """A line of the list: the record, and the words for it."""

    record: Record
    name: str
    line: str


def put_away(look: Look, work: Workplace) -> Sequence[Put]:
    """What is in the bin, newest first. Runs on the reading lane."""
    found = []
    for one in the_bin.binned(look):
        if one.kind not in _NOT_SHOWN:
            name = called(one.record, work.tables, work.words)
            parts = (kind_called(one.kind, work.words), name, said_moment(one.at, work), one.by)
            found.append(Put(one.record, name, " · ".join(part for part in parts if part)))
    return found


class BinSection(Section):
    """The list and two buttons."""

    NAME: ClassVar[str] = "bin"
    TITLE: ClassVar[str] = N_("Bin")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self._put: Sequence[Put] = ()
        self.say(N_("What was put here is in no list and no dossier, and nothing of it is erased."), "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("What is in the bin")))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _row: self.bring_back())
        self.body.addWidget(self.list)
        self.none = self.say(N_("The bin is empty."))
        self.back = button(words(N_("Bring back")), self.bring_back, icon="undo-2")
        self.erase_button = button(words(N_("Erase for good…")), self.erase, "danger")
        self.counted = label("", "muted")
        last = row(self.back, self.erase_button, self.counted)
        last.addStretch(1)
        self.body.addLayout(last)

    def first(self, part: str = "") -> QWidget:
        """The list where there is something in it."""
        return self.list if self._put else self

    def read(self) -> None:
        """Ask what is in it."""
        work = self.work
        work.ask(lambda look: put_away(look, work), self._came, self, "bin")

    def _came(self, found: Sequence[Put]) -> None:
        place = max(0, self.list.currentRow())
        self._put = found
        self.list.clear()
        self.list.addItems([one.line for one in found])
        self.list.setCurrentRow(min(place, len(found) - 1))
        for one in (self.list, self.back, self.erase_button, self.counted):
            one.setVisible(bool(found))
        self.none.setVisible(not found)
        self.counted.setText(self.words.plural("{n} record", "{n} records", len(found)).format(n=len(found)))
        rows = max(2, min(_ROWS, len(found)))
        self.list.setFixedHeight(rows * (self.list.fontMetrics().lineSpacing() + 10) + 10)

    @property
    def marked(self) -> Put | None:
        """The marked line."""
        place = self.list.currentRow()
        return self._put[place] if 0 <= place < len(self._put) else None

    def bring_back(self) -> None:
        """Take the marked record out of the bin."""
        put = self.marked
        if put is not None:
            said = self.words(N_("Brought back: {what}.")).format(what=put.name)
            self.work.do(lambda desk: evidence.bring_back(desk, put.record), said=said)

    def erase(self) -> None:
        """Ask once, then erase the marked record for good."""
        from ui.pages.erase_panel import ErasePanel

        put = self.marked
        if put is not None:
            self.work.asked_for_panel.emit(ErasePanel(self.work, put.record, put.name, self.read))
