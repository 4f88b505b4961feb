"""Answers as tables: read back by plain Python they are what was answered, whatever the form and the words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from forms.drawn_answers import Branch, answers, form_of, forms
from forms.written import asking, xform
from gears import examples
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.dossier.sheets.answers import csv_files
from fieldcase.dossier.sheets.guarded import unguarded
from fieldcase.forms.definition import load
from fieldcase.forms.flat import Grid, Layout, grids, layouts, lines
from fieldcase.forms.narrowed import collected, narrowed, with_what_tells

FORMULA = re.compile(r"[ \xa0]*[=+\-@\t\r\n＝＋－＠]")
SPLIT = re.compile(r"-(?:Latitude|Longitude|Altitude|Accuracy)$|/")


def read(name: str, content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by their head, as they were before they were neutralised."""
    assert content.startswith(b"\xef\xbb\xbf"), name
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert len(set(head)) == len(head)
    assert not any(FORMULA.match(cell) for row in rows for cell in row)
    return [dict(zip(head, map(unguarded, row), strict=True)) for row in rows]


def back(files: tuple[tuple[str, bytes], ...]) -> dict[str, str]:
    """The answers by address, from the keys of the rows and the heads of the columns; names have no dash."""
    found: dict[str, str] = {}
    for name, content in files:
        for row in read(name, content):
            at = row["KEY"].removeprefix("uuid:1")
            assert row["KEY"].startswith(row.get("PARENT_KEY", "uuid:1"))
            for head, cell in row.items():
                if cell and head not in ("KEY", "PARENT_KEY") and not SPLIT.search(head):
                    found[f"{at}/{head.replace('-', '/')}"] = cell
    return found


@given(branches=forms(), drawn=st.data())
@examples(60, 600)
def test_what_goes_out_as_csv_and_is_read_back_is_what_was_answered(
    branches: tuple[Branch, ...], drawn: st.DataObject
) -> None:
    definition = load(form_of(branches))
    xml, told = drawn.draw(answers(branches))
    made = grids(layouts([definition], {}), lines(xml, definition, "uuid:1"))
    assert back(csv_files(made, "form")) == told


@given(branches=forms(), drawn=st.data())
@examples(60, 600)
def test_what_goes_out_as_xml_and_is_read_back_is_what_was_answered(
    branches: tuple[Branch, ...], drawn: st.DataObject
) -> None:
    definition = load(form_of(branches))
    xml, told = drawn.draw(answers(branches))
    for written in (collected(xml), narrowed(xml, definition, frozenset(), "uuid:2")):
        assert _of_xml(written, set(_repeats(branches))) == told


def _repeats(branches: tuple[Branch, ...]) -> Iterator[str]:
    for one in branches:
        yield from (one.name, *_repeats(one.below)) if one.kind == "repeat" else _repeats(one.below)


def _of_xml(xml: str, repeats: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}

    def walk(node: ElementTree.Element, at: str) -> None:
        if node.text and not len(node):
            found[at] = node.text
        numbers: dict[str, int] = {}
        for child in node:
            numbers[child.tag] = numbers.get(child.tag, 0) + 1
            walk(child, f"{at}/{child.tag}" + (f"[{numbers[child.tag]}]" if child.tag in repeats else ""))

    walk(ElementTree.fromstring(xml), "")
    return found


def _tables(xml: str, form: str, choices: dict[str, tuple[str, ...]] | None = None) -> list[Grid]:
    definition = load(form)
    return list(grids(layouts([definition], choices or {}), lines(xml, definition, "uuid:1")))


def test_several_choices_have_a_column_and_one_for_each_choice_those_too_that_the_form_does_not_offer() -> None:
    form = xform("<kinds/>", (), '<select ref="/data/kinds"><label>k</label><item><label>A</label><value>a</value>'
                 "</item></select>")  # fmt: skip
    (grid,) = _tables('<data id="example"><kinds>a strange</kinds></data>', form, {"kinds": ("a", "b")})
    assert grid.head[:4] == ("kinds", "kinds/a", "kinds/b", "kinds/strange")
    assert grid.rows[0][:4] == ("a strange", "1", "0", "1")
    (grid,) = _tables('<data id="example"><kinds/></data>', form, {"kinds": ("a", "b")})
    assert grid.rows[0][:3] == ("", "", ""), "not answered is not no"


def test_an_order_of_choices_has_one_column() -> None:
    form = xform("<order/>", (), '<odk:rank ref="/data/order"><label>k</label><item><label>A</label><value>a</value>'
                 "</item></odk:rank>")  # fmt: skip
    (grid,) = _tables('<data id="example"><order>b a</order></data>', form)
    assert grid.head == ("order", "meta-instanceID", "KEY")


def test_two_questions_whose_heads_would_be_the_same_keep_a_column_each() -> None:
    form = xform("<a><b-c/></a><a-b><c/></a-b><KEY/>", (), asking("KEY"))
    (grid,) = _tables('<data id="example"><a><b-c>1</b-c></a><a-b><c>2</c></a-b><KEY>3</KEY></data>', form)
    assert len(set(grid.head)) == len(grid.head)
    assert dict(zip(grid.head, grid.rows[0], strict=True)) == {
        "a-b-c": "1", "/a-b/c": "2", "/KEY": "3", "meta-instanceID": "", "KEY": "uuid:1",
    }  # fmt: skip


def test_a_table_has_the_columns_of_every_version_of_the_form_the_newest_first() -> None:
    old, new = load(xform("<a/><gone/>", (), "")), load(xform("<a/><came/>", (), "", version="2"))
    (layout,) = layouts([old, new], {})
    assert isinstance(layout, Layout)
    assert [one.name for one in layout.leaves] == ["a", "came", "meta/instanceID", "gone"]


def test_what_is_taken_out_takes_along_what_is_calculated_from_it_and_nothing_else() -> None:
    form = load(xform(
        "<name/><greeting/><length/><group><inner/></group><told/><age/><set/>",
        ['nodeset="/data/greeting" calculate="concat(\'Hello \', /data/name)"',
         'nodeset="/data/length" calculate="string-length(/data/greeting)"',
         'nodeset="/data/told" calculate="string(/data/group)"', 'nodeset="/data/age" calculate="2 * 21"'],
        asking("name") + '<setvalue event="odk-instance-first-load" ref="/data/set" value="/data/name"/>',
    ))  # fmt: skip
    assert with_what_tells(form, {"/data/name"}) == {"/data/name", "/data/greeting", "/data/length", "/data/set"}
    assert with_what_tells(form, {"/data/group/inner"}) == {"/data/group/inner", "/data/told"}
    xml = "<data><name>Анна</name><greeting>Hello Анна</greeting><length>10</length><age>42</age></data>"
    cut = narrowed(xml, form, with_what_tells(form, {"/data/name"}), "uuid:9")
    assert "Анна" not in cut
    assert "10" not in cut
    assert "<age>42</age>" in cut
