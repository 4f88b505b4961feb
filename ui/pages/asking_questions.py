"""The questions of an interview, one screen after another over the whole window.

Knows the course, the keys and the buttons that are always there; how a question is answered is its block's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldcase.errors import N_
from fieldcase.forms.stops import Stop
from ui.pages.asking_bars import UNDO, Bars
from ui.pages.asking_course import Course, answerable
from ui.pages.asking_question import QuestionBlock
from ui.pages.asking_repeat import RepeatBlock
from ui.pages.asking_stage import Middle, Stage
from ui.pages.asking_where import group_of, said_place
from ui.widgets.basics import EDGE, GAP, clear, column, label, row

if TYPE_CHECKING:
    from ui.pages.asking_panel import AskingPanel


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
        self.bars = Bars(self)
        self.middle = Middle(self.plain)
        self.middle.area.setAccessibleName(self.words(N_("The question")))
        told = row(self.where, self.state)
        told.setStretch(0, 1)
        top = column(self.bars.above, told, gap=GAP)
        top.setContentsMargins(EDGE, 14, EDGE, 0)
        bottom = column(self.bars.below)
        bottom.setContentsMargins(EDGE, 8, EDGE, 14)
        around = column(top, self.middle.area, bottom, gap=0)
        around.setStretch(1, 1)
        self.setLayout(around)
        course.unsaid = self.give_typed
        course.moved.connect(self.show_stop)
        course.altered.connect(self.refresh)
        course.kept.connect(self._show_kept)

    def show_stop(self) -> None:
        """Show the screen in front, made anew."""
        stop = self.course.stop
        if stop is None:
            self._at_end()
            return
        if self.panel.is_front():  # else Qt would look through the whole window for where the focus is to go
            self.bars.next_button.setFocus()
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
        self.bars.order([one for block in (*self.blocks, self.repeat) if block is not None for one in block.stops()])

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
        self.where.setText(said_place(self.course, self.words))
        asked = any(answerable(self.course.view(ref)) for ref in self._shown[1:])
        self.bars.show_able(asked=asked, noted=bool(self.blocks))

    def _show_kept(self, kept: bool) -> None:
        words = self.words
        late = N_("Not written yet: tried again every ten seconds")
        self.state.setText(
            words(N_("Everything is saved")) if kept else words(late) if self.work.owed else words(N_("Saving …"))
        )

    def _take_focus(self) -> None:
        if self.isVisible() and self.panel.is_front():
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """The first question that can be answered; else the way on."""
        for block in self.blocks:
            if block.focusProxy() is not None:
                return block
        return self.bars.next_button

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
        deeds: dict[str, Callable[[], None]] = {
            UNDO: self.undo, "Ctrl+Return": self._to_end, "Ctrl+Enter": self._to_end
        }  # fmt: skip
        if keys not in deeds:
            return self.bars.press(keys)
        deeds[keys]()
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
