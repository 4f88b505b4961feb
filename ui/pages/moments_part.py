"""What is said in a recording and what was noted, by time: the list, and the form of the one that is written.

Enter goes to a moment's place in the recording. A new one is a draft inside the vault from its first letter on. Knows
the moments of one piece of evidence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldcase.casework import moments
from fieldcase.casework.called import called_all
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence, Moment
from fieldcase.model.people import Person
from fieldcase.model.positions import said_position
from ui.keys import pressed
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label
from ui.widgets.flow import flowing
from ui.widgets.timeline import Line, Mark, TimeLine

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

LISTENS = frozenset({"moment", "person"})
_TIME_LETTERS = 9
_MOST_LINES, _MOST_TALL = 12, 340
_NOTHING = N_(
    "Nothing is written down yet. What is said is printed with the exhibit where the exhibit is shown; a note stays in "
    "the vault."
)


@dataclass(frozen=True)
class Written:
    """The moments of a piece, what their speakers are called, and the one that was begun and never finished."""

    moments: tuple[Moment, ...]
    speakers: dict[bytes, str]
    begun: Moment | None


class _Lines(TimeLine):
    """The list: it leaves the letters and the space bar to whoever stands around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that write a moment or play the recording are not for finding a line by its first letter."""
        if pressed(event) in ("N", "S", "T", "Space", "Left", "Right"):
            event.ignore()
            return
        super().keyPressEvent(event)


class MomentsPart(QWidget):
    """List and form. `asked_for` brings the place, in milliseconds, that somebody wants to hear; `marks` the places of
    all moments, in seconds."""

    asked_for = Signal(int)
    marks = Signal(object)
    written = Signal()

    def __init__(self, work: Workplace, here: Callable[[], int | None]) -> None:
        """`here` says where the recording is, in milliseconds; None where it is not open."""
        super().__init__()
        self.work, self.words, self._here = work, work.words, here
        words = self.words
        self.evidence: Evidence | None = None
        self._found: tuple[Moment, ...] = ()
        self.said_button = button(words(N_("What is said here (S)")), lambda: self.new(moments.SAID), icon="plus")
        self.note_button = button(words(N_("Note here (N)")), lambda: self.new(moments.NOTE), icon="pencil")
        self.lines = _Lines(words(N_("What is said, and notes")), letters=_TIME_LETTERS)
        self.lines.setAcceptDrops(False)
        self.lines.opened.connect(self._go_to)
        self.lines.looked_at.connect(self._show)
        self.nothing = label(words(_NOTHING), "muted", wrap=True)
        fields = (("begins", "ends", "speaker"), ("text",))
        self.form = RecordForm(work, (Group("", fields, frozenset({"text"})),), name=words(N_("Moment")))
        self.kind = label("", "strong", wrap=True)
        self.done_button = button(words(N_("Write it down")), self.done, "primary", "check")
        self.bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
        self._form_room = QWidget()
        self._form_room.setLayout(column(self.kind, self.form, flowing(self.done_button, self.bin_button)))
        buttons = flowing(self.said_button, self.note_button)
        self.setLayout(column(buttons, self._form_room, self.nothing, self.lines, gap=10))
        self._form_room.hide()
        self.lines.hide()
        work.changed.connect(self._heard)

    def open(self, evidence: Evidence) -> None:
        """Show the moments of a piece; what was typed about another is entered."""
        if self.evidence is None or self.evidence.key != evidence.key:
            self.leave()
            self._put_away()
            self._found = ()
            self.lines.show_lines(())
        self.evidence = evidence
        self.read()

    def read(self) -> None:
        """Ask for the moments."""
        evidence = self.evidence
        if evidence is None:
            return

        def look_at(look: Look) -> Written:
            people = look.all(Person, evidence.scope)
            return Written(
                moments.moments_of(look, evidence), called_all(people, self.work.tables, self.words),
                moments.begun(look, evidence),
            )  # fmt: skip

        self.work.ask(look_at, lambda found: self._came(evidence, found), self, "moments")

    def _came(self, evidence: Evidence, found: Written) -> None:
        if self.evidence is None or evidence.key != self.evidence.key:
            return
        self._found = found.moments
        marked = self._form_key()
        self.lines.show_lines(tuple(self._line(one, found.speakers) for one in found.moments))
        self.lines.setVisible(bool(found.moments))
        self.nothing.setVisible(not found.moments)
        self._fit()
        if marked is not None:
            self.lines.take(marked)
        self.marks.emit(tuple(one.begins / 1000 for one in found.moments if one.begins is not None))
        if found.begun is not None and not self._form_room.isVisible():
            self._write(found.begun)

    def _fit(self) -> None:
        """As tall as the lines are, up to what leaves room for the rest."""
        tall = sum(self.lines.sizeHintForRow(at) for at in range(min(len(self._found), _MOST_LINES)))
        self.lines.setFixedHeight(min(_MOST_TALL, tall + 2 * self.lines.frameWidth() + 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines that broke otherwise are as tall otherwise."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _line(self, moment: Moment, speakers: dict[bytes, str]) -> Line:
        when = said_position(moment.begins) if moment.begins is not None else "—"
        note = moment.kind != moments.SAID
        who = speakers.get(moment.speaker or b"", "")
        about = " · ".join(part for part in (self.work.term("moment_kind", moment.kind) if note else "", who) if part)
        words = moment.text or self.words(N_("(no words yet)"))
        spoken = ". ".join(part for part in (when, about, words) if part)
        return Line(moment.key, when, words, about, (), "", Mark.UNCERTAIN if note else Mark.CERTAIN, spoken)

    def _heard(self, changes: Changes) -> None:
        if self.evidence is not None and changes.kinds & LISTENS and self.isVisible():
            if not self._form_room.isHidden():
                self.form.again()
            self.read()

    def _form_key(self) -> bytes | None:
        return self.form.record.key if self.form.record is not None else None

    def _of(self, key: bytes) -> Moment | None:
        return next((one for one in self._found if one.key == key), None)

    def _go_to(self, key: bytes) -> None:
        one = self._of(key)
        if one is not None and one.begins is not None:
            self.asked_for.emit(one.begins)

    def _show(self, key: bytes) -> None:
        one = self._of(key)
        if one is not None and key != self._form_key():
            self._write(one)

    def _write(self, moment: Moment, then: Callable[[], None] | None = None) -> None:
        """Show a moment in the form."""
        self.form.open(moment, then)
        self.kind.setText(self.words(N_("What is said")) if moment.kind == moments.SAID else self.words(N_("Note")))
        self._form_room.show()

    def new(self, kind: str) -> None:
        """Begin a note, or a line of what is said, where the recording is now."""
        if self.evidence is None:
            return
        begins = self._here()
        blank = moments.blank(self.work.desk, self.evidence, kind, begins)
        first = "text" if begins is not None else "begins"
        self._write(blank, lambda: self.form.fields[first].go_on())

    def writes(self) -> bool:
        """Whether the keyboard is in the form."""
        focus = QApplication.focusWidget()
        return focus is not None and self._form_room.isAncestorOf(focus)

    def done(self) -> None:
        """Enter what was typed, and put the form away."""
        self.form.enter(self.read)
        self._put_away()
        self.written.emit()

    def _put_away(self) -> None:
        self.form.forget()
        self._form_room.hide()

    def to_bin(self) -> None:
        """Put the moment of the form into the bin; one that was never entered is given up."""
        record = self.form.record
        if record is None:
            return
        entered, key = self.form.is_entered, record.key
        self._put_away()
        if entered:
            self.work.to_bin(Moment, key, self.words(N_("The moment lies in the bin.")))
        else:
            self.work.do(lambda desk: desk.give_up(key), lambda _: self.read())
        self.written.emit()

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()
