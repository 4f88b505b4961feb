"""The tab of requests to forget something: those to be answered here, those declined here, those this laptop made.

Knows a card for each; what a request is and who decides is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget

from fieldcase.casework import requests
from fieldcase.casework.called import called, kind_called
from fieldcase.casework.look import Look
from fieldcase.casework.requests import Request, Requests
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.declare import declared
from ui.pages.erase_panel import ErasePanel
from ui.pages.page_part import PagePart
from ui.pages.values import said_moment
from ui.places import ICONS, Where, place_of
from ui.widgets.basics import WIDE_GAP, button, clear, column, label, row, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel
from ui.workplace import Workplace

_EMPTY = N_(
    "Where a colleague asks that something you wrote be erased, it stands here, and you decide. What you asked others "
    "for stands here too."
)
_PARTLY = N_("A part of it is decided by {names}.")
_HEADS = {
    "to_answer": N_("Asked to be forgotten: you decide"), "made": N_("Asked by you"), "declined": N_("Declined here"),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A request with what its record is called and where it stands in the window."""

    request: Request
    title: str
    place: Where


def read_requests(look: Look, work: Workplace) -> dict[str, tuple[Told, ...]]:
    """All of them, by heading. Runs on the reading lane."""
    found: Requests = requests.requests(look)
    return {name: tuple(_told(look, work, one) for one in getattr(found, name)) for name in _HEADS}


def _told(look: Look, work: Workplace, request: Request) -> Told:
    record = request.record
    case = case_of(look, record.scope)
    kind = kind_called(record.KIND, work.words)
    parts = [case.code if case is not None and case.key != record.key else "", kind[:1].upper() + kind[1:]]
    field = next((one.about.label for one in declared(type(record)) if one.name == request.field), "")
    parts += [called(record, look.tables, work.words), work.words(field) if field else ""]
    return Told(request, " · ".join(part for part in parts if part), place_of(look, record.KIND, record.key))


class RequestsPart(PagePart):
    """The tab."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.found: dict[str, tuple[Told, ...]] = {}
        self._lines = column(gap=WIDE_GAP - 4)
        self.empty = Empty("check", self.words(_EMPTY))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(scrolling(self._lines))
        self.setLayout(column(self.stack))

    def read(self) -> None:
        """Ask for all of them."""
        self.work.ask(lambda look: read_requests(look, self.work), self._came, self, "requests")

    def _came(self, found: dict[str, tuple[Told, ...]]) -> None:
        before, self.found = self.found, found
        if before and self._says(before) == self._says(found):
            return  # made anew, the cards would lose the keyboard
        self.stack.setCurrentIndex(1 if any(found.values()) else 0)
        clear(self._lines)
        for name, several in found.items():
            if several:
                self._lines.addWidget(label(self.words(_HEADS[name]), "heading", wrap=True))
            for one in several:
                self._lines.addWidget(self._card(one))
        self._lines.addStretch(1)

    def _says(self, found: dict[str, tuple[Told, ...]]) -> list[tuple[str, str, str]]:
        return [(name, one.title, self._said(one.request)) for name, several in found.items() for one in several]

    def _card(self, one: Told) -> QWidget:
        card = QFrame()
        card.setProperty("kind", "card")
        icon = ICONS.get(one.request.record.KIND, "pencil")
        above = LineButton(one.title, lambda: self.work.go(*one.place), icon=icon)
        parts: list[QWidget] = [above, label(self._said(one.request), "muted", wrap=True)]
        if one.request.declined is not None:
            reason = one.request.declined.reason
            parts += [label(reason, wrap=True)] if reason else []
        deeds = self._deeds(one)
        parts += [flowing(*deeds)] if deeds else []
        card.setLayout(column(*parts, gap=10, edge=16))
        return card

    def _said(self, one: Request) -> str:
        words, when = self.words, said_moment(one.at, self.work)
        names = ", ".join(name or words(N_("somebody whose card is not here")) for name in one.deciders)
        if one.by:
            said = words(N_("{name} asked for it to be erased, {when}.")).format(name=one.by, when=when)
            return f"{said} {words(_PARTLY).format(names=names)}" if names else said
        said = words(N_("Asked {when}. {names} decides.")).format(when=when, names=names)
        here = words(N_("The request has reached {n} of {m} laptops.")).format(n=one.having, m=one.sharing)
        return f"{said} {here}"

    def _deeds(self, one: Told) -> tuple[QWidget, ...]:
        words = self.words
        erase = button(words(N_("Erase for good…")), partial(self._erase, one), "danger", "trash-2")
        if one.request.declined is not None:
            again = partial(self._do, lambda desk: requests.reconsider(desk, one.request))
            return button(words(N_("Answer it after all")), again), erase
        if one.request.by:
            return button(words(N_("Decline…")), partial(self._decline, one.request)), erase
        return ()

    def _do(self, deed: Callable[..., object]) -> None:
        self.work.do(deed, lambda _: self.read())

    def _erase(self, one: Told) -> None:
        panel = ErasePanel(self.work, one.request.record, one.title, self.read, field=one.request.field)
        self.work.asked_for_panel.emit(panel)

    def _decline(self, request: Request) -> None:
        self.work.asked_for_panel.emit(DeclinePanel(self.work, request, self.read))

    def first_focus(self) -> QWidget:
        """The first record, where there is one."""
        found = [above for above in self.findChildren(LineButton) if above.isVisibleTo(self)]
        return found[0] if found else self


class DeclinePanel(Panel):
    """Why a request is declined: kept on this desk alone."""

    WIDTH = 520

    def __init__(self, work: Workplace, request: Request, then: Callable[[], None]) -> None:
        words = work.words
        super().__init__(words(N_("Decline the request")))
        self.work, self.request, self._then = work, request, then
        self.line = QLineEdit()
        self.line.setAccessibleName(words(N_("Why it was declined")))
        said = words(N_(
            "Nothing is erased, and nobody is told. The reason stays on this laptop. The request stays listed, and you "
            "can still carry it out."
        ))  # fmt: skip
        decline = button(words(N_("Decline")), self._decline, "primary")
        self.line.returnPressed.connect(self._decline)
        last = row(button(words(N_("Leave it")), self.escaped), decline)
        last.insertStretch(0, 1)
        above = label(words(N_("Why it was declined")))
        heading = label(words(N_("Decline the request")), "heading", wrap=True)
        self.setLayout(column(heading, label(said, "muted", wrap=True), above, self.line, last, gap=10, edge=20))

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.line

    def _decline(self) -> None:
        request, reason, then = self.request, self.line.text(), self._then
        self.close_panel()
        self.work.do(lambda desk: requests.decline(desk, request, reason), lambda _: then())
