"""The check-in of a visit: to go out with an hour to be back by, the time left, one key to say that all are back.

Nothing is sent to anybody and nothing is said outside the window. Knows one visit; when the hour is over is casework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework import check_ins, safety_checks
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from fieldcase.model.said import said_instant
from fieldcase.model.security import CheckIn, SafetyCheck
from ui.pages.check_in_words import said_left
from ui.pages.safety_checklist import ChecklistPanel
from ui.widgets.basics import Combo, button, column, label, row
from ui.widgets.flow import flowing
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_TICK_MS = 30_000
_HOURS = ("1", "2", "3", "4", "6", "8", "12", "24")
_LEAD = N_(
    "Nobody is told by the program: whoever opens this vault sees when the hour is over. Agree with the one who waits "
    "what is done then."
)


class SafetyLine(QWidget):
    """The safety of a visit in one line, and its buttons."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.visit: Visit | None = None
        self.going: CheckIn | None = None
        self.said = label("", wrap=True)
        self.go_button = button(words(N_("Go out…")), self.go, icon="clock", name=words(N_("Check-in: go out")))
        self.back_button = button(words(N_("We are back")) + "   Ctrl+Shift+B", self.back, "primary", "check")
        self.back_button.setAccessibleName(words(N_("We are back")))
        self.list_button = button(words(N_("Safety check list…")), self.show_list, icon="list")
        plan = words(N_("Safety plan…"))
        self.plan_button = button(plan, self.show_plan, icon="shield", name=words(N_("Safety plan of this visit")))
        self.back_button.hide()
        heading = label(words(N_("Safety of this visit")), "heading")
        buttons = flowing(self.back_button, self.go_button, self.list_button, self.plan_button)
        self.setLayout(column(heading, self.said, buttons, gap=8))
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tell)
        self._progress = ""
        work.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & {"check_in", "safety_check"}:
            self.read()

    def show_visit(self, visit: Visit) -> None:
        """Show how a visit stands."""
        self.visit = visit
        self.read()

    def read(self) -> None:
        """Read the check-in and the check list anew."""
        visit = self.visit
        if visit is None:
            return

        def look(look: Look) -> tuple[CheckIn | None, tuple[SafetyCheck, ...]]:
            return check_ins.out_of(look, visit), safety_checks.check_list(look, visit)

        self.work.ask(look, self._came, self, "safety")

    def _came(self, found: tuple[CheckIn | None, tuple[SafetyCheck, ...]]) -> None:
        self.going = found[0]
        self._progress = safety_checks.progress(found[1]).said(self.words)
        self.back_button.setVisible(self.going is not None)
        self.go_button.setVisible(self.going is None)
        if self.going is None:
            self._timer.stop()
        else:
            self._timer.start()
        self._tell()

    def _tell(self) -> None:
        out = self.words(N_("Nobody is out"))
        if self.going is not None:
            out = said_left(check_ins.minutes_left(self.going, self.work.desk.now().milliseconds), self.words)
            if self.going.back_by is not None:
                out = f"{out} ({said_instant(self.going.back_by, self.words)})"
        listed = self.words(N_("Check list: {progress}")).format(progress=self._progress)
        self.said.setText(f"{out} · {listed}")

    def go(self) -> None:
        """Ask by when they are back, and who waits."""
        if self.visit is not None and self.going is None:
            self.work.asked_for_panel.emit(GoPanel(self.work, self.visit))

    def back(self) -> None:
        """Say that they are back."""
        going = self.going
        if going is not None:
            said = self.words(N_("Back. Good that you are here."))
            self.work.do(lambda desk: check_ins.back(desk, going), said=said)

    def show_list(self) -> None:
        """The check list, over the window."""
        if self.visit is not None:
            self.work.asked_for_panel.emit(ChecklistPanel(self.work, self.visit))

    def show_plan(self) -> None:
        """The safety plan, behind its cover."""
        from ui.pages.safety_plan_panel import PlanPanel

        if self.visit is not None:
            self.work.asked_for_panel.emit(PlanPanel(self.work, self.visit))


class GoPanel(Panel):
    """Going out: in how many hours they are back, who waits for word, what is done if none comes."""

    WIDTH = 560

    def __init__(self, work: Workplace, visit: Visit) -> None:
        words = work.words
        super().__init__(words(N_("Check-in: go out")))
        self.work, self.visit = work, visit
        choices = tuple((one, words.plural("{n} hour", "{n} hours", int(one)).format(n=one)) for one in _HOURS)
        self.hours = Combo(words(N_("Back within")), choices, str(check_ins.HOURS))
        self.waits, self.steps = QLineEdit(), QLineEdit()
        self.waits.setAccessibleName(words(N_("Who waits for word")))
        self.steps.setAccessibleName(words(N_("What is done if no word comes")))
        for one in (self.waits, self.steps):
            one.returnPressed.connect(self.go)
        self.go_button = button(words(N_("We go out now")), self.go, "primary", "check")
        last = row(button(words(N_("Cancel")), lambda: self.close_panel()), self.go_button)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(self.accessibleName() or words(N_("Check-in: go out")), "heading"),
                label(words(_LEAD), "muted", wrap=True),
                label(words(N_("Back within")), "label"), self.hours,
                label(self.waits.accessibleName(), "label"), self.waits,
                label(self.steps.accessibleName(), "label"), self.steps, last, gap=10, edge=20,
            )
        )  # fmt: skip
        work.ask(check_ins.last_words, self._offer, self, "last")

    def _offer(self, found: tuple[str, str]) -> None:
        for edit, text in zip((self.waits, self.steps), found, strict=True):
            if not edit.text():
                edit.setText(text)

    def first_focus(self) -> QWidget:
        """The hours."""
        return self.hours

    def go(self) -> None:
        """Keep that they go out now; the members of the visit go."""
        visit, hours = self.visit, int(self.hours.code)
        waits, steps = self.waits.text(), self.steps.text()
        self.close_panel()

        def deed(desk: Desk) -> CheckIn:
            return check_ins.go(desk, visit, visit.workers, hours=hours, waits=waits, steps=steps)

        self.work.do(deed, said=self.work.words(N_("Out. One key says that you are back: Ctrl+Shift+B.")))


def say_back(work: Workplace, visit: bytes | None) -> None:
    """From anywhere: whoever is out is back; a sentence where nobody is. Where that is not sure, nothing is said of
    anybody, and the list of who is out opens."""

    def deed(desk: Desk) -> int:
        out = check_ins.out(desk)
        one = check_ins.meant(out, visit)
        if one is not None:
            check_ins.back(desk, one.check_in)
        return -1 if one is None and out else len(out)

    def said(number: int) -> None:
        if number < 0:
            work.go("safety", None, "people")
            work.say(work.words(N_("Who is back is not sure: open their visit, and say it there.")))
            return
        work.say(work.words(N_("Back. Good that you are here.")) if number else work.words(N_("Nobody is out.")))

    work.do(deed, said)
