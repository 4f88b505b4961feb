"""A paper form typed in over the whole window: all its lines in one column, the line that is typed below them.

By keyboard alone: numbers of choices, words, "?" or "-", Enter to the next line that is asked, Up to the one before.
All is kept as it is typed; Esc leaves and the sheet waits. Knows keys and lines; what a line takes is the sheet's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework.typed_answers import NotTyped
from fieldcase.errors import N_, NotYetWritten
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.model.text import in_a_line
from ui.pages.typing_in_lines import Line
from ui.pages.typing_in_rows import LineRows, Lines
from ui.pages.typing_in_sheet import Prepared, Sheet, prepared
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_KEYS = N_("Enter: next. ↑: back. ? – does not know, - – refused to answer. Ctrl+Enter: the sheet is done. Esc: leave.")
_LAST = N_("That was the last line. Ctrl+Enter: the sheet is done.")
_CELL = 300
_TOLD_LINES = 5


class TypingPanel(Panel):
    """The panel of one form on one visit. After a sheet the next one begins."""

    WIDTH = 1320

    def __init__(
        self, work: Workplace, visit: Visit, questionnaire: Questionnaire, interview: Interview | None = None
    ) -> None:  # fmt: skip
        words = work.words
        super().__init__(words(N_("Type in a paper form")))
        self.work, self.words, self.visit, self.questionnaire = work, words, visit, questionnaire
        self.sheet: Sheet | None = None
        self.at = 0
        self._doubted = False
        self.rows = LineRows(self._columns())
        self.list = Lines(words(N_("Lines of the form")), self.rows)
        self.list.setMinimumHeight(120)
        self.list.clicked.connect(lambda index: self._go(index.row()))
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.done_label = label("", "muted")
        self.asked, self.remark = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self.choices, self.fault = label("", wrap=True), label("", "wrong", wrap=True)
        self.line = QLineEdit()
        self.line.setAccessibleName(words(N_("Answer")))
        self.line.returnPressed.connect(self.take)
        self.line.textEdited.connect(lambda _text: self._forget_fault())
        self.line.installEventFilter(self)
        self._lay()
        work.hold(self, self._held)
        self._read(interview)

    def _held(self) -> list[Callable[[Desk], Any]]:
        """What keeps the line that is being typed."""
        line = self.rows.row_at(self.at)
        return self.sheet.held(line, self.line.text()) if self.sheet is not None else []

    def _columns(self) -> tuple[Column, ...]:
        words = self.words

        def answer(line: Line) -> str:
            if line.heading:
                return ""
            return in_a_line(line.said(), _CELL) or ("" if line.stands() else words(N_("not asked")))

        return (
            Column("№", lambda line: line.number, width=44),
            Column(words(N_("Question")), lambda line: in_a_line(line.label, _CELL), wide=True, least=300),
            Column(words(N_("Answer")), answer, width=420),
        )

    def _lay(self) -> None:
        words = self.words
        self.finish_button = button(words(N_("The sheet is done")), self.finish, "primary", "check")
        self.close_button = button(words(N_("Close")), self.escaped)
        title = label(self.questionnaire.title or self.questionnaire.form_id, "heading")
        head = row(title, self.done_label)
        head.setStretch(0, 1)
        last = row(self.line, self.close_button, self.finish_button)
        last.setStretch(0, 1)
        hint = label(words(_KEYS), "muted", wrap=True)
        told = QWidget()
        held = column(self.asked, self.remark, self.choices, self.fault, gap=4)
        held.addStretch(1)
        told.setLayout(held)
        # The list above is not to jump from question to question.
        told.setMinimumHeight(_TOLD_LINES * self.fontMetrics().lineSpacing())
        whole = column(head, self.list, told, last, hint, gap=6, edge=16)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.finish_button.setEnabled(False)

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line

    def _read(self, interview: Interview | None) -> None:
        visit, form, words = self.visit, self.questionnaire, self.words

        def came(found: Prepared) -> None:
            self._begin(Sheet(self.work, visit, found, interview))

        def read(written: bool) -> None:
            if not shiboken6.isValid(self):
                return
            if written:
                self.work.ask(lambda look: prepared(look, visit, form, interview, words), came, self, "sheet")
            else:
                self.close_panel()
                self.work.tell(NotYetWritten())

        if interview is None:
            read(True)
        else:
            self.work.owed.settled(interview.key, read)

    def _begin(self, sheet: Sheet) -> None:
        sheet.setParent(self)
        sheet.grew.connect(self._grown)
        sheet.ended.connect(self._next_sheet)
        self.sheet = sheet
        self.rows.show_lines(sheet.lines)
        self._go(self._following(-1))

    def _next_sheet(self) -> None:
        self.sheet = None
        self._read(None)

    def _grown(self) -> None:
        if self.sheet is not None:
            self.rows.show_lines(self.sheet.lines)

    def _following(self, at: int, step: int = 1) -> int:
        """The next line that is to be typed; the same one where there is none."""
        lines, here = self.rows.lines, at + step
        while 0 <= here < len(lines):
            if lines[here].stands():
                return here
            here += step
        return at

    def _go(self, at: int) -> None:
        """Stand at a line."""
        line = self.rows.row_at(at)
        if self.sheet is None or line is None or not line.stands():
            self.line.setFocus()
            return
        self.at = at
        self._doubted = False
        self.list.take_row(at)
        # In the middle: whoever looks up from the paper finds it in one place.
        self.list.scrollTo(self.rows.index(at, 0), Lines.ScrollHint.PositionAtCenter)
        self.asked.setText(f"{line.number}   {line.label}" if line.number else line.label)
        self._tell(self.remark, line.remark())
        self._tell(self.choices, "    ".join(f"{n} {text}" for n, text in enumerate(line.choices(), start=1)))
        self._forget_fault()
        self.line.setText(line.again())
        self.line.selectAll()
        self.line.setFocus()
        self._show_progress(self.sheet)

    def _show_progress(self, sheet: Sheet) -> None:
        done, total = sheet.progress()
        self.done_label.setText(self.words(N_("{done} of {total} answered")).format(done=done, total=total))
        self.finish_button.setEnabled(sheet.interview is not None)

    @staticmethod
    def _tell(where: Any, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))

    def _forget_fault(self) -> None:
        self._tell(self.fault, "")

    def take(self) -> None:
        """Take what is typed and go to the next line; stay where it cannot be taken, or once where it does not fit."""
        self._take_and_go(1)

    def _take_and_go(self, step: int) -> None:
        sheet, line = self.sheet, self.rows.row_at(self.at)
        if sheet is None or line is None or not self._taken(line, step):
            return
        if self.sheet is not sheet:
            return  # it ended with this line
        self.rows.again()
        following = self._following(self.at, step)
        if following != self.at:
            self._go(following)
            return
        if step > 0:
            self._tell(self.remark, self.words(_LAST))
        self._show_progress(sheet)
        self.line.selectAll()

    def _taken(self, line: Line, step: int) -> bool:
        """Whether one may go on from a line: what was typed is taken, or nothing was."""
        typed, told = self.line.text().strip(), ""
        if typed == line.again() and (typed or step < 0 or not line.needed):
            return True
        try:
            told = line.take(typed)
        except NotTyped as wrong:
            self._tell(self.fault, self.words(wrong.sentence).format(**wrong.values))
            self.line.selectAll()
            return False
        if not told or self._doubted:
            return True
        self._doubted = True
        self.rows.again()
        self._tell(self.fault, told)
        self.line.selectAll()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the line go to the lines beside it."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._take_and_go(step)
                return True
        return False

    def takes(self, keys: str) -> bool:
        """Ctrl+Enter: the sheet is done."""
        if keys in ("Ctrl+Return", "Ctrl+Enter"):
            self.finish()
            return True
        return False

    def finish(self) -> None:
        """Make an entry of the sheet; what is missing is told once before."""
        sheet, line = self.sheet, self.rows.row_at(self.at)
        if sheet is None or sheet.interview is None or line is None or not self._taken(line, 1):
            return
        self.rows.again()
        missing = sheet.missing()
        if missing and not self._doubted:
            self._doubted = True
            sentence = N_("Not answered, or not fitting: {numbers}. Once more, and the sheet is done all the same.")
            self._tell(self.fault, self.words(sentence).format(numbers=", ".join(missing)))
            self.line.setFocus()
            return
        sheet.finish(self._next_sheet)

    def escaped(self) -> None:
        """Leave: what was typed is kept, and the sheet can be gone on with from the visit."""
        if self.sheet is not None:
            self.sheet.leave(self.rows.row_at(self.at), self.line.text())
        if self.sheet is not None and self.sheet.interview is not None:
            self.work.say(self.words(N_("The answers are kept. The sheet can be gone on with from the visit.")))
        self.close_panel()
