"""The tab Law of courts and law: instruments and versions of provisions by country and day; law and practice.

Knows the list, what is shown beside it, and the deeds on the marked entry; what a version says is its form's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import law_register
from fieldcase.casework.law_register import Entry
from fieldcase.errors import N_
from fieldcase.model.delivered import is_delivered
from fieldcase.model.law import Instrument, Provision
from ui.keys import Command
from ui.pages.law_change_panel import ChangePanel
from ui.pages.law_detail import LawDetail
from ui.pages.law_gap import LawGap
from ui.pages.law_list import LawList
from ui.pages.law_version_panel import VersionPanel
from ui.pages.page_part import PagePart
from ui.widgets.basics import button, column, row
from ui.widgets.chips import Chips
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_LIST, _GAP = "list", "gap"


class InstrumentsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.view = Chips(
            words(N_("What is shown")),
            ((_LIST, words(N_("Instruments and provisions"))), (_GAP, words(N_("Law and practice")))),
        )  # fmt: skip
        self.view.changed.connect(self.turn)
        self.new_provision_button = button(words(N_("New provision")), self.new_provision, icon="plus")
        self.new_button = button(words(N_("New instrument")), self.new_instrument, icon="plus")
        self.list = LawList(work, self.new_instrument)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(self._go_in)
        self._detail: LawDetail | None = None
        self._gap: LawGap | None = None
        self._beside, self._under = QWidget(), QWidget()
        for holder in (self._beside, self._under):
            holder.setLayout(column())
        self.stack = QStackedWidget()
        self.stack.addWidget(Split(self.list, self._beside, (5, 4)))
        self.stack.addWidget(self._under)
        head = row(self.view, self.new_provision_button, self.new_button)
        head.setStretch(0, 1)
        layout = column(head, self.stack)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def detail(self) -> LawDetail:
        """What stands beside the list: made when something is first shown in it, so that the list is there sooner."""
        if self._detail is None:
            words = self.words
            self.version_button = button(words(N_("New version from a day…")), self.new_version, icon="calendar-check")
            self.change_button = button(words(N_("Before and after…")), self.compare, icon="history")
            self.copy_button = button(words(N_("Make it my own")), self.make_own, icon="copy")
            self.bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
            deeds = (self.change_button, self.version_button, self.copy_button, self.bin_button)
            self._detail = LawDetail(self.work, deeds)
            for form in self._detail.forms:
                form.left.connect(self._left)
            _laid_into(self._beside, self._detail)
        return self._detail

    @property
    def gap(self) -> LawGap:
        """The table of law and practice, made when it is first looked at."""
        if self._gap is None:
            self._gap = LawGap(self.work, lambda: self.turn(_LIST))
            self._gap.opened.connect(self.mark)
            _laid_into(self._under, self._gap)
        return self._gap

    @property
    def entry(self) -> Entry | None:
        """The marked entry, None where the law-and-practice table is in front or a new record is begun."""
        detail = self._detail
        return detail.entry if detail is not None and self.stack.currentIndex() == 0 else None

    def read(self) -> None:
        """Read what is in front anew."""
        self.list.read()
        if self._detail is not None:
            self._detail.again()
        if self.stack.currentIndex() == 1:
            self.gap.read()

    def turn(self, name: str) -> None:
        """Show the list, or the table of law and practice."""
        self.leave()
        self.view.choose(name)
        self.stack.setCurrentIndex(1 if name == _GAP else 0)
        self.read()
        self.first_focus().setFocus()
        self.commands_changed.emit()

    def mark(self, record: bytes) -> None:
        """Mark an entry of the list."""
        self.view.choose(_LIST)
        self.stack.setCurrentIndex(0)
        self.list.take(record)
        self.list.read()
        self.list.view.setFocus()

    def first_focus(self) -> QWidget:
        """The list or the table in front, the button where it is empty."""
        if self.stack.currentIndex() == 1:
            return self.gap.view if self.gap.found else self.view.buttons[_GAP]
        return self.list.view if self.list.stack.currentIndex() == 0 else self.new_button

    def leave(self) -> None:
        """Enter what was typed."""
        if self._detail is not None:
            self._detail.leave()

    def _show(self, one: Entry | None) -> None:
        form = self.detail.form
        if one is None and form is not None and form.record is not None and (form.has_typed or not form.is_entered):
            return
        self.detail.show_entry(one)
        self._dress(one)

    def _dress(self, one: Entry | None) -> None:
        """Show the deeds that fit what is shown."""
        provision = one is not None and isinstance(one.record, Provision)
        delivered = one is not None and is_delivered(one.record)
        self.change_button.setVisible(provision)
        self.version_button.setVisible(provision)
        self.copy_button.setVisible(delivered)
        self.bin_button.setVisible(not delivered)
        self.commands_changed.emit()

    def _go_in(self) -> None:
        form = self.detail.form
        (form.first_field() if form is not None else self.change_button).setFocus()

    def _left(self) -> None:
        form = self.detail.form
        if form is not None and form.record is not None and self.detail.entry is None:
            self.list.take(form.record.key)
        self.list.read()

    def new_instrument(self) -> None:
        """Begin an instrument, of the country that the list is narrowed to; it is there once something is typed."""
        self._begin(law_register.blank_instrument(self.work.desk, self.list.countries.code))

    def new_provision(self) -> None:
        """Begin a provision, of the marked instrument."""
        code = self.list.marked.code if self.list.marked is not None else ""
        self._begin(law_register.blank_provision(self.work.desk, code))

    def _begin(self, blank: Instrument | Provision) -> None:
        self.view.choose(_LIST)
        self.stack.setCurrentIndex(0)
        self.detail.leave()

        def there() -> None:
            if self.detail.form is not None:
                self.detail.form.first_field().setFocus()

        self.detail.open(blank, there)
        self._dress(None)

    def new_version(self) -> None:
        """Ask from which day a new version of the marked provision holds."""
        if self.entry is not None and isinstance(self.entry.record, Provision):
            self.leave()
            self.work.asked_for_panel.emit(VersionPanel(self.work, self.entry, self._made))

    def _made(self, new: Provision) -> None:
        self.list.take(new.key)
        self.list.read()
        self.list.view.setFocus()

    def compare(self) -> None:
        """Two versions of the marked provision beside one another."""
        if self.entry is not None and isinstance(self.entry.record, Provision):
            self.leave()
            self.work.asked_for_panel.emit(ChangePanel(self.work, self.entry))

    def make_own(self) -> None:
        """Copy the delivered record into the register, where it can be changed."""
        one, words = self.entry, self.words
        if one is None or not is_delivered(one.record):
            return

        def deed(desk: Desk) -> Instrument | Provision:
            return law_register.make_own(desk, one.record, words)

        self.work.do(deed, lambda made: self.mark(made.key), words(N_("It is now also your own.")))

    def to_bin(self) -> None:
        """Put the own record into the bin; the banner takes it back. One in which nothing was typed is just left."""
        form = self.detail.form
        if form is None or form.record is None:
            return
        if not form.is_entered and not form.has_typed:
            self.detail.show_entry(self.list.marked)
            self._dress(self.list.marked)
            return
        record, said = form.record, self.words(N_("It is in the bin."))
        form.enter(lambda: self.work.to_bin(type(record), record.key, said))

    def done(self) -> None:
        """Enter the record and go back to the list."""
        self.leave()
        self.list.view.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """The commands of list, entry and table."""

        def provision() -> bool:
            return self.entry is not None and isinstance(self.entry.record, Provision)

        def delivered() -> bool:
            return self.entry is not None and is_delivered(self.entry.record)

        def in_form() -> bool:
            return self._detail is not None and self._detail.form is not None

        return (
            Command("law-provision", N_("New provision"), "Ctrl+E", self.new_provision),
            Command("law-instrument", N_("New instrument"), "Ctrl+Shift+E", self.new_instrument),
            Command("law-version", N_("New version from a day"), "Ctrl+D", self.new_version, provision),
            Command("law-change", N_("Before and after"), "Ctrl+B", self.compare, provision),
            Command("law-own", N_("Make it my own"), "Ctrl+T", self.make_own, delivered),
            Command("law-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("law-day", N_("In force on a day"), "Ctrl+Shift+F", lambda: self.list.day.setFocus()),
            Command("law-practice", N_("Law and practice"), "Ctrl+G", self._turn_round),
            Command("law-bin", N_("Put the record into the bin"), "Ctrl+Delete", self.to_bin, in_form),
            Command("law-done", N_("Done with this record"), "Ctrl+Return", self.done),
        )  # fmt: skip

    def _turn_round(self) -> None:
        self.turn(_LIST if self.stack.currentIndex() == 1 else _GAP)


def _laid_into(holder: QWidget, inside: QWidget) -> None:
    layout = holder.layout()
    assert layout is not None
    layout.addWidget(inside)
