"""Taking answers in that were collected with Kobo or ODK: files are read, what will come of them is shown, and then a
person says so.

Knows files and what is said of them; what they hold, and what becomes of it, is casework's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QWidget

from fieldcase.casework import answer_files, answer_plan, answer_said, answer_taking, questionnaires
from fieldcase.casework.answer_plan import Here, Plan
from fieldcase.casework.answer_taking import Taken
from fieldcase.errors import N_, AnswersWithoutForm, FieldcaseError
from fieldcase.model.fieldwork import Visit
from fieldcase.model.questionnaires import Questionnaire
from ui.jobs import Step, run_long, write_long
from ui.lane import Stop
from ui.pages.questionnaire_import import listed
from ui.pages.visit_consent import KeyPanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.evidence import Stored
    from fieldcase.casework.look import Look
    from fieldcase.casework.originals import Left
    from ui.workplace import Workplace

Then = Callable[[], None]
TITLE = N_("Take in answers from Kobo or ODK")
_READ = N_("The answers are being read and compared …")
_STORED = N_("The files beside the answers are being stored …")
_TAKEN = N_("The interviews are being taken in …")
_WHAT = N_("Which files? (XML, CSV, XLSX, a ZIP with them, or a folder of instances)")
_EACH = N_("Each becomes a finished interview of this visit, of a person under a new pseudonym.")
_NONE = N_("There is no questionnaire yet. Take one in on the page of visits, under “Questionnaires”.")


def choose_files(work: Workplace, visit: Visit, owner: QWidget, then: Then) -> None:
    """Ask for files or a folder and look at what they hold."""
    picker = FilePicker(
        work.words, work.words(_WHAT), Wanted.FILES_OR_FOLDERS, Path.home(),
        lambda paths: look_over(work, visit, paths, owner, then),
    )  # fmt: skip
    work.asked_for_panel.emit(picker)


def look_over(
    work: Workplace, visit: Visit, paths: list[Path], owner: QWidget, then: Then, form_id: str = ""
) -> None:  # fmt: skip
    """Read what files hold and show what will come of it. `form_id` is the questionnaire that a person chose."""
    words = work.words

    def known(here: Here) -> None:
        def job(step: Step, stop: Stop) -> Plan:
            found = answer_files.found_in(paths, step, stop)
            return answer_plan.planned(found, here, work.desk.world, words, form_id, step, stop)

        def failed(wrong: FieldcaseError) -> None:
            if isinstance(wrong, AnswersWithoutForm) and not form_id:
                ask_which(work, lambda chosen: look_over(work, visit, paths, owner, then, chosen), owner)
            else:
                work.tell(wrong)

        run_long(work, words(_READ), job, lambda plan: shown(work, visit, plan, then), failed)

    work.ask(answer_plan.here, known, owner, "answers")


def shown(work: Workplace, visit: Visit, plan: Plan, then: Then) -> None:
    """Show what will come of it."""
    work.asked_for_panel.emit(AnswersPanel(work, visit, plan, then))


def ask_which(work: Workplace, chosen: Callable[[str], None], owner: QWidget) -> None:
    """Ask which questionnaire the answers belong to, where nothing in them says so."""

    def offered(look: Look) -> tuple[Questionnaire, ...]:
        return questionnaires.offered(look)

    work.ask(offered, lambda forms: work.asked_for_panel.emit(WhichPanel(work, forms, chosen)), owner, "which")


class WhichPanel(KeyPanel):
    """The questionnaires, each with its number."""

    WIDTH = 720

    def __init__(self, work: Workplace, forms: tuple[Questionnaire, ...], chosen: Callable[[str], None]) -> None:
        words = work.words
        super().__init__(words(TITLE))
        self._forms, self._chosen = forms, chosen
        lead = N_("The files do not say to which questionnaire their answers belong. By the number:")
        self.cancel_button = button(words(N_("Cancel")), lambda: self.close_panel(), "flat")
        last = row(self.cancel_button)
        last.insertStretch(0, 1)
        named = tuple((str(at), one.title or one.form_id) for at, one in enumerate(forms))
        self.setLayout(column(
            label(words(TITLE), "title", wrap=True), label(words(lead if forms else _NONE), "muted", wrap=True),
            self.offer(named, self._take), last, gap=10, edge=24,
        ))  # fmt: skip

    def _take(self, code: str) -> None:
        self.close_panel()
        self._chosen(self._forms[int(code)].form_id)

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self.choices[0] if self.choices else self.cancel_button


class AnswersPanel(Panel):
    """What will come in, before it does."""

    WIDTH = 800

    def __init__(self, work: Workplace, visit: Visit, plan: Plan, then: Then) -> None:
        words = work.words
        super().__init__(words(TITLE))
        self.work, self.visit, self.plan, self._then = work, visit, plan, then
        self.take_button = button(words(N_("Take them in")), self.take, "primary", "check")
        self.take_button.setEnabled(bool(plan.coming))
        self.cancel_button = button(words(N_("Cancel")), lambda: self.close_panel())
        last = row(self.cancel_button, self.take_button)
        last.insertStretch(0, 1)
        self.summary = label(answer_said.summary(plan, words), "strong", wrap=True)
        parts: list[QWidget] = [label(words(TITLE), "heading", wrap=True), self.summary]
        if plan.coming:
            parts.append(label(words(_EACH), "muted", wrap=True))
        self.told: QListWidget | None = None
        lines = answer_said.lines(plan, words)
        if lines:
            said = words(N_("What to know before, what concerns people’s safety first:"))
            self.told = listed(said, [(line, "") for line in lines])
            parts += [label(said, "muted", wrap=True), self.told]
        self.setLayout(column(*parts, last, gap=12, edge=20))

    def first_focus(self) -> QWidget:
        """The button that does it, where there is something to be done."""
        return self.take_button if self.plan.coming else self.cancel_button

    def take(self) -> None:
        """Store the files beside the answers, then take all of it in as one deed."""
        work, visit, plan, then = self.work, self.visit, self.plan, self._then

        def job(step: Step, stop: Stop) -> tuple[Mapping[tuple[int, str], Stored], tuple[Left, ...]]:
            return answer_taking.stored(work.desk, plan, step, stop)

        self.close_panel()
        run_long(work, work.words(_STORED), job, lambda kept: enter(work, visit, plan, kept[0], then))


def enter(
    work: Workplace, visit: Visit, plan: Plan, kept: Mapping[tuple[int, str], Stored], then: Then
) -> None:  # fmt: skip
    """Take what was planned in, and say how much it was."""
    words = work.words

    def deed(desk: Desk, step: Step, stop: Stop) -> Taken:
        return answer_taking.take(desk, plan, visit, kept, step, stop)

    def said(taken: Taken) -> str:
        number = len(taken.interviews)
        return words.plural("{n} interview came in.", "{n} interviews came in.", number).format(n=number)

    write_long(work, words(_TAKEN), deed, lambda _: then(), said)
