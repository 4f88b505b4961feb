"""The one window of the program: unlock or first run, then the work; its neutral title, its lock, its end.

The title never names a case or a vault. Lock covers the window, ends the children, keeps what was typed, closes the
vault and begins the process anew; it asks nothing and nothing can hold it up.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from fieldcase.errors import NotYetWritten
from fieldcase.host import seconds_with_sleep
from ui import clipboard, theme
from ui.choices import Choices
from ui.keys import Keys
from ui.lane import Lanes

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.sealed_window import Seated
    from ui.window import Window

TITLE = "Fieldcase"
_TICK_MS = 1000
_WARM_AFTER_MS = 400
# What a look may take to notice that it is cut off when the window is closed.
_PATIENCE_SECONDS = 2.0
# A tick that comes so late was slept through: the lid was closed, or the machine suspended.
_SLEPT_SECONDS = 30


def relaunch(choices: Choices) -> list[str]:
    """How this program is begun anew to show the unlock page: nothing of a case, for everybody sees it in the list of
    processes."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "ui"]
    return [*own, *choices.arguments()]


class Shell(QMainWindow):
    """The window. `begin_anew` is what ends the process at lock; a test hands in its own."""

    def __init__(self, choices: Choices, app: QApplication) -> None:
        super().__init__()
        self.choices = choices
        self.keys = Keys(app)
        self.keys.noticed = self._noticed
        self.lanes = Lanes()
        self.desk: Desk | None = None
        self.window_of_work: Window | None = None
        # The window of the vault, while that of a sealed visit lies over it.
        self.beneath: Window | None = None
        self.relaunch: Callable[[Choices], list[str]] = relaunch
        self._now = seconds_with_sleep
        self._last_sign = self._last_tick = self._now()
        self.idle_minutes = 5
        self._held_up = False
        self.setWindowTitle(TITLE)
        self.setMinimumSize(QSize(900, 540))
        self.resize(1366, 728)
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self._tick)
        clipboard.guard()
        self._dress()

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.chosen(self.choices.theme), self.choices.text_size)

    def show_start(self) -> None:
        """Show the unlock page of the chosen vault, or the first run where there is none."""
        if self.choices.vault is None:
            from ui.first_run import FirstRun

            self.show_page(FirstRun(self))
        else:
            from ui.unlock import Unlock

            self.show_page(Unlock(self))

    def show_page(self, page: QWidget) -> None:
        """Show one page over the whole window; the last one is let go."""
        self.setCentralWidget(page)
        page.setFocus()

    def hold(self, desk: Desk) -> None:
        """A vault is open from now on: idle time and sleep lock it, whatever page is shown."""
        self.desk = desk
        self._last_tick = self._last_sign = self._now()
        self._ticks.start()

    def opened(self, desk: Desk) -> None:
        """Sit down at an open vault: read its settings, show the work."""
        from ui.window import Window

        self.hold(desk)
        self.choices = self.choices.of_desk(desk)
        self.idle_minutes = self.choices.idle_minutes
        self._dress()
        theme.load_fonts(more=True)
        self.window_of_work = Window(self, desk)
        self.show_page(self.window_of_work)
        self.window_of_work.start()
        self._noticed()
        QTimer.singleShot(_WARM_AFTER_MS, self._warm)

    def _warm(self) -> None:
        from ui.warming import warm_pages

        self.lanes.work(warm_pages, lambda _: None)

    def sit_under(self, seated: Seated) -> None:
        """Open the window of a visit that will be sealed."""
        from ui.sealed_window import sit_down

        sit_down(self, seated)

    def dressed_anew(self, choices: Choices) -> None:
        """Take on another language, theme or size of text while the work goes on."""
        before, self.choices = self.choices, choices
        self.idle_minutes = choices.idle_minutes
        if replace(before, idle_minutes=choices.idle_minutes) == choices:
            return  # nothing that can be seen
        if self.window_of_work is None:
            self._dress()
            return
        self.window_of_work.take_down()
        self._dress()
        self.window_of_work.build_up()

    def idle_seconds(self) -> float:
        """For how long nobody has touched key or mouse."""
        return self._now() - self._last_sign

    def _noticed(self) -> None:
        self._lock_if_due()  # a key that wakes the machine comes before the tick: it is no sign that it was watched
        self._last_sign = self._now()
        if self.window_of_work is not None:
            self.window_of_work.checks.wake()

    def _tick(self) -> None:
        self._lock_if_due()
        if self.window_of_work is not None:
            self.window_of_work.darken_if_due(self.idle_seconds())
            # A sealed visit has no backup: a copy would keep what its sealing takes away.
            for quiet in (self.window_of_work.quiet, self.window_of_work.checks) if self.beneath is None else ():
                quiet.tick(self._last_tick - self._last_sign)

    def _lock_if_due(self) -> None:
        now = self._now()
        slept = now - self._last_tick > _SLEPT_SECONDS
        self._last_tick = now
        work = self.window_of_work
        minutes = (work.idle_minutes if work is not None else 0) or self.idle_minutes
        if slept or now - self._last_sign > minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Lock now. Never asks, never returns where a vault is open."""
        if self.desk is None:
            return
        self._cover()
        from fieldcase.lock import lock

        lock(self._end_of_work, self.relaunch(self.choices))

    def _cover(self) -> None:
        """Nothing of a case is on the screen or on the clipboard from now on."""
        for one in QApplication.topLevelWidgets():
            one.hide()
        clipboard.take_back()

    def _end_of_work(self) -> None:
        """Interrupt, keep what was typed, close: what a kill at this very moment would lose is at most this."""
        assert self.desk is not None
        if not self.lanes.finish(0.3, self._cut_off(self.desk)):
            return
        self._keep_unkept()
        for inner in self._inner():
            with suppress(Exception):
                inner.vault.end()
        self.desk.vault.end()

    def _inner(self) -> list[Desk]:
        """The desk of the sealed visit that is open, if one is."""
        return [self.window_of_work.work.desk] if self.beneath is not None and self.window_of_work is not None else []

    @contextmanager
    def _cut_off(self, desk: Desk) -> Iterator[None]:
        with ExitStack() as stack:
            for one in (*self._inner(), desk):
                stack.enter_context(one.vault.cut_off())
            yield

    def _keep_unkept(self) -> None:
        """What was typed and is not yet kept, each in its own vault."""
        for window in (self.window_of_work, self.beneath):
            for deed in window.unkept() if window is not None else ():
                with suppress(Exception):  # a draft that cannot be kept must not keep the vault open
                    deed(window.work.desk)  # type: ignore[union-attr]

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross: enter what was typed, close the vault, then go.

        Once it is held up where the disk does not take what was typed: the words are nowhere else.
        """
        if self.desk is not None:
            work = self.window_of_work
            if work is not None:
                work.leave_all()
                self._settle_writing()
                if work.work.owed and not self._held_up:
                    self._held_up = True
                    work.work.tell(NotYetWritten())
                    event.ignore()
                    return
            self._cover()
            self._close_vault(self.desk)
        self.keys.close()
        clipboard.unguard()
        event.accept()

    def _settle_writing(self) -> None:
        """Wait for deeds, those too that their answers bring; not for long work, which would leave the window open
        and deaf to the panic key."""
        self.lanes.settle("write")
        QApplication.processEvents()
        self.lanes.settle("write")

    def _close_vault(self, desk: Desk) -> None:
        self.desk = None
        self._ticks.stop()
        rests = self.lanes.finish(_PATIENCE_SECONDS, self._cut_off(desk))
        self.lanes.close()
        from fieldcase import sandbox

        sandbox.kill_all()
        if not rests:
            return  # the end of the process closes it, as a kill would
        self._keep_unkept()
        for one in (*self._inner(), desk):
            with suppress(Exception):  # a stick that was pulled must not keep the window open
                one.close()


def vaults_at_home(home: Path) -> tuple[Path, ...]:
    """The vaults in the program's own folder, by name."""
    with suppress(OSError):
        return tuple(sorted(path for path in home.iterdir() if path.suffix == ".fieldcase" and path.is_dir()))
    return ()
