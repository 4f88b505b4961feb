"""What is typed of a decision that is not made yet: a draft inside the vault, after 800 ms, at lock, and when its panel
is closed. Knows when it is kept; what is typed, it is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldcase.casework import deciding
from fieldcase.model.fieldwork import Interview
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace


class TypedDecision(QObject):
    """The draft of one interview's decision; `said` gives what stands in the fields."""

    def __init__(
        self, panel: QObject, work: Workplace, interview: Interview, said: Callable[[], dict[str, str]]
    ) -> None:
        """It ends with its panel: lock asks it no more then."""
        super().__init__(panel)
        self._work, self._interview, self._said = work, interview, said
        self.has_typed = self._unkept = False
        self._timer = delayed(self, DRAFT_AFTER_MS, self.keep)
        work.hold(self, self.unkept_deeds)

    def changed(self) -> None:
        """Something was typed."""
        self.has_typed = self._unkept = True
        if not self._timer.isActive():
            self._timer.start()

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What would keep it: run by the timer, or at once by lock."""
        if not self._unkept:
            return []
        interview, typed = self._interview, self._said()
        return [lambda desk: deciding.keep_typed(desk, interview, typed)]

    def keep(self) -> None:
        """Keep what was typed."""
        deeds = self.unkept_deeds()
        self.forget()
        for deed in deeds:
            self._work.owed.keep(deed, (self._interview.key, deciding.FIELD))

    def forget(self) -> None:
        """Keep nothing of it any more: it was kept, or it is decided."""
        self._unkept = False
        self._timer.stop()
