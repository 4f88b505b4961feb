"""One visit that is open: its form, its interviews, its tasks, its counts, each on a tab.

Knows which visit is open and what can be done in it; each tab knows its own records.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QTabBar, QWidget

from fieldcase.casework import hearings
from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from ui.keys import Command
from ui.pages.visit_form import VisitForm
from ui.pages.visit_hearing import HearingPart
from ui.pages.visit_interviews import InterviewsPart
from ui.pages.visit_read import Opened, read_visit
from ui.pages.visit_recommendations import RecommendationsPart
from ui.pages.visit_summary import SummaryPart
from ui.pages.visit_tasks import TasksPart
from ui.pages.visit_ways import Ways
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from ui.workplace import Workplace

# Below so many widths of a letter the buttons stand under the title.
_LETTERS = 150
FORM, INTERVIEWS, TASKS, RECOMMENDATIONS, SUMMARY, HEARING = range(6)
Part = VisitForm | InterviewsPart | TasksPart | RecommendationsPart | SummaryPart | HearingPart
# The parts with a list, of which one record is marked, and the tab on which a kind of record is marked.
_LISTS = (InterviewsPart, TasksPart, RecommendationsPart)
_TAB_OF = {"task": TASKS, "recommendation": RECOMMENDATIONS, "hearing": HEARING, "decision": HEARING,
           "safety_check": FORM, "check_in": FORM}  # fmt: skip


class VisitWorkspace(QWidget):
    """The workspace. `back` leaves it. A tab is made when it first comes to the front, in a turn of its own."""

    commands_changed = Signal()

    def __init__(self, work: Workplace, back: Callable[[], None]) -> None:
        super().__init__()
        self.work, self.words, self._back = work, work.words, back
        self.setProperty("kind", "ground")
        self.visit_id: bytes | None = None
        self.opened: Opened | None = None
        self._mark: bytes | None = None
        self._ask = False
        self._parts: dict[int, Part] = {}
        self._wants_focus = False
        self.ways = Ways(self)
        self._build()

    def _build(self) -> None:
        words = self.words
        self.title = label("", "title", wrap=True)
        back = button(words(N_("All visits")), self._back, "flat", "chevron-left")
        self.refusal_button = button(words(N_("Refusal")), self.ways.refuse, "", "message-square-off")
        self.interview_button = button(words(N_("In their own words")), self.ways.interview, "", "message-square")
        self.ask_button = button(words(N_("Ask by a questionnaire")), self.ways.ask, "primary", "plus")
        self.paper_button = button(words(N_("Type in a paper form")), self.ways.type_in, "", "keyboard")
        named = row(back, self.title)
        named.setStretch(1, 1)
        self._head = row(named, row(self.refusal_button, self.paper_button, self.interview_button, self.ask_button))
        self._head.setStretch(0, 1)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(words(N_("Parts of the visit")))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        for _ in range(HEARING + 1):
            self.tabs.addTab("")
            held = QWidget()
            held.setLayout(column())
            self.stack.addWidget(held)
        self.tabs.setTabVisible(HEARING, False)
        self.tabs.currentChanged.connect(self._turned)
        layout = column(self._head, self.tabs, self.stack)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand beside the title where there is room for both, else below it."""
        wide = self.width() >= _LETTERS * self.fontMetrics().averageCharWidth()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

    def part(self, place: int) -> Part:
        """The part on a tab, made if it is not there yet."""
        if place not in self._parts:
            made: Part = (
                VisitForm(self.work) if place == FORM
                else InterviewsPart(self.work, self.ways.ask, self.ways.take_in) if place == INTERVIEWS
                else TasksPart(self.work) if place == TASKS
                else RecommendationsPart(self.work) if place == RECOMMENDATIONS
                else HearingPart(self.work) if place == HEARING
                else SummaryPart(self.work)
            )  # fmt: skip
            self._parts[place] = made
            held = self.stack.widget(place)
            layout = held.layout() if held is not None else None
            assert layout is not None
            layout.addWidget(made)
        return self._parts[place]

    @property
    def visit(self) -> Visit | None:
        """The visit that is shown."""
        return self.opened.visit if self.opened is not None else None

    def open(self, visit_id: bytes, mark: bytes | None, *, ask: bool = False) -> None:
        """Show a visit, with a record of it marked; `ask`: go on with that interview in visit mode."""
        if visit_id != self.visit_id:
            self.leave()
            self.opened = None
            self.title.clear()
            self.tabs.setCurrentIndex(FORM)
        self.visit_id, self._mark, self._ask = visit_id, mark, ask
        self.read()

    def read(self) -> None:
        """Read the visit anew."""
        visit_id, mark = self.visit_id, self._mark
        if visit_id is not None:
            self.work.ask(lambda look: read_visit(look, visit_id, mark), self._came, self, "visit")

    def _came(self, opened: Opened | None) -> None:
        if opened is None:
            self._back()
            return
        new = self.opened is None
        self.opened = opened
        words, counts = self.words, opened.counts
        name = called(opened.visit, self.work.tables, words)
        self.title.setText(name[:1].upper() + name[1:])
        titles = (
            words(N_("Visit")), words(N_("Interviews ({n})")).format(n=counts.interviews + counts.refusals),
            words(N_("Tasks ({n})")).format(n=opened.tasks),
            words(N_("Recommendations ({n})")).format(n=opened.recommendations), words(N_("Close of the visit")),
            words(N_("Hearing")),
        )  # fmt: skip
        hearing = opened.visit.kind == hearings.KIND
        self.tabs.setTabVisible(HEARING, hearing)
        for place, text in enumerate(titles):
            self.tabs.setTabText(place, text)
        if new:
            self.tabs.setFocus()
        if new and hearing and not opened.marked:
            self.tabs.setCurrentIndex(HEARING)
        if self._ask and self._mark is not None:
            self._ask = False
            self.ways.go_on_asking(self._mark)
        if opened.marked:
            place = _TAB_OF.get(opened.marked, INTERVIEWS)
            if place != self.tabs.currentIndex():
                self.tabs.setCurrentIndex(place)
                return
        self._fill_soon()

    def _turned(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.commands_changed.emit()
        if self.opened is not None:
            self._fill_soon()

    def _fill_soon(self) -> None:
        """Fill the tab in front: now where it is there, else in a turn of its own."""
        if self.tabs.currentIndex() in self._parts:
            self._fill()
        else:
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        opened, place = self.opened, self.tabs.currentIndex()
        if opened is None:
            return
        mark, self._mark = self._mark, None
        part = self.part(place)
        part.show_visit(opened.visit, opened.counts, mark)
        if self._wants_focus:
            self._wants_focus = False
            part.setFocus()

    @property
    def part_marked(self) -> str:
        """The record marked on the tab in front, in hex; empty where there is none."""
        part = self._parts.get(self.tabs.currentIndex())
        marked = part.list.marked if isinstance(part, _LISTS) else None
        return marked.hex() if marked is not None else ""

    def turn(self, step: int) -> None:
        """Go to the tab beside this one, round at the ends."""
        self._wants_focus = True
        place = (self.tabs.currentIndex() + step) % self.tabs.count()
        self.tabs.setCurrentIndex(place if self.tabs.isTabVisible(place) else (place + step) % self.tabs.count())

    def leave(self) -> None:
        """Enter what was typed on any tab."""
        for part in self._parts.values():
            part.leave()

    def first_focus(self) -> QWidget:
        """The tabs."""
        return self.tabs

    def show_interview(self, interview: bytes | None) -> None:
        """Read anew, with the interview that came marked; None where none did."""
        if interview is not None:
            self._mark = interview
        self.read()

    def begin_telling(self) -> None:
        """Go to the fields of the interview that is marked."""
        interviews = self._parts.get(INTERVIEWS)
        if isinstance(interviews, InterviewsPart):
            interviews.focus_detail()

    def remove(self) -> None:
        """Put what is marked into the bin: on the form the visit, elsewhere the record."""
        part, visit = self._parts.get(self.tabs.currentIndex()), self.visit
        if isinstance(part, _LISTS):
            part.remove()
        elif visit is not None:
            self.leave()
            said = self.words(N_("The visit lies in the bin, with everything in it."))
            self.work.to_bin(Visit, visit.key, said, self._back)

    def _new(self) -> None:
        part = self._parts.get(self.tabs.currentIndex())
        if isinstance(part, TasksPart):
            part.line.setFocus()
        elif isinstance(part, RecommendationsPart):
            part.add()
        elif isinstance(part, HearingPart):
            part.enter_decision()
        else:
            self.ways.ask()

    def _filter(self) -> None:
        part = self._parts.get(self.tabs.currentIndex())
        if isinstance(part, _LISTS):
            part.list.line.setFocus()

    def commands(self) -> tuple[Command, ...]:
        """What can be done in a visit."""
        new = {TASKS: N_("New task"), RECOMMENDATIONS: N_("New recommendation"), HEARING: N_("Enter the decision")}
        return (
            Command("new", new.get(self.tabs.currentIndex(), N_("Ask by a questionnaire")), "Ctrl+E", self._new),
            Command("new-words", N_("New interview in their own words"), "Ctrl+Shift+E", self.ways.interview),
            Command("refusal", N_("Refusal"), "Ctrl+R", self.ways.refuse),
            Command("paper", N_("Type in a paper form"), "Ctrl+Shift+P", self.ways.type_in),
            Command("answers", N_("Take in answers from Kobo or ODK …"), "Ctrl+Shift+I", self.ways.take_in),
            Command("filter", N_("Go to the filter"), "Ctrl+F", self._filter),
            Command("remove", N_("Put into the bin"), "Ctrl+Del", self.remove),
            Command("next-tab", N_("Next tab"), "Ctrl+Tab", lambda: self.turn(1)),
            Command("previous-tab", N_("Previous tab"), "Ctrl+Shift+Tab", lambda: self.turn(-1)),
            Command("done", N_("Done with this record"), "Ctrl+Return", self._done),
        )

    def _done(self) -> None:
        self.leave()
        if self.tabs.currentIndex() == FORM:
            self._back()
        else:
            self.tabs.setFocus()
