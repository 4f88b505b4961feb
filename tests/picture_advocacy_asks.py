"""What `make pictures` draws of meetings and of what was asked and promised: the sample's, and an invented follow-up.

Knows what each view needs to stand; knows no size and no colour.
"""

from __future__ import annotations

from dataclasses import replace

from picture_views import View, page, settle, turn

from fieldcase.casework import asks
from fieldcase.casework.desk import Desk
from fieldcase.model.campaigns import Meeting
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.values import Count
from ui.pages.advocacy_asks import AsksPart
from ui.pages.advocacy_meetings import MeetingsPart
from ui.shell import Shell


def add(desk: Desk) -> None:
    """Numbers that do not agree, and two accounts of one day."""
    (meeting,) = desk.all(Meeting)
    counted = replace(meeting, women=Count("=12"), men=Count(">20"), participants=Count("=25"))
    with desk.deed():
        desk.save(meeting, counted)
        second = _ask(desk)
        asks.follow(desk, second, "under_way", UncertainDate("2020-03"), what="Example / Пример. Обещан приказ")
        for status in ("partly", "nothing"):
            asks.follow(desk, second, status, UncertainDate("2020-09-14"))


def _ask(desk: Desk) -> Recommendation:
    (meeting,) = desk.all(Meeting)
    return asks.of_origin(desk, meeting)[1]


def meetings(shell: Shell) -> None:
    """A meeting with its asks."""
    window = shell.window_of_work
    assert window is not None
    window.work.go("advocacy", None, "meetings")
    settle(shell)
    found = page(shell).part
    assert isinstance(found, MeetingsPart)
    turn(shell, lambda: found.view.form.record is not None)
    settle(shell)


def below(shell: Shell) -> None:
    """What was asked there."""
    meetings(shell)
    found = page(shell).part
    assert isinstance(found, MeetingsPart)
    found.view.below.box.setFocus()
    settle(shell)


def one(shell: Shell) -> None:
    """An ask with what became of it."""
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    window.work.go("advocacy", _ask(shell.desk).key, "asks")
    settle(shell)
    found = page(shell).part
    assert isinstance(found, AsksPart)
    turn(shell, lambda: found.below.told is not None)
    next(iter(found.below.buttons.values())).setFocus()
    settle(shell)


VIEWS = (View("meetings", meetings), View("meetings-asks", below), View("asks", one))
