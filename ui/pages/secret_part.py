"""The map of allies, or the safety plans: behind a cover, a list and the form of the marked record.

The cover is back after two minutes without a key, and when the page is left. Each uncovering is kept in the log of
looks. Makes no table and no print; refuses to say a word of a record outside itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from fieldcase.casework import network_map
from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.campaigns import Campaign
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Visit
from fieldcase.model.said import said_date
from fieldcase.model.security import Ally, SafetyPlan
from ui.pages.record_list import Plan, RecordList
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, column, label, row, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.rows import Column
from ui.widgets.split import Split
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

COVER_AFTER_MS = 2 * 60 * 1000


@dataclass(frozen=True)
class Secret:
    """What is behind a cover: the words are finished."""

    plan: Plan
    groups: tuple[Group, ...]
    blank: Callable[[], Record]
    lead: str
    show: str
    new: str
    empty: str
    binned: str
    icon: str


@dataclass(frozen=True)
class PlanRow:
    """A plan as the list shows it: what it is of, in words."""

    plan: SafetyPlan
    about: str


class SecretPart(QWidget):
    """The cover, and what is behind it. `covered` comes when the cover is back."""

    covered = Signal()

    def __init__(self, work: Workplace, secret: Secret) -> None:
        super().__init__()
        self.work, self.words, self.secret = work, work.words, secret
        self.setAccessibleName(secret.plan.name)
        self.form: RecordForm | None = None
        self.list: RecordList | None = None
        self._inside: QWidget | None = None
        self._scroll: QScrollArea | None = None
        self.show_button = button(secret.show, self.uncover, icon="eye")
        cover = card(
            label(secret.plan.name, "heading"), label(secret.lead, "muted", wrap=True), flowing(self.show_button)
        )
        held = column(cover)
        held.addStretch(1)
        front = QWidget()
        front.setLayout(held)
        self.stack = QStackedWidget()
        self.stack.addWidget(front)
        self.setLayout(column(self.stack))
        self._timer = delayed(self, COVER_AFTER_MS, self.cover)

    @property
    def is_open(self) -> bool:
        """Whether the cover is off."""
        return self._inside is not None

    def uncover(self) -> None:
        """Take the cover off, and keep in the log of looks that it was."""
        if self._inside is None:
            self._build()
            self.work.do(network_map.uncovered)
        self._timer.start()

    def cover(self) -> None:
        """Enter what was typed and put the cover back; nothing of it stays in a widget."""
        inside, form = self._inside, self.form
        if inside is None:
            return
        self._timer.stop()
        focus: QWidget | None = inside.window().focusWidget()
        had = focus is not None and inside.isAncestorOf(focus)
        if form is not None:
            form.enter()
        self._inside = self.form = self.list = self._scroll = None
        self.stack.removeWidget(inside)
        inside.hide()
        inside.deleteLater()
        if had:
            self.show_button.setFocus()
        self.covered.emit()

    def _build(self) -> None:
        words, secret = self.words, self.secret
        self.form = RecordForm(self.work, secret.groups, name=secret.plan.name)
        self.form.edited.connect(self._timer.start)
        self.form.left.connect(self._left)
        self.list = RecordList(self.work, secret.plan, Empty(secret.icon, secret.empty, secret.new, self.new))
        self.list.beside(button(words(N_("Cover")), self.cover, icon="lock"))
        self.list.beside(button(secret.new, self.new, icon="plus"))
        self.list.looked_at.connect(self._show)
        form = self.form
        self.list.opened.connect(lambda: form.first_field().setFocus())
        last = flowing(button(words(N_("To the bin")), self.to_bin, icon="trash-2"))
        self._scroll = scrolling(column(card(form), last, gap=WIDE_GAP - 4))
        self._scroll.hide()
        detail = QWidget()
        detail.setLayout(row(self._scroll))
        self._inside = Split(self.list, detail, (5, 6))
        self.stack.addWidget(self._inside)
        self.stack.setCurrentWidget(self._inside)
        self.list.read()
        self.list.setFocus()
        self.list.view.setFocus()

    def _show(self, record: Record | None) -> None:
        self._timer.start()
        if record is not None:
            self._open(record)
        elif self._scroll is not None and self.form is not None and not self.form.has_typed and self.form.is_entered:
            self._scroll.hide()

    def _open(self, record: Record, *, typing: bool = False) -> None:
        form, scroll = self.form, self._scroll
        if form is None or scroll is None:
            return
        scroll.show()
        form.open(record, (lambda: form.first_field().setFocus()) if typing else None)

    def _left(self) -> None:
        if self.list is None or self.form is None:
            return
        if self.form.record is not None and self.list.marked is None:
            self.list.take(self.form.record.key)
        self.list.read()

    def read(self) -> None:
        """Read what is shown anew; a covered part shows nothing."""
        if self.list is not None and self.form is not None:
            self.list.read()
            self.form.again()

    def new(self) -> None:
        """Begin a record; one that was begun and not entered is gone on with."""
        kind = self.secret.plan.kind
        self._timer.start()
        self.work.ask(
            lambda look: look.begun(kind) or self.secret.blank(), lambda one: self._open(one, typing=True), self, "new"
        )

    def done(self) -> None:
        """Enter the record and go back to the list."""
        if self.form is not None and self.list is not None:
            record = self.form.record
            self.form.enter()
            if record is not None:
                self.list.take(record.key)
                self.list.read()
            self.list.view.setFocus()

    def to_bin(self) -> None:
        """Put the record into the bin; the banner takes it back, and does not name it."""
        form = self.form
        record = form.record if form is not None else None
        if form is not None and record is not None and (form.is_entered or form.has_typed):
            key, kind = record.key, type(record)
            form.enter(lambda: self.work.to_bin(kind, key, self.secret.binned))


def allies(work: Workplace) -> Secret:
    """The map of allies."""
    words = work.words
    plan = Plan(
        Ally, words(N_("Map of allies")),
        (
            Column(words(N_("Who")), lambda one: one.name, "name", wide=True, least=160),
            Column(words(N_("How they stand to us")), lambda one: work.term("ally_stance", one.stance), width=150),
            Column(words(N_("Country")), lambda one: work.term("country", one.country), width=120, spare=1),
        ),
        lambda number: words.plural("{n} entry", "{n} entries", number).format(n=number),
        sort="name", narrowed=("stance", "country"),
    )  # fmt: skip
    lines = (("name",), ("organisation", "stance"), ("country", "told_on"), ("contact",), ("ours",), ("goals",),
             ("told",), ("notes",))  # fmt: skip
    return Secret(
        plan, (Group("", lines, frozenset({"goals", "told", "notes"})),),
        lambda: network_map.blank_ally(work.desk),
        words(N_("Who stands how to us. Such a map is dangerous itself: it is in no dossier, in no table and in no "
                 "print. It is covered again after two minutes and when this page is left.")),
        words(N_("Show the map")), words(N_("New entry")),
        words(N_("Whom may you ask for help, and who is to be told beforehand? Write only what you would need.")),
        words(N_("The entry is in the bin.")), "handshake",
    )  # fmt: skip


def plans(work: Workplace) -> Secret:
    """The safety plans. Threats, vulnerabilities and capacities are the order of thinking of Front Line Defenders'
    workbook; no number is made of them."""
    words = work.words

    def rows(look: Look, kept: Sequence[SafetyPlan]) -> tuple[PlanRow, ...]:
        return tuple(PlanRow(one, _of_what(look, one, work)) for one in kept)

    plan = Plan(
        SafetyPlan, words(N_("Safety plans")),
        (
            Column(words(N_("Title")), lambda one: one.plan.title, wide=True, least=150),
            Column(words(N_("Of what")), lambda one: one.about, width=170, spare=1),
            Column(words(N_("To be looked at again on")),
                   lambda one: said_date(one.plan.review, words) if one.plan.review else "", "review", width=150),
        ),
        lambda number: words.plural("{n} plan", "{n} plans", number).format(n=number), sort="review",
        rows=rows, record=lambda one: one.plan,
    )  # fmt: skip
    return Secret(
        plan, plan_groups(work), lambda: network_map.blank_plan(work.desk),
        words(N_("What may happen, what makes us weak and strong, what we do. What nearly happened counts too. A "
                 "plan is in no dossier and in no table; it is covered again after two minutes and when this page is "
                 "left.")),
        words(N_("Show the plans")), words(N_("New plan")),
        words(N_("Write what may happen on a visit or in a campaign, and what you do then. Risk changes: say on which "
                 "day you look at it again.")),
        words(N_("The plan is in the bin.")), "shield",
    )  # fmt: skip


def _of_what(look: Look, plan: SafetyPlan, work: Workplace) -> str:
    """The campaign or the visit of a plan, or that it is the network's."""
    if plan.about is None:
        return work.words(N_("the network"))
    about = look.get(Campaign, plan.about) or look.get(Visit, plan.about)
    return called(about, work.tables, work.words) if about is not None else ""


def plan_groups(work: Workplace) -> tuple[Group, ...]:
    """The fields of a plan, in the order of thinking."""
    words = work.words
    texts = ("threats", "vulnerabilities", "capacities", "physical", "digital", "wellbeing", "legal", "family",
             "emergency")  # fmt: skip
    return (
        Group("", (("title",), ("review",), ("threats",), ("vulnerabilities",), ("capacities",)), frozenset(texts)),
        Group(words(N_("What we do")), (("physical",), ("digital",), ("wellbeing",), ("legal",), ("family",)),
              frozenset(texts)),
        Group(words(N_("When it happens")), (("emergency",),), frozenset(texts)),
    )  # fmt: skip
