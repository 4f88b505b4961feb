"""Lock and its kin at the worst moment: in a long deed, after sleep, with a list dropped down, in the first run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from seats import Seat, application_for_tests, vault_at
from vaults import PASSPHRASE

from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.errors import FolderGone
from fieldcase.host import seconds_with_sleep
from fieldcase.model.case import Case, Event
from fieldcase.model.ids import EventId
from fieldcase.world import World
from ui.choices import Choices
from ui.first_run import FirstRun
from ui.shell import Shell
from ui.widgets.basics import Combo
from ui.widgets.chooser import Chooser


def new_event(seat: Seat) -> QPlainTextEdit:
    case = new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    seat.window.work.go("cases", case.id, "chronology")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    found: QPlainTextEdit = next(one for one in seat.page.findChildren(QPlainTextEdit) if one.isVisible())
    return found


def test_lock_in_a_long_deed_ends_it_whole_and_keeps_all_that_was_typed_meanwhile(seat: Seat) -> None:
    field = new_event(seat)
    scope, begun = seat.page.work.desk.all(Event), threading.Event()
    case, path = seat.desk.new_scope("case"), seat.desk.vault.path

    def long_deed(desk: Desk) -> None:
        with desk.deed():
            for number in range(100_000):
                desk.save(None, Event(id=EventId(desk.new_id()), scope=case, what=f"{number}"))
                begun.set()
                time.sleep(0.002)  # where no statement runs that could be interrupted

    seat.window.work.do(long_deed)
    seat.wait(begun.is_set)
    field.setFocus()
    seat.type("берёза")
    seat.wait(lambda: seat.shell.lanes.writing > 2, 5)  # its drafts wait behind the long deed
    seat.type(" паром")
    shell = seat.shell
    began = time.perf_counter()
    shell._end_of_work()
    assert time.perf_counter() - began < 0.7, "the process would be cut off"
    seat.heart.rest()
    again = Desk.open(path, PASSPHRASE, World())
    try:
        assert again.all(Event) == scope, "of the long deed there is nothing"
        assert "берёза паром" in [one.value for one in again.drafts()]
    finally:
        again.close()
        seat.heart.rest()


def test_a_lane_that_does_not_come_to_rest_is_left_alone_and_lock_goes_on(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    free, begun, touched = threading.Event(), threading.Event(), list[str]()

    def stuck(_: Desk) -> None:
        begun.set()
        free.wait(20)

    monkeypatch.setattr(seat.desk.vault, "end", lambda: touched.append("the vault"))
    seat.window.work.do(stuck)
    seat.window.work.do(lambda _: touched.append("a deed"), must=True)
    seat.wait(begun.is_set)
    began = time.perf_counter()
    seat.shell._end_of_work()
    assert time.perf_counter() - began < 0.7
    assert touched == [], "two threads at one connection would wait for each other for ever"
    free.set()
    seat.shell.lanes._threads["write"].shutdown(wait=True)
    seat.heart.rest()


@pytest.fixture
def locked(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When the window locked, instead of locking."""
    times: list[float] = []
    monkeypatch.setattr(seat.shell, "lock", lambda: times.append(time.perf_counter()))
    return times


def later(seat: Seat, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    real = seat.shell._now
    monkeypatch.setattr(seat.shell, "_now", lambda: real() + seconds)


def test_a_machine_that_slept_is_locked_by_the_first_sign_of_life(
    seat: Seat, locked: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.press("Tab")
    seat.shell._tick()
    assert locked == [], "the control: awake, nothing locks"
    later(seat, monkeypatch, 45)
    seat.press("Tab")
    assert len(locked) == 1, "45 seconds went by without a tick: the lid was closed"


def test_idle_minutes_lock_even_when_the_key_comes_before_the_tick(
    seat: Seat, locked: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    later(seat, monkeypatch, seat.shell.idle_minutes * 60 + 1)
    seat.shell._last_tick = seat.shell._now()  # the ticks went on
    seat.press("Tab")
    assert len(locked) == 1


def test_the_clock_of_the_lock_goes_on_while_the_machine_sleeps() -> None:
    boot = Path("/proc/uptime")
    if not boot.exists():
        pytest.skip("only Linux says how long it has been up")
    before = seconds_with_sleep()
    assert abs(before - float(boot.read_text("ascii").split()[0])) < 5, "since the start of the machine, sleep included"
    time.sleep(0.02)
    assert 0.01 < seconds_with_sleep() - before < 5


def dropped_combo(seat: Seat) -> None:
    combo = next(one for one in seat.page.findChildren(Combo) if one.isVisible() and one.count() > 1)
    combo.setFocus()
    combo.showPopup()


def dropped_completer(seat: Seat) -> None:
    chooser = next(one for one in seat.page.findChildren(Chooser) if one.isVisible() and one._choices)
    chooser.line.setFocus()
    seat.press("Down")
    assert chooser._popup.isVisible()


@pytest.mark.parametrize("drop", [dropped_combo, dropped_completer])
@pytest.mark.parametrize("key", ["Ctrl+L", "F12"])
def test_the_keys_of_the_lock_work_while_a_list_is_dropped_down(
    sample_seat: Seat, monkeypatch: pytest.MonkeyPatch, drop: Callable[[Seat], None], key: str
) -> None:
    seat = sample_seat
    case = next(one for one in seat.desk.all(Case) if seat.desk.all(Event, one.scope))
    seat.window.work.go("cases", case.id, "chronology")
    seat.settle()
    seat.press("Ctrl+E")
    seat.settle()
    ended: list[bool] = []
    monkeypatch.setattr("fieldcase.lock.lock", lambda close, arguments: ended.append(True))
    cover = seat.shell._cover
    monkeypatch.setattr(seat.shell, "_cover", lambda: None)  # a real lock does not come back to the key's own window
    drop(seat)
    seat.settle()
    popup = QApplication.activePopupWidget()  # held: its window is known to Python as long as it is
    assert popup is not None
    seat.press(key)
    assert ended == [True]
    cover()
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets()), "all is covered, the list too"
    seat.shell.show()


def test_closing_waits_for_no_long_work_and_covers_the_window_first(seat: Seat) -> None:
    free, begun = threading.Event(), threading.Event()

    def long_work() -> None:
        begun.set()
        free.wait(20)

    seat.shell.lanes.work(long_work, lambda _: None)
    seat.wait(begun.is_set)
    hidden: list[bool] = []
    real = seat.desk.vault.close

    def close() -> None:
        hidden.append(not seat.shell.isVisible())
        real()

    seat.desk.vault.close = close  # type: ignore[method-assign]
    began = time.perf_counter()
    seat.shell.close()
    assert time.perf_counter() - began < 5
    free.set()
    assert hidden[0], "nothing is on the screen while the vault is being closed"


def test_a_window_whose_folder_is_gone_closes_all_the_same(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise FolderGone(path="Work")

    real = seat.desk.vault.close
    monkeypatch.setattr(seat.desk.vault, "close", gone)
    assert seat.shell.close()
    assert not seat.shell.isVisible()
    real()


def test_a_vault_of_the_first_run_locks_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = application_for_tests()
    shell = Shell(Choices(language="ru"), app)
    shell.show_start()
    shell.show()
    first = shell.centralWidget()
    assert isinstance(first, FirstRun)
    desk = vault_at(tmp_path / "New.fieldcase")
    locked: list[bool] = []
    monkeypatch.setattr(shell, "lock", lambda: locked.append(True))
    first.vault_made(desk, "CODE")
    shell._tick()
    assert locked == []
    real = shell._now
    monkeypatch.setattr(shell, "_now", lambda: real() + 3600)
    shell._tick()
    assert locked, "the recovery code does not stay on the screen of a laptop that was left alone"
    monkeypatch.undo()
    shell.close()
    shell.deleteLater()
    Desk.open(tmp_path / "New.fieldcase", PASSPHRASE, World()).close()  # it was let go of
