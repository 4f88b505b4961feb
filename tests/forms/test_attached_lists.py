"""Files beside a form: what a row, a feature and a node of them become, and what is refused."""

from __future__ import annotations

import json

import pytest
from forms.written import asking, noon, xform

from fieldcase.errors import AttachedUnreadable, FormTooLarge
from fieldcase.forms import attached, definition, session
from fieldcase.forms.session import Session
from fieldcase.forms.tree import Node, text_of

TOWNS = "name,label,region\nosh,Ош,south\ntalas,Талас,north\n"
PLACES = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "id": 67, "geometry": {"type": "Point", "coordinates": [74.5, 42.8]},
         "properties": {"name": "Clinic", "beds": 12, "open": True, "none": None, "more": {"a": 1}}},
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 2], [3.5, 4]]}, "properties": None},
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]},
         "properties": {"id": "own"}},
    ],
}  # fmt: skip


def rows(document: Node) -> list[dict[str, str]]:
    (root,) = document.elements()
    assert root.name == "root"
    return [{cell.name: text_of(cell) for cell in item.elements()} for item in root.elements()]


def begun(body: str, files: dict[str, bytes], *outside: str, binds: tuple[str, ...] = (), more: str = "") -> Session:
    model = "".join(f'<instance id="{each.partition(".")[0]}" src="jr://file/{each}"/>' for each in outside)
    made = definition.load(xform(f"<region/><town/>{more}", binds, asking("region") + body, model=model))
    return session.begin(made, noon(), instances=attached.instances(made.outside, files))


SELECT = (
    '<select1 ref="/data/town"><itemset nodeset="instance(\'towns\')/root/item[region = /data/region]">'
    '<value ref="name"/><label ref="label"/></itemset></select1>'
)


def test_a_select_has_the_rows_of_the_table_that_lies_beside_the_form() -> None:
    interview = begun(SELECT, {"towns.csv": TOWNS.encode()}, "towns.csv")
    interview.answer("/data/region", "south")
    assert [(one.value, one.label) for one in interview.view("/data/town").choices] == [("osh", "Ош")]
    interview.answer("/data/town", "osh")
    interview.answer("/data/region", "north")
    assert interview.view("/data/town").value == ""


def test_pulldata_asks_the_table_by_a_column_and_a_value() -> None:
    bound = "nodeset=\"/data/told\" calculate=\"pulldata('towns', 'label', 'name', /data/region)\""
    interview = begun("", {"towns.csv": TOWNS.encode()}, "towns.csv", binds=(bound,), more="<told/>")
    for asked, told in (("talas", "Талас"), ("nowhere", ""), ("osh", "Ош")):
        interview.answer("/data/region", asked)
        assert interview.living.place("/data/told").value == told


def test_a_table_that_is_not_there_is_left_out() -> None:
    interview = begun(SELECT, {"other.csv": b"a\n1\n"}, "towns.csv")
    interview.answer("/data/town", "osh")
    interview.answer("/data/region", "north")
    assert (interview.view("/data/town").value, interview.view("/data/town").choices) == ("osh", ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a,b\n1,2\n", [{"a": "1", "b": "2"}]),
        ("\ufeffa;b\n1,5;2\n\n", [{"a": "1,5", "b": "2"}]),
        ('a,b\n"x\ny","say ""z"""\n', [{"a": "x\ny", "b": 'say "z"'}]),
        ("a,b\r\n1\r\n1,2,3\r\n", [{"a": "1", "b": ""}, {"a": "1", "b": "2"}]),
        ("a,b\n", []),
        ("", []),
    ],
)
def test_a_row_is_an_item_and_a_column_a_child(text: str, found: list[dict[str, str]]) -> None:
    assert rows(attached.document("jr://file-csv/t.csv", text.encode())) == found


def test_a_feature_says_where_it_is_and_what_it_is_called() -> None:
    first, second, third = rows(attached.document("jr://file/places.geojson", json.dumps(PLACES).encode()))
    assert first == {
        "geometry": "42.8 74.5 0 0", "name": "Clinic", "beds": "12", "open": "true", "none": "", "more": "", "id": "67",
    }  # fmt: skip
    assert second == {"geometry": "2 1 0 0; 4 3.5 0 0"}
    assert third == {"geometry": "2 1 0 0; 4 3 0 0; 2 1 0 0", "id": "own"}


def test_xml_stays_as_it_is() -> None:
    (root,) = attached.document("jr://file/towns.xml", b"<towns><town>Osh</town></towns>").elements()
    assert (root.name, text_of(root)) == ("towns", "Osh")


@pytest.mark.parametrize(
    ("name", "raw", "line"),
    [
        ("t.csv", b"a,b\n1,2\n\xff,3\n", 3),
        ("t.csv", b'a,b\n"x"y,1\n', 2),
        ("t.xml", b"<a>\n<b>\n</a>", 3),
        ("t.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 1),
        ("t.geojson", b"{\n,", 2),
        ("t.geojson", b"[]", 1),
        ("t.geojson", b'{"type": "FeatureCollection", "features": 1}', 1),
        ("t.geojson", b'{"type": "FeatureCollection", "features": [{"type": "Point"}]}', 1),
        ("t.geojson", b'{"type": "FeatureCollection", "features": [1]}', 1),
        ("t.geojson", b"[" * 100_000, 1),
    ],
)
def test_what_is_none_of_its_kind_is_refused_with_its_line(name: str, raw: bytes, line: int) -> None:
    with pytest.raises(AttachedUnreadable) as refused:
        attached.document(f"jr://file/{name}", raw)
    assert refused.value.values == {"name": name, "line": line}


def test_a_list_larger_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FormTooLarge):
        attached.document("jr://file/t.csv", b"a" * (attached.LARGEST + 1))
    monkeypatch.setattr(attached, "MOST_CELLS", 3)
    assert rows(attached.document("jr://file/t.csv", b"a\n1\n2\n3\n"))
    with pytest.raises(FormTooLarge):
        attached.document("jr://file/t.csv", b"a\n1\n2\n3\n4\n")
