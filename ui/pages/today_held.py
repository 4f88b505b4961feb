"""Who is held now, at the very top of Today: a line for each detention that nobody has ended, its hours ticking.

Tells a pseudonym, the hours and the case's code: whoever looks over a shoulder sees nothing of what the police said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from fieldcase.casework import detained
from fieldcase.casework.detention_said import clock, said_length
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.detention import Detention
from fieldcase.model.people import Person
from ui.widgets.basics import card, label
from ui.widgets.line_button import LineButton

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from fieldcase.model.values import Instant
    from ui.workplace import Workplace

_TICK_MS = 5000


@dataclass(frozen=True)
class Held:
    """A detention that goes on, its case's id and code, the person's pseudonym."""

    detention: Detention
    case: bytes
    code: str
    pseudonym: str


def read_held(look: Look) -> tuple[Held, ...]:
    """Who is held. Runs on the reading lane."""
    found = []
    for one in detained.running(look):
        case = case_of(look, one.scope)
        person = look.get(Person, one.person) if one.person is not None else None
        if case is not None:
            found.append(Held(one, case.key, case.code, person.pseudonym if person is not None else ""))
    return tuple(found)


def said_line(one: Held, now: Instant, words: Words) -> str:
    """The line of a detention at a moment."""
    told = clock(one.detention, (), now)
    if told.held is None:
        length = words(N_("hour not known"))
    elif told.ahead:
        length = words(N_("look at the hour"))
    else:
        length = said_length(told.held, words)
    return " · ".join(part for part in (words(N_("Detained now")), length, one.pseudonym, one.code) if part)


class HeldLine(LineButton):
    """A line whose hours tick; the focus stays where it is."""

    def __init__(self, work: Workplace, one: Held) -> None:
        self._one, self._work = one, work
        part = f"law:{one.detention.key.hex()}"
        super().__init__(
            said_line(one, work.desk.now(), work.words), lambda: work.go("cases", one.case, part), kind="row-bad",
            icon="clock",
        )  # fmt: skip
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Say how long it is now."""
        self.say(said_line(self._one, self._work.desk.now(), self._work.words))


def held_card(work: Workplace, held: tuple[Held, ...]) -> QFrame:
    """The card of all who are held."""
    words = work.words
    made = card(label(words(N_("Held now")), "heading"), *(HeldLine(work, one) for one in held), gap=6)
    made.setAccessibleName(words(N_("Held now")))
    return made
