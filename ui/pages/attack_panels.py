"""Panels at an event: what makes it an incident, and the harm it did to each person, the family among them.

Refuses to know what of it may be told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import incidents
from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.case import Event
from fieldcase.model.ids import HarmId
from fieldcase.model.people import Person
from fieldcase.model.security import Harm, Incident
from ui.pages.record_panel import RecordPanel
from ui.record_form import Group
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LONG = frozenset({"how", "targeted", "measures", "assessment", "notes", "what", "health", "support"})
_INSIDE = N_(
    "Harm to a child or to the family stays inside: a dossier tells it only where that child or relative is told of."
)
_NO_HARM = N_("Nothing is written yet. Write down what the event did to one person, one record for each.")


def open_incident(work: Workplace, event: Event) -> None:
    """Make an event an incident where it is none, and open what makes it one."""
    words = work.words
    groups = (
        Group("", (("types",), ("domains",), ("victims",), ("near_miss",), ("how",)), _LONG),
        Group(words(N_("Details")), (("targeted",), ("reported_to",), ("campaign",), ("captures",)), _LONG),
        Group(words(N_("For the team: in no dossier that leaves")), (("measures",), ("assessment",)), _LONG),
        Group(words(N_("For the lawyer alone: in no dossier")), (("notes",),), _LONG),
    )

    def show(incident: Incident | None) -> None:
        if incident is not None:
            gone = words(N_("It is no incident any more; the event stays."))
            title = words(N_("Security incident"))
            work.asked_for_panel.emit(RecordPanel(work, incident, groups, title, gone))

    def made(_changes: object) -> None:
        work.ask(lambda look: _incident(look, event), show, work, "incident")

    work.do(lambda desk: incidents.make(desk, desk.get(Event, event.id) or event), made)


def _incident(look: Look, event: Event) -> Incident | None:
    return incidents.incident_of(look, event)


class HarmsPanel(Panel):
    """What an event did to each person."""

    WIDTH = 620

    def __init__(self, work: Workplace, event: Event) -> None:
        title = work.words(N_("Harm to family and children"))
        super().__init__(title)
        self.work, self.about, words = work, event, work.words
        self._lines = column(gap=4)
        self.new_button = button(words(N_("New record of harm")), self.begin, "primary", "plus")
        last = row(button(words(N_("Close")), self.escaped), self.new_button)
        last.insertStretch(0, 1)
        said = label(words(_INSIDE), "muted", wrap=True)
        self.setLayout(column(label(title, "heading"), said, self._lines, last, gap=10, edge=20))
        work.changed.connect(self._heard)
        self.read()

    def _heard(self, changes: object) -> None:
        if "harm" in getattr(changes, "kinds", ()):
            self.read()

    def read(self) -> None:
        """Read the harms of the event anew."""
        event, tables, words = self.about, self.work.tables, self.work.words

        def read(look: Look) -> list[tuple[Harm, str, str]]:
            names = {one.id: called(one, tables, words) for one in look.all(Person, event.scope)}
            found = (one for one in look.all(Harm, event.scope) if one.event == event.id)
            return [(one, names.get(one.person, "") if one.person else "", called(one, tables, words)) for one in found]

        self.work.ask(read, self._show, self, "harms")

    def _show(self, found: list[tuple[Harm, str, str]]) -> None:
        clear(self._lines)
        for harm, who, said in found:
            line = LineButton(f"{who}: {said}" if who else said, partial(self._open, harm), icon="shield")
            self._lines.addWidget(line)
        if not found:
            self._lines.addWidget(label(self.work.words(_NO_HARM), "muted", wrap=True))

    def begin(self) -> None:
        """Begin a new one."""
        self._open(Harm(id=HarmId(self.work.desk.new_id()), scope=self.about.scope, event=self.about.id))

    def _open(self, harm: Harm) -> None:
        words = self.work.words
        groups = (
            Group("", (("person",), ("kinds",), ("what",), ("since", "until")), _LONG),
            Group(words(N_("Details")), (("health",), ("support",), ("evidence",)), _LONG),
        )
        gone = words(N_("The record of harm is in the bin."))
        self.work.asked_for_panel.emit(RecordPanel(self.work, harm, groups, words(N_("Harm")), gone))

    def first_focus(self) -> QWidget:
        """The button of a new one."""
        return self.new_button
