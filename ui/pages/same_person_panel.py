"""Pairs of records that may be one person, each with the reason and three answers: same, two, not sure. And the records
that one person is linked with, each with a way there and a way to take the link back.

Nothing is merged and nothing is changed in either record. Knows pairs; what is proposed is casework's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.casework import consents, same_person
from fieldcase.casework.same_person import Proposal
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from fieldcase.model.judged import SamePerson
from fieldcase.model.people import Person
from fieldcase.model.said import said_date
from ui.widgets.basics import button, clear, column, label, row, scrolled
from ui.widgets.flow import flowing
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

MOST = 20
_SAID = N_(
    "Nothing is merged. Where you say that it is the same person, reports count the two as one, and what one of them "
    "takes back is proposed for the other. You can take it back at any time. It stays on this laptop."
)
_NONE = N_("No two records look like one person.")
_REASONS = {
    same_person.PSEUDONYM: N_("the same pseudonym, and nothing that is stated speaks against it"),
    same_person.CODE: N_("the same working code"),
    same_person.IDENTITY: N_("what identifies them is the same on both"),
}
_UNSURE = N_("Somebody was not sure.")
_AGREES = N_("{name} took an answer back. On the other record one still stands.")


def _where(look: Look, work: Workplace, person: Person) -> str:
    case = case_of(look, person.scope)
    if case is not None:
        return work.words(N_("case {code}")).format(code=case.code)
    visit = next(iter(look.all(Visit, person.scope)), None)
    when = said_date(visit.date, work.words) if visit is not None and visit.date is not None else ""
    return work.words(N_("visit {date}")).format(date=when).strip()


@dataclass(frozen=True)
class Pair:
    """A proposal, with where each of the two records is."""

    proposal: Proposal
    first: str
    second: str


def read_pairs(look: Look, work: Workplace) -> tuple[Pair, ...]:
    """The first pairs that are a question. Runs on the reading lane."""
    found = same_person.proposals(look, MOST)
    return tuple(Pair(one, _where(look, work, one.first), _where(look, work, one.second)) for one in found)


def _line(work: Workplace, person: Person, where: str, closing: Callable[[], None]) -> LineButton:
    def go() -> None:
        closing()
        work.go("people", person.key)

    said = " · ".join(part for part in (
        person.pseudonym, work.term("gender", person.gender) if person.gender != "not_stated" else "",
        work.term("age_band", person.age_band) if person.age_band != "not_stated" else "", where,
    ) if part)  # fmt: skip
    return LineButton(said, go, icon="user")


class SamePersonPanel(Panel):
    """The pairs, the first twenty of them."""

    WIDTH = 680

    def __init__(self, work: Workplace) -> None:
        words = work.words
        super().__init__(words(N_("The same person?")))
        self.work = work
        self.said = label(words(_NONE), wrap=True)
        self._lines = column(gap=10)
        inside = QWidget()
        inside.setLayout(self._lines)
        self.close_button = button(words(N_("Close")), self.escaped)
        last = row(self.close_button)
        last.insertStretch(0, 1)
        heading = label(words(N_("The same person?")), "heading", wrap=True)
        about = label(words(_SAID), "muted", wrap=True)
        self.held = scrolled(inside)
        self.held.setMinimumHeight(280)
        self.setLayout(column(heading, about, self.said, self.held, last, gap=10, edge=20))
        self.read()

    def read(self) -> None:
        """Read them anew."""
        self.work.ask(lambda look: read_pairs(look, self.work), self._came, self, "pairs")

    def _came(self, found: tuple[Pair, ...]) -> None:
        clear(self._lines)
        self.said.setVisible(not found)
        self.held.setVisible(bool(found))
        for one in found:
            self._lines.addWidget(self._card(one))
        self._lines.addStretch(1)
        self.first_focus().setFocus()

    def _card(self, one: Pair) -> QWidget:
        words, pair = self.work.words, one.proposal
        card = QFrame()
        card.setProperty("kind", "card")
        why = "; ".join(words(_REASONS[reason]) for reason in pair.reasons)
        text = words(N_("Why: {reasons}.")).format(reasons=why)
        deeds = [
            button(words(N_("Same person")), partial(self._judge, pair, same_person.SAME)),
            button(words(N_("Two people")), partial(self._judge, pair, same_person.TWO)),
        ]
        if pair.put_off:
            text = f"{text} {words(_UNSURE)}"
        else:
            deeds.append(button(words(N_("Not sure: later")), partial(self._judge, pair, same_person.LATER), "flat"))
        card.setLayout(column(
            _line(self.work, pair.first, one.first, self.close_panel),
            _line(self.work, pair.second, one.second, self.close_panel),
            label(text, "muted", wrap=True), flowing(*deeds), gap=8, edge=14,
        ))  # fmt: skip
        return card

    def _judge(self, pair: Proposal, verdict: str) -> None:
        first, second = pair.first, pair.second
        self.work.do(lambda desk: same_person.judge(desk, first, second, verdict), lambda _: self.read())

    def first_focus(self) -> QWidget:
        """The first record of the first pair."""
        found = self.held.findChildren(LineButton)
        return found[0] if found else self.close_button


@dataclass(frozen=True)
class Links:
    """What a person is linked with: the records with where they are, which links can be taken back here, and on which
    an answer still stands that this person took back."""

    others: tuple[tuple[Person, str], ...]
    direct: frozenset[bytes]
    agreeing: frozenset[bytes]


class SameCard(QFrame):
    """Beside a person: the records somebody linked with this one. Hidden while there are none."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work = work
        self.person: Person | None = None
        self.setProperty("kind", "card")
        self._lines = column(gap=6)
        heading = label(work.words(N_("The same person, as somebody said")), "heading", wrap=True)
        whole = column(heading, gap=8, edge=16)
        whole.addLayout(self._lines)
        self.setLayout(whole)
        self.hide()
        work.changed.connect(self._heard)

    def show_person(self, person: Person) -> None:
        """Read the links of a person, and show them."""
        self.person = person

        def read(look: Look) -> Links:
            others = same_person.same_as(look, person)
            agreeing = frozenset(one.key for one in same_person.still_agreeing(look, person))
            placed = tuple((one, _where(look, self.work, one)) for one in others)
            return Links(placed, same_person.directly(look, person), agreeing)

        self.work.ask(read, self._came, self, "links")

    def _heard(self, changes: Changes) -> None:
        if self.person is not None and changes.kinds & {SamePerson.KIND, "consent"}:
            self.show_person(self.person)

    def _came(self, found: Links) -> None:
        clear(self._lines)
        words, person = self.work.words, self.person
        self.setVisible(bool(found.others))
        for other, where in found.others if person is not None else ():
            self._lines.addWidget(_line(self.work, other, where, lambda: None))
            deeds = []
            if other.key in found.agreeing:
                said = words(_AGREES).format(name=person.pseudonym if person is not None else "")
                self._lines.addWidget(label(said, "wrong", wrap=True))
                deeds.append(button(words(N_("Withdraw it there too")), partial(self._withdraw, other)))
            if other.key in found.direct:
                deeds.append(button(words(N_("Not the same after all")), partial(self._take_back, other), "flat"))
            if deeds:
                self._lines.addWidget(flowing(*deeds))

    def _withdraw(self, other: Person) -> None:
        self.work.do(lambda desk: consents.withdraw(desk, other), lambda _: None)

    def _take_back(self, other: Person) -> None:
        person = self.person
        if person is not None:
            self.work.do(lambda desk: same_person.take_back(desk, person, other), lambda _: None)
