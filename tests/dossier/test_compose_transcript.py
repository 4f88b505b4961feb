"""The transcript on an exhibit's page: time, speaker under the label of this use, words; in order, and nothing more."""

from __future__ import annotations

from typing import Any

import pypdfium2
from dossier.compose_samples import appears, document, having, number, person, piece, released

from fieldcase.dossier.blocks import Exhibit
from fieldcase.dossier.pdf.render import render
from fieldcase.model.evidence import Moment
from fieldcase.model.ids import MomentId, PersonId
from fieldcase.rules.released import ExhibitFate, How, Release

RECORDING = piece(41, number="A01", kind="audio", media_type="audio/wav", language="ru")
SPEAKER = PersonId(number(51))


def moment(one: int, begins: int | None, text: str, **more: Any) -> Moment:
    return Moment(
        id=MomentId(number(one)), scope=RECORDING.scope, evidence=RECORDING.id, kind="said", begins=begins, text=text,
        **more,
    )  # fmt: skip


def told(*moments: Moment, **values: Any) -> Release:
    people = dict([appears(51, How.PSEUDONYM, "Madina")])
    return released([RECORDING, person(51, kind="client"), *moments], people=people, **values)


def page(release: Release) -> Exhibit:
    (found,) = [block for block in document(release).blocks if isinstance(block, Exhibit)]
    return found


def test_lines_stand_in_the_order_of_the_recording_with_time_and_speaker() -> None:
    release = told(
        moment(3, None, "somewhere"),
        moment(2, 3_723_000, "and then they left", ends=3_730_000),
        moment(1, 83_400, "They came\nat night", speaker=SPEAKER),
    )
    shown = page(release)
    assert shown.below == (
        "What is said in the recording (Russian), as the authors wrote it down:",
        "1:23 Madina: They came at night",
        "1:02:03–1:02:10 – and then they left",
        "– somewhere",
    )
    assert "cannot be shown on paper" in shown.reason
    russian = page(having(release, language="ru"))
    assert russian.below[1] == "1:23 Madina: They came at night"


def test_a_recording_without_lines_has_nothing_below() -> None:
    assert page(told()).below == ()
    assert page(told(moment(1, 0, "   "))).below == ()


def test_the_lines_of_one_recording_are_not_those_of_another() -> None:
    other = Moment(
        id=MomentId(number(9)), scope=RECORDING.scope, evidence=None, kind="said", begins=0, text="elsewhere"
    )
    assert page(told(other)).below == ()


def test_an_exhibit_that_is_withheld_prints_no_line() -> None:
    release = told(moment(1, 0, "words"), exhibits={RECORDING.id: ExhibitFate(False, "kept back")})
    assert page(release).below == ()


def test_a_long_transcript_runs_over_pages_that_all_carry_the_stamp() -> None:
    lines = [moment(100 + one, one * 1000, f"line {one} of what was said") for one in range(150)]
    made = document(told(*lines))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render(made))]
    with_lines = [text for text in pages if "of what was said" in text]
    assert len(with_lines) >= 3
    assert all("A01" in text for text in with_lines)
    assert all(any(f"line {one} of what was said" in text for text in pages) for one in range(150))
