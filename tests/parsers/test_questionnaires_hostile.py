"""Questionnaires that mean harm: bombs, endless sheets, liars for children; and a conversion that leaves no trace."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsers.kobo_assets import SMALL as KOBO
from parsers.kobo_assets import asset
from parsers.old_workbooks import old_workbook_of
from parsers.questionnaire_files import (
    SHEET,
    SMALL,
    cell,
    changed,
    laughs,
    markdown,
    with_rows,
    workbook_of,
    xform,
)

from fieldcase import sandbox
from fieldcase.errors import (
    ChildFailed,
    FieldcaseError,
    NotAQuestionnaire,
    QuestionnaireRefused,
    QuestionnaireTooLarge,
)
from fieldcase.i18n import words
from fieldcase.parsers import questionnaires
from fieldcase.parsers.questionnaires import Place, Repair, convert
from fieldcase.parsers.questionnaires_message import asked
from fieldcase.sandbox import Sort

WATCHED = Path(__file__).resolve().parent.parent / "watched_child.py"
HEAD = b'<row r="1">' + cell("A1", "type") + cell("B1", "name") + cell("C1", "label") + b"</row>"
ENTITY = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"


def _laughing_title(workbook: bytes) -> bytes:
    return laughs() + workbook[workbook.index(b"<workbook") :].replace(b'name="survey"', b'name="&j;"')


HARMFUL: dict[str, tuple[bytes, type[FieldcaseError]]] = {
    "a part that unpacks to a hundred megabytes": (
        changed(workbook_of(SMALL), SHEET, lambda _: b"<x>" + bytes(100 << 20) + b"</x>"), QuestionnaireTooLarge,
    ),
    "more rows than any form has": (
        with_rows(HEAD + b"<row><c><v>1</v></c></row>" * 60_000), QuestionnaireTooLarge,
    ),
    "a row beyond Excel's last": (
        with_rows(HEAD + b'<row r="10000000">' + cell("A10000000", "text") + b"</row>"), QuestionnaireTooLarge,
    ),
    "a cell in the last column": (with_rows(b'<row r="1">' + cell("XFD1", "type") + b"</row>"), QuestionnaireTooLarge),
    "a cell without an end": (with_rows(b'<row r="1">' + cell("A1", "ж" * 40_000) + b"</row>"), QuestionnaireTooLarge),
    "entities within entities in a sheet": (
        with_rows(b'<row r="1">' + cell("A1", "&j;") + b"</row>", laughs()), NotAQuestionnaire,
    ),
    "entities within entities in the workbook": (
        changed(workbook_of(SMALL), "xl/workbook.xml", _laughing_title),
        NotAQuestionnaire,
    ),
    "entities within entities in an XForm": (laughs() + b"<h>&j;</h>", QuestionnaireRefused),
    "an entity that is a file": (ENTITY + b"<a>&x;</a>", QuestionnaireRefused),
    "depth without end": (b"<a>" * 100_000, QuestionnaireRefused),
    "nodes without end": (xform("<a/>" * 400_000), QuestionnaireRefused),
    "a table of endless width": (b"| survey |\n|" + b" a |" * 5_000, QuestionnaireTooLarge),
    "a file larger than any": (bytes(questionnaires.MOST_BYTES + 1), QuestionnaireTooLarge),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_what_means_harm_is_refused_soon_and_by_its_own_sentence(name: str) -> None:
    content, error = HARMFUL[name]
    began = time.monotonic()
    with pytest.raises(error):
        convert(content)
    assert time.monotonic() - began < questionnaires.TIMEOUT


def test_a_large_form_is_taken_in_all_the_same() -> None:
    survey = [["type", "name", "label"], *(["text", f"q{number}", "Что?"] for number in range(2_000))]
    assert convert(markdown(survey).encode()).xform.count("<input ") == 2_000


def test_a_workbook_with_macros_and_links_is_read_for_its_words_alone() -> None:
    link = (
        b'<row r="2">' + cell("A2", "text") + cell("B2", "told") + b"<c r='C2' t='str'><f>[1]Other!A1</f><v>Q</v></c>"
    )
    form = convert(with_rows(HEAD + link + b"</row>"))
    assert "<label>Q</label>" in form.xform


BROKEN = (SMALL.encode(), workbook_of(SMALL), xform(), old_workbook_of(SMALL), asset(KOBO))
PIECES = (
    b"|", b"\n", b"${", b"}", b"begin_group", b"end_repeat", b"select_one ", b"or_other", b"::", b"<", b"&", b"\xd0",
    b"audit", b"meta", b"trigger", b"settings", b"jr:count", b"start=", b"table-list", b"\x00", b"$",
)  # fmt: skip


@pytest.fixture(scope="module")
def child() -> Iterator[sandbox.Warm]:
    """A parser child that stays: what it is given here is nobody's."""
    with sandbox.Warm(sandbox.PARSER, "questionnaire") as warm:
        yield warm


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(BROKEN),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 30)), min_size=1, max_size=5),
)
def test_however_a_file_is_broken_there_is_an_answer_that_can_be_told(
    child: sandbox.Warm, content: bytes, blows: list[tuple[float, bytes, int]]
) -> None:
    for share, piece, gone in blows:
        at = int(share * len(content))
        content = content[:at] + piece + content[at + gone :]
    answer = child.ask(asked(content, ()), 30)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sandbox, "run", lambda *_: answer)
        try:
            told = [each.told(words("en")) for each in convert(content).remarks]
        except ChildFailed:
            raise
        except FieldcaseError as wrong:
            told = [wrong.told(words("en")), *(each.told(words("en")) for each in getattr(wrong, "repairs", ()))]
    assert all(told)


def use_child(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Children are those of `watched_child`, whichever is asked for."""

    def command(_name: str, sort: Sort) -> list[str]:
        return [sys.executable, "-P", "-B", str(WATCHED), name, sort.name]

    monkeypatch.setattr(sandbox, "command", command)


def seen(answer: bytes) -> list[str]:
    """What a watched child did beside its work."""
    told: list[str] = json.loads(answer.split(b"\n", 1)[0])
    return told


@pytest.mark.parametrize(
    "content",
    [
        SMALL.encode(),
        workbook_of(SMALL),
        xform(),
        old_workbook_of(SMALL),
        asset(KOBO),
        markdown([["type", "name"], ["text", "a"], ["text", "a"]]).encode(),
    ],
    ids=["a table", "a workbook", "an XForm", "an old workbook", "an asset of Kobo", "one with faults"],
)
def test_a_conversion_writes_no_file_opens_no_connection_and_starts_nothing(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    use_child(monkeypatch, "questionnaire")
    answer = sandbox.run(sandbox.PARSER, "questionnaire", asked(content, ()), 30)
    assert seen(answer) == []
    assert json.loads(answer.split(b"\n", 1)[1])["kind"] in ("given", "refused")


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b"n\n1\n"), ("a.csv", b"n,n\n"), ("a.xml", b"<a/>"), ("a.geojson", b"{}")]
)
def test_a_file_beside_a_form_is_looked_through_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    use_child(monkeypatch, "questionnaire-beside")
    message = len(name).to_bytes(2, "big") + name.encode() + content
    answer = sandbox.run(sandbox.PARSER, "questionnaire-beside", message, 30)
    assert seen(answer) == []
    assert set(json.loads(answer.split(b"\n", 1)[1])) == {"text", "faults"}


def test_pyxform_left_to_its_own_way_would_write_and_the_watch_would_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    use_child(monkeypatch, "its own way")
    assert any(each.startswith("open ") for each in seen(sandbox.run(sandbox.PARSER, "any", SMALL.encode(), 30)))


GIVEN = {
    "kind": "given", "xform": "<h:html/>", "form_id": "a", "version": "1", "title": "t", "languages": [], "blanked": [],
    "remarks": [], "beside": [], "rows": {},
}  # fmt: skip
REFUSED = {"kind": "refused", "faults": [["type-missing", ["survey", 3, "type"], {}]], "repairs": []}
LIES: dict[str, object] = {
    "no JSON": "{", "a list": [], "no kind": {}, "another kind": {"kind": "gift"},
    "a form that declares": {**GIVEN, "xform": "<!DOCTYPE a><a/>"},
    "a form that instructs": {**GIVEN, "xform": "<a><?b?></a>"},
    "a form that is none": {**GIVEN, "xform": "words"},
    "a form without end": {**GIVEN, "xform": "<" + "a" * (9 << 20)},
    "a number for a title": {**GIVEN, "title": 7},
    "half a sign": {**GIVEN, "title": "\ud800"},
    "a remark nobody knows": {**GIVEN, "remarks": [["made-up", ["", 0, ""], {}]]},
    "a fault among remarks": {**GIVEN, "remarks": REFUSED["faults"]},
    "a sentence with other values": {**GIVEN, "remarks": [["list-unused", ["", 0, ""], {"lists": "x"}]]},
    "a row that is none": {**GIVEN, "blanked": [["a", "b", ["survey", "3", ""]]]},
    "a row that is a truth": {**GIVEN, "blanked": [["a", "b", ["survey", True, ""]]]},
    "rows that are none": {**GIVEN, "rows": {"a": "3"}},
    "languages that are none": {**GIVEN, "languages": [1]},
    "a refusal for nothing": {**REFUSED, "faults": []},
    "too much of nothing": {"kind": "too-large", "what": "words"},
    "a repair nobody knows": {**REFUSED, "repairs": [["burn", ["survey", 3, "name"], "a", "b", "", []]]},
}  # fmt: skip


def answering(monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    """Children answer this, whatever they are asked."""
    told = answer if isinstance(answer, str) else json.dumps(answer)
    monkeypatch.setattr(sandbox, "run", lambda *_: told.encode("utf-8"))


@pytest.mark.parametrize("lie", LIES)
def test_a_child_that_lies_is_one_error(monkeypatch: pytest.MonkeyPatch, lie: str) -> None:
    answering(monkeypatch, LIES[lie])
    with pytest.raises(ChildFailed):
        convert(b"anything")


def test_an_honest_child_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, {**GIVEN, "remarks": [["list-unused", ["choices", 4, "list_name"], {"list": "x"}]]})
    assert convert(b"anything").remarks[0].place == Place("choices", 4, "list_name")
    answering(monkeypatch, {**REFUSED, "repairs": [["drop-choice", ["choices", 3, "name"], "a", "", "x", []]]})
    with pytest.raises(QuestionnaireRefused) as caught:
        convert(b"anything")
    assert caught.value.repairs == (Repair("drop-choice", Place("choices", 3, "name"), "a", group="x"),)
