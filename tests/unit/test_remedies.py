"""Steps before authorities: silence only with proof of receipt, dates that cannot be, the draft on exhaustion."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework import remedies
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, RemedyId, ScopeId
from fieldcase.model.remedies import Remedy
from fieldcase.rules.exhaustion import Draft
from fieldcase.rules.remedies import Standing, days_over, in_order, standing, wrong

ON = datetime.date(2026, 3, 5)
PROOF = EvidenceId(b"p" * 16)
TABLES = shipped()


def step(one: int = 1, /, **values: Any) -> Remedy:
    """A step; days are written as text."""
    dates: dict[str, Any] = {
        name: UncertainDate(values.pop(name)) for name in ("filed", "received", "due", "answered") if name in values
    }  # fmt: skip
    return Remedy(id=RemedyId(one.to_bytes(16, "big")), scope=ScopeId(b"s" * 16), **dates, **values)


FILED = step(filed="2026-01-10", due="2026-02-10")
ARRIVED = replace(FILED, received=UncertainDate("2026-01-12"), proof=PROOF)

STANDINGS: dict[str, tuple[Remedy, Standing]] = {
    "nothing filed": (step(why_not=("reprisals",)), Standing.NOT_FILED),
    "not filed, with a day of receipt": (step(received="2026-01-12", result="not_filed"), Standing.NOT_FILED),
    "filed without a day for the answer": (step(filed="2026-01-10"), Standing.UNDATED),
    "a day for the answer that has no end": (step(filed="2026-01-10", due="2026-02/.."), Standing.UNDATED),
    "the day is not over": (replace(FILED, due=UncertainDate("2026-03-05")), Standing.WAITING),
    "the month is not over": (replace(ARRIVED, due=UncertainDate("2026-03")), Standing.WAITING),
    "over, and receipt is shown": (ARRIVED, Standing.SILENT),
    "over, and nothing shows receipt": (FILED, Standing.UNSHOWN),
    "over, a day of receipt without proof": (replace(ARRIVED, proof=None), Standing.UNSHOWN),
    "over, proof without a day of receipt": (replace(ARRIVED, received=None), Standing.UNSHOWN),
    "over, the result says no answer, nothing shows receipt": (replace(FILED, result="no_answer"), Standing.UNSHOWN),
    "answered on a day": (replace(ARRIVED, answered=UncertainDate("2026-02-20")), Standing.ANSWERED),
    "answered in words": (replace(ARRIVED, answer="refused"), Standing.ANSWERED),
    "a result that only an answer gives": (replace(ARRIVED, result="refused"), Standing.ANSWERED),
    "withdrawn": (replace(ARRIVED, result="withdrawn"), Standing.WITHDRAWN),
}  # fmt: skip


@pytest.mark.parametrize(("remedy", "expected"), STANDINGS.values(), ids=STANDINGS.keys())
def test_how_a_step_stands(remedy: Remedy, expected: Standing) -> None:
    assert standing(remedy, ON) is expected


def test_days_over_are_counted_from_the_last_possible_day() -> None:
    assert days_over(ARRIVED, ON) == days_over(FILED, ON) == 23
    assert days_over(replace(FILED, due=UncertainDate("2026-02")), ON) == 5
    assert days_over(replace(FILED, answer="refused"), ON) == 0


WRONGS: dict[str, tuple[Remedy, tuple[str, ...]]] = {
    "received before filed": (step(filed="2026-01-10", received="2026-01-09"), ("received",)),
    "answered before filed": (step(filed="2026-01-10", answered="2026-01-09"), ("answered",)),
    "due before filed": (step(filed="2026-01-10", due="2026-01-09"), ("due",)),
    "due before received": (step(received="2026-01-10", due="2026-01-09"), ("due",)),
    "answered before received": (step(received="2026-01-10", answered="2026-01-09"), ("answered",)),
    "filed tomorrow": (step(filed="2026-03-06"), ("filed",)),
    "not filed, with a day": (step(filed="2026-01-10", result="not_filed"), ("filed",)),
    "no answer, with a day": (step(answered="2026-01-10", result="no_answer"), ("answered",)),
}  # fmt: skip
POSSIBLE: dict[str, Remedy] = {
    "on one day": step(filed="2026-01-10", received="2026-01-10", due="2026-01-10", answered="2026-01-10"),
    "a month that holds the day": step(filed="2026-01-31", received="2026-01", answered="2026-01"),
    "before a month that holds it": step(filed="2026-01-31", answered="../2026-02"),
    "after a day": step(filed="2026-01-31", answered="2026-01-01/.."),
    "today": step(filed="2026-03-05", received="2026-03"),
    "an answer that is to come": step(filed="2026-03-01", due="2026-12-31"),
}


@pytest.mark.parametrize(("remedy", "fields"), WRONGS.values(), ids=WRONGS.keys())
def test_a_date_that_cannot_be_has_a_sentence_beside_its_field(remedy: Remedy, fields: tuple[str, ...]) -> None:
    found = wrong(remedy, ON)
    assert tuple(one.field for one in found) == fields
    assert all(words("en")(one.message).endswith(".") for one in found)


@pytest.mark.parametrize("remedy", POSSIBLE.values(), ids=POSSIBLE.keys())
def test_what_may_be_has_none(remedy: Remedy) -> None:
    assert wrong(remedy, ON) == ()


DAYS = st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 3, 5)).map(str)


@given(st.lists(DAYS, min_size=4, max_size=4), st.permutations(["filed", "received", "due", "answered"]))
def test_days_in_their_order_are_never_wrong_and_swapped_ones_are_found(days: list[str], names: list[str]) -> None:
    first, second, third, fourth = sorted(days)
    assert wrong(step(filed=first, received=second, due=third, answered=fourth), ON) == ()
    if len(set(days)) == 4:
        typed: dict[str, Any] = dict(zip(names, sorted(days), strict=True))
        fair = typed["filed"] < typed["received"] < min(typed["due"], typed["answered"])
        assert (wrong(step(**typed), ON) == ()) == fair


@given(st.booleans(), st.booleans(), DAYS, DAYS)
def test_silence_is_never_said_without_a_day_of_receipt_and_its_proof(
    received: bool, proof: bool, due: str, day: str
) -> None:
    arrived: dict[str, Any] = {"received": day} if received else {}
    remedy = step(
        filed=day,
        due=due,
        proof=PROOF if proof else None,
        result="no_answer",
        **arrived,
    )
    stands = standing(remedy, ON)
    assert (stands is Standing.SILENT) <= (received and proof)
    text = " ".join(Draft(ON, words("en"), TABLES).paragraphs([remedy]))
    assert ("No answer by" in text) == (stands is Standing.SILENT)
    assert ("silence is not claimed" in text) == (stands is Standing.UNSHOWN)


def test_steps_stand_by_their_number_then_by_the_day_of_filing() -> None:
    later, earlier, unfiled, numbered = step(1, filed="2026-02"), step(2, filed="2026-01"), step(3), step(4, number=9)
    assert in_order([later, unfiled, earlier, numbered]) == (numbered, earlier, later, unfiled)


def paragraphs(*steps: Remedy, language: str = "en", **more: Any) -> list[str]:
    return list(Draft(ON, words(language), TABLES, **more).paragraphs(steps))


def test_the_draft_says_what_was_tried_what_came_of_it_and_why_no_more_was() -> None:
    told = paragraphs(
        replace(ARRIVED, number=1, type="complaint_prosecutor", authority="Prosecutor of Topolyovka",
                what="To open a case.", due_by="Example / Пример, article 5"),
        step(2, number=2, type="court_claim", why_not=("prolonged", "reprisals"), why_not_words="Two years already."),
        marks=lambda pieces: "[A03]" if PROOF in pieces else "",
    )  # fmt: skip
    assert told[0].startswith("Draft for a lawyer.")
    assert "article 4 (1)" in told[1]
    assert told[2] == (
        "Step 1: complaint to the prosecutor, Prosecutor of Topolyovka. Asked for: To open a case. "
        "Filed: 10 January 2026. Received: 12 January 2026. [A03] "
        "Time for the answer, by Example / Пример, article 5: until 10 February 2026. "
        "Receipt is shown. No answer by 10 February 2026."
    )
    assert told[3] == (
        "Step 2: claim in court. Not filed. Why it was not pursued: unreasonably prolonged; reprisals are feared. "
        "Two years already."
    )
    assert told[4] == "Unreasonably prolonged, a ground that article 4 (1) names: step 2."
    assert told[5].startswith("Reprisals are feared: step 2. Article 4 (1) does not name this ground")
    assert told[6] == "Nobody has recorded yet that there is no further step in the country."
    assert "not tried" in told[-1]


def test_the_draft_never_concludes_that_remedies_are_exhausted() -> None:
    text = " ".join(
        paragraphs(replace(ARRIVED, result="refused", last="yes"), step(2, type="un_body", filed="2026-02"))
    )
    assert "After step 1 there is no further step in the country, as recorded." in text
    assert "Step 2 was taken before a body outside the country." in text
    assert "have been exhausted" not in text
    assert paragraphs() == []


def test_an_answer_is_told_with_its_day_its_result_and_its_words() -> None:
    one = replace(ARRIVED, result="refused", answer="No grounds.", answered=UncertainDate("2026-02-01"))
    assert "Answer of 1 February 2026: refused; No grounds." in paragraphs(one)[2]
    assert "Answer: refused." in paragraphs(replace(FILED, result="refused"))[2]
    bare = replace(ARRIVED, answered=UncertainDate("2026-02-01"))
    assert "Answer of 1 February 2026: the words are not recorded." in paragraphs(bare)[2]


def test_a_step_that_is_told_by_the_month_is_told_so_in_the_draft() -> None:
    assert "Filed: January 2026." in paragraphs(FILED, coarse={FILED.key})[2]
    assert "Filed: 10 January 2026." in paragraphs(FILED)[2]


def test_the_draft_in_russian_has_the_words_of_the_vocabularies_in_russian() -> None:
    text = " ".join(paragraphs(replace(ARRIVED, type="appeal", why_not=("ineffective",)), language="ru"))
    assert "апелляция" in text
    assert "не даст результата" in text


@pytest.fixture
def case(desk: Desk) -> Case:
    return new_case(desk, "Example / Пример")


def test_overdue_steps_of_all_cases_are_found_the_longest_first(desk: Desk, case: Case) -> None:
    other = new_case(desk, "Example / Пример 2")
    late = replace(FILED, scope=case.scope, filed=UncertainDate("2025-10-01"), due=UncertainDate("2025-11-01"))
    later = replace(late, id=RemedyId(b"2" * 16), scope=other.scope, due=UncertainDate("2025-10-15"), proof=PROOF,
                    received=UncertainDate("2025-10-02"))  # fmt: skip
    answered = replace(late, id=RemedyId(b"3" * 16), result="refused")
    spoken = replace(late, id=RemedyId(b"5" * 16), answer="refused")
    waiting = replace(late, id=RemedyId(b"4" * 16), due=UncertainDate("2026-01-01"))
    for one in (late, later, answered, spoken, waiting):
        desk.save(None, one)
    today = desk.world.today()
    found = remedies.overdue(desk, today)
    assert [(one.remedy.id, one.case and one.case.id, one.shown) for one in found] == [
        (later.id, other.id, True), (late.id, case.id, False),
    ]  # fmt: skip
    assert [one.days for one in found] == [78, 61]


def test_the_draft_of_a_case_names_the_exhibits_and_is_the_same_on_the_reading_lane(desk: Desk, case: Case) -> None:
    desk.save(None, Evidence(id=PROOF, scope=case.scope, number="A07", kind="document"))
    desk.save(None, replace(ARRIVED, scope=case.scope))
    text = remedies.draft(desk, case, TABLES, words("en"))
    assert "Received: 12 January 2026. [A07]" in text
    assert text == remedies.draft(Look(desk), case, TABLES, words("en"))


def test_a_step_as_it_is_typed_stands_among_those_that_are_kept(desk: Desk, case: Case) -> None:
    kept = replace(FILED, scope=case.scope, filed=UncertainDate("2025-10-01"), due=UncertainDate("2025-11-01"))
    desk.save(None, kept)
    english = words("en")
    (one,) = remedies.steps(desk, case.scope, TABLES, english)
    assert (one.number, one.standing) == (1, Standing.UNSHOWN)
    assert "silence is not claimed" in one.outcome
    changed = replace(kept, answered=UncertainDate("2025-09-01"))
    (typed,) = remedies.steps(Look(desk), case.scope, TABLES, english, changed)
    assert (typed.standing, [wrong.field for wrong in typed.wrong]) == (Standing.ANSWERED, ["answered"])
    new = replace(kept, id=RemedyId(b"9" * 16), filed=UncertainDate("2025-09-01"))
    numbers = [(step.remedy.id, step.number) for step in remedies.steps(desk, case.scope, TABLES, english, new)]
    assert numbers == [(new.id, 1), (kept.id, 2)]
