"""What stands below a demand, a recommendation or a promise: what became of it by day, and one press for a new word.

Knows the lines and the form of one follow-up; how an ask stands is casework's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.casework import asks, scorecard
from fieldcase.casework.asks import Told
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.signals import FollowUp
from ui.places import Where, place_of
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, clear, column, label, line
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

# An ask with what became of it, what it comes from in words, and where that is shown.
Came = tuple[Told, str, Where | None]
_LINES = (("date", "status"), ("what",), ("visit",), ("meeting",), ("evidence",), ("source",))
_ABOUT = N_("What became of it today: one press. Day, words and what shows it can be entered in its line.")


class FollowUpsBelow(QWidget):
    """The follow-ups of one ask."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.setProperty("kind", "ground")
        self.ask: Recommendation | None = None
        self.told: Told | None = None
        self.stands = label("", "heading", wrap=True)
        self.origin_button = LineButton("", self.to_origin, icon="link")
        self._origin: Where | None = None
        self._lines: QVBoxLayout = column(gap=4)
        self.buttons = {
            code: button(f"{place}  {text}", self._following(code), "chip-button", name=text)
            for place, (code, text) in enumerate(options("follow_up_status", words.language), start=1)
        }
        self.form = RecordForm(work, (Group("", _LINES, frozenset({"what"})),), name=words(N_("What became of it")))
        self.form.left.connect(self.read)
        self.bin_button = button(words(N_("This word to the bin")), self.to_bin, icon="trash-2")
        self.beneath = QWidget()
        self.beneath.setLayout(column(line(), self.form, flowing(self.bin_button), gap=WIDE_GAP))
        self.beneath.hide()
        about = label(words(_ABOUT), "muted", wrap=True)
        self.setLayout(
            column(
                card(self.stands, self._lines, about, flowing(*self.buttons.values()), self.beneath, self.origin_button)
            )
        )
        self.hide()  # so that it is laid out when there is an ask, not while the page is made

    def show_record(self, record: Record | None) -> None:
        """Show what became of an ask; nothing before it is entered."""
        ask = record if isinstance(record, Recommendation) else None
        if self.ask is None or ask is None or ask.key != self.ask.key:
            self.form.enter()
            self.form.forget()
            self.beneath.hide()
        self.ask = ask
        self.setVisible(ask is not None)
        self.read()

    def read(self) -> None:
        """Read the follow-ups anew."""
        ask, words = self.ask, self.words
        if ask is None:
            return

        def look(look: Look) -> Came | None:
            now = look.get(Recommendation, ask.key)
            if now is None:
                return None
            told = asks.told(look, (now,))[0]
            origin = asks.origin_of(look, now)
            if origin is None:
                return told, "", None
            said = scorecard.said_origin(scorecard.Line(told, origin), words)
            return told, said, place_of(look, origin.KIND, origin.key)

        self.work.ask(look, self._came, self, "follow-ups")

    def _came(self, came: Came | None) -> None:
        self.setVisible(came is not None)
        self.told = came[0] if came is not None else None
        if came is None:
            return
        told, origin, self._origin = came
        self.origin_button.setVisible(self._origin is not None)
        self.origin_button.say(self.words(N_("Comes from: {origin}")).format(origin=origin))
        words, tables = self.words, self.work.tables
        shown = scorecard.said_shown(told.state, words)
        said = scorecard.said_state(told.state, tables, words)
        self.stands.setText(f"{said[:1].upper()}{said[1:]}{f' ({shown})' if shown else ''}")
        clear(self._lines)
        for one in reversed(told.follow_ups):
            made = LineButton(scorecard.said_follow_up(one, tables, words), self._opening(one), icon="pencil")
            self._lines.addWidget(made)
        self.form.again()

    def to_origin(self) -> None:
        """Go to what the ask comes from."""
        if self._origin is not None:
            self.work.go(*self._origin)

    def _opening(self, one: FollowUp) -> Callable[[], None]:
        return lambda: self._open(one)

    def _open(self, one: FollowUp) -> None:
        self.beneath.show()
        self.form.open(one, lambda: self.form.first_field().setFocus())

    def _following(self, code: str) -> Callable[[], None]:
        return lambda: self.follow(code)

    def follow(self, code: str) -> None:
        """Keep what became of the ask today."""
        ask = self.ask
        if ask is None or self.told is None:
            return
        said = self.words(N_("Kept with today's day."))

        def deed(desk: Desk) -> FollowUp:
            return asks.follow(desk, desk.get(Recommendation, ask.id) or ask, code)

        self.form.enter(lambda: self.work.do(deed, lambda _made: self.read(), said))

    def number(self, place: int) -> None:
        """The status of a digit."""
        codes = tuple(self.buttons)
        if 0 < place <= len(codes):
            self.follow(codes[place - 1])

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def to_bin(self) -> None:
        """Put the follow-up in the form into the bin; the banner takes it back."""
        record = self.form.record
        self.beneath.hide()
        if record is not None and self.form.is_entered:
            key, said = record.key, self.words(N_("What became of it is in the bin."))
            self.form.enter(lambda: self.work.to_bin(FollowUp, key, said, self.form.forget))
