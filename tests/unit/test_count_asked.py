"""What a counted table is asked for: kept as text and read back strictly; people always by gender."""

from __future__ import annotations

import pytest

from fieldcase.model.dates import UncertainDate
from fieldcase.rules import counted as by
from fieldcase.rules.count_asked import CountAsked, NotAsked, with_gender
from fieldcase.rules.counted import What


@pytest.mark.parametrize("asked", [
    CountAsked(What.ACTS, by.TYPE, by.GENDER, country="KG", period=UncertainDate("2019")),
    CountAsked(What.DECISIONS, by.SIDE, change=UncertainDate("2019-06-15")),
    CountAsked(What.ANSWERS, by.ANSWER, questionnaire="form", question="/data/q"),
])  # fmt: skip
def test_a_question_comes_back_from_its_text(asked: CountAsked) -> None:
    assert CountAsked.read(asked.text()) == asked


@pytest.mark.parametrize("text", [
    "", "[]", "{}", '{"what":"acts"}', '{"what":"acts","rows":"stage"}', '{"what":"acts","rows":"type","more":"1"}',
    '{"what":"acts","rows":"type","period":"soon"}', '{"what":"acts","rows":"type","country":""}',
    '{"what":"acts","rows":"type","country":1}', '{"what":"decisions","rows":"side"}',
    '{"what":"answers","rows":"answer"}',
])  # fmt: skip
def test_a_text_that_is_no_question_is_refused(text: str) -> None:
    with pytest.raises(NotAsked):
        CountAsked.read(text)


def test_people_are_always_counted_by_gender_too() -> None:
    assert with_gender(CountAsked(What.PEOPLE, by.AGE)) == (CountAsked(What.PEOPLE, by.AGE, by.GENDER),)
    assert len(with_gender(CountAsked(What.PEOPLE, by.AGE, by.PARENT))) == 2
    assert with_gender(CountAsked(What.VISITS, by.YEAR)) == (CountAsked(What.VISITS, by.YEAR),)
