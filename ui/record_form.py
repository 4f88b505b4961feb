"""The form of one record: editors from its declaration, drafts while typing, one entry when it is left.

No Save button: 800 ms after the first unsaved key the typed fields are kept as drafts inside the vault; leaving the
record, or five quiet minutes, makes one entry of them. What cannot be read is kept as it was typed. Knows fields and
drafts; refuses to know which record it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from fieldcase.casework.called import choices
from fieldcase.casework.spans import doubts
from fieldcase.model.declare import Record, Shape, declared
from ui.form_lines import FormLines, Group, Shown
from ui.widgets.basics import WIDE_GAP, column
from ui.widgets.fields import FieldEdit, Unread
from ui.widgets.fold import Fold
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

__all__ = ["DRAFT_AFTER_MS", "ENTER_AFTER_MS", "Group", "RecordForm", "Shown", "load"]
DRAFT_AFTER_MS = 800
ENTER_AFTER_MS = 5 * 60 * 1000


def load(look: Look, work: Workplace, blank_or_record: Record) -> Shown:
    """Read a record anew with its drafts, and the records its fields can refer to. Runs on the reading lane."""
    kind = type(blank_or_record)
    before = look.get(kind, blank_or_record.key)
    drafts = {draft.field: draft.value for draft in look.drafts(blank_or_record.key)}
    now = replace(before or blank_or_record, **drafts)
    kinds = {field.refers for field in declared(kind) if field.shape is Shape.ID and field.refers}
    found = {name: choices(look, name, now.scope, work.tables, work.words) for name in kinds}
    return Shown(before, now, look.draft_words_of(now.key), found, frozenset(drafts))


Entering = Callable[["Desk", Any, Any], "Changes"]


def enter_drafts(desk: Desk, before: Record | None, record: Record) -> Changes:
    """The deed that makes an entry of a form's drafts, where it is no more than that."""
    return desk.enter_drafts(before, record)


class RecordForm(QWidget):
    """The editors of one record. `left` comes after the entry was written, `began` at the first key."""

    left = Signal()
    typed_in = Signal()
    # Each time a field was typed in, and each time a record is shown.
    edited = Signal()
    showed = Signal()
    # The editors were laid out anew; Enter was pressed in a line.
    built = Signal()
    entered = Signal()

    def __init__(
        self,
        work: Workplace,
        groups: tuple[Group, ...],
        *,
        name: str,
        by_itself: bool = True,
        entering: Entering = enter_drafts,
    ) -> None:
        """`by_itself`: five quiet minutes make an entry. A form that asks for a deed, such as a consent, waits.
        `entering` is the deed that makes an entry of the drafts, where it is more than that."""
        super().__init__()
        self.by_itself = by_itself
        self._entering = entering
        self.work = work
        self.groups = groups
        self.setAccessibleName(name)
        inside = column(gap=WIDE_GAP)
        self.setLayout(inside)
        self._lines = FormLines(work, groups, inside, self)
        self._lines.built.connect(self._hand_on_focus)
        self._lines.built.connect(self.built)
        self._lines.edited.connect(self._edited)
        self._lines.entered.connect(self.entered)
        self._before: Record | None = None
        self._now: Record | None = None
        self._begun = False
        self._unkept: set[str] = set()
        self._typed: set[str] = set()
        self._draft_timer = delayed(self, DRAFT_AFTER_MS, self.keep)
        self._entry_timer = delayed(self, ENTER_AFTER_MS, self.enter)
        work.hold(self, self.unkept_deeds)

    @property
    def fields(self) -> dict[str, FieldEdit]:
        """The editors that are laid out, by the names of their fields."""
        return self._lines.fields

    @property
    def folds(self) -> dict[Group, Fold]:
        """The folded groups that are laid out."""
        return self._lines.folds

    @property
    def record(self) -> Record | None:
        """The record as it was last shown, drafts included."""
        return self._now

    @property
    def is_entered(self) -> bool:
        """Whether the record that is shown is an entry already, or a new one."""
        return self._before is not None

    @property
    def has_typed(self) -> bool:
        """Whether something was typed that is not yet an entry."""
        return bool(self._typed)

    def open(self, record: Record, then: Callable[[], None] | None = None) -> None:
        """Leave the record that is shown and show this one, or a blank new one, with its drafts."""
        self.enter()

        def came(shown: Shown) -> None:
            same = self._now is not None and self._now.key == shown.now.key
            if not (self._typed and same):  # else something was typed while the answer was on its way
                self.enter()
                self.show_record(shown, then)
            elif then is not None:
                then()

        self.work.ask(lambda look: load(look, self.work, record), came, self, "form")

    def again(self) -> None:
        """Read the shown record anew, unless something was typed that is not yet entered."""
        if self._now is not None and not self._typed:
            self.open(self._now)

    def show_record(self, shown: Shown, then: Callable[[], None] | None = None) -> None:
        """Show a record as it was read; call `then` when all editors are there."""
        self._before, self._now, self._begun = shown.before, shown.now, False
        self._typed = (set(self._lines.names) & set(shown.words)) | _differing(shown)
        self._unkept = set()

        def there() -> None:
            if then is not None:
                then()
            self._go_on_typing()
            self._doubt_days()
            self.showed.emit()

        self._lines.show(shown, there)

    def field_in_focus(self) -> tuple[bytes, str] | None:
        """The record and the field in which somebody types."""
        focus = QApplication.focusWidget()
        if self._now is None or focus is None:
            return None
        key = self._now.key
        return next(((key, name) for name, edit in self.fields.items() if edit.isAncestorOf(focus)), None)

    def _go_on_typing(self) -> None:
        """Give the focus back to the field that had it before the window was dressed anew."""
        key, name = self.work.typing or (b"", "")
        if self._now is not None and self._now.key == key and name in self.fields:
            self.work.typing = None
            self.fields[name].go_on()

    def _edited(self, name: str) -> None:
        first = not self._typed
        self._unkept.add(name)
        self._typed.add(name)
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        if self.by_itself:
            self._entry_timer.start()
        if first:
            self.typed_in.emit()
        self._doubt_days()
        self.edited.emit()

    def _doubt_days(self) -> None:
        """Say beside a day that it is before the one it has to follow."""
        typed = self.as_typed() if self._now is not None else None
        for name, sentence in doubts(typed, self.work.words).items() if typed is not None else ():
            if name in self.fields:
                self.fields[name].doubt(sentence)

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What would keep the fields typed since the last draft: run by the form's timer, or at once by lock."""
        record, before = self._now, self._before
        if record is None or not self._unkept:
            return []
        begins = before is None and not self._begun
        drafts = [_keeping(record, name, self.fields[name]) for name in sorted(self._unkept)]
        return [_beginning(record), *drafts] if begins else drafts

    def keep(self) -> None:
        """Keep what was typed as drafts."""
        deeds, record = self.unkept_deeds(), self._now
        names = sorted(self._unkept)
        if len(deeds) > len(names):
            names.insert(0, "")  # that the record was begun
        self._begun = self._begun or bool(deeds)
        self._unkept = set()
        self._draft_timer.stop()
        for name, deed in zip(names, deeds, strict=bool(deeds)):
            assert record is not None
            self.work.owed.keep(deed, (record.key, name))

    def enter(self, then: Callable[[], None] | None = None) -> None:
        """Make one entry of everything typed that can be read; what cannot stays a draft."""
        self.keep()
        self._entry_timer.stop()
        record, before, entering = self._now, self._before, self._entering
        if record is None or not self._typed:
            if then is not None:
                then()
            return
        self._typed = set()

        def entered(_changes: Any) -> None:
            if shiboken6.isValid(self):
                self.left.emit()
            if then is not None:
                then()

        def enter(desk: Desk) -> Changes:
            # Lock may run this again after it was cut off: a record that is there by then is no new one.
            seen = before if before is not None else desk.get(type(record), record.key)
            return entering(desk, seen, record)

        self.work.owed.keep(enter, (record.key,), entered)
        self._before = self._now = self.as_typed()

    def forget(self) -> None:
        """Show nothing any longer and enter nothing: for a new record that a person gave up."""
        self._draft_timer.stop()
        self._entry_timer.stop()
        self._now, self._before = None, None
        self._typed, self._unkept = set(), set()

    def as_typed(self) -> Record | None:
        """The record with every value that can be read from its editors; None where none is shown."""
        record = self._now
        if record is None:
            return None
        values: dict[str, Any] = {}
        for name, edit in self.fields.items():
            try:
                values[name] = edit.value()
            except Unread:
                continue
        return replace(record, **values)

    def first_field(self) -> QWidget:
        """The editor that has the focus first; the form itself, which hands the focus on, until there are editors."""
        return next(iter(self.fields.values())) if self.fields else self

    def _hand_on_focus(self) -> None:
        """Whoever was quicker than the editors comes to the first of them."""
        if self.hasFocus():
            self.first_field().setFocus()


def _differing(shown: Shown) -> set[str]:
    """The fields that a draft has changed."""
    if shown.before is None:
        return set(shown.drafted)
    return {
        field.name for field in declared(type(shown.now))
        if getattr(shown.now, field.name) != getattr(shown.before, field.name)
    }  # fmt: skip


def _beginning(record: Record) -> Callable[[Desk], None]:
    return lambda desk: desk.begin(record)


def _keeping(record: Record, name: str, edit: FieldEdit) -> Callable[[Desk], None]:
    try:
        value = edit.value()
    except Unread:
        text = edit.words()
        return lambda desk: desk.draft_words(record, name, text)
    return lambda desk: desk.draft(record, name, value)
