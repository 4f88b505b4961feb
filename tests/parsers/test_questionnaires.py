"""Strangers' questionnaires come in: the same form from each sort of file, blanked, with its faults and repairs."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from parsers.questionnaire_files import SMALL, markdown, workbook, workbook_of, xform

from fieldcase.errors import FieldcaseError, NotAQuestionnaire, OldWorkbook, QuestionnaireRefused
from fieldcase.i18n import words
from fieldcase.parsers.questionnaires import Place, Questionnaire, Remark, Repair, convert

ENGLISH = words("en")
METADATA = [
    ["type", "name", "label", "calculation", "trigger"],
    ["text", "told", "Что Вы видели?", "", ""],
    ["deviceid", "device", "", "", ""],
    ["phonenumber", "phone", "", "", ""],
    ["simserial", "sim", "", "", ""],
    ["subscriberid", "subscriber", "", "", ""],
    ["username", "who", "", "", ""],
    ["email", "mail", "", "", ""],
    ["audit", "", "", "", ""],
    ["start-geopoint", "here", "", "", ""],
    ["background-audio", "heard", "", "", ""],
    ["background-geopoint", "there", "", "", "${told}"],
    ["start", "begun", "", "", ""],
    ["today", "day", "", "", ""],
    ["calculate", "together", "", "concat(${device}, ${mail})", ""],
]


def refused(content: bytes) -> QuestionnaireRefused:
    with pytest.raises(QuestionnaireRefused) as caught:
        convert(content)
    return caught.value


def told(remarks: tuple[Remark, ...]) -> list[str]:
    return [each.told(ENGLISH) for each in remarks]


def plain(form: Questionnaire) -> tuple[object, ...]:
    """A form without where its rows stood."""
    return form.xform, form.form_id, form.version, form.title, form.languages, [each.code for each in form.remarks]


def test_a_table_and_a_workbook_give_the_same_form() -> None:
    form = convert(SMALL.encode())
    assert plain(convert(workbook_of(SMALL))) == plain(form)
    assert (form.form_id, form.version, form.title) == ("example", "3", "Пример")
    assert form.languages == ("Русский (ru)", "English (en)")
    assert (form.blanked, form.remarks) == ((), ())
    root = ElementTree.fromstring(form.xform)
    assert {each.text for each in root.iter("{http://www.w3.org/2002/xforms}value")} >= {"Что Вы видели?", "Yes"}


def test_an_xform_is_taken_as_it_is() -> None:
    form = convert(convert(SMALL.encode()).xform.encode())
    assert plain(form) == plain(convert(SMALL.encode()))


def test_a_file_is_known_by_what_is_in_it() -> None:
    assert convert(b"\xef\xbb\xbf" + SMALL.encode()).form_id == "example"
    assert convert(SMALL.encode("utf-16")).form_id == "example"
    assert convert(b"\n  " + xform()[21:]).form_id == "made"


def test_what_a_device_would_say_of_its_owner_is_blanked_and_listed_with_its_row() -> None:
    form = convert(markdown(METADATA).encode())
    rows = {each.name: each.place.row for each in form.blanked}
    assert rows == {
        "device": 4, "phone": 5, "sim": 6, "subscriber": 7, "who": 8, "mail": 9, "audit": 10, "here": 11, "heard": 12,
        "there": 13,
    }  # fmt: skip
    assert not re.search(r"property|setgeopoint|recordaudio|audit|geopoint|deviceid|phonenumber|simserial", form.xform)
    assert "/data/device , " in form.xform, "what refers to a blanked question still finds it"
    assert 'jr:preload="timestamp"' in form.xform, "a time stays"
    assert [each.told(ENGLISH) for each in form.remarks] == []


def test_a_form_without_metadata_keeps_its_questions() -> None:
    kept = convert(markdown([["type", "name", "label"], ["text", "audit_told", "Что нашла проверка?"]]).encode())
    assert kept.blanked == ()
    assert "audit_told" in kept.xform


def test_the_same_is_blanked_in_an_xform() -> None:
    inner = "<told/><who/><n/><at/><meta><audit/><orx:instanceID/></meta>"
    binds = (
        "<bind nodeset='/x/who' jr:preload='property' jr:preloadParams='username' type='string'/>"
        "<bind nodeset='/x/n' jr:preload='context' jr:preloadParams='UserName'/>"
        "<bind nodeset='/x/at' type='geopoint'/><odk:setgeopoint ref='/x/at' event='odk-instance-first-load'/>"
        "<bind nodeset='/x/meta/audit' type='binary' odk:location-priority='balanced'/>"
        "<bind nodeset='/x/meta/orx:instanceID' jr:preload='uid' type='string'/>"
        "<submission action='https://server.example' method='post'/>"
    )
    form = convert(xform(inner, binds))
    assert {each.name: each.what for each in form.blanked} == {
        "who": "username", "n": "UserName", "at": "odk:setgeopoint", "audit": "audit"
    }  # fmt: skip
    assert not re.search(r"property|context|setgeopoint|audit|submission|server|geopoint", form.xform)
    assert "<orx:instanceID/>" in form.xform
    assert 'jr:preload="uid"' in form.xform


def test_a_question_may_be_called_as_a_part_of_a_form_is() -> None:
    names = ["model", "bind", "submission", "instance", "itext", "text", "title", "body", "audit", "meta2", "label"]
    survey = [["type", "name", "label"], *(["text", name, "Что?"] for name in names)]
    made = convert(workbook({"survey": survey}))
    assert made.blanked == ()
    assert all(f"<{name}/>" in made.xform for name in names)
    assert convert(made.xform.encode()).xform == made.xform


def test_an_xform_that_asks_for_a_name_a_place_or_a_file_is_told_so() -> None:
    body = (
        "<input ref='/x/told'><label>Ваше имя</label></input><input ref='/x/at'><label>Где?</label></input>"
        "<upload ref='/x/seen' mediatype='image/*'><label>Снимок</label></upload>"
    )
    binds = "<bind nodeset='/x/at' type='geopoint'/><instance id='t' src='jr://file/towns.xml'/>"
    told_of = convert(xform("<told/><at/><seen/>", binds, body)).remarks
    assert [each.code for each in told_of] == ["asks-name", "asks-position", "asks-file", "table-absent"]


def test_remarks_and_instructions_within_an_xform_stay_outside_and_its_words_stay() -> None:
    noted = xform(body="<!-- Аня --><?run it?><input ref='/x/told'><label><![CDATA[Где <b>?]]></label></input>")
    form = convert(noted)
    assert "Аня" not in form.xform
    assert "run it" not in form.xform
    assert "Где &lt;b&gt;?" in form.xform


FAULTY = [
    ["type", "name", "label", "relevant", "calculation"],
    ["select_one yes_no", "a", "A", "", ""],
    ["select_one nowhere", "b", "B", "${zz} = 1", ""],
    ["integer", "a", "A too", "", ""],
    ["integer", "a b", "A b", "", ""],
    ["begin_group", "g", "G", "${a} = 1", ""],
    ["calculate", "c", "", "", "${d} + 1"],
    ["calculate", "d", "", "", "${c} + 1"],
    ["fancy", "e", "E", "", ""],
    ["end_repeat", "", "", "", ""],
    ["text", "", "No name", "", ""],
]
TWICE = [
    ["list_name", "name", "label"],
    ["yes_no", "yes", "Yes"],
    ["yes_no", "yes", "Yes"],
    ["yes_no", "yes", "Oh yes"],
]


def test_all_faults_are_told_at_once_each_with_its_row() -> None:
    content = workbook({"survey": FAULTY, "choices": TWICE})
    assert told(refused(content).faults) == [
        "survey, row 3, type: The sheet “choices” has no list “nowhere”.",
        "survey, row 3, relevant: It refers to “zz”, and there is no such question.",
        "survey, row 4, name: There is already a question “a” in row 2.",
        "survey, row 5, name: “a b” cannot be a name: a name begins with a letter and has letters, digits, “_”, “-” "
        "and “.” only.",
        "survey, row 7: These questions wait for one another, so that none can be computed: c, d.",
        "survey, row 9, type: There is no type “fancy”. Check its spelling.",
        "survey, row 10, type: Here stands “end_repeat”, but what is open since row 6 is “begin_group”.",
        "survey, row 11, name: The question or group has no name.",
        "choices, row 3, name: The list “yes_no” already has a choice “yes” in row 2.",
        "choices, row 4, name: The list “yes_no” already has a choice “yes” in row 2.",
    ]  # fmt: skip


def test_rows_are_counted_as_their_author_sees_them_with_gaps_and_prose_between() -> None:
    lines = [["type", "name", "label"], [], ["text", "a", "A"], [], [], ["text", "a", "A"]]
    assert refused(workbook({"survey": lines})).faults[0].told(ENGLISH).startswith("survey, row 6, name:")
    prose = "# A title\n\nSome words.\n\n" + markdown([["type", "name"], ["hidden", "a"], ["nothing", "b"]])
    assert refused(prose.encode()).faults[0].told(ENGLISH).startswith("survey, row 8, type:")


def test_the_error_has_every_fault_in_its_sentence() -> None:
    error = refused(markdown([["type", "name"], ["nothing", "b"], ["neither", "c"]]).encode())
    lines = error.told(ENGLISH).splitlines()
    assert lines[0].startswith("The questionnaire has faults. Nothing was taken in.")
    assert len(lines) == 3


def test_repairs_are_offered_and_what_a_person_accepts_is_done() -> None:
    survey = [FAULTY[0], *FAULTY[1:2], *FAULTY[3:4], ["text", "told", "T", "${a} = 'yes'", ""]]
    content = workbook({"survey": survey, "choices": TWICE})
    offered = refused(content).repairs
    assert offered == (
        Repair("rename-question", Place("survey", 3, "name"), "a", "a_2", doubtful=(Place("survey", 4, "relevant"),)),
        Repair("drop-choice", Place("choices", 3, "name"), "yes", group="yes_no"),
        Repair("rename-choice", Place("choices", 4, "name"), "yes", "yes_2", "yes_no"),
    )
    form = convert(content, offered)
    assert "<a/><a_2/><told/>" in form.xform
    assert "/data/a  = 'yes'" in form.xform
    assert re.findall(r"<name>(\w+)</name>", form.xform) == ["yes", "yes_2"]
    with pytest.raises(QuestionnaireRefused) as caught:
        convert(content, offered[1:])
    assert [each.code for each in caught.value.faults] == ["name-twice"]


def test_a_repair_says_where_a_reference_may_mean_the_other_question() -> None:
    survey = [["type", "name", "label", "relevant"], ["text", "a", "A", ""], ["text", "a", "A", ""]]
    offered = refused(markdown([*survey, ["text", "b", "B", "${a} != ''"]]).encode()).repairs
    assert [each.told(ENGLISH) for each in offered] == [
        "survey, row 4, name: Rename the second question “a” to “a_2”. References to “a” stay with the first one. "
        "Look at those that may mean the second: survey 5 (relevant)."
    ]


def test_the_notes_of_another_program_in_columns_of_its_own_do_no_harm() -> None:
    survey = [["type", "name", "label", "$kuid", "kobo--score"], ["select_one ab1cd23", "a", "A", "x1", "7"]]
    choices = [["list_name", "name", "label", "$kuid", "region"], ["ab1cd23", "option_1", "Да", "x2", "north"]]
    made = convert(workbook({"survey": survey, "choices": choices, "settings": [["form_id", "version"], ["k", "1"]]}))
    assert not re.search("kuid|x1|x2|score", made.xform)
    assert "<region>north</region>" in made.xform, "what a choice filter may ask for stays"


def test_a_form_that_becomes_broken_xml_is_told_by_its_sheet() -> None:
    survey = [["type", "name", "label", "instance::no name"], ["text", "a", "A", "x"]]
    assert [each.code for each in refused(workbook({"survey": survey})).faults] == ["not-converted"]


def test_what_the_converter_alone_refuses_is_told_in_our_words_with_its_row() -> None:
    survey = [["type", "name", "label", "parameters"], ["text", "a", "A", ""], ["range", "b", "B", "start=x end=3"]]
    assert told(refused(markdown(survey).encode()).faults) == [
        "survey, row 4: The form could not be put together here. Compare this row with the XLSForm reference."
    ]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotAQuestionnaire),
        ("Просто слова.\n".encode(), NotAQuestionnaire),
        (bytes(range(256)) * 9, NotAQuestionnaire),
        (b"PK\x03\x04" + bytes(90), NotAQuestionnaire),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OldWorkbook),
    ],
    ids=["nothing", "prose", "any bytes", "a broken archive", "an old workbook"],
)
def test_what_is_no_questionnaire_is_one_sentence(content: bytes, error: type[FieldcaseError]) -> None:
    with pytest.raises(error):
        convert(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html>", "Line 1: The XML is broken off or not well formed."),
        (b"<a>\n\n<b></a>", "Line 3: The XML is broken off or not well formed."),
        (b"<a>\n<b:c/></a>", "Line 2: The XML is broken off or not well formed."),
        (b"<a/>", "The file is XML, but no form of ODK: h:html is missing."),
        (xform().replace(b"instance>", b"notinstance>"), "The file is XML, but no form of ODK: instance is missing."),
    ],
)
def test_xml_that_is_no_form_says_what_is_missing(content: bytes, sentence: str) -> None:
    assert told(refused(content).faults) == [sentence]


def test_a_workbook_without_a_survey_names_its_sheets() -> None:
    error = refused(workbook({"Вопросы": [["type"]], "Ответы": [["name"]]}))
    assert told(error.faults) == ["The file has no sheet “survey” with questions. Its sheets: Вопросы, Ответы."]


def test_the_name_of_a_file_is_not_asked_for(tmp_path: Path) -> None:
    misnamed = tmp_path / "form.docx"
    misnamed.write_bytes(workbook_of(SMALL))
    assert convert(misnamed.read_bytes()).form_id == "example"
