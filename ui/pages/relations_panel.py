"""How a person of a case stands to others: each relation in a line, a new one, and what of it stays inside.

A relation between a client or a child and anybody is kinship or leads to somebody, and stays inside (decision 55).
Knows the relations of one person; refuses to decide what of them may be told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.ids import PersonId, RelationId
from fieldcase.model.people import Person
from fieldcase.model.security import Relation
from ui.pages.record_panel import RecordPanel
from ui.record_form import Group
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_INSIDE = N_(
    "Told outside are only relations between officials, authors and those who acted, by what they do; in a public file "
    "none that leads to somebody who is hidden. Who is near a client or a child stays inside."
)
_NONE = N_("Nothing is written yet. A journalist and his sister who writes too: that is a relation.")
Found = list[tuple[Relation, str]]


class RelationsPanel(Panel):
    """The relations, and the way to a new one."""

    WIDTH = 620

    def __init__(self, work: Workplace, person: Person) -> None:
        words = work.words
        title = words(N_("How {name} stands to others")).format(name=person.pseudonym)
        super().__init__(title)
        self.work, self.about = work, person
        self._lines = column(gap=4)
        self.new_button = button(words(N_("New relation")), self.begin, "primary", "plus")
        last = row(button(words(N_("Close")), self.escaped), self.new_button)
        last.insertStretch(0, 1)
        said = label(words(_INSIDE), "muted", wrap=True)
        self.setLayout(column(label(title, "heading", wrap=True), said, self._lines, last, gap=10, edge=20))
        work.changed.connect(self._heard)
        self.read()

    def _heard(self, changes: object) -> None:
        if "relation" in getattr(changes, "kinds", ()):
            self.read()

    def read(self) -> None:
        """Read the relations of the person anew."""
        person, work, words = self.about, self.work, self.work.words

        def read(look: Look) -> Found:
            names = {one.id: called(one, work.tables, words) for one in look.all(Person, person.scope)}
            of_one = (one for one in look.all(Relation, person.scope) if person.id in (one.person, one.other))
            return [(one, _said(one, names, work)) for one in of_one]

        work.ask(read, self._show, self, "relations")

    def _show(self, found: Found) -> None:
        clear(self._lines)
        for one, said in found:
            self._lines.addWidget(LineButton(said, partial(self._open, one), icon="users"))
        if not found:
            self._lines.addWidget(label(self.work.words(_NONE), "muted", wrap=True))

    def begin(self) -> None:
        """Begin a new one, of this person."""
        self._open(
            Relation(id=RelationId(self.work.desk.new_id()), scope=self.about.scope, person=self.about.id)
        )  # fmt: skip

    def _open(self, relation: Relation) -> None:
        words = self.work.words
        groups = (
            Group("", (("person",), ("kind",), ("other",)), frozenset()),
            Group(words(N_("How it is known")), (("source",), ("evidence",)), frozenset()),
            Group(words(N_("For the team: in no dossier that leaves")), (("words",),), frozenset({"words"})),
        )
        gone = words(N_("The relation is in the bin."))
        self.work.asked_for_panel.emit(RecordPanel(self.work, relation, groups, words(N_("Relation")), gone))

    def first_focus(self) -> QWidget:
        """The button of a new one."""
        return self.new_button


def _said(one: Relation, names: dict[PersonId, str], work: Workplace) -> str:
    """A relation in a line: who, as what, to whom; what is not said yet is a dash."""
    kind = work.term("relation_kind", one.kind) if one.kind else "–"
    first, second = (names.get(each, "–") if each else "–" for each in (one.person, one.other))
    return f"{first} – {kind} – {second}"
