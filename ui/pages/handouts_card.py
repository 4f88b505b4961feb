"""What was handed out or shown at one action: a line for each, the form of the one that is being changed.

Knows the materials of one action; they are kept once the action is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import campaign_said, campaigns
from fieldcase.errors import N_
from fieldcase.model.campaigns import Action, Handout
from fieldcase.model.ids import HandoutId
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, clear, column, label, row
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace


class HandoutsCard(QWidget):
    """The card. `enter_action` enters the action's own form, then calls what it is given."""

    def __init__(self, work: Workplace, enter_action: Callable[[Callable[[], None]], None]) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self._enter_action = enter_action
        self.action: Action | None = None
        self.found: tuple[Handout, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        lines = (("kind",), ("what",), ("count", "language"))
        self.form = RecordForm(work, (Group("", lines),), name=words(N_("Material handed out")))
        self.form.left.connect(self.read)
        self.form.entered.connect(self.done)
        self.new_button = button(words(N_("Material handed out")), self.new, icon="plus")
        self.done_button = button(words(N_("Done")), self.done, icon="check")
        self.bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2",
                                 name=words(N_("Material to the bin")))  # fmt: skip
        self._editing = QWidget()
        self._editing.setLayout(column(self.form, flowing(self.done_button, self.bin_button)))
        self._editing.hide()
        heading = label(words(N_("Materials")), "heading")
        self.setLayout(column(card(heading, self._lines, self._editing, flowing(self.new_button))))

    def show_action(self, action: Action | None) -> None:
        """Show the materials of an action."""
        other = self.action is None or action is None or self.action.key != action.key
        self.action = action
        if other:
            self.leave()
            self._editing.hide()
            self.found = ()
            clear(self._lines)
        self.read()

    def read(self) -> None:
        """Read the lines anew."""
        action = self.action
        if action is not None:
            self.work.ask(lambda look: campaigns.handouts(look, action), self._came, self, "handouts")

    def _came(self, found: tuple[Handout, ...]) -> None:
        if found == self.found:
            return
        self.found = found
        clear(self._lines)
        for one in found:
            said = campaign_said.material(one, self.work.tables, self.words) or self.words(N_("Material handed out"))
            change = self.words(N_("Change: {what}")).format(what=said)
            line = row(
                label(said, wrap=True), button("", partial(self.open, one), "chip-button", "pencil", name=change)
            )
            line.setStretch(0, 1)
            self._lines.addLayout(line)

    def open(self, one: Handout) -> None:
        """Change a line."""
        self._editing.show()
        self.form.open(one, lambda: self.form.first_field().setFocus())

    def new(self) -> None:
        """Begin a line; the action it belongs to is entered first."""
        action, key = self.action, HandoutId(self.work.desk.new_id())
        if action is not None:
            blank = Handout(id=key, scope=action.scope, action=action.id)
            self._enter_action(lambda: self.open(blank))

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def done(self) -> None:
        """Enter the line and close its form."""
        self.form.enter()
        self._editing.hide()
        self.new_button.setFocus()

    def to_bin(self) -> None:
        """Put the line into the bin."""
        record = self.form.record
        self._editing.hide()
        self.new_button.setFocus()
        if record is None or not (self.form.is_entered or self.form.has_typed):
            return
        said = self.words(N_("The material is in the bin."))
        self.form.enter(lambda: self.work.to_bin(Handout, record.key, said))
