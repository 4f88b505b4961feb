"""The editors of a form, laid out line by line in slices, so that a long form keeps nobody waiting.

Knows groups, lines and editors; refuses to know drafts and entries: that is the form's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldcase.errors import N_
from fieldcase.model.declare import Record, field_named
from ui.declared import editor_of, spec_of
from ui.widgets.basics import GAP, clear, label, row
from ui.widgets.chooser import ChooserField
from ui.widgets.fields import FieldEdit, Unread
from ui.widgets.fold import Fold
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from ui.declared import Choices
    from ui.workplace import Workplace

_SLICE_SECONDS = 0.008


@dataclass(frozen=True)
class Group:
    """Fields that stand together under a heading (a finished text, may be empty), line by line; `long` names those
    that take several lines of text. A `folded` group stands under its heading until it is opened; where something of
    it is filled in, it is open."""

    heading: str
    lines: tuple[tuple[str, ...], ...]
    long: frozenset[str] = frozenset()
    folded: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Its fields, in the order in which they stand."""
        return tuple(name for line in self.lines for name in line)


@dataclass(frozen=True)
class Shown:
    """What the form shows: the record as entered (None for a new one), as it is with its drafts, unread words, what its
    fields can refer to, and which fields have drafts."""

    before: Record | None
    now: Record
    words: Mapping[str, str]
    references: Mapping[str, Choices]
    drafted: frozenset[str] = frozenset()


class FormLines(QObject):
    """The lines of one form. `built` comes when all editors are there, `edited` with the name of a field."""

    built = Signal()
    edited = Signal(str)
    entered = Signal()

    def __init__(self, work: Workplace, groups: tuple[Group, ...], layout: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._groups, self._layout = work, groups, layout
        self.fields: dict[str, FieldEdit] = {}
        self.folds: dict[Group, Fold] = {}
        self._kind: type[Record] | None = None
        self._shown: Shown | None = None
        self._references: Mapping[str, Choices] = {}
        self._waiting: list[tuple[Group, tuple[str, ...], bool]] = []
        self._then: list[Callable[[], None]] = []
        self._timer = delayed(self, 0, self._go_on)

    @property
    def names(self) -> frozenset[str]:
        """The fields that the form has, those too that are not laid out yet."""
        return frozenset(name for group in self._groups for name in group.names)

    def show(self, shown: Shown, then: Callable[[], None] | None = None) -> None:
        """Fill the editors, laid out anew where the kind is another; call `then` when all of them are there."""
        other = self._shown is None or self._shown.now.key != shown.now.key
        self._shown = shown
        if then is not None:
            self._then.append(then)
        if self._kind is not type(shown.now):
            clear(self._layout)
            self.fields, self.folds = {}, {}
            self._kind, self._references = type(shown.now), shown.references
            self._waiting = [(group, line, at == 0) for group in self._groups for at, line in enumerate(group.lines)]
            self._go_on()
            return
        self._offer(shown)
        for name in self.fields:
            self._fill(name, shown)
        for group, fold in self.folds.items():
            self._settle(group, fold, opened=self._filled(group) > 0 or (fold.opened and not other))
        if not self._waiting:
            self._all_there()

    def _go_on(self) -> None:
        """Lay out some lines and let the window live before the next."""
        shown, until = self._shown, time.perf_counter() + _SLICE_SECONDS
        while shown is not None and self._waiting and time.perf_counter() < until:
            self._lay_line(*self._waiting.pop(0), shown)
        if self._waiting:
            self._timer.start()
        else:
            self.built.emit()
            self._all_there()

    def _all_there(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _lay_line(self, group: Group, line: tuple[str, ...], first: bool, shown: Shown) -> None:
        layout = self._below_heading(group, first=first)
        edits = [self._edit(name, name in group.long, shown) for name in line]
        beside = row(*edits, gap=GAP + 4)
        for name, edit in zip(line, edits, strict=True):
            beside.setAlignment(edit, Qt.AlignmentFlag.AlignTop)
            self._fill(name, shown)
        held = QWidget()
        held.setLayout(beside)
        layout.addWidget(held)
        if group in self.folds and line == group.lines[-1]:
            self._settle(group, self.folds[group], opened=self._filled(group) > 0)

    def _below_heading(self, group: Group, *, first: bool) -> QVBoxLayout:
        """The layout that a group's lines go into; its heading, or its fold, comes before the first of them."""
        if first and group.folded:
            fold = self.folds[group] = Fold(group.heading)
            fold.turned.connect(lambda: self._settle(group, fold, opened=fold.opened))
            self._layout.addWidget(fold)
        elif first and group.heading:
            self._layout.addWidget(label(group.heading, "heading", wrap=True))
        return self.folds[group].inside if group.folded else self._layout

    def _filled(self, group: Group) -> int:
        """How many fields of a group hold something, also what cannot be read yet."""
        return sum(_holds(self.fields[name]) for name in group.names if name in self.fields)

    def _settle(self, group: Group, fold: Fold, *, opened: bool) -> None:
        """Open a fold or fold it, with the number of its filled fields beside the heading."""
        filled = self._filled(group)
        words = self._work.words
        fold.show_open(
            opened=opened, aside=words(N_("filled in: {n}")).format(n=filled) if filled else words(N_("empty"))
        )  # fmt: skip

    def _edit(self, name: str, long: bool, shown: Shown) -> FieldEdit:
        spec = spec_of(field_named(type(shown.now), name), self._work, shown.references, long=long)
        edit = editor_of(spec, self._work)
        edit.edited.connect(self.edited)
        edit.entered.connect(self.entered)
        self.fields[name] = edit
        return edit

    def _fill(self, name: str, shown: Shown) -> None:
        self.fields[name].show_value(getattr(shown.now, name), shown.words.get(name))

    def _offer(self, shown: Shown) -> None:
        """Let the fields that refer to records choose among those there are now."""
        if self._references == shown.references:
            return
        self._references = shown.references
        for name, edit in self.fields.items():
            field = field_named(type(shown.now), name)
            if isinstance(edit, ChooserField) and field.refers:
                edit.chooser.offer(shown.references.get(field.refers, ()))


def _holds(edit: FieldEdit) -> bool:
    """Whether an editor holds something."""
    try:
        return bool(edit.value() != edit.spec.empty)
    except Unread:
        return True
