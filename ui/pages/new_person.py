"""A new person: a random pseudonym, what kind of person, in which case. Everything else is written afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework import people
from fieldcase.casework.called import called
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.ids import ScopeId
from fieldcase.model.people import Person
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.chooser import Chooser
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

Scopes = tuple[tuple[ScopeId, str], ...]
# How often another pseudonym is drawn where the same one comes again.
_DRAWS = 20


def ask_for_person(work: Workplace, scope: ScopeId | None, then: Callable[[Person], None]) -> None:
    """Open the panel for a new person of a case, or of a case to be chosen where `scope` is None."""

    def look(look: Look) -> tuple[str, Scopes]:
        cases = look.all(Case) if scope is None else ()
        return people.free_pseudonym(look), tuple((one.scope, called(one, work.tables, work.words)) for one in cases)

    def came(found: tuple[str, Scopes]) -> None:
        if scope is None and not found[1]:
            work.say(work.words(N_("A person belongs to a case: make a case first (Ctrl+Shift+N).")))
            return
        work.asked_for_panel.emit(NewPersonPanel(work, scope, found[0], found[1], then))

    work.ask(look, came, work, "new person")


class NewPersonPanel(Panel):
    """Pseudonym, kind, case."""

    WIDTH = 520

    def __init__(
        self, work: Workplace, scope: ScopeId | None, pseudonym: str, cases: Scopes, then: Callable[[Person], None]
    ) -> None:
        words = work.words
        super().__init__(words(N_("New person")))
        self.work, self.scope, self._then = work, scope, then
        self.pseudonym = QLineEdit(pseudonym)
        self.pseudonym.setAccessibleName(words(N_("Pseudonym")))
        self.another = button(words(N_("Another")), self._another, icon="refresh-cw")
        self.kind = Combo(words(N_("Kind of person")), options("person_kind", work.language), "client")
        self.cases = Chooser(words(N_("Case")), words(N_("take {what} away")), many=False)
        self.cases.offer(cases)
        if len(cases) == 1:
            self.cases.choose((cases[0][0],))
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.record = button(words(N_("Save")), self._record, "primary")
        last = row(self.record, button(words(N_("Leave it")), lambda: self.close_panel()))
        last.insertStretch(0, 1)
        said = words(N_("A word at random: never initials, never a nickname. A name is entered apart, if at all."))
        parts: list[QWidget] = [label(words(N_("New person")), "heading"), label(said, "muted", wrap=True)]
        if scope is None:
            parts += [label(words(N_("Case")), "label"), self.cases]
        parts.append(label(words(N_("Pseudonym")), "label"))
        self.setLayout(
            column(
                *parts, row(self.pseudonym, self.another), label(words(N_("Kind of person")), "label"), self.kind,
                self.wrong, last, gap=10, edge=20,
            )
        )  # fmt: skip
        self.pseudonym.returnPressed.connect(self._record)

    def first_focus(self) -> QWidget:
        """The case where one has to be chosen, else the kind: the pseudonym is offered already."""
        return self.cases if self.scope is None and not self.cases.chosen else self.kind

    def _another(self) -> None:
        now = self.pseudonym.text()

        def look(look: Look) -> str:
            found = (people.free_pseudonym(look) for _ in range(_DRAWS))
            return next((one for one in found if one != now), now)

        self.work.ask(look, self.pseudonym.setText, self, "another")

    def _record(self) -> None:
        scope = self.scope or next(iter(self.cases.chosen), None)
        if scope is None:
            self.wrong.setText(self.work.words(N_("Choose the case that speaks of this person.")))
            self.wrong.show()
            self.cases.setFocus()
            return
        kind, name = self.kind.code, self.pseudonym.text()
        said = self.work.words(N_("{person} is recorded.")).format(person=name)
        self.close_panel()
        self.work.do(lambda desk: people.new_person(desk, scope, kind, name), self._then, said)
