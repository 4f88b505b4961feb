"""The files of a report on their way out: in which forms, made in the background, what they reveal, where to.

Nothing is written before a place is chosen, and nothing where the report has changed in between. Stopped, nothing
stays behind.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from fieldcase.casework import submissions
from fieldcase.errors import N_
from fieldcase.model.reports import Report
from ui.jobs import Step, run_long
from ui.lane import Stop
from ui.pages.reveals_panel import RevealsPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.check_line import CheckLine
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_LEAVES = N_(
    "The files leave the encryption: whoever has them can read them, copy them and hand them on. Write them only to a "
    "place that you trust."
)
_NAMES = {
    "docx": N_("Word (DOCX), with styles and footnotes"), "pdf": N_("PDF, sealed: it can be checked"),
    "xlsx": N_("Tables as a workbook (XLSX)"), "csv": N_("Each table as CSV"), "json": N_("All of it as JSON"),
}  # fmt: skip


class IssuePanel(Panel):
    """Which forms. The ones that the body takes are ticked."""

    WIDTH = 560

    def __init__(self, work: Workplace, report: Report, pictures: Any = None) -> None:
        words = work.words
        super().__init__(words(N_("Make the files")))
        self.work, self.report, self._pictures = work, report, pictures
        preset = submissions.preset(report.submission)
        taken = preset.forms if preset is not None else ("pdf",)
        self.forms = {
            code: CheckLine(words(name), lambda _on: self._ticked(), on=code in taken) for code, name in _NAMES.items()
        }
        self.go = button(words(N_("Make them")), self.make, "primary", "file-text")
        cancel = button(words(N_("Cancel")), lambda: self.close_panel())
        last = row(cancel, self.go)
        last.insertStretch(0, 1)
        said = words(N_("They all say the same. What the body takes is ticked: {forms}.")).format(
            forms=", ".join(one.upper() for one in taken)
        )
        lead = label(words(N_("In which forms?")), "heading")
        self.setLayout(column(lead, label(said, "muted", wrap=True), *self.forms.values(), last, gap=10, edge=20))

    def _ticked(self) -> None:
        self.go.setEnabled(bool(self.chosen))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The forms that are ticked."""
        return tuple(code for code, one in self.forms.items() if one.box.isChecked())

    def first_focus(self) -> QWidget:
        """The first form."""
        return self.forms["docx"]

    def takes(self, keys: str) -> bool:
        """Ctrl+Return makes them."""
        if keys == "Ctrl+Return" and self.chosen:
            self.make()
            return True
        return False

    def make(self) -> None:
        """Gather, make in a child, show what comes."""
        self.close_panel()
        make(self.work, self.report, self.chosen, self._pictures)


def make(work: Workplace, report: Report, forms: tuple[str, ...], pictures: Any = None) -> None:
    """Gather on the writing lane, so that it is one state of the vault; make in a child; show what it reveals."""
    words = work.words

    def gather(desk: Desk) -> tuple[str, Any, Any]:
        from fieldcase.casework import report_files, report_gathering
        from fieldcase.casework.gathering import CleanPictures

        now = desk.get(Report, report.id) or report
        name = report_files.suggested_name(desk, now)
        return name, report_gathering.gather(desk, now, name, words, forms), pictures or CleanPictures(desk)

    def gathered(came: tuple[str, Any, Any]) -> None:
        name, ingredients, clean = came

        def job(step: Step, stop: Stop) -> Any:
            from fieldcase.casework import report_files

            return report_files.made_from(ingredients, clean, step, stop)

        run_long(
            work, words(N_("The report is being made")), job,
            lambda made: work.asked_for_panel.emit(RevealedPanel(work, name, made)),
        )  # fmt: skip

    work.do(gather, gathered)


class RevealedPanel(RevealsPanel):
    """What the finished files will reveal, and what to look at, before they are written anywhere."""

    def __init__(self, work: Workplace, name: str, made: Any) -> None:
        super().__init__(work, N_("What these files will reveal"), _LEAVES, N_("Choose where to write them…"))
        self.name, self.made = name, made
        self.lay(self._remarks(), made.revealed.rows(work.words))

    def _remarks(self) -> list[str]:
        words, report = self.work.words, self.made.gathered.ingredients.report
        preset = submissions.preset(report.submission)
        told = [(one.message, one.values) for one in self.made.notices]
        told += submissions.remarks(report, preset, self.made.length, self.work.desk.world.today())
        return [submissions.said(one, words) for one in told]

    def choose(self) -> None:
        """Ask for the folder and the name."""
        self.close_panel()
        words = self.work.words
        picker = FilePicker(
            words, words(N_("Where are the files to be written? The name is without an ending.")), Wanted.NEW_FILE,
            Path.home(), self._write, suggested=self.name, endings=(".docx", ".pdf", ".xlsx", ".csv", ".json"),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, paths: list[Path]) -> None:
        work, made, folder, stem = self.work, self.made, paths[0].parent, stem_of(paths[0])

        def deed(desk: Desk) -> int:
            from fieldcase.casework import report_files

            return len(report_files.issue(desk, made, folder, stem))

        def written(number: int) -> None:
            said = work.words.plural("{n} file was written: {name}", "{n} files were written: {name}", number)
            work.say(said.format(n=number, name=stem))

        work.do(deed, written)


def stem_of(path: Path) -> str:
    """The name without the ending of a form that somebody typed behind it."""
    return path.stem if path.suffix.lower() in (".docx", ".pdf", ".xlsx", ".csv", ".json") else path.name
