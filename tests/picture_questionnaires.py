"""What `make pictures` draws of questionnaires: the list with one of ours, what is said before one is taken in, paper.

Knows how the window comes to each view; knows no size and no colour.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from picture_views import View, page, panel, settle, turn, visit

from fieldcase.casework import asking, questionnaires
from fieldcase.casework.answer_plan import Coming, Failed, Plan
from fieldcase.casework.answer_submissions import Remarks
from fieldcase.casework.desk import Desk
from fieldcase.casework.form_changes import changes, maybe_renamed
from fieldcase.casework.former_answers import Former
from fieldcase.casework.look import Look
from fieldcase.casework.newer_forms import Moving, Newer
from fieldcase.errors import QuestionnaireRefused
from fieldcase.forms.received import Odd, Received
from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import InterviewId, QuestionnaireId
from fieldcase.model.questionnaires import Questionnaire
from ui.pages.answers_import import AnswersPanel as ArrivingPanel
from ui.pages.answers_out import CODED, WHOLE, AnswersPanel, GoesPanel
from ui.pages.questionnaire_import import GivenPanel, RefusedPanel
from ui.pages.questionnaire_newer import NewerPanel
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
_OLDER = """
| survey |
| | type | name | label::Русский (ru) | label::English (en) | relevant | calculation |
| | select_one seen | seen | Видели ли Вы это? / Пример | Did you see it? / Example | | |
| | text | told | Что сделала полиция? / Пример | What did the police do? / Example | | |
| | text | gone | Когда это было? / Пример | When was it? / Example | | |
| | integer | times | Сколько раз? / Пример | How often? / Example | ${seen} = 'yes' | |
| | calculate | s_seen | | | | if(${seen} = 'yes', 10, 0) |
| choices |
| | list_name | name | label::Русский (ru) | label::English (en) |
| | seen | yes | Да | Yes |
| | seen | no | Нет | No |
| settings |
| | form_title | form_id | version | default_language |
| | Пример / Example | example | 1 | Русский (ru) |
"""
_NEWER = (
    _OLDER.replace("| example | 1 |", "| example | 2 |")
    .replace("| text | told |", "| text | police |")
    .replace("| text | gone | Когда это было? / Пример | When was it? / Example |",
             "| date | day | В какой день? / Пример | On which day? / Example |")
    .replace("${seen} = 'yes' |", "${seen} != 'dk' |")
    .replace("10, 0)", "15, 0)")
    .replace("| seen | no | Нет | No |", "| seen | dk | Не знаю | I do not know |")
)  # fmt: skip


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
        _work(shell).asked_for_panel.emit(
            RefusedPanel(_work(shell), content, Path("form.md"), wrong, lambda _one: None)
        )
    turn(shell, lambda: isinstance(panel(shell), RefusedPanel))


def newer(shell: Shell) -> None:
    """A new version beside an older one, with an interview under way by that; none of it is in the vault."""
    listed(shell)
    desk, work = shell.desk, _work(shell)
    assert desk is not None
    older, read = questionnaires.read(_OLDER.encode()), questionnaires.read(_NEWER.encode())
    old, new = questionnaires.loaded(older), questionnaires.loaded(read)
    here = Questionnaire(id=QuestionnaireId(b"pictured version"), scope=desk.register, version=older.version)
    spoken = questionnaires.language_of(new, work.language)
    said = maybe_renamed(old, new, spoken)
    left = (
        Former("1", "/data/seen", "Видели ли Вы это? / Пример", "no", "Нет / No"),
        Former("1", "/data/gone", "Когда это было? / Пример", "Утром / Пример", "Утром / Пример"),
    )
    begun = Interview(id=InterviewId(b"pictured one    "), scope=desk.register)
    found = Newer(here, changes(old, new, spoken, said), said, (Moving(begun, {}, 1, left),), ())
    work.asked_for_panel.emit(NewerPanel(work, read, found, "form.xlsx", lambda _one: None))
    turn(shell, lambda: isinstance(panel(shell), NewerPanel))


def on_paper(shell: Shell) -> None:
    """What is asked before sheets are drawn."""
    listed(shell)
    _part(shell).detail.to_paper()
    settle(shell)


def answers_out(shell: Shell) -> None:
    """For whom answers go and as which files; the whole copy, which is asked for twice."""
    listed(shell)
    _part(shell).detail.answers_out()
    turn(shell, lambda: isinstance(panel(shell), AnswersPanel))
    panel(shell).whom.buttons[WHOLE].click()
    settle(shell)


def answers_seen(shell: Shell) -> None:
    """What goes and what stays of the form that interviews of the sample were made with."""
    part = _part(shell)
    part.list.view.take_row(0)
    turn(shell, lambda: part.detail is not None and part.detail.seen is not None)
    settle(shell)
    part.detail.answers_out()
    turn(shell, lambda: isinstance(panel(shell), AnswersPanel))
    panel(shell).whom.buttons[CODED].click()
    panel(shell).look()
    turn(shell, lambda: isinstance(panel(shell), GoesPanel))


def dictionary_out(shell: Shell) -> None:
    """What is asked before a dictionary is drawn."""
    listed(shell)
    _part(shell).detail.dictionary_out()
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
    _work(shell).asked_for_panel.emit(ArrivingPanel(_work(shell), page(shell).workspace.visit, plan, lambda: None))
    turn(shell, lambda: isinstance(panel(shell), ArrivingPanel))


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
    View("questionnaire-newer", newer),
    View("questionnaire-paper", on_paper),
    View("questionnaire-answers", answers_out),
    View("questionnaire-answers-seen", answers_seen),
    View("questionnaire-dictionary", dictionary_out),
    View("questionnaire-typed-in", typed_in),
    View("answers-from-elsewhere", answers),
)
