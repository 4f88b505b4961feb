"""Commands and their keys: one table for keyboard, search palette and keyboard sheet.

Keys are compared by their place on the keyboard: under a Cyrillic layout Ctrl+Л is the key that carries K, so every
command works in Russian as in English, and the usual keys of text fields (copy, paste, undo) do too. Knows keys;
refuses to know what a command does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

_LATIN = dict(
    zip(
        "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬХЪЖЭБЮЁЎҚҒҲІЇЄӘҢҮҰӨҺ",
        "QWERTYUIOPASDFGHJKLZXCVBNM[];',.`O][KSIIEAXUUOH",
        strict=False,
    )
)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_META = Qt.KeyboardModifier.MetaModifier
_NO = Qt.KeyboardModifier.NoModifier


# In a text these take a word away; they are no command there.
_OF_TEXT = frozenset({"Ctrl+Del", "Ctrl+Backspace"})


@dataclass(frozen=True)
class Command:
    """Something a person can do: a stable name, a label (msgid), its keys ("Ctrl+K", empty for none), what it does.

    `able` says whether it can be done now; `listed` whether the palette and the sheet show it; one `over_panels` also
    works while a panel lies over the window.
    """

    name: str
    label: str
    keys: str
    run: Callable[[], None]
    able: Callable[[], bool] = lambda: True
    listed: bool = True
    over_panels: bool = False


def latin_key(event: QKeyEvent) -> int:
    """The key of an event as on a Latin keyboard."""
    key = int(event.key())
    if key == int(Qt.Key.Key_Backtab):  # what Qt makes of Tab with Shift
        return int(Qt.Key.Key_Tab)
    return ord(_LATIN[chr(key)]) if 0x400 <= key < 0x530 and chr(key) in _LATIN else key


def pressed(event: QKeyEvent) -> str:
    """What was pressed, written as "Ctrl+Shift+N"; the same under every layout."""
    modifiers = event.modifiers() & (_CONTROL | _ALT | _SHIFT | _META)
    key = latin_key(event)
    return QKeySequence(key | int(modifiers.value)).toString(QKeySequence.SequenceFormat.PortableText)


class Keys(QObject):
    """Listens to every key of the application and runs the command that has it.

    It sits at the windows of the system (the program's own, and a list that drops down), where a key arrives once.
    Listening to every event of every widget would cost a tenth of all the window's time.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._commands: dict[str, Command] = {}
        self._pages: dict[str, Command] = {}
        self.blocked: Callable[[], bool] = lambda: False
        # A panel that lies over the window may have keys of its own: it says whether these were among them.
        self.panel_takes: Callable[[str], bool] = lambda _keys: False
        self.noticed: Callable[[], None] = lambda: None
        # Whether a sign of life only showed a dark screen again: it is then no command and no letter.
        self.woke: Callable[[], bool] = lambda: False
        self._app = app
        self._heard: list[QWindow] = []
        app.focusWindowChanged.connect(self._hear)
        self._hear(app.focusWindow())

    def _hear(self, window: QWindow | None) -> None:
        """Listen to a window that has come to the front."""
        self._heard = [one for one in self._heard if shiboken6.isValid(one)]
        if window is not None and window not in self._heard:
            window.installEventFilter(self)
            self._heard.append(window)

    def set_window(self, commands: tuple[Command, ...]) -> None:
        """The commands that work everywhere. ValueError where two want the same keys."""
        self._commands = _by_keys(commands)

    def set_page(self, commands: tuple[Command, ...]) -> None:
        """The commands of the open page, in place of the last one's. ValueError where a key is taken."""
        pages = _by_keys(commands)
        if set(pages) & set(self._commands):
            raise ValueError("two commands have the same keys")
        self._pages = pages

    def close(self) -> None:
        """Listen no more."""
        self._app.focusWindowChanged.disconnect(self._hear)
        for window in self._heard:
            if shiboken6.isValid(window):
                window.removeEventFilter(self)
        self._commands, self._pages = {}, {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's own way in: True where the key was a command's."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel):
            self.noticed()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress) and self.woke():
            self._lock_all_the_same(event)
            return True
        if kind != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & (_CONTROL | _ALT) or _is_function_key(event):
            keys = pressed(event)
            command = self._commands.get(keys) or self._pages.get(keys)
            if keys in _OF_TEXT and isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit)):
                command = None
            if not (command is not None and command.over_panels) and self.blocked() and self.panel_takes(keys):
                return True
            if command is not None:
                if (command.over_panels or not self.blocked()) and command.able():
                    command.run()
                    return True
                return command.over_panels or self.blocked()
        return self._repeat_in_latin(event)

    def _lock_all_the_same(self, event: QEvent) -> None:
        """Run the command of a key that works over everything."""
        command = self._commands.get(pressed(event)) if isinstance(event, QKeyEvent) else None
        if command is not None and command.over_panels:
            command.run()

    def _repeat_in_latin(self, event: QKeyEvent) -> bool:
        """Give a text field Ctrl+C for Ctrl+С: its own keys are known to Qt by their Latin letters only."""
        key = latin_key(event)
        if not 0x400 <= int(event.key()) < 0x530 or key == int(event.key()) or not event.modifiers() & _CONTROL:
            return False
        again = QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers(), "", event.isAutoRepeat())
        receiver = QApplication.activePopupWidget() or QApplication.focusWidget()
        if receiver is not None:
            QApplication.sendEvent(receiver, again)
        return receiver is not None


def _is_function_key(event: QKeyEvent) -> bool:
    return int(Qt.Key.Key_F1) <= int(event.key()) <= int(Qt.Key.Key_F35)


def _by_keys(commands: tuple[Command, ...]) -> dict[str, Command]:
    found: dict[str, Command] = {}
    for command in commands:
        # Qt has its own way to write each: "Ctrl+Del".
        keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.PortableText)
        if keys and keys in found:
            raise ValueError("two commands have the same keys")
        if keys:
            found[keys] = command
    return found
