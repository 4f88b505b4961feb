"""Writing a dossier: made once more as it is now, shown what it will reveal, then written where a person chooses.

The bytes stay in memory until a place is chosen. Nothing is written where the case has changed in between.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.jobs import Step, run_long
from ui.lane import Stop
from ui.pages.reveals_panel import RevealsPanel
from ui.widgets.file_picker import FilePicker, Wanted
from ui.workplace import Workplace

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.pages.report_choices import Choice

_LEAVES = N_(
    "The PDF leaves the encryption: whoever has the file can read it, copy it and hand it on. Write it only to a place "
    "that you trust."
)


def export(work: Workplace, case: Case, choice: Choice, pictures: Any) -> None:
    """Gather, make in a child, show what it reveals, ask for the place, write."""
    words = work.words

    def gather(at: Desk) -> tuple[Case, str, Any]:
        # On the writing lane: what is exported is one state of the case, not several looks at it.
        from fieldcase.casework import dossiers

        now = at.get(Case, case.key) or case
        name = dossiers.suggested_name(at, now, choice.use, choice.language)
        return now, name, dossiers.gather(at, now, choice.use, choice.language, name, words, choice.sections)

    def gathered(came: tuple[Case, str, Any]) -> None:
        now, name, ingredients = came

        def make(step: Step, stop: Stop) -> Any:
            from fieldcase.casework import dossiers

            return dossiers.made_from(ingredients, pictures, step, stop)

        run_long(work, words(N_("The dossier is being made")), make, lambda made: _show(work, now, name, made))

    work.do(gather, gathered)


def _show(work: Workplace, case: Case, name: str, made: Any) -> None:
    work.asked_for_panel.emit(RevealPanel(work, case, name, made))


class RevealPanel(RevealsPanel):
    """What the finished file will reveal, before it is written anywhere."""

    def __init__(self, work: Workplace, case: Case, name: str, made: Any) -> None:
        words = work.words
        super().__init__(work, N_("What this file will reveal"), _LEAVES, N_("Choose where to write it…"))
        self.case, self.name, self.made = case, name, made
        remarks = [words(notice.message).format(**notice.values) for notice in made.notices]
        self.lay(remarks, made.revealed.rows(words))

    def choose(self) -> None:
        """Ask for the place of the PDF."""
        self.close_panel()
        words = self.work.words
        picker = FilePicker(
            words, words(N_("Where is the PDF to be written?")), Wanted.NEW_FILE, Path.home(), self._write,
            suggested=self.name, endings=(".pdf",),
        )  # fmt: skip
        self.work.asked_for_panel.emit(picker)

    def _write(self, paths: list[Path]) -> None:
        work, case, made, target = self.work, self.case, self.made, paths[0]

        def deed(desk: Desk) -> None:
            from fieldcase.casework import dossiers

            dossiers.issue(desk, case, made, target)

        written = work.words(N_("Written: {name}")).format(name=target.name)
        work.do(deed, lambda _: work.say(written))
