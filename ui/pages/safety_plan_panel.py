"""The safety plan of one campaign or visit, over the window: behind its cover until a person asks for it.

Closes by itself after two minutes without a key. Each uncovering is kept in the log of looks. Names no record it is of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.casework import network_map
from fieldcase.errors import N_
from fieldcase.model.declare import Record
from fieldcase.model.ids import AnyId
from fieldcase.model.security import SafetyPlan
from ui.pages.secret_part import COVER_AFTER_MS, plan_groups
from ui.record_form import RecordForm
from ui.widgets.basics import button, column, label, row, scrolling
from ui.widgets.overlay import Panel
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LEAD = N_(
    "What may happen, what makes us weak and strong, what we do. A plan is in no dossier and in no table; it closes "
    "after two minutes without a key."
)


class PlanPanel(Panel):
    """The cover, and the form behind it."""

    WIDTH = 760

    def __init__(self, work: Workplace, about: Record) -> None:
        words = work.words
        super().__init__(words(N_("Safety plan")))
        self.work, self.about = work, about
        self.form: RecordForm | None = None
        self.show_button = button(words(N_("Show the plan")), self.uncover, "primary", "eye")
        self.close_button = button(words(N_("Close")), self.escaped)
        self.stack = QStackedWidget()
        front = column(label(words(_LEAD), "muted", wrap=True))
        front.addStretch(1)
        cover = QWidget()
        cover.setLayout(front)
        self.stack.addWidget(cover)
        last = row(self.show_button, self.close_button)
        last.insertStretch(0, 1)
        named = label(words(N_("Safety plan")), "heading")
        self.setLayout(column(named, self.stack, last, gap=12, edge=20))
        self._timer = delayed(self, COVER_AFTER_MS, self.escaped)

    def first_focus(self) -> QWidget:
        """The key that takes the cover off."""
        return self.show_button

    def uncover(self) -> None:
        """Take the cover off, and keep in the log of looks that it was."""
        work, about = self.work, self.about
        form = RecordForm(work, plan_groups(work), name=self.accessibleName())
        form.edited.connect(self._timer.start)
        self.form = form
        around = scrolling(column(form))
        around.setMinimumHeight(400)
        self.stack.addWidget(around)
        self.stack.setCurrentWidget(around)
        self.close_button.setFocus()
        self.show_button.hide()
        self._timer.start()
        fresh = network_map.blank_plan(work.desk, about)

        def look(look: Look) -> SafetyPlan:
            return network_map.plan_of(look, about) or look.begun(SafetyPlan, about=about.key) or fresh

        work.do(lambda desk: network_map.uncovered(desk, AnyId(about.key)))
        work.ask(look, lambda plan: form.open(plan, lambda: form.first_field().setFocus()), self, "plan")

    def escaped(self) -> None:
        """Enter what was typed and close."""
        self._timer.stop()
        if self.form is None:
            self.close_panel()
        else:
            self.form.enter(self.close_panel)
