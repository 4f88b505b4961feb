"""Answers that mean harm: bombs, endless cells, entities, archives that lead out, liars for children; none leaves a
trace, and what is beside them comes in all the same."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from answer_exports import comma_separated, submission
from hypothesis import given
from hypothesis import strategies as st
from parsers.packed import flagged, overlapped, packed, renamed, with_link
from parsers.questionnaire_files import SHEET, SMALL, cell, changed, laughs, with_rows, workbook, workbook_of

from fieldcase import sandbox
from fieldcase.casework import answer_files
from fieldcase.casework.answer_files import Found, found_in
from fieldcase.parsers.submitted import NotRead, Reader, Tree, reader
from fieldcase.sandbox import Sort

WATCHED = Path(__file__).resolve().parent.parent / "watched_child.py"
ENTITY = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
HARMFUL: dict[str, tuple[bytes, str]] = {
    "a part that unpacks to two hundred megabytes": (
        changed(workbook_of(SMALL), SHEET, lambda _: b"<x>" + bytes(200 << 20) + b"</x>"), "more than one import",
    ),
    "more rows than an import": (with_rows(b"<row><c><v>1</v></c></row>" * 60_000), "more than one import"),
    "a cell in the last column": (with_rows(b'<row r="1">' + cell("XFD1", "type") + b"</row>"), "more than one import"),
    "a row beyond Excel's last": (
        with_rows(b'<row r="10000000">' + cell("A10000000", "text") + b"</row>"), "more than one import",
    ),
    "entities within entities in a sheet": (
        with_rows(b'<row r="1">' + cell("A1", "&j;") + b"</row>", laughs()), "no answers",
    ),
    "entities within entities in a submission": (laughs() + b"<data>&j;</data>", "no answers"),
    "an entity that is a file": (ENTITY + b"<data>&x;</data>", "no answers"),
    "depth without end": (b"<a>" * 100_000, "more than one import"),
    "elements without end": (b"<a>" + b"<b/>" * 400_000 + b"</a>", "more than one import"),
    "a cell without an end": (b"a,b\n1," + b"x" * (2 << 20), "more than one import"),
    "text of an element without an end": (b"<a>" + b"x" * (2 << 20) + b"</a>", "more than one import"),
    "columns without end": (b"," .join([b"a"] * 6_000), "more than one import"),
    "a quotation without an end": (b'a,b\n1,"2', "no answers"),
    "noughts": (bytes(1000), "no answers"),
    "nothing but empty lines": (b"\n\n,,\n", "no answers"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .xls"),
    "half a workbook": (workbook_of(SMALL)[:900], "no answers"),
    "half of UTF-16": (b"\xff\xfea\x00\x00\xd8", "no answers"),
    "a questionnaire": (b"<h:html xmlns:h='x'><a/></h:html>", "questionnaire, not answers"),
    "an encrypted submission": (b"<data encrypted='yes' id='x'/>", "encrypted"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_what_means_harm_is_refused_by_its_own_sentence_and_soon(name: str) -> None:
    content, why = HARMFUL[name]
    began = time.monotonic()
    with reader() as child, pytest.raises(NotRead) as refused:
        child.read(content, "x")
    assert why in refused.value.why
    assert time.monotonic() - began < 25


def test_the_child_goes_on_after_what_means_harm() -> None:
    with reader() as child:
        for content, _ in list(HARMFUL.values())[3:8]:
            with pytest.raises(NotRead):
                child.read(content, "x")
        assert isinstance(child.read(submission(1).encode(), "x"), Tree)


def test_formulas_are_told_and_never_reckoned_and_wrong_claims_of_size_are_not_believed() -> None:
    content = changed(
        workbook({"x": [("a", "b"), ("=WEBSERVICE(\"http://x\")", "слово")]}), SHEET,
        lambda xml: xml.replace(b"<dimension ref=\"A1:B2\"", b"<dimension ref=\"A1\""),
    )  # fmt: skip
    with reader() as child:
        read = child.read(content, "x")
    assert not isinstance(read, Tree)
    (line,) = read[0].lines
    assert (line.cells, line.formulas, line.number) == (("", "слово"), (0,), 2)


@pytest.mark.parametrize(
    "encoded", ["<?xml version='1.0' encoding='windows-1251'?><data id='x'><a>слово</a></data>".encode("cp1251"),
                "<?xml version='1.0' encoding='UTF-16'?><data id='x'><a>слово</a></data>".encode("utf-16"),
                b"\xef\xbb\xbf" + "<data id='x'><a>слово</a></data>".encode()],
)  # fmt: skip
def test_a_submission_is_read_in_the_letters_it_names(encoded: bytes) -> None:
    with reader() as child:
        read = child.read(encoded, "x")
    assert isinstance(read, Tree)
    assert read.root.below[0].text == "слово"


def test_lines_are_counted_as_a_person_sees_them() -> None:
    text = 'sep=;\na;b\n"две\nстроки";1\n\nx;2\n'
    with reader() as child:
        read = child.read(text.encode("utf-8-sig"), "x")
    assert not isinstance(read, Tree)
    assert [(line.number, line.cells) for line in read[0].lines] == [(3, ("две\nстроки", "1")), (6, ("x", "2"))]


def test_ends_of_lines_that_a_browser_sent_come_out_of_a_workbook() -> None:
    with reader() as child:
        read = child.read(workbook({"x": [("a",), ("одна_x000D_\nдве",)]}), "x")
    assert not isinstance(read, Tree)
    assert read[0].lines[0].cells == ("одна\r\nдве",)


def found(folder: Path, name: str, content: bytes) -> Found:
    path = folder / name
    path.write_bytes(content)
    return found_in([path])


HONEST = {"one.xml": submission(1).encode(), "two.xml": submission(2).encode()}


@pytest.mark.parametrize(
    ("content", "trees", "left"),
    [
        (packed(HONEST), 2, 0),
        (renamed(packed(HONEST), b"two.xml", b"../.xml"), 1, 1),
        (renamed(packed(HONEST), b"two.xml", b"/ab.xml"), 1, 1),
        (flagged(packed(HONEST), 1), 0, 2),
        (packed({**HONEST, "bomb.xml": b" " * (300 << 20)}), 2, 1),
        (packed({**HONEST, "inner.zip": packed(HONEST)}), 2, 0),
        (with_link("a.xml", "/etc/passwd"), 0, 1),
        (overlapped(50, b" " * (8 << 20)), 0, 18),
        (packed(HONEST)[:200], 0, 1),
    ],
    ids=["honest", "leads out", "from the root", "locked", "a bomb", "an archive in it", "a link", "overlaps", "cut"],
)  # fmt: skip
def test_of_an_archive_comes_what_is_honest_and_the_rest_is_named(
    tmp_path: Path, content: bytes, trees: int, left: int
) -> None:
    opened = found(tmp_path, "x.zip", content)
    assert (len(opened.trees), len(opened.left)) == (trees, left), opened.left


def test_more_than_an_import_takes_is_left_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_files, "MOST_READ", len(HONEST["one.xml"]) + 1)
    opened = found(tmp_path, "x.zip", packed(HONEST))
    assert [name for name, _ in opened.trees] == ["x.zip/one.xml"]
    assert [one.name for one in opened.left] == ["x.zip/two.xml"]


def test_a_link_in_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.xml").write_bytes(HONEST["one.xml"])
    folder = tmp_path / "instances"
    folder.mkdir()
    (folder / "a.xml").symlink_to(tmp_path / "outside.xml")
    (folder / "b.xml").write_bytes(HONEST["two.xml"])
    opened = found_in([folder])
    assert [name for name, _ in opened.trees] == ["instances/b.xml"]
    assert [one.name for one in opened.left] == ["instances/a.xml"]


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    from fieldcase.parsers.submitted_child import child

    answer = json.loads(child(content))
    assert answer["kind"] in ("tree", "form", "encrypted", "tables", "old", "none", "too-large")


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_a_spoiled_workbook_is_read_or_refused(place: int, spoiled: bytes) -> None:
    from fieldcase.parsers.submitted_child import child

    whole = workbook_of(SMALL)
    at = place % len(whole)
    answer = json.loads(child(whole[:at] + spoiled + whole[at + len(spoiled) :]))
    assert answer["kind"] in ("tables", "none", "too-large", "form", "tree")


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{}", b'{"kind":"tree"}', b'{"kind":"tables","tables":[["x",[["a",["b"],[]]]]]}',
     b'{"kind":"tree","id":"x","version":"","root":["a",7,[]]}', b'{"kind":"else"}',
     b'{"kind":"tree","id":"x","version":"","root":' + b'["a","",[' * 200 + b"]]" * 200 + b"}"],
)  # fmt: skip
def test_a_child_that_lies_is_not_believed(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    lying = sandbox.Warm(sandbox.PARSER, "answers")
    monkeypatch.setattr(lying, "ask", lambda *_: answer)
    with pytest.raises(NotRead):
        Reader(lying).read(b"x", "x")


@pytest.mark.parametrize(
    "content",
    [submission(1).encode(), comma_separated([("a", "b"), (1, 2)]).encode(), workbook_of(SMALL), b"\x00"],
    ids=["a submission", "a table", "a workbook", "nothing"],
)
def test_reading_writes_no_file_opens_no_connection_and_starts_nothing(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    def command(_name: str, sort: Sort) -> list[str]:
        return [sys.executable, "-P", "-B", str(WATCHED), "answers", sort.name]

    monkeypatch.setattr(sandbox, "command", command)
    answer = sandbox.run(sandbox.PARSER, "answers", content, 30)
    seen, rest = answer.split(b"\n", 1)
    assert json.loads(seen) == []
    assert json.loads(rest)["kind"] in ("tree", "tables", "none")
