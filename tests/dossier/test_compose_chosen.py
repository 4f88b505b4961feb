"""Choosing sections: what is left out is not referred to, the file says so, and the whole stays as it always was."""

from __future__ import annotations

import re

import pytest
from dossier.compose_reading import read, section, sections
from dossier.compose_samples import ANNEX, TABLES, attack, detention, document, number
from dossier.test_compose_links import anchors_of, runs_of
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.dossier.blocks import Document, Heading
from fieldcase.dossier.compose import compose
from fieldcase.dossier.compose.sections import PROOF, section_names
from fieldcase.i18n import words
from fieldcase.model.ids import EvidenceId
from fieldcase.rules.released import Release

NAMES = [anchor for anchor, _ in section_names()]
PICTURES = {EvidenceId(number(41)): ANNEX}
SAMPLES = [attack, detention]


def chosen(release: Release, *anchors: str, without: str = "") -> Document:
    """The document with these sections, or with all but one."""
    wanted = frozenset(anchors) if not without else frozenset(NAMES) - {without}
    return compose(
        release, tables=TABLES, words=words(release.language), pictures=PICTURES, program="1.0", sections=wanted
    ).document


def test_only_the_chosen_sections_stand_and_their_numbers_close_up() -> None:
    made = chosen(attack(), "summary", "sources")
    assert sections(made) == ["summary", "sources", "proof"]
    titles = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]
    assert [title.split(".")[0] for title in titles] == ["1", "2", "3"]


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("left_out", [name for name in NAMES if name != PROOF])
def test_a_section_left_out_is_not_there_and_all_others_are(sample: type, left_out: str) -> None:
    whole = document(sample(), PICTURES)
    assert sections(chosen(sample(), without=left_out)) == [one for one in sections(whole) if one != left_out]


def test_the_section_on_what_the_file_shows_cannot_be_left_out() -> None:
    assert sections(chosen(attack())) == [PROOF]


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_sections_chosen_one_by_one_are_the_whole_to_the_last_word(sample: type) -> None:
    assert chosen(sample(), *NAMES) == document(sample(), PICTURES)


def test_a_section_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="section"):
        chosen(attack(), "appendix")


def test_sections_of_another_kind_of_dossier_are_passed_over_in_counted_tables() -> None:
    made = chosen(attack("statistics"), "summary", "figures")
    assert sections(made) == ["figures", "proof"]


@given(wanted=st.sets(st.sampled_from(NAMES)), sample=st.sampled_from(SAMPLES))
def test_no_link_dangles_whatever_is_left_out(wanted: set[str], sample: type) -> None:
    made = chosen(sample(), *wanted)
    anchors = anchors_of(made)
    assert len(anchors) == len(set(anchors))
    targets = {run.target for run in runs_of(made) if run.target and not run.target.startswith("https://")}
    assert targets <= set(anchors)


@given(wanted=st.sets(st.sampled_from(NAMES)), sample=st.sampled_from(SAMPLES))
def test_every_mark_in_brackets_still_leads_somewhere(wanted: set[str], sample: type) -> None:
    marks = [run for run in runs_of(chosen(sample(), *wanted)) if re.fullmatch(r"\[[SA]\d+\]", run.text)]
    assert all(run.target for run in marks)


def test_without_the_sources_nothing_says_that_a_source_is_lacking() -> None:
    control = read(document(detention("un_confidential", language="en")).blocks)
    assert "[S1]" in control
    assert "Source" in control
    told = read(chosen(detention("un_confidential", language="en"), without="sources").blocks)
    assert "[S" not in told
    assert "source not stated" not in told
    figures = section(chosen(attack(), without="sources"), "figures")
    table = next(block for block in figures if hasattr(block, "header"))
    assert len(table.header) == 4 == len(table.widths) == len(table.rows[0])


def test_without_the_exhibits_marks_lead_to_the_list_of_evidence_and_no_page_is_promised() -> None:
    made = chosen(attack(), without="exhibits")
    evidence = read(section(made, "evidence"))
    assert "Page of the exhibit" not in evidence
    assert "Page of the exhibit" in read(section(document(attack(), PICTURES), "evidence")), "control"
    assert "SHA-256 of the exhibit as issued" not in evidence, "its picture is not in this file"
    assert [block.anchor for row in section(made, "evidence") for block in getattr(row, "rows", ())] == ["exhibit-1"]
    assert "[A01] to the exhibits" not in read(made.blocks)


def test_the_summary_speaks_of_no_acts_below_where_there_are_none() -> None:
    assert "set out below" in read(document(attack()).blocks), "control"
    assert "set out below" not in read(chosen(attack(), without="acts").blocks)


def test_the_title_page_counts_only_what_stands_in_the_file() -> None:
    whole, some = document(attack()).cover, chosen(attack(), "summary", "acts").cover
    assert any("3 events, 2 acts, 1 exhibit" in line for line in whole), "control"
    assert "2 acts" in some


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_file_says_which_sections_were_left_out_by_choice(language: str) -> None:
    release = detention(language=language)
    told = read(section(chosen(release, without="persons"), PROOF))
    assert words(language)("Persons") in told
    assert words(language)("Persons") not in read(section(document(release, PICTURES), PROOF)), "control"


def test_the_manifest_names_the_chosen_sections_only_where_some_were_left_out() -> None:
    assert chosen(attack(), "summary", "acts").manifest["sections"] == ["summary", "acts", "proof"]
    assert "sections" not in document(attack()).manifest
    assert "sections" not in chosen(attack(), *NAMES).manifest
