"""Articles as people and decisions write them: number, part, point, the words for the code; nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.model.typed_articles import Article, read_article
from fieldcase.model.typed_dates import Unreadable

WRITTEN = {
    "228.1": Article("228.1"),
    "91-2": Article("91-2"),
    "91–2": Article("91-2"),
    "228а": Article("228а"),
    "ст. 228 ч.2": Article("228", "2"),
    "ст.228, ч.2, п. «г»": Article("228", "2", "г"),
    "п. «г» ч. 4 ст. 228.1 УК РФ": Article("228.1", "4", "г", "УК РФ"),
    "Ч. 3 Ст. 328 УК": Article("328", "3", "", "УК"),
    "статья 123 Уголовного кодекса": Article("123", code="Уголовного кодекса"),
    "123 Кодекса о проступках 2017 года": Article("123", code="Кодекса о проступках 2017 года"),
    "Кодекс о проступках, статья 123": Article("123", code="Кодекс о проступках"),
    "Code of Misconduct 123": Article("123", code="Code of Misconduct"),
    "article 309(2) of the Criminal Code": Article("309", "2", "", "Criminal Code"),
    "art. 134-1": Article("134-1"),
    "134¹": Article("134-1"),
    "статьёй 268": Article("268"),
}


@pytest.mark.parametrize(("text", "article"), WRITTEN.items())
def test_an_article_is_read_as_it_is_written(text: str, article: Article) -> None:
    assert read_article(text) == article


@pytest.mark.parametrize("text", ["", "УК", "крупный", "228, 228.1", "ст. 228 и ст. 229", "12.03.2019", "9" * 200])
def test_what_is_no_single_article_is_asked_about(text: str) -> None:
    with pytest.raises(Unreadable) as wrong:
        read_article(text)
    assert wrong.value.sentence


def test_two_articles_are_told_apart_from_none() -> None:
    with pytest.raises(Unreadable) as several:
        read_article("228, 228.1")
    with pytest.raises(Unreadable) as none:
        read_article("УК")
    assert several.value.sentence != none.value.sentence


NUMBERS = st.from_regex(r"[1-9]\d{0,2}(?:[.\-][1-9]\d?)?", fullmatch=True)


@given(NUMBERS, st.integers(1, 20))
def test_number_and_part_come_back_whichever_stands_first(number: str, part: int) -> None:
    assert (
        read_article(f"ст. {number} ч. {part}") == read_article(f"ч. {part} ст. {number}") == Article(number, str(part))
    )


@given(st.text(max_size=60))
def test_any_text_is_read_or_asked_about(text: str) -> None:
    try:
        number = read_article(text).number
    except Unreadable as asked:
        number = asked.sentence
    assert number
