"""Taking a questionnaire in: the file is opened in a child, what came of it is shown, and then a person says so.

One that is refused is told fault by fault, with the row it stands in and the repairs that can be made here; its file
stays as it is. Knows files and what is said of them; what a form may hold is the parser's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from fieldcase.casework import newer_forms, questionnaires
from fieldcase.errors import N_, FieldcaseError, QuestionnaireRefused
from fieldcase.model.questionnaires import Questionnaire
from ui import icons, theme
from ui.jobs import Step, run_long
from ui.lane import Stop
from ui.pages.questionnaire_newer import NewerPanel
from ui.widgets.basics import Ground, button, column, label, row, scrolled
from ui.widgets.check_line import CheckLine
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

ENDINGS = (".xlsx", ".xls", ".md", ".json", ".xml")
Taken = Callable[[Questionnaire], None]
_TALL = 300
_WHICH = N_(
    "Which questionnaire? (XLSForm as .xlsx, .xls or Markdown, a form of KoboToolbox as .json, or an XForm as .xml)"
)
_OPENED = N_("The questionnaire is being opened and checked …")
_OTHER_VERSION = N_("Version {version} of it is here already. It stays, with the interviews that were made with it.")
_SAME = N_("This version is here already, word for word.")
_KEEPS = N_("Interviews keep the version they were made with; from now on this one is offered.")


def choose_file(work: Workplace, then: Taken) -> None:
    """Ask for a file and look at what it holds."""
    title = work.words(_WHICH)
    picker = FilePicker(
        work.words, title, Wanted.FILES, Path.home(), lambda paths: take_from(work, paths[0], then), endings=ENDINGS
    )
    work.asked_for_panel.emit(picker)


def take_from(work: Workplace, path: Path, then: Taken) -> None:
    """Open a file and show what came of it."""

    def job(_step: Step, _stop: Stop) -> bytes:
        return questionnaires.from_file(path)

    run_long(work, work.words(_OPENED), job, lambda content: convert(work, content, path, then))


def convert(work: Workplace, content: bytes, path: Path, then: Taken, repairs: Sequence[Any] = ()) -> None:
    """Convert what the file at `path` holds, with the repairs that a person accepted and what lies beside it; show what
    came of it."""

    def job(_step: Step, stop: Stop) -> tuple[Any, int]:
        given = questionnaires.read(content, repairs, stop, path)
        return given, questionnaires.questions_in(given)

    def failed(wrong: FieldcaseError) -> None:
        if isinstance(wrong, QuestionnaireRefused):
            work.asked_for_panel.emit(RefusedPanel(work, content, path, wrong, then))
        else:
            work.tell(wrong)

    def came(found: tuple[Any, int]) -> None:
        work.asked_for_panel.emit(GivenPanel(work, *found, path.name, then))

    run_long(work, work.words(_OPENED), job, came, failed)


def take_own(work: Workplace, then: Taken) -> None:
    """Take in the forms of our own writing, each one only if it is not here."""
    words = work.words

    def job(step: Step, stop: Stop) -> list[Any]:
        read = []
        for number, name in enumerate(questionnaires.OWN):
            step(number, len(questionnaires.OWN))
            read.append(questionnaires.read(questionnaires.own(name), (), stop))
        return read

    def told(taken: tuple[Questionnaire, ...]) -> None:
        number = len(taken)
        done = words.plural("{n} questionnaire was taken in.", "{n} questionnaires were taken in.", number)
        work.said.emit(done.format(n=number) if number else words(N_("They are all here already.")), bool(number))
        if taken:
            then(taken[0])

    def came(given: list[Any]) -> None:
        work.do(lambda desk: questionnaires.take_in_own(desk, given), told)

    run_long(work, words(N_("Our three forms are being opened …")), job, came)


def listed(name: str, lines: Sequence[tuple[str, str]]) -> QListWidget:
    """Lines (text, icon) one below another, in one list that the arrows scroll."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
    for text, icon in lines:
        shown = QListWidgetItem(text)
        if icon:
            shown.setIcon(icons.icon(icon, theme.current().bad, icons.OF_A_LINE))
        made.addItem(shown)
    made.setMinimumHeight(min(_TALL, 34 + 34 * len(lines)))
    return made


class GivenPanel(Panel):
    """What a file holds, before it is kept."""

    WIDTH = 760

    def __init__(self, work: Workplace, given: Any, questions: int, name: str, then: Taken) -> None:
        words = work.words
        super().__init__(words(N_("Take in a questionnaire")))
        self.work, self.given, self.name, self._then = work, given, name, then
        self.known = label("", "chip", wrap=True)
        self.known.hide()
        self._newer: Any = None
        self._compared, self._wanted = False, False
        self.take_button = button(words(N_("Take it in")), self.take, "primary", "check")
        cancel = button(words(N_("Cancel")), lambda: self.close_panel())
        last = row(cancel, self.take_button)
        last.insertStretch(0, 1)
        parts: list[QWidget] = [
            label(given.title or given.form_id, "heading", wrap=True),
            label(self._about(questions), "muted", wrap=True), self.known,
        ]  # fmt: skip
        lines = self._lines()
        if lines:
            said = words(N_("What to know about it, what concerns people’s safety first:"))
            parts += [label(said, "strong", wrap=True), listed(said, lines)]
        self.setLayout(column(*parts, last, gap=12, edge=20))
        work.ask(lambda look: self._read(look, given, work.language), self._came, self, "versions", self._failed)

    def _about(self, questions: int) -> str:
        words, given = self.work.words, self.given
        parts = (
            words(N_("Version {version}")).format(version=given.version) if given.version else "",
            ", ".join(given.languages),
            words.plural("{n} question", "{n} questions", questions).format(n=questions), self.name,
        )  # fmt: skip
        return " · ".join(part for part in parts if part)

    def _lines(self) -> list[tuple[str, str]]:
        words, given = self.work.words, self.given
        left = N_("Left out, because the device would answer it by itself: “{name}” ({what}).")
        lines = [(words(left).format(name=one.name, what=one.what), "eye-off") for one in given.blanked]
        strong = [one.told(words) for one in given.remarks if one.strong]
        plain = [one.told(words) for one in given.remarks if not one.strong]
        beside = words(N_("It lay beside the form and comes in with it: “{file}”."))
        lines += [(beside.format(file=name), "paperclip") for name in given.files]
        return [*((text, "triangle-alert") for text in strong), *lines, *((text, "") for text in plain)]

    @staticmethod
    def _read(look: Look, given: Any, language: str) -> tuple[tuple[Questionnaire, ...], Any]:
        """The versions that are here, and what is other in this one."""
        return questionnaires.of_form(look, given.form_id), newer_forms.beside(look, given, language)

    def _failed(self, _wrong: FieldcaseError) -> None:
        """The version that is here cannot be opened: there is nothing to compare with."""
        self._came(((), None))

    def _came(self, found: tuple[tuple[Questionnaire, ...], Any]) -> None:
        words, versions = self.work.words, found[0]
        self._newer, self._compared = found[1], True
        others = [one for one in versions if one.version != self.given.version]
        if len(others) < len(versions):
            self.known.setText(words(_SAME))
        elif others:
            text = words(_OTHER_VERSION).format(version=others[-1].version or "—")
            self.known.setText(f"{text} {words(_KEEPS)}")
        self.known.setVisible(bool(versions))
        if self._newer is not None:
            text = words(N_("See what is other in it…"))
            self.take_button.setText(text)
            self.take_button.setAccessibleName(text)
        if self._wanted:
            self.take()

    def first_focus(self) -> QWidget:
        """The button."""
        return self.take_button

    def take(self) -> None:
        """Keep it; a new version of one that is here is compared with that first."""
        if not self._compared:
            self._wanted = True
            return
        work, given, name, then = self.work, self.given, self.name, self._then

        def deed(desk: Desk) -> Questionnaire:
            return questionnaires.take_in(desk, given, name)

        self.close_panel()
        if self._newer is not None:
            work.asked_for_panel.emit(NewerPanel(work, given, self._newer, name, then))
            return
        work.do(deed, then, said=work.words(N_("The questionnaire was taken in.")))


class RefusedPanel(Panel):
    """The faults of a file, and the repairs that are offered."""

    WIDTH = 800

    def __init__(
        self, work: Workplace, content: bytes, path: Path, refused: QuestionnaireRefused, then: Taken
    ) -> None:  # fmt: skip
        words = work.words
        super().__init__(words(N_("The questionnaire has faults")))
        self.work, self._content, self._path, self._then = work, content, path, then
        faults = [(fault.told(words), "") for fault in refused.faults]
        lead = N_("{file}: nothing was taken in, and the file stays as it is. What is wrong, by row:")
        self.faults = listed(words(N_("Faults by row")), faults)
        parts: list[QWidget] = [
            label(words(N_("The questionnaire has faults")), "heading"),
            label(words(lead).format(file=path.name), "muted", wrap=True), self.faults,
        ]  # fmt: skip
        self.repairs = [(CheckLine(repair.told(words), self._ticked, on=True), repair) for repair in refused.repairs]
        self.close_button = button(words(N_("Close")), lambda: self.close_panel())
        last = row(self.close_button)
        last.insertStretch(0, 1)
        self.repair_button = button(words(N_("Repair and take in")), self.repair, "primary", "check")
        if self.repairs:
            said = words(N_("These can be repaired here, in the copy that is taken in:"))
            parts.append(label(said, "strong", wrap=True))
            inside = Ground()
            held = column(*(line for line, _ in self.repairs), gap=6)
            held.addStretch(1)
            inside.setLayout(held)
            area = scrolled(inside)
            area.setMinimumHeight(min(160, 36 * len(self.repairs)))
            parts.append(area)
            last.addWidget(self.repair_button)
        else:
            self.repair_button.setParent(self)
            self.repair_button.hide()
        self.setLayout(column(*parts, last, gap=12, edge=20))

    def _ticked(self, _on: bool) -> None:
        self.repair_button.setEnabled(any(line.box.isChecked() for line, _ in self.repairs))

    def first_focus(self) -> QWidget:
        """The button that repairs, where there is something to repair."""
        return self.repair_button if self.repairs else self.close_button

    def repair(self) -> None:
        """Convert again with the accepted repairs."""
        accepted = [repair for line, repair in self.repairs if line.box.isChecked()]
        self.close_panel()
        convert(self.work, self._content, self._path, self._then, accepted)
