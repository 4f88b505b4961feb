"""A questionnaire with repeats, several choices and a question for a name, and interviews by it that are finished.

Every word in it is invented.
"""

from __future__ import annotations

from collections.abc import Mapping

from parsers.questionnaire_files import markdown
from read_forms import read_form

from fieldcase.casework import asking, questionnaires, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.questionnaires import Questionnaire

CODE = "example"
RU, EN = "label::Русский (ru)", "label::English (en)"
FORM = markdown(
    (
        ("type", "name", RU, EN, "relevant", "calculation", "required", "constraint", "hint::Русский (ru)",
         "hint::English (en)"),
        ("start", "begun", "", "", "", "", "", "", "", ""),
        ("today", "day", "", "", "", "", "", "", "", ""),
        ("text", "full_name", "Как Вас зовут?", "What is your name?", "", "", "", "", "", ""),
        ("calculate", "greeting", "", "", "", "concat('- ', ${full_name})", "", "", "", ""),
        ("note", "hello", "Здравствуйте", "Hello", "", "", "", "", "", ""),
        ("begin_group", "money", "Деньги", "Money", "", "", "", "", "", ""),
        ("integer", "balance", "Сколько должны?", "How much is owed?", "", "", "yes", ". < 1000", "В рублях",
         "In roubles"),
        ("select_multiple kinds", "kinds", "Что забрали?", "What was taken?", "${balance} != 0", "", "", "", "", ""),
        ("text", "told", "Расскажите", "Tell", "", "", "", "", "", ""),
        ("end_group", "", "", "", "", "", "", "", "", ""),
        ("geopoint", "place", "Место", "Place", "", "", "", "", "", ""),
        ("begin_repeat", "stop", "Остановка", "Stop", "", "", "", "", "", ""),
        ("text", "where", "Где?", "Where?", "", "", "", "", "", ""),
        ("begin_repeat", "item", "Вещь", "Thing", "", "", "", "", "", ""),
        ("text", "what", "Что?", "What?", "", "", "", "", "", ""),
        ("end_repeat", "", "", "", "", "", "", "", "", ""),
        ("end_repeat", "", "", "", "", "", "", "", "", ""),
    ),
    (
        ("list_name", "name", RU, EN), ("kinds", "phone", "Телефон", "Phone"), ("kinds", "drug", "Лекарство", "Drug"),
        ("kinds", "other", "Другое", "Other"),
    ),
    (("form_title", "form_id", "version", "default_language"), ("Пример / Example", CODE, "1", "Русский (ru)")),
)  # fmt: skip
YES = {"statistics": "yes", "story": "yes", "court": "later"}
REFUSED = {"statistics": "yes", "story": "no", "court": "no"}
LATER = {"statistics": "later", "story": "later", "court": "later"}


def form(desk: Desk, text: str = FORM) -> Questionnaire:
    """The questionnaire, taken in."""
    return questionnaires.take_in(desk, read_form(text.encode()))


def told(
    desk: Desk, visit: Visit, by: Questionnaire, answers: Mapping[str, str], agreed: Mapping[str, str] = YES,
    repeats: tuple[str, ...] = (), pseudonym: str = "", marks: Mapping[str, str] | None = None,
) -> Interview:  # fmt: skip
    """A finished interview with these answers by address; `repeats` are added first, in their order."""
    named = {"pseudonym": pseudonym} if pseudonym else {}
    person = visits.agreed(desk, visit, dict(agreed), **named)
    interview = visits.new_interview(desk, visit, person, questionnaire=by.id)
    asked = asking.begin(Look(desk), interview, by, "ru")
    for one in repeats:
        asked.session.add_repeat(one)
    for ref, text in answers.items():
        asked.session.answer(ref, text)
    for ref, why in (marks or {}).items():
        asked.session.mark(ref, why)
    asking.finish(desk, interview, asked.finished())
    finished = desk.get(Interview, interview.key)
    assert finished is not None
    return finished
