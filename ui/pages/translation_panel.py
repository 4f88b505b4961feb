"""A translation, passage by passage, over the whole window: the rows in their order, and the marked one to be written.

By keyboard: Enter goes into the marked row, Ctrl+Enter to the next (a new one behind the last), Alt with an arrow moves
the row. What is typed is kept as in every form. Knows one translation and its passages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from fieldcase.casework import translations
from fieldcase.errors import N_
from fieldcase.model.text import in_a_line
from fieldcase.model.translation import Segment, Translation
from ui.pages.translation_words import Whole, place, state, whole
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.flow import flowing
from ui.widgets.overlay import Panel
from ui.widgets.rows import Column, RowList, Rows

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from ui.workplace import Workplace

_LISTENS = frozenset({"segment", "translation"})
_CELL = 160
# As tall as the window allows; of that, the rows and what is written in the marked one.
_TALL = 4000
_SHARE = (5, 6)
_GROUP = Group("", (("page", "place", "kind", "continues"), ("original", "translated")),
               frozenset({"original", "translated"}))  # fmt: skip
_HINT = N_(
    "Enter: write in the row. Ctrl+Enter: next row, or a new one. Alt+↑ and Alt+↓: move the row. In square brackets "
    "stands what is yours and not the author’s."
)


class _Halves(QSplitter):
    """The rows above, what is written in the marked one below; as tall as the window allows."""

    def __init__(self, rows: QWidget, marked: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(10)
        for at, part in enumerate((rows, marked)):
            self.addWidget(part)
            self.setStretchFactor(at, _SHARE[at])

    def sizeHint(self) -> QSize:
        """Two texts are to stand side by side: all the room there is."""
        return QSize(super().sizeHint().width(), _TALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The shares of both, until somebody draws the border."""
        super().resizeEvent(event)
        if event.oldSize().height() <= 0:
            self.setSizes([self.height() * part // sum(_SHARE) for part in _SHARE])


class TranslationPanel(Panel):
    """The panel of one translation."""

    WIDTH = 1320

    def __init__(self, work: Workplace, translation: Translation) -> None:
        words = work.words
        super().__init__(words(N_("Translation")))
        self.work, self.words, self.translation = work, words, translation
        self.shown: Whole | None = None
        self.marked: Segment | None = None
        self._wanted: bytes | None = None
        # The field that takes the focus once the wanted row is shown.
        self._field = ""
        self.title = label("", "heading", wrap=True)
        self.said = label("", "muted", wrap=True)
        self.rows = Rows(self._columns(), self._fetch)
        self.list = RowList(words(N_("Passages")), self.rows)
        self.list.setMinimumHeight(96)
        self.list.looked_at.connect(self._look_at)
        self.list.opened.connect(lambda _place: self.write())
        self.form = RecordForm(work, (_GROUP,), name=words(N_("Passage")), entering=translations.enter_typed)
        self._lay()
        work.changed.connect(self._heard)
        self.read()

    def _columns(self) -> tuple[Column, ...]:
        words = self.words
        return (
            Column(words(N_("Page and place")), lambda one: place(one, self.work), width=130),
            Column(words(N_("Kind")), lambda one: self.work.term("segment_kind", one.kind), width=110, spare=1),
            Column(words(N_("Original")), lambda one: in_a_line(one.original, _CELL), wide=True),
            Column(words(N_("Translation")), lambda one: in_a_line(one.translated, _CELL) or "—", wide=True),
        )

    def _lay(self) -> None:
        words = self.words
        self.new = button(words(N_("New passage")), self.add, icon="plus")
        self.table = button(words(N_("From a table…")), self.take_table, icon="download")
        self.about = button(words(N_("State and translator…")), self.tell, icon="pencil")
        self.up = button("", lambda: self.move_row(-1), icon="chevron-up", name=words(N_("Move the row up")))
        self.down = button("", lambda: self.move_row(1), icon="chevron-down", name=words(N_("Move the row down")))
        self.away = button(words(N_("Passage to the bin")), self.remove, icon="trash-2")
        self.done = button(words(N_("Close")), self.escaped, "primary")
        inside = QWidget()
        held = column(self.form)
        held.addStretch(1)
        held.setContentsMargins(2, 6, 8, 0)
        inside.setLayout(held)
        self._below = scrolled(inside)
        self._below.setMinimumHeight(150)
        split = _Halves(self.list, self._below)
        deeds = flowing(self.new, self.up, self.down, self.away, self.table, self.about)
        last = row(deeds, self.done)
        last.setStretch(0, 1)
        last.setAlignment(self.done, Qt.AlignmentFlag.AlignBottom)
        hint = label(words(_HINT), "muted", wrap=True)
        whole_panel = column(self.title, self.said, split, hint, last, gap=8, edge=16)
        whole_panel.setStretch(2, 1)
        self.setLayout(whole_panel)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def _heard(self, changes: Changes) -> None:
        if changes.kinds & _LISTENS:
            self.read()

    def read(self) -> None:
        """Read the translation anew."""
        translation = self.translation
        self.work.ask(lambda look: whole(look, translation), self._came, self, "whole")

    def _came(self, found: Whole | None) -> None:
        if found is None:
            self.form.forget()
            self.close_panel()
            return
        self.shown, self.translation = found, found.translation
        self.title.setText(self._called(found))
        self.said.setText(self._told(found))
        keys = [one.key for one in found.segments]
        wanted = self._wanted if self._wanted in keys else self.marked.key if self.marked is not None else None
        at = keys.index(wanted) if wanted in keys else min(max(self.list.currentIndex().row(), 0), len(keys) - 1)
        self.rows.show_numbers(range(len(keys)))
        self._wanted = None
        for one in (self.up, self.down, self.away):
            one.setEnabled(bool(keys))
        self._below.setVisible(bool(keys))
        if keys:
            self.list.take_row(at)
        else:
            self.form.enter()
            self.marked = None

    def _called(self, found: Whole) -> str:
        piece, words = found.evidence, self.words
        languages = [self.work.term("language", one) for one in (
            piece.language if piece is not None else "", found.translation.language,
        )]  # fmt: skip
        number = piece.number if piece is not None else ""
        title = piece.title if piece is not None else ""
        parts = (words(N_("Translation of {number}")).format(number=number), title, " → ".join(filter(None, languages)))
        return " · ".join(part for part in parts if part)

    def _told(self, found: Whole) -> str:
        words, number = self.words, len(found.segments)
        by = found.members.get(found.translation.translator or b"", "")
        open_rows = sum(bool(one.original and not one.translated) for one in found.segments)
        parts = (
            words(N_("translated by {who}")).format(who=by) if by else "",
            state(found.translation, found.members, self.work),
            words.plural("{n} passage", "{n} passages", number).format(n=number),
            words(N_("not translated yet: {n}")).format(n=open_rows) if open_rows else "",
        )
        return " · ".join(part for part in parts if part)

    def _fetch(self, numbers: Sequence[int], then: Callable[[Sequence[Any]], None]) -> None:
        segments = self.shown.segments if self.shown is not None else ()
        then([segments[one] for one in numbers if one < len(segments)])

    def _look_at(self, at: int) -> None:
        segments = self.shown.segments if self.shown is not None else ()
        if not 0 <= at < len(segments):
            return
        self.marked = segments[at]
        record = self.form.record
        typing = record is not None and record.key == self.marked.key and self.form.has_typed
        if not typing or self._field:
            self.form.open(self.marked, self._come_in)

    def _come_in(self) -> None:
        """Give the focus to the field that waits for it, now that the row is shown."""
        field, self._field = self._field, ""
        if shiboken6.isValid(self) and field in self.form.fields:
            self.form.fields[field].go_on()

    def takes(self, keys: str) -> bool:
        """Ctrl+Enter, and Alt with an arrow."""
        deeds: dict[str, Callable[[], None]] = {
            "Ctrl+Return": self.next_row, "Ctrl+Enter": self.next_row, "Alt+Up": lambda: self.move_row(-1),
            "Alt+Down": lambda: self.move_row(1),
        }  # fmt: skip
        if keys in deeds:
            deeds[keys]()
        return keys in deeds

    def write(self) -> None:
        """Go into the marked row: into the translation where there is an original, else into that."""
        if self.marked is not None:
            self._field = _first_field(self.marked)
            self.form.open(self.marked, self._come_in)

    def next_row(self) -> None:
        """Enter what was typed and go into the next row; behind the last one begin a new one."""
        segments = self.shown.segments if self.shown is not None else ()
        at = self.list.currentIndex().row()
        if not 0 <= at < len(segments) - 1:
            self.add()
            return
        self.form.enter()
        self._field = _first_field(segments[at + 1])
        self.list.take_row(at + 1)

    def add(self) -> None:
        """Begin a new passage behind the marked one."""
        translation, after = self.translation, self.marked

        def there(made: Segment) -> None:
            if shiboken6.isValid(self):
                self._wanted, self._field = made.key, "original"
                self.read()

        self.form.enter()
        self.work.do(lambda desk: translations.add(desk, translation, after), there)

    def move_row(self, by: int) -> None:
        """Move the marked passage up or down."""
        segment = self.marked
        if segment is not None:
            self.form.enter()
            self._wanted = segment.key
            self.work.do(lambda desk: translations.move(desk, segment, by))

    def remove(self) -> None:
        """Put the marked passage into the bin; the one behind it is marked then."""
        segment = self.marked
        if segment is not None:
            self.form.enter()
            self.marked = None
            said = self.words(N_("The passage was put into the bin."))
            self.work.do(lambda desk: translations.remove(desk, segment), said=said)

    def take_table(self) -> None:
        """Take passages in from a table."""
        from ui.pages.translation_import import choose_table

        self.form.enter()
        choose_table(self.work, self.translation)

    def tell(self) -> None:
        """Say who translated, how far it is checked, on which paper it stands."""
        from ui.pages.translation_about import AboutPanel

        self.form.enter()
        if self.shown is not None:
            self.work.asked_for_panel.emit(AboutPanel(self.work, self.shown))

    def escaped(self) -> None:
        """Esc and the button lose nothing: what was typed is entered."""
        self.form.enter()
        self.close_panel()


def _first_field(segment: Segment) -> str:
    """What is to be written next in a passage."""
    return "translated" if segment.original else "original"
