"""What `make pictures` draws: every page and panel of the window, and how the window gets there."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from fieldcase.casework import cases, settings
from fieldcase.casework.desk import Desk
from fieldcase.model.fieldwork import Visit
from fieldcase.model.translation import Translation
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import SeededWorld
from ui.first_run import FirstRun
from ui.pages.translation_panel import TranslationPanel
from ui.shell import Shell

# 26 November 2026, 10:00 UTC.
DAY = 1_795_687_200_000
PASSPHRASE = "берёза паром кувшин лестница облако сито"
CODE = "7KQM-2RXW-9TFB-C4HN-8VDP-3JYE"
PATIENCE_SECONDS = 20.0
_TABLE = """date;date_type;what;kind;actor;victim;mood
2026-03-05;exact;Example / Пример. Обыск у пункта;search;Lighthouse;Oriole;страшно
2026-13-05;exact;Example / Пример. Жалоба;letter;;;
2026-03-07;exact;;letter;;;
"""


class StillWorld(SeededWorld):
    """A world whose clock stands: every picture is of the same minute."""

    def now(self) -> int:
        """The same moment at every look."""
        return DAY


@dataclass(frozen=True)
class View:
    """One picture's name and how the window gets there."""

    name: str
    show: Callable[[Shell], None]


def turn(shell: Shell, until: Callable[[], bool]) -> None:
    """Let the window live until something holds, or patience ends."""
    app = QApplication.instance()
    assert app is not None
    end = time.perf_counter() + PATIENCE_SECONDS
    while not until() and time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.002)


def settle(shell: Shell) -> None:
    """Let the window live until nothing is on its way any more."""
    for _ in range(4):
        done: list[object] = []
        shell.lanes.work(shell.lanes.settle_reading, done.append)
        turn(shell, lambda done=done: bool(done) and shell.lanes.writing == 0)  # type: ignore[misc]
    # What is let go goes when an event loop turns, and here is none: else each series would dress all before it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # A layout hands on what it needs one floor a turn; long forms are laid one line a turn.
    calm = time.perf_counter() + 0.15
    turn(shell, lambda: time.perf_counter() > calm)


def page(shell: Shell) -> Any:
    """The page in front."""
    assert shell.window_of_work is not None
    return shell.window_of_work.now


def panel(shell: Shell) -> Any:
    """The panel on top, once it is there."""
    window = shell.window_of_work
    assert window is not None
    turn(shell, lambda: window.overlay.panel is not None)
    return window.overlay.panel


def go(name: str, code: str = "", part: str = "") -> Callable[[Shell], None]:
    """A way to a page, to a case on it, to a part of that case."""

    def show(shell: Shell) -> None:
        window = shell.window_of_work
        assert window is not None
        assert shell.desk is not None
        record = cases.by_code(shell.desk, code).id if code else None
        window.work.go(name, record, part)
        settle(shell)

    return show


def press(name: str, command: str) -> Callable[[Shell], None]:
    """A command over a page."""

    def show(shell: Shell) -> None:
        from ui.commands import everywhere

        go(name)(shell)
        window = shell.window_of_work
        assert window is not None
        next(one for one in everywhere(window) if one.name == command).run()

    return show


def searched(shell: Shell) -> None:
    """A search with words in it."""
    press("cases", "search")(shell)
    panel(shell).line.setText("обыск")
    time.sleep(0.2)


def visit(tab: int) -> Callable[[Shell], None]:
    """A tab of the sample's visit."""

    def show(shell: Shell) -> None:
        window = shell.window_of_work
        assert window is not None
        assert shell.desk is not None
        window.work.go("visits", shell.desk.all(Visit)[0].id)
        settle(shell)
        page(shell).workspace.tabs.setCurrentIndex(tab)
        settle(shell)

    return show


def all_visits(shell: Shell) -> None:
    """The list of visits."""
    visit(0)(shell)
    page(shell).back()


def three_questions(shell: Shell) -> None:
    """What is asked before an interview."""
    visit(1)(shell)
    page(shell).workspace.ways.interview()


def law(tab: int) -> Callable[[Shell], None]:
    """A tab within the tab Facts and law."""

    def show(shell: Shell) -> None:
        go("cases", "EX-KG-DETENTION", "law")(shell)
        page(shell).workspace.tab.bar.setCurrentIndex(tab)

    return show


def event(shell: Shell) -> None:
    """An event of a chronology, marked."""
    go("cases", "EX-PRIMER", "chronology")(shell)
    tab = page(shell).workspace.tab
    tab.line.setCurrentIndex(tab.line.rows.index(1, 0))


def translation(shell: Shell) -> None:
    """The translation of the press page of the sample."""
    go("cases", "EX-KG-ATTACK", "evidence")(shell)
    work = page(shell).work
    work.asked_for_panel.emit(TranslationPanel(work, work.desk.all(Translation)[0]))
    turn(shell, lambda: bool(panel(shell).form.fields))


def table(shell: Shell) -> None:
    """A table with rows that do not fit."""
    from ui.pages.chronology_import import read_table

    go("cases", "EX-PRIMER", "chronology")(shell)
    assert shell.window_of_work is not None
    with tempfile.TemporaryDirectory(prefix="fieldcase-pictures-") as folder:
        file = Path(folder) / "chronology.csv"
        file.write_text(_TABLE, "utf-8")
        read_table(shell.window_of_work.work, page(shell).workspace.case, file)
        shown = panel(shell)
        turn(shell, lambda: len(getattr(shown, "combos", ())) == 7)


def person(tab: int) -> Callable[[Shell], None]:
    """A part of a person of the sample."""

    def show(shell: Shell) -> None:
        go("people")(shell)
        page(shell).view.list.view.take_row(10)
        settle(shell)
        page(shell).view.detail.tabs.setCurrentIndex(tab)

    return show


def identity(shell: Shell) -> None:
    """The panel of a person's identity."""
    person(2)(shell)
    settle(shell)
    page(shell).view.detail.identity.open_button.click()
    panel(shell)


def reveal(shell: Shell) -> None:
    """What the file will reveal, before it is written."""
    from ui.pages.report_export import RevealPanel

    go("reports", "EX-PRIMER")(shell)
    turn(shell, lambda: page(shell).part.export_button.isEnabled())
    page(shell).part.export()
    turn(shell, lambda: isinstance(panel(shell), RevealPanel))


VIEWS = (
    View("today", go("today")),
    View("visits", all_visits),
    View("visit", visit(0)),
    View("visit-interviews", visit(1)),
    View("visit-questions", three_questions),
    View("visit-tasks", visit(2)),
    View("cases", go("cases")),
    View("case-new", go("cases", "", "new")),
    View("case-chronology", go("cases", "EX-KG-ATTACK", "chronology")),
    View("case-event", event),
    View("case-import", table),
    View("case-law", law(0)),
    View("case-acts", law(1)),
    View("case-passages", law(3)),
    View("case-people", go("cases", "EX-KG-ATTACK", "people")),
    View("case-evidence", go("cases", "EX-PRIMER", "evidence")),
    View("case-no-evidence", go("cases", "EX-KZ-OST", "evidence")),
    View("case-translation", translation),
    View("case-dossiers", go("cases", "EX-KG-ATTACK", "dossiers")),
    View("case-history", go("cases", "EX-KG-ATTACK", "history")),
    View("people", go("people")),
    View("person-consent", person(1)),
    View("person-identity", identity),
    View("evidence", go("evidence")),
    View("reports", go("reports", "EX-KG-ATTACK")),
    View("reports-reveal", reveal),
    View("safety", go("safety")),
    View("safety-copies", go("safety", "", "copies")),
    View("safety-keys", go("safety", "", "keys")),
    View("safety-look", go("safety", "", "look")),
    View("safety-limits", go("safety", "", "limits")),
    View("search", press("cases", "search")),
    View("search-found", searched),
    View("quick-note", press("today", "capture")),
    View("keys", press("today", "keys")),
    View("help", press("today", "help")),
)


def first_run(shell: Shell, folder: Path) -> Iterator[str]:
    """The steps of the first run, and Today of the vault that it makes; the name of each as it is shown."""
    with patch("fieldcase.world.World", lambda: StillWorld(b"first run", clock=DAY)):
        shell.show_start()
        run: Any = shell.centralWidget()
        assert isinstance(shell.centralWidget(), FirstRun)
        yield "first-language"
        run.language_chosen(shell.choices.language)
        yield "first-second-person"
        run.recovery_chosen(second_person=True)
        run.step.line.setText(run.step.offered[:20])
        run.step.line.textEdited.emit(run.step.line.text())
        yield "first-passphrase"
        desk, _ = Desk.new(folder / "First.fieldcase", PASSPHRASE, StillWorld(b"first", clock=DAY), TEST_COST)
        settings.put(desk, "theme", shell.choices.theme)
        run.vault_made(desk, CODE)
        run.step.line.setText(CODE[:-1])
        run.step.next_button.click()
        yield "first-code"
        run.code_copied()
        yield "first-panic-key"
        run.finished()
        turn(shell, lambda: shell.window_of_work is not None)
        settle(shell)
        yield "first-today"


def locked(shell: Shell) -> Iterator[str]:
    """The unlock page, as it opens and after a wrong passphrase."""
    shell.show_start()
    settle(shell)
    yield "unlock"
    page_shown: Any = shell.centralWidget()
    page_shown.line.setText("берёза пором")
    page_shown.open_button.click()
    turn(shell, lambda: page_shown.wrong.isVisible())
    yield "unlock-wrong"
