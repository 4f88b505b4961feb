"""What `make pictures` draws of attacks: what makes an event an incident, the patterns of a case, the harm it did."""

from __future__ import annotations

from picture_views import View, go, page, panel, settle, turn

from fieldcase.casework import cases
from fieldcase.model.case import Event
from fieldcase.model.security import Harm
from ui.pages.attack_panels import HarmsPanel, open_incident
from ui.pages.pattern_panel import PatternPanel
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


VIEWS = (View("attack-incident", incident), View("attack-pattern", pattern), View("attack-harm", harm))
