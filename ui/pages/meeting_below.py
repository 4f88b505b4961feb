"""What stands below a meeting: who came by gender, what was asked and promised there, and its scorecard.

Knows one meeting; what the numbers add up to, and how an ask stands, is casework's to say.
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

    def show_record(self, record: Record | None) -> None:
        """Show what belongs to a meeting; nothing before it is entered."""
        self.meeting = record if isinstance(record, Meeting) else None
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
        meeting, text, kind = self.meeting, self.box.toPlainText(), self.kinds.code
        if meeting is None or not text.strip():
            self.box.setFocus()
            return

        def deed(desk: Desk) -> tuple[Recommendation, ...]:
            now = desk.get(Meeting, meeting.id) or meeting
            return asks.add(desk, now, text, kind, now.body)

        def added(_made: tuple[Recommendation, ...]) -> None:
            self.box.clear()
            self.read()

        number = len(asks.lines_of(text))
        said = self.words.plural("{n} was added.", "{n} were added.", number).format(n=number)
        self.work.do(deed, added, said)

    def leave(self) -> None:
        """Nothing is typed here that is an entry."""
