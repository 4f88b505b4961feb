"""Files beside a questionnaire: which it names, what is wrong with one, and lists of an older kind that come inside."""

from __future__ import annotations

import json

import pytest
from parsers.questionnaire_files import markdown, workbook, xform

from fieldcase import sandbox
from fieldcase.errors import ChildFailed, QuestionnaireRefused
from fieldcase.i18n import words
from fieldcase.parsers import questionnaires_beside as beside
from fieldcase.parsers.questionnaires import convert

TOWNS = "name,label,region\na1,Пример-Сити,a\nb1,Образцово,b\n"
SURVEY = (
    ("type", "name", "label", "calculation", "choice_filter"), ("text", "region", "Где?", "", ""),
    ("select_one_from_file towns.csv", "town", "Какой город?", "", "region = ${region}"),
    ("calculate", "far", "", "pulldata('roads', 'far', 'name', ${town})", ""),
)  # fmt: skip


DAMAGED = "is damaged, or is not of the kind that its name says."
LARGE = "has more than 50000 rows, 300 columns or 300000 cells. Take out what the form does not ask for."


def told(files: dict[str, bytes]) -> list[str]:
    """What is wrong with files."""
    with pytest.raises(QuestionnaireRefused) as caught:
        beside.read(files)
    return [fault.told(words("en")) for fault in caught.value.faults]


def test_a_form_names_the_files_that_it_looks_things_up_in() -> None:
    given = convert(markdown(SURVEY).encode())
    assert sorted(given.beside) == ["roads.csv", "towns.csv"]
    assert {dict(one.values)["file"] for one in given.remarks if one.code == "table-absent"} == {
        "roads.csv",
        "towns.csv",
    }
    assert convert(markdown((("type", "name", "label"), ("text", "a", "Что?"))).encode()).beside == ()


@pytest.mark.parametrize("raw", [TOWNS.encode(), TOWNS.encode("utf-8-sig"), TOWNS.encode("utf-16")])
def test_the_words_of_a_table_come_back_whatever_unicode_it_is_in(raw: bytes) -> None:
    assert beside.read({"towns.csv": raw}) == {"towns.csv": TOWNS}


def test_places_and_lists_in_xml_come_back_too() -> None:
    places = json.dumps({"type": "FeatureCollection", "features": []})
    files = {"homes.geojson": places.encode(), "towns.xml": b"<root><item><name>a</name></item></root>"}
    assert beside.read(files) == {name: raw.decode() for name, raw in files.items()}
    assert beside.read({}) == {}


@pytest.mark.parametrize(("name", "raw", "sentence"), [
    ("a.csv", "name\nГород\n".encode("cp1251"), "The file “a.csv” is not in UTF-8 (line 2). Save it as “CSV UTF-8”."),
    ("a.csv", b"name\n\x00\n", "The file “a.csv” is not in UTF-8 (line 2). Save it as “CSV UTF-8”."),
    ("a.csv", b"", "The file “a.csv” beside the form is empty."),
    ("a.csv", b"name,name\n1,2\n", "In the file “a.csv” two columns are called “name”. Rename or remove one."),
    ("a.csv", b'name\n"a\n', f"The file “a.csv” beside the form {DAMAGED}"),
    ("a.xml", b"<a>", f"The file “a.xml” beside the form {DAMAGED}"),
    ("a.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
     f"The file “a.xml” beside the form {DAMAGED}"),
    ("a.geojson", b"[" * 90_000, f"The file “a.geojson” beside the form {DAMAGED}"),
    ("a.csv", b"n\n" + b"1\n" * 50_001,
     f"The file “a.csv” {LARGE}"),
    ("a.csv", b"," * 400,
     f"The file “a.csv” {LARGE}"),
    ("a.csv", bytes((4 << 20) + 1), "The file “a.csv” beside the form is larger than 4 MiB."),
])  # fmt: skip
def test_what_is_wrong_with_a_file_is_one_sentence_with_its_name(name: str, raw: bytes, sentence: str) -> None:
    assert told({name: raw}) == [sentence]


def test_a_table_that_seems_to_hold_who_people_are_is_told_first_and_an_ordinary_one_is_not() -> None:
    people = {"clients.csv": "name,label,full_name,phone,Адрес\nc1,К1,Пример,000,Пример\n", "towns.csv": TOWNS}
    found = beside.remarks(people)
    assert [dict(one.values)["column"] for one in found] == ["full_name", "phone", "Адрес"]
    assert all(one.strong for one in found)
    assert beside.remarks({"towns.csv": TOWNS, "far.xml": "<phone/>"}) == ()


def test_more_files_than_any_form_has_are_refused_before_one_is_opened() -> None:
    assert told({f"{number}.csv": b"n\n1\n" for number in range(21)}) == [
        "The form names more than 20 files that would lie beside it."
    ]


@pytest.mark.parametrize("lie", [
    {}, {"text": 7, "faults": []}, {"text": "x"}, {"text": "x", "faults": [["burn", ["", 0, ""], {}]]},
    {"text": "\ud800", "faults": []},
])  # fmt: skip
def test_a_child_that_lies_is_one_error(monkeypatch: pytest.MonkeyPatch, lie: object) -> None:
    monkeypatch.setattr(sandbox, "run", lambda *_: json.dumps(lie).encode())
    with pytest.raises(ChildFailed):
        beside.read({"a.csv": b"n\n"})


def test_external_choices_of_older_forms_become_choices() -> None:
    survey = [["type", "name", "label", "choice_filter"], ["text", "region", "Где?", ""],
              ["select_one_external towns", "town", "Какой город?", "region=${region}"]]  # fmt: skip
    external = [
        ["list name", "name", "label", "region"],
        ["towns", "a1", "Пример-Сити", "a"],
        ["towns", "b1", "Б", "b"],
    ]
    given = convert(workbook({"survey": survey, "external_choices": external}))
    assert given.beside == ()
    for word in ("Пример-Сити", "<region>a</region>", "instance('towns')"):
        assert word in given.xform


def test_pictures_that_the_words_of_an_xform_name_are_told_to_be_absent() -> None:
    itext = (
        '<itext><translation lang="ru"><text id="/x/told:label"><value>Что?</value>'
        '<value form="image">jr://images/map.png</value><value form="audio">jr://audio/said.mp3</value></text>'
        '</translation></itext>'
    )  # fmt: skip
    found = convert(xform(binds=itext)).remarks
    assert [dict(one.values)["file"] for one in found if one.code == "file-absent"] == ["map.png", "said.mp3"]
