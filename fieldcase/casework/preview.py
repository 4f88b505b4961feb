"""The live preview: a warm child that makes the dossier again at every change of a choice, and shows its pages.

The newest question wins: an older one that still waits is dropped, one that works too long is ended. What is shown is
made by the same child in the same way as what is exported. Nothing of it is ever written anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fieldcase.casework.desk import Desk
from fieldcase.casework.dossiers import answered
from fieldcase.casework.gathering import CleanPictures, Gathered, gather
from fieldcase.dossier.answers import Drawn, Refused
from fieldcase.dossier.asking import ask_for_page, make_ready, new_child
from fieldcase.dossier.revealed import Revealed
from fieldcase.errors import Cancelled, ChildFailed, FieldcaseError
from fieldcase.rules.preflight import Finding, stops
from fieldcase.rules.released import Notice
from fieldcase.rules.submissions import NOT_COUNTED, Length

__all__ = ["CleanPictures", "Drawn", "Finding", "Gathered", "Notice", "Preview", "Previewed", "Revealed", "gather"]

# How long an older question may go on working once there is a newer one, in seconds: ending it costs a new child.
PATIENCE = 0.5


@dataclass(frozen=True, repr=False)
class Previewed:
    """What came of one question: pages to be asked for, or why there are none, and what there is to look at.

    `findings` is the whole list, stops first; `notices` are the warnings an export would give. `refusal` is what an
    export would raise; then `pages` is 0, `revealed` and `sha256` are None. Of a report `length` is counted,
    and `begins` says on which page (from 0) a section begins.
    """

    pages: int
    notices: tuple[Notice, ...]
    findings: tuple[Finding, ...]
    refusal: FieldcaseError | None
    revealed: Revealed | None
    sha256: bytes | None
    length: Length = NOT_COUNTED
    begins: Mapping[bytes, int] = field(default_factory=dict)


class Preview:
    """One dossier being looked at while its choices change. To be used from threads that may wait, never a window's."""

    def __init__(self, desk: Desk, pictures: CleanPictures | None = None) -> None:
        """`pictures` may be shared with the export that follows, so that none is cleaned twice."""
        self.pictures = pictures or CleanPictures(desk)
        self._child = new_child()
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._newest = 0
        self._seen: Gathered | None = None
        self._pages = 0

    def warm_up(self) -> None:
        """Start the child and have it read fonts and dictionary, before the first question; ChildFailed."""
        with self._turn:
            make_ready(self._child)

    def ask(self, gathered: Gathered, progress: Callable[[int, int], None] | None = None) -> Previewed | None:
        """Make the dossier of what was gathered with `preview`; None where a newer question took its place.

        A refusal of the rules and a failure of the child are both in the answer. `progress` hears how many pictures of
        how many were cleaned.
        """
        if not gathered.ingredients.preview:
            raise ValueError("gathered for an export")
        with self._guard:
            self._newest += 1
            mine = self._newest
        if not self._my_turn(mine):
            return None
        try:
            if self._superseded(mine):
                return None
            self._seen, self._pages = None, 0
            found = self._found(gathered, mine, progress)
            return None if self._superseded(mine) else found
        finally:
            self._turn.release()

    def _my_turn(self, mine: int) -> bool:
        """Wait until the child is free, ending an older question that takes too long; False where a newer one came."""
        if self._turn.acquire(timeout=PATIENCE):
            return True
        with self._guard:  # nobody can become the newest meanwhile, so what is ended is older than this
            if self._superseded(mine):
                return False
            self._child.stop()
        self._turn.acquire()
        self._child.close()
        return True

    def _found(self, gathered: Gathered, mine: int, progress: Callable[[int, int], None] | None) -> Previewed | None:
        try:
            answer = answered(self._child, gathered, self.pictures, progress, lambda: self._superseded(mine))
        except Cancelled:
            return None
        except ChildFailed as failed:
            return Previewed(0, (), stops(failed), failed, None, None)
        if isinstance(answer, Refused):
            findings = (*stops(answer.refusal), *answer.findings)
            return Previewed(0, (), findings, answer.refusal, None, None)
        self._seen, self._pages = gathered, answer.pages
        return Previewed(
            answer.pages, answer.notices, answer.findings, None, answer.revealed, answer.sha256, answer.length,
            answer.begins,
        )  # fmt: skip

    def _superseded(self, mine: int) -> bool:
        return mine != self._newest

    def page(self, number: int, width: int) -> Drawn | None:
        """Page `number` (from 0) of what was made last, `width` pixels wide, as rows of RGB; None where there is none.

        A child that has ended in the meantime makes the file once more. ChildFailed.
        """
        with self._turn:
            if self._seen is None or not 0 <= number < self._pages:
                return None
            drawn = ask_for_page(self._child, number, width)
            if drawn is None:
                answered(self._child, self._seen, self.pictures)
                drawn = ask_for_page(self._child, number, width)
            return drawn

    def stop(self) -> None:
        """Kill the child at once, with all that it holds; waits for nothing, so that a window may call it. `close`
        follows from a thread that may wait."""
        with self._guard:
            self._newest += 1
        self._child.stop()

    def close(self) -> None:
        """End the child and forget the pictures of its pages; asked again, it starts anew."""
        self.stop()
        with self._turn:
            self._seen, self._pages = None, 0
            self._child.close()
