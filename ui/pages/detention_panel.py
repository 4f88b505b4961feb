"""Ctrl+Shift+D: an urgent detention on one screen, written down while somebody is on the telephone.

Each key is a draft inside the vault a moment later; Ctrl+Enter makes the case, the person, the event and the tasks in
one deed. Knows the lines as typed; refuses to ask for a name and to hold anything up because of a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from fieldcase.casework import detained, detaining, meetings, people
from fieldcase.casework import detention_lines as asked
from fieldcase.casework.detained import Begun
from fieldcase.casework.detention_lines import entry_of
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.ids import DetentionId, ScopeId
from ui.pages.detention_lines import DetentionLines
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.overlay import Panel
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

# A telephone call may break off at any word.
DRAFT_AFTER_MS = 200
_CONSENT = N_("Nobody was asked for consent yet: nothing of this leaves the vault.")
_HINT = N_("Enter next line · 1 2 3 choose · Ctrl+Enter done · F1 what to say, whom to call · Esc leave, all is kept")


@dataclass(frozen=True)
class _Ready:
    """What the screen begins with: an entry to go on with, the country used last, a free pseudonym, who is known."""

    begun: Begun | None
    country: str
    pseudonym: str
    known: tuple[tuple[bytes, str], ...]


class DetentionPanel(Panel):
    """The screen. `case` is the one that it adds to, None where it makes a new one; `key`, the entry to go on with."""

    WHOLE: ClassVar[bool] = True

    def __init__(self, work: Workplace, case: Case | None = None, key: bytes | None = None) -> None:
        words = work.words
        super().__init__(words(N_("Urgent detention")))
        self.setProperty("kind", "whole")
        self.work, self.words = work, words
        self.key = DetentionId(key or work.desk.new_id())
        self.scope = case.scope if case is not None else None
        self.typed: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._unkept: set[str] = set()
        self._known: tuple[tuple[bytes, str], ...] = ()
        self._over = False
        self._lay(case)
        self._timer = delayed(self, DRAFT_AFTER_MS, self.keep)
        self.lines.edited.connect(self._edited)
        self.lines.finished.connect(self.done_button.setFocus)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._bring_into_view)
        work.hold(self, self.unkept_deeds)
        scope = self.scope
        self._ready: _Ready | None = None
        self.lines.built.connect(self._begin)
        work.ask(lambda look: _ready(look, scope, case, key), self._came, self, "ready")

    def _lay(self, case: Case | None) -> None:
        words = self.words
        self.lines = DetentionLines(self.work)
        self.title = label(words(N_("Urgent detention")), "title")
        self.into = label("", "chip")
        self._name_case(case.code if case is not None else "")
        self.done_button = button(words(N_("Make the case and its tasks")), self.finish, "primary", "check")
        self.memo_button = button(words(N_("What to say, whom to call")), self.show_memo, "", "book-open")
        self.away_button = button(words(N_("Throw away")), self.throw_away, "flat", "trash-2")
        self.said = label(words(_CONSENT), "chip-warn", wrap=True)
        head = row(self.title, self.into, self.said)
        head.setStretch(2, 1)
        last = row(self.away_button, self.memo_button, self.done_button)
        last.insertStretch(1, 1)
        self.area = scrolled(self.lines)
        held = column(head, self.area, label(words(_HINT), "muted", wrap=True), last, gap=8, edge=14)
        held.setStretch(1, 1)
        self.setLayout(held)

    def _name_case(self, code: str) -> None:
        words = self.words
        self.into.setText(words(N_("into case {code}")).format(code=code) if code else words(N_("new case")))

    def first_focus(self) -> QWidget:
        """Since when."""
        return self.lines.first_line()

    def _came(self, ready: _Ready) -> None:
        self._ready = ready
        self._begin()

    def _begin(self) -> None:
        """Show what the screen begins with, once all lines are there and the vault has answered."""
        ready = self._ready
        if ready is None or not self.lines.is_built or self._over:
            return
        begun = ready.begun
        self._given = {asked.COUNTRY: ready.country, asked.PSEUDONYM: ready.pseudonym}
        if begun is not None and not self._unkept:
            self.key, self.scope = begun.key, begun.scope
            self._name_case(begun.code)
            self._given |= begun.lines
        self.typed = {**self._given, **self.typed}
        self.lines.typed_at = asked.typed_at(self.typed)
        chosen = asked.known_of(self.typed)
        self.lines.offer_people(self.typed[asked.PSEUDONYM], ready.known, chosen)
        self._known = ready.known
        self.lines.show_lines(self.typed)

    def _edited(self, name: str, text: str) -> None:
        if name == asked.PSEUDONYM:
            self.work.ask(people.free_pseudonym, self._take_pseudonym, self, "pseudonym")
            return
        self._take(name, text)
        if name == asked.SINCE:
            now = self.work.desk.now()
            self.lines.typed_at = now
            self._take(asked.TYPED_AT, now.text)
            self.lines.fields[name].check()

    def _take_pseudonym(self, word: str) -> None:
        self._take(asked.PSEUDONYM, word)
        self._take(asked.WHO, "")
        self.lines.offer_people(word, self._known, b"")

    def _take(self, name: str, text: str) -> None:
        self.typed[name] = text
        self._unkept.add(name)
        if not self._timer.isActive():
            self._timer.start()

    @property
    def is_empty(self) -> bool:
        """Whether a person wrote nothing: what was offered does not count."""
        offered = {asked.PSEUDONYM, asked.COUNTRY, asked.TYPED_AT}
        return not any(text.strip() for name, text in self.typed.items() if name not in offered)

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What would keep the lines typed since the last draft: run by the timer, or at once by lock."""
        if self._over or not self._unkept:
            return []
        key, scope = self.key, self.scope
        # All lines each time: one deed stands for those before it, and what was offered is kept with what was typed.
        lines = {name: text or None for name, text in self.typed.items()}
        return [lambda desk: detaining.keep(desk, key, scope, lines)]

    def keep(self) -> None:
        """Keep what was typed as a draft."""
        deeds = self.unkept_deeds()
        self._unkept = set()
        self._timer.stop()
        for deed in deeds:
            self.work.owed.keep(deed, (self.key, "lines"))

    def finish(self) -> None:
        """Make the case and its tasks; where nothing was written, stay."""
        if self.is_empty:
            self.said.setText(
                self.words(N_("Nothing is written yet. Begin with the hour or with what the police said."))
            )
            self.first_focus().setFocus()
            return
        work, key, scope, words = self.work, self.key, self.scope, self.words
        entry = entry_of(self.typed, work.language, work.tables)
        self._end()

        def made(case: Case) -> None:
            work.go("cases", case.key, f"law:{key.hex()}")

        said = words(N_("Written down, with what is to be done."))
        work.owed.keep(lambda desk: detaining.finish(desk, key, scope, entry, words), (key,), made, said)

    def show_memo(self) -> None:
        """What to say, whom to call, what a fine is and what a bribe."""
        from ui.pages.detention_memo import MemoPanel

        self.work.asked_for_panel.emit(MemoPanel(self.work, self.typed.get(asked.COUNTRY, "")))

    def throw_away(self) -> None:
        """Forget the entry."""
        key = self.key
        self._end()
        self.work.do(lambda desk: detaining.give_up(desk, key), lambda _: self._tell_change(), must=True)

    def escaped(self) -> None:
        """Close; what was typed is kept."""
        kept, work = not self.is_empty, self.work
        self.keep()
        self._end()
        if kept:
            work.say(self.words(N_("Kept as a draft. Ctrl+Shift+D goes on with it.")))
        work.do(lambda _desk: None, lambda _: self._tell_change())

    def _tell_change(self) -> None:
        from fieldcase.casework.changes import Changes

        self.work.changed.emit(Changes(frozenset({"detention"})))

    def _end(self) -> None:
        self._over = True
        self._timer.stop()
        self.close_panel()

    def takes(self, keys: str) -> bool:
        """Ctrl+Enter finishes, F1 shows what to say."""
        if keys in ("Ctrl+Return", "Ctrl+Enter"):
            self.finish()
        elif keys == "F1":
            self.show_memo()
        else:
            return False
        return True

    def _bring_into_view(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and shiboken6.isValid(self.lines) and self.lines.isAncestorOf(new):
            self.area.ensureWidgetVisible(new, 0, 60)


def _ready(look: Look, scope: ScopeId | None, case: Case | None, key: bytes | None) -> _Ready:
    """Runs on the reading lane."""
    begun = detained.begun(look, scope if key is None else None, key)
    country = case.country if case is not None and case.country else detained.last_country(look)
    return _Ready(begun, country, people.free_pseudonym(look), meetings.known(look, None))
