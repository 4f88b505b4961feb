"""To whom a letter goes: the addressees with their clocks, the form of the marked delivery, what is said about it.

Addressees are typed or pasted, one a line. Knows one letter; what a day means is casework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.casework import letters
from fieldcase.casework.letters import Standing, standing, wrong
from fieldcase.casework.letters_told import said_standing
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.dates import UncertainDate
from fieldcase.model.letters import Delivery, Letter
from ui.pages.letter_accounts import AccountsCard
from ui.pages.record_list import Plan, RecordList
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, column, row, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace

_EMPTY = N_("No addressee yet. Write one a line above, or paste a list.")
_HINT = N_("Addressees, one a line")
_DATED = ("sent", "received", "due", "answered")
_LINES_SHOWN = 2


class Deliveries(QWidget):
    """The addressees of one letter."""

    # How many there are.
    numbered = Signal(int)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.letter: Letter | None = None
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(words(_HINT))
        self.box.setPlaceholderText(words(_HINT))
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * _LINES_SHOWN + 14)
        self.add_button = button(words(N_("Add addressees")), self.add, icon="plus")
        self.sent_button = button(words(N_("All sent today")), self.all_sent, icon="check")
        self.form = RecordForm(work, _groups(work), name=words(N_("Delivery")), entering=letters.enter_delivery)
        self.list = RecordList(work, _plan(work), Empty("mail", words(_EMPTY), "", self.box.setFocus))
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.form.first_field().setFocus())
        self.form.left.connect(self.list.read)
        self.form.edited.connect(self._doubt)
        self.form.showed.connect(self._doubt)
        self.accounts = AccountsCard(work)
        self.silence_button = button(words(N_("No answer: into the chronology")), self.no_answer, icon="history")
        self.bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
        self._there = False
        self._below = QWidget()
        self._below.setLayout(column(gap=WIDE_GAP - 4))
        top = row(self.box, column(self.add_button, self.sent_button, gap=6))
        top.setStretch(0, 1)
        self.setLayout(column(scrolling(column(top, self.list, self._below))))

    def open(self, letter: Letter, mark: bytes | None = None) -> None:
        """Show the addressees of a letter, one of them marked."""
        if self.letter is None or self.letter.key != letter.key:
            self.leave()
            self.form.forget()
            self.box.clear()
            self._below.hide()
        self.letter = letter
        self.work.do(lambda desk: letters.count_anew(desk, letter))  # what came in since may change a last day
        self.list.take(mark)
        self.list.show_asked(Asked(Delivery, scope=letter.scope, equals=(("letter", letter.id),)))

    def read(self) -> None:
        """Read list, form and accounts anew."""
        if self.letter is not None:
            self.list.read()
            self.form.again()
            self.accounts.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()
        self.accounts.leave()

    def first_focus(self) -> QWidget:
        """The list, or the box where there is nobody yet."""
        return self.list.view if self.list.marked is not None else self.box

    def _build(self) -> None:
        layout = self._below.layout()
        assert layout is not None
        for one in (card(self.form), flowing(self.silence_button, self.bin_button), self.accounts):
            layout.addWidget(one)
        self._there = True

    def _show(self, record: Record | None) -> None:
        self.numbered.emit(self.list.rows.rowCount())
        if isinstance(record, Delivery):
            if not self._there:
                self._build()
            self._below.show()
            self.form.open(record)
            self.accounts.open(record)
        elif not self.form.has_typed:
            self._below.hide()

    def _doubt(self) -> None:
        """What cannot be in the days stands beside each; silence is offered where it can be said."""
        typed = self.form.as_typed()
        if not isinstance(typed, Delivery):
            return
        today = self.work.desk.world.today()
        sentences = {one.field: self.words(one.message) for one in wrong(typed, today)}
        for name in _DATED:
            if name in self.form.fields:
                self.form.fields[name].doubt(sentences.get(name, ""))
        self.silence_button.setEnabled(standing(typed, today) is Standing.SILENT)

    def add(self) -> None:
        """Add the addressees in the box."""
        letter, text = self.letter, self.box.toPlainText()
        if letter is None or not text.strip():
            self.box.setFocus()
            return

        def deed(desk: Desk) -> tuple[Delivery, ...]:
            return letters.address(desk, letter, text)

        def added(made: tuple[Delivery, ...]) -> None:
            self.box.clear()
            self.list.take(made[0].key if made else None)
            self.list.read()
            self.list.view.setFocus()

        number = len(letters.addressees_in(text))
        said = self.words.plural("{n} addressee added.", "{n} addressees added.", number).format(n=number)
        self.work.do(deed, added, said)

    def all_sent(self) -> None:
        """Keep that the letter went today to everybody to whom it had not gone."""
        letter = self.letter
        if letter is None:
            return
        today = UncertainDate(self.work.desk.world.today().isoformat())
        said = self.words(N_("Sent today to all to whom it had not gone."))
        self.form.enter(
            lambda: self.work.do(
                lambda desk: letters.sent(desk, letters.of_letter(desk, letter), "", today), lambda _: self.read(), said
            )
        )

    def no_answer(self) -> None:
        """Write into the chronology of the case that no answer came."""
        record, words = self.form.record, self.words
        if not isinstance(record, Delivery):
            return
        said = words(N_("It stands in the chronology of the case."))

        def deed(desk: Desk) -> None:
            letters.no_answer(desk, desk.get(Delivery, record.id) or record, words)

        self.form.enter(lambda: self.work.do(deed, None, said))

    def to_bin(self) -> None:
        """Put the delivery into the bin; the banner takes it back."""
        record = self.form.record
        if record is not None and self.form.is_entered:
            said = self.words(N_("The delivery is in the bin."))
            self.form.enter(lambda: self.work.to_bin(Delivery, record.key, said))


def _plan(work: Workplace) -> Plan:
    words = work.words

    def stands(one: Delivery) -> str:
        return said_standing(one, work.desk.world.today(), words)

    return Plan(
        Delivery, words(N_("Addressees")),
        (
            Column(words(N_("Addressee")), lambda one: one.addressee, wide=True, least=120),
            Column(words(N_("How it stands")), stands, width=250),
        ),
        lambda number: words.plural("{n} addressee", "{n} addressees", number).format(n=number), short=True,
    )  # fmt: skip


def _groups(work: Workplace) -> tuple[Group, ...]:
    words = work.words
    return (
        Group("", (("addressee",), ("way", "sent"))),
        Group(words(N_("Receipt and time")), (("received", "proof"), ("reference",), ("due", "due_by"))),
        Group(words(N_("Answer")), (("result", "answered"), ("answer",)), frozenset({"answer"})),
        Group(
            words(N_("Address, source, files")),
            (("organisation",), ("address",), ("source",), ("proof_evidence",), ("answer_evidence",), ("notes",)),
            frozenset({"address", "notes"}), folded=True,
        ),
    )  # fmt: skip
