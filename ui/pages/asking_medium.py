"""May we keep a picture, a voice, a film of you? Asked before the first of each, aloud, and kept as it was answered.

Knows media and answers; what they are worth is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import asking_files
from fieldcase.errors import N_
from ui.pages.visit_consent import KeyPanel
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from ui.pages.asking_course import Course

_TITLES = {
    "picture": N_("May we keep a picture with this?"), "voice": N_("May we keep a recording of your voice with this?"),
    "video": N_("May we keep a film with this?"), "document": N_("May we keep a copy of a paper with this?"),
}  # fmt: skip
_LEAD = N_("Read it aloud. Yes counts for what the person agreed to before, and no further; no is kept too.")
_ANSWERS = (("yes", N_("Yes")), ("no", N_("No")))


class MediumPanel(KeyPanel):
    """The question. `then` is called with "yes" or "no" once it is kept."""

    WIDTH = 680

    def __init__(self, course: Course, medium: str, then: Callable[[str], None]) -> None:
        words = course.work.words
        super().__init__(words(_TITLES[medium]))
        self.course, self.medium, self._then = course, medium, then
        offered = self.offer(tuple((code, words(text)) for code, text in _ANSWERS), self._answered)
        last = row(button(words(N_("Cancel")), lambda: self.close_panel(), "flat"))
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(words(_TITLES[medium]), "title", wrap=True), label(words(_LEAD), "muted", wrap=True), offered,
                last, gap=12, edge=24,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """Yes."""
        return self.choices[0]

    def _answered(self, answer: str) -> None:
        course, medium, then = self.course, self.medium, self._then
        interview = course.interview
        self.close_panel()
        course.work.do(
            lambda desk: asking_files.agreed_to(desk, interview, medium, answer), lambda _: then(answer), must=True
        )
