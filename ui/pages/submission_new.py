"""A new report: what it is, in which language, of which country, for which session. It begins with its sections.

Knows kinds and their limits; what becomes of the report is for whoever asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QWidget

from fieldcase.casework import reporting, submissions
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGE_NAMES, words
from fieldcase.model.declare import field_named
from fieldcase.model.reports import Report
from ui.declared import editor_of, spec_of
from ui.pages.submission_said import of_kind
from ui.widgets.basics import Combo, Ground, button, clear, column, label, row, scrolled
from ui.widgets.fields import FieldEdit, values_of
from ui.widgets.line_button import LineChoice
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

# The kinds as they are offered, under what they have in common.
GROUPS = (
    (N_("To committees of the UN"),
     ("cedaw_single", "cedaw_coalition", "ccpr", "cescr", "cat", "crc", "upr_single", "upr_joint")),
    (N_("Complaint and court"), ("cedaw_complaint", "court_file")),
    (N_("To the authorities"), ("national_body", "officials", "visit_report", "questionnaire_report")),
    (N_("To donors, to the public, inside"), ("donor", "campaign_report", "change_story", "letters_report")),
)  # fmt: skip
_FIELDS = ("title", "country", "session", "session_on", "due")


class NewReport(Panel):
    """The panel. `made` gets the report once it is there."""

    WIDTH = 940

    def __init__(self, work: Workplace, made: Callable[[Report], None]) -> None:
        super().__init__(work.words(N_("New report")))
        self.work, self.words, self._made = work, work.words, made
        told = self.words
        self.kind = ""
        self.kinds: dict[str, LineChoice] = {}
        self._group = QButtonGroup(self)
        self.about = column(gap=4)
        self.language = Combo(told(N_("Language")), tuple(LANGUAGE_NAMES.items()), told.language)
        self.fields: dict[str, FieldEdit] = {}
        for name in _FIELDS:
            edit = editor_of(spec_of(field_named(Report, name), work, {}, long=False), work)
            edit.entered.connect(self.begin)
            self.fields[name] = edit
        self.begin_button = button(told(N_("Begin the report")), self.begin, "primary", "file-plus")
        cancel = button(told(N_("Cancel")), lambda: self.close_panel())
        left, right = scrolled(self._choices()), scrolled(self._asked())
        across = row(left, right, gap=20)
        across.setStretch(0, 1)
        across.setStretch(1, 1)
        last = row(cancel, self.begin_button)
        last.insertStretch(0, 1)
        whole = column(label(told(N_("New report")), "heading"), across, last, gap=12, edge=20)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for area in (left, right):
            area.setMinimumHeight(380)
        self.choose("cedaw_coalition")

    def _choices(self) -> QWidget:
        inside, held = Ground(), column(gap=4)
        for title, codes in GROUPS:
            held.addWidget(label(self.words(title), "label"))
            for code in codes:
                line = LineChoice(self.work.term("submission", code), self._choosing(code))
                self._group.addButton(line)
                self.kinds[code] = line
                held.addWidget(line)
        held.addStretch(1)
        held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(held)
        return inside

    def _asked(self) -> QWidget:
        inside = Ground()
        days = row(self.fields["session_on"], self.fields["due"], gap=12)
        held = column(
            self.about, self.fields["title"], label(self.language.accessibleName(), "label"), self.language,
            self.fields["country"], self.fields["session"], days, gap=8,
        )  # fmt: skip
        held.addStretch(1)
        held.setContentsMargins(0, 0, 8, 0)
        inside.setLayout(held)
        return inside

    def _choosing(self, code: str) -> Callable[[], None]:
        return lambda: self.choose(code)

    def choose(self, code: str) -> None:
        """Take a kind, and say what is asked of it."""
        self.kind = code
        self.kinds[code].setChecked(True)
        clear(self.about)
        self.about.addWidget(label(self.work.term("submission", code), "strong", wrap=True))
        for sentence in of_kind(submissions.preset(code), self.words):
            self.about.addWidget(label(sentence, "muted", wrap=True))

    def first_focus(self) -> QWidget:
        """The kind that is chosen."""
        return self.kinds[self.kind]

    def takes(self, keys: str) -> bool:
        """Ctrl+Return begins the report from anywhere."""
        if keys != "Ctrl+Return":
            return False
        self.begin()
        return True

    def begin(self) -> None:
        """Keep the report with its first sections and go to it; a day that cannot be read is said beside it."""
        values = values_of(self.fields)
        if values is None:
            return
        kind, language = self.kind, self.language.code

        def deed(desk: Desk) -> Report:
            return reporting.begin(desk, kind, language, words(language), **values)

        self.close_panel()
        self.work.do(deed, self._made, self.words(N_("The report is begun.")))
