"""The page "Cases": the list of all cases, a new one as a form, and the workspace of the one that is open.

Knows which of the three is shown; what happens in a case is the workspace's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework.cases import led_by
from fieldcase.casework.look import Look
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case, Event
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.page import Page
from ui.pages.case_lead import with_lead
from ui.pages.record_list import Plan, RecordList
from ui.widgets.basics import button, column, row, scrolled
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.workplace import Place, Workplace

if TYPE_CHECKING:
    from ui.pages.case_new import NewCase
    from ui.pages.case_workspace import Workspace

_EMPTY = N_(
    "A case holds everything about one story of a violation: what happened, who is in it, what proves it, and the "
    "dossiers made of it."
)


@dataclass(frozen=True)
class CaseRow:
    """A case as the list shows it, with the number of its events, and who leads it where another has its code."""

    case: Case
    events: int
    led_by: str = ""


def rows_of(look: Look, records: Sequence[Case]) -> tuple[CaseRow, ...]:
    """The rows of a page of the list. Runs on the reading lane."""
    return tuple(CaseRow(case, look.count(Asked(Event, case.scope)), led_by(look, case)) for case in records)


class CasesPage(Page):
    """The page."""

    NAME = "cases"
    TITLE = N_("Cases")
    LISTENS = frozenset({"case", "event", "person", "evidence", "issued", "consent", "task"})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.new_button = button(words(N_("New case")), self.begin_new, "primary", "plus")
        self.bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
        self._head = QWidget()
        heading = row(self.title, self.bin_button, self.new_button)
        heading.setStretch(0, 1)
        self._head.setLayout(heading)
        empty = Empty("briefcase", words(_EMPTY), words(N_("New case")), self.begin_new)
        self.list = RecordList(work, self._plan(), empty)
        self.list.opened.connect(self._open_marked)
        self.list.looked_at.connect(lambda record: self.bin_button.setEnabled(record is not None))
        self.bin_button.setEnabled(False)
        listing = QWidget()
        listing.setLayout(column(self._head, self.list))
        self._new: NewCase | None = None
        self._workspace: Workspace | None = None
        self._scroll: QWidget | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(listing)
        self.listing = listing
        self.body.addWidget(self.stack, 1)

    @property
    def new(self) -> NewCase:
        """The form of a new case, made when it is first asked for."""
        if self._new is None:
            from ui.pages.case_new import NewCase

            self._new = NewCase(self.work)
            self._new.made.connect(lambda case: self.work.go(self.NAME, case.key))
            self._new.given_up.connect(lambda: self.work.go(self.NAME))
            self.stack.addWidget(self._new)
        return self._new

    @property
    def workspace(self) -> Workspace:
        """The workspace, made when the first case is opened."""
        if self._workspace is None:
            from ui.pages.case_workspace import Workspace

            self._workspace = Workspace(self.work)
            self._workspace.closed.connect(lambda: self.work.go(self.NAME))
            self._workspace.commands_changed.connect(self.commands_changed)
            self._scroll = scrolled(self._workspace)
            self.stack.addWidget(self._scroll)
        return self._workspace

    @property
    def _in_a_case(self) -> bool:
        return self._scroll is not None and self.stack.currentWidget() is self._scroll

    @property
    def _in_a_new_case(self) -> bool:
        return self._new is not None and self.stack.currentWidget() is self._new

    def _plan(self) -> Plan:
        words, work = self.words, self.work
        return Plan(
            kind=Case, name=words(self.TITLE), sort="code", narrowed=("stage",), rows=rows_of,
            record=lambda one: one.case,
            counted=lambda number: words.plural("{n} case", "{n} cases", number).format(n=number),
            columns=(
                Column(words(N_("Code")), lambda one: one.case.code, "code", width=130),
                Column(words(N_("Title")), lambda one: with_lead(one.case.title, one.led_by, work), "title", wide=True,
                       least=420),
                Column(words(N_("Stage")), lambda one: work.term("case_stage", one.case.stage), "stage", width=146),
                Column(words(N_("Country")), lambda one: work.term("country", one.case.country), "country", width=130,
                       spare=2),
                Column(words(N_("Events")), lambda one: str(one.events), width=80, spare=1),
            ),
        )  # fmt: skip

    def open(self, place: Place) -> None:
        """The list; a new case for "new"; the workspace of a case; a case or an event that was only begun."""
        record, part = place.record, place.part
        if record is None:
            if part == "new":
                self._show(self.new)
                self.new.open(None)
            else:
                self._show(self.listing)
                self.read()
            return
        self.work.ask(lambda look: _found(look, record), lambda found: self._open_found(found, part), self, "open")

    def here(self) -> Place:
        """The list; the open case, at its tab and the record marked there; the new case, begun or not."""
        if self._in_a_case and self.workspace.case is not None:
            return Place(self.NAME, self.workspace.case.key, self.workspace.part)
        if self._in_a_new_case:
            begun = self.new.form.record if self.new.form.has_typed or self.new.form.is_entered else None
            return Place(self.NAME, begun.key) if begun is not None else Place(self.NAME, None, "new")
        return Place(self.NAME)

    def _open_found(self, found: tuple[Case | None, Record | None], part: str) -> None:
        case, begun = found
        if case is not None:
            workspace = self.workspace
            self._show(self._scroll or self.listing)
            self.list.take(case.key)
            workspace.open(case, f"chronology:{begun.key.hex()}" if begun is not None else part)
            self.workspace.first_focus().setFocus()
        elif isinstance(begun, Case):
            self._show(self.new)
            self.new.open(begun)
        else:
            self.work.say(self.words(N_("This case is not here any longer.")))
            self._show(self.listing)
            self.read()

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.commands_changed.emit()

    def read(self) -> None:
        """Read what is in front anew."""
        if self._in_a_case:
            self.workspace.read()
        elif self.stack.currentWidget() is self.listing:
            self.list.read()

    def begin_new(self) -> None:
        """Begin a new case."""
        self.work.go(self.NAME, None, "new")

    def _open_marked(self) -> None:
        if self.list.marked is not None:
            self.work.go(self.NAME, self.list.marked)

    def to_bin(self) -> None:
        """Put the marked case into the bin."""
        key = self.list.marked
        if key is not None:
            self.work.to_bin(Case, key, self.words(N_("The case is in the bin.")))

    def leave(self) -> None:
        """Enter what was typed."""
        if self._new is not None:
            self._new.leave()
        if self._workspace is not None:
            self._workspace.leave()

    def first_focus(self) -> QWidget:
        """The list, the form of a new case, or what the open tab says."""
        if self._in_a_case:
            return self.workspace.first_focus()
        if self._in_a_new_case:
            return self.new.form.first_field()
        return self.list.view if self.list.stack.currentIndex() == 0 else self.new_button

    def commands(self) -> tuple[Command, ...]:
        """What can be done by keys in what is in front."""
        if self._in_a_case:
            return self.workspace.commands()
        if self._in_a_new_case:
            return (Command("case-done", N_("Begin the case"), "Ctrl+Return", self.new.finish),)
        marked = self.list
        return (
            Command("case-new", N_("New case"), "Ctrl+E", self.begin_new),
            Command("case-filter", N_("Go to the filter"), "Ctrl+F", self.list.line.setFocus),
            Command(
                "case-bin", N_("Put the case into the bin"), "Ctrl+Delete", self.to_bin,
                lambda: marked.marked is not None,
            ),
        )  # fmt: skip


def _found(look: Look, key: bytes) -> tuple[Case | None, Record | None]:
    """The case of an id; for a record that was begun and never entered, its case where there is one, and itself."""
    case = look.get(Case, key)
    if case is not None and not case.hidden:
        return case, None
    begun = look.begun(Record, key=key)
    if begun is None or isinstance(begun, Case):
        return None, begun
    return case_of(look, begun.scope), begun
