"""The letters of a vault, or of one case: the list, the letter beside it, and the deeds on the marked one.

Knows list and letter; templates, files and what is told before a letter leaves are panels of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import letters, letters_due
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.letters import Delivery, Letter
from ui.keys import Command
from ui.pages.letter_detail import ADDRESSEES, TEXT, LetterDetail
from ui.pages.letters_list import LettersList
from ui.pages.page_part import PagePart
from ui.widgets.basics import button, column, label
from ui.widgets.flow import flowing
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.letters import Post
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


class LettersPart(PagePart):
    """List and letter."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.case: Case | None = None
        self.list = LettersList(work, self.from_template)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(self._go_in)
        self.template_button = button(words(N_("From a template…")), self.from_template, "primary", "file-plus")
        self.new_button = button(words(N_("New letter")), self.new, icon="plus")
        self.file_button = button(words(N_("PDF or Word…")), self.to_file, icon="download")
        self.remind_button = button(words(N_("Reminder")), self.remind, icon="mail")
        self.bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
        self._detail: LetterDetail | None = None
        self._beside = QStackedWidget()
        self._beside.addWidget(label(words(N_("Choose a record in the list.")), "muted", wrap=True))
        layout = column(flowing(self.template_button, self.new_button), Split(self.list, self._beside, (5, 6)))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def detail(self) -> LetterDetail:
        """The letter: made when one is first shown, so that the list is there sooner."""
        if self._detail is None:
            self._detail = LetterDetail(self.work, (self.file_button, self.remind_button, self.bin_button))
            self._detail.form.left.connect(self._left)
            self._detail.entered.connect(self.list.read)
            self._beside.addWidget(self._detail)
        return self._detail

    def show_case(self, case: Case | None) -> None:
        """Show the letters of a case alone."""
        if self.case is None or case is None or self.case.key != case.key:
            self.leave()
        self.case = case
        self.list.scope = case.scope if case is not None else None

    def read(self) -> None:
        """Read the list and the letter anew."""
        self.list.read()
        today = self.work.desk.world.today()
        self.work.ask(lambda look: letters_due.overdue_number(look, today), self._count, self, "late")
        if self._beside.currentIndex() == 1:
            self.detail.again()

    def _count(self, number: int) -> None:
        self.work.counted.emit("letters", number)

    def mark(self, record: bytes) -> None:
        """Mark a letter, or the delivery of one."""

        def found(look: Look) -> tuple[Letter | None, bytes | None]:
            delivery = look.get(Delivery, record)
            if delivery is None or delivery.letter is None:
                return look.get(Letter, record), None
            return look.get(Letter, delivery.letter), record

        def came(answer: tuple[Letter | None, bytes | None]) -> None:
            letter, delivery = answer
            if letter is None:
                self.read()
                return
            self.list.take(letter.key)
            self.list.read()
            self._open(letter, delivery=delivery)

        self.work.ask(found, came, self, "mark")

    def _show(self, post: Post | None) -> None:
        if post is not None:
            self._open(post.letter)
        elif self._detail is not None and not self._detail.form.has_typed and self._detail.form.is_entered:
            self._beside.setCurrentIndex(0)

    def _open(self, letter: Letter, *, typing: bool = False, delivery: bytes | None = None) -> None:
        self._beside.setCurrentWidget(self.detail)
        shown = self.detail.letter
        if delivery is None and shown is not None and shown.key == letter.key and self.detail.form.record is not None:
            if typing:
                self.detail.form.first_field().setFocus()
            return
        if typing:
            self.detail.turn(TEXT)
        self.detail.open(letter, self.detail.form.first_field().setFocus if typing else None, delivery)
        self.commands_changed.emit()

    def _go_in(self) -> None:
        self.detail.first_focus().setFocus()

    def _left(self) -> None:
        record = self.detail.form.record
        if record is not None and self.list.marked is None:
            self.list.take(record.key)
        self.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        if self._detail is not None:
            self._detail.leave()

    def first_focus(self) -> QWidget:
        """The list where there is one."""
        return self.list.view if self.list.stack.currentIndex() == 0 else self.template_button

    def new(self) -> None:
        """Begin a letter with an empty page; one that was begun and not entered is gone on with."""
        case, desk, language = self.case, self.work.desk, self.work.language

        def begun(look: Look) -> Letter:
            found = look.begun(Letter)
            if isinstance(found, Letter) and (case is None or found.scope == case.scope):
                return found
            return letters.blank(desk, case.scope if case else None, case.country if case else "", language)

        self.work.ask(begun, lambda letter: self._open(letter, typing=True), self, "new")

    def from_template(self) -> None:
        """Begin a letter with one of our own texts."""
        from ui.pages.letter_template_panel import TemplatePanel

        self.leave()
        scope = self.case.scope if self.case is not None else None
        self.work.asked_for_panel.emit(TemplatePanel(self.work, scope, self._begun))

    def _begun(self, letter: Letter) -> None:
        self.list.take(letter.key)
        self.list.read()
        self._open(letter, typing=True)

    def to_file(self) -> None:
        """Look at the letter as it will be, and write it out."""
        from ui.pages.letter_file_panel import LetterFilePanel

        letter = self._detail.letter if self._detail is not None else None
        if letter is not None:
            self.detail.form.enter(
                lambda: self.work.asked_for_panel.emit(LetterFilePanel(self.work, letter, self._to_field))
            )

    def _to_field(self, name: str) -> None:
        self.detail.turn(TEXT if name in self.detail.form.fields else ADDRESSEES)
        field = self.detail.form.fields.get(name)
        if field is not None:
            field.setFocus()

    def remind(self) -> None:
        """Begin a reminder to those who did not answer."""
        letter, words = self._detail.letter if self._detail is not None else None, self.words
        if letter is None:
            return
        said = words(N_("A reminder is begun, to those from whom no answer is known."))
        self.detail.form.enter(
            lambda: self.work.do(lambda desk: letters.remind(desk, letter, words), self._begun, said)
        )

    def to_bin(self) -> None:
        """Put the letter into the bin; the banner takes it back."""
        form = self._detail.form if self._detail is not None else None
        record, said = form.record if form is not None else None, self.words(N_("The letter is in the bin."))
        if form is not None and record is not None and (form.is_entered or form.has_typed):
            form.enter(lambda: self.work.to_bin(Letter, record.key, said))
            self._beside.setCurrentIndex(0)

    def done(self) -> None:
        """Enter the letter and go back to the list."""
        self.leave()
        self.list.view.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """Of list and letter."""
        return (
            Command("letter-template", N_("Letter from a template…"), "Ctrl+E", self.from_template),
            Command("letter-new", N_("New letter"), "Ctrl+Shift+E", self.new),
            Command("letter-addressees", N_("Addressees of the letter"), "Ctrl+T", self._turn),
            Command("letter-file", N_("Letter as PDF or Word…"), "Ctrl+P", self.to_file),
            Command("letter-remind", N_("Reminder of this letter"), "Ctrl+R", self.remind),
            Command("letter-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("letter-bin", N_("Put the record into the bin"), "Ctrl+Delete", self.to_bin),
            Command("letter-done", N_("Done with this record"), "Ctrl+Return", self.done),
        )

    def _turn(self) -> None:
        if self._beside.currentIndex() == 1:
            self.detail.turn(TEXT if self.detail.view.code == ADDRESSEES else ADDRESSEES)
            self.detail.first_focus().setFocus()
