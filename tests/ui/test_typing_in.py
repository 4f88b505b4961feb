"""A paper form typed in by keyboard, in Russian: about one key and Enter a question; kept as typed, gone on with."""

from __future__ import annotations

import re
import time

import pytest
from parsers.questionnaire_files import SMALL
from PySide6.QtWidgets import QPushButton
from seats import Seat
from visit_pages import begun, levels
from walks import cut_off, nameless

from fieldcase.casework import asking, meetings, questionnaires, visits
from fieldcase.casework.look import Look
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from ui.pages.typing_in import TypingPanel
from ui.pages.typing_in_choice import ChoicePanel

REPEATED = """
| survey |
| | type | name | label | relevant | constraint | constraint_message | required |
| | integer | age | Сколько лет? | | . < 100 | Меньше ста. | |
| | select_multiple what | what | Что было? | | | | |
| | date | day | В какой день? | | | | |
| | begin_repeat | visit | Визит | | | | |
| | text | where | Где? | | | | |
| | end_repeat | | | | | | |
| | text | why | Почему? | ${age} > 17 | | | yes |
| choices |
| | list_name | name | label |
| | what | a | Первое |
| | what | b | Второе |
| | what | c | Третье |
| settings |
| | form_title | form_id | version |
| | Пример | repeated | 1 |
"""


def taken_in(seat: Seat, text: str) -> None:
    """A questionnaire of the network, before anybody sits down."""
    questionnaires.take_in(seat.desk, questionnaires.read(text.encode()))
    seat.heart.rest()


def panel(seat: Seat) -> TypingPanel:
    """The panel, with a sheet on it."""
    found = seat.window.overlay.panel
    assert isinstance(found, TypingPanel)
    seat.wait(lambda: found.sheet is not None)
    return found


def typing(seat: Seat) -> TypingPanel:
    """A visit that is open, and its first sheet."""
    begun(seat)
    seat.press("Ctrl+Shift+P")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, TypingPanel))
    return panel(seat)


def enter(seat: Seat, *lines: str) -> None:
    """Lines typed, each with Enter."""
    for line in lines:
        seat.type(line)
        seat.press("Enter")
        seat.wait(seat.quiet)


def consented(seat: Seat) -> None:
    """Yes, no, later; a woman of 25 to 34, met for the first time."""
    enter(seat, "1", "2", "3", "1", "4", "1")


def told(found: TypingPanel) -> dict[str, str]:
    """What each line of the form says, by its number."""
    return {line.number: line.said() for line in found.rows.lines if line.number.isdigit()}


def kept(seat: Seat) -> Interview:
    """The one interview of the vault."""
    seat.settle()
    (one,) = seat.desk.all(Interview)
    return one


def test_consent_comes_first_and_is_kept_before_the_form_is_typed(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    assert not any(line.stands() for line in found.rows.lines if line.number.isdigit())
    enter(seat, "1", "2", "3")
    person = seat.desk.all(Person)[0]
    assert levels(seat.desk, person) == {"statistics": "without_name", "story": "refused", "court": ""}
    enter(seat, "1", "4", "1")
    interview = kept(seat)
    person = seat.desk.all(Person)[0]
    assert (person.gender, person.age_band, interview.met_before) == ("female", "25_34", "new")
    assert interview.questionnaire == questionnaires.offered(seat.desk)[0].id
    assert found.asked.text().startswith("1 ")


def test_a_form_is_typed_by_numbers_and_words_and_finished_and_the_next_sheet_begins(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    consented(seat)
    enter(seat, "1", "Кабинет был закрыт / Пример")
    assert told(found) == {"1": "Да", "2": "Кабинет был закрыт / Пример"}
    seat.press("Ctrl+Return")
    interview = kept(seat)
    assert "<seen>yes</seen>" in interview.answers
    assert "Кабинет был закрыт" in interview.answers
    assert asking.unfinished(Look(seat.desk)) == ()
    seat.wait(lambda: found.sheet is not None and found.sheet.interview is None)
    assert found.asked.text().startswith("I ")


def test_what_is_not_asked_after_an_answer_is_skipped_and_says_so(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    consented(seat)
    enter(seat, "2")
    line = next(one for one in found.rows.lines if one.number == "2")
    assert not line.stands()
    shown = found.rows.data(found.rows.index(found.rows.lines.index(line), 2))
    assert shown, "it says that it is not asked"
    assert found.rows.lines[found.at].number == "1", "there is no line after it"
    seat.press("Ctrl+Return")
    assert "told" not in kept(seat).answers


def test_a_question_mark_and_a_dash_say_why_there_is_no_answer(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    consented(seat)
    enter(seat, "1", "-")
    seat.press("Up")
    assert found.line.text() == "1"
    enter(seat, "?")
    assert found.line.text() == "?"
    assert told(found)["1"] != "Да"
    enter(seat, "1", "-")
    seat.press("Ctrl+Return")
    assert kept(seat).unanswered == ("/data/told=refused",)


def test_up_goes_back_and_another_number_changes_the_answer(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    consented(seat)
    enter(seat, "1")
    seat.press("Up")
    enter(seat, "2")
    assert told(found)["1"] == "Нет"


@pytest.mark.parametrize("typed", ["7", "да", "1 2", "0"])
def test_what_is_no_choice_is_told_and_nothing_is_answered(seat: Seat, typed: str) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    consented(seat)
    enter(seat, typed)
    assert found.fault.isVisible()
    assert told(found)["1"] == ""
    assert found.rows.lines[found.at].number == "1"


def test_numbers_days_several_choices_and_repeats_are_typed_as_on_paper(seat: Seat) -> None:
    taken_in(seat, REPEATED)
    found = typing(seat)
    consented(seat)
    enter(seat, "120")
    assert "Меньше ста" in found.fault.text(), "told once, and it may be so on paper"
    enter(
        seat, "20", "1 3", "05.03.2026", "Первое место / Пример", "1", "Второе место / Пример", "", "причина / Пример"
    )
    answers = kept_after_finish(seat)
    assert re.findall(r"<where>(.+?)</where>", answers) == ["Первое место / Пример", "Второе место / Пример"]
    for part in ("<age>20</age>", "<what>a c</what>", "<day>2026-03-05</day>", "<why>причина / Пример</why>"):
        assert part in answers
    assert found.sheet is None or found.sheet.interview is None


def kept_after_finish(seat: Seat) -> str:
    """The answers of the finished interview."""
    seat.press("Ctrl+Return")
    return kept(seat).answers


def test_a_required_question_without_an_answer_is_told_once_and_holds_nobody_up(seat: Seat) -> None:
    taken_in(seat, REPEATED)
    found = typing(seat)
    consented(seat)
    enter(seat, "20")
    seat.press("Ctrl+Return")
    assert "5" in found.fault.text()
    assert kept(seat).answers == ""
    assert "<age>20</age>" in kept_after_finish(seat)


def test_three_times_no_keeps_a_reason_and_nobody(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    enter(seat, "2", "2", "2")
    assert found.asked.text().startswith("IV")
    enter(seat, "6")
    seat.settle()
    (one,) = seat.desk.all(Interview)
    assert one.refused_because == list(seat.desk.tables.vocabularies["refusal_reason"])[5]
    assert (one.person, one.questionnaire) == (None, None)
    assert seat.desk.all(Person) == ()
    assert panel(seat).asked.text().startswith("I ")


def test_somebody_met_before_goes_on_under_the_pseudonym_that_stands_on_the_paper(seat: Seat) -> None:
    taken_in(seat, SMALL)
    earlier = visits.new_visit(seat.desk, place="Линдов / Пример")
    visits.agreed(seat.desk, earlier, {"statistics": "yes"}, pseudonym="Сирень")
    seat.heart.rest()
    found = typing(seat)
    enter(seat, "1", "1", "1", "1", "4", "Жасмин")
    assert found.fault.isVisible(), "nobody of that name is known here"
    enter(seat, "сирень")
    interview = kept(seat)
    assert interview.met_before == "met_before"
    person = seat.desk.get(Person, interview.person or b"")
    assert person is not None
    assert person.pseudonym == "Сирень"
    assert len(meetings.known(seat.desk, None)) == 1


def test_no_question_about_consent_is_passed_over(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    enter(seat, "")
    assert found.fault.isVisible()
    assert found.asked.text().startswith("I ")
    enter(seat, "1", "1")
    seat.press("Up", "Up")
    assert found.asked.text().startswith("I ")


def test_what_is_typed_while_the_interview_is_still_being_kept_waits_for_it(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    seat.shell.lanes.write(lambda: time.sleep(0.3))
    for line in ("1", "1", "1", "1", "4", "1", "1", "при медленном диске / Пример"):
        seat.type(line)
        seat.press("Enter")
    assert found.sheet is not None
    assert found.sheet.waits, "the control: the interview is not there yet"
    seat.settle()
    assert told(found) == {"1": "Да", "2": "при медленном диске / Пример"}
    assert "при медленном диске" in kept_after_finish(seat)
    assert seat.desk.all(Person)[0].gender == "female"


def test_a_line_without_its_enter_is_kept_when_one_leaves_and_at_lock(seat: Seat) -> None:
    taken_in(seat, SMALL)
    found = typing(seat)
    consented(seat)
    enter(seat, "1")
    seat.type("недописано / Пример")
    (hold,) = [deeds for deeds in seat.window.work.holders if deeds == found._held]
    assert len(hold()) == 1, "what lock would keep"
    seat.press("Esc")
    seat.settle()
    (one,) = seat.desk.all(Interview)
    assert "недописано / Пример" in asking.resume(Look(seat.desk), one).session.draft().values()


def test_a_sheet_that_was_left_is_gone_on_with(seat: Seat) -> None:
    taken_in(seat, SMALL)
    typing(seat)
    consented(seat)
    enter(seat, "1")
    seat.press("Esc")
    seat.settle()
    assert seat.window.overlay.panel is None
    seat.press("Ctrl+Shift+P")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, ChoicePanel))
    seat.press("2")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, TypingPanel))
    found = panel(seat)
    assert told(found)["1"] == "Да"
    assert found.rows.lines[found.at].number == "V", "the person's lines come first, as they were answered"
    enter(seat, "", "", "", "", "остальное / Пример")
    assert "остальное" in kept_after_finish(seat)


def test_our_longest_form_takes_about_one_key_and_enter_a_question(seat: Seat) -> None:
    questionnaires.take_in(seat.desk, questionnaires.read(questionnaires.own("strategic-cases")))
    seat.heart.rest()
    found = typing(seat)
    keys = 0
    consented(seat)
    asked = []
    while True:
        line = found.rows.lines[found.at]
        asked.append(line.number)
        typed = "1" if line.choices() else "?"
        enter(seat, typed)
        keys += len(typed) + 1
        if found.rows.lines[found.at] is line:
            break
    assert len(asked) > 35
    assert keys <= 2 * len(asked)
    assert "<score>" in kept_after_finish(seat)
    assert kept(seat).score is not None


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)], ids=["1366x768", "1093x600"])
def test_everything_on_the_sheet_has_a_name_and_no_word_is_cut_off(seat: Seat, size: tuple[int, int]) -> None:
    taken_in(seat, SMALL)
    seat.shell.resize(*size)
    typing(seat)
    consented(seat)
    enter(seat, "9")
    seat.settle()
    assert nameless(seat.window) == []
    assert cut_off(seat.window) == []


def test_the_button_of_a_visit_opens_it_and_says_where_questionnaires_come_from_when_there_is_none(seat: Seat) -> None:
    begun(seat)
    seat.named(QPushButton, seat.page.workspace.paper_button.accessibleName()).click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, ChoicePanel))
    found = seat.window.overlay.panel
    assert isinstance(found, ChoicePanel)
    assert found.choices == []
    seat.press("Esc")
    assert len(seat.desk.all(Visit)) == 1
