"""Which paper form is typed in: a questionnaire by its number, or a sheet that was begun and not finished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldcase.casework import asking, questionnaires
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from fieldcase.model.questionnaires import Questionnaire
from ui.pages.typing_in import TypingPanel
from ui.pages.visit_consent import KeyPanel
from ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LEAD = N_("By the number; a sheet that was begun stands below the forms.")
_NONE = N_("There is no questionnaire yet. Take one in on the page of visits, under “Questionnaires”.")


@dataclass(frozen=True)
class Begun:
    """A sheet that was begun: its interview, its form, the pseudonym."""

    interview: Interview
    questionnaire: Questionnaire
    pseudonym: str


def choice_of(look: Look, visit: Visit) -> tuple[tuple[Questionnaire, ...], tuple[Begun, ...]]:
    """What is offered, and what was begun on this visit. Runs on the reading lane."""
    begun = []
    for one in asking.unfinished(look, visit):
        form = look.get(Questionnaire, one.questionnaire) if one.questionnaire is not None else None
        person = look.get(Person, one.person) if one.person is not None else None
        if form is not None:
            begun.append(Begun(one, form, person.pseudonym if person is not None else "—"))
    return questionnaires.offered(look), tuple(begun)


def type_in(work: Workplace, visit: Visit, owner: QWidget) -> None:
    """Ask which form, unless there is only one; then its first sheet."""

    def came(found: tuple[tuple[Questionnaire, ...], tuple[Begun, ...]]) -> None:
        forms, begun = found
        if len(forms) == 1 and not begun:
            work.asked_for_panel.emit(TypingPanel(work, visit, forms[0]))
        else:
            work.asked_for_panel.emit(ChoicePanel(work, visit, forms, begun))

    work.ask(lambda look: choice_of(look, visit), came, owner, "paper")


class ChoicePanel(KeyPanel):
    """The forms, then the sheets that were begun, each with its number."""

    WIDTH = 720

    def __init__(
        self, work: Workplace, visit: Visit, forms: tuple[Questionnaire, ...], begun: tuple[Begun, ...]
    ) -> None:  # fmt: skip
        words = work.words
        super().__init__(words(N_("Type in a paper form")))
        self.work, self.visit, self._forms, self._begun = work, visit, forms, begun
        going = words(N_("Go on: {title}, {pseudonym}"))
        named = [(f"form {at}", one.title or one.form_id) for at, one in enumerate(forms)]
        named += [
            (f"begun {at}", going.format(title=one.questionnaire.title, pseudonym=one.pseudonym))
            for at, one in enumerate(begun)
        ]
        self.cancel_button = button(words(N_("Cancel")), lambda: self.close_panel(), "flat")
        last = row(self.cancel_button)
        last.insertStretch(0, 1)
        lead = label(words(_LEAD if named else _NONE), "muted", wrap=True)
        title = label(words(N_("Type in a paper form")), "title", wrap=True)
        self.setLayout(column(title, lead, self.offer(tuple(named), self._chosen), last, gap=10, edge=24))

    def _chosen(self, code: str) -> None:
        sort, _, at = code.partition(" ")
        self.close_panel()
        if sort == "form":
            panel = TypingPanel(self.work, self.visit, self._forms[int(at)])
        else:
            one = self._begun[int(at)]
            panel = TypingPanel(self.work, self.visit, one.questionnaire, one.interview)
        self.work.asked_for_panel.emit(panel)

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self.choices[0] if self.choices else self.cancel_button
