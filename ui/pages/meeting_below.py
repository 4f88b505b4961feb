"""What stands below a meeting: who came by gender, what was asked and promised there, and its scorecard.

Knows one meeting; what the numbers add up to, and how an ask stands, is casework's to say. What was typed into the box
and not added is added when the meeting is left, and at lock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from fieldcase.casework import asks, meetings_told, scorecard
from fieldcase.casework.asks import Told
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.campaigns import Meeting
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.text import in_a_line
from ui.widgets.basics import button, card, clear, column, label, row
from ui.widgets.chips import Chips
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_HINT = N_("What was asked or promised there, one a line; numbered lines may go on in the next one")
_LINES_SHOWN, _LONGEST = 3, 140
Found = tuple[Meeting | None, tuple[Told, ...]]


class MeetingBelow(QWidget):
    """The numbers and asks of one meeting."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.setProperty("kind", "ground")
        self.meeting: Meeting | None = None
        self.gender, self.doubt = label("", wrap=True), label("", "chip-warn", wrap=True)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(words(_HINT))
        self.box.setPlaceholderText(words(_HINT))
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * _LINES_SHOWN + 14)
        kinds = options("recommendation_kind", words.language)
        self.kinds = Chips(words(N_("Kind")), kinds, asks.RECOMMENDATION)
        self.add_button = button(words(N_("Add under the next numbers")), self.add, icon="plus")
        self._lines: QVBoxLayout = column(gap=4)
        last = row(self.kinds, self.add_button)
        last.setStretch(0, 1)
        self.setLayout(
            column(
                card(label(words(N_("Who came, by gender")), "heading"), self.gender, self.doubt),
                card(label(words(N_("What was asked and promised there")), "heading"), self._lines, self.box, last),
            )
        )  # fmt: skip
        work.hold(self, self._unkept)

    def show_record(self, record: Record | None) -> None:
        """Show what belongs to a meeting; nothing before it is entered."""
        meeting = record if isinstance(record, Meeting) else None
        if self.meeting is None or meeting is None or meeting.key != self.meeting.key:
            self.leave()
        self.meeting = meeting
        self.setVisible(self.meeting is not None)
        self.read()

    def read(self) -> None:
        """Read it anew."""
        meeting = self.meeting
        if meeting is None:
            return

        def look(look: Look) -> Found:
            now = look.get(Meeting, meeting.id)
            return now, asks.told(look, asks.of_origin(look, now)) if now is not None else ()

        self.work.ask(look, self._came, self, "asks")

    def _came(self, answer: Found) -> None:
        meeting, found = answer
        self.setVisible(meeting is not None)
        if meeting is None:
            return
        words, tables = self.words, self.work.tables
        self.gender.setText(meetings_told.said_by_gender(meeting, words) or words(N_("Not stated yet.")))
        doubt = meetings_told.in_doubt(meeting, words)
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        clear(self._lines)
        for told in found:
            text = f"{told.ask.number or '–'}. {in_a_line(told.ask.text, _LONGEST)}"
            state = scorecard.said_state(told.state, tables, words)
            self._lines.addWidget(LineButton(text, self._opening(told.ask), icon="flag", aside=in_a_line(state, 40)))

    def _opening(self, ask: Recommendation) -> Callable[[], None]:
        return lambda: self.work.go("advocacy", ask.key, "asks")

    def add(self) -> None:
        """Add what stands in the box under the next numbers of the meeting."""
        deed = self._deed()
        if deed is None:
            self.box.setFocus()
            return
        number = len(asks.lines_of(self.box.toPlainText()))
        self.box.clear()
        said = self.words.plural("{n} was added.", "{n} were added.", number).format(n=number)
        self.work.do(deed, lambda _: self.read(), said)

    def _deed(self) -> Callable[[Desk], None] | None:
        """The deed that adds what stands in the box to the meeting it was typed at; None where nothing does."""
        meeting, text, kind = self.meeting, self.box.toPlainText(), self.kinds.code
        if meeting is None or not text.strip():
            return None

        def deed(desk: Desk) -> None:
            now = desk.get(Meeting, meeting.id) or meeting
            asks.add(desk, now, text, kind, now.body)

        return deed

    def _unkept(self) -> list[Callable[[Desk], None]]:
        deed = self._deed()
        return [deed] if deed is not None else []

    def leave(self) -> None:
        """Add what stands in the box: nothing typed is lost, nor goes to another meeting."""
        if self._deed() is not None:
            self.add()
