"""The end of an interview: what is missing, each a line that leads there; then the next person.

What is missing holds nobody up: it is said, and a person decides. The score is not shown, for the person asked may see
the screen. Knows the course; what becomes of the interview is casework's.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.casework import asking
from fieldcase.errors import N_
from ui.pages.asking_course import Course
from ui.pages.asking_stage import Middle, Stage, foot, large
from ui.widgets.basics import column, label
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from ui.pages.asking_panel import AskingPanel

# More lines nobody reads; the number above them counts all.
_MOST = 25


class EndStage(Stage):
    """What is missing, and the one button."""

    def __init__(self, panel: AskingPanel, course: Course) -> None:
        super().__init__(panel.work)
        self.panel, self.course, words = panel, course, self.words
        self.middle = Middle(self.plain)
        self.missing = course.session.missing()
        # An address that is shown nowhere leads nowhere.
        shown = set(course.session.questions())
        self.lines = [self._line(ref) for ref in [one for one in self.missing if one in shown][:_MOST]]
        self._tell()
        self.finish_button = large(words(N_("Finish")), "Ctrl+Enter", self.finish, "primary", "check")
        self.back_button = large(words(N_("Back")), "PgUp", self.back, "", "chevron-left")
        self.sections_button = large(words(N_("All sections")), "F4", panel.show_sections, "", "list")
        self.leave_button = large(words(N_("Leave")), "Esc", panel.escaped, "", "x")
        bottom = foot(self.back_button, self.sections_button, self.leave_button, self.finish_button)
        around = column(self.middle.area, bottom, gap=0)
        around.setStretch(0, 1)
        self.setLayout(around)

    def _line(self, ref: str) -> LineButton:
        view = self.course.view(ref)
        made = LineButton(view.label or ref, partial(self.panel.show_questions, ref), kind="row-warn", icon="pencil")
        made.setMinimumHeight(44)
        return made

    def _tell(self) -> None:
        words, lines, number = self.words, self.middle.lines, len(self.missing)
        lines.addWidget(label(words(N_("The last question was asked")), "question", wrap=True))
        if number:
            said = words.plural(
                "{n} answer is missing or does not fit its rule. It can be given now, or the interview is finished as "
                "it is.", "{n} answers are missing or do not fit their rules. They can be given now, or the interview "
                "is finished as it is.", number,
            )  # fmt: skip
            lines.addWidget(label(said.format(n=number), wrap=True))
        else:
            lines.addWidget(label(words(N_("Everything that is needed was answered.")), wrap=True))
        for one in self.lines:
            lines.addWidget(one)
        marks = len(self.course.session.marks)
        if marks:
            said = words.plural(
                "{n} question was left open by choice: not known, or refused.",
                "{n} questions were left open by choice: not known, or refused.", marks,
            )  # fmt: skip
            lines.addWidget(label(said.format(n=marks), "muted", wrap=True))
        self._tell_former()

    def _tell_former(self) -> None:
        """What was answered to an earlier version of the questionnaire and has no place in this one."""
        former, lines = self.course.asking.former, self.middle.lines
        if former:
            said = N_("Answered to an earlier version of the questionnaire, and kept in the interview’s notes:")
            lines.addWidget(label(self.words(said), "strong", wrap=True))
        for one in former[:_MOST]:
            lines.addWidget(label(one.line, wrap=True))

    def first_focus(self) -> QWidget:
        """The first that is missing, else the button."""
        return self.lines[0] if self.lines else self.finish_button

    def finish(self) -> None:
        """Make one entry of it."""
        course, work = self.course, self.work
        made, interview = course.asking.finished(), course.interview
        self.setEnabled(False)
        course.end()
        # Under the name of the whole interview: what may still wait of its rows comes before it, and never after.
        work.owed.keep(lambda desk: asking.finish(desk, interview, made), (interview.key,))
        self.panel.finished()

    def back(self) -> None:
        """To the last question."""
        stops = self.course.stops
        if stops:
            self.panel.show_questions(stops[-1].ref)

    def takes(self, keys: str) -> bool:
        """Ctrl+Enter finishes."""
        deeds = {
            "Ctrl+Return": self.finish, "Ctrl+Enter": self.finish, "F4": self.panel.show_sections,
            "Alt+Left": self.back, "Ctrl+Z": self._undo,
        }  # fmt: skip
        if keys in deeds:
            deeds[keys]()
        return keys in deeds

    def _undo(self) -> None:
        here = self.course.session.undoable
        if here:
            self.panel.show_questions(self.course.stops[-1].ref if self.course.stops else "")
            self.course.undo()

    def plain(self, event: QKeyEvent) -> bool:
        """PageUp goes back."""
        if event.key() == Qt.Key.Key_PageUp:
            self.back()
        return event.key() == Qt.Key.Key_PageUp


class DoneStage(Stage):
    """Whoever was asked is done: the next person, or the visit."""

    def __init__(self, panel: AskingPanel, *, refused: bool) -> None:
        super().__init__(panel.work)
        words = self.words
        title = N_("The refusal is kept") if refused else N_("The interview is finished")
        lead = (
            N_("Only its reason is kept: nobody and no words. Thank the person for their time.") if refused
            else N_("All answers are kept. Thank the person for their time.")
        )  # fmt: skip
        self.next_button = large(words(N_("Next person")), "Enter", panel.ask_consent, "primary", "user-plus")
        self.back_button = large(words(N_("Back to the visit")), "Esc", panel.escaped, "", "chevron-left")
        self.middle = Middle(self.plain)
        for one in (
            label(words(title), "question", wrap=True), label(words(lead), wrap=True),
            flowing(self.next_button, self.back_button),
        ):  # fmt: skip
            self.middle.lines.addWidget(one)
        self.setLayout(column(self.middle.area, gap=0))

    def first_focus(self) -> QWidget:
        """The next person."""
        return self.next_button
