"""A questionnaire's data dictionary as a table and a PDF: in which language, drawn in a child, into which folder.

It tells what is asked and of nobody, so that no warning is needed before it leaves.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, LANGUAGES, words
from fieldcase.model.questionnaires import Questionnaire
from ui.jobs import run_long
from ui.pages.answers_out import said_written
from ui.widgets.basics import button, column, label, row
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LEAD = N_(
    "Every question with its type, its words and choices in each language, when it is asked and what it must be; which "
    "answers say who somebody is. Nobody’s answer is in it."
)
TITLE = N_("Data dictionary")


class DictionaryPanel(Panel):
    """The language of its heads."""

    WIDTH = 560

    def __init__(self, work: Workplace, questionnaire: Questionnaire) -> None:
        told = work.words
        super().__init__(told(TITLE))
        self.work, self.questionnaire = work, questionnaire
        named = tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)
        self.tongue = Chips(told(N_("Language of the dictionary")), named, told.language)
        self.go = button(told(N_("Choose the folder…")), self._draw, "primary", "download")
        last = row(button(told(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(told(TITLE), "heading"), label(questionnaire.title or questionnaire.form_id, "strong", wrap=True),
                label(told(_LEAD), "muted", wrap=True), label(self.tongue.accessibleName(), "label"), self.tongue,
                last, gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The button: the language is chosen already."""
        return self.go

    def _draw(self) -> None:
        work, one, said = self.work, self.questionnaire, words(self.tongue.code)
        self.close_panel()

        def job(*_watched: object) -> list[tuple[str, bytes]]:
            from fieldcase.casework import form_dictionary

            return [form_dictionary.file_of(one, said, form) for form in ("csv", "pdf")]

        drawing = work.words(N_("The dictionary is being drawn …"))
        run_long(work, drawing, job, lambda files: _choose_folder(work, files))


def _choose_folder(work: Workplace, files: list[tuple[str, bytes]]) -> None:
    def write(paths: list[Path]) -> None:
        def job(*_watched: object) -> int:
            from fieldcase.casework import form_dictionary

            return len(form_dictionary.write(files, paths[0]))

        writing = work.words(N_("The dictionary is being written …"))
        run_long(work, writing, job, lambda number: work.say(said_written(work, number, paths[0])))

    title = work.words(N_("Into which folder are the files to be written?"))
    work.asked_for_panel.emit(FilePicker(work.words, title, Wanted.FOLDER, Path.home(), write))
