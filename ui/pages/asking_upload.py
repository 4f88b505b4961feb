"""A picture, a voice, a film or another file as an answer: asked for by medium, encrypted at once, kept as evidence.

Knows one question that takes a file; what a person agreed to is casework's.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldcase.casework import asking, asking_files, offered, storing
from fieldcase.casework.asking_files import Attached
from fieldcase.casework.storing import Kept
from fieldcase.errors import N_
from fieldcase.forms.views import QuestionView
from ui.jobs import run_long
from ui.pages.asking_editor import Editor
from ui.pages.asking_stage import large
from ui.widgets.basics import column, label
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.pages.asking_course import Course

_VERBS = {
    "picture": N_("Choose a picture"), "voice": N_("Choose a recording"), "video": N_("Choose a film"),
    "document": N_("Choose a file"),
}  # fmt: skip
_KEPT = {
    "picture": N_("The picture is kept ({number})."), "voice": N_("The recording is kept ({number})."),
    "video": N_("The film is kept ({number})."), "document": N_("The file is kept ({number})."),
}  # fmt: skip
_GONE = N_("A file was given and is no longer in the vault.")
_REFUSED = N_("The person does not agree to this being kept. Nothing was taken in.")
_NOTHING = N_("Nothing is kept yet. A file is encrypted as soon as it is chosen; the original stays where it lies.")


class UploadEditor(Editor):
    """The button, and what is kept."""

    def __init__(self, course: Course, view: QuestionView) -> None:
        super().__init__(course, view.ref)
        self.medium = asking_files.medium_of(view.extras.get("mediatype", ""))
        self._title = view.label
        self.choose_button = large(self.words(_VERBS[self.medium]), "1", self.choose, "", "paperclip")
        self.away_button = large(self.words(N_("Take it out of the answers")), "2", self.take_out, "", "trash-2")
        self.said = label("", "muted", wrap=True)
        self.setLayout(column(self.said, flowing(self.choose_button, self.away_button)))
        self.setFocusProxy(self.choose_button)

    def show_view(self, view: QuestionView) -> None:
        """Show what is kept."""
        self.away_button.setEnabled(bool(view.value) and not view.readonly)
        self.choose_button.setEnabled(not view.readonly)
        if not view.value:
            self.said.setText(self.words(_NOTHING))
            return
        value = view.value
        self.course.work.ask(lambda look: asking_files.number_of(look, value), self._numbered, self, "number")

    def _numbered(self, number: str) -> None:
        words = self.words
        self.said.setText(words(_KEPT[self.medium]).format(number=number) if number else words(_GONE))

    def stops(self) -> list[QWidget]:
        """Both buttons."""
        return [self.choose_button, self.away_button]

    def take_key(self, event: QKeyEvent) -> bool:
        """1 chooses, 2 takes out."""
        found = {"1": self.choose_button, "2": self.away_button}.get(event.text())
        if found is not None:
            found.click()
        return found is not None

    def take_out(self) -> None:
        """Take the file out of the answers; as evidence it stays, and can be put into the bin there."""
        self.course.give(self.ref, "")

    def choose(self) -> None:
        """Ask whether it may be kept, where that was not asked yet of this medium; then which file."""
        interview, medium = self.course.interview, self.medium
        self.course.work.ask(lambda look: asking_files.said(look, interview, medium), self._said, self, "agreed")

    def _said(self, answer: str) -> None:
        from ui.pages.asking_medium import MediumPanel

        if answer == "yes":
            self._pick()
        else:
            self.course.work.asked_for_panel.emit(MediumPanel(self.course, self.medium, self._agreed))

    def _agreed(self, answer: str) -> None:
        if answer == "yes":
            self._pick()
        else:
            self.said.setText(self.words(_REFUSED))

    def _pick(self) -> None:
        work = self.course.work
        title = self.words(_VERBS[self.medium])
        work.asked_for_panel.emit(FilePicker(self.words, title, Wanted.FILES, Path.home(), self._chosen))

    def _chosen(self, paths: list[Path]) -> None:
        work = self.course.work
        if len(paths) != 1:
            work.say(self.words(N_("One file at a time, please. Nothing was taken in.")))
            return
        desk = work.desk
        run_long(
            work, self.words(N_("The file is being encrypted …")),
            lambda step, stop: storing.stored(desk, offered.looked_over(paths, step, stop), step, stop), self._stored,
        )  # fmt: skip

    def _stored(self, kept: Kept) -> None:
        course, words = self.course, self.words
        if not kept.stored:
            why = words(kept.left[0].why) if kept.left else ""
            course.work.say(words(N_("The file could not be taken in: {why}")).format(why=why))
            return
        interview, title, ref = course.interview, self._title, self.ref
        course.work.do(
            lambda desk: asking_files.attach(desk, interview, kept.stored, title), partial(_answered, course, ref)
        )


def _answered(course: Course, ref: str, attached: Attached) -> None:
    """The evidence becomes the answer, also where the person has gone on to another question meanwhile, or left."""
    interview, rows = course.interview, {ref: attached.answer}
    if not shiboken6.isValid(course):
        course.work.do(lambda desk: asking.keep(desk, interview, rows), must=True)
    elif not course.over:
        course.give(ref, attached.answer)
