"""What is shown of one row of the network's register: an own one in its form, a delivered one to be read and copied.

Knows which of both it is; what the row says, and how it is copied, it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.delivered import is_delivered
from ui.record_form import Entering, Group, RecordForm, enter_drafts
from ui.widgets.basics import WIDE_GAP, button, card, clear, column, label, scrolling
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_NOTHING, _OWN, _DELIVERED = range(3)


@dataclass(frozen=True)
class RowKind:
    """What rows of a kind are called and say (finished words): `title` and `lines` of a delivered one, and the deed
    that copies it into the register."""

    kind: type[Record]
    name: str
    how: str
    delivered: str
    copy: str
    copied: str
    binned: str
    title: Callable[[Any], str]
    lines: Callable[[Any], Iterable[tuple[str, str]]]
    make_own: Callable[[Desk, Any], tuple[Any, Changes]]
    # The deed that makes an entry of the drafts of an own row, where it is more than that.
    entering: Entering = enter_drafts


class RegisterDetail(QWidget):
    """The row."""

    def __init__(
        self, work: Workplace, kind: RowKind, groups: tuple[Group, ...], copied: Callable[[Any], None]
    ) -> None:
        super().__init__()
        self.work, self.words, self.kind = work, work.words, kind
        self._copied = copied
        self.row: Any = None
        self._own_form = RecordForm(work, groups, name=kind.name, entering=kind.entering)
        self.form = self._own_form
        self.bin_button = button(self.words(N_("To the bin")), self.to_bin, icon="trash-2")
        self.copy_button = button(kind.copy, self.copy, "primary", "copy")
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self._read = QVBoxLayout()
        self._read.setSpacing(10)
        self.stack = QStackedWidget()
        for _ in (_NOTHING, _OWN, _DELIVERED):
            self.stack.addWidget(QWidget())
        self.setLayout(column(self.stack))

    def _bring(self, place: int, make: Callable[[], QWidget]) -> None:
        """Bring a page to the front; it is laid out when it first comes there."""
        page = self.stack.widget(place)
        if page is not None and page.layout() is None:
            page.setLayout(column(make()))
        self.stack.setCurrentIndex(place)

    def _editing(self) -> QWidget:
        how = label(self.kind.how, "muted", wrap=True)
        held = column(card(how, self.wrong, self._own_form), flowing(self.bin_button), gap=WIDE_GAP - 4)
        return scrolling(held)

    def _reading(self) -> QWidget:
        lead = label(self.kind.delivered, "muted", wrap=True)
        return scrolling(column(card(lead, self._read), flowing(self.copy_button), gap=WIDE_GAP - 4))

    @property
    def forms(self) -> tuple[RecordForm, ...]:
        """Every form a row can be in."""
        return (self.form,)

    @property
    def is_own(self) -> bool:
        """Whether an own row is in front."""
        return self.stack.currentIndex() == _OWN

    @property
    def is_delivered(self) -> bool:
        """Whether a delivered row is in front."""
        return self.stack.currentIndex() == _DELIVERED

    def show_row(self, one: Any, then: Callable[[], None] | None = None) -> None:
        """Show a row, or none."""
        self.row = one
        if one is None or is_delivered(one):
            self.form.enter()
        if one is None:
            self.stack.setCurrentIndex(_NOTHING)
        elif is_delivered(one):
            self._show_delivered(one)
            self._bring(_DELIVERED, self._reading)
        else:
            self._bring(_OWN, self._editing)
            self.form.open(one, then)

    def _show_delivered(self, one: Any) -> None:
        clear(self._read)
        self._read.addWidget(label(self.kind.title(one), "heading", wrap=True))
        for name, value in self.kind.lines(one):
            if value:
                self._read.addLayout(column(label(name, "label"), label(value, wrap=True, select=True), gap=2))

    def say_wrong(self, sentences: Iterable[str]) -> None:
        """Say above the form what does not fit; nothing is held up by it."""
        said = "\n".join(sentences)
        self.wrong.setText(said)
        self.wrong.setVisible(bool(said))

    def first_focus(self) -> QWidget:
        """The form's first field, or the button of a row that is only read."""
        return self.form.first_field() if self.is_own else self.copy_button

    def copy(self) -> None:
        """Make an own row of the delivered one."""
        one, kind = self.row, self.kind
        if one is not None and is_delivered(one):
            self.work.do(lambda desk: kind.make_own(desk, one)[0], self._copied, kind.copied)

    def to_bin(self) -> None:
        """Put the own row into the bin; the banner takes it back."""
        one, kind = self.form.record, self.kind
        if one is None:
            return
        if not self.form.is_entered and not self.form.has_typed:
            self.show_row(None)
            return
        self.form.enter(lambda: self.work.to_bin(kind.kind, one.key, kind.binned))
