"""A field that two people wrote differently: both values side by side, and a person's choice between them.

Nothing is chosen by the program, and neither value is lost: what was not kept stays in the field's history.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import Reveals
from ui.declared import Choices, editor_of, spec_of
from ui.pages.values import said_moment, said_value
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.fields import Unread
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.conflicts import Conflict, Side
    from ui.workplace import Workplace


CHOOSE = N_("Choose which one stays. The other is kept in the history.")


class ConflictCard(QFrame):
    """The conflicts of the record that is shown; hidden while there are none."""

    def __init__(self, work: Workplace, above: QWidget | None = None) -> None:
        """`above` stands in place of the heading where the record is not shown beside."""
        super().__init__()
        self.work, self._above = work, above
        self.setProperty("kind", "card")
        self.setAccessibleName(work.words(N_("Written differently by two people")))
        self._lines = column()
        whole = column(edge=16)
        if above is not None:
            whole.addWidget(above)
        whole.addLayout(self._lines)
        self.setLayout(whole)
        self.hide()

    def show_conflicts(self, conflicts: tuple[Conflict, ...], references: dict[str, Choices]) -> None:
        """Show them; `references` are the records a field can refer to, by kind."""
        layout = self._lines
        clear(layout)
        self.setVisible(bool(conflicts))
        if not conflicts:
            return
        if self._above is None:
            layout.addWidget(label(self.accessibleName(), "heading", wrap=True))
            layout.addWidget(label(self.work.words(CHOOSE), "muted", wrap=True))
        for conflict in conflicts:
            self._show(conflict, references)

    def _show(self, conflict: Conflict, references: dict[str, Choices]) -> None:
        layout, words = self._lines, self.work.words
        title = words(conflict.field.about.label)
        layout.addWidget(label(title, "strong", wrap=True))
        for side in conflict.sides:
            said = said_value(conflict.field, side.value, self.work, references) or words(N_("empty"))
            who = column(label(said, wrap=True), label(self._written(side), "muted", wrap=True), gap=2)
            keep = button(
                words(N_("Keep this")),
                self._keeping(conflict, side.value),
                name=words(N_("Keep this: {value}")).format(value=said),
            )
            line = row(who, keep)
            line.setStretch(0, 1)
            layout.addLayout(line)
        if conflict.field.about.reveals is not Reveals.KEY:
            self._write_new(conflict, references)

    def _written(self, side: Side) -> str:
        """Who wrote a version, and when by their clock."""
        when = said_moment(side.at, self.work)
        return f"{side.by or self.work.words(N_('somebody'))} · {when}"

    def _write_new(self, conflict: Conflict, references: dict[str, Choices]) -> None:
        layout, words = self._lines, self.work.words
        edit = editor_of(spec_of(conflict.field, self.work, references, long=False), self.work)
        edit.show_value(conflict.field.empty)

        def written() -> None:
            try:
                value = edit.value()
            except Unread:
                edit.check()
                return
            self._keeping(conflict, value)()

        layout.addWidget(edit)
        layout.addWidget(flowing(button(words(N_("Write this instead")), written)))

    def _keeping(self, conflict: Conflict, value: Any) -> Callable[[], None]:
        said = self.work.words(N_("The field has one value again."))
        return lambda: self.work.do(lambda desk: desk.resolve(conflict.record, conflict.field.name, value), said=said)
