"""Panels about consent: the three spoken questions, one consent in full, the issued versions that tell of a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton, QWidget

from fieldcase.casework import consents
from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Issued
from fieldcase.model.ids import ConsentId
from fieldcase.model.people import Consent, Person
from fieldcase.model.said import said_instant
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.line_button import LineButton
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace

_QUESTIONS = {
    "statistics": N_("May we count you in statistics?"),
    "story": N_("May we tell your story without your name?"),
    "court": N_("May it go to court or into a complaint?"),
}
_ANSWERS = (("yes", N_("Yes")), ("no", N_("No")), ("later", N_("Ask later")))


class QuestionsPanel(Panel):
    """The three spoken questions, each yes, no or later. A new answer stands over an older one; none is lost."""

    WIDTH = 600

    def __init__(self, work: Workplace, person: Person) -> None:
        words = work.words
        super().__init__(words(N_("Three questions")))
        self.work, self.person = work, person
        self.answers: dict[str, dict[str, QRadioButton]] = {}
        self.record = button(words(N_("Save")), self._record, "primary")
        last = row(self.record, button(words(N_("Leave it")), lambda: self.close_panel()))
        last.insertStretch(0, 1)
        said = words(N_("Ask aloud, in plain words. “Ask later” keeps what was said before."))
        inside = column(
            label(words(N_("Three questions to {person}")).format(person=person.pseudonym), "heading", wrap=True),
            label(said, "muted", wrap=True), *(self._question(name, text) for name, text in _QUESTIONS.items()), last,
            gap=12, edge=20,
        )  # fmt: skip
        self.setLayout(inside)

    def _question(self, name: str, text: str) -> QWidget:
        words = self.work.words
        held = QWidget()
        self.answers[name] = {code: QRadioButton(words(answer)) for code, answer in _ANSWERS}
        for one in self.answers[name].values():
            one.setAccessibleName(f"{words(text)} {one.text()}")
        self.answers[name]["later"].setChecked(True)
        choices = row(*self.answers[name].values(), gap=16)
        choices.addStretch(1)
        held.setLayout(column(label(words(text), "strong", wrap=True), choices, gap=2))
        return held

    def first_focus(self) -> QWidget:
        """The first question."""
        return self.answers["statistics"]["later"]

    def _record(self) -> None:
        given = {
            name: next(code for code, one in choices.items() if one.isChecked())
            for name, choices in self.answers.items()
        }
        self.close_panel()
        if set(given.values()) != {"later"}:
            person, words = self.person, self.work.words
            said = words(N_("Recorded: what {person} agreed to.")).format(person=person.pseudonym)
            self.work.do(lambda desk: consents.spoken(desk, person, given), said=said)


def refine(work: Workplace, person: Person) -> None:
    """Open the consent of a person that was begun and not recorded, else a new one."""
    blank = Consent(
        id=ConsentId(work.desk.new_id()), scope=person.scope, person=person.id, given_to=work.desk.member,
        given_on=UncertainDate(work.desk.world.today().isoformat()), recorded=work.desk.now(), how="spoken",
    )  # fmt: skip
    work.ask(
        lambda look: look.begun(Consent, person=person.id) or blank,
        lambda consent: work.asked_for_panel.emit(ConsentPanel(work, person, consent, new=True)),
        work, "refine",
    )  # fmt: skip


class ConsentPanel(Panel):
    """One consent in full. A new one becomes an entry by the button alone; Esc keeps it as a draft."""

    WIDTH = 760

    def __init__(self, work: Workplace, person: Person, consent: Consent, *, new: bool) -> None:
        words = work.words
        super().__init__(words(N_("Consent")))
        self.work, self.person, self.consent, self.new = work, person, consent, new
        self.form = RecordForm(work, self._groups(), name=self.accessibleName(), by_itself=not new)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.record = button(words(N_("Save")), self._record, "primary")
        buttons = [self.record]
        buttons.append(
            button(words(N_("Finish it later")), self.escaped) if new else button(words(N_("To the bin")), self._to_bin)
        )
        last = row(*buttons)
        last.insertStretch(0, 1)
        title = words(N_("Consent of {person}")).format(person=person.pseudonym)
        held = QWidget()
        held.setLayout(column(self.form))
        self.setLayout(column(label(title, "heading", wrap=True), scrolled(held), self.wrong, last, gap=12, edge=20))
        self.setMinimumHeight(420)
        self.form.open(consent, lambda: self.form.first_field().setFocus())

    def _groups(self) -> tuple[Group, ...]:
        lines: tuple[tuple[str, ...], ...] = (
            ("uses",), ("level", "how"), ("media",), ("given_on", "until"), ("given_to",), ("given_by",), ("reason",),
        )  # fmt: skip
        return (Group("", lines if self.new else (*lines, ("withdrawn_on",))),)

    def first_focus(self) -> QWidget:
        """The first field, or the button while the form is on its way."""
        return self.form.first_field() if self.form.fields else self.record

    def _record(self) -> None:
        words = self.work.words
        if not {"level", "uses"} <= self.form.fields.keys():  # not yet laid out
            return
        granted = self.form.fields["level"].value() != "refused"
        if (self.new or granted) and not self.form.fields["uses"].value():
            self.wrong.setText(words(N_("Choose at least one use: without one nobody knows what was agreed to.")))
            self.wrong.show()
            self.form.fields["uses"].setFocus()
            return
        self.form.enter()
        self.close_panel()

    def escaped(self) -> None:
        """Keep a new consent as a draft; enter what was changed in a recorded one."""
        if self.new:
            self.form.keep()
        else:
            self.form.enter()
        self.close_panel()

    def _to_bin(self) -> None:
        consent, words = self.consent, self.work.words
        self.close_panel()
        self.work.to_bin(Consent, consent.key, words(N_("The consent is in the bin.")))


class VersionsPanel(Panel):
    """The issued versions that tell of a person: what is out of the house and has to be answered for."""

    WIDTH = 640

    def __init__(self, work: Workplace, person: Person, issued: tuple[Issued, ...], *, withdrawn: bool) -> None:
        words = work.words
        super().__init__(words(N_("Issued versions")))
        self.work = work
        said = (
            words(N_("The next version will be without {person}. These issued versions still tell of this person: tell "
                     "whoever has them, and issue them anew."))
            if withdrawn
            else words(N_("These issued versions tell of {person}."))
        )  # fmt: skip
        self.rows = [LineButton(self._said(one), self._going(one), icon="file-text") for one in issued]
        self.close_button = button(words(N_("Close")), lambda: self.close_panel(), "primary")
        last = row(self.close_button)
        last.insertStretch(0, 1)
        held = QWidget()
        held.setLayout(column(*self.rows, gap=2))
        self.setLayout(
            column(
                label(words(N_("Issued versions")), "heading"),
                label(said.format(person=person.pseudonym), wrap=True), scrolled(held), last, gap=12, edge=20,
            )
        )  # fmt: skip

    def _said(self, one: Issued) -> str:
        when = said_instant(one.at, self.work.words) if one.at is not None else ""
        return " · ".join(
            part for part in (called(one, self.work.tables, self.work.words), when, one.recipient) if part
        )

    def _going(self, one: Issued) -> Callable[[], None]:
        def go() -> None:
            work = self.work
            self.close_panel()
            if one.case is None and one.report is None and not one.records:  # answers to a questionnaire
                work.go("visits", None, "questionnaires")
                return
            if one.case is not None or not one.records:
                work.go("cases", one.case, "dossiers")
                return
            from ui.places import place_of

            letter = one.records[0]  # a letter belongs to no case as such
            work.ask(lambda look: place_of(look, "letter", letter), lambda place: work.go(*place), work, "letter")

        return go

    def first_focus(self) -> QWidget:
        """The first version."""
        return self.rows[0] if self.rows else self.close_button
