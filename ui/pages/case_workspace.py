"""One case as a person works on it: its head, what its people agreed to, and its tabs, each made when first looked at.

Knows which tabs there are and what their titles count; what a tab shows is the tab's.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QWidget

from fieldcase.casework.glance import Glance, glance
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.keys import Command
from ui.pages.case_tab import Tab
from ui.widgets.basics import button, column, label, row
from ui.widgets.flow import Flow
from ui.widgets.turns import delayed
from ui.workplace import Workplace


@dataclass(frozen=True)
class TabStop:
    """A tab: its name in a place's part, its title (msgid), where it is written, the kind its title counts."""

    name: str
    title: str
    where: str
    counts: str = ""

    @property
    def module(self) -> str:
        """The module of the tab."""
        return self.where.partition(":")[0]

    @property
    def kind(self) -> str:
        """The class of the tab."""
        return self.where.partition(":")[2]


TABS = (
    TabStop("chronology", N_("Chronology"), "ui.pages.case_chronology:ChronologyTab", "event"),
    TabStop("law", N_("Facts and law"), "ui.pages.case_law:LawTab"),
    TabStop("people", N_("People"), "ui.pages.case_people:PeopleTab", "person"),
    TabStop("evidence", N_("Evidence"), "ui.pages.case_evidence:EvidenceTab", "evidence"),
    TabStop("letters", N_("Letters"), "ui.pages.case_letters:LettersTab", "letter"),
    TabStop("decisions", N_("Decisions"), "ui.pages.case_decisions:DecisionsTab", "decision"),
    TabStop("dossiers", N_("Dossiers"), "ui.pages.case_dossiers:DossiersTab", "issued"),
    TabStop("history", N_("History"), "ui.pages.case_history:HistoryTab"),
)
# The questions stand beside the chronology.
QUESTIONS = "questions"


class Workspace(QWidget):
    """The case that is open. `closed` asks for the list of all cases; `commands_changed` comes with another tab."""

    closed = Signal()
    commands_changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "page")
        self.case: Case | None = None
        self.tabs: dict[str, Tab] = {}
        self._wanted: tuple[TabStop, bytes | None] = (TABS[0], None)
        self._wants_focus = self._asked = False
        self._step: Callable[[], None] = self._open_wanted
        self._turns = delayed(self, 0, self._take_turn)
        self._lay()

    def _lay(self) -> None:
        words = self.words
        self.back = button("", self.closed.emit, "flat", "chevron-left", name=words(N_("All cases")))
        self.title = label("", "heading", wrap=True)
        self.dossier = button(words(N_("Make a dossier")), self.make_dossier, "primary", "file-text")
        self.hand = button(words(N_("Hand over the case")), self.hand_over, "", "usb")
        self.chips = QWidget()
        self._flow = Flow(self.chips)
        head = row(self.back, column(self.title, self.chips, gap=4), self.hand, self.dossier)
        head.setStretch(1, 1)
        self.bar = QTabBar()
        self.bar.setAccessibleName(words(N_("Parts of the case")))
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        for stop in TABS:
            self.bar.addTab(words(stop.title))
        self.bar.currentChanged.connect(lambda place: self._show_tab(place, None))
        self.stack = QStackedWidget()
        self.setLayout(column(head, self.bar, self.stack, gap=6))

    @property
    def tab(self) -> Tab | None:
        """The tab in front."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Tab) else None

    def open(self, case: Case, part: str) -> None:
        """Show a case, at a part of it: the name of a tab, "questions", or "name:<hex id>" to mark a record there."""
        name, _, marked = part.partition(":")
        mark = bytes.fromhex(marked) if marked else None
        other = self.case is None or self.case.id != case.id
        self.case = case
        place = next((at for at, stop in enumerate(TABS) if stop.name == name), -1)
        if name == QUESTIONS or (place < 0 and other):
            place = 0
        self._show_head(case)
        self._wants_focus = True
        self._asked = name == QUESTIONS and mark is None
        self._show_tab(place if place >= 0 else self.bar.currentIndex(), mark)
        self.read()

    def _show_tab(self, place: int, mark: bytes | None) -> None:
        """Bring a tab to the front. One that is new is read in, made and opened in three turns of the event loop."""
        if self.case is None:
            return
        before, stop = self.tab, TABS[place]
        if before is not None and before is not self.tabs.get(stop.name):
            before.leave()
        if self.bar.currentIndex() != place:
            self.bar.blockSignals(True)
            self.bar.setCurrentIndex(place)
            self.bar.blockSignals(False)
        self._wanted = (stop, mark)
        if stop.name in self.tabs:
            self._turns.stop()
            self._open_wanted()
        else:
            self._turn(self._read_in)

    def _turn(self, step: Callable[[], None]) -> None:
        self._step = step
        self._turns.start()

    def _take_turn(self) -> None:
        self._step()

    def _read_in(self) -> None:
        importlib.import_module(self._wanted[0].module)
        self._turn(self._make)

    def _make(self) -> None:
        stop = self._wanted[0]
        if stop.name not in self.tabs:
            made: Tab = getattr(importlib.import_module(stop.module), stop.kind)(self.work)
            made.commands_changed.connect(self.commands_changed)
            self.tabs[stop.name] = made
            self.stack.addWidget(made)
        self._turn(self._open_wanted)

    def _open_wanted(self) -> None:
        stop, mark = self._wanted
        made, case = self.tabs.get(stop.name), self.case
        if made is None or case is None:
            return
        self.stack.setCurrentWidget(made)
        self.commands_changed.emit()
        made.open(case, mark)
        focus = QApplication.focusWidget()
        if self._wants_focus and (focus is None or focus is self.bar or not self.isAncestorOf(focus)):
            made.first_focus().setFocus()
        self._wants_focus = False
        if self._asked:
            self._asked = False
            getattr(made, "show_questions", made.setFocus)()

    def read(self) -> None:
        """Read what the head and the titles of the tabs say."""
        case, words = self.case, self.words
        if case is None:
            return

        def look(look: Look) -> Glance | None:
            now = look.get(Case, case.key)
            return glance(look, now, words) if now is not None and not now.hidden else None

        self.work.ask(look, self._came, self, "glance")

    def _came(self, found: Glance | None) -> None:
        if found is None:
            self.leave()
            self.case = None
            self.closed.emit()
            return
        self.case = found.case
        self._show_head(found.case, found)
        for place, stop in enumerate(TABS):
            number = found.counts.get(stop.counts, 0)
            title = self.words(stop.title)
            self.bar.setTabText(place, f"{title} ({number})" if number else title)

    def _show_head(self, case: Case, found: Glance | None = None) -> None:
        self.title.setText(" · ".join(part for part in (case.code, case.title) if part))
        self._flow.empty()
        self._flow.addWidget(label(self.work.term("case_stage", case.stage), "chip"))
        if found is not None:
            dress = f"chip-{found.agreed.dress}" if found.agreed.dress else "chip"
            self._flow.addWidget(label(found.agreed.text, dress))
        if case.example:
            self._flow.addWidget(label(self.words(N_("example")), "chip-warn"))

    @property
    def part(self) -> str:
        """The tab in front and the record marked in it, as `open` takes them."""
        tab = self.tab
        if tab is None:
            return ""
        return f"{tab.NAME}:{tab.marked.hex()}" if tab.marked is not None else tab.NAME

    def make_dossier(self) -> None:
        """Go to the builder of dossiers with this case."""
        if self.case is not None:
            self.work.go("reports", self.case.key)

    def hand_over(self) -> None:
        """Ask to whom the case is handed over."""
        from ui.pages.give_panel import ask_what_to_give

        if self.case is not None:
            ask_what_to_give(self.work, self, kinds=(Case,), ticked=(self.case,))

    def step(self, by: int) -> None:
        """The next tab, or the one before, and the focus into it."""
        self.bar.setFocus()
        self._wants_focus = True
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def leave(self) -> None:
        """Enter what was typed in any tab."""
        for tab in self.tabs.values():
            tab.leave()

    def first_focus(self) -> QWidget:
        """What has the focus first: the tab's own."""
        return self.tab.first_focus() if self.tab is not None else self.bar

    def commands(self) -> tuple[Command, ...]:
        """Steps between tabs, the dossier, and the commands of the tab in front."""
        own = self.tab.commands() if self.tab is not None else ()
        return (
            *own,
            Command("tab-next", N_("Next part of the case"), "Ctrl+Tab", lambda: self.step(1)),
            Command("tab-before", N_("Part of the case before"), "Ctrl+Shift+Tab", lambda: self.step(-1)),
            Command("dossier", N_("Make a dossier"), "", self.make_dossier),
            Command("hand-over", N_("Hand over the case"), "", self.hand_over),
            Command("all-cases", N_("All cases"), "", self.closed.emit),
        )
