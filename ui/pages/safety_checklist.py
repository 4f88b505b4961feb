"""The check list of a campaign or a visit, as a card: each point with how it stands, and the rest of it in a panel.

A point nobody touched is no record. Knows the points that casework hands over; refuses to know what they are about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.casework import safety_checks
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.security import SafetyCheck
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Combo, button, card, clear, column, label, row, scrolling
from ui.widgets.flow import flowing
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LINES = (("state", "responsible"), ("who",), ("date", "review"), ("shown_by",), ("evidence",), ("notes",))
_LONG = frozenset({"shown_by", "notes"})
_LEAD = N_("Eight points before a campaign or a visit. What nobody touched is open; what does not apply is said so.")


class ChecklistCard(QFrame):
    """The card. `about_record` is the visit or the campaign that it is of."""

    def __init__(self, work: Workplace, about_record: Record) -> None:
        super().__init__()
        self.work, self.words, self.about = work, work.words, about_record
        words = self.words
        self.setAccessibleName(words(N_("Safety check list")))
        self.checks: tuple[SafetyCheck, ...] = ()
        self.states: dict[str, Combo] = {}
        self.progress = label("", "label", wrap=True)
        self.copy_button = button(words(N_("Take over from the last list")), self.copy, icon="refresh-cw")
        self._lines = column(gap=10)
        inside = card(
            label(words(N_("Safety check list")), "heading"), label(words(_LEAD), "muted", wrap=True), self.progress,
            self._lines, flowing(self.copy_button), gap=10,
        )  # fmt: skip
        self.setLayout(column(inside))
        work.changed.connect(self._changed)
        self.read()

    def show_about(self, about_record: Record) -> None:
        """Show the list of another campaign or visit."""
        self.about = about_record
        self.read()

    def _changed(self, changes: Changes) -> None:
        if "safety_check" in changes.kinds:
            self.read()

    def read(self) -> None:
        """Read the points anew."""
        about = self.about
        self.work.ask(lambda look: safety_checks.check_list(look, about), self._came, self, "checks")

    def _came(self, checks: tuple[SafetyCheck, ...]) -> None:
        self.checks = checks
        said = safety_checks.progress(checks).said(self.words)
        self.progress.setText(self.words(N_("Done: {progress}")).format(progress=said))
        if not self.states:
            self._build()
        for one in checks:
            self.states[one.point].choose(one.state)

    def _build(self) -> None:
        clear(self._lines)
        choices = options("check_state", self.words.language)
        for one in self.checks:
            text = self.work.term("safety_point", one.point)
            combo = Combo(text, choices, one.state)
            combo.activated.connect(self._marking(one.point, combo))
            details = self.words(N_("Details…"))
            more = button(details, self._opening(one.point), "flat", name=f"{details} {text}")
            said = label(text[:1].upper() + text[1:], wrap=True)
            line = row(said, combo, more)
            line.setStretch(0, 1)
            self._lines.addLayout(line)
            self.states[one.point] = combo

    def _marking(self, point: str, combo: Combo) -> Callable[[int], None]:
        def mark(_place: int) -> None:
            about, state = self.about, combo.code
            self.work.do(lambda desk: safety_checks.mark(desk, about, point, state))

        return mark

    def _opening(self, point: str) -> Callable[[], None]:
        return lambda: self.work.asked_for_panel.emit(PointPanel(self.work, self.about, point))

    def copy(self) -> None:
        """Take over who sees to what from the list touched last."""
        about, words = self.about, self.words

        def said(number: int) -> None:
            text = words.plural("{n} point was taken over.", "{n} points were taken over.", number).format(n=number)
            self.work.say(text if number else words(N_("There is no other list to take from.")))

        self.work.do(lambda desk: safety_checks.copy_last(desk, about), said)


class ChecklistPanel(Panel):
    """The card alone, over the window."""

    WIDTH = 860

    def __init__(self, work: Workplace, about: Record) -> None:
        super().__init__(work.words(N_("Safety check list")))
        self.checklist = ChecklistCard(work, about)
        around = scrolling(column(self.checklist))
        around.setMinimumHeight(440)
        self.close_button = button(work.words(N_("Close")), self.close_panel, "primary")
        last = row(self.close_button)
        last.insertStretch(0, 1)
        self.setLayout(column(around, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.close_button


class PointPanel(Panel):
    """One point in full; closing it enters what was typed."""

    WIDTH = 720

    def __init__(self, work: Workplace, about: Record, point: str) -> None:
        words = work.words
        title = work.term("safety_point", point)
        super().__init__(title)
        self.work = work
        self.form = RecordForm(work, (Group("", _LINES, _LONG),), name=title)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.form.edited.connect(self.check)
        self.close_button = button(words(N_("Close")), self.escaped, "primary")
        last = row(self.close_button)
        last.insertStretch(0, 1)
        around = scrolling(column(self.form))
        around.setMinimumHeight(380)
        named = label(title[:1].upper() + title[1:], "heading", wrap=True)
        self.setLayout(column(named, around, self.wrong, last, gap=12, edge=20))
        fresh = safety_checks.blank(work.desk, about, point)

        def look(look: Look) -> SafetyCheck:
            kept = next(one for one in safety_checks.check_list(look, about) if one.point == point)
            return kept if any(kept.key) else look.begun(SafetyCheck, about=about.key, point=point) or fresh

        work.ask(look, lambda check: self.form.open(check, self._there), self, "point")

    def _there(self) -> None:
        self.form.first_field().setFocus()
        self.check()

    def first_focus(self) -> QWidget:
        """The button, until the form is there."""
        return self.close_button

    def check(self) -> None:
        """Say what cannot be in the days; nothing is held up by it."""
        typed = self.form.as_typed()
        said = safety_checks.wrong(typed) if isinstance(typed, SafetyCheck) else ""
        self.wrong.setText(self.work.words(said) if said else "")
        self.wrong.setVisible(bool(said))

    def escaped(self) -> None:
        """Enter what was typed and close."""
        self.form.enter(self.close_panel)
