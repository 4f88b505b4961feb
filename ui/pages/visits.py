"""Visits: the list of all visits, the interviews that wait for a decision, the questionnaires; and the visit that is
open.

Knows which of them is in front; what is done in a visit is the workspace's, what is done on a tab is the tab's.
"""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QWidget

from fieldcase.casework import visits
from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Visit
from fieldcase.model.said import said_date
from ui.keys import Command
from ui.page import Page
from ui.pages.country_note_panel import CountryNotePanel
from ui.pages.give_visits import hand_over_visits
from ui.pages.page_part import PagePart
from ui.pages.record_list import Plan, RecordList
from ui.pages.seal_begin import sealed_visit_button
from ui.pages.sealed_lines import SealedLines
from ui.pages.visit_rows import VisitRow, rows_of
from ui.pages.visit_workspace import VisitWorkspace
from ui.places import ASK
from ui.widgets.basics import button, column, scrolled
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.workplace import Place, Workplace

LIST, TRIAGE, QUESTIONNAIRES = range(3)
# What each tab is called by in a place.
TABS = ("list", "triage", "questionnaires")
_EMPTY = N_(
    "A visit is a trip to people or to a court: what was seen there, and the interviews that were given, each under a "
    "pseudonym and with the person's own consent."
)


class VisitsPage(Page):
    """The page."""

    NAME = "visits"
    TITLE = N_("Visits")
    LISTENS = frozenset({
        "visit", "interview", "site", "task", "person", "consent", "questionnaire", "recommendation", "country_note",
        "hearing", "decision", "sealed_visit",
    })  # fmt: skip

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.new_button = button(words(N_("New visit")), self.new, "primary", "plus")
        self.note_button = button(words(N_("What to know in a country …")), self.country_note, "", "book-open")
        self.note_button.hide()
        self.head.addWidget(self.note_button)
        self.seal_button = sealed_visit_button(work)
        self.head.addWidget(self.seal_button)
        self.head.addWidget(self.new_button)
        self._workspace: VisitWorkspace | None = None
        self._scroll: QScrollArea | None = None
        self._list: RecordList | None = None
        self._parts: dict[int, PagePart] = {}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words(N_("Parts of the visits")))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for title in (N_("All visits"), N_("Which become cases"), N_("Questionnaires")):
            self.tabs.addTab(words(title))
        self.tabs.currentChanged.connect(self._turned)
        self._pile = QStackedWidget()
        for _ in range(self.tabs.count()):
            held = QWidget()
            held.setLayout(column())
            self._pile.addWidget(held)
        self._listed = QWidget()
        self.sealed = SealedLines(work)
        self._listed.setLayout(column(self.sealed, self.tabs, self._pile))
        self.stack = QStackedWidget()
        self.stack.addWidget(self._listed)
        self.body.addWidget(self.stack, 1)

    def _plan(self) -> Plan:
        words, work = self.words, self.work

        def when(row: VisitRow) -> str:
            return said_date(row.visit.date, words) if row.visit.date is not None else ""

        def kind(row: VisitRow) -> str:
            return work.term("visit_kind", row.visit.kind)

        return Plan(
            kind=Visit,
            name=words(N_("Visits")),
            columns=(
                Column(words(N_("Date")), when, "date", width=150),
                Column(words(N_("Kind of visit")), kind, "kind", width=130, spare=1),
                Column(words(N_("Place")), lambda row: row.where, "place", wide=True, least=240),
                Column(words(N_("Interviews")), lambda row: str(row.told), width=90),
                Column(words(N_("Refusals")), lambda row: str(row.refused), width=80),
            ),
            counted=lambda n: words.plural("{n} visit", "{n} visits", n).format(n=n),
            sort="date",
            descending=True,
            rows=rows_of,
            record=lambda row: row.visit,
            narrowed=("kind",),
        )  # fmt: skip

    @property
    def list(self) -> RecordList:
        """The list, made when it is first shown."""
        if self._list is None:
            words = self.words
            empty = Empty("calendar-check", words(_EMPTY), words(N_("New visit")), self.new)
            self._list = RecordList(self.work, self._plan(), empty)
            self._list.opened.connect(self._open_marked)
            if not self.work.sealed_to:
                self._list.beside(hand_over_visits(self.work, self._list))
            self._hold(LIST, self._list)
        return self._list

    def _hold(self, place: int, part: QWidget) -> None:
        held = self._pile.widget(place)
        layout = held.layout() if held is not None else None
        assert layout is not None
        layout.addWidget(part)

    @property
    def part(self) -> PagePart | None:
        """What stands on the tab in front beside the list, made when it first comes there; None for the list."""
        place = self.tabs.currentIndex()
        if place == LIST:
            return None
        if place not in self._parts:
            from ui.pages.questionnaires import QuestionnairesPart  # the engine of forms comes with both
            from ui.pages.triage import TriagePart

            made: PagePart = TriagePart(self.work) if place == TRIAGE else QuestionnairesPart(self.work)
            self._parts[place] = made
            made.commands_changed.connect(self.commands_changed)
            self._hold(place, made)
        return self._parts[place]

    def _turned(self, place: int) -> None:
        self._pile.setCurrentIndex(place)
        self._show_buttons()
        self.read()
        self.commands_changed.emit()

    def _show_buttons(self) -> None:
        place = self.tabs.currentIndex()
        for one in (self.new_button, self.seal_button):
            one.setVisible(place == LIST and not self.opened and not self.work.sealed_to)
        self.note_button.setVisible(place == QUESTIONNAIRES and not self.opened)

    def country_note(self) -> None:
        """Open what the organisation says has to be known in a country, which is asked for first."""
        self.work.asked_for_panel.emit(CountryNotePanel(self.work, ""))

    @property
    def workspace(self) -> VisitWorkspace:
        """The workspace, made when a visit is first opened."""
        if self._workspace is None:
            self._workspace = VisitWorkspace(self.work, self.back)
            self._workspace.commands_changed.connect(self.commands_changed)
            self._scroll = scrolled(self._workspace)
            self.stack.addWidget(self._scroll)
        return self._workspace

    @property
    def opened(self) -> bool:
        """Whether a visit is open."""
        return self._scroll is not None and self.stack.currentWidget() is self._scroll

    def open(self, place: Place) -> None:
        """The list or another tab; a visit where the place names one, a record in it by its id in hex; a new visit for
        "new"."""
        if place.part == "new":
            self.new()
        elif place.record is not None:
            ask, key = place.part.startswith(ASK), place.part.removeprefix(ASK)
            self._show_visit(place.record, bytes.fromhex(key) if _is_hex(key) else None, ask=ask)
        elif place.part in TABS:
            if self.opened:
                self.back()
            self.tabs.setCurrentIndex(TABS.index(place.part))
            self.read()
        elif not self.opened:
            self.read()

    def here(self) -> Place:
        """The list, or the open visit at the record that is marked in it. Never "new": that would begin one more."""
        if self.opened:
            return Place(self.NAME, self.workspace.visit_id, self.workspace.part_marked)
        return Place(self.NAME, None, TABS[self.tabs.currentIndex()])

    def read(self) -> None:
        """Read what is in front anew."""
        if self.opened:
            self.workspace.read()
        else:
            self.sealed.read()
            (self.part or self.list).read()

    def leave(self) -> None:
        """Enter what was typed."""
        if self._workspace is not None:
            self._workspace.leave()
        for part in self._parts.values():
            part.leave()

    def first_focus(self) -> QWidget:
        """The list, or the visit's first field."""
        if self.opened:
            return self.workspace.first_focus()
        return self.part.first_focus() if self.part is not None else self.list.view

    def new(self) -> None:
        """Begin a visit of today and open it."""
        words, today = self.words, UncertainDate(self.work.desk.world.today().isoformat())
        self.leave()

        def made(visit: Visit) -> None:
            self._show_visit(visit.key, None)

        self.work.do(
            lambda desk: visits.new_visit(desk, "outreach", today, "", None), made, said=words(N_("A visit was begun."))
        )

    def _open_marked(self) -> None:
        if self.list.marked is not None:
            self._show_visit(self.list.marked, None)

    def _show_visit(self, visit: bytes, mark: bytes | None, *, ask: bool = False) -> None:
        workspace = self.workspace
        assert self._scroll is not None
        self.stack.setCurrentWidget(self._scroll)
        self.title.hide()
        self._show_buttons()
        workspace.open(visit, mark, ask=ask)
        self.commands_changed.emit()

    def back(self) -> None:
        """Leave the visit; the list comes to the front with that visit marked."""
        self.workspace.leave()
        self.list.take(self.workspace.visit_id)
        self.stack.setCurrentWidget(self._listed)
        self.title.show()
        self._show_buttons()
        self.read()
        self.first_focus().setFocus()
        self.commands_changed.emit()

    def commands(self) -> tuple[Command, ...]:
        """Of the list, or of the open visit."""
        if self.opened:
            return self.workspace.commands()
        turns = (
            Command("next-tab", N_("Next tab"), "Ctrl+Tab", lambda: self.turn(1)),
            Command("previous-tab", N_("Previous tab"), "Ctrl+Shift+Tab", lambda: self.turn(-1)),
        )
        if self.part is not None:
            return (*self.part.commands(), *turns)
        return (
            Command("new", N_("New visit"), "Ctrl+E", self.new),
            Command("filter", N_("Go to the filter"), "Ctrl+F", lambda: self.list.line.setFocus()), *turns,
        )  # fmt: skip

    def turn(self, step: int) -> None:
        """Go to the tab beside this one, round at the ends."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.first_focus().setFocus()


def _is_hex(part: str) -> bool:
    return len(part) == 32 and all(letter in "0123456789abcdef" for letter in part)
