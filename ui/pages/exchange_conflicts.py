"""The tab of all fields that two people wrote without having seen each other's words: a card for each record.

Nothing is chosen by the program. Knows where each record is shown; a card is that of every page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from fieldcase.casework.called import called, choices, kind_called
from fieldcase.casework.conflicts import Conflict, conflicts
from fieldcase.casework.look import Look
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.declare import Record, Shape
from ui.declared import Choices
from ui.pages.conflict_card import CHOOSE, ConflictCard
from ui.pages.page_part import PagePart
from ui.places import ICONS, Where, place_of
from ui.widgets.basics import WIDE_GAP, button, column, label, scrolling
from ui.widgets.empty import Empty
from ui.widgets.line_button import LineButton
from ui.widgets.turns import Turns
from ui.workplace import Workplace

MOST = 20
_EMPTY = N_(
    "Where two people write the same field apart, both versions stand here, and a person chooses. There are none."
)


@dataclass(frozen=True)
class Apart:
    """One record with its conflicts: what it is called and where, its place in the window, what its fields refer to."""

    conflicts: tuple[Conflict, ...]
    title: str
    place: Where
    references: Mapping[str, Choices]

    @property
    def record(self) -> Record:
        """The record."""
        return self.conflicts[0].record

    @property
    def says(self) -> object:
        """What a card of it would show: another, and it is made anew, with what was typed into it."""
        return self.title, [(one.field.name, one.sides) for one in self.conflicts]


def read_apart(look: Look, work: Workplace) -> tuple[Apart, ...]:
    """Read them. Runs on the reading lane."""
    grouped: dict[bytes, list[Conflict]] = {}
    for one in conflicts(look):
        grouped.setdefault(one.record.key, []).append(one)
    return tuple(_apart(look, work, tuple(found)) for found in grouped.values())


def _apart(look: Look, work: Workplace, found: tuple[Conflict, ...]) -> Apart:
    record = found[0].record
    case = case_of(look, record.scope)
    kind = kind_called(record.KIND, work.words)
    parts = (case.code if case is not None and case.key != record.key else "", kind[:1].upper() + kind[1:])
    title = " · ".join(part for part in (*parts, called(record, look.tables, work.words)) if part)
    refers = {one.field.refers for one in found if one.field.shape is Shape.ID and one.field.refers}
    references = {name: choices(look, name, record.scope, look.tables, work.words) for name in refers}
    return Apart(found, title, place_of(look, record.KIND, record.key), references)


class ConflictsPart(PagePart):
    """The tab. The first twenty are shown, more on a wish."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.found: tuple[Apart, ...] = ()
        self._most, self._standing = MOST, dict[bytes, tuple[Apart, ConflictCard]]()
        self._lines = column(gap=WIDE_GAP - 4)
        held = column(label(self.words(CHOOSE), "muted", wrap=True), gap=WIDE_GAP - 4)
        held.addLayout(self._lines)
        self.more: QPushButton = button(self.words(N_("Show more")), self._show_more, "flat", "chevron-down")
        held.addWidget(self.more)
        self.empty = Empty("check", self.words(_EMPTY))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(scrolling(held))
        self.setLayout(column(self.stack))
        self._turns: Turns | None = None

    def read(self) -> None:
        """Ask for all of them."""
        self.work.ask(lambda look: read_apart(look, self.work), self._came, self, "apart")

    def _came(self, found: tuple[Apart, ...]) -> None:
        focus = QApplication.focusWidget()
        within = focus is not None and self.isAncestorOf(focus)
        self.found = found
        self.stack.setCurrentIndex(1 if found else 0)
        shown = found[: self._most]
        self.more.setVisible(len(found) > len(shown))
        kept = {one.record.key: self._standing[one.record.key] for one in shown if self._same(one)}
        for key, (_, card) in self._standing.items():
            if key not in kept:
                self._lines.removeWidget(card)
                card.hide()
                card.setParent(None)
                card.deleteLater()
        self._standing = kept
        # A card has editors: each is made in a turn of its own.
        steps = [partial(self._lay, at, one) for at, one in enumerate(shown) if one.record.key not in kept]
        self._turns = Turns(self, [*steps, *([self._focus_again] if within else [])])

    def _same(self, one: Apart) -> bool:
        known = self._standing.get(one.record.key)
        return known is not None and known[0].says == one.says

    def _lay(self, at: int, one: Apart) -> None:
        above = LineButton(one.title, self._opening(one), icon=ICONS.get(one.record.KIND, "pencil"))
        card = ConflictCard(self.work, above)
        self._standing[one.record.key] = (one, card)
        self._lines.insertWidget(min(at, self._lines.count()), card)  # first: without a parent it would be a window
        card.show_conflicts(one.conflicts, dict(one.references))

    def _focus_again(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.first_focus().setFocus()

    def _opening(self, one: Apart) -> Callable[[], None]:
        return lambda: self.work.go(*one.place)

    def _show_more(self) -> None:
        self._most += MOST
        self._came(self.found)

    def first_focus(self) -> QWidget:
        """The first record, where there is one."""
        found = [above for above in self.findChildren(LineButton) if above.isVisibleTo(self)]
        return found[0] if found else self
