"""Before and after a change of law: two versions of one provision in a table, and what the change comes to.

Both versions are chosen among all that are known; each sum is said with the status of both. Knows one provision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from fieldcase.casework import law_register, legislation
from fieldcase.errors import N_
from fieldcase.model.law import Provision
from ui.pages.law_said import Told
from ui.widgets.basics import Combo, Ground, button, column, label, row, scrolled
from ui.widgets.overlay import Panel
from ui.widgets.rows import Column, RowList, Rows

if TYPE_CHECKING:
    from fieldcase.casework.law_register import Entry, Line
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_ALONE = N_(
    "Only one version is known, so that nothing can be compared. “New version from a day…” adds the one that came "
    "after it."
)
_NOT_SUMMED = N_("No fine and no term of both versions can be compared; what differs is named in the table.")
_TALL, _ROOM, _LETTERS = 220, 240, 24
# What is read at once where the window has room for it, in lines of text beside the table.
_MORE_LINES = 10


class ChangePanel(Panel):
    """The two choices, the sums, the table, and the marked line of it in full."""

    WIDTH = 900

    def __init__(self, work: Workplace, entry: Entry) -> None:
        words = work.words
        super().__init__(words(N_("Before and after")))
        self.work, self.words = work, words
        assert isinstance(entry.record, Provision)
        self.marked: Provision = entry.record
        self.versions: tuple[Provision, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self.old = self._combo(N_("Before"))
        self.new = self._combo(N_("After"))
        self.summed = label("", "strong", wrap=True, select=True)
        self.rows = Rows(self._columns(), self._fetch)
        self.table = RowList(words(N_("What the two versions say")), self.rows)
        self.table.setMinimumHeight(_TALL)
        self.table.looked_at.connect(self._show_line)
        self.whole = label("", "muted", wrap=True, select=True)
        self.close_button = button(words(N_("Close")), lambda: self.close_panel(), "primary")
        last = row(self.close_button)
        last.insertStretch(0, 1)
        chosen = row(
            column(label(words(N_("Before")), "label"), self.old, gap=2),
            column(label(words(N_("After")), "label"), self.new, gap=2), gap=12,
        )  # fmt: skip
        heading = label(Told(work).heading(entry), "heading", wrap=True)
        inside = Ground()
        inside.setLayout(column(self.summed, self.table, self.whole, gap=10))
        self._around = scrolled(inside)
        self._around.setMinimumHeight(_ROOM)
        self.setLayout(column(heading, chosen, self._around, last, gap=10, edge=20))
        work.ask(self._look, self._came, self, "versions")

    def _combo(self, name: str) -> Combo:
        made = Combo(self.words(name))
        made.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(_LETTERS)
        made.activated.connect(lambda _place: self._compare())
        return made

    def _columns(self) -> tuple[Column, ...]:
        words = self.words
        return (
            Column(words(N_("What is compared")), lambda one: one.field, width=170),
            Column(words(N_("Before")), lambda one: one.old, width=210),
            Column(words(N_("After")), lambda one: one.new, wide=True, least=180),
            Column(words(N_("Difference")), lambda one: one.difference, width=220),
        )

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        then([self.lines[number] for number in numbers])

    def showEvent(self, event: QShowEvent) -> None:
        """Take as much room as sums, table and marked line need, where the window has it; else they scroll."""
        super().showEvent(event)
        layout = self.layout()
        assert layout is not None
        rest = layout.totalHeightForWidth(self.WIDTH) - self._around.minimumHeight()
        wanted = _TALL + _MORE_LINES * self.fontMetrics().lineSpacing()
        self._around.setMinimumHeight(max(_ROOM, min(wanted, self.maximumHeight() - rest)))

    def first_focus(self) -> QWidget:
        """The table: arrows read it line by line."""
        return self.table

    def _look(self, look: Look) -> tuple[Provision, ...]:
        return law_register.versions(legislation.provisions(look), law_register.norm_code(self.marked))

    def _came(self, found: tuple[Provision, ...]) -> None:
        self.versions = found
        told = [f"{law_register.said_validity(one, self.words)} · {self._whose(one)}" for one in found]
        self.old.addItem("—", -1)
        for place, text in enumerate(told):
            self.old.addItem(text, place)
            self.new.addItem(text, place)
        keys = [one.key for one in found]
        after = keys.index(self.marked.key) if self.marked.key in keys else len(found) - 1
        # The oldest one is looked at with what came after it.
        after = max(after, min(1, len(found) - 1))
        self.old.setCurrentIndex(after)
        self.new.setCurrentIndex(after)
        self._compare()

    def _whose(self, one: Provision) -> str:
        return self.work.term("law_status", one.status)

    def _compare(self) -> None:
        if not self.versions:
            return
        old = self.versions[self.old.currentIndex() - 1] if self.old.currentIndex() > 0 else None
        new, words, tables = self.versions[self.new.currentIndex()], self.words, self.work.tables

        def look(_look: Look) -> tuple[tuple[Line, ...], tuple[str, ...]]:
            summed = law_register.summed_up(old, new, words, tables) if old is not None else ()
            return law_register.compared(old, new, words, tables), summed

        self.work.ask(look, self._show, self, "compared")

    def _show(self, answer: tuple[tuple[Line, ...], tuple[str, ...]]) -> None:
        self.lines, summed = answer
        words, alone = self.words, len(self.versions) == 1
        self.summed.setText("\n".join(summed) if summed else words(_ALONE if alone else _NOT_SUMMED))
        self.rows.show_numbers(range(len(self.lines)))
        computed = [at for at, line in enumerate(self.lines) if line.computed]
        differing = [at for at, line in enumerate(self.lines) if line.difference]
        self.table.take_row(next(iter((*computed, *differing)), 0))

    def _show_line(self, place: int) -> None:
        if not 0 <= place < len(self.lines):
            return
        line, words = self.lines[place], self.words
        parts = [words(N_("Before: {text}")).format(text=line.old), words(N_("After: {text}")).format(text=line.new)]
        more = [words(N_("Difference: {text}")).format(text=line.difference)] if line.difference else []
        self.whole.setText("\n".join((line.field, *parts, *more)))
