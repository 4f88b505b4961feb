"""The rows of the grid of court decisions: the ids of all, the pages that are looked at, rows that are only begun.

What is typed is shown at once and stays shown until it is read back, so that nobody waits for the disk and nothing
flickers; words that cannot be read stay in their cell with a sign. Knows rows and cells; what keeps them is handed in.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from fieldcase.casework.court_checks import Question
from fieldcase.casework.decision_cells import Cells, Unfit
from fieldcase.casework.decision_entry import Typed
from fieldcase.errors import N_
from fieldcase.model.courts import Decision
from ui import icons, theme
from ui.widgets.basics import tip
from ui.widgets.grid_editor import Index

PAGE, _PAGES_KEPT = 64, 40
QUESTIONS = "questions"
# The columns: the field, its title (msgid), its width in pixels at 100 percent.
COLUMNS = (
    ("date", N_("Date"), 100), (QUESTIONS, N_("Questions"), 170), ("court", N_("Court"), 150),
    ("code", N_("Code of law"), 130), ("article", N_("Article"), 70), ("substance", N_("Substance"), 110),
    ("weight", N_("Weight"), 80), ("size", N_("Size named"), 110), ("punishments", N_("Main punishments"), 180),
    ("fine", N_("Fine"), 100), ("term", N_("Term"), 90), ("defence", N_("Defence"), 100),
    ("interpreter", N_("Interpreter"), 100), ("gender", N_("Gender"), 90), ("minor", N_("Minor"), 70),
    ("preliminary", N_("Preliminary"), 80),
)  # fmt: skip
NAMES = tuple(name for name, _, _ in COLUMNS)
_NOWHERE = QModelIndex()
Fetch = Callable[[Sequence[int], Callable[[Sequence["Entry"]], None]], None]


@dataclass(frozen=True)
class Entry:
    """A decision as the grid shows it: with its drafts, with words that could not be read, with its questions."""

    decision: Decision
    words: dict[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()


class DecisionRows(QAbstractTableModel):
    """The model. `typed` comes with what was typed, a block as one; a new blank row is made by `blank`."""

    typed = Signal(object)

    def __init__(self, cells: Cells, fetch: Fetch, blank: Callable[[], Decision]) -> None:
        super().__init__()
        self._cells, self._fetch, self._blank = cells, fetch, blank
        self.numbers: array[int] = array("q")
        self.begun: list[Entry] = []
        self._pages: dict[int, list[Entry]] = {}
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._generation = 0
        # What was typed and is not yet known to be written, and blocks that wait for rows that are not here yet.
        self._unwritten: dict[tuple[bytes, str], Typed] = {}
        self._waiting: list[tuple[int, int, Sequence[Sequence[str]]]] = []

    def show_numbers(self, numbers: array[int], begun: Sequence[Entry]) -> bool:
        """Show these rows; whether they are others than before. The same rows are read again without being let go."""
        kept = self._kept_blank(begun)
        same = len(numbers) + len(kept) == self.rowCount() and numbers[: len(self.numbers)] == self.numbers
        self._generation += 1
        self._asked = set()
        if same:
            moved = len(numbers) - len(self.numbers)
            self._put_into_pages(self.begun[:moved], len(self.numbers))
            self.numbers, self.begun, self._stale = numbers, kept, set(self._pages)
            self._repaint()
            return False
        self.beginResetModel()
        self.numbers, self.begun, self._pages, self._stale = numbers, kept, {}, set()
        self._waiting = []  # meant for other rows
        self.endResetModel()
        return True

    def _kept_blank(self, begun: Sequence[Entry]) -> list[Entry]:
        """The rows that are begun, and behind them one in which nothing was typed yet, if it stood there."""
        keys = {one.decision.key for one in begun}
        last = self.begun[-1:] if self.begun else []
        return [*begun, *(one for one in last if one.decision.key not in keys and self._is_blank(one))]

    def _is_blank(self, entry: Entry) -> bool:
        fresh = replace(self._blank(), id=entry.decision.id)
        return not entry.words and entry.decision == fresh

    def _put_into_pages(self, entries: Sequence[Entry], first: int) -> None:
        """Rows that were begun are records now: they stand where they stood."""
        for at, entry in enumerate(entries, start=first):
            page = self._pages.get(at // PAGE)
            if page is not None and len(page) == at % PAGE:
                page.append(entry)

    def entry(self, row: int) -> Entry | None:
        """The row at a place, None while it is not yet here."""
        if row >= len(self.numbers):
            place = row - len(self.numbers)
            return self.begun[place] if place < len(self.begun) else None
        page = row // PAGE
        if page not in self._pages or page in self._stale:
            self._ask(page)
        found = self._pages.get(page, [])
        return found[row % PAGE] if row % PAGE < len(found) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation, numbers = self._generation, self.numbers[page * PAGE : (page + 1) * PAGE]

        def came(entries: Sequence[Entry]) -> None:
            if generation != self._generation:
                return
            self._pages[page] = [self._as_typed(entry) for entry in entries]
            self._stale.discard(page)
            self._asked.discard(page)
            while len(self._pages) > _PAGES_KEPT and not self._waiting:
                self._pages.pop(next(iter(self._pages)))
            self._repaint(page * PAGE, min((page + 1) * PAGE, self.rowCount()) - 1)
            waiting, self._waiting = self._waiting, []
            for block in waiting:
                self.take(*block)

        self._fetch(numbers, came)

    def _as_typed(self, entry: Entry) -> Entry:
        """A row as it was read, with what was typed into it since."""
        key, decision, words = entry.decision.key, entry.decision, dict(entry.words)
        for (record, name), typed in self._unwritten.items():
            if record == key and name in typed.values:
                decision = replace(decision, **{name: typed.values[name]})
                words.pop(name, None)
            elif record == key:
                words[name] = typed.words[name]
        return replace(entry, decision=decision, words=words)

    def written(self, typed: Sequence[Typed]) -> None:
        """It is known to be written: what is read from now on has it."""
        self._unwritten = {name: one for name, one in self._unwritten.items() if one not in typed}

    def _repaint(self, first: int = 0, last: int = -1) -> None:
        last = last if last >= 0 else self.rowCount() - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def begin_row(self) -> int:
        """A new row below all others, or the blank one that stands there; its place."""
        if not self.begun or not self._is_blank(self.begun[-1]):
            place = self.rowCount()
            self.beginInsertRows(_NOWHERE, place, place)
            self.begun.append(Entry(self._blank()))
            self.endInsertRows()
        return self.rowCount() - 1

    def let_go(self, keys: frozenset[bytes]) -> None:
        """Show rows that were only begun no longer."""
        self.beginResetModel()
        self.begun = [one for one in self.begun if one.decision.key not in keys]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """All rows, also those that are only begun."""
        return 0 if parent.isValid() else len(self.numbers) + len(self.begun)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed in but that of the questions."""
        plain = super().flags(index)
        return plain if NAMES[index.column()] == QUESTIONS else plain | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._cells.words(COLUMNS[section][1])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; an ellipsis while its page is on the way."""
        entry, name = self.entry(index.row()), NAMES[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(entry, name) if entry is not None else "…"
        if entry is None:
            return None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = self.sentence(index.row(), index.column()) or self._shown(entry, name)
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        if name in entry.words and role == Qt.ItemDataRole.DecorationRole:
            return icons.icon("triangle-alert", theme.current().bad)
        if role == Qt.ItemDataRole.ForegroundRole and (name in entry.words or name == QUESTIONS):
            return QColor(theme.current().bad if name in entry.words else theme.current().warn)
        return None

    def _shown(self, entry: Entry, name: str) -> str:
        if name == QUESTIONS:
            return " · ".join(dict.fromkeys(one.sign for one in entry.questions))
        # A day as it is typed: short, and the same for all.
        say = self._cells.edited if name == "date" else self._cells.said
        return entry.words.get(name) or say(name, getattr(entry.decision, name))

    def sentence(self, row: int, column: int) -> str:
        """What is to be said of a cell: why its words were not understood, or what a lawyer is to be asked."""
        entry, name = self.entry(row), NAMES[column]
        if entry is None:
            return ""
        if name == QUESTIONS:
            return "\n".join(one.text for one in entry.questions)
        if name not in entry.words:
            return ""
        try:
            self._cells.read(name, entry.words[name], loose=True)
        except Unfit as wrong:
            return wrong.told(self._cells.words)
        return ""

    def edited(self, row: int, column: int) -> str:
        """The text of a cell as it is typed."""
        entry, name = self.entry(row), NAMES[column]
        if entry is None or name == QUESTIONS:
            return ""
        return entry.words.get(name) or self._cells.edited(name, getattr(entry.decision, name))

    def take(self, row: int, column: int, texts: Sequence[Sequence[str]]) -> None:
        """Take a block of texts from a cell on, to the right and down; rows that are not there yet are begun. It is one
        deed: `typed` comes once."""
        absent = [at for at in range(row, min(row + len(texts), len(self.numbers))) if self.entry(at) is None]
        if absent:  # each page that is missing was asked for by looking
            self._waiting.append((row, column, texts))
            return
        found = []
        for at, line in enumerate(texts, start=row):
            while at >= self.rowCount():
                self.beginInsertRows(_NOWHERE, self.rowCount(), self.rowCount())
                self.begun.append(Entry(self._blank()))
                self.endInsertRows()
            pairs = [(NAMES[to], text) for to, text in enumerate(line, start=column) if to < len(NAMES)]
            one = self._read(at, [(name, text) for name, text in pairs if name != QUESTIONS])
            if one is not None:
                found.append(one)
        if found:
            self._repaint(row, row + len(texts) - 1)
            self.typed.emit(tuple(found))

    def _read(self, row: int, pairs: Sequence[tuple[str, str]]) -> Typed | None:
        """Read texts into the row that is shown; what was typed, None where the row is not here."""
        entry = self.entry(row)
        if entry is None:
            return None
        values: dict[str, Any] = {}
        words: dict[str, str] = {}
        for name, text in pairs:
            try:
                values[name] = self._cells.read(name, text, loose=True)
            except Unfit:
                words[name] = text
        before = entry.decision
        kept = {name: text for name, text in entry.words.items() if name not in values}
        self._put(row, Entry(replace(before, **values), {**kept, **words}, entry.questions))
        typed = Typed(before, values, words)
        self._unwritten |= {(before.key, name): typed for name in (*values, *words)}
        return typed

    def _put(self, row: int, entry: Entry) -> None:
        if row >= len(self.numbers):
            self.begun[row - len(self.numbers)] = entry
        else:
            self._pages[row // PAGE][row % PAGE] = entry

    def place_of(self, key: bytes) -> int:
        """The place of a row that is here, by the id of its decision; -1 where it is not."""
        for page, entries in self._pages.items():
            for at, one in enumerate(entries):
                if one.decision.key == key:
                    return page * PAGE + at
        return next((len(self.numbers) + at for at, one in enumerate(self.begun) if one.decision.key == key), -1)
