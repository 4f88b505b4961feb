"""Reports that lack something: no case by their kind, nothing to tell, records of others, sections of tomorrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ingredients import number
from report_office import Office, ask, letter, office
from report_worlds import REGISTER

from fieldcase.dossier.answers import Finished, Refused
from fieldcase.errors import ReportEmpty
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import (
    AnyId,
    FigureId,
    ReportId,
)
from fieldcase.model.reports import ReportPart
from fieldcase.model.values import Count


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as one:
        yield one


def test_a_brief_for_officials_tells_of_no_case_and_says_how_many_were_chosen_in_vain(tmp_path: Path) -> None:
    with office(tmp_path, "officials") as at:
        at.keep(ask(1), *letter(1, scope=at.scope_of(at.open), subject="Of the case"))
        for kind in ("cases", "chronology", "acts", "letters"):
            at.add(kind)
        told = at.said()
        assert "Ask 1." in told
        for words in ("Stopped in the street", "Held without a record", "Of the case", "Case title", "K-17"):
            assert words not in told
        answer = at.made()
        assert isinstance(answer, Finished)
        assert any(one.values.get("n") == 2 and "tells of no case" in one.message for one in answer.notices)
        assert not answer.people


def test_figures_of_a_case_are_told_with_it_and_those_of_the_register_beside(at: Office) -> None:
    inside = Figure(
        id=FigureId(number(800)), scope=at.scope_of(at.shut), what="In the shut case", count=Count("=9"),
    )  # fmt: skip
    beside = Figure(id=FigureId(number(801)), scope=REGISTER, what="In the country", count=Count("=900"), country="KG")
    at.keep(inside, beside)
    at.add("figures", records=(AnyId(inside.key), AnyId(beside.key)))
    told = at.said()
    assert "In the country" in told
    assert "In the shut case" not in told


def test_an_empty_report_and_one_of_sections_without_content_are_a_sentence(at: Office) -> None:
    answer = at.made()
    assert isinstance(answer, Refused)
    assert isinstance(answer.refusal, ReportEmpty)
    at.add("letters")
    at.add("text", title="Only this", text="Words.")
    found = at.made()
    assert isinstance(found, Finished)
    assert sum("has nothing to tell" in one.message for one in found.notices) == 2


def test_sections_that_name_records_of_another_report_or_of_no_report_break_nothing(at: Office) -> None:
    strange = (AnyId(number(1)), AnyId(at.report.id), AnyId(b"\0" * 16), AnyId(at.open))
    for kind in at.desk.tables.vocabularies["report_part"]:
        at.add(kind, records=strange, norms=("no:such", "cedaw:2"), counts=("no json",), text="Words.")
    at.add("a kind of a newer version", text="From the future.", records=strange)
    told = at.said()
    assert "From the future." in told
    at.keep(ReportPart(id=_part(9), scope=at.report.scope, report=ReportId(number(4711)), kind="text", text="Other."))
    assert "Other." not in at.said()


def _part(n: int) -> Any:
    from fieldcase.model.ids import ReportPartId

    return ReportPartId(number(9000 + n))
