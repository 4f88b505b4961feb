"""One interview under way in the window: where it stands, what was answered, what the disk has not yet taken.

The session lives in the window's thread alone; every step gives rows, and these are written on the writing lane while
the next question is asked. Knows the interview; refuses to know how a question looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from fieldcase.casework import asking
from fieldcase.errors import AnswerNotTaken, FormTooHeavy
from fieldcase.forms.declared import Control
from fieldcase.forms.steps import Step
from fieldcase.forms.stops import Stop, stops
from fieldcase.forms.views import QuestionView, RepeatView, Section

if TYPE_CHECKING:
    from fieldcase.casework.asking import Asking
    from fieldcase.casework.desk import Desk
    from fieldcase.model.fieldwork import Interview
    from ui.workplace import Workplace

END = ""


class Course(QObject):
    """The way through one interview. `moved`: another screen is in front; `altered`: the same screen says other things;
    `kept`: whether all that was answered is written."""

    moved = Signal()
    altered = Signal()
    kept = Signal(bool)

    def __init__(self, work: Workplace, asked: Asking) -> None:
        super().__init__()
        self.work, self.asking, self.session = work, asked, asked.session
        self.interview: Interview = asked.interview
        self.stops: tuple[Stop, ...] = ()
        self._sections: tuple[Section, ...] | None = None
        self.here = END
        self.over = False
        self._refs: list[str] = []
        # The question in which typing goes on: its steps are taken back as one.
        self._typing = ""
        self._unwritten: dict[str, str | None] = {}
        # What is typed on the screen and not yet given: asked for at lock.
        self.unsaid: Callable[[], None] = lambda: None
        work.hold(self, self.unkept)
        self._look()

    def begin(self) -> None:
        """Write every row there is, and stand at the first question without an answer; at what is read aloud before
        it, where nothing was answered yet."""
        self._write(self.asking.rows())
        first = next((at for at, stop in enumerate(self.stops) if any(map(self.waits, stop.questions))), None)
        answered = any(self.view(ref).value for stop in self.stops[:first] for ref in stop.questions)
        self.here = END if first is None else self.stops[first if answered else 0].ref
        self.moved.emit()

    def _look(self) -> None:
        self.stops, self._sections = stops(self.session), None

    @property
    def stop(self) -> Stop | None:
        """The screen in front; None at the end."""
        return next((stop for stop in self.stops if stop.ref == self.here), None)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the form and how far each is, asked for once between two steps."""
        if self._sections is None:
            self._sections = self.session.sections()
        return self._sections

    @property
    def place(self) -> int:
        """The number of the screen in front, counted from 0; that of all screens at the end."""
        return next((at for at, stop in enumerate(self.stops) if stop.ref == self.here), len(self.stops))

    def view(self, ref: str) -> QuestionView:
        """The question at `ref`, as it is now."""
        return self.session.view(ref)

    def repeat(self, ref: str) -> RepeatView | None:
        """The repeat at `ref`."""
        return next((one for one in self.session.repeats() if one.ref == ref), None)

    def waits(self, ref: str) -> bool:
        """Whether a question has neither answer nor mark, and a person can give one."""
        view = self.view(ref)
        return answerable(view) and not view.value and not view.mark

    def forward(self) -> None:
        """Go to the next screen; after the last one to the end."""
        after = self.place + 1
        self.jump(self.stops[after].ref if after < len(self.stops) else END)

    def back(self) -> None:
        """Go to the screen before."""
        if self.place > 0:
            self.jump(self.stops[self.place - 1].ref)

    def jump(self, ref: str) -> None:
        """Go to the screen of a question or of a repeat; to the end where there is none."""
        self._typing = ""
        fits = (stop.ref for stop in self.stops if ref in (stop.ref, *stop.questions))
        self.here = next(fits, END)
        self.moved.emit()

    def give(self, ref: str, words: str, *, typing: bool = False) -> bool:
        """Take an answer as it was typed or chosen; False where it is none of its kind: the words are kept as words.
        `typing`: more is to come, and all of it is taken back in one step."""
        before = self.view(ref)
        if words == before.value and ref not in self.asking.words:
            return True
        rows: dict[str, str | None] = {}
        if self._typing == ref and (taken_back := self.session.undo()) is not None:
            rows.update({**taken_back.rows, **self.asking.moved(taken_back, back=True)})
            self._refs.pop()
        self._typing = ""
        try:
            step = self.session.answer(ref, words)
        except (AnswerNotTaken, FormTooHeavy) as wrong:
            self._write({**rows, **self.asking.typed(ref, words)})
            self._look()
            if isinstance(wrong, FormTooHeavy):
                raise  # nothing is wrong with the words: the person is told what is wrong with the form
            return False
        self._refs.append(ref)
        self._typing = ref if typing else ""
        self._stepped(step, {**rows, **self.asking.typed(ref, "")})
        return True

    def keep_words(self, ref: str, words: str) -> None:
        """Keep what was typed as words only: it lies outside of what the question takes."""
        self.give(ref, "")
        self._write(self.asking.typed(ref, words))
        self.altered.emit()

    def mark(self, ref: str, why: str) -> None:
        """Keep that a question was not known or refused; the same once more takes it back."""
        now = self.view(ref).mark
        self._deed(ref, lambda: self.session.mark(ref, "" if now == why else why), self.asking.typed(ref, ""))

    def note(self, ref: str, text: str) -> None:
        """Keep a worker's note on a question."""
        self._write(self.asking.note(ref, text))
        self.altered.emit()

    def add(self, ref: str) -> None:
        """One more of a repeat, and its first question."""
        self._deed(ref, lambda: self.session.add_repeat(ref))
        repeat = self.repeat(ref)
        begins = f"{ref}[{repeat.count}]/" if repeat is not None else ref
        first = next((stop.ref for stop in self.stops if any(one.startswith(begins) for one in stop.questions)), ref)
        self.jump(first)

    def take_away(self, ref: str) -> None:
        """Take the last of a repeat away; undo brings it back."""
        repeat = self.repeat(ref)
        if repeat is not None and repeat.count:
            self._deed(ref, lambda: self.session.remove_repeat(f"{ref}[{repeat.count}]"))

    def _deed(self, ref: str, deed: Callable[[], Step], more: asking.Rows | None = None) -> None:
        step = deed()
        self._refs.append(ref)
        self._typing = ""
        self._stepped(step, more or {})

    def undo(self) -> bool:
        """Take the last step back and show where it was; False where there is none."""
        step = self.session.undo()
        if step is None:
            return False
        ref = self._refs.pop() if self._refs else self.here
        self._write({**step.rows, **self.asking.moved(step, back=True)})
        self._look()
        self.jump(ref)
        return True

    def speak(self, language: str) -> None:
        """Go on in another language of the form."""
        self._stepped(self.session.speak(language), {})

    def _stepped(self, step: Step, more: asking.Rows) -> None:
        self._write({**more, **self.asking.moved(step), **step.rows})
        self._look()
        if self.here != END and self.stop is None:
            self.here = next((stop.ref for stop in self.stops if self.here in stop.questions), END)
        self.altered.emit()

    def _write(self, rows: Mapping[str, str | None]) -> None:
        if not rows or self.over:
            return
        self._unwritten.update(rows)
        self.kept.emit(False)
        written = dict(self._unwritten)
        self.work.owed.keep(
            partial(_keep, self.interview, written), (self.interview.key, asking.FIELD), lambda _: self._taken(written)
        )

    def _taken(self, written: Mapping[str, str | None]) -> None:
        for place, text in written.items():
            if self._unwritten.get(place, _NONE) == text:
                del self._unwritten[place]
        if shiboken6.isValid(self):  # the last rows are written after the panel was left
            self.kept.emit(not self._unwritten)

    def unkept(self) -> list[Callable[[Desk], None]]:
        """What would keep everything: what is typed becomes an answer or stays words, and all is written."""
        if self.over:
            return []
        self.unsaid()
        rows = dict(self._unwritten)
        return [partial(_keep, self.interview, rows)] if rows else []

    def end(self) -> None:
        """Write nothing more: the interview is finished or left."""
        self.over = True


_NONE = object()


def _keep(interview: Interview, rows: asking.Rows, desk: Desk) -> None:
    asking.keep(desk, interview, rows)


def answerable(view: QuestionView) -> bool:
    """Whether a person answers this question at all."""
    return view.control is not Control.NOTE and not view.readonly
