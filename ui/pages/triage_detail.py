"""One interview beside the review list: why its score is what it is, what stays open, how the person may be reached,
what was decided and by whom.

Opens the interview itself for whoever wants to read it; shows no word of the account here. Knows what casework read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import agreed, contacts, deciding, people, triage
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Interview, Task
from fieldcase.model.people import Person
from fieldcase.model.said import said_date, said_instant
from ui.pages.contact_line import ContactLine
from ui.pages.interview_deeds import deeds_of
from ui.pages.question_line import question_line
from ui.widgets.basics import Ground, button, card, clear, column, label, row, scrolled
from ui.widgets.chips import dress
from ui.widgets.flow import Flow
from ui.widgets.table import table

if TYPE_CHECKING:
    from fieldcase.casework.agreed import Agreed
    from fieldcase.casework.contacts import Contact
    from fieldcase.casework.deciding import Decision
    from fieldcase.casework.look import Look
    from fieldcase.casework.triage import Part, Reviewed
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_NO_SCORE = N_("There is no score: the interview followed no questionnaire that has one, or is not finished. It waits "
               "here as the others do.")  # fmt: skip


@dataclass(frozen=True)
class Weighed:
    """An interview with all that speaks for a decision."""

    row: Reviewed
    person: Person | None
    agreed: Agreed | None
    contact: Contact | None
    parts: tuple[Part, ...]
    form: str
    questions: tuple[Task, ...]
    decision: Decision | None

    @property
    def interview(self) -> Interview:
        """The interview itself."""
        return self.row.interview


def read_weighed(look: Look, key: bytes, words: Words) -> Weighed | None:
    """Read an interview; None where it is gone. Runs on the reading lane."""
    interview = look.get(Interview, key)
    if interview is None or interview.hidden:
        return None
    person = look.get(Person, interview.person) if interview.person is not None else None
    said = None
    if person is not None:
        said = agreed.in_a_line(person, people.consents_of(look, person), look.world.today(), look.tables, words)
    form = triage.form_of(look, interview)
    return Weighed(
        triage.reviewed(look, (interview,))[0], person, said, contacts.contact_of(look, interview.person),
        triage.why(look, interview, words.language), " · ".join((form.title, form.version)) if form is not None else "",
        triage.questions_of(look, interview), deciding.decision_of(look, interview),
    )  # fmt: skip


class TriageDetail(QWidget):
    """The detail."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.weighed: Weighed | None = None
        self._key: bytes | None = None
        words = self.words
        self.who = label("", "heading", wrap=True)
        self.chip = label("", "chip")
        self.where = label("", "muted", wrap=True)
        self.open_button = button(words(N_("Open the interview and its answers")), self.go_there, "flat", "eye")
        self.decided = label("", wrap=True)
        self._deeds = QWidget()
        self._flow = Flow(self._deeds)
        self.score = column(gap=6)
        self.contact = ContactLine(work)
        self.questions = column(gap=6)
        chips = row(self.chip)
        chips.addStretch(1)
        opening = row(self.open_button)
        opening.addStretch(1)
        self._inside = Ground()
        head = card(self.who, chips, self.where, opening, self.decided, self._deeds, gap=8)
        held = column(head, card(self.score), card(self.questions, self.contact, gap=12), gap=12)
        held.addStretch(1)
        held.setContentsMargins(0, 0, 8, 0)
        self._inside.setLayout(held)
        self.setLayout(column(scrolled(self._inside)))
        self._inside.hide()

    def show_interview(self, key: bytes) -> None:
        """Show an interview."""
        self._key = key
        words = self.words
        self.work.ask(lambda look: read_weighed(look, key, words), self._came, self, "weighed")

    def again(self) -> None:
        """Read the shown interview anew."""
        if self._key is not None:
            self.show_interview(self._key)

    def show_nothing(self) -> None:
        """Show no interview."""
        self._key = self.weighed = None
        self._inside.hide()

    def _came(self, weighed: Weighed | None) -> None:
        if weighed is None or weighed.interview.key != self._key:
            return
        self.weighed = weighed
        words = self.words
        self._inside.show()
        self.who.setText(weighed.row.pseudonym or words(N_("Nobody is named here")))
        self.chip.setVisible(weighed.agreed is not None)
        if weighed.agreed is not None:
            self.chip.setText(weighed.agreed.text)
            dress(self.chip, weighed.agreed.dress)
        self.where.setText(self._said_where(weighed))
        self._flow.empty()
        for one in deeds_of(self.work, weighed.interview, weighed.person, told=False):
            self._flow.addWidget(one)
            one.show()
        self.decided.setVisible(weighed.decision is not None)
        self.decided.setText(self._said_decision(weighed.decision) if weighed.decision is not None else "")
        self._show_score(weighed)
        self._show_questions(weighed)
        self.contact.show_contact(weighed.contact)

    def _said_where(self, weighed: Weighed) -> str:
        visit = weighed.row.visit
        kind = self.work.term("visit_kind", visit.kind) if visit is not None else ""
        day = said_date(visit.date, self.words) if visit is not None and visit.date is not None else ""
        return " · ".join(part for part in (kind, day, weighed.row.place) if part)

    def _said_decision(self, decision: Decision) -> str:
        words = self.words
        when = said_instant(decision.at, words) if decision.at is not None else ""
        lines = [" · ".join(part for part in (
            self.work.term("interview_decision", decision.decided), decision.by, when
        ) if part)]  # fmt: skip
        if decision.because:
            lines.append(words(N_("Why: {reason}")).format(reason=decision.because))
        referred = ", ".join(
            part for part in (self.work.term("referral", decision.referral), decision.referred_to) if part
        )
        if referred:
            lines.append(words(N_("Referred to: {where}")).format(where=referred))
        return "\n".join(lines)

    def _show_score(self, weighed: Weighed) -> None:
        clear(self.score)
        words, score = self.words, weighed.interview.score
        if score is None:
            self.score.addWidget(label(words(N_("No score")), "heading"))
            self.score.addWidget(label(words(_NO_SCORE), "muted", wrap=True))
            return
        self.score.addWidget(label(words(N_("Why {score}?")).format(score=score), "heading"))
        self.score.addWidget(table(tuple((part.label, part.points) for part in weighed.parts)))
        if weighed.form:
            self.score.addWidget(label(weighed.form, "muted", wrap=True))

    def _show_questions(self, weighed: Weighed) -> None:
        clear(self.questions)
        words = self.words
        self.questions.addWidget(label(words(N_("Open questions")), "heading"))
        if not weighed.questions:
            nothing = N_("None. A missed time limit or a risk would stand here: it costs no points.")
            self.questions.addWidget(label(words(nothing), "muted", wrap=True))
        for task in weighed.questions:
            self.questions.addLayout(question_line(self.work, task))

    def go_there(self) -> None:
        """Open the interview in its visit, with what was answered."""
        if self.weighed is not None:
            interview = self.weighed.interview
            self.work.go("visits", interview.visit, interview.key.hex())

    def first_focus(self) -> QWidget:
        """The first thing that can be decided."""
        found = self._flow.itemAt(0)
        first = found.widget() if found is not None else None
        return first if first is not None else self.open_button
