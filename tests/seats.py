"""Sitting at the window in a test: keys pressed, text typed, answers waited for, the heart of the event loop watched.

Knows the shell and its widgets as a person sees them: by their names. Everything goes through real key events.
"""

from __future__ import annotations

import builtins
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from heart import Heart, too_long
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from vaults import PASSPHRASE

from fieldcase.casework.desk import Desk
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World
from ui import theme
from ui.choices import Choices
from ui.shell import Shell
from ui.start import application

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
# So many turns in a row in which nothing happened, none with more work than this, and nothing put off for a moment so
# short as this: then nothing more is on its way. What never rests is waited for no longer than `_RESTLESS_SECONDS`.
_STILL_TURNS, _NOTHING_SECONDS, _SOON_MS, _RESTLESS_SECONDS = 6, 0.0006, 100, 0.3


def application_for_tests() -> QApplication:
    """The one application of a test session."""
    app = application()
    if app.property("fieldcase-theme") is None:
        theme.apply(app, theme.LIGHT, 100)
    return app


def vault_at(path: Path) -> Desk:
    """A new vault at `path`, opened in milliseconds."""
    desk, _ = Desk.new(path, PASSPHRASE, World(), TEST_COST)
    return desk


def _shown() -> QWidget:
    return next(one for one in QApplication.topLevelWidgets() if one.isVisible())


def front() -> QWindow:
    """The window of the system that keys go to: where a real keyboard's arrive."""
    popup, focus = QApplication.activePopupWidget(), QApplication.focusWidget()
    # Off screen a list that has dropped down and is gone still counts as the window in front.
    window = (popup or (focus.window() if focus else None) or QApplication.activeWindow() or _shown()).windowHandle()
    assert window is not None, "no window has the keyboard"
    return window


class Seat:
    """A person at the window."""

    def __init__(
        self, desk: Desk, language: str = "ru", theme_name: str = "light", size: tuple[int, int] = (1366, 728)
    ):
        self.app = application_for_tests()
        self._desk = desk
        self.shell = Shell(Choices(vault=desk.vault.path, language=language, theme=theme_name), self.app)
        self.shell.resize(*size)
        self.shell.show()
        self.shell.activateWindow()
        self.shell.opened(desk)
        self.wait(lambda: QApplication.focusWindow() is not None and self.quiet())
        self.heart = Heart()

    @property
    def window(self):  # type: ignore[no-untyped-def]
        """The work's window."""
        return self.shell.window_of_work

    @property
    def page(self):  # type: ignore[no-untyped-def]
        """The page in front."""
        return self.window.now

    @property
    def desk(self) -> Desk:
        """The vault, once no deed of the window is on its way: two threads at one connection wait for each other for
        ever."""
        end = time.perf_counter() + 10
        while not self.quiet() and time.perf_counter() < end:
            self._live()
            time.sleep(0.001)
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self._desk = desk

    def quiet(self) -> bool:
        """Whether no deed is on its way."""
        return self.shell.lanes.writing == 0

    def _live(self, happens: Callable[[], object] | None = None) -> None:
        """Let the event loop have its turn, after something happened to the window: its work alone is watched, not what
        the test does in between."""
        heart: Heart | None = getattr(self, "heart", None)
        if heart is not None:
            heart.rest()
        if happens is not None:
            happens()
        self.app.processEvents()
        if heart is not None:
            heart.beat()

    def wait(self, until: Callable[[], object], seconds: float = 30.0) -> None:
        """Let the window live until something is so; AssertionError where it never becomes so."""
        end = time.perf_counter() + seconds
        while not until():
            assert time.perf_counter() < end, "it did not come to be so"
            self._live()
            time.sleep(0.001)

    def settle(self) -> None:
        """Let the window live until all that was asked of the lanes is answered and shown."""
        self._answered(3)
        self.wait(lambda: self.page is None or self.page.stands)
        if self._at_rest():
            self._answered(1)  # what was put off for a moment has asked by now
            self._at_rest()

    def _answered(self, times: int) -> None:
        """What was asked of the lanes until now is answered; and what the answers asked, so many times."""
        for _ in range(times):
            done: list[object] = []
            self.shell.lanes.work(lambda: self.shell.lanes.settle_reading(), done.append)
            self.wait(lambda done=done: bool(done) and self.quiet())  # type: ignore[misc]

    def _at_rest(self) -> bool:
        """Wait until nothing moves; whether anything was put off for a moment. A layout hands on what it needs one
        floor a turn; long forms are laid one line a turn; some pages read a moment after the last key."""
        end, still, put_off = time.perf_counter() + _RESTLESS_SECONDS, 0, False
        while time.perf_counter() < end and still < _STILL_TURNS:
            began = time.thread_time()  # of this thread's own work: a busy machine makes nothing move
            self._live()
            still = still + 1 if time.thread_time() - began < _NOTHING_SECONDS else 0
            if still == _STILL_TURNS and self._puts_off():
                put_off, still = True, 0
            time.sleep(0.001)
        return put_off

    def _puts_off(self) -> bool:
        """Whether the window does something a moment from now."""
        return any(
            one.isActive() and (one.interval() == 0 or (one.isSingleShot() and one.interval() <= _SOON_MS))
            for one in self.shell.findChildren(QTimer)
        )

    def blocked(self) -> str:
        """How long the window stood still, empty where it was never too long."""
        self.heart.stop()
        return too_long(self.heart.longest)

    def focus(self) -> QWidget:
        """The widget that has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, *keys: str) -> None:
        """Press keys, each written as "Ctrl+K" or "Enter"."""
        for one in keys:
            sequence = QKeySequence.fromString(one.replace("Enter", "Return").replace("Esc", "Escape"))
            pressed = sequence[0]  # type: ignore[index]
            self._live(partial(QTest.keyClick, front(), pressed.key(), pressed.keyboardModifiers()))

    def press_cyrillic(self, letter: str, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key as a Cyrillic layout sends it: its own letter with a modifier."""
        event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), modifiers, "")
        self._live(lambda: QApplication.sendEvent(front(), event))

    def type(self, text: str) -> None:
        """Type a text, letter by letter, into whatever has the focus."""
        for letter in text:
            receiver = front()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                self._live(partial(QApplication.sendEvent, receiver, event))

    def tab_to(self, name: str, most: int = 120, *, back: bool = False) -> QWidget:
        """Press Tab until the widget called `name` has the focus."""
        for _ in range(most):
            widget = QApplication.focusWidget()
            if widget is not None and widget.accessibleName().startswith(name):
                return widget
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab never reached {name}")

    def named(self, kind: builtins.type[AnyWidget], name: str) -> AnyWidget:
        """The visible widget of a kind that is called `name`."""
        found: list[AnyWidget] = [
            one for one in self.shell.findChildren(kind) if one.isVisible() and one.accessibleName().startswith(name)
        ]
        assert found, f"nothing is called {name}"
        return found[0]

    def sees(self, text: str) -> bool:
        """Whether a text stands anywhere on the window."""
        return any(text in said for said in self.texts())

    def texts(self) -> list[str]:
        """Every text on visible labels and buttons."""
        labels = [one.text() for one in self.shell.findChildren(QLabel) if one.isVisible()]
        return labels + [one.text() for one in self.shell.findChildren(QPushButton) if one.isVisible()]

    def close(self) -> None:
        """Close the window as its cross does."""
        self.heart.stop()
        self.shell.close()
        self.shell.deleteLater()
        self.app.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
