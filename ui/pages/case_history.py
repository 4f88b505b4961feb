"""The tab History of a case: who changed what and when, newest first; the values before and after on request.

What was erased has no words here either. What identifies a person is told of, never shown: it has a deed of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.called import kind_called
from fieldcase.casework.history import Change, Deed, deeds
from fieldcase.errors import N_
from ui.pages.case_tab import Tab
from ui.pages.deed_shown import Told, told
from ui.pages.deed_text import DeedText
from ui.pages.values import said_moment
from ui.widgets.basics import button, column, label, row
from ui.widgets.rows import Column, RowList, Rows
from ui.widgets.split import Split

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldcase.casework.look import Look
    from fieldcase.model.case import Case
    from ui.workplace import Workplace

_AT_ONCE = 100


class HistoryTab(Tab):
    """The deeds of the case's scope."""

    NAME = "history"
    TITLE = N_("History")
    LISTENS = frozenset(
        {
            "case", "event", "act", "source", "person", "person_identity", "consent", "naming", "passage", "evidence",
            "custody", "figure", "task",
        }
    )  # fmt: skip

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._deeds: list[Deed] = []
        self._moments: dict[bytes, str] = {}
        self._shown: bytes = b""
        self._told: Told | None = None
        words = self.words
        columns = (
            Column(words(N_("When")), lambda one: self._moments[one.id], width=164),
            Column(words(N_("Who")), lambda one: one.by, width=104),
            Column(words(N_("What")), self._what, wide=True),
        )
        self.rows = Rows(columns, self._fetch)
        self.list = RowList(words(N_("History")), self.rows)
        self.list.setMinimumHeight(90)
        self.list.looked_at.connect(self._look_at)
        self.older = button(words(N_("Show older")), self._older, icon="history")
        self.counted = label("", "muted")
        below = row(self.counted, self.older)
        below.setStretch(0, 1)
        left = QWidget()
        left.setLayout(column(self.list, below))
        self.text = DeedText(words(N_("What was changed")))
        self.erase_button = button(words(N_("Erase a value for good…")), self._erase, "danger")
        self.erase_button.setEnabled(False)
        under = row(self.erase_button)
        under.insertStretch(0, 1)
        right = QWidget()
        right.setLayout(column(self.text, under))
        self.body.addWidget(Split(left, right, (1, 1)), 1)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the history of a case, from its newest deed."""
        if self.case is None or case.key != self.case.key:
            self._deeds, self._shown, self._told = [], b"", None
            self.erase_button.setEnabled(False)
            self.rows.show_numbers(())
            self.text.clear()
        super().open(case, mark)

    def read(self) -> None:
        """Read as many deeds as are shown already, at least the newest hundred."""
        self._ask(max(_AT_ONCE, len(self._deeds)))

    def _older(self) -> None:
        self._ask(len(self._deeds) + _AT_ONCE)

    def _ask(self, number: int) -> None:
        if self.case is not None:
            scope = self.case.scope

            def look(look: Look) -> tuple[tuple[Deed, ...], dict[bytes, str]]:
                found = deeds(look, scope, number + 1)
                return found, {one.id: said_moment(one.at, self.work) for one in found}

            self.work.ask(look, lambda found: self._came(found[0], found[1], number), self, "deeds")

    def _came(self, found: tuple[Deed, ...], moments: dict[bytes, str], number: int) -> None:
        self._moments = moments
        self._deeds = list(found[:number])
        self.older.setVisible(len(found) > number)
        count = len(self._deeds)
        said = self.words.plural("{n} deed", "{n} deeds", count) if len(found) <= number else self.words.plural(
            "the newest {n} deed", "the newest {n} deeds", count
        )  # fmt: skip
        self.counted.setText(said.format(n=count))
        self.rows.show_numbers(range(count))
        place = next((at for at, one in enumerate(self._deeds) if one.id == self._shown), 0)
        self.list.take_row(place)

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Deed]], None]) -> None:
        then([self._deeds[number] for number in numbers])

    def _what(self, deed: Deed) -> str:
        """A deed in a line: what was done to which kinds of record."""
        counted: dict[tuple[str, str], int] = {}
        for change in deed.changes:
            key = (done_to(change), kind_called(change.kind, self.words))
            counted[key] = counted.get(key, 0) + 1
        parts = [
            f"{self.words(done)}: {kind}" + (f" ({count})" if count > 1 else "")
            for (done, kind), count in counted.items()
        ]
        return "; ".join(parts)

    def _look_at(self, place: int) -> None:
        if 0 <= place < len(self._deeds):
            deed = self._deeds[place]
            if deed.id != self._shown:
                self._shown = deed.id
                self.work.ask(lambda look: told(look, deed, self.work), self._show, self, "deed")

    def _show(self, found: Told) -> None:
        self._told = found
        self.erase_button.setEnabled(any(one.erasable for one in found.records))
        self.text.tell(found, self.work, done_to)

    def _erase(self) -> None:
        from ui.pages.erase_value_panel import EraseValuePanel

        if self._told is not None:
            self.work.asked_for_panel.emit(EraseValuePanel(self.work, self._told, self.read))

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list


def done_to(change: Change) -> str:
    """The msgid of what was done to a record."""
    if change.erased and not change.fields:
        return N_("erased")
    if change.hidden:
        return N_("to the bin")
    if change.brought_back:
        return N_("out of the bin")
    return N_("new") if change.made else N_("changed")
