"""What is decided about an interview: a case of it, no case, and the three questions asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldcase.casework import cases, deciding, taking_up
from fieldcase.casework.called import choices
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Interview
from ui.pages.typed_decision import TypedDecision
from ui.places import ASK
from ui.widgets.basics import button, column, label, row
from ui.widgets.chooser import Chooser
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.model.people import Person
    from ui.workplace import Workplace

_DECIDED = {"taken_up": N_("A case took this interview up."), "no_case": N_("Decided: no case of it.")}
_LEAD = N_(
    "The interview stays with the visit. The case gets the person under the same pseudonym, with what they agreed to, "
    "and a task to write down what was told."
)
_WHY = N_("Why it is taken up, if you like")


def deeds_of(work: Workplace, interview: Interview, person: Person | None, *, told: bool = True) -> tuple[QWidget, ...]:
    """The buttons for one interview; with `told` what was decided about it before them."""
    words = work.words
    found: list[QWidget] = []
    if told and interview.decided in _DECIDED:
        found.append(label(words(_DECIDED[interview.decided]), "chip"))
    found.append(button(words(N_("Take up as a case …")), lambda: take_up(work, interview), "", "briefcase"))
    if not interview.decided:
        found.append(button(words(N_("No case of it …")), lambda: no_case(work, interview), "", "check"))
    else:
        found.append(button(words(N_("Decide anew")), lambda: decide_anew(work, interview), "", "rotate-cw"))
    if person is not None:
        found.append(button(words(N_("Ask about consent again …")), lambda: _ask_again(work, person), "", "shield"))
    return tuple(found)


def asking_deeds(work: Workplace, interview: Interview, *, begun: bool) -> tuple[QWidget, ...]:
    """The way into visit mode: on with what was begun, or to begin; none for a refusal or a finished interview."""
    if interview.refused_because or interview.answers:
        return ()
    text = N_("Go on with the questionnaire") if begun or interview.questionnaire else N_("Ask by a questionnaire")
    place = f"{ASK}{interview.key.hex()}"
    return (button(work.words(text), lambda: work.go("visits", interview.visit, place), "primary", "play"),)


def take_up(work: Workplace, interview: Interview) -> None:
    """Ask which case takes an interview up."""
    work.asked_for_panel.emit(TakeUpPanel(work, interview))


def no_case(work: Workplace, interview: Interview) -> None:
    """Ask why no case is made of an interview, and where the person is referred."""
    from ui.pages.no_case_panel import NoCasePanel

    work.asked_for_panel.emit(NoCasePanel(work, interview))


def decide_anew(work: Workplace, interview: Interview) -> None:
    """Take a decision back: the interview waits again."""
    said = work.words(N_("The interview waits for a decision again."))
    work.do(lambda desk: deciding.open_again(desk, interview), said=said)


def _ask_again(work: Workplace, person: Person) -> None:
    from ui.pages.consent_panels import QuestionsPanel

    work.asked_for_panel.emit(QuestionsPanel(work, person))


class TakeUpPanel(Panel):
    """Which case takes the interview up: one that is there, or a new one."""

    def __init__(self, work: Workplace, interview: Interview) -> None:
        words = work.words
        super().__init__(words(N_("Take the interview up as a case")))
        self.work, self.interview = work, interview
        self.chooser = Chooser(words(N_("A case that is there")), words(N_("take {what} away")), many=False)
        self.chooser.line.setPlaceholderText(words(N_("Type a code or a title; empty for a new case")))
        self.chooser.changed.connect(self._show_verb)
        named = label(words(N_("A case that is there")), "label")
        named.setBuddy(self.chooser)
        self.because = QLineEdit()
        self.because.setAccessibleName(words(_WHY))
        self.typed = TypedDecision(self, work, interview, lambda: {deciding.TAKEN_BECAUSE: self.because.text().strip()})
        self.because.textEdited.connect(lambda _text: self.typed.changed())
        why = label(words(_WHY), "label")
        why.setBuddy(self.because)
        self.code = ""
        self.take_button = button("", self.take, "primary", "briefcase")
        last = row(button(words(N_("Finish it later")), self.escaped), self.take_button)
        last.insertStretch(0, 1)
        self.setLayout(
            column(
                label(words(N_("Take the interview up as a case")), "heading"), label(words(_LEAD), "muted", wrap=True),
                named, self.chooser, why, self.because, last, gap=12, edge=20,
            )
        )  # fmt: skip
        self._show_verb()
        tables = work.tables

        def look_for(look: Look) -> tuple[tuple[tuple[bytes, str], ...], str, str]:
            typed = look.draft_parts_of(interview.key, deciding.FIELD).get(deciding.TAKEN_BECAUSE, "")
            return choices(look, "case", None, tables, words), cases.next_code(look), typed

        work.ask(look_for, self._came, self, "cases")

    def _came(self, found: tuple[tuple[tuple[bytes, str], ...], str, str]) -> None:
        offered, self.code, typed = found
        if not self.typed.has_typed:
            self.because.setText(typed)
        self.chooser.offer(offered)
        self._show_verb()

    def _show_verb(self) -> None:
        words = self.work.words
        text = words(N_("Take up in this case")) if self.chooser.chosen else words(N_("Make a new case of it"))
        self.take_button.setText(text)
        self.take_button.setAccessibleName(text)

    def first_focus(self) -> QWidget:
        """The button: a new case is what is usual."""
        return self.take_button

    def escaped(self) -> None:
        """Keep what was typed and close."""
        self.typed.keep()
        self.close_panel()

    def take(self) -> None:
        """Take it up, and open the case."""
        key = self.chooser.chosen[0] if self.chooser.chosen else None
        interview, work, because = self.interview, self.work, self.because.text().strip()

        def deed(desk: Desk) -> bytes:
            case = desk.get(Case, key) if key is not None else None
            now = desk.get(Interview, interview.key) or interview
            return taking_up.take_up(desk, now, case or "", because).key

        self.typed.forget()
        self.close_panel()
        work.do(deed, lambda case: work.go("cases", case), said=work.words(N_("The case took the interview up.")))
