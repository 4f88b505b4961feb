"""Two cards beside a person: the identity, which stays hidden, and the decision to name an official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from fieldcase.casework import namings
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.case import Case
from fieldcase.model.declare import field_named
from fieldcase.model.people import Naming, Person
from fieldcase.model.said import said_date
from ui.declared import editor_of, spec_of
from ui.widgets.basics import button, clear, column, label, row
from ui.widgets.flow import flowing
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_ON_A_VISIT = N_("On a visit no name is taken down. Where a case needs one, it is written there, by the case’s lead.")
_NONE = N_("No name is kept here. A name that is not on this laptop nobody can be made to give.")
_HIDDEN = N_("A name is kept. It is shown only when asked for, and each look is written in the access log.")


class IdentityCard(QFrame):
    """Says whether there is an identity, never what it is."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.person: Person | None = None
        self._there = False
        self.setProperty("kind", "card")
        self.said = label("", "muted", wrap=True)
        self.open_button = button("", self.open_identity, icon="lock")
        self.erase_button = button(self.words(N_("Erase the identity…")), self.erase, "danger")
        last = flowing(self.open_button, self.erase_button)
        self.setLayout(column(label(self.words(N_("Identity")), "heading"), self.said, last, gap=10, edge=16))

    def show_state(self, person: Person, case: Case | None, there: bool) -> None:
        """Show whether an identity is kept; a person of a visit, whose `case` is None, has none."""
        self.person, self._there = person, there
        self.said.setText(self.words(_HIDDEN if there else _ON_A_VISIT if case is None else _NONE))
        text = self.words(N_("Show the identity")) if there else self.words(N_("Enter the identity…"))
        self.open_button.setText(text)
        self.open_button.setAccessibleName(text)
        self.open_button.setVisible(there or case is not None)
        self.erase_button.setVisible(there)

    def open_identity(self) -> None:
        """The identity's own panel."""
        from ui.pages.identity_panel import show_identity

        if self.person is not None:
            show_identity(self.work, self.person, there=self._there)

    def erase(self) -> None:
        """Erase the identity for good and keep the person; asks first."""
        from fieldcase.casework.people import identity_of
        from ui.pages.erase_panel import ErasePanel

        person = self.person
        if person is None:
            return
        name = self.words(N_("the identity of {person}")).format(person=person.pseudonym)

        def found(identity: object) -> None:
            from fieldcase.model.people import PersonIdentity

            if isinstance(identity, PersonIdentity):
                self.work.asked_for_panel.emit(ErasePanel(self.work, identity, name, lambda: None))

        self.work.ask(lambda look: identity_of(look, person), found, self, "identity")


class NamingCard(QFrame):
    """Who decided to name this official, when and why."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.person: Person | None = None
        self.setProperty("kind", "card")
        self._said = column(gap=4)
        self.decide_button = button(self.words(N_("Decide to name…")), self.decide, icon="gavel")
        self.back_button = button(self.words(N_("Take the decision back")), self.take_back)
        last = flowing(self.decide_button, self.back_button)
        title = label(self.words(N_("Decision to name")), "heading", wrap=True)
        self.setLayout(column(title, self._said, last, gap=10, edge=16))

    def show_decisions(self, person: Person, decisions: tuple[tuple[Naming, str], ...], identified: bool) -> None:
        """Show the decisions, each with the pseudonym of whoever decided."""
        self.person = person
        clear(self._said)
        words = self.words
        for one, by in decisions:
            when = said_date(one.decided_on, words) if one.decided_on is not None else words(N_("no date"))
            self._said.addWidget(label(" · ".join(part for part in (when, by) if part), "strong", wrap=True))
            self._said.addWidget(label(one.reason, wrap=True))
        if not decisions:
            nothing = words(N_("Nobody has decided to name this person: the function or description is told instead."))
            self._said.addWidget(label(nothing, "muted", wrap=True))
        elif not identified:
            self._said.addWidget(label(words(N_("No name is kept yet: enter it below.")), "muted", wrap=True))
        self.decide_button.setVisible(not decisions)
        self.back_button.setVisible(bool(decisions))

    def decide(self) -> None:
        """Ask for the reason and record the decision."""
        if self.person is not None:
            self.work.asked_for_panel.emit(NamingPanel(self.work, self.person))

    def take_back(self) -> None:
        """Put the decision into the bin."""
        person = self.person
        if person is not None:
            self.work.do(
                lambda desk: namings.take_back(desk, person), said=self.words(N_("The decision to name is taken back."))
            )


class NamingPanel(Panel):
    """The reason of a decision to name somebody."""

    WIDTH = 560

    def __init__(self, work: Workplace, person: Person) -> None:
        words = work.words
        super().__init__(words(N_("Decision to name")))
        self.work, self.person = work, person
        self.reason = editor_of(spec_of(field_named(Naming, "reason"), work, {}, long=True), work)
        self.reason.show_value("")
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.record = button(words(N_("Save")), self._record, "primary")
        last = row(self.record, button(words(N_("Leave it")), lambda: self.close_panel()))
        last.insertStretch(0, 1)
        title = words(N_("Decision to name {person}")).format(person=person.pseudonym)
        said = words(
            N_(
                "The name is told only where it leads to nobody who is told of under a pseudonym: no relative, and "
                "nobody whom the same source identifies. You stand as the one who decided, today."
            )
        )
        self.setLayout(
            column(
                label(title, "heading", wrap=True), label(said, "muted", wrap=True), self.reason, self.wrong, last,
                gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason

    def _record(self) -> None:
        reason, person = str(self.reason.value()), self.person
        said = self.work.words(N_("The decision to name is recorded."))
        self.work.do(
            lambda desk: namings.decide(desk, person, reason), lambda _changes: self.close_panel(), said, self._failed
        )

    def _failed(self, wrong: FieldcaseError) -> None:
        self.wrong.setText(wrong.told(self.work.words))
        self.wrong.show()
