"""Reports of one kind: numbered paragraphs, names at the beginning, questions on a complaint, a file for a court."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from report_samples import REPORTS
from report_worlds import AGREED, NAMED, case_of, composed, part, released, said

from fieldcase.dossier.blocks import Document, Heading, Listing, Paragraph
from fieldcase.dossier.report.numbered import with_numbers
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.rules.complaints import HEADINGS, questions

EN = words("en")
TITLES = [(code, EN(title)) for code, title in HEADINGS.items()]


@given(REPORTS)
def test_every_plain_paragraph_has_the_next_number_and_nothing_else_changes(document: Document) -> None:
    blocks = with_numbers(document.blocks)
    plain = [one for one in blocks if isinstance(one, Paragraph) and one.style == "plain"]
    assert [one.runs[0].text for one in plain] == [f"{n}. " for n in range(1, len(plain) + 1)]
    bare = [
        one if not isinstance(one, Paragraph) or one.style != "plain" else Paragraph(one.runs[1:], one.language)
        for one in blocks
    ]
    assert bare == list(document.blocks)


def test_a_report_that_is_to_be_numbered_is_and_its_annex_is_not() -> None:
    parts = [
        part("summary", text="First.\n\nSecond.\n- a point"),
        part("text", 2, annex=True, text="Behind.", title="A"),
    ]
    document = composed(released(parts), numbered=True).document
    texts = ["".join(run.text for run in one.runs) for one in document.blocks if isinstance(one, Paragraph)]
    assert texts == ["1. First.", "2. Second.", "Behind."]
    plain = composed(released(parts)).document
    assert not any(isinstance(one, Paragraph) and one.runs[0].text == "1. " for one in plain.blocks), "the control"


def test_all_who_submit_it_are_named_where_it_says_who_they_are() -> None:
    document = composed(released([part("organisation")], submitters="Network A\n Union B ")).document
    (names,) = [one for one in document.blocks if isinstance(one, Listing)]
    assert ["".join(run.text for run in line) for line in names.lines] == ["Network A", "Union B"]
    assert "Submitted by: Network A; Union B" in document.cover
    alone = composed(released([part("organisation", text="Who we are.")], submitters="Network A")).document
    assert not any(isinstance(one, Listing) for one in alone.blocks)


def asked(*written: str, events: tuple[Event, ...] = (), cases: int = 1) -> list[str]:
    parts = [part("text", n, title=EN(HEADINGS[code]), text="Words.") for n, code in enumerate(written, start=1)]
    return [text for text, _ in questions(parts, events, cases, TITLES)]


def test_what_a_complaint_does_not_say_is_asked_and_what_it_says_is_not() -> None:
    assert any("anonymous" in one for one in asked())
    assert not any("anonymous" in one for one in asked("author"))
    assert any("domestic remedies" in one for one in asked("author"))
    assert not any("domestic remedies" in one for one in asked("remedies"))
    whole = asked("author", "victim", "state", "remedies", "other_procedures", "disclosure", "signature")
    assert len(whole) == 3, "the victim's will, the State's treaties and the day of the facts are always asked"


def test_whether_the_protocol_was_in_force_is_a_question_that_names_the_first_day() -> None:
    events = tuple(one for record in (case_of(3, "K", AGREED), case_of(2, "L", AGREED)) for one in record.records
                   if isinstance(one, Event))  # fmt: skip
    found = [day for _, day in questions([], events, 1, TITLES) if day is not None]
    assert found == [UncertainDate("2026-02-10")]
    assert any("No event that is told has a day" in one for one in asked())
    assert any("No case was chosen" in one for one in asked(cases=0))
    assert not any("No case was chosen" in one for one in asked())


def test_every_question_is_a_question_and_no_finding() -> None:
    for sentence in asked():
        assert "?" in sentence


def test_a_file_for_a_court_holds_what_a_dossier_of_the_case_holds() -> None:
    case = case_of(1, "K-17", NAMED, name="Anna Verkhovtseva")
    kinds = ("cases", "chronology", "acts", "case_file", "proof")
    document = composed(released([part(kind, n) for n, kind in enumerate(kinds, 1)], [case], use="court")).document
    heads = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert any(re.search("Persons", one) for one in heads)
    text = said([part(kind, n) for n, kind in enumerate(kinds, 1)], [case], use="court")
    assert "Anna Verkhovtseva" in text
    assert "note 1" not in text


@given(st.lists(st.sampled_from(["text", "summary", "keywords", "a kind of a newer version"]), max_size=5))
def test_a_part_of_an_unknown_kind_tells_its_own_words(kinds: list[str]) -> None:
    parts = [part(kind, n, text=f"Words of {n}.", title=f"Head {n}") for n, kind in enumerate([*kinds, "text"], 1)]
    text = said(parts)
    assert all(f"Words of {n}." in text for n in range(1, len(parts) + 1))
