"""What `make pictures` draws of attacks: what makes an event an incident, the patterns of a case, the harm it did."""

from __future__ import annotations

from picture_views import View, go, page, panel, settle, turn

from fieldcase.casework import cases
from fieldcase.model.case import Event
from fieldcase.model.people import Person
from fieldcase.model.security import Harm, Relation
from ui.pages.attack_panels import HarmsPanel, open_incident
from ui.pages.pattern_panel import PatternPanel
from ui.pages.relations_panel import RelationsPanel
from ui.shell import Shell

CODE = "EX-KG-ATTACK"


def _event(shell: Shell) -> Event:
    """The event of the case to which most harm is written down."""
    assert shell.desk is not None
    go("cases", CODE, "chronology")(shell)
    settle(shell)
    scope = cases.by_code(shell.desk, CODE).scope
    harmed = [one.event for one in shell.desk.all(Harm, scope)]
    return max(shell.desk.all(Event, scope), key=lambda event: harmed.count(event.id))


def incident(shell: Shell) -> None:
    """What makes an event an incident."""
    event = _event(shell)
    open_incident(page(shell).work, event)
    turn(shell, lambda: bool(getattr(panel(shell), "form", None)) and bool(panel(shell).form.fields))


def pattern(shell: Shell) -> None:
    """The patterns of the case."""
    event = _event(shell)
    work = page(shell).work
    work.asked_for_panel.emit(PatternPanel(work, event))
    turn(shell, lambda: bool(panel(shell).chains))


def harm(shell: Shell) -> None:
    """What an event did to each person."""
    event = _event(shell)
    work = page(shell).work
    work.asked_for_panel.emit(HarmsPanel(work, event))
    settle(shell)


def relation(shell: Shell) -> None:
    """How the people of the case stand to each other."""
    assert shell.desk is not None
    go("cases", CODE, "people")(shell)
    settle(shell)
    one = next(one for one in shell.desk.all(Relation) if one.person is not None)
    person = shell.desk.get(Person, one.person or b"")
    assert person is not None
    work = page(shell).work
    work.asked_for_panel.emit(RelationsPanel(work, person))
    settle(shell)


def numbers(shell: Shell) -> None:
    """The incidents of all cases, counted."""
    go("advocacy", "", "attacks")(shell)
    settle(shell)
    settle(shell)


VIEWS = (
    View("attack-incident", incident), View("attack-pattern", pattern), View("attack-harm", harm),
    View("attack-relation", relation), View("attack-numbers", numbers),
)  # fmt: skip
