"""What is shown of one row of the lists of words: an own one in its form, a delivered one to be read and set aside, one
that is set aside with the reason and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import word_lists
from fieldcase.errors import N_
from fieldcase.model.declare import field_named
from fieldcase.model.results import Wording
from fieldcase.model.said import said_date
from ui.pages.register_detail import RegisterDetail, RowKind
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, clear, column, label, scrolling
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LINES = (
    ("list", "language"), ("avoid",), ("instead",), ("reason",), ("level", "country"), ("law",),
    ("valid_from", "valid_to"), ("status", "checked_on"), ("source",),
)  # fmt: skip
_HOW = N_(
    "A star stands for any ending: “заяц*”. The guard marks these words in your own texts and never in quotations. "
    "Country, law and day are for words that a law punishes."
)
_DELIVERED = N_("This row comes with the program and is not changed. It can be set aside, with your reason.")
_ASIDE = N_(
    "This delivered row is set aside: it marks nothing. Say why, so that the next person knows; the way back is below."
)
_OF_LAW = frozenset({"country", "law", "valid_from", "valid_to"})
_SET_ASIDE = 3


class WordsDetail(RegisterDetail):
    """The row."""

    def __init__(self, work: Workplace, made: Callable[[Wording], None]) -> None:
        words = work.words
        kind = RowKind(
            Wording, words(N_("Row of a list of words")), words(_HOW), words(_DELIVERED), words(N_("Set aside")),
            words(N_("The row is set aside.")), words(N_("The row is in the bin.")),
            title=lambda one: "; ".join(one.avoid), lines=self._lines, make_own=word_lists.set_aside,
        )  # fmt: skip
        super().__init__(work, kind, (Group("", _LINES, frozenset({"reason"})),), made)
        self._reason = RecordForm(
            work, (Group("", (("reason",),), frozenset({"reason"})),), name=words(N_("Why it is set aside"))
        )  # fmt: skip
        self._name = label("", "heading", wrap=True)
        self._told = QVBoxLayout()
        self._told.setSpacing(10)
        self.stack.addWidget(QWidget())

    def _putting_aside(self) -> QWidget:
        back = button(self.words(N_("Take it back into the list")), self.to_bin, icon="undo-2")
        lead = label(self.words(_ASIDE), "muted", wrap=True)
        return scrolling(column(card(lead, self._name, self._reason, self._told), flowing(back), gap=WIDE_GAP - 4))

    @property
    def forms(self) -> tuple[RecordForm, ...]:
        """That of an own row, and that of the reason."""
        return self._own_form, self._reason

    @property
    def is_own(self) -> bool:
        """Whether a row is in front that can be put into the bin: one of one's own, or what sets another aside."""
        return super().is_own or self.stack.currentIndex() == _SET_ASIDE

    def show_row(self, one: Any, then: Callable[[], None] | None = None) -> None:
        """Show a row, or none."""
        form = self._reason if isinstance(one, Wording) and one.set_aside else self._own_form
        if form is not self.form:
            self.form.enter()
            self.form = form
        super().show_row(one, then)
        if form is self._reason:
            self._show_aside(one)
            self._bring(_SET_ASIDE, self._putting_aside)

    def _show_aside(self, one: Wording) -> None:
        clear(self._told)
        self._name.setText("; ".join(one.avoid))
        row = word_lists.beneath(one)
        for name, value in self._lines(row) if row is not None else ():
            if value:
                self._told.addLayout(column(label(name, "label"), label(value, wrap=True), gap=2))

    def _lines(self, one: Wording) -> Iterator[tuple[str, str]]:
        """A row as pairs of a label and what stands there; what is of the law only where there is one."""
        for name in (name for line in _LINES for name in line if name != "avoid"):
            if name not in _OF_LAW or one.law:
                field = field_named(Wording, name)
                yield self.words(field.about.label), self._value(one, name, field.about.vocabulary)

    def _value(self, one: Wording, name: str, vocabulary: str) -> str:
        value = getattr(one, name)
        if vocabulary:
            return self.work.term(vocabulary, value)
        return value if isinstance(value, str) else said_date(value, self.words) if value is not None else ""
