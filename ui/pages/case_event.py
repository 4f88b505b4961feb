"""The marked event beside the time line: its form, and what is made from within it: a source, a person, evidence.

Knows one event of one case; refuses to know the others.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.case import Case, Event, Source
from fieldcase.model.declare import Record
from fieldcase.model.ids import EventId, SourceId
from ui.keys import Command
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, column, label, scrolling
from ui.widgets.chooser import ChooserField
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LONG = frozenset({"what", "admissions", "notes", "disputed"})


def groups(work: Workplace) -> tuple[Group, ...]:
    """The event's fields; those that a dossier does not print come last, under a heading that says who sees them."""
    words = work.words
    return (
        Group("", (("date", "kind"), ("what",), ("people",), ("actors",), ("place", "country")), _LONG),
        Group(words(N_("How it is known")), (("sources",), ("evidence",), ("disputed",)), _LONG),
        Group(words(N_("Details")), (("medium", "day_order"), ("kind_as_written",)), _LONG),
        Group(words(N_("In no dossier until the case's lawyer releases it")), (("admissions",),), _LONG),
        Group(words(N_("For the lawyer alone: in no dossier")), (("notes",),), _LONG),
    )


class EventDetail(QWidget):
    """The form and its buttons. `gone` comes after the event was put into the bin."""

    gone = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.case: Case | None = None
        self.form = RecordForm(work, groups(work), name=self.words(N_("Event")))
        self.form.built.connect(self._add_buttons)
        self.title = label("", "heading", wrap=True)
        bin_button = button(self.words(N_("To the bin")), self.to_bin, "flat", "trash-2")
        last = flowing(
            bin_button,
            button(self.words(N_("It is an incident")), self.as_incident, icon="siren"),
            button(self.words(N_("Pattern…")), self.show_patterns, icon="link"),
            button(self.words(N_("Harm to family and children…")), self.show_harm, icon="shield"),
        )
        held = column(card(self.title, self.form, last, gap=12))
        self._scroll = scrolling(held)
        self.setLayout(column(self._scroll))

    @property
    def event_shown(self) -> Event | None:
        """The event in the form, drafts included."""
        record = self.form.record
        return record if isinstance(record, Event) else None

    def show_event(self, case: Case, event: Event, then: Callable[[], None] | None = None) -> None:
        """Leave the event that is shown and show this one."""
        self.case = case

        def came() -> None:
            self.title.setText(self.words(N_("Event")) if self.form.is_entered else self.words(N_("New event")))
            self._scroll.verticalScrollBar().setValue(0)
            if then is not None:
                then()

        self.form.open(event, came)

    def begin(self, case: Case) -> bytes:
        """Begin a new event with its date; returns its id."""
        blank = Event(id=EventId(self.work.desk.new_id()), scope=case.scope, country=case.country)
        self.show_event(case, blank, lambda: self.form.first_field().setFocus())
        return blank.key

    def to_bin(self) -> None:
        """Enter what was typed, then put the event into the bin; one in which nothing was typed is just gone."""
        event = self.event_shown
        if event is None:
            return
        if not self.form.is_entered and not self.form.has_typed:
            self.gone.emit()
            return
        self.form.enter(lambda: self._hide(event.key))

    def _hide(self, key: bytes) -> None:
        self.work.to_bin(Event, key, self.words(N_("The event is in the bin.")), self.gone.emit)

    def as_incident(self) -> None:
        """Make the event an incident, or open what makes it one."""
        from ui.pages.attack_panels import open_incident

        self._with_event(lambda event: open_incident(self.work, event))

    def show_harm(self) -> None:
        """What the event did to each person."""
        from ui.pages.attack_panels import HarmsPanel

        self._with_event(lambda event: self.work.asked_for_panel.emit(HarmsPanel(self.work, event)))

    def show_patterns(self) -> None:
        """The patterns of the case, and this event's place in them."""
        from ui.pages.pattern_panel import PatternPanel

        self._with_event(lambda event: self.work.asked_for_panel.emit(PatternPanel(self.work, event)))

    def _with_event(self, then: Callable[[Event], None]) -> None:
        """Enter the event first: what hangs on it needs it to be there."""
        event = self.event_shown
        if event is not None and (self.form.is_entered or self.form.has_typed):
            self.form.enter(lambda: then(event))

    def _add_buttons(self) -> None:
        words = self.words
        for name, made in (
            ("sources", button(words(N_("New source…")), self.new_source, icon="plus")),
            ("people", button(words(N_("New person…")), lambda: self.new_person("people"), icon="user-plus")),
            ("actors", button(words(N_("New person…")), lambda: self.new_person("actors"), icon="user-plus")),
            ("evidence", button(words(N_("Add files…")), self.add_files, icon="paperclip")),
        ):
            _beside(self.form, name, made)

    def new_source(self) -> None:
        """Write a source down and add it to the event."""
        from ui.pages.source_panel import SourcePanel

        case = self.case
        if case is None:
            return

        def open_panel(begun: Source | None) -> None:
            blank = begun or Source(id=SourceId(self.work.desk.new_id()), scope=case.scope)
            self.work.asked_for_panel.emit(SourcePanel(self.work, blank, lambda source: self._add("sources", source)))

        self.work.ask(lambda look: look.begun(Source, scope=case.scope), open_panel, self, "begun source")

    def new_person(self, field: str) -> None:
        """Make a person under a random pseudonym and add the person to the event."""
        from ui.pages.new_person import ask_for_person

        if self.case is not None:
            ask_for_person(self.work, self.case.scope, lambda person: self._add(field, person))

    def _add(self, name: str, record: Record) -> None:
        edit = self.form.fields.get(name)
        if isinstance(edit, ChooserField):
            edit.chooser.take_new(record.key, called(record, self.work.tables, self.words))

    def add_files(self) -> None:
        """Take files in as evidence of this event."""
        from ui.widgets.file_picker import FilePicker, Wanted

        title = self.words(N_("Add evidence"))
        picker = FilePicker(self.words, title, Wanted.FILES_OR_FOLDERS, Path.home(), self._take_files)
        self.work.asked_for_panel.emit(picker)

    def _take_files(self, paths: list[Path]) -> None:
        from ui.pages.evidence_import import import_files

        case, event = self.case, self.event_shown
        if case is not None and event is not None:
            self.form.enter(lambda: import_files(self.work, case, paths, event.key))


def attack_commands(detail: Callable[[], EventDetail], marked: Callable[[], bool]) -> tuple[Command, ...]:
    """What can be done with the marked event as an attack; the detail is made when it is first needed."""
    return (
        Command("event-incident", N_("It is an incident"), "Ctrl+Shift+A", lambda: detail().as_incident(), marked),
        Command("event-pattern", N_("Pattern…"), "Ctrl+Shift+L", lambda: detail().show_patterns(), marked),
        Command("event-harm", N_("Harm to family and children…"), "Ctrl+Shift+H", lambda: detail().show_harm(), marked),
    )


def begun(look: Look, key: bytes) -> Event | None:
    """The event of an id, also one that was begun and never entered."""
    return look.get(Event, key) or look.begun(Event, key=key)


def _beside(form: RecordForm, name: str, made: QPushButton) -> None:
    edit = form.fields.get(name)
    if isinstance(edit, ChooserField):
        edit.chooser.set_beside(made)
