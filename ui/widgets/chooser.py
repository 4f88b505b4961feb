"""Choosing one or several of many by any part of a word. Several stand as chips, a single one in the line itself.

Where the choices are told to be found otherwise, such as norms by their numbers, the list follows what is typed.
Down or typing opens the list, Enter takes the marked one, Backspace in the empty line takes the last chip away. Every
chip is a button that says "take away" aloud.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from fieldcase.model.text import in_a_line
from ui.widgets.basics import button, tip
from ui.widgets.fields import FieldEdit, Spec
from ui.widgets.flow import Flow

Find = Callable[[str], tuple[tuple[Any, str], ...]]
# A chip that says more is cut; its tooltip and its name say all of it.
_CHIP = 44


class Chooser(QWidget):
    """The chips and the line."""

    changed = Signal()
    # Enter was pressed in the line, and whatever stood there was taken.
    entered = Signal()

    def __init__(self, name: str, take_away: str, *, many: bool, find: Find | None = None) -> None:
        """`take_away` is "take {what} away" in the person's language; `find` answers what is typed with choices in the
        order in which they are to be offered."""
        super().__init__()
        self._take_away, self._many, self._find = take_away, many, find
        self._found: dict[str, Any] = {}
        self._choices: dict[Any, str] = {}
        self.chosen: list[Any] = []
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self._model = QStringListModel(self)
        completer = self._completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        if find is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self.line.textEdited.connect(self._seek)
        completer.activated.connect(self._take)
        self._popup = QListView()
        self._popup.setAccessibleName(name)
        completer.setPopup(self._popup)
        self.line.setCompleter(completer)
        # While the list is open it has the keys: Enter with nothing marked would only close it.
        self._popup.installEventFilter(self)
        self.line.installEventFilter(self)
        if not many:
            self.line.editingFinished.connect(self._settle)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._chips)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.line, 1)
        layout.addLayout(self._beside)
        self.setFocusProxy(self.line)
        self._draw()

    def offer(self, choices: tuple[tuple[Any, str], ...]) -> None:
        """The choices there are. Two with the same words are told apart by a number."""
        self._choices = {}
        seen: dict[str, int] = {}
        for value, text in choices:
            seen[text] = seen.get(text, 0) + 1
            self._choices[value] = text if seen[text] == 1 else f"{text} ({seen[text]})"
        self._draw()

    def take_new(self, value: Any, text: str) -> None:
        """Offer one more choice and choose it, as a person would: for what was just made from beside the line."""
        self._choices[value] = text
        self.chosen = [*self.chosen, value] if self._many else [value]
        self._draw()
        self.changed.emit()

    def set_beside(self, widget: QWidget) -> None:
        """Put a button on the right of the line."""
        self._beside.addWidget(widget)

    def choose(self, values: tuple[Any, ...]) -> None:
        """Show these as chosen; one that is not offered keeps its place and is shown as it is."""
        self.chosen = list(values)
        self._draw()

    def _seek(self, typed: str) -> None:
        """Offer what was found for what is typed, in its order."""
        if self._find is not None:
            self._found = {text: value for value, text in self._find(typed) if self._is_open(value)}
            self._model.setStringList(list(self._found))

    def _is_open(self, value: Any) -> bool:
        return not self._many or value not in self.chosen

    def _take(self, text: str) -> None:
        value = next((value for value, said in self._choices.items() if said == text), self._found.get(text))
        if value is not None and value not in self.chosen:
            self._choices.setdefault(value, text)  # found, and not among the choices when they were offered
            self.chosen = [*self.chosen, value] if self._many else [value]
            self._draw()
            self.changed.emit()
        # The completer writes the text into the line after this signal.
        self._rest()
        QTimer.singleShot(0, self, self._rest)

    def _rest(self) -> None:
        """The line as it stands while nothing is being typed: empty, or the words of the single choice."""
        self.line.setText("" if self._many else self._said(self.chosen[0]) if self.chosen else "")
        self.line.setCursorPosition(0)

    def _said(self, value: Any) -> str:
        return self._choices.get(value, "…" if isinstance(value, bytes) else str(value))

    def _settle(self) -> None:
        """A single choice is left: what was typed finds its match, an emptied line is no choice any more."""
        typed = self.line.text().strip()
        listing = self.line.hasFocus() and self._popup.isVisible()
        if listing or typed == (self._said(self.chosen[0]) if self.chosen else ""):
            return
        if typed:
            self._take_match()
        elif self.chosen:
            self.chosen = []
            self.changed.emit()
        self._rest()

    def _leave(self, value: Any) -> None:
        self.chosen = [one for one in self.chosen if one != value]
        self._draw()
        self.line.setFocus()
        self.changed.emit()

    def _draw(self) -> None:
        self._flow.empty()
        for value in self.chosen if self._many else ():
            text = self._said(value)
            shown = in_a_line(text, _CHIP)
            chip = button(f"{shown}  ×", self._leaving(value), "chip-button", name=self._take_away.format(what=text))
            chip.setToolTip(tip(text) if shown != text else "")
            self._flow.addWidget(chip)
        self._chips.setVisible(self._many and bool(self.chosen))
        if not self._many:
            self._rest()
        self._model.setStringList([text for value, text in self._choices.items() if self._is_open(value)])

    def _leaving(self, value: Any) -> Callable[[], None]:
        return lambda: self._leave(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down shows the whole list, Enter takes the match, Backspace in an empty line takes the last chip away.

        A single choice that is given the focus by the program is marked, as it is by Tab: typing puts another in its
        place."""
        taken = isinstance(event, QFocusEvent) and event.gotFocus() and watched is self.line and not self._many
        if taken and event.reason() == Qt.FocusReason.OtherFocusReason:  # type: ignore[attr-defined]
            self.line.selectAll()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
                resting = not self._many and bool(self.chosen) and self.line.text() == self._said(self.chosen[0])
                self._seek("" if resting else self.line.text())
                self._completer.setCompletionPrefix("" if resting else self.line.text())
                self._completer.complete()
                return True
            back = watched is self.line and event.key() == Qt.Key.Key_Backspace
            if back and self._many and not self.line.text() and self.chosen:
                self._leave(self.chosen[-1])
                return True
            marked = watched is self._popup and self._popup.currentIndex().isValid()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text() and not marked:
                self._popup.hide()
                self._take_match()
                self.entered.emit()
                return True
        return False

    def _take_match(self) -> None:
        if self._find is not None:
            self._seek(self.line.text())
            if self._found:
                self._take(next(iter(self._found)))
            return
        typed = self.line.text().casefold()
        open_texts = [text for value, text in self._choices.items() if self._is_open(value)]
        matches = [text for text in open_texts if typed in text.casefold()]
        exact = [text for text in matches if text.casefold() == typed]
        if exact or matches:
            self._take((exact or matches)[0])


class ChooserField(FieldEdit):
    """A field of one or several of many."""

    def __init__(self, spec: Spec, take_away: str) -> None:
        self.chooser = Chooser(spec.label, take_away, many=spec.many, find=spec.find)
        super().__init__(spec, self.chooser)
        self.chooser.offer(spec.choices or ())
        self.chooser.changed.connect(lambda: self.edited.emit(spec.name))

    def show_value(self, value: Any, words: str | None = None) -> None:
        """Show what is chosen."""
        self.chooser.choose(tuple(value) if self.spec.many else (() if value in (None, "") else (value,)))

    def value(self) -> Any:
        """What is chosen: a tuple, or one value, or the empty value."""
        if self.spec.many:
            return tuple(self.chooser.chosen)
        return self.chooser.chosen[0] if self.chooser.chosen else self.spec.empty
