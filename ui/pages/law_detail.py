"""What is shown of one instrument or one version of a provision: an own one in its form, a delivered one to be read.

Knows one entry and its questions; what is done with it beyond the form is the tab's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fieldcase.casework.law_register import Entry
from fieldcase.errors import N_
from fieldcase.model.delivered import is_delivered
from fieldcase.model.law import Instrument, Provision
from ui.pages.law_said import Told
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, card, clear, column, label, scrolling
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"text", "practice", "gap", "notes"})
_DELIVERED = N_(
    "This comes with the program and is not changed. An own version stands before it; which of them held on a day, "
    "their dates say."
)
NOTHING, INSTRUMENT, PROVISION, DELIVERED = range(4)


def instrument_groups(work: Workplace) -> tuple[Group, ...]:
    """The form of an instrument."""
    words = work.words
    return (
        Group("", (("title",), ("title_en",), ("code", "country"), ("kind", "number"), ("valid_from", "valid_to"),
                   ("replaced_by",)), _LONG),
        Group(words(N_("How it was checked")), (("status", "checked_on"), ("source",)), _LONG),
        Group(words(N_("Law and practice")), (("practice",), ("contrary_to",), ("notes",)), _LONG),
    )  # fmt: skip


def provision_groups(work: Workplace) -> tuple[Group, ...]:
    """The form of a version of a provision."""
    words = work.words
    return (
        Group("", (("instrument", "number"), ("title",), ("title_en",), ("valid_from", "valid_to"), ("text",),
                   ("offences",)), _LONG),
        Group(words(N_("What it allows")), (("punishments",), ("fine_from", "fine_to"), ("term_to", "criminal_record")),
              _LONG),
        Group(words(N_("How it was checked")), (("status", "checked_on"), ("source",)), _LONG),
        Group(words(N_("Law and practice")), (("gap",), ("contrary_to",)), _LONG),
    )  # fmt: skip


class LawDetail(QWidget):
    """The entry: one of two forms, or a text to read. `deeds` are the buttons that stand below all of them."""

    def __init__(self, work: Workplace, deeds: tuple[QPushButton, ...]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.entry: Entry | None = None
        self.instrument_form = RecordForm(work, instrument_groups(work), name=self.words(N_("Instrument")))
        self.provision_form = RecordForm(work, provision_groups(work), name=self.words(N_("Provision")))
        # In each of the places that scroll: beside large text there is no room for it above them.
        self._questions = tuple(label("", "chip-warn", wrap=True) for _ in range(DELIVERED))
        self._read = QVBoxLayout()
        self._read.setSpacing(10)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        for form, asked in zip(self.forms, self._questions, strict=False):
            self.stack.addWidget(scrolling(column(asked, card(form), gap=WIDE_GAP - 4)))
        lead = label(self.words(_DELIVERED), "muted", wrap=True)
        self.reading = scrolling(column(self._questions[-1], card(lead, self._read), gap=WIDE_GAP - 4))
        self.stack.addWidget(self.reading)
        self.deeds = flowing(*deeds)
        self._ask(())
        layout = column(self.stack, self.deeds)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    @property
    def forms(self) -> tuple[RecordForm, RecordForm]:
        """The two forms."""
        return self.instrument_form, self.provision_form

    @property
    def form(self) -> RecordForm | None:
        """The form in front, None where a text is read or nothing is shown."""
        place = self.stack.currentIndex()
        return self.forms[place - 1] if place in (INSTRUMENT, PROVISION) else None

    @property
    def questions(self) -> str:
        """What does not fit in the dates of the entry, empty where nothing."""
        return self._questions[0].text()

    def _ask(self, questions: tuple[str, ...]) -> None:
        for asked in self._questions:
            asked.setText("\n".join(questions))
            asked.setVisible(bool(questions))

    def show_entry(self, one: Entry | None) -> None:
        """Show an entry, or none."""
        self.entry = one
        self._ask(one.questions if one is not None else ())
        self.deeds.setVisible(one is not None)
        if one is None:
            self.leave()
            self.stack.setCurrentIndex(NOTHING)
        elif is_delivered(one.record):
            self.leave()
            self._show_delivered(one)
            self.stack.setCurrentIndex(DELIVERED)
        else:
            self.open(one.record)

    def open(self, record: Instrument | Provision, then: Callable[[], None] | None = None) -> None:
        """Open an own record, or a blank one, in its form."""
        place = INSTRUMENT if isinstance(record, Instrument) else PROVISION
        if self.entry is None or self.entry.record.key != record.key:
            self.entry = None
            self._ask(())
        other = self.forms[2 - place]
        other.enter()
        self.deeds.show()
        self.stack.setCurrentIndex(place)
        self.forms[place - 1].open(record, then)

    def _show_delivered(self, one: Entry) -> None:
        told = Told(self.work)

        def came(lines: tuple[tuple[str, str], ...]) -> None:
            clear(self._read)
            self._read.addWidget(label(told.heading(one), "heading", wrap=True))
            for name, value in lines:
                self._read.addLayout(column(label(name, "label"), label(value, wrap=True, select=True), gap=2))

        # Said on the lane: what says the first sum of money is loaded with it, and would keep the window waiting.
        self.work.ask(lambda _look: tuple(told.lines(one)), came, self, "lines")

    def leave(self) -> None:
        """Enter what was typed into either form."""
        for form in self.forms:
            form.enter()

    def again(self) -> None:
        """Read the record in front anew."""
        if self.form is not None:
            self.form.again()
