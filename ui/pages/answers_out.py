"""Answers of finished interviews on their way out: for whom and as which files, what goes and what stays, the folder.

Until a person has seen what goes and chosen a folder nothing is written. Knows panels; whose answers may go, and which
of them, is casework's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fieldcase.errors import N_
from fieldcase.model.questionnaires import Questionnaire
from ui.jobs import Step, run_long, write_long
from ui.pages.reveals_panel import RevealsPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.lane import Stop
    from ui.workplace import Workplace

CODED, WHOLE = "coded", "whole"
TITLE = N_("Write answers out")
_TWICE = N_("The server is our own, and whoever reads there may know the names")
_UNANSWERED = N_(
    "A whole copy is asked for twice: answer the second question, or write the answers out coded, for the team."
)


class AnswersPanel(Panel):
    """For whom, and as which files. Coded for the team unless a person says otherwise twice."""

    WIDTH = 640

    def __init__(self, work: Workplace, questionnaire: Questionnaire) -> None:
        from fieldcase.casework import answers_said  # takes as long to load as all the rest

        told = work.words
        super().__init__(told(TITLE))
        self.work, self.questionnaire = work, questionnaire
        self._leads = {CODED: told(answers_said.CODED), WHOLE: told(answers_said.WHOLE)}
        self.whom = Chips(told(N_("For whom")), (
            (CODED, told(N_("For the team: coded"))), (WHOLE, told(N_("Back to our own server: whole"))),
        ))  # fmt: skip
        self.whom.changed.connect(lambda _code: self._turned())
        self.lead = label(self._leads[CODED], "muted", wrap=True)
        self.twice = CheckLine(told(_TWICE), lambda _on: self.wrong.hide())
        self.twice.hide()
        self.forms = Chips(
            told(N_("As which files")), tuple((code, told(said)) for code, said in answers_said.FORMS_SAID.items())
        )
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.go = button(told(N_("See what goes")), self.look, "primary", "eye")
        last = row(button(told(N_("Cancel")), lambda: self.close_panel()), self.go)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(told(TITLE), "heading"), label(questionnaire.title or questionnaire.form_id, "strong", wrap=True),
                label(self.whom.accessibleName(), "label"), self.whom, self.lead, self.twice,
                label(self.forms.accessibleName(), "label"), self.forms,
                label(told(answers_said.NOBODY_OUTSIDE), "chip-warn", wrap=True), self.wrong, last, gap=10, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """For whom."""
        return self.whom.buttons[CODED]

    def _turned(self) -> None:
        self.lead.setText(self._leads[self.whom.code])
        whole = self.whom.code == WHOLE
        self.twice.setVisible(whole)
        if not whole:  # said anew each time
            self.twice.box.setChecked(False)
        self.wrong.hide()

    def look(self) -> None:
        """Gather what may go on the writing lane, so that it is one state of the vault; make the files beside it."""
        work, told, code, form = self.work, self.work.words, self.questionnaire.form_id, self.forms.code
        whole = self.whom.code == WHOLE
        if whole and not self.twice.box.isChecked():
            self.wrong.setText(told(_UNANSWERED))
            self.wrong.show()
            self.twice.setFocus()
            return
        self.close_panel()

        def gather(desk: Desk, _step: Step, stop: Stop) -> Any:
            from fieldcase.casework import answers_out

            return answers_out.gather(desk, code, told, whole=whole, stop=stop)

        def gathered(leaving: Any) -> None:
            def job(_step: Step, stop: Stop) -> Any:
                from fieldcase.casework import answers_made

                return answers_made.made(leaving, form, told, stop)

            run_long(work, said, job, lambda made: work.asked_for_panel.emit(GoesPanel(work, made)))

        said = told(N_("What goes is being looked through …"))
        write_long(work, said, gather, gathered)


class GoesPanel(RevealsPanel):
    """What goes and what stays, before it is written anywhere."""

    def __init__(self, work: Workplace, made: Any) -> None:
        from fieldcase.casework import answers_said

        super().__init__(work, N_("What goes and what stays"), answers_said.LEAVES, N_("Choose the folder…"))
        self.made = made
        words = work.words
        lead = answers_said.WHOLE if made.leaving.whole else answers_said.CODED
        rows = [(N_("What it is"), words(lead)), (N_("Goes"), "\n".join(answers_said.goes(made, words)))]
        stays = answers_said.stays(made, words)
        self.lay((), [*rows, *([(N_("Stays"), "\n".join(stays))] if stays else [])])
        for one in self.findChildren(QLabel):  # a word beside several lines stands at the first of them
            one.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.go.setEnabled(bool(made.leaving.given))
        self.cancel = next(one for one in self.findChildren(QPushButton) if one is not self.go)

    def first_focus(self) -> QWidget:
        """The way on, where anything goes."""
        return self.go if self.go.isEnabled() else self.cancel

    def choose(self) -> None:
        """Ask for the folder."""
        self.close_panel()
        words = self.work.words
        title = words(N_("Into which folder are the files to be written?"))
        self.work.asked_for_panel.emit(FilePicker(words, title, Wanted.FOLDER, Path.home(), self._write))

    def _write(self, paths: list[Path]) -> None:
        work, made, folder = self.work, self.made, paths[0]

        def deed(desk: Desk, _step: Step, stop: Stop) -> int:
            from fieldcase.casework import answers_made

            return len(answers_made.write(desk, made, folder, work.words, stop))

        writing = work.words(N_("The answers are being written …"))
        write_long(work, writing, deed, lambda number: work.say(said_written(work, number, folder)))


def said_written(work: Workplace, number: int, folder: Path) -> str:
    """How many files lie where."""
    said = work.words.plural("{n} file was written to {folder}", "{n} files were written to {folder}", number)
    return said.format(n=number, folder=folder.name or str(folder))
