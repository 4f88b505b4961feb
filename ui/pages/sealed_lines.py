"""Sealed visits that are still under way, above the list of visits: go on, seal, or give up, which asks twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import colleagues, sealed_list, sealing
from fieldcase.casework.changes import Changes
from fieldcase.errors import N_
from fieldcase.model.sealing import SealedVisit
from ui.pages.plain_export import PlainPanel
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

    def _came(self, found: tuple[tuple[bytes, str, int], ...]) -> None:
        words = self.words
        clear(self.lines)
        for number, name, since in found:
            said = words(N_("Sealed visit under way, not sealed yet · for: {name} · since {day}")).format(
                name=name, day=said_moment(since, self.work)
            )
            self.lines.addWidget(
                card(
                    label(said, "chip-warn", wrap=True),
                    flowing(
                        button(words(N_("Go on with it")), partial(resume, self.work, number), "primary"),
                        button(words(N_("Seal it…")), partial(resume, self.work, number, seal=True), "", "lock"),
                        button(words(N_("Give it up…")), partial(self.give_up, number), "danger"),
                    ),
                )
            )
        self.setVisible(bool(found))

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


def _read(look: Look) -> tuple[tuple[bytes, str, int], ...]:
    names = {one.device: one.label for one in colleagues.known(look)}
    return tuple((one.id, names.get(one.device, ""), one.since) for one in sealed_list.open_visits(look))
