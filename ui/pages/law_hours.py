"""Hours of detention: within how many hours what has to happen, by country and day, each row with source and status.

None comes with the program: an organisation enters what a lawyer of the country told it. Knows the list and the form;
what the clock makes of a row is the rules'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from fieldcase.casework import detained, time_limits
from fieldcase.errors import N_
from fieldcase.model.law import TimeLimit
from fieldcase.model.said import said_date
from ui.keys import Command
from ui.pages.page_part import PagePart
from ui.pages.record_list import Plan, RecordList
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, column, label, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace

_EMPTY = N_(
    "Within how many hours a lawyer, a doctor or a judge has to be there. No rule comes with the program: enter what a "
    "lawyer of the country says, with its source. The clock of a detention counts by it."
)
_LINES = (("country", "what"), ("hours", "counted_from"), ("provision",), ("valid_from", "valid_to"), ("status",),
          ("source",), ("checked_on",), ("notes",))  # fmt: skip
_ENDS_FIRST = N_("The rule would end before it begins. Please look at both dates; nothing you typed is lost.")
_NEVER_COUNTS = N_("Without country and hours the clock does not count this row.")


class HoursPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.form = RecordForm(work, (Group("", _LINES, frozenset({"notes"})),), name=words(N_("Hours of detention")))
        self.list = RecordList(work, _plan(work), Empty("clock", words(_EMPTY), words(N_("New rule")), self.new))
        named = words(N_("Memo for peer workers (PDF)…"))
        self.list.beside(button(words(N_("Memo (PDF)…")), self.print_memo, icon="download", name=named))
        self.list.beside(button(words(N_("New rule")), self.new, icon="plus"))
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.form.first_field().setFocus())
        self.form.left.connect(self._left)
        self.form.built.connect(self._listen)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self._nothing = label(words(N_("Choose a record in the list.")), "muted", wrap=True)
        self._detail = QWidget()
        self._detail.setLayout(column(self._nothing))
        self._scroll: QScrollArea | None = None
        self.setLayout(column(Split(self.list, self._detail, (5, 6))))

    def _build(self) -> QScrollArea:
        """The form and its buttons, made with the first row."""
        last = flowing(button(self.words(N_("To the bin")), self.to_bin, icon="trash-2"))
        held = column(self.wrong, card(self.form), last, gap=WIDE_GAP - 4)
        made = scrolling(held)
        layout = self._detail.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def _listen(self) -> None:
        for edit in self.form.fields.values():
            edit.edited.connect(lambda _name: self.check())

    def check(self) -> None:
        """Say beside the form what does not go together; nothing is held up by it."""
        row = self.form.as_typed()
        said = ""
        if isinstance(row, TimeLimit):
            both = row.valid_from is not None and row.valid_to is not None
            if both and row.valid_to.last < row.valid_from.first:  # type: ignore[union-attr]
                said = self.words(_ENDS_FIRST)
            elif not row.country or not row.hours:
                said = self.words(_NEVER_COUNTS)
        self.wrong.setText(said)
        self.wrong.setVisible(bool(said))

    def read(self) -> None:
        """Read the list and the row that is shown anew."""
        self.list.read()
        self.form.again()

    def mark(self, record: bytes) -> None:
        """Mark a row."""
        self.list.take(record)
        self.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def first_focus(self) -> QWidget:
        """The list, or the button where it is empty."""
        if self.list.stack.currentIndex() == 0:
            return self.list.view
        empty = self.list.stack.currentWidget()
        return empty.button if isinstance(empty, Empty) else self

    def _show(self, record: Record | None) -> None:
        if record is not None:
            self._open(record)
        elif self._scroll is not None and not self.form.has_typed and self.form.is_entered:
            self._scroll.hide()
            self._nothing.show()

    def _open(self, record: Record, *, typing: bool = False) -> None:
        self._scroll = self._scroll or self._build()
        self._nothing.hide()
        self._scroll.show()

        def there() -> None:
            self.check()
            if typing:
                self.form.first_field().setFocus()

        self.form.open(record, there)

    def _left(self) -> None:
        if self.form.record is not None and self.list.marked is None:
            self.list.take(self.form.record.key)
        self.list.read()

    def new(self) -> None:
        """Begin a row of the country used last; one that was begun and not entered is gone on with."""
        desk = self.work.desk
        self.work.ask(
            lambda look: look.begun(TimeLimit) or time_limits.blank(desk, detained.last_country(look)),
            lambda row: self._open(row, typing=True), self, "new",
        )  # fmt: skip

    def done(self) -> None:
        """Enter the row and go back to the list."""
        record = self.form.record
        self.form.enter()
        if record is not None:
            self.list.take(record.key)
            self.list.read()
        self.list.view.setFocus()

    def to_bin(self) -> None:
        """Put the row into the bin; the banner takes it back."""
        record = self.form.record
        if record is not None and (self.form.is_entered or self.form.has_typed):
            said = self.words(N_("The rule is in the bin."))
            self.form.enter(lambda: self.work.to_bin(TimeLimit, record.key, said))

    def print_memo(self) -> None:
        """The memo for peer workers, of the country of the marked row."""
        from ui.pages.peer_memo_panel import PeerMemoPanel

        row = self.form.record
        self.work.asked_for_panel.emit(PeerMemoPanel(self.work, row.country if isinstance(row, TimeLimit) else ""))

    def commands(self) -> tuple[Command, ...]:
        """Of the list and the form."""
        return (
            Command("hours-new", N_("New rule"), "Ctrl+E", self.new),
            Command("hours-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("hours-bin", N_("Put the record into the bin"), "Ctrl+Delete", self.to_bin),
            Command("hours-done", N_("Done with this record"), "Ctrl+Return", self.done),
            Command("hours-memo", N_("Memo for peer workers (PDF)…"), "Ctrl+P", self.print_memo),
        )


def _plan(work: Workplace) -> Plan:
    words = work.words

    def since(row: TimeLimit) -> str:
        return said_date(row.valid_from, words) if row.valid_from is not None else words(N_("not stated"))

    return Plan(
        TimeLimit, words(N_("Hours of detention")),
        (
            Column(words(N_("Country")), lambda row: work.term("country", row.country), width=120),
            Column(words(N_("What by then")), lambda row: work.term("time_limit", row.what), wide=True,
                   least=180),
            Column(words(N_("Hours")), lambda row: str(row.hours or ""), width=70),
            Column(words(N_("In force from")), since, width=110, spare=1),
            Column(words(N_("Status")), lambda row: work.term("law_status", row.status), width=150, spare=2),
        ),
        lambda number: words.plural("{n} rule", "{n} rules", number).format(n=number),
        narrowed=("country",),
    )  # fmt: skip
