"""What bodies ask of a submission: the delivered rows against what was read of them, limits, last days, warnings."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from report_worlds import report

from fieldcase.casework.submissions import preset, presets
from fieldcase.casework.tables import shipped
from fieldcase.dossier.report.whole import SECTIONS
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.rules.complaints import HEADINGS
from fieldcase.rules.submissions import Length, Preset, last_day, limits, remarks
from fieldcase.rules.uses import USES

# Norms on submissions (submissions.json, of 27 November 2026): words, pages, weeks before the session, status.
READ: dict[str, tuple[int, int, int, str]] = {
    "cedaw_single": (3300, 0, 4, "verified"), "cedaw_coalition": (6600, 0, 4, "verified"),
    "ccpr": (10000, 15, 0, "verified"), "cescr": (0, 0, 0, "partly_verified"), "cat": (0, 0, 0, "partly_verified"),
    "crc": (0, 0, 0, "partly_verified"), "upr_single": (2815, 5, 0, "verified"), "upr_joint": (5630, 10, 0, "verified"),
    # Of its nine sections the first two and the preconditions were compared; the others are from memory.
    "cedaw_complaint": (0, 0, 0, "partly_verified"),
}  # fmt: skip
# The order of a shadow report to CEDAW (cedaw_structure; its detail is a synthesis, status secondary).
CEDAW = [
    "summary",
    "organisation",
    "method",
    "article",
    "article",
    "article",
    "article",
    "issues",
    "asks",
    "authorities",
]
# The sections of the model form of an individual complaint; facts are told as a chronology and as acts.
FORM = ["author", "victim", "state", "chronology", "acts", "remedies", "other_procedures", "disclosure", "signature",
        "exhibits"]  # fmt: skip
ON = datetime.date(2026, 11, 28)


def order(code: str, *, annex: bool = False) -> list[str]:
    found = preset(code)
    assert found is not None
    return [one.title or one.kind for one in found.wanted if one.annex is annex]


@pytest.mark.parametrize("code", READ)
def test_the_limits_of_a_row_are_those_that_were_read(code: str) -> None:
    found = preset(code)
    assert found is not None
    assert (found.words, found.pages, found.weeks, found.status) == READ[code]
    assert found.source, "where it was read"
    assert found.footnotes, "they count"


def test_every_other_row_is_our_own_and_says_so() -> None:
    assert {code for code, one in presets().items() if one.status == "own"} == presets().keys() - READ.keys()


def test_words_of_the_universal_periodic_review_are_told_to_be_from_memory_and_it_takes_no_pdf() -> None:
    for code in ("upr_single", "upr_joint"):
        found = preset(code)
        assert found is not None
        assert (found.words_status, found.refused, found.forms, found.numbered) == ("memory", ("pdf",), ("docx",), True)
        assert order(code)[-3:] == ["follow_up", "article", "asks"]
        assert "exhibits" not in order(code, annex=True), "reports of others are not annexed"
    assert order("upr_joint")[0] == "organisation", "the names of all submitters at the beginning"


def test_the_sections_to_cedaw_stand_in_the_order_that_was_read() -> None:
    for code in ("cedaw_single", "cedaw_coalition"):
        assert order(code) == CEDAW
        assert order(code, annex=True)[:3] == ["cases", "chronology", "tables"]


def test_a_complaint_has_the_sections_of_the_model_form_and_may_not_be_anonymous() -> None:
    found = preset("cedaw_complaint")
    assert found is not None
    assert order("cedaw_complaint") == FORM
    assert USES[found.use].needs_name


def test_a_brief_for_officials_has_four_pages_at_most_and_tells_of_no_case() -> None:
    found = preset("officials")
    assert found is not None
    assert (found.pages, found.cases) == (4, False)
    assert not {"cases", "chronology", "acts", "case_file", "exhibits", "article"} & {one.kind for one in found.wanted}


def test_every_section_of_every_row_is_a_kind_with_a_name_and_every_heading_is_known() -> None:
    kinds = shipped().vocabularies["report_part"]
    for code, one in presets().items():
        assert code in shipped().vocabularies["submission"]
        assert one.use in USES
        for wanted in one.wanted:
            assert wanted.kind in kinds
            assert not wanted.title or wanted.title in HEADINGS
            assert set(wanted.norms) <= shipped().norms.keys()
    # Tables and questionnaires are counted, and glossaries made of what stands before them.
    assert kinds.keys() - SECTIONS.keys() <= {"tables", "questionnaire", "glossary"}


def told(one: Preset | None, words_: int = 0, pages: int = 0, **of: Any) -> list[str]:
    given = {"submitters": "Network", **of}
    return [
        words("en")(text).format(**values)
        for text, values in remarks(report(**given), one, Length(words_, 0, pages), ON)
    ]


def test_what_somebody_typed_stands_before_the_row_and_nought_is_a_limit_taken_away() -> None:
    single = preset("cedaw_single")
    assert limits(report(), single).words == 3300
    assert limits(report(most_words=500), single).words == 500
    assert limits(report(most_words=0), single).words == 0
    assert (limits(report(), None).words, limits(report(), None).pages) == (0, 0)


def test_a_report_that_is_too_long_is_told_by_how_much_and_one_that_just_fits_is_not() -> None:
    single, brief = preset("cedaw_single"), preset("officials")
    assert any("3350 words" in one and "by 50" in one for one in told(single, 3350))
    assert not any("words" in one and "Shorten" in one for one in told(single, 3300))
    assert any("5 pages" in one and "by 1" in one for one in told(brief, 10, 5))
    assert told(brief, 10, 4) == []


@pytest.mark.parametrize(
    ("of", "day"),
    [
        ({"session_on": UncertainDate("2027-02-08")}, datetime.date(2027, 1, 11)),
        ({"session_on": UncertainDate("2027-02")}, datetime.date(2027, 1, 4)),
        ({"session_on": UncertainDate("2027-02-08"), "due": UncertainDate("2026-12-31")}, datetime.date(2026, 12, 31)),
        ({"due": UncertainDate("2026-12")}, datetime.date(2026, 12, 1)),
        ({}, None),
    ],
)
def test_the_last_day_is_the_one_that_was_told_else_counted_back_from_the_first_day_the_session_may_begin(
    of: dict[str, Any], day: datetime.date | None
) -> None:
    assert last_day(report(**of), preset("cedaw_single")) == day


def test_without_a_number_of_weeks_no_last_day_is_made_up() -> None:
    assert last_day(report(session_on=UncertainDate("2027-02-08")), preset("ccpr")) is None
    assert last_day(report(session_on=UncertainDate("2027-02-08")), None) is None


def test_an_old_row_an_undated_one_and_an_unsure_one_are_told_and_our_own_are_not() -> None:
    assert any("80th session" in one for one in told(preset("cedaw_single")))
    assert any("Nobody noted" in one for one in told(preset("ccpr")))
    assert any("not checked" in one for one in told(preset("upr_single")))
    assert any("checked in part" in one for one in told(preset("cat")))
    assert told(preset("national_body")) == []
    assert told(None) == []


def test_a_language_that_is_not_taken_a_missing_name_and_a_pdf_that_is_refused_are_told() -> None:
    assert any("EN, FR, ES" in one for one in told(preset("cedaw_single"), language="ru"))
    assert not any("languages" in one for one in told(preset("cedaw_single"), language="en"))
    assert any("full names" in one for one in told(preset("cedaw_single"), submitters=" "))
    assert any("no PDF" in one for one in told(preset("upr_joint")))
    assert not any("no PDF" in one for one in told(preset("ccpr")))
