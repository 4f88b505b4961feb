"""Garbage that holds widgets is collected in the window's own thread, never on a lane."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref

from PySide6.QtWidgets import QApplication, QWidget
from seats import Seat, application_for_tests

from ui import process
from ui.collecting import Collector

RUBBISH = 20_000


class Circle(QWidget):
    """A widget that refers to itself, as a panel with its callbacks does."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


def rubbish() -> None:
    """Make so much that Python left to itself would collect many times."""
    held = [[number] for number in range(RUBBISH)]
    for one in held:
        one.append(one)  # type: ignore[arg-type]


def test_a_lane_that_makes_objects_destroys_no_widget(seat: Seat) -> None:
    where: list[int] = []
    weakref.finalize(Circle(), lambda: where.append(threading.get_ident()))
    done: list[object] = []
    seat.shell.lanes.work(rubbish, done.append)
    seat.wait(lambda: bool(done))
    assert set(where) <= {threading.get_ident()}, "the window's own collector may have come by; the lane's never"
    gc.collect()
    assert where == [threading.get_ident()], "the control: it was rubbish indeed"


def test_python_left_to_itself_collects_on_a_lane() -> None:
    gc.enable()
    where: list[int] = []
    weakref.finalize(_Plain(), lambda: where.append(threading.get_ident()))
    other = threading.Thread(target=rubbish)
    other.start()
    other.join()
    gc.disable()
    assert where == [other.ident], "the control: this is what would end the process"


class _Plain:
    """A circle without a widget, so that the control does not end this process."""

    def __init__(self) -> None:
        self.me = self


def test_rubbish_goes_when_nobody_touches_a_key() -> None:
    app = application_for_tests()
    gone: list[int] = []
    idle = [0.0]
    collector = Collector(app, lambda: idle[0])
    weakref.finalize(Circle(), lambda: gone.append(1))
    collector.look()
    assert gone == []
    idle[0] = 10.0
    collector.look()
    assert gone == [1]
    collector.deleteLater()


def test_much_new_rubbish_goes_while_a_person_works() -> None:
    app = application_for_tests()
    collector = Collector(app, lambda: 0.0)
    rubbish()
    collector.look()
    assert gc.get_count()[0] < RUBBISH / 2
    collector.deleteLater()


def test_the_window_begins_without_pythons_own_collecting() -> None:
    script = "import gc; from ui import process; process.begin(); print(gc.isenabled())"
    assert process.begin.__doc__
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_a_lane_was_asked_is_let_go_in_the_windows_thread(seat: Seat) -> None:
    where: list[int] = []

    def ask() -> None:
        held = Circle()
        held.me = None  # type: ignore[assignment]
        weakref.finalize(held, lambda: where.append(threading.get_ident()))
        seat.shell.lanes.work(lambda: id(held), lambda _none: None)

    ask()
    for _ in range(40):
        seat.shell.lanes.work(lambda: None, lambda _none: None)
    seat.settle()
    QApplication.processEvents()
    assert where == [threading.get_ident()]
