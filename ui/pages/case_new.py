"""A new case as a form: the title first, a code that is free, country and language. Enter opens the case.

What is typed is kept as drafts; leaving makes the case. A form in which nothing was typed leaves nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldcase.casework import cases, settings
from fieldcase.errors import N_, CodeTaken
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.ids import CaseId
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Ground, button, card, column, label, row, scrolled
from ui.widgets.chooser import ChooserField

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


def blank_case(desk: Desk) -> Case:
    """A case that is nowhere entered yet, under the next free code, led by whoever sits at the desk."""
    return Case(
        id=CaseId(desk.new_id()), scope=desk.new_scope("case"), code=cases.next_code(desk),
        language=settings.get(desk, "language"), lead=desk.member,
    )  # fmt: skip


def _is_taken(look: Look, case: Case) -> bool:
    for hidden in (False, True):
        asked = Asked(Case, equals=(("code", case.code),), hidden=hidden)
        if any(one.id != case.id for one in look.page(Case, look.vector(asked))):
            return True
    return False


class NewCase(QWidget):
    """The form. `made` brings the case after it was entered, `given_up` asks for the list again."""

    made = Signal(object)
    given_up = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        lines = (("title",), ("code", "country"), ("language",))
        self.form = RecordForm(work, (Group("", lines),), name=words(N_("New case")))
        self.form.built.connect(self._built)
        self.form.entered.connect(self.finish)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.begin_button = button(words(N_("Begin the case")), self.finish, "primary")
        said = label(
            words(N_("No name of a client in the title: the case is known by its code and by what happened.")),
            "muted", wrap=True,
        )  # fmt: skip
        last = row(self.begin_button, button(words(N_("Give up")), self.give_up))
        last.addStretch(1)
        framed = card(label(words(N_("New case")), "heading"), said, self.form, self.wrong, last, gap=12)
        framed.setMaximumWidth(760)
        inside = Ground()
        held = column(framed)
        held.addStretch(1)
        inside.setLayout(held)
        self.setLayout(column(scrolled(inside)))
        self._code_typed = False

    def open(self, begun: Case | None) -> None:
        """Begin a case, or go on with one that was begun and never entered."""
        self.wrong.hide()
        if begun is not None:
            self._show(begun)
        elif isinstance(self.form.record, Case) and not self.form.is_entered and not self.form.has_typed:
            self._show(self.form.record)  # opened before and left untouched: it needs no second scope
        else:
            self.work.do(blank_case, self._show)

    def _show(self, case: Case) -> None:
        self._code_typed = False
        self.form.open(case, lambda: self.form.first_field().setFocus())

    def _built(self) -> None:
        self.form.fields["country"].edited.connect(lambda _name: self._follow_country())
        self.form.fields["code"].edited.connect(lambda _name: self._typed_code())

    def _typed_code(self) -> None:
        self._code_typed = True
        self.wrong.hide()

    def _follow_country(self) -> None:
        """Offer the country's next code, unless somebody typed one."""
        edit = self.form.fields["country"]
        if not self._code_typed and isinstance(edit, ChooserField):
            country = str(edit.value())
            self.work.ask(lambda look: cases.next_code(look, country), self._offer_code, self, "code")

    def _offer_code(self, code: str) -> None:
        edit = self.form.fields.get("code")
        if edit is not None and not self._code_typed:
            edit.show_value(code)
            edit.edited.emit("code")
            self._code_typed = False

    def finish(self) -> None:
        """Make the case and open it; a code that another case has is said beside the form."""
        shown = self.form.record
        if not isinstance(shown, Case):
            return
        if not self.form.has_typed:
            self.form.first_field().setFocus()
            return
        case = self.form.as_typed()
        assert isinstance(case, Case)
        self.work.ask(lambda look: _is_taken(look, case), lambda taken: self._finish(case, taken), self, "taken")

    def _finish(self, case: Case, taken: bool) -> None:
        if taken:
            self.wrong.setText(CodeTaken(code=case.code).told(self.words))
            self.wrong.show()
            self.form.fields["code"].setFocus()
            return
        self.form.enter(lambda: self._entered(case))

    def _entered(self, case: Case) -> None:
        self.form.forget()
        self.made.emit(case)

    def give_up(self) -> None:
        """Forget what was typed and go back to the list."""
        record = self.form.record
        if record is not None and not self.form.is_entered:
            typed = self.form.has_typed
            self.form.forget()
            if typed:
                self.work.do(lambda desk: desk.give_up(record.key))
        self.given_up.emit()

    def leave(self) -> None:
        """Enter what was typed, as every form does when it is left."""
        self.form.enter()
