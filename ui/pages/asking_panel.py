"""Visit mode: one interview by a questionnaire, over the whole window, from the country's note to the next person.

Knows the order of the steps and the keys that work in each; what is in a step is the step's. Leaving keeps everything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldcase.casework import asking, meetings
from fieldcase.casework.changes import Changes
from fieldcase.errors import N_, FieldcaseError, NotYetWritten
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from fieldcase.model.questionnaires import Questionnaire
from ui.pages.asking_course import Course
from ui.pages.asking_stage import Stage
from ui.widgets.basics import column
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.asking import Asking
    from ui.workplace import Workplace

# ux.md: a visit is slower than a desk; the screen goes dark long before (ui/blank.py).
IDLE_MINUTES = 15


class AskingPanel(Panel):
    """The steps, one at a time. `done` is called with the interview to show, or None, when the panel is left."""

    WHOLE: ClassVar[bool] = True
    IDLE_MINUTES: ClassVar[int] = IDLE_MINUTES

    def __init__(self, work: Workplace, visit: Visit, done: Callable[[bytes | None], None] = lambda _: None) -> None:
        super().__init__(work.words(N_("Visit mode")))
        self.setProperty("kind", "whole")
        self.work, self.words, self.visit, self._done = work, work.words, visit, done
        self.interview: Interview | None = None
        self.course: Course | None = None
        self.stage: Stage | None = None
        # What the organisation says of minors in this country; shown again where somebody is one.
        self.minors = ""
        self._pile = column(gap=0)
        self.setLayout(self._pile)

    def begin(self) -> None:
        """From the country's note on, with a new person."""
        from ui.pages.asking_before import NoteStage

        self.show_stage(NoteStage(self, self.ask_consent))

    def go_on(self, interview: Interview) -> None:
        """Where an interview was left; by which questionnaire, where that was not said yet."""
        self.interview = interview
        if interview.questionnaire is None:
            self.choose_form()
            return
        self._wait()
        self.work.owed.settled(interview.key, lambda written: self._resume(interview, written=written))

    def _resume(self, interview: Interview, *, written: bool) -> None:
        if not shiboken6.isValid(self):
            return
        if written:
            self.work.ask(lambda look: asking.resume(look, interview), self._asked, self, "form", self._unreadable)
        else:
            self._unreadable(NotYetWritten())

    def _wait(self) -> None:
        from ui.pages.asking_before import WaitStage

        self.show_stage(WaitStage(self.work))

    def show_stage(self, stage: Stage) -> None:
        """Show a step in place of the last one, which is let go."""
        old, self.stage = self.stage, stage
        if old is not None:
            self._pile.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pile.addWidget(stage)
        stage.show()
        QTimer.singleShot(0, stage, self._take_focus)

    def is_front(self) -> bool:
        """Whether no other panel lies above this one."""
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus) or not focus.isVisible()

    def _take_focus(self) -> None:
        if self.stage is not None and self.is_front():
            self.stage.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """What the step in front says."""
        return self.stage.first_focus() if self.stage is not None else self

    def ask_consent(self) -> None:
        """The three questions, before anything else of a person."""
        from ui.pages.visit_consent import ConsentPanel

        self.interview = self.course = None
        self.work.asked_for_panel.emit(ConsentPanel(self.work, self.visit, self._agreed, self._refused))

    def _agreed(self, interview: Interview) -> None:
        from ui.pages.visit_met import MetPanel

        self.interview = interview
        self._wait()
        self.work.asked_for_panel.emit(MetPanel(self.work, interview, self._met))

    def _met(self) -> None:
        # What was answered is written right after this call: behind that deed the person is as it will be.
        QTimer.singleShot(0, self, self._read_person)

    def _read_person(self) -> None:
        interview = self.interview
        if interview is not None and interview.person is not None:
            key = interview.person
            self.work.do(lambda desk: desk.get(Person, key), self._show_about)

    def _show_about(self, person: Person | None) -> None:
        from ui.pages.asking_about import AboutStage

        if not shiboken6.isValid(self):
            return
        if person is None or "not_stated" not in (person.gender, person.age_band):
            self.choose_form()
        else:
            self.show_stage(AboutStage(self, person, self._say_about))

    def _say_about(self, gender: str, age_band: str) -> None:
        interview = self.interview
        if interview is not None:
            self.work.do(lambda desk: meetings.seen(desk, interview, gender, age_band), must=True)
        self.choose_form()

    def choose_form(self) -> None:
        """Which questionnaire; at once where only one is offered."""
        from ui.pages.asking_before import FormStage

        self.show_stage(FormStage(self, self._begin_with))

    def _begin_with(self, questionnaire: Questionnaire) -> None:
        interview = self.interview
        if interview is None:
            return
        self._wait()
        self.work.do(lambda desk: asking.choose(desk, interview, questionnaire), self._read_form, must=True)

    def _read_form(self, interview: Interview) -> None:
        if shiboken6.isValid(self):
            self.interview = interview
            self.work.ask(lambda look: asking.resume(look, interview), self._asked, self, "form", self._unreadable)

    def _unreadable(self, wrong: FieldcaseError) -> None:
        self.close_panel()
        self.work.tell(wrong)

    def _asked(self, asked: Asking) -> None:
        from ui.pages.asking_questions import QuestionsStage

        self.course = Course(self.work, asked)
        self.course.setParent(self)
        self.show_stage(QuestionsStage(self, self.course, self._at_end))
        self.course.begin()

    def show_questions(self, ref: str) -> None:
        """Back from the end to a question."""
        from ui.pages.asking_questions import QuestionsStage

        if self.course is not None:
            if not isinstance(self.stage, QuestionsStage):
                self.show_stage(QuestionsStage(self, self.course, self._at_end))
            self.course.jump(ref)

    def _at_end(self) -> None:
        from ui.pages.asking_end import EndStage

        if self.course is not None:
            self.show_stage(EndStage(self, self.course))

    def finished(self) -> None:
        """The interview is an entry: on to the next person, or back to the visit."""
        from ui.pages.asking_end import DoneStage

        self.show_stage(DoneStage(self, refused=False))

    def _refused(self) -> None:
        from ui.pages.asking_end import DoneStage

        self.show_stage(DoneStage(self, refused=True))

    def show_sections(self) -> None:
        """The sections, with how far each is."""
        from ui.pages.asking_sections import SectionsPanel

        if self.course is not None:
            self._leave_stage()
            self.work.asked_for_panel.emit(SectionsPanel(self.course, self.show_questions))

    def write_note(self, course: Course, ref: str) -> None:
        """A note on one question."""
        from ui.pages.asking_note import NotePanel

        self.work.asked_for_panel.emit(NotePanel(course, ref))

    def capture(self) -> None:
        """A quick note: something else that happened."""
        from ui.capture import CapturePanel

        self.work.asked_for_panel.emit(CapturePanel(self.work))

    def _leave_stage(self) -> None:
        if self.stage is not None:
            self.stage.leave()

    def takes(self, keys: str) -> bool:
        """The step's own keys, and those of all steps."""
        if self.stage is not None and self.stage.takes(keys):
            return True
        if keys == "Ctrl+N":
            self.capture()
        elif keys in ("Ctrl+F1", "F1"):
            self._show_keys()
        else:
            return False
        return True

    def _show_keys(self) -> None:
        from ui.key_sheet import KeySheet
        from ui.pages.asking_keys import KEYS

        self.work.asked_for_panel.emit(KeySheet(self.words, (), KEYS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no field wanted."""
        if self.stage is None or not self.stage.plain(event):
            super().keyPressEvent(event)

    def escaped(self) -> None:
        """Leave: all that was answered is kept."""
        if self.stage is not None and self.stage.escaped():
            return
        self._leave_stage()
        if self.course is not None and not self.course.over and not self.work.owed:
            self.work.say(self.words(N_("Everything is kept. The interview goes on where you left it.")))
        self.leave()

    def leave(self) -> None:
        """Close, and let the pages read what came of it."""
        work, interview, done = self.work, self.interview, self._done
        self.close_panel()
        work.do(lambda _desk: None, lambda _: work.changed.emit(Changes(frozenset({"interview"}))))
        done(interview.key if interview is not None else None)
