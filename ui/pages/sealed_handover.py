"""Visits sealed to one laptop: written onto a stick as often as wanted, then removed here.

Knows what stays of each (when, how many); nothing here can open one.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from fieldcase.casework import sealed_list, sealed_visits
from fieldcase.errors import N_
from fieldcase.model.sealing import SealedVisit
from ui.jobs import Step, write_long
from ui.pages.plain_export import PlainPanel
from ui.pages.values import said_moment
from ui.widgets.basics import button, clear, column, label
from ui.widgets.file_picker import FilePicker, Wanted
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.lane import Stop
    from ui.workplace import Workplace

_REMOVE = (
    N_("The sealed file is removed from this laptop. Older backups of this vault still have it, and cannot open it."),
    N_("Do this once the coordinator has taken the visit in: whoever lost the file on the way needs it once more."),
)


class SealedHandover(QFrame):
    """The card; nothing where no visit was sealed to the laptop."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.setProperty("kind", "card")
        self.lines = column(gap=8, edge=16)
        self.setLayout(self.lines)
        self.hide()

    def show_device(self, device: bytes) -> None:
        """Ask what was sealed to a laptop."""
        self.work.ask(lambda look: _read(look, device), self._came, self, "sealed")

    def _came(self, found: tuple[SealedVisit, ...]) -> None:
        words = self.words
        clear(self.lines)
        self.setAccessibleName(words(N_("Visits sealed to this laptop")))
        self.lines.addWidget(label(words(N_("Visits sealed to this laptop")), "strong"))
        for visit in found:
            self._line(visit)
        self.setVisible(bool(found))

    def _line(self, visit: SealedVisit) -> None:
        words, given = self.words, visit.given
        when = said_moment(visit.at.milliseconds, self.work) if visit.at is not None else ""
        parts = [words(N_("Sealed {day}")).format(day=when)]
        if visit.interviews is not None:
            parts.append(words.plural("{n} interview", "{n} interviews", visit.interviews).format(n=visit.interviews))
        if given is None:
            parts.append(words(N_("not handed over yet")))
        else:
            parts.append(words(N_("written {day}")).format(day=said_moment(given.milliseconds, self.work)))
        if visit.blob is None:
            parts.append(words(N_("removed from this laptop")))
        self.lines.addWidget(label(" · ".join(parts), "chip-warn" if given is None else "", wrap=True))
        if visit.blob is None:
            return
        deeds = [button(words(N_("Write to a folder or stick…")), partial(self.give, visit), "", "usb")]
        if given is not None:
            deeds.append(button(words(N_("Remove from this laptop…")), partial(self.remove, visit), "danger"))
        self.lines.addWidget(flowing(*deeds))

    def give(self, visit: SealedVisit) -> None:
        """Choose a folder, and write the sealed file into it."""
        work, words = self.work, self.words

        def write(paths: list[Path]) -> None:
            def deed(desk: Desk, _step: Step, _stop: Stop) -> Path:
                return sealed_visits.give(desk, visit, paths[0])

            def done(path: Path) -> None:
                work.say(words(N_("The sealed visit lies at {path}.")).format(path=path))

            write_long(work, words(N_("The sealed visit is being written …")), deed, done)

        title = words(N_("Into which folder, or onto which stick?"))
        work.asked_for_panel.emit(FilePicker(words, title, Wanted.FOLDER, Path.home(), write))

    def remove(self, visit: SealedVisit) -> None:
        """Ask first, then remove it here."""
        work, words = self.work, self.words

        def done(_changes: object) -> None:
            work.say(words(N_("The sealed visit was removed from this laptop.")))

        work.asked_for_panel.emit(
            PlainPanel(
                work, words(N_("Remove the sealed visit from this laptop")), tuple(words(one) for one in _REMOVE),
                lambda: work.do(lambda desk: sealed_visits.let_go(desk, visit), done), verb=words(N_("Remove")),
            )
        )  # fmt: skip


def _read(look: Look, device: bytes) -> tuple[SealedVisit, ...]:
    return tuple(one for one in sealed_list.sealed(look) if one.device == device)
