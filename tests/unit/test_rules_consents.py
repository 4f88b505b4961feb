"""What several consents of one person come to: the latest counts, and where that is not certain the stricter."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.release_cases import EVERY_MEDIUM, EVERY_USE, TODAY, consent, person

from fieldcase.model.dates import UncertainDate
from fieldcase.model.people import Consent
from fieldcase.model.values import Instant
from fieldcase.rules.consents import State, answer, refused_all

WHO = person(1)


def said(level: str, given_on: str | None = "2026-01-10", uses: tuple[str, ...] = ("court",), **more: Any) -> Consent:
    dates = {name: UncertainDate(more.pop(name)) for name in ("until", "withdrawn_on") if name in more}
    return consent(WHO, level, uses, given_on=UncertainDate(given_on) if given_on else None, **dates, **more)


def comes_to(*consents: Consent, use: str = "court", medium: str = "text", minor: bool = False) -> State:
    return answer(consents, use, medium, TODAY, minor=minor).state


def test_no_consent_is_not_asked() -> None:
    assert comes_to() is State.NOT_ASKED


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (said("named", "2026-01-10"), said("refused", "2026-01-11"), State.REFUSED),
        (said("refused", "2026-01-10"), said("named", "2026-01-11"), State.NAMED),
        (said("named", "2026-01-10"), said("without_name", "2026-01-11"), State.WITHOUT_NAME),
        (said("without_name", "2026-01-10"), said("named", "2026-01-11"), State.NAMED),
        (said("named", "2026-01-10"), said("refused", "2026-01-10"), State.REFUSED),
        (said("named", "2026-01-10"), said("without_name", "2026-01-10"), State.WITHOUT_NAME),
        (said("named", "2026-01-10"), said("refused", "2026-01"), State.REFUSED),
        (said("named", "2026-02-10"), said("refused", "2026-01"), State.NAMED),
        (said("named", "2026-02"), said("refused", "2026-02-03"), State.REFUSED),
        (said("named", "2026-01-10"), said("refused", None), State.REFUSED),
        (said("named", None), said("refused", "2026-01-10"), State.REFUSED),
        (said("named", "2026-02-01"), said("refused", "../2026-01-10"), State.NAMED),
        (said("named", "2026-02-01"), said("refused", "2026-01-10/.."), State.REFUSED),
        (said("named", "../2026-01-10"), said("refused", "2026-01-05"), State.REFUSED),
    ],
    ids=[
        "a later no", "a later yes", "later without the name", "later with the name", "yes and no on one day",
        "two yeses on one day", "a no in the same month", "a no in an earlier month", "a no in the month of the yes",
        "an undated no", "an undated yes", "a no some day before", "a no some day after",
        "a yes some day before",
    ],
)  # fmt: skip
def test_the_later_answer_counts_and_in_doubt_the_stricter(first: Consent, second: Consent, expected: State) -> None:
    assert comes_to(first, second) is expected
    assert comes_to(second, first) is expected


def test_where_no_day_was_written_down_the_day_of_recording_counts() -> None:
    january, february = (
        Instant(1000 * int(datetime.datetime(2026, month, 1, tzinfo=datetime.UTC).timestamp()), 0) for month in (1, 2)
    )
    yes, no = said("named", None, recorded=february), said("refused", None, recorded=january)
    assert comes_to(yes, no) is State.NAMED
    assert comes_to(said("named", None, recorded=january), said("refused", None, recorded=february)) is State.REFUSED


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"withdrawn_on": "2026-03-05"}, State.WITHDRAWN),
        ({"withdrawn_on": "2026-03"}, State.WITHDRAWN),
        ({"withdrawn_on": "2026-03-06"}, State.NAMED),
        ({"until": "2026-03-04"}, State.EXPIRED),
        ({"until": "2026-03-05"}, State.NAMED),
        ({"until": "2026-03-06"}, State.NAMED),
        ({"until": "2026-03"}, State.EXPIRED),
    ],
)
def test_a_consent_ends_by_withdrawal_and_by_its_own_term(more: dict[str, Any], expected: State) -> None:
    assert comes_to(said("named", **more)) is expected


def test_a_withdrawal_is_said_on_its_own_day_and_outlives_an_earlier_yes() -> None:
    assert (
        comes_to(said("named", "2026-01-01", withdrawn_on="2026-03-01"), said("named", "2026-02-01")) is State.WITHDRAWN
    )
    assert comes_to(said("named", "2026-01-01", withdrawn_on="2026-02-01"), said("named", "2026-03-01")) is State.NAMED


def test_a_consent_that_has_run_out_does_not_bring_an_older_one_back() -> None:
    assert comes_to(said("named", "2026-01-01"), said("named", "2026-02-01", until="2026-02-02")) is State.EXPIRED


def test_a_yes_of_tomorrow_is_none_today_and_a_no_of_tomorrow_is_heard_at_once() -> None:
    assert comes_to(said("named", "2026-03-06")) is State.NOT_ASKED
    assert comes_to(said("refused", "2026-03-06")) is State.REFUSED


@pytest.mark.parametrize("use", EVERY_USE)
def test_a_refusal_that_names_no_use_is_one_of_every_use(use: str) -> None:
    assert comes_to(said("refused", uses=()), use=use) is State.REFUSED
    assert comes_to(said("named", uses=()), use=use) is State.NOT_ASKED, "a yes covers what it names alone"


@pytest.mark.parametrize("medium", EVERY_MEDIUM)
def test_a_yes_to_words_covers_no_other_medium_and_a_no_to_words_covers_all(medium: str) -> None:
    assert (comes_to(said("named"), medium=medium) is State.NAMED) == (medium == "text")
    assert comes_to(said("refused"), medium=medium) is State.REFUSED
    only = comes_to(said("refused", media=("picture",)), medium=medium)
    assert (only is State.REFUSED) == (medium == "picture")


def test_an_empty_list_of_media_means_words_alone() -> None:
    assert comes_to(said("named", media=())) is State.NAMED
    assert comes_to(said("named", media=()), medium="picture") is State.NOT_ASKED


def test_a_level_nobody_knows_is_a_refusal() -> None:
    assert comes_to(said("perhaps")) is State.REFUSED


def test_a_childs_yes_needs_somebody_who_agreed_for_the_child() -> None:
    assert comes_to(said("named", given_by=""), minor=True) is State.NO_GUARDIAN
    assert comes_to(said("named", given_by="aunt"), minor=True) is State.NAMED
    assert comes_to(said("named", given_by="")) is State.NAMED


def test_refusing_all_is_having_said_no_and_never_a_standing_yes() -> None:
    assert refused_all([said("refused")], TODAY, minor=False)
    assert refused_all([said("named", withdrawn_on="2026-02-01")], TODAY, minor=False)
    assert not refused_all([], TODAY, minor=False)
    assert not refused_all([said("refused"), said("named", uses=("story",))], TODAY, minor=False)
    assert not refused_all([said("named", media=("picture",))], TODAY, minor=False), "not asked is not refused"


DAYS = st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 1, 1)).map(lambda day: day.isoformat())
CONSENTS = st.lists(
    st.builds(
        said, st.sampled_from(["refused", "without_name", "named"]), st.none() | DAYS | DAYS.map(lambda day: day[:7]),
        st.sampled_from([("court",), ("story",), ("court", "story"), ()]),
    ),
    max_size=5,
)  # fmt: skip


@given(CONSENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_consents_are_read_changes_nothing(consents: list[Consent], random: Any) -> None:
    shuffled = list(consents)
    random.shuffle(shuffled)
    assert answer(consents, "court", "text", TODAY, minor=False) == answer(
        shuffled, "court", "text", TODAY, minor=False
    )


@given(CONSENTS)
def test_one_more_refusal_of_today_ends_every_agreement(consents: list[Consent]) -> None:
    with_refusal = answer([*consents, said("refused", TODAY.isoformat())], "court", "text", TODAY, minor=False)
    assert not with_refusal.granted


@given(CONSENTS)
def test_nobody_is_taken_to_have_agreed_without_a_yes_for_that_very_use(consents: list[Consent]) -> None:
    if answer(consents, "court", "text", TODAY, minor=False).granted:
        assert any(one.level != "refused" and "court" in one.uses for one in consents)
