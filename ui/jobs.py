"""Long work for a person: after 300 ms a panel with a count and a button that stops it; whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QTimer

from fieldcase.errors import N_, Cancelled, FieldcaseError
from ui.lane import Stop
from ui.widgets.progress import SHOWN_AFTER_MS, Progress

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

T = TypeVar("T")
Step = Callable[[int, int], None]
_HANDED_OVER = 0.0002


class _Watch:
    """The panel of one long work: it shows itself after a while, and goes when the work is over."""

    def __init__(self, work: Workplace, what: str) -> None:
        words = work.words
        self.work, self.stop, self._over, self._open = work, Stop(), False, False
        self.panel = Progress(what, words(N_("{done} of {total}")), words(N_("Stop")), self.stop)
        QTimer.singleShot(SHOWN_AFTER_MS, self._show)

    def _show(self) -> None:
        if not self._over:
            self._open = True
            self.work.asked_for_panel.emit(self.panel)

    def over(self) -> None:
        """Take the panel away."""
        self._over = True
        if self._open:
            self.panel.close_panel()
        else:
            self.panel.deleteLater()

    def tell(
        self, wrong: BaseException, failed: Callable[[Any], None] | None, stopped: Callable[[Cancelled], None] | None
    ) -> None:
        """Say how the work ended that did not come to its end; of what was stopped `stopped` may tell instead."""
        if isinstance(wrong, Cancelled) and stopped is not None:
            stopped(wrong)
        elif isinstance(wrong, Cancelled):
            self.work.say(said_stopped(self.work, wrong))
        elif failed is not None and isinstance(wrong, FieldcaseError):
            failed(wrong)
        else:
            self.work.failed.emit(wrong)


def said_stopped(work: Workplace, stopped: Cancelled) -> str:
    """What a person is told who stopped a work: nothing was changed, unless the work itself says otherwise."""
    return work.words(N_("Stopped. Nothing was changed.")) if type(stopped) is Cancelled else stopped.told(work.words)


def run_long(
    work: Workplace,
    what: str,
    job: Callable[[Step, Stop], T],
    then: Callable[[T], None],
    failed: Callable[[Any], None] | None = None,
    stopped: Callable[[Cancelled], None] | None = None,
) -> Stop:
    """Run `job(step, stop)` on the lane for long work; `what` is a finished sentence on what goes on.

    `step(done, total)` tells how far it is, from any thread; `stop()` says whether to end, by raising Cancelled. The
    job touches neither connection of the vault: it hands records to `work.do` when it is done.
    """
    watch = _Watch(work, what)

    def came(answer: tuple[T, BaseException | None]) -> None:
        watch.over()
        result, wrong = answer
        if wrong is None:
            then(result)
        else:
            watch.tell(wrong, failed, stopped)

    work.lanes.work(lambda: _tried(lambda: job(watch.panel.step, watch.stop)), came)
    return watch.stop


def write_long(
    work: Workplace,
    what: str,
    deed: Callable[[Desk, Step, Stop], T],
    then: Callable[[T], None],
    said: str | Callable[[T], str] = "",
    failed: Callable[[Any], None] | None = None,
    stopped: Callable[[Cancelled], None] | None = None,
) -> Stop:
    """Run one long deed on the writing lane, as `run_long` does for what writes nothing. It is done whole or, when it
    is stopped, not at all; `said` is the banner's sentence, which offers to undo it, or makes it of the result; without
    one nothing is said."""
    watch = _Watch(work, what)

    def came(answer: tuple[T, BaseException | None]) -> None:
        watch.over()
        result, wrong = answer
        if wrong is None:
            sentence = said if isinstance(said, str) else said(result)
            if sentence:
                work.said.emit(sentence, True)
            then(result)
        else:
            watch.tell(wrong, failed, stopped)

    def step(done: int, total: int) -> None:
        watch.panel.step(done, total)
        # A long deed is nearly all Python: between two of its rows the window is to have its turn.
        time.sleep(_HANDED_OVER)

    work.do(lambda desk: _tried(lambda: deed(desk, step, watch.stop)), came)
    return watch.stop


def _tried(job: Callable[[], T]) -> tuple[T | None, BaseException | None]:
    """What a work came to: it is told in the window's own thread, after the panel is gone."""
    try:
        return job(), None
    except BaseException as error:  # noqa: BLE001 - handed on, not swallowed
        return None, error
