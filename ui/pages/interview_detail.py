"""One interview: what the person agreed to, who they are as far as a table needs it, what they told.

There is no field for a name, an address, a telephone number or a date of birth. Of a refusal only the reason is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldcase.casework import agreed, answers, asking, people
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Person
from ui.pages.answers_part import AnswersPart
from ui.pages.interview_deeds import asking_deeds, deeds_of
from ui.record_form import Group, RecordForm
from ui.widgets.basics import Ground, card, column, label, row, scrolled
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from fieldcase.casework.agreed import Agreed
    from fieldcase.casework.answers import Answer
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_ADMISSIONS = N_("Admissions: out of every use outside until a lawyer releases them, passage by passage")
_NOTES = N_("Worker's notes: for the team alone")
_LONG = frozenset({"account", "health"})
_REFUSAL = N_("A refusal. Only its reason is kept: nobody and no words.")


@dataclass(frozen=True)
class Told:
    """An interview with its person and what that person agreed to, in a line; whether its questionnaire is begun and
    not finished, and what was answered."""

    interview: Interview
    person: Person | None
    agreed: Agreed | None
    begun: bool = False
    answers: tuple[Answer, ...] = ()


def read_interview(look: Look, key: bytes, words: Words) -> Told | None:
    """Read an interview; None where it is gone. Runs on the reading lane."""
    interview = look.get(Interview, key)
    if interview is None or interview.hidden:
        return None
    person = look.get(Person, interview.person) if interview.person is not None else None
    begun = bool(look.draft_parts_of(key, asking.FIELD))
    given = answers.of_interview(look, interview, words.language)
    if person is None:
        return Told(interview, None, None, begun, given)
    said = agreed.in_a_line(person, people.consents_of(look, person), look.world.today(), look.tables, words)
    return Told(interview, person, said, begun, given)


class InterviewDetail(QWidget):
    """The head, the deeds, and the forms of the person and of what was told. `shown` comes when all fields stand."""

    shown = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.told: Told | None = None
        self.ready = False
        words = self.words
        self.who = label("", "heading", wrap=True)
        self.chip = label("", "chip")
        self._deeds = QWidget()
        self._flow = Flow(self._deeds)
        self.person_form = RecordForm(
            work,
            (Group("", (("gender", "age_band"),)),),
            name=words(N_("The person, as a table counts them")),
        )
        self.form = RecordForm(work, self._groups(), name=words(N_("What was told")))
        self.refusal_form = RecordForm(work, (Group("", (("refused_because",),)),), name=words(N_("A refusal")))
        self.answers = AnswersPart(words)
        self._refusal_note = label(words(_REFUSAL), "muted", wrap=True)
        beside = row(self.chip)
        beside.addStretch(1)
        head = column(self.who, beside)
        inside = Ground()
        framed = card(
            head, self._deeds, self.person_form, self.answers, self.form, self._refusal_note, self.refusal_form, gap=12
        )
        inside.setLayout(column(framed))
        inside.layout().addStretch(1)  # type: ignore[union-attr]
        self.setLayout(column(scrolled(inside)))
        self.person_form.left.connect(self.again)

    def _groups(self) -> tuple[Group, ...]:
        words = self.words
        return (
            Group("", (("date", "language"), ("met_before",), ("account",), ("health",)), _LONG),
            Group(words(_ADMISSIONS), (("admissions",),), frozenset({"admissions"})),
            Group(words(_NOTES), (("notes",),), frozenset({"notes"})),
        )

    def show_interview(self, interview: Interview) -> None:
        """Show an interview."""
        self.leave()
        words, key = self.words, interview.key
        self.work.ask(lambda look: read_interview(look, key, words), self._came, self, "interview")

    def again(self) -> None:
        """Read the shown interview anew."""
        if self.told is not None:
            words, key = self.words, self.told.interview.key
            self.work.ask(lambda look: read_interview(look, key, words), self._came, self, "interview")

    def show_nothing(self) -> None:
        """Show no interview."""
        self.leave()
        self.told = None

    def _came(self, told: Told | None) -> None:
        before, self.told = self.told, told
        if told is None:
            return
        refused = bool(told.interview.refused_because)
        same = before is not None and before.interview.key == told.interview.key
        self.who.setText(told.person.pseudonym if told.person is not None else self.words(N_("Nobody is named here")))
        self.chip.setVisible(told.agreed is not None)
        if told.agreed is not None:
            self.chip.setText(told.agreed.text)
            self.chip.setProperty("kind", f"chip-{told.agreed.dress}" if told.agreed.dress else "chip")
            self.chip.style().unpolish(self.chip)
            self.chip.style().polish(self.chip)
        for one in (self.form, self._deeds):
            one.setVisible(not refused)
        self.person_form.setVisible(told.person is not None and not refused)
        self.answers.show_answers(told.answers, begun=told.begun)
        for one in (self._refusal_note, self.refusal_form):
            one.setVisible(refused)
        self._fill(told, same=same, refused=refused)

    def _fill(self, told: Told, *, same: bool, refused: bool) -> None:
        self._flow.empty()
        deeds = deeds_of(self.work, told.interview, told.person) if not refused else ()
        for one in (*asking_deeds(self.work, told.interview, begun=told.begun), *deeds):
            self._flow.addWidget(one)
            one.show()
        form = self.refusal_form if refused else self.form
        if same:
            form.again()
            self.person_form.again()
            return
        self.ready = False
        last = form if told.person is None or refused else self.person_form
        if last is self.person_form and told.person is not None:
            form.open(told.interview)
            last.open(told.person, self._all_there)
        else:
            last.open(told.interview, self._all_there)

    def _all_there(self) -> None:
        self.ready = True
        self.shown.emit()

    def leave(self) -> None:
        """Enter what was typed."""
        for form in (self.person_form, self.form, self.refusal_form):
            form.enter()

    def first_focus(self) -> QWidget:
        """The first field."""
        if self.told is not None and self.told.interview.refused_because:
            return self.refusal_form.first_field()
        return self.person_form.first_field() if self.person_form.isVisible() else self.form.first_field()
