"""What a visit recommends, and to whom: a line that adds one by Enter, the numbered list, the form of the marked one.

A recommendation that was begun and not added stays a draft. Knows the recommendations of one visit; what may be shown
to the people of the visit is the summary's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from fieldcase.casework import asks
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Recommendation, Visit
from ui.pages.record_list import Plan, RecordList
from ui.pages.visit_open_asks import OpenAsks
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Ground, button, card, column, row, scrolled
from ui.widgets.empty import Empty
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.visits import Counts
    from fieldcase.model.declare import Record
    from ui.workplace import Workplace

_EMPTY = N_("What is to change, and who can change it: each under a number, so that the next visit can ask about it.")


def _enter(desk: Desk, before: Any, record: Any) -> Changes:
    return asks.enter(desk, before, record)


class RecommendationsPart(QWidget):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        words = self.words
        self.visit: Visit | None = None
        asked = (Group("", (("text", "addressed"),)),)
        self.adding = RecordForm(
            work, asked, name=words(N_("New recommendation")), by_itself=False, entering=_enter
        )  # fmt: skip
        self.adding.entered.connect(self.add)
        self.add_button = button(words(N_("Add")), self.add, "", "plus", name=words(N_("Add the recommendation")))
        self.list = RecordList(work, self._plan(), Empty("flag", words(_EMPTY)))
        lines = (Group("", (("text",), ("addressed",)), frozenset({"text"})),)
        self.form = RecordForm(work, lines, name=words(N_("Recommendation")))
        inside = Ground()
        inside.setLayout(column(card(self.form)))
        inside.layout().addStretch(1)  # type: ignore[union-attr]
        self.detail = scrolled(inside)
        self.detail.hide()
        self.list.looked_at.connect(self._show)
        self.list.opened.connect(lambda: self.form.first_field().setFocus())
        below = row(self.add_button)
        below.addStretch(1)
        self.open_asks = OpenAsks(work)
        layout = column(self.open_asks, card(self.adding, below), Split(self.list, self.detail, (1, 1)))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.adding)

    def _plan(self) -> Plan:
        words = self.words
        return Plan(
            kind=Recommendation,
            name=words(N_("Recommendations of the visit")),
            columns=(
                Column(words(N_("Number")), lambda one: str(one.number or ""), "number", width=80),
                Column(words(N_("What is recommended")), lambda one: one.text, wide=True),
                Column(words(N_("To whom")), lambda one: one.addressed, width=150, spare=1),
            ),
            counted=lambda n: words.plural("{n} recommendation", "{n} recommendations", n).format(n=n),
            sort="number",
        )  # fmt: skip

    def show_visit(self, visit: Visit, _counts: Counts, mark: bytes | None) -> None:
        """Show the recommendations of a visit, one of them marked."""
        new = self.visit is None or self.visit.key != visit.key
        self.visit = visit
        if new:
            self.adding.keep()
            self._begin()
        self.open_asks.show_visit(visit)
        self.list.show_scope(visit.scope)
        self.list.take(mark)
        self.list.read()
        self.form.again()

    def _begin(self) -> None:
        """A blank recommendation, or the one that was begun and never added."""
        visit = self.visit
        if visit is None:
            return
        blank, scope = asks.blank(self.work.desk, visit), visit.scope
        self.work.ask(lambda look: look.begun(Recommendation, scope=scope) or blank, self.adding.open, self, "begun")

    def add(self) -> None:
        """Add what was typed; a blank one takes its place. Where nothing is said, go to the line."""
        made = self.adding.as_typed()
        if isinstance(made, Recommendation) and made.text.strip():
            self.list.take(made.key)
            self.adding.enter(self._added)
        else:
            self.adding.first_field().setFocus()

    def _added(self) -> None:
        self._begin()
        self.adding.first_field().setFocus()

    def _show(self, record: Record | None) -> None:
        self.detail.setVisible(record is not None)
        if record is not None:
            self.form.open(record)
        else:
            self.form.enter()

    def leave(self) -> None:
        """Enter what was changed; what was begun stays a draft."""
        self.form.enter()
        self.adding.keep()

    def remove(self) -> None:
        """Put the marked recommendation into the bin; its number is not given again."""
        key = self.list.marked
        if key is None:
            return
        self.form.enter()
        self.work.to_bin(Recommendation, key, self.words(N_("The recommendation lies in the bin.")))
