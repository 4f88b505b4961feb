"""The sections of an open report at the left, the editor of the marked one in the middle, check and pages beside.

Where there is no room for three columns, what is beside takes the editor's place at a key. Knows how they stand and
what moves a section; each column knows its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from fieldcase.casework import reporting
from fieldcase.casework.report_list import Listed
from fieldcase.errors import N_
from fieldcase.model.reports import Report, ReportPart
from ui.keys import Command
from ui.pages.submission_beside import CHECK, PAGES, Beside
from ui.pages.submission_section import Section
from ui.pages.submission_sections import Order, Sections
from ui.places import place_of
from ui.widgets.basics import GAP, button, column
from ui.widgets.chips import Chips
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

# Below so many widths of a letter there is no room for three columns; how they share what there is.
_LETTERS = 122
_WIDE, _NARROW = (24, 44, 38), (26, 58, 0)
WRITE = "write"


class Build(QWidget):
    """The three columns."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.report: Report | None = None
        self.wanted: bytes | None = None
        self._field = ""
        self.sections = Sections(work)
        self.sections.looked_at.connect(self._show)
        self.sections.ordered.connect(self._arrange)
        self.add_button = button(words(N_("Section")), self.add, icon="plus", name=words(N_("Add a section")))
        out = words(N_("Do not print the section, or print it again"))
        self.out_button = button("", self.leave_out, "flat", "eye-off", out)
        self.annex_button = button("", self.to_annex, "flat", "layers", words(N_("Into the annex, or back")))
        self.bin_button = button("", self.to_bin, "flat", "trash-2", words(N_("Put the section into the bin")))
        left = column(self.sections, flowing(self.add_button, self.out_button, self.annex_button, self.bin_button))
        left.setStretch(0, 1)
        self._left = QWidget()
        self._left.setLayout(left)
        self.section = Section(work)
        self._beside: Beside | None = None  # made when the first report is shown, in a turn of its own
        self.section.typed.connect(lambda: self.beside.later())
        self.section.form.left.connect(lambda: self.beside.later())
        self.turns = Chips(words(N_("What is shown")), (
            (WRITE, words(N_("Write"))), (CHECK, words(N_("Check"))), (PAGES, words(N_("Pages"))),
        ), WRITE)  # fmt: skip
        self.turns.changed.connect(self._turned)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.section)
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.addWidget(self._left, 0, 0, 2, 1)
        self._grid.addWidget(self.turns, 0, 1)
        self._grid.addWidget(self._middle, 1, 1)
        self._grid.setRowStretch(1, 1)
        self._lay(wide=True)

    @property
    def beside(self) -> Beside:
        """The check and the pages."""
        if self._beside is None:
            self._beside = Beside(self.work, self.go_to)
            wide, self._wide = bool(self._wide), None
            self._lay(wide=wide)
        return self._beside

    def _lay(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        if self._beside is not None:
            self._place(self._beside, wide=wide)
        self.turns.setVisible(not wide)
        for at, share in enumerate(_WIDE if wide else _NARROW):
            self._grid.setColumnStretch(at, share)
        self._turned(self.turns.code)

    def _place(self, beside: Beside, *, wide: bool) -> None:
        if wide:
            self._middle.removeWidget(beside)
            self._grid.addWidget(beside, 0, 2, 2, 1)
            beside.show()
        else:
            self._grid.removeWidget(beside)
            self._middle.addWidget(beside)

    def _turned(self, name: str) -> None:
        beside = self._beside
        if beside is None:
            return
        see = name != WRITE and not self._wide
        beside.view.setVisible(bool(self._wide))
        if see:
            beside.show_view(name)
        self._middle.setCurrentWidget(beside if see else self.section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room for them."""
        super().resizeEvent(event)
        self._lay(wide=self.width() >= _LETTERS * self.fontMetrics().averageCharWidth())
        if self._beside is not None:
            self._beside.pages.fit()

    @property
    def marked(self) -> ReportPart | None:
        """The section that is marked."""
        return self.sections.marked

    def show_report(self, listed: Listed, parts: tuple[ReportPart, ...]) -> None:
        """Show a report with its sections as they are now."""
        other = self.report is None or self.report.key != listed.report.key
        self.report = listed.report
        wanted, self.wanted = self.wanted, None
        self.sections.show_parts(parts, wanted)
        self.beside.show_report(listed)
        if not other:
            self.beside.later()

    def _show(self, key: bytes | None) -> None:
        part, report = self.sections.marked, self.report
        if report is None:
            return
        field, self._field = self._field, ""
        self.section.show_part(report, part, partial(self.section.to_field, field) if field else None)
        self.beside.show_section(key)

    def go_to(self, record: bytes) -> None:
        """Go to what a finding leads to: a section of this report, or a record elsewhere."""
        if any(one.key == record for one in self.sections.parts):
            self.turns.choose(WRITE)
            self._turned(WRITE)
            self.sections.show_parts(self.sections.parts, record)
            self.section.first_focus().setFocus()
            return

        def found(look: Look) -> tuple[str, bytes | None, str]:
            return place_of(look, look.find(record).KIND, record)

        self.work.ask(found, lambda place: self.work.go(*place), self, "go")

    def _arrange(self, order: Order) -> None:
        report = self.report
        if report is not None:
            self.work.do(lambda desk: reporting.arrange(desk, report, order))

    def move_by(self, by: int) -> None:
        """Move the marked section, over the line of the annex too."""
        order = self.sections.moved(by)
        if order is not None:
            self._arrange(order)

    def to_annex(self) -> None:
        """Put the marked section into the annex, or back into the report."""
        self._change(lambda part: replace(part, annex=not part.annex))

    def leave_out(self) -> None:
        """Print the marked section no more, or again."""
        self._change(lambda part: replace(part, left_out=not part.left_out))

    def _change(self, changed: Callable[[ReportPart], ReportPart]) -> None:
        part = self.marked
        if part is None:
            return

        def deed(desk: Desk) -> None:
            now = desk.get(ReportPart, part.id)
            if now is not None:
                desk.save(now, changed(now))

        self.section.leave(lambda: self.work.do(deed))

    def to_bin(self) -> None:
        """Put the marked section into the bin."""
        part = self.marked
        if part is not None:
            said = self.words(N_("The section is in the bin."))
            self.section.leave(lambda: self.work.to_bin(ReportPart, part.key, said))

    def add(self) -> None:
        """Ask which kind of section is to come behind the marked one."""
        from ui.pages.submission_add import AddSection

        self.work.asked_for_panel.emit(AddSection(self.work, self._add))

    def _add(self, kind: str) -> None:
        report, after = self.report, self.marked
        if report is None:
            return

        def came(part: ReportPart) -> None:
            self.wanted = part.key  # what the deed changed is being read just now

        self.section.leave(lambda: self.work.do(lambda desk: reporting.add_part(desk, report, after, kind=kind), came))

    def see(self) -> None:
        """Turn between check and pages; in a narrow window between these and the words."""
        if self._wide:
            self.beside.show_view(CHECK if self.beside.view.code == PAGES else PAGES)
            return
        names = (WRITE, CHECK, PAGES)
        name = names[(names.index(self.turns.code) + 1) % len(names)]
        self.turns.choose(name)
        self._turned(name)

    def leave_form(self, then: Callable[[], None] | None = None) -> None:
        """Enter what was typed."""
        self.section.leave(then)

    def leave(self) -> None:
        """End the child that holds pages."""
        if self._beside is not None:
            self._beside.leave()

    def first_focus(self) -> QWidget:
        """The sections."""
        return self.sections

    def write(self) -> None:
        """Put the cursor into the words of the marked section."""
        self.turns.choose(WRITE)
        self._turned(WRITE)
        self.section.first_focus().setFocus()

    def commands(self) -> tuple[Command, ...]:
        """What can be done with sections, and with the words of one."""
        able: Any = lambda: self.marked is not None  # noqa: E731
        return (
            Command("section-add", N_("Add a section"), "Ctrl+E", self.add),
            Command("section-up", N_("Section up"), "Alt+Up", lambda: self.move_by(-1), able),
            Command("section-down", N_("Section down"), "Alt+Down", lambda: self.move_by(1), able),
            Command("section-annex", N_("Into the annex, or back"), "Ctrl+Shift+A", self.to_annex, able),
            Command("section-out", N_("Do not print the section, or print it again"), "Ctrl+Shift+U",
                    self.leave_out, able),
            Command("section-bin", N_("Put the section into the bin"), "Ctrl+Delete", self.to_bin, able),
            Command("section-write", N_("Write in the section"), "Ctrl+Return", self.write, able),
            Command("section-list", N_("To the list of sections"), "Ctrl+Shift+Return",
                    lambda: self.sections.setFocus()),
            Command("section-see", N_("Check, pages"), "Ctrl+G", self.see),
            Command("next-page", N_("Next page of the preview"), "Ctrl+PgDown", lambda: self.beside.pages.turn(1)),
            Command("previous-page", N_("Previous page of the preview"), "Ctrl+PgUp",
                    lambda: self.beside.pages.turn(-1)),
            *self.section.commands(),
        )  # fmt: skip
