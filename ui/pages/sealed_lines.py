"""Sealed visits that are still under way, above the list of visits: go on, seal, or give up, which asks twice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import colleagues, sealed_list, sealing
from fieldcase.casework.changes import Changes
from fieldcase.errors import N_
from fieldcase.model.sealing import SealedVisit
from ui.pages.plain_export import PlainPanel
from ui.pages.seal_another import choose_another
from ui.pages.seal_begin import resume
from ui.pages.values import said_moment
from ui.widgets.basics import button, card, clear, column, label
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_ONCE = (
    N_("Everything that was written down of this visit is destroyed. It is in no backup, nobody can bring it back."),
    N_("Where anything was told to you, seal the visit instead: only the coordinator can open it then."),
)
_NOT_BELIEVED = N_("This laptop is believed no longer, so nothing can be sealed to it. What was written down is kept.")
_TWICE = N_("Are you sure? What people told on this visit cannot be asked of them again.")


class SealedLines(QWidget):
    """The lines; nothing where no sealed visit is under way."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.lines = column(gap=8)
        self.setLayout(self.lines)
        self.hide()

    def read(self) -> None:
        """Ask which there are."""
        if not self.work.sealed_to:
            self.work.ask(_read, self._came, self, "sealed")

    def _came(self, found: tuple[UnderWay, ...]) -> None:
        words = self.words
        clear(self.lines)
        for one in found:
            said = words(N_("Sealed visit under way, not sealed yet · for: {name} · since {day}")).format(
                name=one.name, day=said_moment(one.since, self.work)
            )
            told = [label(said, "chip-warn", wrap=True)]
            if not one.believed:
                told.append(label(words(_NOT_BELIEVED), wrap=True))
            self.lines.addWidget(card(*told, flowing(*self._deeds(one))))
        self.setVisible(bool(found))

    def _deeds(self, one: UnderWay) -> tuple[QWidget, ...]:
        words, work, number = self.words, self.work, one.number
        go_on = button(words(N_("Go on with it")), partial(resume, work, number), "primary" if one.believed else "")
        give_up = button(words(N_("Give it up…")), partial(self.give_up, number), "danger")
        if one.believed:
            return go_on, button(words(N_("Seal it…")), partial(resume, work, number, seal=True), "", "lock"), give_up
        another = partial(choose_another, work, self, number)
        return button(words(N_("Choose another coordinator…")), another, "primary", "lock"), go_on, give_up

    def give_up(self, number: bytes) -> None:
        """Ask, ask again, then destroy it."""
        work, words = self.work, self.words
        title = words(N_("Give up a sealed visit"))
        verb = words(N_("Destroy it"))

        def gone(_settled: bool) -> None:
            work.changed.emit(Changes(frozenset({SealedVisit.KIND})))
            work.say(words(N_("The visit was given up: nothing of it is left here.")))

        def destroy() -> None:
            work.do(lambda desk: sealing.abandon(desk, number), gone)

        def again() -> None:
            work.asked_for_panel.emit(PlainPanel(work, title, (words(_TWICE),), destroy, verb=verb))

        sentences = tuple(words(one) for one in _ONCE)
        work.asked_for_panel.emit(PlainPanel(work, title, sentences, again, verb=words(N_("Give it up…"))))


@dataclass(frozen=True)
class UnderWay:
    """A sealed visit under way: its id, what the coordinator's card says, since when (milliseconds), and whether that
    laptop is still believed."""

    number: bytes
    name: str
    since: int
    believed: bool


def _read(look: Look) -> tuple[UnderWay, ...]:
    people = {one.device: one for one in colleagues.known(look)}
    found = ((one, people.get(one.device)) for one in sealed_list.open_visits(look))
    return tuple(
        UnderWay(one.id, to.label if to else "", one.since, to is not None and to.revoked is None) for one, to in found
    )
