"""What a person typed and the disk did not take: it waits here, is tried again, and is told once.

A deed that keeps typed words goes through `keep`. Where the disk is full, write-protected or gone, the words stay in
the window instead of being dropped with the error. Knows deeds by a name; refuses to know what they write.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fieldcase.errors import Cancelled, DiskFull, FieldcaseError, FolderGone, NotYetWritten, ReadOnly, VaultInUse
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.lane import Then
    from ui.workplace import Workplace

AGAIN_AFTER_MS = 10_000
# What may pass: room is made, the stick is put back, another program lets go.
_MAY_PASS = (DiskFull, FolderGone, ReadOnly, VaultInUse, Cancelled)
Name = tuple[Hashable, ...]


@dataclass(frozen=True)
class _Kept:
    """One deed: its place in the order in which the words were typed, what it is, what comes after it."""

    number: int
    deed: Callable[[Desk], Any]
    then: Then | None
    said: str


class Owed(QObject):
    """The deeds that wait, by name. A later deed of a name stands for an earlier one, and for all below that name."""

    changed = Signal(int)

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._work = work
        self._waiting: dict[Name, _Kept] = {}
        # Asked for and not yet answered.
        self._flying: dict[Name, _Kept] = {}
        self._number = 0
        self._told = False
        self._timer = delayed(self, AGAIN_AFTER_MS, self.again)

    def __len__(self) -> int:
        return len(self._waiting)

    def keep(self, deed: Callable[[Desk], Any], name: Name = (), then: Then | None = None, said: str = "") -> None:
        """Run a deed that keeps typed words. `name`: (record, field) for a draft, (record,) for what holds all of the
        record; without one it stands for itself. `then` and `said` as in `Workplace.do`."""
        self._number += 1
        below = {**self._waiting, **self._flying} if len(name) == 1 else {}
        earlier = [kept for one, kept in below.items() if one[:1] == name]
        whole = _after(sorted(earlier, key=lambda kept: kept.number), deed) if earlier else deed
        self._try(name or (self._number,), _Kept(self._number, whole, then, said))

    def _try(self, name: Name, kept: _Kept) -> None:
        self._flying[name] = kept

        def run(desk: Desk) -> Any:
            try:
                return kept.deed(desk)
            except _MAY_PASS:
                raise
            except BaseException:
                self._land(name, kept)  # no later deed is to repeat what cannot succeed
                raise

        def done(answer: Any) -> None:
            self._land(name, kept)
            self._forget(name, kept.number)
            if kept.then is not None:
                kept.then(answer)

        self._work.do(run, done, kept.said, lambda wrong: self._refused(name, kept, wrong), must=True)

    def _land(self, name: Name, kept: _Kept) -> None:
        if self._flying.get(name) is kept:
            del self._flying[name]

    def _forget(self, name: Name, number: int) -> None:
        old = [one for one, kept in self._waiting.items() if one[: len(name)] == name and kept.number <= number]
        for one in old:
            del self._waiting[one]
        if old:
            self._told = self._told and bool(self._waiting)
            self.changed.emit(len(self._waiting))

    def _refused(self, name: Name, kept: _Kept, wrong: FieldcaseError) -> None:
        if not isinstance(wrong, _MAY_PASS):
            self._forget(name, kept.number)
            self._work.tell(wrong)
            return
        self._land(name, kept)
        known = self._waiting.get(name)
        if known is None or known.number <= kept.number:
            self._waiting.pop(name, None)
            self._waiting[name] = kept
        self._timer.start()
        self.changed.emit(len(self._waiting))
        if not self._told:
            self._told = True
            self._work.tell(NotYetWritten())

    def again(self) -> None:
        """Try all of them once more, in the order in which they were typed."""
        for name, kept in sorted(self._waiting.items(), key=lambda pair: pair[1].number):
            self._try(name, kept)

    def settled(self, record: Hashable, then: Callable[[bool], None]) -> None:
        """Try what waits once more, then say whether all of a record is written: who reads it sooner reads it without
        its newest words, and writes it back so."""
        self.again()
        self._work.do(lambda _desk: None, lambda _: then(not self._waits_for(record)))

    def _waits_for(self, record: Hashable) -> bool:
        return any(name[:1] == (record,) for name in (*self._waiting, *self._flying))

    def deeds(self) -> list[Callable[[Desk], Any]]:
        """The deeds that wait, oldest first: lock tries them a last time."""
        return [kept.deed for kept in sorted(self._waiting.values(), key=lambda kept: kept.number)]


def _after(earlier: list[_Kept], deed: Callable[[Desk], Any]) -> Callable[[Desk], Any]:
    """A deed that first does again what came before it and is not known to be written: each may be done twice."""

    def whole(desk: Desk) -> Any:
        for kept in earlier:
            kept.deed(desk)
        return deed(desk)

    return whole
