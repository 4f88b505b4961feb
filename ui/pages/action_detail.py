"""What is shown of one action: its form, what does not fit in it, and what was handed out at it.

Knows one action and its materials; which one it is, the list says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import campaigns
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action
from ui.pages.handouts_card import HandoutsCard
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, column, label, scrolling
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"aim", "result", "next_step", "notes"})
_NOWHERE = N_("No town and no region: this action counts for no place yet.")
_REGION = N_(
    "“{name}” says of itself that it is a region: it counts as no town. Write it into the field of the region."
)


def _groups(work: Workplace) -> tuple[Group, ...]:
    words = work.words
    return (
        Group("", (
            ("settlements",), ("country", "region"), ("date",), ("day_inferred",), ("forms",), ("form",), ("aim",),
            ("participants", "participants_words"), ("sites", "number"), ("addressed",), ("result",), ("next_step",),
        ), _LONG),
        Group(words(N_("In no report unless you say so")), (("organisation",), ("partners",))),
        Group(words(N_("Source and evidence")), (("source",), ("evidence",)), folded=True),
        Group(words(N_("In no report")), (("notes",),), _LONG, folded=True),
    )  # fmt: skip


class ActionDetail(QWidget):
    """The action, or a sentence where none is marked."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.form = RecordForm(work, _groups(work), name=words(N_("Action")))
        self.form.edited.connect(self._doubt)
        self.form.showed.connect(self._doubt)
        self.handouts = HandoutsCard(work, self.form.enter)
        self.bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
        self._nothing = label(words(N_("Choose an action in the list.")), "muted", wrap=True)
        empty = QWidget()
        empty.setLayout(column(self._nothing))
        self.area = scrolling(column(card(self.form), self.handouts, flowing(self.bin_button), gap=WIDE_GAP - 4))
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        self.stack.addWidget(self.area)
        self.setLayout(column(self.stack))

    @property
    def has_one(self) -> bool:
        """Whether an action is shown."""
        return self.stack.currentIndex() == 1

    def show_action(self, one: Action | None, then: Callable[[], None] | None = None) -> None:
        """Show an action, or none; call `then` when its form is there."""
        if one is None:
            self.leave()
            self.stack.setCurrentIndex(0)
            self.handouts.show_action(None)
            return
        before = self.form.record
        if before is None or before.key != one.key:
            self.handouts.leave()
            self.area.verticalScrollBar().setValue(0)
        self.stack.setCurrentIndex(1)
        self.form.open(one, then)
        self.handouts.show_action(one)

    def again(self) -> None:
        """Read the action and its materials anew."""
        if self.has_one:
            self.form.again()
            self.handouts.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()
        self.handouts.leave()

    def first_focus(self) -> QWidget:
        """The form's first field."""
        return self.form.first_field()

    def new_handout(self) -> None:
        """Write down what was handed out."""
        self.handouts.new()

    def _doubt(self, _name: str = "") -> None:
        """Say beside the field of the towns what keeps the action from being counted in a place."""
        typed = self.form.as_typed()
        if not isinstance(typed, Action) or "settlements" not in self.form.fields:
            return
        words = self.words
        region = next((name for name in typed.settlements if campaigns.is_region(name)), "")
        nowhere = not campaigns.towns_of(typed) and not campaigns.regions_of(typed)
        asks = nowhere and (self.form.is_entered or self.form.has_typed)
        said = words(_REGION).format(name=region) if region else words(_NOWHERE) if asks else ""
        self.form.fields["settlements"].doubt(said)

    def to_bin(self) -> None:
        """Put the action into the bin; the banner takes it back."""
        record = self.form.record
        if record is None or not self.has_one:
            return
        if not self.form.is_entered and not self.form.has_typed:
            self.form.forget()
            self.stack.setCurrentIndex(0)
            return
        said = self.words(N_("The action is in the bin."))
        self.form.enter(lambda: self.work.to_bin(Action, record.key, said))
