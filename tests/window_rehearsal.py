"""A window as a process of its own: it opens a vault, goes where it is told, and locks when it is told so.

Words and orders come over standard input, one line each; one line of JSON goes out for each. After the lock the same
process stands as the unlock page and says what it can still see.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from seats import Seat
from vaults import PASSPHRASE

from fieldcase import host
from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.case import Case, Event
from fieldcase.model.ids import EventId
from fieldcase.world import World
from ui.choices import Choices


def say(**told: object) -> None:
    print(json.dumps({"pid": os.getpid(), **told}), flush=True)


def made(path: Path, words: str) -> Desk:
    """The sample that lies there, with a case of its own that holds the words."""
    desk = Desk.open(path, PASSPHRASE, World())
    case = cases.new_case(desk, title=f"{words} дело", code="SECRET-1")
    for number in range(30):
        desk.save(None, Event(id=EventId(desk.new_id()), scope=case.scope, what=f"{words} {number}"))
    return desk


def go(page: str, part: str = "", *, case: bool = False) -> Callable[[Seat], None]:
    def way(seat: Seat) -> None:
        record = next(one.id for one in seat.desk.all(Case) if one.code == "SECRET-1") if case else None
        seat.window.work.go(page, record, part)
        seat.settle()

    return way


def after(way: Callable[[Seat], None], *keys: str, typed: bool = False) -> Callable[[Seat], None]:
    """Go somewhere, press keys, type the words."""

    def there(seat: Seat) -> None:
        way(seat)
        seat.press(*keys)
        if typed:
            seat.type(WORDS[0])
        seat.settle()

    return there


def typing(seat: Seat) -> None:
    """A new event whose words are on the keyboard just now, within the 800 ms before the first draft."""
    go("cases", "chronology", case=True)(seat)
    seat.press("Ctrl+E")
    seat.settle()
    field = seat.page.findChildren(QPlainTextEdit)
    shown = [one for one in field if one.isVisible()]
    shown[0].setFocus()
    seat.type(WORDS[0])


def copied(seat: Seat) -> None:
    """The words on the clipboard."""
    after(go("cases"), "Ctrl+K", typed=True)(seat)
    seat.press("Ctrl+A", "Ctrl+C")
    assert WORDS[0] in QGuiApplication.clipboard().text()


def listening(seat: Seat) -> None:
    """A recording that plays just now, and a line of what is said that is being typed."""
    from parsers.recordings import wav

    from ui.loudspeaker import Loudspeaker
    from ui.playing import Playing

    Playing.loudspeaker = staticmethod(lambda rate, channels: Loudspeaker(rate, channels, nowhere=True))
    case = cases.by_code(seat.desk, "SECRET-1")
    piece = import_evidence(seat.desk, case.scope, io.BytesIO(wav(60)), "1.wav", title=WORDS[0])
    seat.window.work.go("evidence", piece.id)
    seat.settle()
    card = seat.page.view.detail.recording
    card.listen()
    seat.wait(lambda: card.player.playing.whole)
    card.write_said()
    seat.settle()
    seat.type(WORDS[0])
    seat.press("F8")
    seat.wait(lambda: card.player.playing.position > 0.2)


PLACES: dict[str, Callable[[Seat], None]] = {
    "today": go("today"), "visits": go("visits"), "cases": go("cases"), "people": go("people"),
    "evidence": go("evidence"), "reports": go("reports"), "safety": go("safety"),
    "chronology": go("cases", "chronology", case=True), "law": go("cases", "law", case=True),
    "people of a case": go("cases", "people", case=True), "evidence of a case": go("cases", "evidence", case=True),
    "dossiers of a case": go("cases", "dossiers", case=True), "history of a case": go("cases", "history", case=True),
    "preview": go("reports", case=True), "new visit": go("visits", "new"),
    "search": after(go("cases"), "Ctrl+K", typed=True), "quick note": after(go("today"), "Ctrl+N", typed=True),
    "keys": after(go("cases", "chronology", case=True), "Ctrl+F1"), "help": after(go("people"), "F1"),
    "urgent detention": after(go("today"), "Ctrl+Shift+D", typed=True),
    "typing": typing, "clipboard": copied, "listening": listening,
}  # fmt: skip
WORDS: list[str] = []


def unlocked(path: Path, place: str) -> None:
    WORDS.append(sys.stdin.readline().strip())
    seat = Seat(made(path, WORDS[0]))
    seat.shell.relaunch = lambda _choices: [__file__, "locked", str(path)]
    PLACES[place](seat)
    seat.settle()
    say(state="unlocked", title=seat.shell.windowTitle(), page=seat.window.work.place.page, texts=len(seat.texts()))
    order = sys.stdin.readline().strip()
    began = time.perf_counter()
    print(json.dumps({"began": began}), flush=True)
    seat.press(order)
    say(state="not locked")  # lock does not come back


def locked(path: Path) -> None:
    from ui.start import application, shell_for

    application()
    shell = shell_for(Choices(vault=path, language="ru", locked=True))
    shell.show()
    QApplication.processEvents()
    texts = [one.text() for one in shell.findChildren(QLabel)]
    texts += [one.text() for one in shell.findChildren(QPushButton)]
    texts += [one.text() for one in shell.findChildren(QLineEdit)]
    say(
        state="locked", hardened=host.is_hardened(), at=time.perf_counter(), title=shell.windowTitle(),
        texts=texts, clipboard=QGuiApplication.clipboard().text(),
    )  # fmt: skip
    sys.stdin.readline()
    desk = Desk.open(path, PASSPHRASE, World())
    drafts = [str(draft.value) for draft in desk.drafts()]
    say(state="opened again", events=len(desk.all(Event)), drafts=drafts)
    desk.close()
    sys.stdin.readline()


def main() -> None:
    host.harden()
    if sys.argv[1] == "locked":
        locked(Path(sys.argv[2]))
    else:
        unlocked(Path(sys.argv[1]), sys.argv[2])


if __name__ == "__main__":
    main()
