"""What `make pictures` draws of remedies: the steps of a case, one of them in its form, and the draft made of them.

The steps are invented and added to the detention of the sample. Knows what each view needs to stand; knows no size and
no colour.
"""

from __future__ import annotations

import legal_case
from legal_case import CODE
from picture_views import View, page, panel, settle, turn

from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.model.remedies import Remedy
from ui.pages.case_law import PARTS
from ui.shell import Shell


def add(desk: Desk) -> None:
    """What a court file needs, in the detention of the sample."""
    legal_case.add(desk)


def _remedies(shell: Shell) -> None:
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    case = cases.by_code(shell.desk, CODE)
    window.work.go("cases", case.id, "law")
    settle(shell)
    tab = page(shell).workspace.tab
    tab.bar.setCurrentIndex(next(at for at, stop in enumerate(PARTS) if stop.kind is Remedy))
    settle(shell)


def steps(shell: Shell) -> None:
    """The list of steps, the first of them in its form."""
    _remedies(shell)


def course(shell: Shell) -> None:
    """The line of time below the form."""
    _remedies(shell)
    part = page(shell).workspace.tab.part
    bar = part._scroll.verticalScrollBar()
    turn(shell, lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    settle(shell)


def draft(shell: Shell) -> None:
    """The draft on domestic remedies."""
    _remedies(shell)
    page(shell).workspace.tab.part.draft()
    panel(shell)


VIEWS = (
    View("law-remedies", steps),
    View("law-remedies-course", course),
    View("law-remedies-draft", draft),
)
