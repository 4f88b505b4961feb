"""An interview under way outlives a kill, a lock, a leaving, a full disk: at most the last answer is ever lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from asking_forms import EVERYTHING
from asking_steps import begun_interview, course, form_of, kept_answers, panel, stage, up_to_the_questions
from case_pages import all_of, looked
from forms.written import asking as inputs
from forms.written import xform
from PySide6.QtWidgets import QApplication
from seats import Seat, vault_at
from vaults import PASSPHRASE

from fieldcase.casework import asking
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import DiskFull
from fieldcase.model.fieldwork import Interview
from fieldcase.world import World
from ui.pages.asking_note import NotePanel
from ui.widgets.choice_lines import lines_within

REHEARSAL = Path(__file__).resolve().parent.parent / "asking_rehearsal.py"
NAMES = tuple(f"q{number}" for number in range(12))
PLAIN = xform("".join(f"<{name}/>" for name in NAMES), [], inputs(*NAMES))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_a_kill_in_the_midst_of_an_interview_loses_at_most_the_last_answer(tmp_path: Path) -> None:
    path = tmp_path / "Work.fieldcase"
    desk = vault_at(path)
    form_of(desk, PLAIN)
    desk.close()
    environment = {
        **os.environ, "PYTHONPATH": f"{REHEARSAL.parent.parent}:{REHEARSAL.parent}", "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, str(REHEARSAL), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["state"] == "ready"
    given = [f"ответ {number} / Пример" for number in range(8)]
    for text in given:
        print(text, file=process.stdin, flush=True)
        assert json.loads(process.stdout.readline())["state"] == "answered"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)
    assert process.returncode == -signal.SIGKILL
    again = Desk.open(path, PASSPHRASE, World())
    try:
        look = Look(again)
        (interview,) = asking.unfinished(look)
        resumed = asking.resume(look, interview).session
        kept = [resumed.view(f"/data/{name}").value for name in NAMES]
        assert kept[: len(given) - 1] == given[:-1], "all but the last"
        assert kept[len(given) - 1] in ("", given[-1])
        assert again.all(Interview)[0].answers == "", "it is not finished by being killed"
    finally:
        again.close()


@pytest.fixture
def asked(seat: Seat) -> Seat:
    """Visit mode at the first question of the form with everything."""
    form_of(seat.desk, EVERYTHING)
    seat.heart.rest()
    up_to_the_questions(seat)
    return seat


def after_the_lock(seat: Seat) -> tuple[Desk, asking.Asking]:
    """The vault after the work was ended as a lock ends it, and the interview taken up again."""
    path, shell = seat.desk.vault.path, seat.shell
    shell._cover()
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets()), "no word is left on the screen"
    shell._end_of_work()
    again = Desk.open(path, PASSPHRASE, World())
    look = Look(again)
    (interview,) = asking.unfinished(look)
    seat.heart.rest()
    return again, asking.resume(look, interview)


def test_a_lock_in_the_midst_of_a_word_keeps_the_word(asked: Seat) -> None:
    asked.press("Enter")
    asked.type("Забрали на ры")
    again, taken_up = after_the_lock(asked)
    try:
        assert taken_up.session.view("/data/told").value == "Забрали на ры"
    finally:
        again.close()
        asked.heart.rest()


def test_a_lock_keeps_words_that_are_no_answer_yet_and_a_note_in_the_making(asked: Seat) -> None:
    course(asked).jump("/data/whole")
    asked.settle()
    asked.press("Ctrl+A")
    asked.type("семь или восемь")
    asked.press("F2")
    assert isinstance(asked.window.overlay.panel, NotePanel)
    asked.type("сомневается / Пример")
    again, taken_up = after_the_lock(asked)
    try:
        assert taken_up.words == {"/data/whole": "семь или восемь"}
        assert taken_up.notes == {"/data/whole": "сомневается / Пример"}
    finally:
        again.close()
        asked.heart.rest()


def test_closing_the_window_in_the_midst_of_a_word_keeps_the_word(asked: Seat) -> None:
    path = asked.desk.vault.path
    asked.press("Enter")
    asked.type("Забрали на ры")
    asked.shell.close()
    again = Desk.open(path, PASSPHRASE, World())
    try:
        look = Look(again)
        (interview,) = asking.unfinished(look)
        assert asking.resume(look, interview).session.view("/data/told").value == "Забрали на ры"
    finally:
        again.close()
        asked.heart.rest()


def test_ctrl_l_locks_from_visit_mode_at_once(asked: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[bool] = []
    monkeypatch.setattr("fieldcase.lock.lock", lambda close, arguments: locked.append(True))
    monkeypatch.setattr(asked.shell, "_cover", lambda: None)
    asked.press("Enter")
    asked.type("слово")
    asked.press("Ctrl+L")
    assert locked == [True]


def test_leaving_keeps_everything_and_going_on_begins_at_the_first_question_without_an_answer(asked: Seat) -> None:
    asked.press("Enter")
    asked.type("Первое / Пример")
    asked.press("Enter")
    asked.settle()
    asked.press("2")
    asked.settle()
    asked.wait(lambda: course(asked).here == "/data/many")
    asked.press("F3")  # the other language stays too
    language = course(asked).session.language
    asked.press("Esc")
    asked.settle()
    assert asked.window.overlay.panel is None
    interview = begun_interview(asked)
    asked.window.work.go("visits", interview.visit, f"ask:{interview.key.hex()}")
    asked.settle()
    assert course(asked).here == "/data/many"
    assert course(asked).view("/data/told").value == "Первое / Пример"
    assert course(asked).view("/data/sort").value == "b"
    assert course(asked).session.language == language


def test_the_language_is_switched_in_mid_interview_and_every_answer_stays(asked: Seat) -> None:
    asked.press("Enter")
    asked.type("Рассказ / Пример")
    before = dict(course(asked).session.draft())
    assert asked.sees("Что произошло?")
    asked.press("F3")
    asked.settle()
    assert asked.sees("What happened?")
    assert not asked.sees("Что произошло?")
    assert course(asked).view("/data/told").value == "Рассказ / Пример", "what was being typed too"
    asked.press("Enter")
    asked.settle()
    (lines,) = lines_within(stage(asked))
    assert [text for _, text in lines.lines.choices] == ["Alpha", "Beta", "Gamma"]
    asked.press("F3")
    asked.settle()
    assert [text for _, text in lines.lines.choices] == ["Альфа", "Бета", "Гамма"]
    assert asked.sees("Какого рода?")
    after = dict(course(asked).session.draft())
    assert {key: after[key] for key in before} == before


def test_undo_takes_back_step_by_step_and_shows_where_it_was(asked: Seat) -> None:
    asked.press("Enter")
    asked.type("Рассказ / Пример")
    asked.press("Enter")
    asked.settle()
    asked.press("2")
    asked.wait(lambda: course(asked).here == "/data/many")
    asked.press("F8")
    asked.settle()
    assert course(asked).here == "/data/whole"
    asked.press("Ctrl+Z")
    asked.settle()
    assert course(asked).here == "/data/many"
    assert course(asked).view("/data/many").mark == ""
    asked.press("Ctrl+Z")
    asked.settle()
    assert (course(asked).here, course(asked).view("/data/sort").value) == ("/data/sort", "")
    asked.press("Ctrl+Z")
    asked.settle()
    assert (course(asked).here, course(asked).view("/data/told").value) == ("/data/told", "")
    assert kept_answers(asked, begun_interview(asked)).get("told") is None, "in the vault too"
    assert course(asked).session.undoable == 0


def test_typing_with_pauses_is_one_step_and_is_kept_in_each_pause(asked: Seat) -> None:
    asked.press("Enter")
    asked.type("Забрали")
    time.sleep(0.9)
    asked.settle()
    assert kept_answers(asked, begun_interview(asked))["told"] == "Забрали"
    asked.type(" таблетки")
    time.sleep(0.9)
    asked.settle()
    assert kept_answers(asked, begun_interview(asked))["told"] == "Забрали таблетки"
    assert course(asked).session.undoable == 1


def test_a_full_disk_loses_no_answer(asked: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    real, full = asking.keep, [True]

    def keep(desk: Desk, interview: Interview, rows: asking.Rows) -> None:
        if full[0]:
            raise DiskFull
        real(desk, interview, rows)

    monkeypatch.setattr(asking, "keep", keep)
    asked.press("Enter")
    asked.type("На полном диске / Пример")
    asked.press("Enter")
    asked.settle()
    asked.press("Esc")  # what is told about the disk
    asked.settle()
    asked.press("2")
    asked.settle()
    full[0] = False
    asked.window.work.owed.again()
    asked.settle()
    interview = begun_interview(asked)
    kept = kept_answers(asked, interview)
    assert (kept["told"], kept["sort"]) == ("На полном диске / Пример", "b")


def test_three_times_no_leaves_a_reason_and_nothing_else_in_the_vault(seat: Seat) -> None:
    form_of(seat.desk, PLAIN)
    seat.heart.rest()
    seat.press("Ctrl+Shift+V")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    before = looked(seat, lambda look: look.drafts())
    seat.press("Enter", "2", "2", "2", "2")
    seat.settle()
    (kept,) = all_of(seat, Interview)
    filled = {name for name, value in vars(kept).items() if value and name not in ("id", "scope", "visit")}
    assert filled == {"refused_because", "met_before"}, "met before says only that nobody knows"
    assert kept.met_before == "not_sure"
    assert looked(seat, lambda look: look.drafts()) == before
    assert looked(seat, lambda look: asking.unfinished(look)) == ()
    assert panel(seat).course is None


def test_nothing_is_drafted_after_the_end(asked: Seat) -> None:
    asked.press("Enter")
    asked.type("Рассказ / Пример")
    asked.press("Ctrl+Return", "Ctrl+Return")
    asked.settle()
    assert looked(asked, lambda look: asking.unfinished(look)) == ()
    (interview,) = all_of(asked, Interview)
    assert "Рассказ / Пример" in interview.answers
