"""Ctrl+N anywhere: one box, a chip for the kind, Enter. What is in the box outlives a lock and a kill.

The box and the rows below it are a draft of a quick note inside the vault, kept 800 ms after a key; the panel offers it
again when it opens next. A signal and a refusal go into the register at once; what else is noted goes into the inbox.
What looks as if somebody could be found by it is said before it is kept. Knows one quick note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.casework import captures, catching
from fieldcase.casework.changes import Changes
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.deskwork import Capture
from fieldcase.model.said import said_count, said_date
from fieldcase.model.typed import read_moment
from ui.capture_drafts import begun as begun_note
from ui.capture_drafts import keeping, saving
from ui.capture_rows import CaptureRows
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
_ANY_HEIGHT = 16_777_215
_HINT = N_("Enter saves · Shift+Enter new line · Alt+1 … Alt+5 kind · Esc close")
_SOMEBODY = N_("This looks like: {what}. Leave it out? Enter once more keeps it as it stands.")
_EXAMPLE = N_("What happened, where, when? “yesterday 14:00” is understood.")


class CapturePanel(Panel):
    """The box, the chips, and the date that was understood."""

    WIDTH = 760

    def __init__(self, work: Workplace, begun: Capture | None = None) -> None:
        super().__init__(work.words(N_("Quick note")))
        self.work = work
        self.record = begun or captures.blank(work.desk)
        self._unkept = self._closed = False
        # What was kept once it was said that somebody may be found by it: asked about no second time.
        self._warned: tuple[str, ...] = ()
        self._build()
        self._draft_timer = delayed(self, DRAFT_AFTER_MS, self.keep)
        self._read_timer = delayed(self, _READ_AFTER_MS, self._show_understood)
        if begun is not None:
            work.ask(lambda look: look.draft_parts_of(begun.key, catching.BESIDE), self._found_rows, self, "begun")
            self._show(begun)
        else:
            work.ask(begun_note, self._found, self, "begun")
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
        self.rows = CaptureRows(self.work)
        self.rows.changed.connect(self._typed)
        self.somebody = label("", "chip-warn", wrap=True)
        self.somebody.hide()
        self.save_button = button(words(N_("Save to the inbox")), self.save, "primary", "inbox")
        self.away_button = button(words(N_("Throw away")), self.throw_away, "flat", "trash-2")
        last = row(self.away_button)
        last.addStretch(1)
        last.addWidget(self.save_button)
        self.setLayout(
            column(
                label(words(N_("Quick note")), "heading"), self.chips, self.box, self.understood, self.rows,
                self.somebody, label(words(_HINT), "muted", wrap=True), last, gap=10, edge=16,
            )
        )  # fmt: skip
        self._dress()

    def first_focus(self) -> QWidget:
        """The box."""
        return self.box

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.box.toPlainText().strip()

    def _found(self, answer: tuple[Capture | None, Mapping[str, str]]) -> None:
        begun, rows = answer
        if begun is not None and not self.text and not self._unkept:
            self.record = begun
            self._show(begun)
            self._found_rows(rows)

    def _found_rows(self, rows: Mapping[str, str]) -> None:
        if not self._unkept:
            self.rows.take(rows)

    def _dress(self) -> None:
        """Show the rows of the kind that is chosen, and what Enter does with it."""
        words, kind = self.work.words, self.chips.code
        caught = catching.is_caught(kind)
        said = words(N_("Keep")) if caught else words(N_("Save to the inbox"))
        self.save_button.setText(said)
        self.save_button.setAccessibleName(said)
        self.box.setMinimumHeight(self.fontMetrics().lineSpacing() * (3 if caught else 5))
        self.box.setMaximumHeight(self.fontMetrics().lineSpacing() * 4 if caught else _ANY_HEIGHT)
        self.rows.show_kind(kind)
        if caught:
            self.work.ask(
                lambda look: catching.remembered(look, kind), lambda place: self.rows.remember(*place), self, "place"
            )

    def _show(self, begun: Capture) -> None:
        self.box.blockSignals(True)
        self.box.setPlainText(begun.text)
        self.box.moveCursor(self.box.textCursor().MoveOperation.End)
        self.box.blockSignals(False)
        self.chips.choose(begun.kind)
        self._dress()
        self._show_understood()

    def _typed(self) -> None:
        self._unkept = True
        self.somebody.hide()
        self.rows.make_room(0)
        self._read_timer.start()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _chosen(self) -> None:
        self.box.setFocus()
        self._dress()
        if self._says_something():
            self._typed()

    def _says_something(self) -> bool:
        """Whether there is anything to keep."""
        if not catching.is_caught(self.chips.code):
            return bool(self.text)
        return catching.says_something(self._read(), self.rows.chosen)

    def _read(self) -> Capture:
        """The note as it stands in the box."""
        found = read_moment(self.text[:_LOOKED_AT], self.work.desk.world.today(), self.work.language)
        date, hour = found if found is not None else (None, "")
        return replace(self.record, kind=self.chips.code, text=self.text, date=date, hour=hour)

    def _show_understood(self) -> None:
        words, read = self.work.words, self._read()
        when = said_date(read.date, words) + (f", {read.hour}" if read.hour else "") if read.date is not None else ""
        told = [when] if when else []
        if catching.is_caught(read.kind):
            typed = self.rows.how_many.text()
            wrong = catching.unread_number(typed, words.language)
            many = catching.people_of(self.text, typed, words.language)
            told += [words(N_("people: {number}")).format(number=said_count(many, words))] if many is not None else []
            told += [words(wrong)] if wrong else []
        self.understood.setText(words(N_("Understood as: {when}")).format(when=" · ".join(told)) if told else " ")

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What would keep the box: run by the timer, or at once by lock."""
        if self._closed or not self._unkept:
            return []
        return [keeping(self._read(), self.rows.chosen if catching.is_caught(self.chips.code) else {})]

    def keep(self) -> None:
        """Keep the box as a draft."""
        deeds = self.unkept_deeds()
        self._unkept = False
        self._draft_timer.stop()
        for deed in deeds:
            self.work.owed.keep(deed, (self.record.key, "box"))

    def save(self) -> None:
        """Put the note into the inbox; a signal or a refusal into the register, once nobody can be found by it."""
        if not self._says_something():
            self.box.setFocus()
            return
        note = self._read()
        if catching.is_caught(note.kind):
            self._catch(note)
            return
        self._end()
        self.work.owed.keep(saving(note), (note.key,), said=self.work.words(N_("Saved to the inbox.")))

    def _catch(self, note: Capture) -> None:
        """Look whether somebody could be found by the words; keep them where not, or where that was said already."""
        texts = (note.text, self.rows.chosen["settlement"])
        if texts == self._warned:
            self._keep_caught(note)
        else:
            self.work.ask(
                lambda look: catching.traces(look, texts), lambda told: self._looked(texts, told), self, "who"
            )

    def _looked(self, texts: tuple[str, str], told: tuple[str, ...]) -> None:
        note, words = self._read(), self.work.words
        if self._closed or (note.text, self.rows.chosen["settlement"]) != texts:
            return
        if not told:
            self._keep_caught(note)
            return
        self._warned = texts
        self.somebody.setText(words(_SOMEBODY).format(what=", ".join(words(one) for one in told)))
        self.somebody.show()
        self.rows.make_room(self.somebody.heightForWidth(self.box.width()) + self.fontMetrics().lineSpacing())
        self.box.setFocus()

    def _keep_caught(self, note: Capture) -> None:
        rows, language, words = self.rows.chosen, self.work.language, self.work.words
        said = N_("The refusal is kept.") if note.kind == catching.REFUSAL else N_("The signal is kept.")
        self._end()
        self.work.owed.keep(
            lambda desk: catching.keep(desk, note, rows, language), (note.key,), said=words(said)
        )  # fmt: skip

    def throw_away(self) -> None:
        """Forget the note."""
        key = self.record.key
        self._end()
        self.work.do(lambda desk: desk.give_up(key), must=True)

    def escaped(self) -> None:
        """Close; what was typed is kept."""
        deeds, kept, work = self.unkept_deeds(), self._says_something(), self.work
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
        """Alt and a number choose the kind from wherever the focus is; Enter in a row keeps the note."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows.wants_enter(self.focusWidget()):
            self.save()
        elif not self._take_kind(event):
            super().keyPressEvent(event)
