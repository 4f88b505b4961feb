"""Days of a record that stand turned round: a sentence beside the second, only where it is certain."""

from __future__ import annotations

import pytest

from fieldcase.casework.spans import doubts
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import HarmId, RecommendationId, ScopeId, SignalId, WordingId
from fieldcase.model.results import Wording
from fieldcase.model.security import Harm
from fieldcase.model.signals import Signal

RU, KEY, SCOPE = words("ru"), b"k" * 16, ScopeId(b"s" * 16)
FIRST, THEN, THAT_YEAR = UncertainDate("2019-03-10"), UncertainDate("2019-02"), UncertainDate("2019")


def harm(since: UncertainDate, until: UncertainDate) -> Record:
    return Harm(id=HarmId(KEY), scope=SCOPE, since=since, until=until)


def wording(since: UncertainDate, until: UncertainDate) -> Record:
    return Wording(id=WordingId(KEY), scope=SCOPE, valid_from=since, valid_to=until)


def ask(since: UncertainDate, until: UncertainDate) -> Record:
    return Recommendation(id=RecommendationId(KEY), scope=SCOPE, date=since, due=until)


@pytest.mark.parametrize(("made", "field"), [(harm, "until"), (wording, "valid_to"), (ask, "due")])
def test_a_day_that_is_certainly_before_the_one_it_follows_gets_a_sentence(made: object, field: str) -> None:
    assert callable(made)
    (sentence,) = doubts(made(FIRST, THEN), RU).values()
    assert sentence.startswith("Этот день раньше" if field == "due" else "Конец оказался бы раньше начала")
    assert doubts(made(THEN, FIRST), RU) == {field: ""}
    assert doubts(made(FIRST, THAT_YEAR), RU) == {field: ""}, "a year holds later days too"


def test_a_record_without_such_a_pair_has_no_doubt() -> None:
    assert doubts(Signal(id=SignalId(KEY), scope=SCOPE), RU) == {}
