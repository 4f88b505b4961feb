"""The questions of an interview, one screen after another over the whole window.

Knows the course, the keys and the buttons that are always there; how a question is answered is its block's.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from fieldcase.errors import N_
from fieldcase.forms.stops import Stop
from ui.pages.asking_course import Course, answerable
from ui.pages.asking_question import QuestionBlock
from ui.pages.asking_repeat import RepeatBlock
from ui.pages.asking_stage import Middle, Stage, large, with_last
from ui.pages.asking_where import group_of, said_place, spoken
from ui.widgets.basics import EDGE, GAP, clear, column, label, row
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.pages.asking_panel import AskingPanel

BACK, NEXT, UNKNOWN, REFUSED, NOTE = "PgUp", "Enter", "F7", "F8", "F2"
LANGUAGE, SECTIONS, QUICK, LEAVE, UNDO = "F3", "F4", "Ctrl+N", "Esc", "Ctrl+Z"


class QuestionsStage(Stage):
    """The questions. `at_end` is called where the last one was passed."""

    def __init__(self, panel: AskingPanel, course: Course, at_end: Callable[[], None]) -> None:
        super().__init__(panel.work)
        self.panel, self.course, self._at_end = panel, course, at_end
        self.blocks: list[QuestionBlock] = []
        self.repeat: RepeatBlock | None = None
        self._shown: tuple[str, ...] = ()
        self.where = label("", "muted", wrap=True)
        self.state = label("", "muted")
        self.group = label("", "heading", wrap=True)
        self._above, self._below = self._upper(), self._lower()
        self.middle = Middle(self.plain)
        self.middle.area.setAccessibleName(self.words(N_("The question")))
        told = row(self.where, self.state)
        told.setStretch(0, 1)
        top = column(self._above, told, gap=GAP)
        top.setContentsMargins(EDGE, 14, EDGE, 0)
        bottom = column(self._below)
        bottom.setContentsMargins(EDGE, 8, EDGE, 14)
        around = column(top, self.middle.area, bottom, gap=0)
        around.setStretch(1, 1)
        self.setLayout(around)
        course.unsaid = self.give_typed
        course.moved.connect(self.show_stop)
        course.altered.connect(self.refresh)
        course.kept.connect(self._show_kept)

    def _upper(self) -> QWidget:
        words = self.words
        self.sections_button = large(words(N_("All sections")), SECTIONS, self.panel.show_sections, "", "list")
        self.language_button = large("", LANGUAGE, self.speak_next, "", "message-square")
        self.undo_button = large(words(N_("Undo")), UNDO, self.undo, "", "undo-2")
        self.quick_button = large(words(N_("Quick note")), QUICK, self.panel.capture, "", "plus")
        self.leave_button = large(words(N_("Leave")), LEAVE, self.panel.escaped, "", "x")
        held = flowing(self.sections_button, self.language_button, self.undo_button, self.quick_button)
        # Once it has a parent: without one it would be a window for a moment.
        self.language_button.setVisible(len(self.course.session.definition.languages) > 1)
        return with_last(held, self.leave_button)

    def _lower(self) -> QWidget:
        words = self.words
        self.back_button = large(words(N_("Back")), BACK, self.back, "", "chevron-left")
        self.unknown_button = large(words(N_("Does not know")), UNKNOWN, lambda: self.mark("unknown"))
        self.refused_button = large(words(N_("Refuses to answer")), REFUSED, lambda: self.mark("refused"))
        self.note_button = large(words(N_("Note")), NOTE, self.write_note, "", "pencil")
        self.next_button = large(words(N_("Next")), NEXT, self.forward, "primary")
        held = flowing(self.back_button, self.unknown_button, self.refused_button, self.note_button)
        return with_last(held, self.next_button)

    def show_stop(self) -> None:
        """Show the screen in front, made anew."""
        stop = self.course.stop
        if stop is None:
            self._at_end()
            return
        clear(self.middle.lines)
        self.blocks, self.repeat = [], None
        group = group_of(self.course.session, stop)
        if group:
            self.middle.lines.addWidget(label(group, "muted", wrap=True))
        if not stop.asks:
            self.repeat = RepeatBlock(self.course, stop.ref)
            self.middle.lines.addWidget(self.repeat)
            self.repeat.show()
        self._lay_blocks(stop)
        self.middle.area.verticalScrollBar().setValue(0)
        self._take_focus()

    def _lay_blocks(self, stop: Stop) -> None:
        """The questions of the screen: those that stand there stay, with what is being typed in them."""
        lines, known = self.middle.lines, {one.ref: one for one in self.blocks}
        for ref, block in known.items():
            if ref not in stop.questions:
                lines.removeWidget(block)
                block.hide()
                block.deleteLater()
        first = lines.count() - sum(ref in stop.questions for ref in known)
        self.blocks = []
        for place, ref in enumerate(stop.questions):
            block = known.get(ref) or self._made(ref, alone=len(stop.questions) == 1 and stop.ref == ref)
            self.blocks.append(block)
            lines.insertWidget(first + place, block)
            block.show()  # now, not in a later turn: a key may be quicker
        self._shown = (stop.ref, *stop.questions)
        self._show_around()
        self._order()

    def _made(self, ref: str, *, alone: bool) -> QuestionBlock:
        block = QuestionBlock(self.course, ref, alone=alone)
        block.gone_on.connect(self._gone_on)
        return block

    def refresh(self) -> None:
        """Show the same screen with what has changed in it, other questions too."""
        stop = self.course.stop
        if stop is None or stop.ref != self._shown[0] or (not stop.asks and self.blocks):
            self.show_stop()
            return
        if (stop.ref, *stop.questions) != self._shown:
            self._lay_blocks(stop)
        for block in self.blocks:
            block.refresh()
        if self.repeat is not None:
            self.repeat.refresh()
        self._show_around()

    def _show_around(self) -> None:
        course = self.course
        self.where.setText(said_place(course, self.words))
        language = self.words(N_("Language: {name}")).format(name=spoken(course.session.language))
        self.language_button.setText(f"{language}   {LANGUAGE}")
        self.language_button.setAccessibleName(language)
        asked = any(answerable(course.view(ref)) for ref in self._shown[1:])
        for one in (self.unknown_button, self.refused_button):
            one.setEnabled(asked)
        self.note_button.setEnabled(bool(self.blocks))
        self.back_button.setEnabled(course.place > 0)
        self.undo_button.setEnabled(course.session.undoable > 0)

    def _show_kept(self, kept: bool) -> None:
        words = self.words
        late = N_("Not written yet: tried again every ten seconds")
        self.state.setText(
            words(N_("Everything is saved")) if kept else words(late) if self.work.owed else words(N_("Saving …"))
        )

    def _order(self) -> None:
        """Tab goes from the question to the buttons below it, then to those above."""
        inside = [one for block in (*self.blocks, self.repeat) if block is not None for one in block.stops()]
        below: list[QWidget] = [self.back_button, self.unknown_button, self.refused_button, self.note_button]
        above = [self.sections_button, self.language_button, self.undo_button, self.quick_button, self.leave_button]
        ordered = [*inside, self.next_button, *below, *above]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)

    def _take_focus(self) -> None:
        if self.isVisible() and self.panel.is_front():
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """The first question that can be answered; else the way on."""
        for block in self.blocks:
            if block.focusProxy() is not None:
                return block
        return self.next_button

    def _focused(self) -> QuestionBlock | None:
        """The question that a key is meant for: the one with the focus, else the first."""
        focus = QApplication.focusWidget()
        within = (one for one in self.blocks if focus is not None and one.isAncestorOf(focus))
        return next(within, self.blocks[0] if self.blocks else None)

    def give_typed(self) -> None:
        """Give whatever is typed on the screen."""
        for block in self.blocks:
            if shiboken6.isValid(block) and block.editor is not None:
                block.editor.settle()

    def leave(self) -> None:
        """Give what was typed."""
        self.give_typed()

    def _gone_on(self, block: QuestionBlock) -> None:
        """On to the next question of the screen; from the last one to the next screen."""
        at = self.blocks.index(block) if block in self.blocks else -1
        later = [one for one in self.blocks[at + 1 :] if one.focusProxy() is not None]
        if at >= 0 and later and block.settle():
            later[0].setFocus()
            self.middle.area.ensureWidgetVisible(later[0])
        elif at >= 0 and not later:
            self.forward()

    def forward(self) -> None:
        """To the next screen; not from an answer that cannot be one."""
        refs = self._shown
        for block in list(self.blocks):
            if not block.settle():
                block.setFocus()
                self.middle.area.ensureWidgetVisible(block.fault)
                return
        if refs == self._shown:  # what was given may have brought other questions onto this screen
            self.course.forward()

    def back(self) -> None:
        """To the screen before; what is typed is kept, whatever it is."""
        self.give_typed()
        self.course.back()

    def mark(self, why: str) -> None:
        """Keep that the question was not known or refused, and go on."""
        block = self._focused()
        if block is None or not answerable(self.course.view(block.ref)):
            return
        block.settle()
        self.course.mark(block.ref, why)
        if self.course.view(block.ref).mark:
            QTimer.singleShot(0, block, lambda: self._gone_on(block))

    def write_note(self) -> None:
        """Write a note on the question."""
        block = self._focused()
        self.give_typed()
        if block is not None:
            self.panel.write_note(self.course, block.ref)

    def speak_next(self) -> None:
        """Go on in the form's next language."""
        self.give_typed()
        known = self.course.session.definition.languages
        if len(known) > 1:
            now = known.index(self.course.session.language)
            self.course.speak(known[(now + 1) % len(known)])

    def undo(self) -> None:
        """Take the last step back; in a text what was typed last."""
        focus = QApplication.focusWidget()
        undoable, document = getattr(focus, "isUndoAvailable", None), getattr(focus, "document", None)
        if (undoable is not None and undoable()) or (document is not None and document().isUndoAvailable()):
            focus.undo()  # type: ignore[union-attr]
        elif not self.course.undo():
            self.work.say(self.words(N_("There is nothing to undo.")))

    def takes(self, keys: str) -> bool:
        """The keys of visit mode."""
        deeds: dict[str, tuple[QPushButton, Callable[[], None]]] = {
            UNKNOWN: (self.unknown_button, lambda: self.mark("unknown")),
            REFUSED: (self.refused_button, lambda: self.mark("refused")),
            NOTE: (self.note_button, self.write_note), LANGUAGE: (self.language_button, self.speak_next),
            SECTIONS: (self.sections_button, self.panel.show_sections), "Alt+Left": (self.back_button, self.back),
            "Alt+Right": (self.next_button, self.forward), UNDO: (self.undo_button, self.undo),
            "Ctrl+Return": (self.next_button, self._to_end), "Ctrl+Enter": (self.next_button, self._to_end),
        }  # fmt: skip
        if keys not in deeds:
            return False
        shown, deed = deeds[keys]
        if shown.isEnabled() or keys == UNDO:
            deed()
        return True

    def _to_end(self) -> None:
        self.give_typed()
        self.course.jump("")

    def plain(self, event: QKeyEvent) -> bool:
        """Enter and PageDown go on, PageUp back; the key of a choice chooses where only one question has choices."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown):
            focused = self._focused()
            if focused is not None and key != Qt.Key.Key_PageDown:
                self._gone_on(focused)
            else:
                self.forward()
        elif key == Qt.Key.Key_PageUp:
            self.back()
        elif len(self.blocks) == 1 and self.blocks[0].editor is not None:
            return self.blocks[0].editor.take_key(event)
        elif self.repeat is not None:
            return self.repeat.take_key(event)
        else:
            return False
        return True
