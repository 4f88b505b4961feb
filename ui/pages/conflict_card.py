"""A field that two people wrote differently: both values side by side, and a person's choice between them.

Nothing is chosen by the program, and neither value is lost: what was not kept stays in the field's history.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from fieldcase.errors import N_
from fieldcase.model.declare import Field, Record, Reveals, declared
from fieldcase.model.people import Member
from ui.declared import Choices, editor_of, spec_of
from ui.pages.values import said_value
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.fields import Unread

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


@dataclass(frozen=True)
class Conflict:
    """One field of a record and the values that stand in it, each with the pseudonym of whoever wrote it."""

    record: Record
    field: Field
    values: tuple[tuple[str, Any], ...]


def conflicts_of(look: Look, record: Record) -> tuple[Conflict, ...]:
    """The conflicts of one record. Runs on the reading lane."""
    names = {wire for _, key, wire, _ in look.conflicts() if key == record.key}
    if not names:
        return ()
    members = {member.id: member.pseudonym for member in look.all(Member)}
    found = []
    for field in declared(type(record)):
        if field.wire in names:
            versions = [one for one in look.history(type(record), record.key, field.name) if one.current]
            kept = [one for one in versions if not one.erased]
            values = tuple((members.get(one.author, ""), one.value) for one in kept)  # type: ignore[call-overload]
            found.append(Conflict(record, field, values))
    return tuple(found)


class ConflictCard(QFrame):
    """The conflicts of the record that is shown; hidden while there are none."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.setProperty("kind", "card")
        self.setAccessibleName(work.words(N_("Written differently by two people")))
        self._lines = column(edge=16)
        self.setLayout(self._lines)
        self.hide()

    def show_conflicts(self, conflicts: tuple[Conflict, ...], references: dict[str, Choices]) -> None:
        """Show them; `references` are the records a field can refer to, by kind."""
        layout = self._lines
        clear(layout)
        self.setVisible(bool(conflicts))
        if not conflicts:
            return
        layout.addWidget(label(self.accessibleName(), "heading", wrap=True))
        said = self.work.words(N_("Choose which one stays. The other is kept in the history."))
        layout.addWidget(label(said, "muted", wrap=True))
        for conflict in conflicts:
            self._show(conflict, references)

    def _show(self, conflict: Conflict, references: dict[str, Choices]) -> None:
        layout, words = self._lines, self.work.words
        title = words(conflict.field.about.label)
        layout.addWidget(label(title, "strong", wrap=True))
        for author, value in conflict.values:
            said = said_value(conflict.field, value, self.work, references) or words(N_("empty"))
            who = label(f"{author}: {said}" if author else said, wrap=True)
            keep = button(
                words(N_("Keep this")),
                self._keeping(conflict, value),
                name=words(N_("Keep this: {value}")).format(value=said),
            )
            line = row(who, keep)
            line.setStretch(0, 1)
            layout.addLayout(line)
        if conflict.field.about.reveals is not Reveals.KEY:
            self._write_new(conflict, references)

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
        layout.addWidget(button(words(N_("Write this instead")), written))

    def _keeping(self, conflict: Conflict, value: Any) -> Callable[[], None]:
        said = self.work.words(N_("The field has one value again."))
        return lambda: self.work.do(lambda desk: desk.resolve(conflict.record, conflict.field.name, value), said=said)
