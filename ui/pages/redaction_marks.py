"""The marks of one piece of evidence while a person sets them: each is written as it is made, a move once it rests.

What was moved and is not yet written is written by lock. Knows marks; refuses to know how they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from fieldcase.casework import marks
from fieldcase.casework.marked_words import Box, Word, below
from fieldcase.model.evidence import Evidence, Mark
from fieldcase.model.ids import MarkId

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

RESTS_AFTER_MS = 500


class MarksAtWork(QObject):
    """The marks as they stand on the screen. `came` whenever they are others, `chosen` is the key of one of them."""

    came = Signal()

    def __init__(self, work: Workplace, evidence: Evidence) -> None:
        super().__init__()
        self.work, self.evidence = work, evidence
        self.marks: tuple[Mark, ...] = ()
        self.chosen = b""
        self._moved: dict[bytes, Mark] = {}
        self._deeds = 0
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESTS_AFTER_MS)
        self._resting.timeout.connect(self.flush)
        work.hold(self, self._owed)
        work.changed.connect(self._heard)
        self.read()

    @property
    def now(self) -> Mark | None:
        """The mark that is chosen."""
        return next((one for one in self.marks if one.key == self.chosen), None)

    @property
    def can_undo(self) -> bool:
        """Whether something was done here that can be taken back."""
        return self._deeds > 0

    def read(self) -> None:
        """Ask for the marks."""
        evidence = self.evidence
        self.work.ask(lambda look: marks.of_piece(look, evidence), self._read, self, "marks")

    def _read(self, found: tuple[Mark, ...]) -> None:
        # What was moved since is newer than what was read.
        self._show(self._moved.get(one.key, one) for one in found)

    def _show(self, these: Iterable[Mark]) -> None:
        self.marks = marks.ordered(these)
        if self.now is None:
            self.chosen = b""
        self.came.emit()

    def _heard(self, changes: Changes) -> None:
        if Mark.KIND in changes.kinds:
            self.read()

    def choose(self, key: bytes) -> None:
        """Choose a mark, or none; what was moved before is written."""
        self.flush()
        self.chosen = key
        self.came.emit()

    def on_page(self, page: int) -> tuple[Mark, ...]:
        """The marks of one page."""
        return tuple(one for one in self.marks if one.page == page)

    def blank(self, page: int, box: Box, reason: str, words: str) -> Mark:
        """A new mark that is not written yet."""
        new = Mark(
            id=MarkId(self.work.desk.new_id()), scope=self.evidence.scope, evidence=self.evidence.id, page=page,
            reason=reason, words=words,
        )  # fmt: skip
        return marks.placed(new, box)

    def add(self, new: tuple[Mark, ...]) -> None:
        """Write new marks in one deed; the first of them is chosen."""
        self.flush()
        self._do(lambda desk: marks.add(desk, new))
        self.chosen = new[0].key
        self._show((*self.marks, *new))

    def place(self, key: bytes, box: Box, words: tuple[Word, ...]) -> None:
        """Move or size a mark; `words` are those of its page."""
        mark = next((one for one in self.marks if one.key == key), None)
        if mark is not None:
            moved = self._moved[key] = marks.placed(mark, box, below(words, box))
            self._resting.start()
            self._show(moved if one.key == key else one for one in self.marks)

    def say_why(self, reason: str) -> None:
        """Write another reason for the chosen mark."""
        self.flush()
        now = self.now
        if now is not None and now.reason != reason:
            said = replace(now, reason=reason)
            self._do(lambda desk: marks.change(desk, said))
            self._show(said if one.key == now.key else one for one in self.marks)

    def take_away(self, key: bytes) -> None:
        """Take a mark away; the one behind it is chosen."""
        self.flush()
        keys = [one.key for one in self.marks]
        if key not in keys:
            return
        gone = self.marks[keys.index(key)]
        self._do(lambda desk: marks.take_away(desk, gone))
        keys.remove(key)
        self.chosen = b""
        self._show(one for one in self.marks if one.key in keys)

    def undo(self) -> None:
        """Take the last deed of this panel back."""
        self.flush()
        if self._deeds:
            self._deeds -= 1
            self.work.do(lambda desk: desk.undo())

    def flush(self) -> None:
        """Write what was moved."""
        self._resting.stop()
        moved = tuple(self._moved.values())
        self._moved.clear()
        for mark in moved:
            self._do(partial(_written, mark))

    def _do(self, deed: Callable[[Desk], Changes]) -> None:
        self.work.do(deed, self._done, must=True)

    def _done(self, changes: Changes) -> None:
        """Count what undo may take back here: it must never reach what was done before the panel opened."""
        if shiboken6.isValid(self) and changes.kinds:
            self._deeds += 1
            self.came.emit()

    def _owed(self) -> list[Callable[[Desk], None]]:
        return [partial(_change, mark) for mark in self._moved.values()]


def _written(mark: Mark, desk: Desk) -> Changes:
    return marks.change(desk, mark)


def _change(mark: Mark, desk: Desk) -> None:
    marks.change(desk, mark)
