"""A list of own records of the network's register, and beside it the form of the marked one.

What a kind shows, and which lines its form has, says a `KeptKind`; what else can be done with a record, and what stands
below its form, says a view that is made of this one. Knows list, form and bin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QStackedWidget, QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.text import folded
from ui.keys import Command
from ui.pages.register_list import Answer, RegisterList
from ui.record_form import Entering, Group, RecordForm, enter_drafts
from ui.widgets.basics import GAP, button, card, column, row, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


@dataclass(frozen=True)
class Narrowing:
    """A choice above the list: its name (msgid), codes with finished words, the first for all of them, and whether a
    record fits a code."""

    name: str
    choices: tuple[tuple[str, str], ...]
    fits: Callable[[Any, str], bool]


@dataclass(frozen=True)
class KeptKind:
    """One kind of record: its name, button, icon, empty sentence and the sentence of the bin (finished words), columns,
    form, what a blank one is (of a country), how many there are, what the filter looks through, in which order."""

    kind: type[Record]
    name: str
    new: str
    icon: str
    empty: str
    binned: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    blank: Callable[[str], Record]
    counted: Callable[[int], str]
    text: Callable[[Any], str]
    order: Callable[[Any], Any]
    # The deed that makes an entry of the drafts, where it is more than that.
    entering: Entering = enter_drafts
    # What the columns and choices say beside the records themselves; read on the reading lane before the list shows.
    beside: Callable[[Look, tuple[Any, ...]], None] | None = None
    narrow: tuple[Narrowing, ...] = ()


class Below(Protocol):
    """What stands below the form: shows what belongs to a record, and enters what was typed there."""

    def show_record(self, record: Record | None) -> None:
        """Show what belongs to a record, or nothing."""

    def leave(self) -> None:
        """Enter what was typed."""


class KeptList(RegisterList):
    """The list. With `many` several rows can be selected: Shift and arrows, Ctrl and the space key."""

    def __init__(self, work: Workplace, kind: KeptKind, new: Callable[[], None], *, many: bool = False) -> None:
        empty = Empty(kind.icon, kind.empty, kind.new, new)
        super().__init__(
            work, kind.name, kind.columns, empty, key=lambda one: bytes(one.key), counted=kind.counted
        )  # fmt: skip
        self.kind = kind
        if many:
            self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.narrow = tuple((one, self.chosen_filter(one.name, one.choices)) for one in kind.narrow)
        filters = row(self.line, self.countries)
        filters.setStretch(0, 1)
        more = (row(*(choice for _, choice in self.narrow)),) if self.narrow else ()
        self.lay(column(filters, *more), self._fits)

    @property
    def selected(self) -> tuple[Any, ...]:
        """The selected records, in the order of the list."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self._found[place] for place in places if place < len(self._found))

    def _came(self, answer: Answer) -> None:
        """A new reading keeps what was selected."""
        before = {one.key for one in self.selected}
        super()._came(answer)
        if len(before) > 1:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            for at, one in enumerate(self._found):
                if one.key in before:
                    self.view.selectionModel().select(self.rows.index(at, 0), flags)

    def _fits(self) -> Callable[[Look], Answer]:
        kind, sought, country = self.kind, folded(self.line.text()).split(), self.countries.code
        narrow = tuple((one, choice.code) for one, choice in self.narrow if choice.code)

        def look(look: Look) -> Answer:
            every = sorted(look.all(kind.kind), key=kind.order)
            if kind.beside is not None:
                kind.beside(look, tuple(every))
            fits = [
                one for one in every
                if country in ("", getattr(one, "country", ""))
                and all(word in folded(kind.text(one)) for word in sought)
                and all(by.fits(one, code) for by, code in narrow)
            ]  # fmt: skip
            countries = {getattr(one, "country", "") for one in every} - {""}
            return tuple(fits), tuple(sorted(countries))

        return look


class KeptView(QWidget):
    """List and form. `deeds` are the buttons below the form, before that of the bin; `heads` those above the list;
    `below` is a widget that can do what `Below` says; with `below_first` it stands above the form."""

    commands_changed = Signal()

    def __init__(
        self,
        work: Workplace,
        kind: KeptKind,
        *,
        heads: tuple[QPushButton, ...] = (),
        deeds: tuple[QPushButton, ...] = (),
        below: Any = None,
        many: bool = False,
        below_first: bool = False,
        share: tuple[int, int] = (4, 5),
    ) -> None:
        super().__init__()
        self.work, self.words, self.kind, self.below = work, work.words, kind, below
        self.setProperty("kind", "ground")
        self.new_button = button(kind.new, self.new, icon="plus")
        self.list = KeptList(work, kind, self.new, many=many)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(self._go_in)
        self.form = RecordForm(work, kind.groups, name=kind.name, entering=kind.entering)
        self.form.left.connect(self._left)
        self.bin_button = button(self.words(N_("To the bin")), self.to_bin, icon="trash-2")
        self.deeds = deeds
        inside = column(card(self.form), flowing(*deeds, self.bin_button), gap=GAP + 4)
        if below is not None:
            inside.insertWidget(0 if below_first else inside.count(), below)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(scrolling(inside))
        side = QWidget()
        held = column(flowing(self.new_button, *heads), self.list)
        held.setStretch(1, 1)
        side.setLayout(held)
        layout = column(Split(side, self.stack, share))
        self.setLayout(layout)

    @property
    def record(self) -> Record | None:
        """The record whose form is shown; None where none is, or where a new one holds nothing yet."""
        shown = self.stack.currentIndex() == 1
        return self.form.record if shown and (self.form.is_entered or self.form.has_typed) else None

    def read(self) -> None:
        """Read list, form and what stands below it anew."""
        self.list.read()
        self.form.again()
        self._show_below(self.form.record)

    def mark(self, record: bytes) -> None:
        """Mark a record of the list."""
        self.list.take(record)
        self.list.read()
        self.list.view.setFocus()

    def go_on(self, record: Record) -> None:
        """Go on with a record that was begun and not entered: its drafts are in the form."""
        self._open(record, lambda: self.form.first_field().setFocus())

    def leave(self) -> None:
        """Enter what was typed, in the form and below it."""
        if self.below is not None:
            self.below.leave()
        self.form.enter()

    def first_focus(self) -> QWidget:
        """The list, the button where it is empty."""
        return self.list.view if self.list.stack.currentIndex() == 0 else self.new_button

    def _show(self, record: Any) -> None:
        begun = self.form.record is not None and (self.form.has_typed or not self.form.is_entered)
        if record is None and begun and self.stack.currentIndex() == 1:
            return
        if record is None:
            self.leave()
            self.stack.setCurrentIndex(0)
        else:
            self._open(record)

    def _open(self, record: Record, then: Callable[[], None] | None = None) -> None:
        if self.below is not None and (self.form.record is None or self.form.record.key != record.key):
            self.below.leave()
        self.stack.setCurrentIndex(1)
        self.form.open(record, then)
        self._show_below(record)

    def _show_below(self, record: Record | None) -> None:
        if self.below is not None:
            self.below.show_record(record)

    def _go_in(self) -> None:
        self.form.first_field().setFocus()

    def _left(self) -> None:
        record = self.form.record
        if record is not None and (self.list.marked is None or self.list.marked.key != record.key):
            self.list.take(record.key)
        self.list.read()

    def new(self) -> None:
        """Begin a record, of the country the list is narrowed to; it is there once something is typed."""
        self.leave()
        self._open(self.kind.blank(self.list.countries.code), lambda: self.form.first_field().setFocus())

    def to_bin(self) -> None:
        """Put the record into the bin; the banner takes it back. One in which nothing was typed is just left."""
        record = self.form.record
        if record is None or self.stack.currentIndex() == 0:
            return
        if not self.form.is_entered and not self.form.has_typed:
            self.form.forget()
            self._show(self.list.marked)
            return
        kind, key = type(record), record.key
        self.form.enter(lambda: self.work.to_bin(kind, key, self.kind.binned))

    def done(self) -> None:
        """Enter the record and go back to the list."""
        self.leave()
        self.list.view.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """The commands of list and form."""
        return (
            Command("kept-new", N_("New record"), "Ctrl+E", self.new),
            Command("kept-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("kept-bin", N_("Put the record into the bin"), "Ctrl+Delete", self.to_bin),
            Command("kept-done", N_("Done with this record"), "Ctrl+Return", self.done),
        )
