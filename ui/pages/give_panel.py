"""A case or visits are handed over: to whom, what of it, until when. What that comes to is looked at before a file is
written (`give_before_panel`).

Names and whatever else identifies are off; what belongs to the network is asked for twice, by two answers of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from fieldcase.casework import colleagues, giving
from fieldcase.casework.called import called
from fieldcase.casework.giving import LASTS, Holder, Terms
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Visit
from ui.jobs import Step, write_long
from ui.pages.exchange_said import believed
from ui.pages.give_before_panel import BeforePanel
from ui.pages.holder_choice import HolderChoice
from ui.pages.meet_panel import meet
from ui.pages.own_name import with_own_card
from ui.widgets.basics import Combo, button, column, label, row, scrolling
from ui.widgets.check_line import CheckLine
from ui.widgets.tall import TallPanel

if TYPE_CHECKING:
    from fieldcase.casework.colleagues import Colleague
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.giving import Beforehand
    from fieldcase.casework.look import Look
    from ui.lane import Stop
    from ui.workplace import Workplace

_IDENTITY = N_("Names too, and whatever else identifies: telephones, addresses, dates of birth")
_NETWORK = N_("What belongs to the network too: who works with it, allies, what is done for safety")
_NETWORK_TWICE = N_(
    "Yes, all of that: on a laptop that is seized it leads to everybody who is named there, and nobody can take it back"
)
_DAYS = (7, 30, LASTS, 365)
_LINES, _FEW = 27, 18


def ask_what_to_give(
    work: Workplace, owner: QWidget, *, to: bytes | None = None, kinds: tuple[type[Holder], ...] = (Case, Visit),
    ticked: Sequence[Holder] = (), terms: Terms | None = None,
) -> None:  # fmt: skip
    """Ask to whom cases and visits are handed over; to `to` where nobody says otherwise, `ticked` ticked already, on
    the `terms` of last time where they are known.

    Without anybody's card a card comes first: there is nobody to write for.
    """

    def looked(people: tuple[Colleague, ...]) -> None:
        if people:
            work.asked_for_panel.emit(GivePanel(work, people, to, kinds, ticked, terms))
        else:
            meet(work, owner, lambda card: ask_what_to_give(work, owner, to=card.device, kinds=kinds, ticked=ticked))

    with_own_card(work, owner, lambda: work.ask(believed_people, looked, owner, "to whom"))


def believed_people(look: Look) -> tuple[Colleague, ...]:
    """Whom something can be handed over to. Runs on the reading lane."""
    return tuple(one for one in colleagues.known(look) if one.revoked is None)


class GivePanel(TallPanel):
    """The questions. Exactly one case that was ticked before is no question any more."""

    WIDTH = 680

    def __init__(
        self, work: Workplace, people: tuple[Colleague, ...], to: bytes | None, kinds: tuple[type[Holder], ...],
        ticked: Sequence[Holder], terms: Terms | None = None,
    ) -> None:  # fmt: skip
        words = work.words
        self._case = ticked[0] if kinds == (Case,) and len(ticked) == 1 else None
        title = words(N_("Hand over the case")) if self._case is not None else words(N_("Hand over"))
        super().__init__(title)
        self.work, self.words = work, words
        self.to = Combo(words(N_("To whom")))
        self._offer(people, to)
        self.choice = HolderChoice(work, kinds, ticked) if self._case is None else None
        self.version = Combo(words(N_("Which version")), self._versions())
        self.version.currentIndexChanged.connect(lambda _at: self._version_chosen())
        self.identity = CheckLine(words(_IDENTITY))
        self.network = CheckLine(words(_NETWORK), self._network_turned)
        self.twice = CheckLine(words(_NETWORK_TWICE))
        self.twice.hide()
        self.days = Combo(words(N_("Until when it can be taken in")), tuple(
            (str(one), words.plural("{n} day from today", "{n} days from today", one).format(n=one)) for one in _DAYS
        ), str(LASTS))  # fmt: skip
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.go = button(words(N_("See what can be read there")), self.look, "primary", "eye")
        self._lay(title)
        if terms is not None:
            self._as_before(terms)

    def _as_before(self, terms: Terms) -> None:
        """The answers of last time. What belongs to the network is said for the second time anew, each time."""
        self.identity.box.setChecked(terms.identity)
        self.network.box.setChecked(terms.network)
        if self._case is not None and terms.use:
            self.version.choose(terms.use)

    def _lay(self, title: str) -> None:
        words = self.words
        held = column(gap=10)
        if self._case is not None:
            held.addWidget(label(called(self._case, self.work.tables, words), "strong", wrap=True))
        for one in (self.to, *((self.choice,) if self.choice is not None else ())):
            name = label(one.accessibleName() if one is self.to else words(N_("What is handed over")), "label")
            name.setBuddy(one)
            held.addWidget(name)
            held.addWidget(one)
        if self._case is not None:
            name = label(self.version.accessibleName(), "label")
            name.setBuddy(self.version)
            held.addWidget(name)
            held.addWidget(self.version)
        self.along = label(words(N_("What goes along")), "label")
        held.addWidget(self.along)
        for tick in (self.identity, self.network, self.twice):
            held.addWidget(tick)
        name = label(self.days.accessibleName(), "label")
        name.setBuddy(self.days)
        held.addWidget(name)
        held.addWidget(self.days)
        self.area = scrolling(held)
        self.lines = _LINES if self.choice is not None else _FEW
        last = row(button(words(N_("Another laptop…")), self._another, icon="user-plus"))
        last.addStretch(1)
        last.addWidget(button(words(N_("Cancel")), lambda: self.close_panel()))
        last.addWidget(self.go)
        whole = column(label(title, "heading"), gap=12, edge=20)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.wrong)
        whole.addLayout(last)
        self.setLayout(whole)

    def _offer(self, people: tuple[Colleague, ...], to: bytes | None) -> None:
        """Offer these people, one of them chosen."""
        self.to.clear()
        for one in people:
            self.to.addItem(f"{one.label} · {believed(one, self.words)}", one.device.hex())
        self.to.setCurrentIndex(next((at for at, one in enumerate(people) if one.device == to), 0))

    def _versions(self) -> tuple[tuple[str, str], ...]:
        """All that may be told between colleagues, or what a file for one use would tell."""
        words = self.words
        redacted = words(N_("Redacted: {use}"))
        uses = tuple((code, redacted.format(use=use)) for code, use in options("use", words.language))
        return (("", words(N_("All that may be told between colleagues"))), *uses)

    def _version_chosen(self) -> None:
        """In a redacted version the rules of its use decide, and nothing else is asked."""
        asked = not self.version.code
        for one in (self.along, self.identity, self.network):
            one.setVisible(asked)
        self.twice.setVisible(asked and self.network.box.isChecked())

    def first_focus(self) -> QWidget:
        """To whom."""
        return self.to

    def _network_turned(self, on: bool) -> None:
        self.twice.setVisible(on)
        if on:  # once it has its place
            QTimer.singleShot(0, self.twice, lambda: self.area.ensureWidgetVisible(self.twice))
        else:
            self.twice.box.setChecked(False)

    def _another(self) -> None:
        """Take in another card; the questions stay as they are answered."""
        meet(self.work, self, lambda card: self.work.ask(believed_people, partial(self._met, card.device), self, "met"))

    def _met(self, device: bytes, people: tuple[Colleague, ...]) -> None:
        self._offer(people, device)

    @property
    def holders(self) -> tuple[Holder, ...]:
        """What is handed over."""
        if self.choice is None:
            return (self._case,) if self._case is not None else ()
        return tuple(self.choice.chosen.values())

    @property
    def terms(self) -> Terms:
        """On which terms: the network's only where both questions were answered."""
        if self.version.code:
            return Terms(use=self.version.code)
        network = self.network.box.isChecked() and self.twice.box.isChecked()
        return Terms(identity=self.identity.box.isChecked(), network=network)

    def look(self) -> None:
        """See what it comes to."""
        holders, words = self.holders, self.words
        if not holders:
            self._refuse(N_("Nothing is ticked yet. Go to the list and press Space on what is to be handed over."))
            return
        if not self.version.code and self.network.box.isChecked() and not self.twice.box.isChecked():
            self._refuse(N_("What belongs to the network is asked for twice: answer the second question, or take back "
                            "the first."))  # fmt: skip
            self.twice.setFocus()
            return
        self.wrong.hide()
        device, terms, days = bytes.fromhex(self.to.code), self.terms, int(self.days.code)

        def deed(desk: Desk, _step: Step, stop: Stop) -> Beforehand:
            return giving.beforehand(desk, holders, device, terms, words, stop)

        write_long(self.work, words(N_("What can be read there is being looked at …")), deed,
                   lambda what: self._looked(what, days))  # fmt: skip

    def _looked(self, what: Beforehand, days: int) -> None:
        self.work.asked_for_panel.emit(BeforePanel(self.work, what, days, self.close_panel))

    def _refuse(self, sentence: str) -> None:
        self.wrong.setText(self.words(sentence))
        self.wrong.show()
