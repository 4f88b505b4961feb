"""A questionnaire as a PDF to be printed: in which language, drawn in a child, written where a person chooses.

The sheets are blank, so that no warning is needed before they leave; what is written on them later is another matter,
and the panel says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import questionnaires
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, words
from fieldcase.model.questionnaires import Questionnaire
from ui.jobs import run_long
from ui.widgets.basics import button, column, label, row
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LEAD = N_(
    "A blank form with the three questions about consent first, boxes to tick and lines to write on. Later it is typed "
    "in from the page of a visit, by the same numbers."
)
_CARE = N_(
    "What is written on paper is not encrypted. Type it in soon, and destroy the sheets; carry no list of pseudonyms "
    "with them."
)


def print_on_paper(work: Workplace, questionnaire: Questionnaire, chosen: str) -> None:
    """Ask in which language, then draw and write. `chosen` is the form's language that a person looks at now."""
    work.asked_for_panel.emit(PaperPanel(work, questionnaire, questionnaires.code_of(chosen)))


class PaperPanel(Panel):
    """The language, and what to take care of."""

    WIDTH = 560

    def __init__(self, work: Workplace, questionnaire: Questionnaire, language: str) -> None:
        from fieldcase.casework import paper

        told = work.words
        super().__init__(told(N_("On paper")))
        self.work, self.questionnaire = work, questionnaire
        languages = paper.languages_of(questionnaire)
        named = tuple((code, LANGUAGE_NAMES[code]) for code in languages)
        first = next((code for code in (language, work.language) if code in languages), languages[0])
        self.chips = Chips(told(N_("Language of the sheets")), named, first)
        self.go = button(told(N_("Choose where to write it…")), self._draw, "primary", "download")
        cancel = button(told(N_("Cancel")), lambda: self.close_panel())
        last = row(cancel, self.go)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(told(N_("On paper")), "heading"), label(told(_LEAD), "muted", wrap=True),
                label(self.chips.accessibleName(), "label"), self.chips, label(told(_CARE), "chip-warn", wrap=True),
                last, gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The button: the language is chosen already."""
        return self.go

    def _draw(self) -> None:
        work, one, language = self.work, self.questionnaire, self.chips.code
        self.close_panel()

        def drawn(pdf: bytes) -> None:
            _choose_place(work, one, language, pdf)

        def job(*_watched: object) -> bytes:
            from fieldcase.casework import paper

            return paper.drawn(one, language, words(language))

        run_long(work, work.words(N_("The sheets are being drawn …")), job, drawn)


def _choose_place(work: Workplace, questionnaire: Questionnaire, language: str, pdf: bytes) -> None:
    from fieldcase.casework import paper

    def write(paths: list[Path]) -> None:
        written = work.words(N_("Written: {name}")).format(name=paths[0].name)
        run_long(work, written, lambda _step, _stop: paper.write(paths[0], pdf), lambda _: work.say(written))

    name = paper.suggested_name(questionnaire, language)
    title = work.words(N_("Where is the PDF to be written?"))
    picker = FilePicker(
        work.words, title, Wanted.NEW_FILE, Path.home(), write, suggested=name, endings=(".pdf",)
    )  # fmt: skip
    work.asked_for_panel.emit(picker)
