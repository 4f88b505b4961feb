"""The questions of a paper form, typed in by keyboard in Russian: about one key and Enter each."""

from __future__ import annotations

import re

import pytest
from parsers.questionnaire_files import SMALL
from read_forms import own_form
from seats import Seat
from typing_steps import consented, enter, kept, kept_after_finish, taken_in, told, typing
from walks import cut_off, nameless

from fieldcase.casework import asking, questionnaires
from fieldcase.casework.look import Look

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


def test_a_required_question_without_an_answer_is_told_once_and_holds_nobody_up(seat: Seat) -> None:
    taken_in(seat, REPEATED)
    found = typing(seat)
    consented(seat)
    enter(seat, "20")
    seat.press("Ctrl+Return")
    assert "5" in found.fault.text()
    assert kept(seat).answers == ""
    assert "<age>20</age>" in kept_after_finish(seat)


def test_our_longest_form_takes_about_one_key_and_enter_a_question(seat: Seat) -> None:
    questionnaires.take_in(seat.desk, own_form("strategic-cases"))
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
