"""What narrows a chronology: words, a person, a norm, a kind of event. What is offered is what the case holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework.storyline import Narrowed, Storyline
from fieldcase.errors import N_
from ui.widgets.basics import Combo, row
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.workplace import Workplace

_AFTER_MS = 150
# The list of a choice may be wider than the choice: norms have long titles.
_WIDEST = 460


class Filters(QWidget):
    """A line and three choices; `changed` a moment after the last key."""

    changed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        words = work.words
        self.line = QLineEdit()
        self.line.setPlaceholderText(words(N_("Filter by words")))
        self.line.setAccessibleName(words(N_("Filter by words")))
        self.line.setClearButtonEnabled(True)
        self.person = _combo(words(N_("Person")))
        self.norm = _combo(words(N_("Norm")))
        self.kind = _combo(words(N_("Kind of event")))
        self._timer = delayed(self, _AFTER_MS, self.changed.emit)
        self.line.textChanged.connect(lambda _text: self._timer.start())
        for combo in (self.person, self.norm, self.kind):
            combo.activated.connect(lambda _place: self.changed.emit())
        across = row(self.line, self.person, self.norm, self.kind, gap=6)
        for place in range(4):
            across.setStretch(place, 1)
        self.setLayout(across)
        self._offer(self.person, N_("All people"), ())
        self._offer(self.norm, N_("All norms"), ())
        self._offer(self.kind, N_("All kinds of event"), ())

    @property
    def narrowed(self) -> Narrowed:
        """What is asked for."""
        return Narrowed(bytes.fromhex(self.person.code), self.norm.code, self.kind.code, self.line.text())

    def clear(self) -> None:
        """Ask for everything, without a word to those who listen."""
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        for combo in (self.person, self.norm, self.kind):
            combo.choose("")

    def offer(self, story: Storyline) -> None:
        """Offer what the events of the case can be narrowed by; what is chosen stays chosen."""
        self._offer(self.person, N_("All people"), tuple((who.hex(), name) for who, name in story.persons))
        self._offer(self.norm, N_("All norms"), tuple((code, self.work.term("norm", code)) for code in story.norms))
        kinds = sorted(((code, self.work.term("event_kind", code)) for code in story.kinds), key=lambda one: one[1])
        self._offer(self.kind, N_("All kinds of event"), tuple(kinds))

    def _offer(self, combo: Combo, every: str, choices: tuple[tuple[str, str], ...]) -> None:
        offered = (("", self.work.words(every)), *choices)
        if offered == tuple((combo.itemData(at), combo.itemText(at)) for at in range(combo.count())):
            return
        chosen = combo.code
        combo.clear()
        for code, text in offered:
            combo.addItem(text, code)
        combo.choose(chosen if any(code == chosen for code, _ in offered) else "")
        combo.view().setMinimumWidth(min(combo.view().sizeHintForColumn(0) + 40, _WIDEST))


def _combo(name: str) -> Combo:
    made = Combo(name)
    made.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(5)
    return made
