"""An original stays back where a copy without what was marked stands, and what is marked does not leave."""

from __future__ import annotations

from typing import Any

import pytest
from unit.release_cases import (
    EVERY_USE,
    SCOPE,
    act,
    consent,
    event,
    exhibit,
    identity,
    number,
    person,
    released,
    source,
)

from fieldcase.model.evidence import Evidence, Mark
from fieldcase.model.ids import EvidenceId, MarkId, SegmentId, TranslationId
from fieldcase.model.translation import Segment, Translation
from fieldcase.rules.exhibits import PROTECTS
from fieldcase.rules.redacted_copies import COPIED, STILL_MARKED
from fieldcase.rules.released import Release
from fieldcase.rules.uses import USES

LEAVES = [use for use in EVERY_USE if USES[use].tells and USES[use].external]
ORIGINAL = exhibit(1)


def copy(one: int, of: Evidence = ORIGINAL, **more: Any) -> Evidence:
    return exhibit(one, made_from=of.id, made_how="redacted", **more)


def mark(one: int, into: Evidence | None = None, of: Evidence = ORIGINAL, **more: Any) -> Mark:
    made = into.id if into is not None else None
    return Mark(id=MarkId(number("k", one)), scope=SCOPE, evidence=of.id, page=1, copy=made, **more)


def reasons(result: Release) -> dict[str, str]:
    """Why each exhibit stays back, by its number; empty for one that is shown."""
    return {one.number: result.exhibits[one.id].reason for one in result.of(Evidence)}


def translated(piece: Evidence) -> tuple[Translation, Segment]:
    made = Translation(id=TranslationId(number("l", 1)), scope=SCOPE, evidence=piece.id, language="en")
    row = Segment(id=SegmentId(number("m", 1)), scope=SCOPE, translation=made.id, translated="The neighbour stood by.")
    return made, row


@pytest.mark.parametrize("use", LEAVES)
def test_an_original_and_its_translation_stay_back_where_a_redacted_copy_stands(use: str) -> None:
    words = translated(ORIGINAL)
    alone = released(use, ORIGINAL, *words)
    assert (reasons(alone), len(alone.of(Segment))) == ({"A01": ""}, 1), "the control"
    made = copy(2)
    result = released(use, ORIGINAL, made, mark(1, made), *words)
    assert reasons(result) == {"A01": COPIED, "A02": ""}
    assert result.of(Segment) == () == result.of(Translation)
    kept = result.of(Evidence)[0]
    assert (kept.number, kept.title, kept.description, kept.sha256) == ("A01", "", "", None)


def test_inside_the_organisation_the_original_is_shown() -> None:
    made = copy(2)
    assert reasons(released("internal", ORIGINAL, made, mark(1, made))) == {"A01": "", "A02": ""}


@pytest.mark.parametrize("use", LEAVES)
def test_what_is_marked_and_was_not_taken_out_keeps_back_the_original_and_older_copies(use: str) -> None:
    assert reasons(released(use, ORIGINAL, mark(1))) == {"A01": STILL_MARKED}
    assert reasons(released(use, ORIGINAL, mark(1, hidden=True))) == {"A01": ""}, "a mark that was taken away is none"
    made = copy(2)
    result = released(use, ORIGINAL, made, mark(1, made), mark(2))
    assert reasons(result) == {"A01": STILL_MARKED, "A02": STILL_MARKED}
    said = [one for one in result.notices if "without what is marked" in one.message]
    assert [one.values["exhibits"] for one in said] == ["A01, A02"]


def test_only_the_copy_without_everything_that_is_marked_stands() -> None:
    older, newer = copy(2), copy(3)
    records = (ORIGINAL, older, newer, mark(1, newer), mark(2, newer))
    assert reasons(released("media", *records)) == {"A01": COPIED, "A02": COPIED, "A03": ""}
    assert reasons(released("media", ORIGINAL, older, newer)) == {"A01": COPIED, "A02": "", "A03": ""}, (
        "no mark is left"
    )


def test_a_copy_in_the_bin_stands_for_nothing() -> None:
    made = copy(2, hidden=True)
    assert reasons(released("court", ORIGINAL, made, mark(1, made))) == {"A01": STILL_MARKED}


def test_of_a_copy_of_a_copy_the_last_one_stands() -> None:
    first = copy(2)
    last = copy(3, first)
    records = (ORIGINAL, first, last, mark(1, first), mark(2, last, first))
    assert reasons(released("media", *records)) == {"A01": COPIED, "A02": COPIED, "A03": ""}


def test_a_copy_of_a_saved_page_is_kept_back_with_its_source() -> None:
    who = person(1)
    said = (who, identity(who, "Тимур Кольцов"), consent(who, "without_name"), event(1, who, sources=()))
    page = source(1, who, saved=ORIGINAL.id)
    made = copy(2)
    assert reasons(released("court", *said, ORIGINAL, made, mark(1, made)))["A02"] == "", "the control"
    assert reasons(released("court", *said, page, ORIGINAL, made, mark(1, made)))["A02"] == PROTECTS


def test_a_copy_belongs_to_the_event_of_its_original_and_stays_back_with_it() -> None:
    who, made = person(1), copy(2)
    happened = event(1, evidence=(ORIGINAL.id,))
    records = (who, identity(who, "Тимур Кольцов"), happened, act(1, happened, who), ORIGINAL, made, mark(1, made))
    agreed, refused = consent(who, "without_name"), consent(who, "refused")
    other = event(2)
    assert reasons(released("media", *records, other, agreed))["A02"] == "", "the control"
    result = released("media", *records, other, refused)
    assert reasons(result)["A02"] == PROTECTS
    assert next(one for one in result.of(Evidence) if one.number == "A02").kind == "not_stated"


def test_pieces_that_claim_to_be_made_from_one_another_end_no_release() -> None:
    one = exhibit(1, made_from=EvidenceId(number("x", 2)), made_how="redacted")
    two = copy(2, one)
    assert reasons(released("court", one, two)) == {"A01": COPIED, "A02": COPIED}
