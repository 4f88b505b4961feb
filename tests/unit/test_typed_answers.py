"""Answers typed in from paper: read, refused with what may be typed, and shown again as they would be typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.typed_answers import Kind, NotTyped, Typed, read, shown
from fieldcase.forms.declared import Control

TODAY = date(2026, 11, 27)
ONE = Kind(Control.SELECT_ONE, "string", ("a", "b", "c"))
SEVERAL = Kind(Control.SELECT, "string", ("a", "b", "c"))
MANY = Kind(Control.SELECT, "string", tuple(f"c{number}" for number in range(1, 16)))


def typed(text: str, kind: Kind) -> Typed:
    """What is read on the day of the tests."""
    return read(text, kind, TODAY, "ru")


def of(kind: str) -> Kind:
    """An input of a type."""
    return Kind(Control.INPUT, kind)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("2", ONE, "b"), (" 2 ", ONE, "b"), ("1 3", SEVERAL, "a c"), ("13", SEVERAL, "a c"), ("3,1", SEVERAL, "c a"),
        ("1 1", SEVERAL, "a"), ("13", MANY, "c13"), ("1 13", MANY, "c1 c13"),
        ("1", Kind(Control.TRIGGER, "string"), "OK"),
        ("-3", of("int"), "-3"), ("2,5", of("decimal"), "2.5"), ("слова / Пример", of("string"), "слова / Пример"),
        ("5.3.2026", of("date"), "2026-03-05"), ("05 03 2026", of("date"), "2026-03-05"),
        ("05032026", of("date"), "2026-03-05"), ("1430", of("time"), "14:30:00.000"),
        ("9:05", of("time"), "09:05:00.000"), ("5.3.2026 14:30", of("dateTime"), "2026-03-05T14:30:00.000"),
    ],
)  # fmt: skip
def test_an_answer_is_read_as_its_question_wants_it(text: str, kind: Kind, value: str) -> None:
    assert typed(text, kind) == Typed(value)


@pytest.mark.parametrize("kind", [ONE, SEVERAL, of("int"), of("date"), of("string")])
def test_two_signs_say_why_there_is_no_answer_and_an_empty_line_says_nothing(kind: Kind) -> None:
    assert typed("?", kind) == Typed(mark="unknown")
    assert [typed(dash, kind) for dash in "-–—"] == [Typed(mark="refused")] * 3
    assert typed("  ", kind) == Typed()
    assert [shown("", mark, kind) for mark in ("unknown", "refused")] == ["?", "-"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("4", ONE), ("0", ONE), ("1 2", ONE), ("да", ONE), ("١", ONE), ("1 4", SEVERAL), ("16", MANY),
        ("2.5", of("int")),
        ("много", of("decimal")), ("март 2026", of("date")), ("31.02.2026", of("date")), ("25:00", of("time")),
        ("14", of("time")), ("1", Kind(Control.UPLOAD, "binary")), ("2", Kind(Control.TRIGGER, "string")),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_a_sentence(text: str, kind: Kind) -> None:
    with pytest.raises(NotTyped) as refused:
        typed(text, kind)
    assert refused.value.sentence.format(**refused.value.values).endswith((".", ":"))


@given(st.lists(st.integers(1, 15), min_size=1, unique=True))
def test_choices_come_back_as_the_numbers_that_were_typed(numbers: list[int]) -> None:
    text = " ".join(map(str, numbers))
    value = typed(text, MANY).value
    assert shown(value, "", MANY) == text
    assert typed(shown(value, "", MANY), MANY).value == value


@given(st.dates(date(1900, 1, 1), date(2026, 11, 27)))
def test_a_day_comes_back_as_it_was_typed(day: date) -> None:
    text = day.strftime("%d.%m.%Y")
    assert shown(typed(text, of("date")).value, "", of("date")) == text
