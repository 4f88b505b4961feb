"""The tab Dossier of a case. Choices on the left, the pages in the middle, what to look at right.

The preview is made by the same child in the same way as the file; the last good page stays until there is another.
Export is held back by what the rules refuse, with the reason and a way to it; all else warns.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldcase.casework.called import choices
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.case import Case
from ui.declared import Choices
from ui.keys import Command
from ui.pages.page_part import PagePart
from ui.pages.report_choices import ReportChoices
from ui.pages.report_export import export
from ui.pages.report_findings import Findings
from ui.pages.report_pages import Pages
from ui.places import place_of
from ui.widgets.basics import GAP, button, column, row, tip
from ui.widgets.turns import delayed
from ui.workplace import Workplace

_ASK_AFTER_MS = 150
# Below so many widths of a letter there is no room for three columns; how they share what there is.
_LETTERS = 94
_WIDE, _NARROW = (5, 10, 7), (5, 6, 0)


class DossierPart(PagePart):
    """The dossier builder."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.case: Case | None = None
        self._preview: Any = None
        self.export_button = button(self.words(N_("Export the PDF…")), self.export, "primary", "download")
        self.choices = ReportChoices(work)
        self.pages = Pages(work)
        self.findings = Findings(work, self.go_to)
        self._wide: bool | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP * 2)
        first = row(self.export_button)
        first.insertStretch(0, 1)
        whole = column(first, self._grid)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._lay(wide=True)
        self._timer = delayed(self, _ASK_AFTER_MS, self._ask)
        self.choices.changed.connect(self._changed)
        self.export_button.setEnabled(False)

    def _lay(self, *, wide: bool) -> None:
        """Three columns; where there is no room for them, the findings below the choices, the pages beside both."""
        if wide == self._wide:
            return
        self._wide, grid = wide, self._grid
        grid.addWidget(self.choices, 0, 0)
        grid.addWidget(self.pages, 0, 1, 1 if wide else 2, 1)
        grid.addWidget(self.findings, *((0, 2) if wide else (1, 0)))
        for at, share in enumerate(_WIDE if wide else _NARROW):
            grid.setColumnStretch(at, share)
        grid.setHorizontalSpacing(GAP * 2 if wide else GAP)
        for at in (0, 1):
            grid.setRowStretch(at, 1 if at == 0 or not wide else 0)

    def show_all(self) -> None:
        """Show the builder."""
        self._look_for(None)

    def mark(self, record: bytes) -> None:
        """Show the builder for a case."""
        self._look_for(record)

    def _look_for(self, wanted: bytes | None) -> None:
        words = self.words

        def look(look: Look) -> tuple[Choices, Case | None]:
            return choices(look, "case", None, look.tables, words), look.get(Case, wanted) if wanted else None

        self.work.ask(look, self._cases_came, self, "cases")

    def _cases_came(self, found: tuple[Choices, Case | None]) -> None:
        cases, case = found
        self.case = case or self.case
        self.choices.offer(cases, self.case.key if self.case is not None else None)
        self.pages.nothing_yet(bool(cases))
        self._ask()

    def read(self) -> None:
        """Make the preview anew; without a case offer those there are."""
        if self.case is not None:
            self._timer.start()
        else:
            self._look_for(None)

    def _changed(self) -> None:
        chosen = self.choices.case
        if chosen is not None and (self.case is None or self.case.key != chosen):
            self.work.ask(lambda look: look.get(Case, chosen), self._case_came, self, "case")
        else:
            self._timer.start()

    def _case_came(self, case: Case | None) -> None:
        self.case = case
        self._timer.start()

    def _ask(self) -> None:
        """Gather on the reading lane, make in the child, show what comes; the newest question wins."""
        case, made = self.case, self.choices.made
        if case is None or made is None:
            self.findings.show_nothing()
            self.export_button.setEnabled(False)
            return
        desk, words = self.work.desk, self.words
        self.pages.waiting(True)

        def gather(look: Look) -> Any:
            from fieldcase.casework import dossiers

            now = look.get(Case, case.key) or case
            name = dossiers.suggested_name(look, now, made.use, made.language)
            return dossiers.gather(
                desk, now, made.use, made.language, name, words, made.sections, look=look, preview=True
            )

        self.work.ask(gather, self._gathered, self, "gather")

    def _gathered(self, gathered: Any) -> None:
        preview = self._warm_preview()
        self.work.lanes.draw(lambda: preview.ask(gathered), self._made, self, "make")

    def _warm_preview(self) -> Any:
        from fieldcase.casework.preview import Preview

        if self._preview is None:
            self._preview = Preview(self.work.desk)
        return self._preview

    def _made(self, made: Any) -> None:
        if made is None:
            return
        self.pages.waiting(False)
        self.findings.show_made(made)
        self.export_button.setEnabled(made.refusal is None)
        self.export_button.setToolTip("" if made.refusal is None else tip(made.refusal.told(self.words)))
        self.pages.show_made(self._preview, made)

    def go_to(self, record: bytes) -> None:
        """Open the record that a finding leads to."""

        def found(look: Look) -> tuple[str, bytes | None, str]:
            return place_of(look, look.find(record).KIND, record)

        self.work.ask(found, lambda place: self.work.go(*place), self, "go")

    def export(self) -> None:
        """Make the file, show what it will reveal, ask where to."""
        case, made = self.case, self.choices.made
        if case is not None and made is not None and self.export_button.isEnabled():
            export(self.work, case, made, self._warm_preview().pictures)

    def shown(self) -> bytes | None:
        """The case that is chosen."""
        return self.case.key if self.case is not None else None

    def leave(self) -> None:
        """Nothing is typed here. The child goes when another page is looked at: it holds released words."""
        self._timer.stop()
        if self._preview is not None:
            preview, self._preview = self._preview, None
            preview.stop()  # now: the lane may be busy for minutes
            self.work.lanes.work(preview.close, lambda _: None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider page is drawn wider."""
        super().resizeEvent(event)
        self._lay(wide=self.width() >= _LETTERS * self.fontMetrics().averageCharWidth())
        self.pages.fit()

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self.choices.first_focus()

    def commands(self) -> tuple[Command, ...]:
        """What can be done here."""
        return (
            Command("export", N_("Export the PDF…"), "Ctrl+E", self.export, self.export_button.isEnabled),
            Command("next-page", N_("Next page of the preview"), "Ctrl+PgDown", lambda: self.pages.turn(1)),
            Command("previous-page", N_("Previous page of the preview"), "Ctrl+PgUp", lambda: self.pages.turn(-1)),
        )
