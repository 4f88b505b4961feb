"""Writing a source down from within an event: what it is, where it can be found, whom it identifies.

The form keeps its drafts as every form does; Esc and the button both enter what was typed. Knows one source.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.model.case import Source
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"quote", "description"})
_WARNS = N_(
    "A pseudonym beside an outlet, a date and a page is no pseudonym. Say whom this source identifies, and describe it "
    "so that it identifies nobody: where it must not be named, a dossier prints the description."
)


def groups(work: Workplace) -> tuple[Group, ...]:
    """What finds the source again, where it stands on the web and where it is kept, then whom it identifies, then what
    is rarely known."""
    words = work.words
    return (
        Group("", (("title",), ("author", "outlet"), ("published", "medium"), ("language", "pages"), ("reference",),
                   ("quote",)), _LONG),
        Group(words(N_("On the web")), (("address",), ("accessed", "saved"))),
        Group(words(N_("Whom it identifies")), (("looked_at",), ("identifies",), ("description",)), _LONG),
        Group(words(N_("Details")), (("medium_as_written", "lines"),), _LONG),
    )  # fmt: skip


class SourcePanel(Panel):
    """The form. `written` is called with the source after it was entered; not at all where nothing was typed."""

    WIDTH = 660

    def __init__(self, work: Workplace, source: Source, written: Callable[[Source], None], *, new: bool = True) -> None:
        words = work.words
        title = words(N_("New source")) if new else words(N_("Source"))
        super().__init__(title)
        self.work, self._written = work, written
        self.form = RecordForm(work, groups(work), name=title)
        self.form.entered.connect(self.finish)
        inside = QWidget()
        held = column(self.form)
        held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(held)
        self._scroll = scrolled(inside)
        self._scroll.setMinimumHeight(320)
        self.done = button(words(N_("Add the source")) if new else words(N_("Close")), self.finish, "primary")
        last = row(self.done)
        if new:
            last.insertWidget(0, button(words(N_("Cancel")), self.give_up))
        last.insertStretch(0, 1)
        warns = label(words(_WARNS), "muted", wrap=True)
        self.setLayout(column(label(title, "heading"), warns, self._scroll, last, gap=10, edge=20))
        self.form.open(source, lambda: self.form.first_field().setFocus())

    def first_focus(self) -> QWidget:
        """The first field once it is there, the button until then."""
        return self.form.first_field() if self.form.fields else self.done

    def escaped(self) -> None:
        """Esc loses nothing: what was typed is entered, and what cannot be read stays a draft."""
        self._finish()

    def finish(self) -> None:
        """Enter what was typed and hand it on; stay where something cannot be read yet."""
        wrong = next((edit for edit in self.form.fields.values() if edit.fault), None)
        if wrong is not None:
            wrong.setFocus()
            return
        self._finish()

    def _finish(self) -> None:
        if self.form.has_typed:
            self.form.enter(self._entered)
        else:
            self.close_panel()

    def _entered(self) -> None:
        record = self.form.record
        self.close_panel()
        if isinstance(record, Source):
            self._written(record)

    def give_up(self) -> None:
        """Close without a source; what was typed is forgotten, as the button says."""
        record = self.form.record
        self.form.forget()
        if record is not None:
            self.work.do(lambda desk: desk.give_up(record.key))
        self.close_panel()
