"""One question answered by digits: a line that says what is chosen, and, while it has the focus, every choice.

One stop of Tab. A digit chooses at once; of more than ten choices two digits in a row name the later ones. Where
several may be chosen the same digit once more makes a choice the main one, a third time takes it away. Knows codes and
words; refuses to know what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.basics import button, column, label, row
from ui.widgets.flow import Flow
from ui.widgets.turns import Turns

_TEN = 10
# So many buttons are made in one turn of the event loop.
_A_TURN = 5


@dataclass(frozen=True)
class DigitWords:
    """Finished words: the question, what stands where nothing is chosen, and "{reason}: main" with {reason} in it."""

    name: str
    nothing: str
    main: str = "{reason}"


class DigitChoice(QWidget):
    """The question. `changed` comes after every choice, `opened` when its choices are shown or hidden."""

    changed = Signal()
    opened = Signal()

    def __init__(self, words: DigitWords, choices: tuple[tuple[str, str], ...], *, many: bool = False) -> None:
        super().__init__()
        self.words, self.many = words, many
        self._choices = choices
        self.chosen: tuple[str, ...] = ()
        self.main: tuple[str, ...] = ()
        self._first = 0
        self.head = button(words.name, self._go_in, "flat")
        self.head.setAutoDefault(False)
        self.head.installEventFilter(self)
        self.said = label("", "muted", wrap=True)
        line = row(self.head, self.said)
        line.addStretch(1)
        line.setStretch(1, 100)
        self._below = QWidget()
        self._flow, self.buttons = Flow(self._below), dict[str, QPushButton]()
        self._turns: Turns | None = None
        self.setLayout(column(line, self._below, gap=4))
        self._below.hide()
        self.setFocusProxy(self.head)
        self._show()

    def choose(self, chosen: Collection[str], main: Collection[str] = ()) -> None:
        """Show what is chosen; a code that is not offered is not shown."""
        self.chosen = tuple(code for code, _ in self._choices if code in chosen)
        self.main = tuple(code for code in self.chosen if code in main)
        self._show()

    def _add(self, codes: tuple[str, ...]) -> None:
        """Make the buttons of some choices."""
        for code in codes:
            made = button("", self._pressing(code), "chip-button")
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.buttons[code] = made
            self._flow.addWidget(made)
        self._show()
        self.opened.emit()

    def _go_in(self) -> None:
        self.head.setFocus()

    def _pressing(self, code: str) -> Callable[[], None]:
        return lambda: self._press(code)

    def _press(self, code: str) -> None:
        if not self.many:
            self.chosen = () if self.chosen == (code,) else (code,)
        elif code not in self.chosen:
            self.chosen = (*self.chosen, code)
        elif code not in self.main:
            self.main = (*self.main, code)
        else:
            self.chosen = tuple(one for one in self.chosen if one != code)
            self.main = tuple(one for one in self.main if one != code)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        told = []
        for at, (code, text) in enumerate(self._choices, 1):
            shown = self.words.main.format(reason=text) if code in self.main else text
            told += [shown] if code in self.chosen else []
            if code in self.buttons:
                self.buttons[code].setText(f"{at % _TEN if self.many else at}  {shown}")
                self.buttons[code].setAccessibleName(shown)
                self.buttons[code].setChecked(code in self.chosen)
        self.said.setText("; ".join(told) or self.words.nothing)
        self.head.setAccessibleName(f"{self.words.name}: {self.said.text()}")

    def _open(self, *, shown: bool) -> None:
        self._first = 0
        if shown and self._turns is None:  # some a turn: so many at once would keep the window waiting
            codes = [code for code, _ in self._choices]
            parts = [tuple(codes[at : at + _A_TURN]) for at in range(0, len(codes), _A_TURN)]
            self._turns = Turns(self, [partial(self._add, part) for part in parts])
        if self._below.isHidden() == shown:
            self._below.setVisible(shown)
            self.said.setVisible(not shown)
            self.opened.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the choices while the line has the focus, and take digits there."""
        if event.type() == QEvent.Type.FocusIn:
            self._open(shown=True)
        elif event.type() == QEvent.Type.FocusOut:
            self._open(shown=False)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.head.hasFocus():
            return self._take(event)
        return False

    def _take(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._digit(int(key) - int(Qt.Key.Key_0))
            return True
        if plain and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.choose(())
            self.changed.emit()
            return True
        if plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.many:
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _digit(self, digit: int) -> None:
        """Choose by a digit; behind another one the two together, where there is such a choice."""
        places = len(self._choices)
        if self.many or places <= _TEN:
            at = digit or _TEN
        else:
            both = self._first * _TEN + digit
            at = both if self._first and both <= places else digit
            self._first = digit if at == digit else 0
        if 1 <= at <= places:
            code = self._choices[at - 1][0]
            if self.many or self.chosen != (code,):
                self._press(code)

    def _step(self, by: int) -> None:
        codes = [code for code, _ in self._choices]
        at = codes.index(self.chosen[0]) + by if self.chosen else (0 if by > 0 else len(codes) - 1)
        self.choose((codes[at % len(codes)],))
        self.changed.emit()
