"""What `make pictures` draws of questionnaires: the list with one of ours, what is said before one is taken in, paper.

Knows how the window comes to each view; knows no size and no colour.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from picture_views import View, page, panel, settle, turn, visit

from fieldcase.casework import asking, questionnaires
from fieldcase.casework.answer_plan import Coming, Failed, Plan
from fieldcase.casework.answer_submissions import Remarks
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import QuestionnaireRefused
from fieldcase.forms.received import Odd, Received
from ui.pages.answers_import import AnswersPanel
from ui.pages.questionnaire_import import GivenPanel, RefusedPanel
from ui.pages.typing_in import TypingPanel
from ui.shell import Shell

# Consent and person, then answers of our longest form by their numbers.
_TYPED = (
    *"111141", "Задержали у аптеки, забрали таблетки и не вернули. / Пример", "1 3", "1 3", "1 2", "2 6",
    "Весной / Пример", "2",
)  # fmt: skip
_BURDENED = """
| survey |
| | type | name | label |
| | deviceid | device | |
| | text | full_name | Как Вас зовут? / Пример |
| | geopoint | home | Где Вы живёте? / Пример |
| | text | told | Что случилось? / Пример |
| settings |
| | form_title | form_id |
| | Пример / Example | example |
"""
_TWICE = """
| survey |
| | type | name | label |
| | select_one yes_no | told | Рассказывали ли Вы об этом? / Пример |
| | text | told | Кому? / Пример |
| | note | said | Спасибо. / Пример |
| choices |
| | list_name | name | label |
| | yes_no | yes | Да |
| | yes_no | yes | Да |
| settings |
| | form_title | form_id | version |
| | Пример / Example | example | 1 |
"""


def add(desk: Desk) -> None:
    """Take the forms of our own writing in."""
    questionnaires.take_in_own(desk, [questionnaires.read(questionnaires.own(name)) for name in questionnaires.OWN])


def listed(shell: Shell) -> None:
    """The list, the second one shown."""
    part = _part(shell)
    part.list.view.take_row(1)
    turn(shell, lambda: part.detail is not None and part.detail.seen is not None)
    settle(shell)


def given(shell: Shell) -> None:
    """What is said of one before it is taken in."""
    listed(shell)
    read = questionnaires.read(_BURDENED.encode())
    _work(shell).asked_for_panel.emit(GivenPanel(_work(shell), read, 3, "form.md", lambda _one: None))
    turn(shell, lambda: isinstance(panel(shell), GivenPanel))


def refused(shell: Shell) -> None:
    """One with faults, and the repairs that are offered."""
    listed(shell)
    content = _TWICE.encode()
    try:
        questionnaires.read(content)
    except QuestionnaireRefused as wrong:
        _work(shell).asked_for_panel.emit(RefusedPanel(_work(shell), content, "form.md", wrong, lambda _one: None))
    turn(shell, lambda: isinstance(panel(shell), RefusedPanel))


def on_paper(shell: Shell) -> None:
    """What is asked before sheets are drawn."""
    listed(shell)
    _part(shell).detail.to_paper()
    settle(shell)


def typed_in(shell: Shell) -> None:
    """A paper form that is being typed in; what an earlier picture left is taken away before."""
    visit(0)(shell)
    desk = shell.desk
    assert desk is not None
    for one in asking.unfinished(Look(desk)):
        asking.give_up(desk, one)
        desk.hide(one)
    page(shell).workspace.ways.type_in()
    turn(shell, lambda: panel(shell) is not None)
    panel(shell).choices[2].click()
    turn(shell, lambda: isinstance(panel(shell), TypingPanel) and panel(shell).sheet is not None)
    for text in _TYPED:
        panel(shell).line.setText(text)
        panel(shell).take()
        turn(shell, lambda: not panel(shell).sheet.waits)


def answers(shell: Shell) -> None:
    """What is said of answers from Kobo before they are taken in."""
    visit(0)(shell)
    odd, who = Odd("against", "story/times"), Counter({"deviceid": 97, "username": 97})
    plan = Plan(
        failed=[Failed("export.xlsx", 12, "wrong-kind", "story/times"), Failed("export.xlsx", 40, "twice")],
        known=20, remarks=Remarks(who=who, extra=Counter({"story/other": 4})), odd=Counter({odd: 3}), absent=2,
    )  # fmt: skip
    found = questionnaires.of_form(Look(_desk(shell)), "strategic_cases")
    received = Received("<data/>", "40", (), ())
    coming = Coming("export.xlsx", 2, found[0], "uuid:1", received, "", "", {}) if found else None
    plan.coming = [coming] * 77 if coming is not None else []
    _work(shell).asked_for_panel.emit(AnswersPanel(_work(shell), page(shell).workspace.visit, plan, lambda: None))
    turn(shell, lambda: isinstance(panel(shell), AnswersPanel))


def _desk(shell: Shell) -> Desk:
    assert shell.desk is not None
    return shell.desk


def _work(shell: Shell) -> Any:
    window = shell.window_of_work
    assert window is not None
    return window.work


def _part(shell: Shell) -> Any:
    _work(shell).go("visits", None, "questionnaires")
    settle(shell)
    return page(shell).part


VIEWS = (
    View("questionnaires", listed),
    View("questionnaire-given", given),
    View("questionnaire-refused", refused),
    View("questionnaire-paper", on_paper),
    View("questionnaire-typed-in", typed_in),
    View("answers-from-elsewhere", answers),
)
