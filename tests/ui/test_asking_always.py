"""What is always there in visit mode: marks instead of an answer, keys under every layout, names, and the end."""

from __future__ import annotations

import pytest
from asking_forms import EVERYTHING
from asking_steps import course, form_of, panel, stage, to, up_to_the_questions
from PySide6.QtWidgets import QLabel, QLineEdit
from seats import Seat

from ui.pages.asking_end import EndStage
from ui.widgets.choice_lines import KEYS, ChoiceLines


@pytest.fixture
def asked(seat: Seat) -> Seat:
    """Visit mode at the first question of the form with everything."""
    form_of(seat.desk, EVERYTHING)
    seat.heart.rest()
    up_to_the_questions(seat)
    return seat


def test_not_known_and_refused_are_marks_that_go_on_and_can_be_taken_back(asked: Seat) -> None:
    to(asked, "sort")
    asked.press("F7")
    asked.settle()
    assert course(asked).view("/data/sort").mark == "unknown"
    assert course(asked).here == "/data/many"
    asked.press("F8")
    asked.settle()
    block = to(asked, "many")
    assert block.marked.isVisible()
    asked.press("F8")
    asked.settle()
    assert course(asked).view("/data/many").mark == "", "the same key takes it back"
    block = to(asked, "sort")
    asked.press("1")
    asked.settle()
    assert course(asked).view("/data/sort").mark == "", "an answer takes the mark away"


def test_the_keys_work_under_a_cyrillic_layout(asked: Seat) -> None:
    from PySide6.QtCore import Qt

    to(asked, "many")
    asked.press_cyrillic("т", Qt.KeyboardModifier.ControlModifier)
    assert asked.window.overlay.panel is not panel(asked), "Ctrl+N is the quick note"
    asked.press("Esc")
    lines = stage(asked).blocks[0].findChild(ChoiceLines)
    assert lines is not None
    lines.show_choices([(f"v{place}", f"v{place}") for place in range(len(KEYS))], ())
    asked.press_cyrillic("ф", Qt.KeyboardModifier.NoModifier)
    assert lines.lines.chosen == ("v10",), "the key that carries A"


def test_the_end_lists_what_is_missing_and_leads_there(asked: Seat) -> None:
    course(asked).jump("")
    asked.settle()
    end = panel(asked).stage
    assert isinstance(end, EndStage)
    assert end.missing == ("/data/told",)
    asked.press("Enter")
    asked.settle()
    assert course(asked).here == "/data/told"
    asked.type("слова / Пример")
    asked.press("Ctrl+Return")
    asked.settle()
    end = panel(asked).stage
    assert isinstance(end, EndStage)
    assert end.missing == ()


def test_everything_is_named_large_and_reached_by_tab(asked: Seat) -> None:
    from walks import cut_off, nameless, stops, tab_walk

    for stop in list(course(asked).stops):
        course(asked).jump(stop.ref)
        asked.settle()
        assert nameless(asked.window) == [], stop.ref
        targets = [one for one in stage(asked).findChildren(QLineEdit) if one.isVisible()]
        assert all(one.height() >= 44 for one in targets), stop.ref
        wanted = {id(one) for one in stops(panel(asked))}
        assert wanted <= tab_walk(panel(asked)), stop.ref
        asked.heart.rest()
        assert cut_off(asked.window) == [], stop.ref
    assert all(one.height() >= 44 for one in (stage(asked).bars.next_button, stage(asked).bars.leave_button))


def test_the_question_is_larger_than_the_rest(asked: Seat) -> None:
    to(asked, "sort")
    large = [one for one in stage(asked).findChildren(QLabel) if one.property("kind") == "question" and one.isVisible()]
    assert [one.text() for one in large] == ["Какого рода?"]
    assert large[0].fontInfo().pointSizeF() >= 1.35 * asked.app.font().pointSizeF()
