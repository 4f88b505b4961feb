"""What `make pictures` draws of visit mode: the country's note, questions, the sections, the end.

The questionnaire is our own; the visit is one of the sample. Knows how the window comes to each view; knows no size and
no colour.
"""

from __future__ import annotations

from typing import Any

from picture_views import View, page, panel, settle, turn, visit

from fieldcase.casework import consents, people, questionnaires, visits
from fieldcase.casework.desk import Desk
from fieldcase.model.fieldwork import Interview, Visit
from ui.pages.asking_panel import AskingPanel
from ui.shell import Shell

_ANSWERS = {"statistics": "yes", "story": "yes", "court": "later"}
_TOLD = "Example / Пример. Забрали таблетки при досмотре, протокола не дали."


def add(desk: Desk) -> None:
    """Take the questionnaire in."""
    questionnaires.take_in(desk, questionnaires.read(questionnaires.own("strategic-cases")))


def _whole(shell: Shell) -> AskingPanel:
    window = shell.window_of_work
    assert window is not None
    return next(one for one in window.overlay.panels if isinstance(one, AskingPanel))


def note(shell: Shell) -> None:
    """Before the first question: nothing is written about the country."""
    visit(0)(shell)
    turn(shell, lambda: page(shell).opened and page(shell).workspace.visit is not None)
    page(shell).workspace.ways.ask()
    settle(shell)


def asked(shell: Shell) -> Any:
    """At the first question, of somebody who agreed; the course."""
    visit(0)(shell)
    assert shell.desk is not None
    here = shell.desk.all(Visit)[0]
    (form,) = questionnaires.of_form(shell.desk, "strategic_cases")
    mine = [one for one in shell.desk.all(Interview, here.scope) if one.questionnaire == form.id and not one.answers]
    begun = next(iter(mine), None)
    if begun is None:
        with shell.desk.deed():
            person = people.new_person(shell.desk, here.scope, gender="female", age_band="25_34")
            consents.spoken(shell.desk, person, _ANSWERS)
            begun = visits.new_interview(shell.desk, here, person, questionnaire=form.id)
    panel_of = page(shell).workspace
    panel_of.work.go("visits", here.key, f"ask:{begun.key.hex()}")
    turn(shell, lambda: panel(shell) is not None and _whole(shell).course is not None)
    settle(shell)
    return _whole(shell).course


def text(shell: Shell) -> None:
    """A question for the story, with words in it."""
    course = asked(shell)
    course.give("/data/story/told", _TOLD)
    course.jump("/data/story/told")


def several(shell: Shell) -> None:
    """A question with several choices, two of them chosen; a note for the team."""
    course = asked(shell)
    course.give("/data/story/places", "police court")
    course.note("/data/story/places", "Example / Пример. Говорит тихо.")
    course.jump("/data/story/places")


def refused(shell: Shell) -> None:
    """A question that was refused."""
    course = asked(shell)
    course.give("/data/story/places", "police court")
    course.jump("/data/story/by_court")
    if not course.view("/data/story/by_court").mark:
        course.mark("/data/story/by_court", "refused")
    course.jump("/data/story/by_court")


def sections(shell: Shell) -> None:
    """The sections over a question."""
    several(shell)
    _whole(shell).show_sections()


def end(shell: Shell) -> None:
    """The end."""
    asked(shell).jump("")


VIEWS = (
    View("asking-note", note),
    View("asking-text", text),
    View("asking-several", several),
    View("asking-refused", refused),
    View("asking-sections", sections),
    View("asking-end", end),
)
