"""Marked passages of free text, and admissions that are told only as far as the case's lawyer released them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.release_cases import ANCHOR, CASE, EVERY_USE, LEAD, SCOPE, consent, event, number, person, released

from fieldcase.model.case import Event
from fieldcase.model.declare import Record
from fieldcase.model.ids import AnyId, MemberId, PassageId
from fieldcase.model.people import Passage
from fieldcase.rules.passages import CUT, only_released, printed
from fieldcase.rules.released import Release

TELLING = [use for use in EVERY_USE if use != "statistics"]
EXAMINING = {"court", "complaint", "un_confidential", "internal"}
WHO = person(1)
YES = consent(WHO, "without_name")
TEXT = "She said it was hers, in the yard behind the shop, and asked for a doctor."


def passage(one: int, record: Record, field: str, words: str, reveals: str, **more: Any) -> Passage:
    return Passage(
        id=PassageId(number("m", one)), scope=SCOPE, about=AnyId(record.key), field=field, words=words, reveals=reveals,
        **more,
    )  # fmt: skip


def freed(one: int, record: Record, field: str, words: str) -> Passage:
    return passage(one, record, field, words, "offence", released=True, released_by=LEAD)


def text_of(result: Release, field: str = "what", one: int = 1) -> str:
    return str(next(getattr(each, field) for each in result.of(Event) if each.id == number("e", one)))


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize(
    ("reveals", "uses"),
    [
        ("offence", {"internal"}),
        ("network", {"internal"}),
        ("place", EXAMINING),
        ("health", set(TELLING)),
        ("privileged", set()),
        ("identity", set()),
        ("contact", set()),
        ("a word nobody knows", set()),
    ],
)
def test_a_marked_passage_is_told_in_the_uses_that_open_such_words(reveals: str, uses: set[str], use: str) -> None:
    happened = event(1, WHO, what=TEXT)
    marked = passage(1, happened, "what", "in the yard behind the shop", reveals)
    told = text_of(released(use, WHO, YES, happened, marked))
    assert told == (TEXT if use in uses else f"She said it was hers, {CUT}, and asked for a doctor.")


@pytest.mark.parametrize("use", TELLING)
def test_a_passage_on_health_of_somebody_named_is_told_to_those_who_examine_the_case(use: str) -> None:
    happened = event(1, ANCHOR, what=TEXT)
    marked = passage(1, happened, "what", "asked for a doctor", "health")
    assert (CUT in text_of(released(use, happened, marked))) == (use not in EXAMINING)


@pytest.mark.parametrize("use", TELLING)
def test_an_admission_in_free_text_is_told_once_the_lawyer_released_it(use: str) -> None:
    happened = event(1, WHO, what=TEXT)
    closed, free = (make(1, happened, "what", "She said it was hers") for make in (_offence, freed))
    assert (CUT in text_of(released(use, WHO, YES, happened, closed))) == (use != "internal")
    assert text_of(released(use, WHO, YES, happened, free)) == TEXT


def _offence(one: int, record: Record, field: str, words: str) -> Passage:
    return passage(one, record, field, words, "offence")


@pytest.mark.parametrize(
    "more",
    [
        {"released": False, "released_by": LEAD},
        {"released": True, "released_by": None},
        {"released": True, "released_by": MemberId(b"another" + bytes(9))},
    ],
    ids=["not released", "by nobody", "by another member"],
)
def test_only_the_lead_of_the_case_releases(more: dict[str, Any]) -> None:
    happened = event(1, WHO, what=TEXT)
    assert CUT in text_of(
        released("court", WHO, YES, happened, passage(1, happened, "what", "hers", "offence", **more))
    )


def test_in_a_case_without_a_lead_nobody_releases() -> None:
    happened = event(1, WHO, what=TEXT)
    free = passage(1, happened, "what", "hers", "offence", released=True)
    assert CUT in text_of(released("court", WHO, YES, happened, free, case=replace(CASE, lead=None)))


def test_only_admissions_can_be_released() -> None:
    happened = event(1, WHO, what=TEXT)
    free = passage(1, happened, "what", "hers", "privileged", released=True, released_by=LEAD)
    assert CUT in text_of(released("court", WHO, YES, happened, free))


@pytest.mark.parametrize("use", TELLING)
def test_of_a_field_of_admissions_only_released_stretches_are_told(use: str) -> None:
    happened = event(1, WHO, admissions=TEXT)
    first, second = (
        freed(1, happened, "admissions", "She said it was hers"),
        freed(2, happened, "admissions", "a doctor"),
    )
    inside = use == "internal"
    assert text_of(released(use, WHO, YES, happened), "admissions") == (TEXT if inside else "")
    result = released(use, WHO, YES, happened, first, second)
    assert text_of(result, "admissions") == (TEXT if inside else f"She said it was hers {CUT} a doctor")


def test_a_lawyers_words_within_a_released_admission_stay_closed() -> None:
    happened = event(1, WHO, admissions=TEXT)
    free, closed = (
        freed(1, happened, "admissions", TEXT),
        passage(2, happened, "admissions", "it was hers", "privileged"),
    )
    told = text_of(released("court", WHO, YES, happened, free, closed), "admissions")
    assert told == f"She said {CUT} , in the yard behind the shop, and asked for a doctor."


@pytest.mark.parametrize("field", ["what", "admissions"])
@pytest.mark.parametrize("words", ["words that are gone", "", "  "])
@pytest.mark.parametrize("make", [_offence, freed])
def test_where_the_words_are_no_longer_found_the_whole_field_is_held_back(make: Any, words: str, field: str) -> None:
    happened = event(1, WHO, **{"what": "short", field: TEXT})
    lost = make(1, happened, field, words)
    other = freed(2, happened, field, "a doctor")
    result = released("court", WHO, YES, happened, lost, other)
    assert text_of(result, field) == ""
    assert [notice.values["record"] for notice in result.notices if "no longer found" in notice.message]
    assert text_of(released("internal", WHO, YES, happened, lost, other), field) == TEXT, "inside it is open anyhow"


def test_a_lawyers_passage_that_is_lost_holds_the_field_back_inside_too() -> None:
    happened = event(1, WHO, what=TEXT)
    assert text_of(released("internal", WHO, YES, happened, passage(1, happened, "what", "gone", "privileged"))) == ""


def test_every_place_with_the_words_of_a_passage_is_cut() -> None:
    happened = event(1, WHO, what="hers, and hers again; others")
    assert text_of(released("court", WHO, YES, happened, _offence(1, happened, "what", "hers"))) == (
        f"{CUT}, and {CUT} again; ot{CUT}"
    )


def test_a_mark_on_another_field_or_another_record_changes_nothing() -> None:
    happened, other = event(1, WHO, what=TEXT), event(2, WHO)
    marks = (_offence(1, happened, "disputed", "hers"), _offence(2, other, "kind_as_written", "hers"))
    assert text_of(released("court", WHO, YES, happened, other, *marks)) == TEXT


def test_a_passage_of_the_case_itself_is_cut() -> None:
    case = replace(CASE, summary=TEXT)
    assert released("court", _offence(1, CASE, "summary", "it was hers"), case=case).case.summary.startswith(
        f"She said {CUT}"
    )


TEXTS = st.text(alphabet="абв .", min_size=1, max_size=30)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 29), st.integers(1, 6)), max_size=4))
def test_no_sign_of_a_closed_passage_survives_and_every_other_does(text: str, spans: list[tuple[int, int]]) -> None:
    words = [text[start : start + size].strip() for start, size in spans]
    passages = [_offence(place, event(1), "what", one) for place, one in enumerate(words) if one]
    told = printed((text,), passages, lambda _: False, LEAD)
    assert told is not None
    closed = [False] * len(text)
    for one in passages:
        for start in range(len(text)):
            if text.startswith(one.words, start):
                closed[start : start + len(one.words)] = [True] * len(one.words)
    assert told[0].replace(CUT, "") == "".join(sign for sign, cut in zip(text, closed, strict=True) if not cut)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 29), st.integers(1, 6)), max_size=4))
def test_of_admissions_nothing_is_told_that_was_not_released(text: str, spans: list[tuple[int, int]]) -> None:
    words = [text[start : start + size].strip() for start, size in spans]
    passages = [freed(place, event(1), "admissions", one) for place, one in enumerate(words) if one]
    told = only_released((text,), passages, lambda _: False, LEAD)
    assert told is not None
    free = [False] * len(text)
    for one in passages:
        for start in range(len(text)):
            if text.startswith(one.words, start):
                free[start : start + len(one.words)] = [True] * len(one.words)
    kept = "".join(sign for sign, open_ in zip(text, free, strict=True) if open_)
    assert told[0].replace(CUT, "").replace(" ", "") == kept.replace(" ", "")
