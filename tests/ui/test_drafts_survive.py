"""What was typed outlives a kill: real processes that die by SIGKILL, and what the next unlock shows.

A second after the last key everything is inside the vault; a kill in the midst of typing loses at most the last second.
What could not be read is kept as it was typed, with what is wrong said beside it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from case_pages import all_of, looked, unfinished
from PySide6.QtWidgets import QLineEdit
from seats import Seat, vault_at
from vaults import PASSPHRASE

from fieldcase.casework import cases
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case, Event
from fieldcase.world import World

REHEARSAL = Path(__file__).resolve().parent.parent / "typing_rehearsal.py"
TEXT = "Вошли без постановления, обыскали сумку / Пример"
UNREAD = "где-то между Пасхой и отпуском"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")


class Typist:
    """The process, spoken to by lines."""

    def __init__(self, path: Path, pause: float) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(REHEARSAL), str(path), str(pause)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            env={
                **os.environ, "PYTHONPATH": f"{REHEARSAL.parent.parent}:{REHEARSAL.parent}", "PYTHONUTF8": "1",
                "QT_QPA_PLATFORM": "offscreen",
            },
        )  # fmt: skip
        assert self.hear()["state"] == "ready"

    def hear(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def type(self, text: str) -> None:
        assert self.process.stdin is not None
        print(text, file=self.process.stdin, flush=True)

    def kill(self) -> tuple[float, list[tuple[str, float]]]:
        """SIGKILL now: when that was, and each letter that had been typed by then with its moment."""
        at = time.monotonic()
        self.process.send_signal(signal.SIGKILL)
        said, _ = self.process.communicate(timeout=10)
        assert self.process.returncode == -signal.SIGKILL
        told = [json.loads(line) for line in said.splitlines() if line.endswith("}")]
        return at, [(one["letter"], one["at"]) for one in told if one["state"] == "typed"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed vault with one case."""
    made = tmp_path / "Work.fieldcase"
    desk = vault_at(made)
    cases.new_case(desk, title="Example / Пример", code="A-1")
    desk.close()
    return made


@pytest.fixture
def seats() -> Iterator[list[Seat]]:
    """The windows of one test, closed at its end."""
    sat: list[Seat] = []
    yield sat
    for one in sat:
        one.close()


def sat_down(path: Path, seats: list[Seat]) -> Seat:
    """The window after the next unlock."""
    seat = Seat(Desk.open(path, PASSPHRASE, World()))
    seats.append(seat)
    seat.settle()
    return seat


def drafted(path: Path) -> str:
    """What the vault holds of what was being typed."""
    desk = Desk.open(path, PASSPHRASE, World())
    try:
        return "".join(str(one.value) for one in desk.drafts() if one.field == "what")
    finally:
        desk.close()


def test_a_second_after_the_last_key_a_kill_loses_nothing(path: Path, seats: list[Seat]) -> None:
    typist = Typist(path, 0.0)
    typist.type(TEXT)
    while typist.hear()["state"] != "all typed":
        pass
    time.sleep(1)
    typist.kill()
    seat = sat_down(path, seats)
    assert all_of(seat, Event) == (), "it is no entry: nobody has left the record"
    (begun,) = unfinished(seat)
    assert isinstance(begun, Event)
    # Today says what was left unfinished, and one key opens it in its form, with the words in it.
    seat.tab_to("Событие")
    seat.press("Enter")
    seat.wait(lambda: seat.page.NAME == "cases" and seat.page.workspace.tab is not None)
    seat.settle()
    form = seat.page.workspace.tab.detail.form
    seat.wait(lambda: "what" in form.fields and form.record is not None and form.record.key == begun.key)
    assert form.fields["what"].words() == TEXT
    seat.press("Ctrl+Return")
    seat.settle()
    assert [one.what for one in all_of(seat, Event)] == [TEXT]
    assert unfinished(seat) == ()


def test_a_kill_in_the_midst_of_typing_loses_at_most_the_last_second(path: Path) -> None:
    typist = Typist(path, 0.04)
    typist.type("абвгдежзиклмнопрстуфхцчшщ" * 8)
    time.sleep(3.3)
    killed, typed = typist.kill()
    text = "".join(letter for letter, _ in typed)
    assert len(text) > 30, "the control: somebody was typing"
    kept = drafted(path)
    assert text.startswith(kept)
    due = "".join(letter for letter, at in typed if at <= killed - 1)
    print(f"killed while typing: {len(typed)} letters, {len(typed) - len(kept)} of the last second were lost")
    assert len(kept) >= len(due), "older than a second, and lost"
    assert due, "the control: there was something to lose"


def test_a_kill_within_the_second_loses_no_more_than_that_second(path: Path) -> None:
    typist = Typist(path, 0.0)
    typist.type(TEXT)
    while typist.hear()["state"] != "all typed":
        pass
    typist.kill()
    assert drafted(path) in ("", TEXT)
    desk = Desk.open(path, PASSPHRASE, World())
    assert [one.code for one in desk.all(Case)] == ["A-1"], "what was there before is there"
    desk.close()


def test_words_that_are_no_date_outlive_leaving_and_unlocking_with_their_fault(path: Path, seats: list[Seat]) -> None:
    seat = sat_down(path, seats)
    key = cases.by_code(seat.desk, "A-1").id
    to_chronology(seat, key)
    seat.press("Ctrl+E")
    seat.settle()
    assert seat.focus().accessibleName() == "Дата"
    seat.type(UNREAD)
    fault = seat.page.workspace.tab.detail.form.fields["date"].fault
    assert fault
    assert seat.sees(fault), "said beside the field"
    seat.tab_to("Что произошло")
    seat.type(TEXT)
    seat.press("Ctrl+1")
    seat.settle()
    (event,) = all_of(seat, Event)
    assert (event.what, event.date) == (TEXT, None), "what can be read is entered"
    assert looked(seat, lambda look: look.draft_words_of(event.key)) == {"date": UNREAD}
    seats.pop().close()
    seat = sat_down(path, seats)
    to_chronology(seat, key)
    seat.press("Down", "Enter")
    seat.settle()
    line = seat.named(QLineEdit, "Дата")
    assert line.text() == UNREAD
    assert seat.sees(fault)
    assert line.accessibleDescription() == fault, "and said aloud"
    seat.press("Ctrl+A")
    seat.type("март 2026")
    seat.press("Ctrl+Return")
    seat.settle()
    (event,) = all_of(seat, Event)
    assert event.date is not None
    assert event.date.text == "2026-03"
    assert looked(seat, lambda look: look.draft_words_of(event.key)) == {}


def to_chronology(seat: Seat, case: bytes) -> None:
    """By the list of cases into the only one there is."""
    seat.press("Ctrl+3")
    seat.settle()
    seat.press("Enter")
    seat.wait(lambda: seat.page.workspace.tab is not None and seat.page.workspace.tab.case is not None)
    seat.settle()
    assert seat.page.workspace.case.id == case
