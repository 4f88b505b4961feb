"""Words below boxes, and words that are found wherever and however they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.marked_words import WHOLE, Box, Sought, below, boxes_of, touches, trimmed, untouched, within
from fieldcase.parsers.documents import Word


def line(text: str, top: float = 0.1, high: float = 0.02) -> tuple[Word, ...]:
    """The words of a line, one behind another."""
    words, left = [], 0.05
    for one in text.split():
        words.append(Word(one, left, top, left + 0.01 * len(one), top + high))
        left += 0.01 * len(one) + 0.01
    return tuple(words)


def texts(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("Бекова", "видели «Бекову», потом Бековой не было", ["Бекову", "Бековой"]),
        ("айгуль бекова", "гражданка АЙГУЛЬ\u00a0БЕКОВА и Айгуль", ["АЙГУЛЬ БЕКОВА"]),
        ("Артём", "Артем пришёл с Артёмом", ["Артем", "Артёмом"]),
        ("Бекова", "подпись: Бе- кова и Б е к о в а", ["Бе- кова", "Б е к о в а"]),
        ("Бекова", "passport of Bekova, bekova@example.org", ["Bekova", "bekova@example.org"]),
        ("Бекова", "Бeкoвa и БЕKОВУ: как прочла машина", ["Бeкoвa", "БЕKОВУ"]),
        ("0555 12-34-56", "тел. 0555 123456, или 0555-12-34-56", ["0555 123456", "0555-12-34-56"]),
        ("Бекова", "бекон и Бекованец", []),
        ("", "слово", []),
        ("—", "слово — слово", []),
    ],
)
def test_a_word_is_found_in_whatever_form_it_stands(phrase: str, text: str, found: list[str]) -> None:
    words = line(text)
    assert [one.text for one in Sought(phrase, forms=True).on(1, words)] == found


def test_without_forms_only_the_word_itself_is_meant() -> None:
    words = line("Бекову видели, БЕКОВА молчала")
    assert [one.text for one in Sought("Бекова").on(1, words)] == ["БЕКОВА"]


def test_a_phrase_across_two_lines_becomes_a_box_on_each() -> None:
    words = (*line("гражданка Айгуль", 0.1), *line("Бекова молчала", 0.14))
    (found,) = Sought("Айгуль Бекова").on(3, words)
    boxes = boxes_of(found.words)
    assert found.page == 3
    assert [text for _, text in boxes] == ["Айгуль", "Бекова"]
    assert texts(untouched(words, [box for box, _ in boxes])) == ["гражданка", "молчала"]


def test_a_box_on_a_line_leaves_the_lines_beside_it_alone() -> None:
    """Boxes of words are as high as their line, and lines set close take room from one another."""
    lines = [line("один Бекова два", 0.1), line("три Бекова четыре", 0.1 + 0.018), line("пять семь шесть", 0.136)]
    words = tuple(word for one in lines for word in one)
    marked = [box for box, _ in boxes_of((lines[1][1],))]
    assert texts(untouched(words, marked)) == ["один", "Бекова", "два", "три", "четыре", "пять", "семь", "шесть"]


def test_a_word_that_is_half_below_a_box_is_touched() -> None:
    words = line("раз Бекова два")
    half = round((words[1].left + words[1].right) / 2 * WHOLE)
    box = (half, 1100, half + 5, 1110)
    assert below(words, box) == "Бекова"
    assert texts(untouched(words, [box])) == ["раз", "два"]


SHARE = st.floats(0, 1)
BOX = st.tuples(*[st.integers(0, WHOLE)] * 4).map(lambda sides: within(sides))
WORD = st.tuples(SHARE, SHARE, SHARE, SHARE).map(
    lambda sides: Word("слово", min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]),
                       max(sides[1], sides[3]))
)  # fmt: skip


@given(WORD, BOX)
def test_a_box_over_the_middle_of_a_word_always_touches_it(word: Word, box: Box) -> None:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    inside = box[0] < x * WHOLE < box[2] and box[1] < y * WHOLE < box[3]
    apart = box[2] <= word.left * WHOLE or box[0] >= word.right * WHOLE
    apart = apart or box[3] <= word.top * WHOLE or box[1] >= word.bottom * WHOLE
    assert touches(box, word) or not inside
    assert not (touches(box, word) and apart)


@given(st.lists(WORD, min_size=1, max_size=5))
def test_the_boxes_of_found_words_touch_each_of_them(words: list[Word]) -> None:
    high = [word for word in words if word.bottom - word.top > 0.002 and word.right - word.left > 0.001]
    marked = [box for box, _ in boxes_of(high)]
    assert untouched(high, marked) == ()


@pytest.mark.parametrize(("text", "kept"), [("«Бекова»,", "Бекова"), ("...", ""), ("a-b", "a-b"), ("", "")])
def test_punctuation_around_a_word_is_not_part_of_it(text: str, kept: str) -> None:
    assert trimmed(text) == kept
