"""The tab "Chronology": the drawn time line on the left; on the right the marked event, or the case's questions.

Knows the events of one case; what an event's form does is the detail's, what a file's columns mean the import's.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework.look import Look
from fieldcase.casework.storyline import Narrowed, Storyline, storyline
from fieldcase.errors import N_
from fieldcase.model.case import Case, Event, Source
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.pages.case_event import EventDetail, attack_commands, begun
from ui.pages.case_filters import Filters
from ui.pages.case_lines import lines
from ui.pages.case_side import CaseSide
from ui.pages.case_tab import Tab
from ui.widgets.basics import button, column, label, row
from ui.widgets.empty import Empty
from ui.widgets.flow import Flow
from ui.widgets.split import Split
from ui.widgets.timeline import Line, TimeLine
from ui.widgets.turns import delayed
from ui.workplace import Workplace

_EMPTY = N_(
    "The chronology says what happened, day by day, each line with its source. Begin with the first thing you know, or "
    "bring a table in."
)
_EVENT, _SIDE = 0, 1
_SIDE_AFTER_MS = 300
# How many lines of text the two parts need at least, side by side and one below the other.
_LINES_BESIDE, _LINES_BELOW = 10, 28


class ChronologyTab(Tab):
    """The tab."""

    NAME = "chronology"
    TITLE = N_("Chronology")
    LISTENS: ClassVar[frozenset[str]] = frozenset(
        {"event", "act", "person", "source", "evidence", "task", "case", "incident", "pattern"}
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.filters = Filters(work)
        self.filters.changed.connect(self.read)
        self.line = TimeLine(words(self.TITLE))
        self.line.setMinimumSize(240, 90)
        self.line.looked_at.connect(self._look_at)
        self.line.opened.connect(lambda _key: self.go_to_event())
        self.line.dropped.connect(self._dropped)
        self.counted = label("", "muted")
        self._detail: EventDetail | None = None
        self._side: CaseSide | None = None
        self._marked = b""
        self._lay()

    def _lay(self) -> None:
        words = self.words
        self.new_button = button(words(N_("New event")), self.begin_new, icon="plus")
        sources = button(words(N_("Sources…")), self.show_sources, icon="link")
        bring = button(words(N_("Import a chronology…")), self.bring_in, icon="download")
        buttons = QWidget()
        flow = Flow(buttons)
        for one in (self.new_button, sources, bring):
            flow.addWidget(one)
        tools = row(buttons)
        tools.setStretch(0, 1)
        empty = Empty("clock", words(_EMPTY), words(N_("Write the first event")), self.begin_new)
        full = QWidget()
        full.setLayout(column(self.filters, self.line, self.counted, gap=6))
        self.left = QStackedWidget()
        self.left.addWidget(full)
        self.left.addWidget(empty)
        self.to_event = button(words(N_("Event")), lambda: self.show_part(_EVENT), "chip-button")
        self.to_side = button(words(N_("Questions")), lambda: self.show_part(_SIDE), "chip-button")
        for one in (self.to_event, self.to_side):
            one.setCheckable(True)
            tools.addWidget(one)
        self.right = QStackedWidget()
        self.split = Split(self.left, self.right, (3, 2))
        self.body.addLayout(tools)
        self.body.addWidget(self.split, 1)
        self._side_timer = delayed(self, 0, self._open_side)

    @property
    def detail(self) -> EventDetail:
        """The event's form, made when the first event is looked at."""
        if self._detail is None:
            self._detail = EventDetail(self.work)
            self._detail.gone.connect(self._gone)
            self.right.addWidget(self._detail)
        return self._detail

    @property
    def side(self) -> CaseSide:
        """Reasons and questions, made a turn of the event loop after the time line."""
        if self._side is None:
            self._side = CaseSide(self.work)
            self._side.counted.connect(self._count_questions)
            self.right.addWidget(self._side)
        return self._side

    def _open_side(self) -> None:
        if self.case is not None:
            self.side.open(self.case)
            self.show_part(_EVENT if self._marked else _SIDE)

    def show_part(self, part: int) -> None:
        """Show the event or the questions on the right."""
        part = part if self._marked else _SIDE
        self.right.setCurrentWidget(self.detail if part == _EVENT else self.side)
        self.to_event.setEnabled(bool(self._marked))
        self.to_event.setChecked(part == _EVENT)
        self.to_side.setChecked(part == _SIDE)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the chronology of a case, with an event or a source of it where one is named."""
        if self.case is None or self.case.id != case.id:
            self.leave()
            self.filters.clear()
            self._marked = b""
        super().open(case, mark)
        # Where an event was asked for, it comes first.
        self._side_timer.start(0 if mark is None else _SIDE_AFTER_MS)
        if mark is not None:
            self.work.ask(lambda look: _named(look, mark), self._open_named, self, "named")

    def _open_named(self, record: Record | None) -> None:
        if isinstance(record, Source):
            from ui.pages.source_panel import SourcePanel

            self.work.asked_for_panel.emit(SourcePanel(self.work, record, lambda _source: None, new=False))
        elif isinstance(record, Event) and self.case is not None:
            self.filters.clear()
            self._show(record)
            self.line.take(record.key)
        else:
            self.show_questions()

    @property
    def marked(self) -> bytes | None:
        """The event that is shown."""
        return self._marked or None

    def read(self) -> None:
        """Read the chronology anew, narrowed as the filters say."""
        case, narrowed, words = self.case, self.filters.narrowed, self.words
        if case is None:
            return

        def look(look: Look) -> tuple[Storyline, tuple[Line, ...]]:
            story = storyline(look, case.scope, narrowed, words)
            return story, lines(story, look.tables, words)

        self.work.ask(look, lambda answer: self._came(answer[0], answer[1], narrowed), self, "story")
        if self._side is not None:
            self._side.read()

    def _came(self, story: Storyline, drawn: tuple[Line, ...], narrowed: Narrowed) -> None:
        self.filters.offer(story)
        self.line.show_lines(drawn)
        shown = sum(bool(line.key) for line in drawn)
        self.left.setCurrentIndex(0 if story.total or shown or narrowed else 1)
        self.counted.setText(self._counted(shown, story.total, narrowed))
        if not self._marked:
            return
        if any(line.key == self._marked for line in drawn):
            self.line.take(self._marked)
            self.detail.form.again()
        elif not narrowed and self.detail.form.is_entered:
            self._gone()

    def _counted(self, shown: int, total: int, narrowed: Narrowed) -> str:
        words = self.words
        if narrowed:
            return words(N_("{shown} of {total} events")).format(shown=shown, total=total)
        return words.plural("{n} event", "{n} events", shown).format(n=shown)

    def _look_at(self, key: bytes) -> None:
        if key and key != self._marked:
            self.work.ask(lambda look: begun(look, key), self._show, self, "event")

    def _show(self, event: Event | None) -> None:
        if event is None or self.case is None:
            return
        self._marked = event.key
        self.detail.show_event(self.case, event)
        self.show_part(_EVENT)

    def begin_new(self) -> None:
        """Begin a new event."""
        if self.case is None:
            return
        self.line.clearSelection()
        self._marked = self.detail.begin(self.case)
        self.show_part(_EVENT)

    def _gone(self) -> None:
        self._marked = b""
        self.detail.form.forget()
        self.show_part(_SIDE)
        self.line.setFocus()

    def to_bin(self) -> None:
        """Put the marked event into the bin."""
        if self._marked:
            self.detail.to_bin()

    def finish(self) -> None:
        """Enter the event and go back to the time line."""
        self.leave()
        self.line.setFocus()

    def go_to_event(self) -> None:
        """Go to the first field of the marked event."""
        self.detail.form.first_field().setFocus()

    def show_questions(self) -> None:
        """Show the questions and go to the line of a new one."""
        self.show_part(_SIDE)
        self.side.focus()

    def show_sources(self) -> None:
        """Show the sources of the case."""
        from ui.pages.sources_panel import SourcesPanel

        if self.case is not None:
            self.work.asked_for_panel.emit(SourcesPanel(self.work, self.case))

    def bring_in(self) -> None:
        """Bring in a chronology from a table."""
        from ui.pages.chronology_import import choose_table

        if self.case is not None:
            self.leave()
            choose_table(self.work, self.case)

    def _count_questions(self, number: int) -> None:
        words = self.words
        self.to_side.setText(words(N_("Questions ({n})")).format(n=number) if number else words(N_("Questions")))
        self.to_side.setAccessibleName(self.to_side.text())

    def _dropped(self, key: bytes, paths: list[str]) -> None:
        from ui.pages.evidence_import import import_files

        case = self.case
        if case is not None and paths:
            files = [Path(path) for path in paths]
            self.leave()
            import_files(self.work, case, files, key or None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the line and what is beside or below it room to be read; where there is none, the page scrolls."""
        super().resizeEvent(event)
        lines = _LINES_BESIDE if self.split.beside else _LINES_BELOW
        self.split.setMinimumHeight(lines * self.fontMetrics().lineSpacing())

    def leave(self) -> None:
        """Enter what was typed."""
        if self._detail is not None:
            self._detail.form.enter()
        if self._side is not None:
            self._side.leave()

    def first_focus(self) -> QWidget:
        """The time line, or the button of the first event."""
        return self.line if self.left.currentIndex() == 0 else self.new_button

    def commands(self) -> tuple[Command, ...]:
        """What can be done by keys."""
        filter_line = self.filters.line

        return (
            Command("event-new", N_("New event"), "Ctrl+E", self.begin_new),
            Command("event-filter", N_("Go to the filter"), "Ctrl+F", filter_line.setFocus),
            Command(
                "event-bin", N_("Put the event into the bin"), "Ctrl+Delete", self.to_bin, lambda: bool(self._marked)
            ),
            Command("event-done", N_("Done with this record"), "Ctrl+Return", self.finish),
            Command("event-question", N_("Ask a question"), "Ctrl+Shift+E", self.show_questions),
            *attack_commands(lambda: self.detail, lambda: bool(self._marked)),
            Command("event-import", N_("Import a chronology…"), "", self.bring_in),
        )


def _named(look: Look, key: bytes) -> Record | None:
    """The event or source of an id, also one that was begun; None for anything else."""
    event = begun(look, key)
    return event if event is not None else look.get(Source, key)
