"""A whole session of the window as a process of its own, for a watch from outside: unlocked, typed into, closed.

Words and files come as arguments: the vault, a table, a picture, where the dossier is to be written, a document.
Everything goes through the pages and panels a person uses. Says at the end what it came through.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from heart import Heart
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from seats import Seat, application_for_tests

from fieldcase import host
from fieldcase.casework import cases, people
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.case import Case, Event
from fieldcase.model.deskwork import Capture
from fieldcase.model.evidence import Evidence
from ui import process, traces
from ui.choices import Choices
from ui.pages.chronology_import import read_table
from ui.pages.evidence_import import import_files
from ui.pages.identity_panel import show_identity
from ui.start import shell_for
from ui.unlock import Unlock


def unlocked(path: Path, passphrase: str) -> Seat:
    """The unlock page, and the passphrase typed into it."""
    seat = object.__new__(Seat)
    seat.app = application_for_tests()
    seat.shell = shell_for(Choices(vault=path, language="ru", theme="light"))
    seat.shell.show()
    seat.shell.activateWindow()
    page = seat.shell.centralWidget()
    assert isinstance(page, Unlock)
    page.line.setFocus()
    seat.type(passphrase)
    seat.press("Enter")
    seat.wait(lambda: seat.shell.window_of_work is not None, 60)
    assert seat.shell.desk is not None
    seat.desk = seat.shell.desk
    seat.heart = Heart()
    seat.settle()
    return seat


def until(seat: Seat, so: Callable[[], object]) -> None:
    """Let the window live until something is so in the vault. Asked only while the lanes rest: two threads at one
    connection wait for each other for ever."""
    end = time.monotonic() + 60
    seat.settle()
    while not so():
        assert time.monotonic() < end, "it did not come to be so"
        time.sleep(0.05)
        seat.settle()


def typed(seat: Seat, word: str, name: str) -> Case:
    """A case, an event, a note, an identity, a search: all by keyboard; the word goes over the clipboard too."""
    case = cases.new_case(seat.desk, title=f"{word} дело", code="EX-1")
    seat.window.work.go("cases", case.id, "chronology")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    field = next(one for one in seat.page.findChildren(QPlainTextEdit) if one.isVisible())
    field.setFocus()
    seat.type(f"{word} у двери")
    until(seat, lambda: any(word in str(one.value) for one in seat.desk.drafts()))
    seat.press("Ctrl+A", "Ctrl+C", "Ctrl+Return")
    seat.settle()
    assert word in QGuiApplication.clipboard().text()
    seat.press("Ctrl+K")
    seat.type(word)
    seat.settle()
    seat.press("Esc", "Ctrl+N")
    seat.settle()
    seat.type(f"{word} вчера 14:00")
    seat.press("Enter")
    seat.settle()
    person = people.new_person(seat.desk, case.scope)
    show_identity(seat.window.work, person, there=False)
    seat.settle()
    panel = seat.window.overlay.panel
    panel.reason.setFocus()
    seat.type("жалоба")
    panel.fields["name"].setFocus()
    seat.type(name)
    panel.record.click()
    seat.settle()
    return case


def taken_in(seat: Seat, case: Case, table: Path, picture: Path) -> None:
    """A table and a picture come in, and the picture is looked at."""
    read_table(seat.window.work, case, table)
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    panel = seat.window.overlay.panel
    seat.wait(panel.bring.isEnabled)
    panel.bring.click()
    until(seat, lambda: len(seat.desk.all(Event, case.scope)) > 10)
    import_files(seat.window.work, case, [picture])
    seat.wait(lambda: seat.window.overlay.panel is not None and hasattr(seat.window.overlay.panel, "verb"))
    seat.wait(seat.window.overlay.panel.verb.isEnabled)
    seat.window.overlay.panel.verb.click()
    until(seat, lambda: seat.desk.all(Evidence, case.scope))
    seat.window.overlay.close_panel()
    seat.window.work.go("evidence", seat.desk.all(Evidence, case.scope)[0].id)
    seat.settle()
    shown = seat.page.view.detail.shown
    shown.show_it()
    seat.wait(lambda: not shown.picture.image.isNull(), 30)


def redacted(seat: Seat, case: Case, paper: Path, name: str) -> int:
    """A document comes in, a name is found in it and marked, and the copy without it is made; how many copies."""
    with paper.open("rb") as source:
        piece = import_evidence(seat.desk, case.scope, source, paper.name)
    seat.window.work.go("evidence", piece.id)
    seat.settle()
    seat.page.view.detail.redaction.open_panel()
    panel = seat.window.overlay.panel
    seat.wait(lambda: not panel.sheet.canvas.image.isNull(), 60)
    seat.press("F")
    panel.line.setFocus()
    seat.type(name)
    seat.press("Enter")
    seat.wait(lambda: hasattr(seat.window.overlay.panel, "lines"), 60)
    seat.window.overlay.panel.mark.click()
    seat.settle()
    panel.make.click()
    until(seat, lambda: any(one.made_from == piece.id for one in seat.desk.all(Evidence, case.scope)))
    copies = len([one for one in seat.desk.all(Evidence, case.scope) if one.made_from == piece.id])
    # With the name to be read in it, it would stop the export.
    seat.window.work.to_bin(Evidence, piece.key, "", lambda: None)
    seat.settle()
    return copies


def exported(seat: Seat, case: Case, target: Path) -> int:
    """The dossier is looked at, then written where a person chose; how many pages were seen."""
    seat.window.work.go("reports", case.id)
    seat.settle()
    seat.wait(lambda: seat.page.part.pages.count and not seat.page.part.pages.view.picture.pixmap().isNull(), 60)
    pages: int = seat.page.part.pages.count
    seat.page.part.export()
    seat.wait(lambda: hasattr(seat.window.overlay.panel, "go"), 60)
    seat.window.overlay.panel.go.click()
    seat.settle()
    picker = seat.window.overlay.panel
    picker.line.setText(str(target))
    picker.take()
    seat.wait(target.exists, 30)
    seat.settle()
    return pages


def main() -> None:
    host.harden()
    process.begin()
    traces.install()
    path, table, picture, target, paper = (Path(one) for one in sys.argv[1:6])
    passphrase, word, name = (sys.stdin.readline().rstrip("\n") for _ in range(3))
    try:
        _through(path, table, picture, target, paper, (passphrase, word, name))
    except BaseException as wrong:  # noqa: BLE001 - told, and the lanes are not waited for
        print(traces.frames_of(wrong), file=sys.stderr, flush=True)
        os._exit(1)


def _through(path: Path, table: Path, picture: Path, target: Path, paper: Path, words: tuple[str, str, str]) -> None:
    passphrase, word, name = words
    seat = unlocked(path, passphrase)
    case = typed(seat, word, name)
    taken_in(seat, case, table, picture)
    copies = redacted(seat, case, paper, name)
    pages = exported(seat, case, target)
    notes = len(seat.desk.all(Capture))
    assert seat.shell.close()
    print(json.dumps({"pages": pages, "notes": notes, "copies": copies}), flush=True)
    process.end(0)


if __name__ == "__main__":
    main()
