"""Ctrl+N anywhere: one box, a chip for the kind, Enter. What is in the box outlives a lock and a kill.

The box is a draft of a quick note inside the vault, kept 800 ms after a key; the panel offers it again when it opens
next. Knows one quick note; what becomes of it is Today's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.casework import captures
from fieldcase.casework.changes import Changes
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.deskwork import Capture
from fieldcase.model.said import said_date
from fieldcase.model.typed import read_moment
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.basics import button, column, label, row
from ui.widgets.chips import Chips
from ui.widgets.overlay import Panel
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_READ_AFTER_MS = 150
# A day stands at the head of a note; to look for one in all of a long paste would hold up the window.
_LOOKED_AT = 2000
_HINT = N_("Enter saves · Shift+Enter new line · Alt+1 … Alt+5 kind · Esc close")
_EXAMPLE = N_("What happened, where, when? “yesterday 14:00” is understood.")


class CapturePanel(Panel):
    """The box, the chips, and the date that was understood."""

    WIDTH = 620

    def __init__(self, work: Workplace, begun: Capture | None = None) -> None:
        super().__init__(work.words(N_("Quick note")))
        self.work = work
        self.record = begun or captures.blank(work.desk)
        self._unkept = self._closed = False
        self._build()
        self._draft_timer = delayed(self, DRAFT_AFTER_MS, self.keep)
        self._read_timer = delayed(self, _READ_AFTER_MS, self._show_understood)
        if begun is not None:
            self._show(begun)
        else:
            work.ask(lambda look: look.begun(Capture), self._found, self, "begun")
        self.box.textChanged.connect(self._typed)
        self.chips.changed.connect(lambda _code: self._chosen())
        work.hold(self, self.unkept_deeds)

    def _build(self) -> None:
        words = self.work.words
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(words(N_("Quick note")))
        self.box.setPlaceholderText(words(_EXAMPLE))
        self.box.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self.box.installEventFilter(self)
        kinds = options("capture_kind", words.language)
        numbered = tuple((code, f"{text}  {place}") for place, (code, text) in enumerate(kinds, start=1))
        self.chips = Chips(words(N_("Kind of note")), numbered, self.record.kind)
        self.understood = label(" ", "muted", wrap=True)
        self.save_button = button(words(N_("Save to the inbox")), self.save, "primary", "inbox")
        self.away_button = button(words(N_("Throw away")), self.throw_away, "flat", "trash-2")
        last = row(self.away_button)
        last.addStretch(1)
        last.addWidget(self.save_button)
        self.setLayout(
            column(
                label(words(N_("Quick note")), "heading"), self.box, self.understood, self.chips,
                label(words(_HINT), "muted", wrap=True), last, gap=10, edge=16,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The box."""
        return self.box

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.box.toPlainText().strip()

    def _found(self, begun: Capture | None) -> None:
        if begun is not None and not self.text:
            self.record = begun
            self._show(begun)

    def _show(self, begun: Capture) -> None:
        self.box.blockSignals(True)
        self.box.setPlainText(begun.text)
        self.box.moveCursor(self.box.textCursor().MoveOperation.End)
        self.box.blockSignals(False)
        self.chips.choose(begun.kind)
        self._show_understood()

    def _typed(self) -> None:
        self._unkept = True
        self._read_timer.start()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _chosen(self) -> None:
        self.box.setFocus()
        if self.text:
            self._typed()

    def _read(self) -> Capture:
        """The note as it stands in the box."""
        found = read_moment(self.text[:_LOOKED_AT], self.work.desk.world.today(), self.work.language)
        date, hour = found if found is not None else (None, "")
        return replace(self.record, kind=self.chips.code, text=self.text, date=date, hour=hour)

    def _show_understood(self) -> None:
        words, read = self.work.words, self._read()
        if read.date is None:
            self.understood.setText(" ")
            return
        when = said_date(read.date, words) + (f", {read.hour}" if read.hour else "")
        self.understood.setText(words(N_("Understood as: {when}")).format(when=when))

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What would keep the box: run by the timer, or at once by lock."""
        if self._closed or not self._unkept:
            return []
        return [_keeping(self._read())]

    def keep(self) -> None:
        """Keep the box as a draft."""
        deeds = self.unkept_deeds()
        self._unkept = False
        self._draft_timer.stop()
        for deed in deeds:
            self.work.owed.keep(deed, (self.record.key, "box"))

    def save(self) -> None:
        """Put the note into the inbox."""
        if not self.text:
            self.box.setFocus()
            return
        note = self._read()
        self._end()
        self.work.owed.keep(_saving(note), (note.key,), said=self.work.words(N_("Saved to the inbox.")))

    def throw_away(self) -> None:
        """Forget the note."""
        key = self.record.key
        self._end()
        self.work.do(lambda desk: desk.give_up(key), must=True)

    def escaped(self) -> None:
        """Close; what was typed is kept."""
        deeds, kept, work = self.unkept_deeds(), bool(self.text), self.work
        self._end()
        for deed in deeds:
            work.owed.keep(deed, (self.record.key, "box"), lambda _: work.changed.emit(Changes(frozenset({"capture"}))))
        if kept:
            self.work.say(self.work.words(N_("Kept as a draft. Ctrl+N brings it back.")))

    def _end(self) -> None:
        self._closed = True
        self._draft_timer.stop()
        self._read_timer.stop()
        self.close_panel()

    def _kind_of(self, event: QKeyEvent) -> str:
        """The kind whose number was pressed with Alt."""
        place = int(event.key()) - int(Qt.Key.Key_1)
        codes = tuple(self.chips.buttons)
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        return codes[place] if alt and 0 <= place < len(codes) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the box saves, Shift+Enter is a new line, Alt and a number chooses the kind."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.box.insertPlainText("\n")
            else:
                self.save()
            return True
        return self._take_kind(event)

    def _take_kind(self, event: QKeyEvent) -> bool:
        kind = self._kind_of(event)
        if kind:
            self.chips.choose(kind)
            self._chosen()
        return bool(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a number choose the kind from wherever the focus is."""
        if not self._take_kind(event):
            super().keyPressEvent(event)


def _keeping(note: Capture) -> Callable[[Desk], None]:
    if note.text:
        return lambda desk: desk.begin(note)
    return lambda desk: desk.give_up(note.key)


def _saving(note: Capture) -> Callable[[Desk], Changes]:
    return lambda desk: captures.keep(desk, note)
