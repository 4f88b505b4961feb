"""One section of a report: its heading, its own words with their marks, its norms, and what of the vault it tells.

Knows a section; where it stands, and whether it is printed, is said by the list of sections.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.errors import N_
from fieldcase.model.reports import Report, ReportPart
from ui.keys import Command
from ui.pages.submission_counts import SectionTables
from ui.pages.submission_sections import kind_called
from ui.pages.submission_told import Told
from ui.record_form import Group, RecordForm
from ui.widgets import prose
from ui.widgets.basics import button, card, column, label, scrolling
from ui.widgets.fields import TextField
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from ui.workplace import Workplace

_WITH_NORMS = frozenset({"article", "asks"})
_LEAST_LINES, _MOST_LINES = 10, 4000
_HOW = {
    "article": N_("What was documented about these norms follows your words, then what is asked for."),
    "method": N_("How consent, counting and withholding were done is written by the program behind your words."),
    "organisation": N_("The names of those who submit it come from the head of the report."),
    "authorities": N_("The norms and documents that the report cites are listed by the program."),
    "proof": N_("What the file shows and how to check it is written by the program."),
    "glossary": N_("The words of the glossary that stand in the report are listed by the program."),
}
_MARKS = N_("Marks: **bold**, *slanted*, lines that begin with “- ”, “1. ”, “> ” or “## ”, and ^[a footnote].")


class Section(QWidget):
    """The editor of one section. `typed` comes at each change, before it is kept."""

    typed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.part: ReportPart | None = None
        self.kind = label("", "muted", wrap=True)
        self.how = label("", "muted", wrap=True)
        self.form = RecordForm(
            work, (Group("", (("title",), ("text",), ("norms",)), frozenset({"text"})),),
            name=self.words(N_("Section")),
        )  # fmt: skip
        self.form.built.connect(self._built)
        self.form.showed.connect(self._show_fields)
        self.form.edited.connect(self.typed)
        self.marks = {name: (title, keys, deed) for name, title, keys, deed in self._deeds()}
        tools = [
            button(self.words(title), deed, "chip-button", name=f"{self.words(title)}, {keys}")
            for title, keys, deed in self.marks.values()
        ]
        for tool, (title, keys, _) in zip(tools, self.marks.values(), strict=True):
            tool.setToolTip(f"{self.words(title)}: {keys}")
        self.tools = flowing(*tools)
        self.told = Told(work)
        self.told.changed.connect(self.typed)
        self.tables = SectionTables(work)
        self.tables.changed.connect(self.typed)
        about = label(self.words(_MARKS), "muted", wrap=True)
        self.area = scrolling(column(card(self.form, about, self.how), self.told, self.tables, gap=12))
        whole = column(self.kind, self.tools, self.area, gap=6)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _deeds(self) -> tuple[tuple[str, str, str, Callable[[], None]], ...]:
        return (
            ("bold", N_("Bold"), "Ctrl+B", lambda: self._mark(prose.around, prose.BOLD)),
            ("slanted", N_("Slanted"), "Ctrl+I", lambda: self._mark(prose.around, prose.SLANTED)),
            ("list", N_("List"), "Ctrl+Shift+L", lambda: self._mark(prose.begin_lines, prose.DOT)),
            ("quote", N_("Quotation"), "Ctrl+Shift+Q", lambda: self._mark(prose.begin_lines, prose.QUOTE)),
            ("heading", N_("Subheading"), "Ctrl+Shift+H", lambda: self._mark(prose.begin_lines, prose.HEAD)),
            ("footnote", N_("Footnote"), "Ctrl+Shift+F", lambda: self._mark(_noted, "")),
        )

    def _mark(self, deed: Callable[[QPlainTextEdit, str], None], mark: str) -> None:
        text = self.text
        if text is not None:
            deed(text, mark)
            text.setFocus()

    @property
    def text(self) -> QPlainTextEdit | None:
        """The editor of the section's own words, None while there is none."""
        edit = self.form.fields.get("text")
        return edit.text if isinstance(edit, TextField) else None

    def _built(self) -> None:
        edit = self.form.fields.get("text")
        if isinstance(edit, TextField):
            # As tall as its words: the section scrolls as a whole, and follows the cursor.
            edit.text.grow_within(_LEAST_LINES, _MOST_LINES)
            edit.text.cursorPositionChanged.connect(self._follow)
            self._look = prose.ProseLook(edit.text)

    def _follow(self) -> None:
        text, inside = self.text, self.area.widget()
        if text is not None and inside is not None and text.hasFocus():
            place = text.mapTo(inside, text.cursorRect().center())
            self.area.ensureVisible(place.x(), place.y(), 0, 40)

    def _show_fields(self) -> None:
        if self.part is not None and "norms" in self.form.fields:
            self.form.fields["norms"].setVisible(self.part.kind in _WITH_NORMS)

    def show_part(self, report: Report, part: ReportPart | None, then: Callable[[], None] | None = None) -> None:
        """Show a section, or none."""
        same = self.part is not None and part is not None and self.part.key == part.key
        self.part = part
        self.setEnabled(part is not None)
        if part is None:
            self.form.enter()
            return
        self.kind.setText(kind_called(part, self.work))
        how = _HOW.get(part.kind, "")
        self.how.setText(self.words(how) if how else "")
        self.how.setVisible(bool(how))
        self.told.show_part(report, part)
        self.tables.show_part(report, part)
        if same:
            self.form.again()
        else:
            self.area.verticalScrollBar().setValue(0)
            self.form.open(part, then)

    def to_field(self, name: str) -> None:
        """Put the focus into a field that something leads to."""
        edit = self.form.fields.get(name)
        if edit is not None and edit.isVisible():
            edit.setFocus()

    def first_focus(self) -> QWidget:
        """The words where the heading is there already."""
        edit = self.form.fields.get("text")
        return edit if edit is not None else self.form

    def leave(self, then: Callable[[], None] | None = None) -> None:
        """Enter what was typed."""
        self.form.enter(then)

    def commands(self) -> tuple[Command, ...]:
        """The marks."""
        return tuple(
            Command(f"prose-{name}", title, keys, deed, partial(self._writes))
            for name, (title, keys, deed) in self.marks.items()
        )

    def _writes(self) -> bool:
        return self.part is not None and self.text is not None


def _noted(text: QPlainTextEdit, _mark: str) -> None:
    prose.note(text)
