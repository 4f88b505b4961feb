"""What every page is handed: the desk, the lanes, the words, the settings, and the ways to speak to the window.

One object for one unlock. Pages ask it to look and to do; they hold no desk of their own and pass no signals to one
another: what a deed changed comes back as one broadcast, `changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldcase.casework.changes import Changes
from fieldcase.errors import FieldcaseError
from fieldcase.i18n import Words, words
from ui.lane import Lanes, Then
from ui.owed import Owed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.model.declare import Record
    from fieldcase.model.terms import Tables

T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """Where a person is: a page, a record on it, a part of that record's view."""

    page: str
    record: bytes | None = None
    part: str = ""


class Workplace(QObject):
    """One unlocked vault in one window."""

    changed = Signal(object)
    went = Signal(object)
    said = Signal(str, bool)
    failed = Signal(object)
    asked_for_panel = Signal(object)
    dressed = Signal(str, str)
    counted = Signal(str, int)
    # A sealed visit under way (ui.sealed_window.Seated) is to be opened in a window of its own.
    under_seal = Signal(object)

    def __init__(self, desk: Desk, look: Look, lanes: Lanes, language: str) -> None:
        super().__init__()
        self.desk = desk
        self.look = look
        self.lanes = lanes
        self.words: Words = words(language)
        self.lanes.failed = self.failed.emit
        self.place = Place("today")
        # In the window of a visit that will be sealed: the name of whom for. Empty in that of a vault.
        self.sealed_to = ""
        # What is typed and not yet kept, by whoever holds it: lock asks each for it.
        self.holders: list[Callable[[], list[Callable[[Desk], None]]]] = []
        self.owed = Owed(self)
        # The field to go on typing in, of which record, after the window was dressed anew.
        self.typing: tuple[bytes, str] | None = None

    @property
    def language(self) -> str:
        """The language of the window now."""
        return self.words.language

    @property
    def tables(self) -> Tables:
        """Vocabularies and norms."""
        return self.desk.tables

    def term(self, vocabulary: str, code: str) -> str:
        """The label of a code in the window's language; empty for no code."""
        return self.tables.label(vocabulary, code, self.language) if code else ""

    def hold(self, owner: QObject, deeds: Callable[[], list[Callable[[Desk], None]]]) -> None:
        """Ask `deeds` at lock for what is typed and not yet kept, as long as `owner` lives."""
        self.holders.append(deeds)
        owner.destroyed.connect(lambda: self._let_go(deeds))

    def _let_go(self, deeds: Callable[[], list[Callable[[Desk], None]]]) -> None:
        self.holders = [one for one in self.holders if one != deeds]

    def go(self, page: str, record: bytes | None = None, part: str = "") -> None:
        """Open a page, a record on it, a part of it."""
        self.went.emit(Place(page, record, part))

    def do(
        self,
        deed: Callable[[Desk], T],
        then: Then | None = None,
        said: str = "",
        failed: Then | None = None,
        *,
        must: bool = False,
    ) -> None:
        """Run a deed on the writing lane, broadcast what it changed, then call `then` with its answer.

        `said` is a finished sentence for the banner, which offers to undo the deed. A FieldcaseError goes to `failed`,
        or is shown to the person. `must`: lock runs it again if it cuts it off, as it does with drafts.
        """
        desk = self.desk

        def run() -> tuple[T, Changes]:
            return desk.watched(lambda: deed(desk))

        def came(answer: tuple[T, Changes]) -> None:
            result, changes = answer
            if changes.kinds:
                self.changed.emit(changes)
            if said:
                self.said.emit(said, True)
            if then is not None:
                then(result)

        self.lanes.write(run, came, failed, must=must)

    def ask(
        self, look: Callable[[Look], Any], then: Then, owner: QObject, slot: str = "", failed: Then | None = None
    ) -> None:
        """Look on the reading lane and call `then` with the answer, unless `owner` is gone or has asked again."""
        reading = self.look
        self.lanes.read(lambda: look(reading), then, owner, slot, failed)

    def to_bin(self, kind: type[Record], key: bytes, said: str, then: Callable[[], None] | None = None) -> None:
        """Put a record into the bin as it stands by then; the banner says so and offers to take it back."""
        from fieldcase.casework import bin as bins

        self.do(lambda desk: bins.put_in(desk, kind, key), lambda _: then() if then is not None else None, said)

    def undo(self) -> None:
        """Take the last deed back."""
        self.do(lambda desk: desk.undo(), lambda _: self.said.emit(self.words("Undone."), False))

    def redo(self) -> None:
        """Do again what was undone last."""
        self.do(lambda desk: desk.redo(), lambda _: self.said.emit(self.words("Done again."), False))

    def dress(self, name: str, value: str) -> None:
        """Write a setting (language, theme, text_size, role, idle_minutes, panic_key) and take it on at once."""
        from fieldcase.casework import settings

        self.do(lambda desk: settings.put(desk, name, value), lambda _: self.dressed.emit(name, value))

    def say(self, sentence: str) -> None:
        """Show a finished sentence in the banner for ten seconds."""
        self.said.emit(sentence, False)

    def tell(self, error: FieldcaseError) -> None:
        """Show an error: what happened, what was kept, what to do."""
        self.failed.emit(error)
