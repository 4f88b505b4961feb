"""Today: what is due, what waits for a decision, what was noted, and whether the vault is copied.

The first page, and light for that reason: what a deed of it needs is imported when the deed is done. Knows lines and
the places they open.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from fieldcase.errors import N_
from ui.keys import Command
from ui.page import Page
from ui.pages.today_held import held_card
from ui.pages.today_inbox import inbox_line
from ui.pages.today_line import Line
from ui.pages.today_lines import Shown, read_today
from ui.pages.today_start import offers_card, start_card
from ui.widgets.basics import button, card, label, scrolled
from ui.widgets.cards import Cards
from ui.widgets.line_button import LineButton
from ui.widgets.turns import delayed
from ui.workplace import Place, Workplace

# So many lines a card shows before a person asks for all of them.
MOST = 5
_MINUTE_MS = 60_000
_HEADINGS = {
    "out": N_("Out on a visit"), "due": N_("What is due"), "visits": N_("Visits"), "unfinished": N_("Unfinished"),
    "waiting": N_("Waiting for a decision"), "safety": N_("Safety"),
}  # fmt: skip


class TodayPage(Page):
    """The page."""

    NAME = "today"
    TITLE = N_("Today")
    LISTENS = frozenset(
        {
            "capture",
            "report",
            "report_part",
            "letter",
            "delivery",
            "meeting",
            "recommendation",
            "follow_up",
            "task",
            "visit",
            "interview",
            "case",
            "consent",
            "issued",
            "access",
            "setting",
            "person",
            "evidence",
            "detention",
            "remedy",
            "check_in",
            "safety_check",
            "safety_plan",
            "peers",
            "sealed_visit",
        }
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.shown: Shown | None = None
        self._all: set[str] = set()
        # The cards that stand, each with what it was made of: only what changed is made anew.
        self._standing: dict[str, tuple[object, QFrame]] = {}
        self.note_button = button(self.words(N_("Quick note")) + "  Ctrl+N", self.note, "primary", "plus")
        self.head.addWidget(self.note_button)
        # While somebody is out, the time left is said anew.
        self._minute = delayed(self, _MINUTE_MS, self.read)
        self.cards = Cards()
        self.body.addWidget(scrolled(self.cards), 1)

    @property
    def stands(self) -> bool:
        """Whether the page shows what it read."""
        return self.shown is not None

    def open(self, place: Place) -> None:
        """Read the page; a quick note that was searched for opens too."""
        super().open(place)
        if self.work.lanes.writing:  # what was just left becomes a draft or an entry in this moment
            self.work.do(lambda desk: None, lambda _: self.read())
        if place.record is not None:
            key = place.record
            self.work.ask(lambda look: look.get(_capture(), key), self._open_note, self, "note")

    def _open_note(self, note: object) -> None:
        from ui.pages.today_inbox import NotePanel

        if note is not None and not note.dealt:  # type: ignore[attr-defined]
            self.work.asked_for_panel.emit(NotePanel(self.work, note))  # type: ignore[arg-type]

    def read(self) -> None:
        """Ask for everything that the page shows."""
        words, tables = self.words, self.work.tables
        self.work.ask(lambda look: read_today(look, words, tables), self._came, self, "today")

    def _came(self, shown: Shown) -> None:
        self.shown = shown
        self.work.counted.emit(self.NAME, shown.deeds)
        self.work.counted.emit("letters", shown.late_letters)
        self.title.setText(self.words(N_("Today, {day}")).format(day=shown.day))
        had = self._focused()
        left: list[QFrame | None] = [self._kept("start", shown.bare, self._start) if shown.bare else None]
        if shown.held:
            left.insert(0, self._kept("held", shown.held, lambda: held_card(self.work, shown.held)))
        if shown.out:
            left.insert(0, self._card("out"))
            self._minute.start()
        left += [self._card("due"), self._card("waiting"), self._inbox()]
        right = [self._card("safety"), None if shown.bare else self._card("visits"), self._card("unfinished")]
        if not shown.offers_seen:
            chosen = (shown.role, shown.idle_minutes)
            offers = self._kept("offers", chosen, lambda: offers_card(self.work, shown))
            min(left, right, key=_tall).append(offers)
        self.cards.show_cards(_there(left), _there(right))
        self._focus_again(had)

    def _kept(self, name: str, made_of: object, make: Callable[[], QFrame]) -> QFrame:
        """The card of a name: the one that stands where it would be made of the same."""
        known = self._standing.get(name)
        if known is None or known[0] != made_of or not isValid(known[1]):
            known = (made_of, make())
            self._standing[name] = known
        return known[1]

    def _focused(self) -> str:
        """What is called the line that has the focus, to find it again after the page was read anew."""
        focus = self.cards.window().focusWidget() if self.isVisible() else None
        return focus.accessibleName() if focus is not None and self.cards.isAncestorOf(focus) else ""

    def _focus_again(self, name: str) -> None:
        if not name:
            return
        same = [one for one in self.cards.findChildren(QWidget) if one.accessibleName() == name]
        (same[0] if same else self.note_button).setFocus()

    def _start(self) -> QFrame:
        return start_card(self.work)

    def _inbox(self) -> QFrame | None:
        shown = self.shown
        assert shown is not None
        if not shown.inbox:
            return None
        notes = shown.inbox if "inbox" in self._all else shown.inbox[:MOST]

        def make() -> QFrame:
            inside: list[QWidget] = [inbox_line(self.work, note) for note in notes]
            return self._framed("inbox", N_("Inbox"), inside, len(shown.inbox))

        return self._kept("inbox", (notes, len(shown.inbox)), make)

    def _card(self, name: str) -> QFrame | None:
        lines: tuple[Line, ...] = getattr(self.shown, name)
        if not lines and name != "visits":
            return None
        return self._kept(name, (lines, name in self._all), lambda: self._made_card(name, lines))

    def _made_card(self, name: str, lines: tuple[Line, ...]) -> QFrame:
        few = lines if name in self._all else lines[:MOST]
        made: list[QWidget] = [
            LineButton(line.text, self._opening(line), kind=line.kind, icon=line.icon) for line in few
        ]
        if name == "visits":
            if not lines:
                made.append(label(self.words(N_("No visit today.")), "muted", wrap=True))
            made.append(button(self.words(N_("New visit")), lambda: self.work.go("visits", None, "new"), "", "plus"))
        return self._framed(name, _HEADINGS[name], made, len(lines))

    def _framed(self, name: str, heading: str, inside: list[QWidget], number: int) -> QFrame:
        made = card(label(self.words(heading), "heading"), *inside, gap=6)
        made.setAccessibleName(self.words(heading))
        if number > MOST and name not in self._all:
            text = self.words(N_("Show all ({n})")).format(n=number)
            layout = made.layout()
            assert layout is not None
            layout.addWidget(button(text, lambda: self._show_all(name), "flat", "chevron-down"))
        return made

    def _show_all(self, name: str) -> None:
        self._all.add(name)
        if self.shown is not None:
            self._came(self.shown)

    def _opening(self, line: Line) -> Callable[[], None]:
        if line.note is not None:
            return lambda: self._begun_note(line)
        if line.detention:
            return lambda: self._begun_detention(line.detention)
        return lambda: self.work.go(*line.place)

    def _begun_note(self, line: Line) -> None:
        from ui.capture import CapturePanel

        self.work.asked_for_panel.emit(CapturePanel(self.work, line.note))

    def _begun_detention(self, key: bytes) -> None:
        from ui.pages.detention_way import go_on

        go_on(self.work, key)

    def note(self) -> None:
        """Write a quick note."""
        from ui.capture import CapturePanel

        self.work.asked_for_panel.emit(CapturePanel(self.work))

    def first_focus(self) -> QWidget:
        """The button of the quick note."""
        return self.note_button

    def commands(self) -> tuple[Command, ...]:
        """The page's own: the window's commands make everything that it offers."""
        return (Command("new-here", N_("Write a quick note"), "Ctrl+E", self.note, listed=False),)


def _tall(cards: list[QFrame | None]) -> int:
    """How tall a column will be: its cards know before they are shown."""
    return sum(one.sizeHint().height() for one in _there(cards))


def _there(cards: list[QFrame | None]) -> list[QFrame]:
    return [one for one in cards if one is not None]


def _capture() -> type:
    from fieldcase.model.deskwork import Capture

    return Capture
