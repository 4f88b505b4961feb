"""One person: how we may get in touch, who the person is, what the person agreed to, what identifies the person.

The same on the page People and in a case. The identity stays hidden; it is a deed of its own. Knows one person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QWidget

from fieldcase.casework import agreed, people
from fieldcase.casework.conflicts import Conflict
from fieldcase.casework.conflicts import of_record as conflicts_of
from fieldcase.casework.consents import issued_with
from fieldcase.casework.sight import case_of
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Issued
from fieldcase.model.people import Consent, Member, Naming, Person
from ui.pages.conflict_card import ConflictCard
from ui.pages.consent_card import ConsentCard
from ui.pages.consent_panels import QuestionsPanel
from ui.pages.person_cards import IdentityCard, NamingCard
from ui.pages.same_person_panel import SameCard
from ui.record_form import Group, RecordForm
from ui.widgets.basics import WIDE_GAP, button, card, column, label, scrolled
from ui.widgets.flow import Flow, flowing

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

LISTENS = frozenset({"person", "consent", "person_identity", "naming", "case", "member"})


@dataclass(frozen=True)
class About:
    """What is read about a person beside the form's own fields."""

    person: Person
    case: Case | None
    consents: tuple[Consent, ...]
    standing: tuple[people.Standing, ...]
    issued: tuple[Issued, ...]
    identified: bool
    namings: tuple[tuple[Naming, str], ...]
    conflicts: tuple[Conflict, ...]


def about(look: Look, person: Person) -> About:
    """Read it. Runs on the reading lane."""
    now = look.get(Person, person.key) or person
    scope = now.scope
    members = {member.id: member.pseudonym for member in look.all(Member)}
    decisions = [one for one in look.all(Naming, scope) if one.person == now.id]
    return About(
        person=now,
        case=case_of(look, scope),
        consents=people.consents_of(look, now),
        standing=people.standing(look, now),
        issued=issued_with(look, now),
        identified=people.identity_of(look, now) is not None,
        namings=tuple((one, members.get(one.decided_by, "") if one.decided_by else "") for one in decisions),
        conflicts=conflicts_of(look, now),
    )


def groups(words: Mapping[str, str]) -> tuple[Group, ...]:
    """The person's fields, what has to be known before anybody is called first."""
    long = frozenset({"contact", "health", "notes"})
    who = (("pseudonym", "kind"), ("gender", "age_band"), ("function", "actor_kind"), ("lawyer_role",))
    return (
        Group(words["touch"], (("contact",),), long),
        Group(words["who"], who, long),
        Group(words["family"], (("parent", "pregnant"), ("children",), ("health",)), long),
        Group(words["notes"], (("notes",),), long),
    )


_HEADINGS = {
    "touch": N_("Before anybody calls or writes"), "who": N_("Who it is, without a name"),
    "family": N_("Children and health"), "notes": N_("For the lawyer alone: in no dossier"),
}  # fmt: skip


_TABS = (N_("About the person"), N_("Consent"), N_("Identity"))
_ABOUT, _CONSENT, _IDENTITY = range(3)


class PersonDetail(QWidget):
    """The person in three parts, the second and third made when they are first looked at. `gone` comes after the person
    was put into the bin or erased."""

    gone = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.person: Person | None = None
        self._found: About | None = None
        headings = {name: self.words(text) for name, text in _HEADINGS.items()}
        self.form = RecordForm(work, groups(headings), name=self.words(N_("Person")))
        for changed in (self.form.showed, self.form.edited):
            changed.connect(self._show_role)
        self._nobody = label(self.words(N_("Choose a person in the list.")), "muted", wrap=True)
        self._parts: dict[int, QScrollArea] = {}
        self.tabs = QTabBar(self)
        self.tabs.hide()
        self._whole = column(self._nobody, gap=6)
        self.setLayout(self._whole)
        work.changed.connect(self._heard)

    def _build(self) -> None:
        """Head, bar and first part: made with the first person, since a list alone is there sooner."""
        self.head = QWidget(self)
        self._flow = Flow(self.head)
        self.tabs.setAccessibleName(self.words(N_("Parts of the person")))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for text in _TABS:
            self.tabs.addTab(self.words(text))
        self.conflict = ConflictCard(self.work)
        self.parts = QStackedWidget(self)
        for one in (self.head, self.tabs, self.parts):
            self._whole.addWidget(one)
        self._part(_ABOUT)
        self.tabs.currentChanged.connect(self._turn)

    def _show_role(self) -> None:
        """In which part somebody acts is asked of lawyers alone; what stands there stays in sight."""
        person, edit = self.form.as_typed(), self.form.fields.get("lawyer_role")
        line = edit.parentWidget() if edit is not None else None
        if isinstance(person, Person) and line is not None:
            line.setVisible(person.kind == "lawyer" or bool(person.lawyer_role))

    def _show_somebody(self, there: bool) -> None:
        for one in (self.head, self.tabs, self.parts) if self._parts else ():
            one.setVisible(there)
        self._nobody.setVisible(not there)

    def _part(self, place: int) -> QScrollArea:
        """A part, made if it is not there yet."""
        if place not in self._parts:
            inside = QWidget()
            self._parts[place] = made = scrolled(inside)
            self.parts.addWidget(made)
            held = column(gap=WIDE_GAP - 4)
            held.setContentsMargins(0, 4, 8, 0)
            inside.setLayout(held)
            for one in self._contents(place):
                held.addWidget(one)
            held.addStretch(1)
        return self._parts[place]

    def _contents(self, place: int) -> tuple[QWidget, ...]:
        words = self.words
        if place == _ABOUT:
            self.same = SameCard(self.work)
            bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
            self.relations_button = button(words(N_("How they stand to others…")), self.relations, icon="users")
            return (
                self.conflict,
                self.same,
                card(self.form),
                flowing(self.relations_button, bin_button, button(words(N_("Erase for good…")), self.erase, "danger")),
            )
        if place == _CONSENT:
            self.meaning = label("", "muted", wrap=True)
            self.consents, self.naming = ConsentCard(self.work), NamingCard(self.work)
            return self.meaning, self.consents, self.naming
        self.identity = IdentityCard(self.work)
        return (self.identity,)

    def _turn(self, place: int) -> None:
        self.parts.setCurrentWidget(self._part(place))
        self._fill()

    def _fill(self) -> None:
        """Show in the part in front what was read; the form fills itself."""
        found, place = self._found, self.tabs.currentIndex()
        if found is None:
            return
        if place == _CONSENT:
            asked = agreed.needs_consent(found.person, self.work.tables)
            self.meaning.setText(agreed.meaning(found.person, self.work.tables, self.words))
            self.consents.setVisible(asked)
            self.naming.setVisible(not asked)
            if asked:
                self.consents.show_consents(found.person, found.consents, found.standing, found.issued)
            else:
                self.naming.show_decisions(found.person, found.namings, found.identified)
        elif place == _IDENTITY:
            self.identity.show_state(found.person, found.case, found.identified)

    def open(self, person: Person | None) -> None:
        """Leave the person that is shown, and show this one; None shows nobody."""
        if person is None or self.person is None or person.key != self.person.key:
            self.form.enter()
            self._found = None
            for part in self._parts.values():
                part.verticalScrollBar().setValue(0)
        self.person = person
        if person is None:
            self._show_somebody(False)
            return
        if not self._parts:
            self._build()
        self.form.open(person)
        self.read()

    def _heard(self, changes: Changes) -> None:
        if self.person is None or not changes.kinds & LISTENS or not self.isVisible():
            return
        self.form.again()
        self.read()

    def read(self) -> None:
        """Ask for what stands beside the form."""
        person = self.person
        if person is not None:
            self.work.ask(lambda look: about(look, person), self._came, self, "about")

    def _came(self, found: About) -> None:
        if self.person is None or found.person.key != self.person.key:
            return
        self.person, self._found = found.person, found
        self._show_chips(found)
        self.conflict.show_conflicts(found.conflicts, {})
        self.same.show_person(found.person)
        self._fill()
        self._show_somebody(True)

    def three_questions(self) -> None:
        """Ask the three spoken questions, whichever part is in front."""
        person = self.person
        if person is not None and agreed.needs_consent(person, self.work.tables):
            self.work.asked_for_panel.emit(QuestionsPanel(self.work, person))

    def _show_chips(self, found: About) -> None:
        tables, words = self.work.tables, self.words
        line = agreed.in_a_line(found.person, found.consents, self.work.desk.world.today(), tables, words)
        self._flow.empty()
        self._flow.addWidget(label(found.person.pseudonym, "heading"))
        kind = self.work.term("person_kind", found.person.kind)
        age = self.work.term("age_band", found.person.age_band) if found.person.age_band != "not_stated" else ""
        for text, dress in ((kind, ""), (age, ""), (line.text, line.dress), (self._where(found), "")):
            if text:
                self._flow.addWidget(label(text, f"chip-{dress}" if dress else "chip"))
        self.head.updateGeometry()

    def _where(self, found: About) -> str:
        return self.words(N_("case {code}")).format(code=found.case.code) if found.case is not None else ""

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def to_bin(self) -> None:
        """Put the person into the bin; the banner offers to take it back."""
        person = self.person
        if person is None:
            return
        self.form.enter()
        said = self.words(N_("Put into the bin: {what}.")).format(what=person.pseudonym)
        self.work.to_bin(Person, person.key, said, self.gone.emit)

    def relations(self) -> None:
        """How the person stands to others of the case."""
        from ui.pages.relations_panel import RelationsPanel

        person = self.person
        if person is not None:
            self.form.enter(lambda: self.work.asked_for_panel.emit(RelationsPanel(self.work, person)))

    def erase(self) -> None:
        """Ask once, then erase for good."""
        from ui.pages.erase_panel import ErasePanel

        if self.person is not None:
            self.form.enter()
            self.work.asked_for_panel.emit(ErasePanel(self.work, self.person, self.person.pseudonym, self.gone.emit))
