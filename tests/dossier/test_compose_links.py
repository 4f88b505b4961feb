"""Links, the list of all texts, and sameness: what holds for every document that is composed."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dossier.compose_samples import ANNEX, a_case, attack, composed, detention, document, event, having, released
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.dossier.blocks import Chronology, ChronologyRow, Document, Exhibit, Heading, Paragraph, Run, Table
from fieldcase.dossier.compose import texts_of
from fieldcase.model.ids import EvidenceId
from fieldcase.rules.released import Release
from fieldcase.rules.uses import USES

SAMPLES = [attack, detention]


def runs_of(made: Document) -> Iterator[Run]:
    """Every run of a document."""
    for block in made.blocks:
        match block:
            case Paragraph():
                yield from block.runs
            case Table():
                for row in block.rows:
                    for cell in row:
                        yield from cell
            case Chronology():
                for line in block.rows:
                    yield from (*line.what, *line.details, *line.sources)


def anchors_of(made: Document) -> list[str]:
    """Every anchor of a document, repeated where one stands twice."""
    found = [block.anchor for block in made.blocks if isinstance(block, Heading | Exhibit) and block.anchor]
    rows = [row for block in made.blocks if isinstance(block, Chronology) for row in block.rows]
    return found + [row.anchor for row in rows if row.anchor]


@pytest.mark.parametrize("use", sorted(USES))
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_link_leads_somewhere_and_no_anchor_stands_twice(sample: type, use: str) -> None:
    made = document(sample(use))
    anchors = anchors_of(made)
    assert len(anchors) == len(set(anchors))
    targets = {run.target for run in runs_of(made) if run.target and not run.target.startswith("https://")}
    assert targets <= set(anchors)
    assert targets or use == "statistics"


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_mark_in_brackets_is_a_link(sample: type) -> None:
    marks = [run for run in runs_of(document(sample())) if re.fullmatch(r"\[[SA]\d+\]", run.text)]
    assert marks
    assert all(run.target for run in marks)


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_text_has_two_spaces_or_an_unfilled_place(sample: type) -> None:
    for place, text in texts_of(document(sample())):
        if place not in ("page_of", "annex_stamp"):
            assert "  " not in text, place
            assert not re.search(r"[{}]", text), place


def canary(sample: Document, word: str) -> dict[str, Document]:
    """The document with `word` put into one place after another."""
    heading = Heading("x", 1, "x")
    return {
        "title": replace(sample, title=word),
        "subtitle": replace(sample, subtitle=word),
        "language": replace(sample, language=word),
        "confidentiality": replace(sample, confidentiality=word),
        "contents": replace(sample, contents_title=word),
        "page": replace(sample, page_of=word),
        "stamp": replace(sample, annex_stamp=word),
        "mark": replace(sample, marked_example=word),
        "cover": replace(sample, cover=("x", word)),
        "manifest key": replace(sample, manifest={word: "x"}),
        "manifest value": replace(sample, manifest={"x": word}),
        "manifest list": replace(sample, manifest={"x": ["x", word]}),
        "heading": replace(sample, blocks=(replace(heading, text=word),)),
        "anchor": replace(sample, blocks=(replace(heading, anchor=word),)),
        "run": replace(sample, blocks=(Paragraph((Run("x"), Run(word))),)),
        "target": replace(sample, blocks=(Paragraph((Run("x", target=word),)),)),
        "paragraph's language": replace(sample, blocks=(Paragraph((), word),)),
        "footnote": replace(sample, blocks=(Paragraph((Run("", footnote=word),)),)),
        "caption": replace(sample, blocks=(Table(word, (), (), ()),)),
        "header": replace(sample, blocks=(Table("", (word,), (), ()),)),
        "cell": replace(sample, blocks=(Table("", (), (((Run(word),),),), ()),)),
        "number": replace(sample, blocks=(Exhibit(word, "", "", ""),)),
        "exhibit's title": replace(sample, blocks=(Exhibit("", word, "", ""),)),
        "exhibit's anchor": replace(sample, blocks=(Exhibit("", "", word, ""),)),
        "alt": replace(sample, blocks=(Exhibit("", "", "", word),)),
        "reason": replace(sample, blocks=(Exhibit("", "", "", "", reason=word),)),
        "line below": replace(sample, blocks=(Exhibit("", "", "", "", below=(word,)),)),
        "lines": replace(sample, blocks=(Exhibit("", "", "", "", lines=("x", word)),)),
        "when": _with_row(sample, replace(_row(sample), when=word)),
        "row's anchor": _with_row(sample, replace(_row(sample), anchor=word)),
        "what": _with_row(sample, replace(_row(sample), what=(Run(word),))),
        "details": _with_row(sample, replace(_row(sample), details=(Run(word),))),
        "sources": _with_row(sample, replace(_row(sample), sources=(Run(word),))),
    }


def _with_row(sample: Document, row: ChronologyRow) -> Document:
    return replace(sample, blocks=(Chronology((row,)),))


def _row(sample: Document) -> ChronologyRow:
    return next(block for block in sample.blocks if isinstance(block, Chronology)).rows[0]


EMPTY = document(released([event(1, "2019")]))


@pytest.mark.parametrize("place", sorted(canary(EMPTY, "")))
def test_a_word_anywhere_in_a_document_is_among_its_texts(place: str) -> None:
    found = [text for _, text in texts_of(canary(EMPTY, "Zarathustra")[place]) if "Zarathustra" in text]
    assert found == ["Zarathustra"] or found == ["xZarathustra"]
    assert not [text for _, text in texts_of(EMPTY) if "Zarathustra" in text]


def test_a_name_cut_by_a_change_of_style_is_found_whole() -> None:
    cut = replace(EMPTY, blocks=(Paragraph((Run("Zara", bold=True), Run("thustra"))),))
    assert "Zarathustra" in [text for _, text in texts_of(cut)]


def test_a_place_never_holds_a_text_of_the_case() -> None:
    for place, _ in texts_of(document(attack())):
        assert "Aspen" not in place
        assert "plague" not in place


SCRIPT = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from dossier.compose_samples import attack, detention, composed
made = [composed(sample(use)) for sample in (attack, detention) for use in ("court", "statistics", "un_public")]
print(hashlib.sha256(repr(made).encode()).hexdigest())
"""


def test_the_same_release_gives_the_same_document_in_any_process(root: Path) -> None:
    sums = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Bishkek"), ("4242", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C"}
        answer = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(root), str(root / "tests")],
            env=environment, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        sums.add(answer.stdout)
    here = [composed(sample(use)) for sample in SAMPLES for use in ("court", "statistics", "un_public")]
    assert sums == {hashlib.sha256(repr(here).encode()).hexdigest() + "\n"}


@given(
    text=st.text(max_size=80),
    use=st.sampled_from(sorted(USES)),
    language=st.sampled_from(("en", "ru")),
)
def test_no_text_of_a_person_breaks_a_sentence_of_ours(text: str, use: str, language: str) -> None:
    case = a_case(title=text, code=text[:8], summary=text)
    release = released([event(1, "2019", text, place=text, disputed=text)], use=use, language=language, case=case)
    made = document(release)
    assert [heading.text for heading in made.blocks if isinstance(heading, Heading) and heading.level == 1]


def test_a_release_of_other_records_gives_another_document() -> None:
    release = attack()
    fewer: Release = having(release, records=release.records[1:])
    assert document(release) != document(fewer)
    picture = {EvidenceId((41).to_bytes(16, "big")): ANNEX}
    assert document(release) != document(release, picture)
