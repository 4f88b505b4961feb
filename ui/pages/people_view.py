"""A list of people and the person that is marked in it: of the whole vault, or of one case.

The page People and the tab People of a case are this view with another scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from fieldcase.casework import agreed
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import ScopeId
from fieldcase.model.people import Consent, Person
from fieldcase.model.said import said_date
from ui.keys import Command
from ui.pages.new_person import ask_for_person
from ui.pages.person_detail import PersonDetail
from ui.pages.record_list import Plan, RecordList
from ui.widgets.basics import column
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

LISTENS = frozenset({"person", "consent", "case"})


@dataclass(frozen=True)
class PersonRow:
    """One row: the person, the case or visit that speaks of them, what their consents come to."""

    person: Person
    where: str
    agreed: str


class PeopleView(QWidget):
    """List and detail. `everywhere`: of all cases and visits; then a column says of which."""

    def __init__(self, work: Workplace, *, everywhere: bool) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self._everywhere = everywhere
        self._scope: ScopeId | None = None
        words = self.words
        self.list = RecordList(work, self._plan(), self._empty())
        self.detail = PersonDetail(work)
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(self._to_detail)
        self.detail.gone.connect(self.list.read)
        self.split = Split(self.list, self.detail, (1, 1))
        self.setAccessibleName(words(N_("People")))
        self.setLayout(column(self.split))

    def _plan(self) -> Plan:
        words = self.words
        columns = [
            Column(words(N_("Pseudonym")), lambda one: one.person.pseudonym, "pseudonym", width=104),
            Column(words(N_("Kind of person")), self._kind, "kind", wide=True, least=200),
        ]
        if self._everywhere:
            columns.append(Column(words(N_("Case or visit")), lambda one: one.where, width=124, spare=1))
        # As wide as "without the name: 10 of 10" is in the window's language.
        letters = len(self.work.term("identity_level", "without_name"))
        columns.append(Column(words(N_("Consent")), lambda one: one.agreed, width=6 * letters + 76))
        return Plan(
            Person, words(N_("People")), tuple(columns), self._counted, "pseudonym",
            rows=self._rows, record=lambda one: one.person, narrowed=("kind",),
        )  # fmt: skip

    def _kind(self, one: PersonRow) -> str:
        return self.work.term("person_kind", one.person.kind)

    def _counted(self, number: int) -> str:
        return self.words.plural("{n} person", "{n} people", number).format(n=number)

    def _empty(self) -> Empty:
        words = self.words
        said = words(N_("Whoever a case speaks of stands here under a pseudonym, with what the person agreed to."))
        return Empty("users", said, words(N_("New person")), self.new)

    def _rows(self, look: Look, found: tuple[Any, ...]) -> Sequence[PersonRow]:
        """The rows of a page of people. Runs on the reading lane."""
        tables, words, today = look.tables, self.words, look.world.today()
        scopes = {one.scope for one in found}
        consents = {scope: look.all(Consent, scope) for scope in scopes}
        where = {scope: self._where(look, scope) for scope in scopes} if self._everywhere else {}
        return [
            PersonRow(
                one, where.get(one.scope, ""),
                agreed.in_a_line(one, consents[one.scope], today, tables, words).text,
            )
            for one in found
        ]  # fmt: skip

    def _where(self, look: Look, scope: ScopeId) -> str:
        case = case_of(look, scope)
        if case is not None:
            return case.code
        visit = next(iter(look.all(Visit, scope)), None)
        if visit is None:
            return ""
        when = said_date(visit.date, self.words) if visit.date is not None else ""
        return self.words(N_("visit {date}")).format(date=when).strip()

    def open(self, scope: ScopeId | None, mark: bytes | None) -> None:
        """Show the people of a case, or of all, one of them marked."""
        if scope != self._scope:
            self.detail.open(None)
        self._scope = scope
        self.list.show_scope(scope)
        self.list.take(mark)
        self.list.read()
        self.detail.read()

    @property
    def marked(self) -> bytes | None:
        """The person that is marked in the list."""
        return self.list.marked

    @property
    def stands(self) -> bool:
        """List and detail are made at once."""
        return True

    def read(self) -> None:
        """Read the list anew; the person listens by itself."""
        self.list.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.detail.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list.view

    def _show(self, person: Person | None) -> None:
        # Beside a list that holds nothing there is nobody to be chosen.
        self.detail.setVisible(person is not None or self.list.filtered)
        self.detail.open(person)

    def _to_detail(self) -> None:
        self.detail.form.first_field().setFocus()

    def new(self) -> None:
        """Record somebody new."""
        ask_for_person(self.work, self._scope, self._recorded)

    def _recorded(self, person: Person) -> None:
        self.list.take(person.key)
        self.list.read()

    def _done(self) -> None:
        self.detail.leave()
        self.list.view.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """The commands of the list and of the person."""
        return (
            Command("person-new", N_("New person"), "Ctrl+E", self.new),
            Command("person-filter", N_("Filter the people"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("person-bin", N_("Put the person into the bin"), "Ctrl+Delete", self.detail.to_bin),
            Command("person-done", N_("Done with this person"), "Ctrl+Return", self._done),
            Command(
                "person-questions",
                N_("Three questions of consent"),
                "Ctrl+Shift+Q",
                self.detail.three_questions,
            ),
            Command("person-relations", N_("How they stand to others"), "Ctrl+Shift+R", self.detail.relations),
        )
