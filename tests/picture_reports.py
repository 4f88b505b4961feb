"""What `make pictures` draws of reports: the list, a new one, its sections, pages and head, what was issued, the forms.

The report is the sample's. Knows what each view needs to stand; knows no size and no colour.
"""

from __future__ import annotations

from picture_views import View, page, panel, settle, turn

from fieldcase.model.reports import Report
from ui.pages.submission_open import OpenReport
from ui.shell import Shell


def _list(shell: Shell) -> None:
    window = shell.window_of_work
    assert window is not None
    window.work.go("reports", None, "submissions")
    settle(shell)


def _new(shell: Shell) -> None:
    _list(shell)
    page(shell).part.new()
    panel(shell)


def opened(shell: Shell) -> OpenReport:
    """The sample's report in the language of the window, with its pages."""
    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    found = shell.desk.all(Report)
    mine = next((one for one in found if one.language == window.work.language), found[0])
    window.work.go("reports", mine.key, "submissions")
    turn(shell, lambda: page(shell).part.is_open and page(shell).part.opened.build.beside.made is not None)
    settle(shell)
    made = page(shell).part.opened
    assert isinstance(made, OpenReport)
    return made


def _sections(shell: Shell) -> None:
    opened(shell)
    settle(shell)


def _section(shell: Shell) -> None:
    opened(shell).build.sections.setCurrentRow(4)
    settle(shell)


def _pages(shell: Shell) -> None:
    build = opened(shell).build
    build.turns.choose("pages")
    build.turns.changed.emit("pages")
    build.beside.show_view("pages")
    settle(shell)
    shown = build.beside.pages.view
    turn(shell, lambda: shown.picture.width() <= shown.viewport().width())


def _about(shell: Shell) -> None:
    opened(shell).turn("about")
    settle(shell)


def _files(shell: Shell) -> None:
    opened(shell).turn("files")
    settle(shell)


def _issue(shell: Shell) -> None:
    opened(shell).issue()
    panel(shell)


def _add(shell: Shell) -> None:
    opened(shell).build.add()
    panel(shell)


VIEWS = (
    View("submissions", _list),
    View("submission-new", _new),
    View("submission-sections", _sections),
    View("submission-section", _section),
    View("submission-pages", _pages),
    View("submission-about", _about),
    View("submission-files", _files),
    View("submission-issue", _issue),
    View("submission-add", _add),
)
