"""Every kind of question in visit mode: how it is answered by keys, and what is said of an answer that is none."""

from __future__ import annotations

import pytest
from asking_forms import EVERYTHING
from asking_steps import course, form_of, stage, to, up_to_the_questions
from forms.written import asking, listed, select, xform
from PySide6.QtWidgets import QLineEdit
from seats import Seat

from fieldcase.errors import FormTooHeavy
from ui.pages.asking_editor import SEEN_MS
from ui.widgets.choice_lines import ChoiceLines
from ui.widgets.fields import LongText


@pytest.fixture
def asked(seat: Seat) -> Seat:
    """Visit mode at the first question of the form with everything."""
    form_of(seat.desk, EVERYTHING)
    seat.heart.rest()
    up_to_the_questions(seat)
    return seat


def value(seat: Seat, name: str) -> str:
    """The answer in the session."""
    return course(seat).view(f"/data/{name}").value


def test_a_note_is_read_and_enter_goes_on(asked: Seat) -> None:
    block = stage(asked).blocks[0]
    assert block.focusProxy() is None
    assert not stage(asked).bars.unknown_button.isEnabled(), "there is nothing to know"
    asked.press("Enter")
    assert course(asked).here == "/data/told"


def test_a_text_takes_lines_and_enter_goes_on(asked: Seat) -> None:
    block = to(asked, "told")
    assert isinstance(asked.focus(), LongText)
    assert block.required.isVisible()
    asked.type("Первая строка")
    asked.press("Shift+Enter")
    asked.type("вторая / Пример")
    asked.press("Enter")
    asked.settle()
    assert value(asked, "told") == "Первая строка\nвторая / Пример"
    assert course(asked).here == "/data/sort"


def test_of_more_choices_than_there_are_keys_one_is_found_by_its_words(seat: Seat) -> None:
    rows = [(f"d{place}", f"Район {place} / Пример") for place in range(60)]
    form_of(seat.desk, xform("<d/><e/>", [], select("d", "l") + select("e", "l", control="select"), listed("l", *rows)))
    seat.heart.rest()
    up_to_the_questions(seat)
    assert isinstance(seat.focus(), QLineEdit)
    seat.type("район 41")
    seat.press("Enter")
    assert value(seat, "d") == "d41"
    seat.wait(lambda: course(seat).here == "/data/e", 2)
    for number in ("17", "58"):
        seat.press("Ctrl+A")
        seat.type(number)
        seat.press("Enter")
    assert value(seat, "e") == "d17 d58", "what is not shown just now stays chosen"


def test_an_answer_that_sets_off_too_much_is_kept_as_words(seat: Seat) -> None:
    many = "".join(f"<q{place}/>" for place in range(1200))
    counting = "count(/data/m/*[count(/data/m/*[. = /data/go]) &gt; 1])"
    sums = f'nodeset="/data/sum" type="string" calculate="if(/data/go = \'yes\', {counting}, 0)"'
    form_of(seat.desk, xform(f"<go/><sum/><m>{many}</m>", [sums], asking("go")))
    seat.heart.rest()
    up_to_the_questions(seat)
    with pytest.raises(FormTooHeavy):
        course(seat).give("/data/go", "yes")
    seat.settle()
    seat.heart.rest()
    assert value(seat, "go") == ""
    assert course(seat).asking.words == {"/data/go": "yes"}
    course(seat).give("/data/go", "no")
    assert (value(seat, "go"), course(seat).asking.words) == ("no", {})


def test_one_choice_by_its_key_is_seen_and_goes_on(asked: Seat) -> None:
    to(asked, "sort")
    asked.press("2")
    assert value(asked, "sort") == "b"
    assert course(asked).here == "/data/sort", "the mark is seen first"
    asked.wait(lambda: course(asked).here == "/data/many", SEEN_MS / 1000 + 2)
    # Enter alone goes on and chooses nothing: nobody is to be misheard by a key too many.
    to(asked, "many")
    asked.press("Enter")
    assert value(asked, "many") == ""


def test_several_choices_are_put_on_and_off_and_enter_goes_on(asked: Seat) -> None:
    to(asked, "many")
    asked.press("3", "1", "2", "2")
    assert value(asked, "many") == "one three"
    asked.press("Down", "Space", "Up", "Space")
    assert value(asked, "many") == "one two"
    asked.press("Enter")
    assert course(asked).here == "/data/whole"


def test_a_line_reads_what_people_write(asked: Seat) -> None:
    written = [
        ("whole", "42", "42"), ("part", "0,8", "0.8"), ("day", "05.03.2026", "2026-03-05"),
        ("hour", "9:05", "09:05:00"), ("moment", "05.03.2026 9:05", "2026-03-05T09:05:00"), ("scale", "7", "7"),
    ]  # fmt: skip
    for name, typed, kept in written:
        to(asked, name)
        assert isinstance(asked.focus(), QLineEdit)
        asked.press("Ctrl+A")
        asked.type(typed)
        asked.press("Enter")
        asked.settle()
        assert value(asked, name) == kept
        assert course(asked).here != f"/data/{name}"


def test_what_is_no_answer_stays_as_typed_with_a_sentence_below(asked: Seat) -> None:
    for name, typed in (("whole", "семь"), ("day", "после дождя"), ("hour", "25:00"), ("part", "1.2.3")):
        block = to(asked, name)
        asked.press("Ctrl+A")
        asked.type(typed)
        asked.press("Enter")
        asked.settle()
        assert course(asked).here == f"/data/{name}", "it is corrected first"
        assert block.fault.isVisible()
        assert block.fault.text()
        assert asked.focus().accessibleDescription() == block.fault.text()
        # But nobody is kept there: leaving and coming back finds the words.
        asked.press("PgUp")
        asked.settle()
        again = to(asked, name)
        line = again.findChild(QLineEdit)
        assert line is not None
        assert line.text() == typed
        assert again.fault.text()


def test_an_answer_against_a_rule_is_told_in_the_forms_own_words(asked: Seat) -> None:
    block = to(asked, "whole")
    asked.press("Ctrl+A")
    asked.type("200")
    asked.press("Enter")
    asked.settle()
    assert course(asked).here == "/data/whole"
    assert block.fault.text() == "Between 1 and 99 / Пример"
    asked.press("Ctrl+A")
    asked.type("20")
    asked.press("Enter")
    asked.settle()
    assert course(asked).here == "/data/part"


def test_a_range_goes_by_arrows_and_takes_nothing_outside(asked: Seat) -> None:
    block = to(asked, "scale")
    asked.press("Up", "Up", "Up", "Down")
    asked.press("Enter")
    asked.settle()
    assert value(asked, "scale") == "2"
    block = to(asked, "scale")
    asked.press("Ctrl+A")
    asked.type("11")
    asked.press("Enter")
    asked.settle()
    assert course(asked).here == "/data/scale"
    assert "10" in block.fault.text()
    assert value(asked, "scale") == ""


def test_a_ranking_is_the_order_of_the_keys(asked: Seat) -> None:
    block = to(asked, "rank")
    asked.press("3", "1", "2", "1")
    assert value(asked, "rank") == "three two"
    lines = block.findChild(ChoiceLines)
    assert lines is not None
    assert [lines.place_of(row) for row in range(3)] == [0, 2, 1]


def test_what_is_only_to_be_seen_is_seen_by_one_key(asked: Seat) -> None:
    to(asked, "seen")
    asked.press("1")
    assert value(asked, "seen") == "OK"
    asked.wait(lambda: course(asked).here == "/data/closed", 2)


def test_what_is_given_already_cannot_be_answered(asked: Seat) -> None:
    to(asked, "closed")
    assert not stage(asked).bars.refused_button.isEnabled()
    asked.type("другое")
    asked.press("Enter")
    assert value(asked, "closed") == "fixed"


def test_a_group_on_one_screen_grows_by_what_is_answered_in_it(asked: Seat) -> None:
    to(asked, "both/left")
    assert [one.ref for one in stage(asked).blocks] == ["/data/both/left"]
    assert asked.sees("Both at once")
    asked.press("1")
    asked.wait(lambda: len(stage(asked).blocks) == 2)
    asked.wait(lambda: isinstance(asked.focus(), LongText), 2)
    asked.type("справа / Пример")
    asked.press("Enter")
    asked.settle()
    assert value(asked, "both/right") == "справа / Пример"
    assert course(asked).here == "/data/child"


def test_of_a_repeat_one_more_is_added_and_taken_away(asked: Seat) -> None:
    course(asked).jump("/data/child")
    asked.settle()
    assert asked.sees("Child")
    for year in ("третий", "пятый"):
        asked.press("1")
        asked.settle()
        asked.type(f"{year} / Пример")
        asked.press("Enter")
        asked.settle()
        assert course(asked).here == "/data/child"
    assert value(asked, "child[2]/name") == "пятый / Пример"
    asked.press("2")
    asked.settle()
    repeat = course(asked).repeat("/data/child")
    assert repeat is not None
    assert repeat.count == 1
    asked.press("Ctrl+Z")
    asked.settle()
    assert value(asked, "child[2]/name") == "пятый / Пример", "undo brings it back"
