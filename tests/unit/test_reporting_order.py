"""Reports in the making: begun with the sections of their kind, sections added and moved, a deed taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import reporting
from fieldcase.casework.desk import Desk
from fieldcase.casework.submissions import presets
from fieldcase.errors import NoSuchRecord
from fieldcase.i18n import words
from fieldcase.model.ids import ReportPartId
from fieldcase.model.reports import Report, ReportPart
from fieldcase.world import SeededWorld

EN, RU = words("en"), words("ru")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("order")
    desk = new_desk(folder / "order.fieldcase", PASSPHRASE, SeededWorld(b"order"))
    yield desk
    desk.close()


def titles(desk: Desk, report: Report, *, annex: bool = False) -> list[str]:
    return [one.title for one in reporting.parts(desk, report) if one.annex is annex]


def with_parts(desk: Desk, body: int, annex: int) -> Report:
    report = reporting.begin(desk, "", "en", EN)
    (first,) = reporting.parts(desk, report)
    desk.hide(first)
    for n in range(body):
        reporting.add_part(desk, report, kind="text", title=f"b{n}")
    for n in range(annex):
        reporting.add_part(desk, report, kind="text", title=f"a{n}", annex=True)
    return report


@pytest.mark.parametrize("code", presets())
def test_a_report_begins_with_the_sections_of_its_kind_in_their_order_and_in_its_language(
    desk: Desk, code: str
) -> None:
    report = reporting.begin(desk, code, "ru", RU)
    wanted = presets()[code]
    parts = reporting.parts(desk, report)
    assert [(one.kind, one.norms, one.annex) for one in parts] == [
        (one.kind, one.norms, one.annex) for one in wanted.wanted
    ]
    assert [one.place for one in parts] == list(range(1, len(parts) + 1))
    assert report.use == wanted.use
    assert {one.scope for one in parts} == {report.scope}
    desk.undo()
    assert desk.get(Report, report.id).hidden  # type: ignore[union-attr]
    assert reporting.parts(desk, report) == ()


def test_an_unknown_kind_begins_with_one_section_of_own_text_and_stays_inside(desk: Desk) -> None:
    report = reporting.begin(desk, "no such kind", "en", EN)
    assert [one.kind for one in reporting.parts(desk, report)] == ["text"]
    assert report.use == "internal"


def test_a_section_is_added_behind_the_one_it_was_added_to_and_at_the_end_without(desk: Desk) -> None:
    report = with_parts(desk, 2, 1)
    first = reporting.parts(desk, report)[0]
    reporting.add_part(desk, report, first, kind="text", title="new")
    assert titles(desk, report) == ["b0", "new", "b1"]
    reporting.add_part(desk, report, kind="text", title="last")
    assert titles(desk, report) == ["b0", "new", "b1", "last"]
    assert titles(desk, report, annex=True) == ["a0"]
    desk.undo()
    assert titles(desk, report) == ["b0", "new", "b1"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 4), st.integers(0, 3), st.data())
def test_a_section_moves_as_a_list_does_and_never_into_the_annex_or_out_of_it(
    desk: Desk, body: int, annex: int, data: st.DataObject
) -> None:
    report = with_parts(desk, body, annex)
    at, by = data.draw(st.integers(0, body + annex - 1)), data.draw(st.integers(-6, 6))
    one = reporting.parts(desk, report)[at]
    before = titles(desk, report, annex=one.annex)
    others = titles(desk, report, annex=not one.annex)
    reporting.move(desk, report, one, by)
    place = max(0, min(len(before) - 1, before.index(one.title) + by))
    expected = [title for title in before if title != one.title]
    expected.insert(place, one.title)
    assert titles(desk, report, annex=one.annex) == expected
    assert titles(desk, report, annex=not one.annex) == others
    places = [each.place for each in reporting.parts(desk, report)]
    assert places == sorted(set(places), key=lambda each: each or 0)


def test_a_section_of_another_report_is_not_moved_and_a_report_is_found_by_the_beginning_of_its_id(
    desk: Desk,
) -> None:
    report = with_parts(desk, 1, 0)
    stranger = ReportPart(id=ReportPartId(b"x" * 16), scope=report.scope, report=report.id, kind="text")
    with pytest.raises(NoSuchRecord):
        reporting.move(desk, report, stranger, 1)
    assert reporting.by_id(desk, report.id.hex()).id == report.id
    for text in ("", "zz", "0" * 32):
        with pytest.raises(NoSuchRecord):
            reporting.by_id(desk, text)
