"""Exports of Kobo, Central and Collect become interviews of a visit: each once, whole, with what did not fit told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from answer_exports import (
    IDS,
    KOBO,
    KOBO_LABELS,
    archive,
    comma_separated,
    file,
    kobo_row,
    leaves,
    planned,
    submission,
    take,
    taken_in,
)  # fmt: skip
from parsers.questionnaire_files import workbook

from fieldcase.casework import answer_taking, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.errors import Cancelled
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.people import Consent, Person
from fieldcase.model.questionnaires import Questionnaire


@pytest.fixture
def form(desk: Desk) -> Questionnaire:
    return taken_in(desk)


@pytest.fixture
def visit(desk: Desk, form: Questionnaire) -> Visit:
    return visits.new_visit(desk)


def test_a_submission_of_collect_becomes_one_finished_interview(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    inside = (
        "<deviceid>collect:abc</deviceid><consent_statistics>yes</consent_statistics><story><told>рассказ</told>"
        "<places>police court</places><times>2</times><paid>yes</paid></story>"
        "<witness><saw>один</saw><visit><said>а</said></visit><visit><said>б</said></visit></witness>"
        "<witness><saw>два</saw></witness><s_places>20</s_places><score>25</score><ask_paid>yes</ask_paid>"
    )
    plan = planned(desk, file(tmp_path, "one.xml", submission(1, inside)), language="ru")
    assert (len(plan.coming), plan.failed, plan.known, dict(plan.odd)) == (1, [], 0, {})
    assert plan.remarks.who == {"deviceid": 1}
    (made,) = take(desk, visit, plan).interviews
    assert (made.visit, made.score, str(made.date and made.date.text)) == (visit.id, 25, "2026-03-14")
    assert re.findall("<saw>(.*?)</saw>", made.answers) == ["один", "два"]
    assert re.findall("<said>(.*?)</said>", made.answers) == ["а", "б"]
    assert "collect:abc" not in made.answers
    assert leaves(made.answers)["instanceID"] == IDS[1]
    person = desk.get(Person, made.person) if made.person else None
    assert person is not None
    (consent,) = people.consents_of(desk, person)
    assert (consent.uses, consent.level, consent.how) == (("statistics",), "without_name", "not_stated")
    (task,) = desk.all(Task, visit.scope)
    assert (task.kind, task.text, task.interview) == ("question", "Спросить о деньгах", made.id)


def test_the_same_file_twice_is_nothing_and_the_deed_is_undone_as_one(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    path = file(tmp_path, "example_story.csv", comma_separated([KOBO, kobo_row(1), kobo_row(2)]))
    assert len(take(desk, visit, planned(desk, path)).interviews) == 2
    again = planned(desk, path)
    assert (again.coming, again.known) == ([], 2)
    desk.undo()
    assert not desk.all(Interview, visit.scope)
    assert not desk.all(Person, visit.scope)
    assert not desk.all(Consent, visit.scope)


def test_an_interview_in_the_bin_does_not_come_again(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    path = file(tmp_path, "example_story.csv", comma_separated([KOBO, kobo_row(1), kobo_row(2)]))
    first, _ = take(desk, visit, planned(desk, path)).interviews
    desk.hide(first)
    assert (planned(desk, path).known, planned(desk, path).coming) == (2, [])


def test_an_edited_submission_goes_by_the_first_id_it_had(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    told = "<story><told>слово</told></story>"
    take(desk, visit, planned(desk, file(tmp_path, "1.xml", submission(1, told))))
    edited = submission(2, told).replace("</orx:meta>", f"<orx:deprecatedID>{IDS[1]}</orx:deprecatedID></orx:meta>")
    assert planned(desk, file(tmp_path, "2.xml", edited)).known == 1
    rows = [("told", "_uuid", "meta/rootUuid"), ("иначе", IDS[3][5:], IDS[1])]
    assert planned(desk, file(tmp_path, "example_story.csv", comma_separated(rows))).known == 1


def test_what_was_planned_twice_comes_in_once(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    path = file(tmp_path, "example_story.csv", comma_separated([KOBO, kobo_row(1)]))
    first, second = planned(desk, path), planned(desk, path)
    take(desk, visit, first)
    late = take(desk, visit, second)
    assert (late.interviews, late.known) == ((), 1)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_table_of_kobo_is_read_in_each_way_in_which_it_may_be_written(
    desk: Desk, visit: Visit, tmp_path: Path, separator: str, encoding: str
) -> None:
    text = comma_separated([KOBO, kobo_row(1, "слово, ещё; слово")], separator)
    plan = planned(desk, file(tmp_path, "example_story.csv", text.encode(encoding)))
    (one,) = plan.coming
    assert leaves(one.received.xml)["told"] == "слово, ещё; слово"
    assert plan.remarks.who == {"deviceid": 1, "username": 1, "_submitted_by": 1}
    assert "volunteer7" not in one.received.xml
    assert not plan.remarks.extra


def test_labels_for_headings_and_values_come_to_the_same_as_names(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    named = kobo_row(1, **{"story/where": "42.5 74.6 0 0", "story/paid": "yes"})
    told = list(named)
    for heading, label in (
        ("consent_statistics", "Да"), ("story/places", "Полиция &amp; милиция Суд"), ("story/paid", "Yes"),
    ):  # fmt: skip
        told[KOBO.index(heading)] = label
    by_name = planned(desk, file(tmp_path, "n/example_story.csv", comma_separated([KOBO, named])))
    by_label = planned(desk, file(tmp_path, "l/example_story.csv", comma_separated([KOBO_LABELS, told])))
    assert by_label.coming[0].received == by_name.coming[0].received
    assert leaves(by_name.coming[0].received.xml)["places"] == "police court"


def test_choices_in_columns_of_their_own_and_a_position_in_parts_are_put_together(
    desk: Desk, visit: Visit, tmp_path: Path
) -> None:
    row = kobo_row(1, **{
        "story/places": "", "story/places/police": "True", "story/places/court": "1", "story/places/home": "False",
        "_story/where_latitude": "42.5", "_story/where_longitude": "74.6",
    })  # fmt: skip
    (one,) = planned(desk, file(tmp_path, "example_story.csv", comma_separated([KOBO, row]))).coming
    found = leaves(one.received.xml)
    assert (found["places"], found["where"]) == ("police court", "42.5 74.6 0.0 0.0")


def test_repeats_in_sheets_hang_on_their_rows(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    content = workbook({
        "Пример - Example": [KOBO, kobo_row(1), kobo_row(2)],
        "witness": [
            ("witness/saw", "_index", "_parent_table_name", "_parent_index", "_submission__uuid"),
            ("первый", 1, "Пример - Example", 1, "x"), ("второй", 2, "Пример - Example", 2, "y"),
            ("третий", 3, "Пример - Example", 1, "x"),
        ],
        "visit": [
            ("witness/visit/said", "_index", "_parent_table_name", "_parent_index"),
            ("слова", 1, "witness", 3), ("ничьи", 2, "witness", 9),
        ],
    })  # fmt: skip
    plan = planned(desk, file(tmp_path, "export.xlsx", content), form_id="example_story")
    first, second = (one.received.xml for one in plan.coming)
    assert re.findall("<saw>(.*?)</saw>", first) == ["первый", "третий"]
    assert re.findall("<saw>(.*?)</saw>", second) == ["второй"]
    assert "<saw>третий</saw><visit><said>слова</said></visit></witness>" in first
    assert plan.remarks.orphans == [("visit", 3)]


def test_an_export_of_central_is_read_with_its_keys_and_files(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    head = ("SubmissionDate", "start", "consent_statistics", "story-told", "story-places", "story-places/police",
            "story-places/court", "story-places/home", "story-where-Latitude", "story-where-Longitude",
            "story-where-Altitude", "story-where-Accuracy", "story-photo", "meta-instanceID", "KEY", "SubmitterID",
            "SubmitterName", "DeviceID", "Edits", "FormVersion")  # fmt: skip
    row = ("2026-03-15T09:00:00.000Z", "2026-03-14T12:00:00.000+05:00", "yes", "рассказ", "court", 0, 1, 0, 42.5, 74.6,
           0, 0, "1.jpg", IDS[1], IDS[1], 7, "Volunteer Seven", "collect:abc", 0, "3")  # fmt: skip
    packed = archive({
        "example_story.csv": comma_separated([head, row]).encode(),
        "example_story-witness.csv": comma_separated([
            ("saw", "PARENT_KEY", "KEY"), ("один", IDS[1], f"{IDS[1]}/witness[1]"),
        ]).encode(),
        "example_story-witness-visit.csv": comma_separated([
            ("said", "PARENT_KEY", "KEY"), ("слова", f"{IDS[1]}/witness[1]", f"{IDS[1]}/witness[1]/visit[1]"),
        ]).encode(),
        "media/1.jpg": b"\xff\xd8\xff\xe0 picture of nothing",
    })  # fmt: skip
    plan = planned(desk, file(tmp_path, "example_story.zip", packed))
    assert (len(plan.coming), plan.absent, plan.beside, plan.failed) == (1, 0, 0, [])
    assert set(plan.remarks.who) == {"SubmitterID", "SubmitterName", "DeviceID"}
    assert plan.coming[0].received.score == "15", "a calculation without a column is reckoned"
    (made,) = take(desk, visit, plan).interviews
    (piece,) = desk.all(Evidence, visit.scope)
    assert leaves(made.answers)["photo"] == f"{piece.id.hex()}.jpg"
    assert (piece.interview, piece.file_name) == (made.id, "1.jpg")
    assert "<saw>один</saw><visit><said>слова</said></visit>" in made.answers


def test_a_folder_of_instances_is_read_with_the_files_beside_each(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    for number in (1, 2):
        photo = "<story><told>рассказ</told><photo>photo.jpg</photo></story>"
        file(tmp_path, f"instances/{number}/{number}.xml", submission(number, photo))
        file(tmp_path, f"instances/{number}/photo.jpg", b"\xff\xd8\xff\xe0 picture " + str(number).encode())
    file(tmp_path, "instances/form.xml", "<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>")
    file(tmp_path, "instances/locked.xml", submission(3, head="").replace("<data ", '<data encrypted="yes" '))
    plan = planned(desk, tmp_path / "instances")
    assert sorted(one.name.rpartition("/")[2] for one in plan.left) == ["form.xml", "locked.xml"]
    made = take(desk, visit, plan).interviews
    pieces = {one.id.hex(): one for one in desk.all(Evidence, visit.scope)}
    assert len(pieces) == 2
    for one in made:
        assert pieces[leaves(one.answers)["photo"].partition(".")[0]].interview == one.id


def test_an_import_that_is_stopped_leaves_nothing_behind(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    for number in (1, 2):
        file(tmp_path, f"i/{number}/{number}.xml", submission(number, "<story><photo>1.jpg</photo></story>"))
        file(tmp_path, f"i/{number}/1.jpg", b"\xff\xd8\xff\xe0 picture " + str(number).encode())
    plan = planned(desk, tmp_path / "i")
    blobs = desk.vault.path / "blobs"

    def stored() -> list[Path]:
        return [one for one in blobs.rglob("*") if one.is_file()]

    def after(number: int) -> Callable[[], bool]:
        asked = iter([False] * number)
        return lambda: next(asked, True)

    with pytest.raises(Cancelled):
        answer_taking.stored(desk, plan, None, after(3))
    assert stored() == []
    kept, _ = answer_taking.stored(desk, plan)
    assert len(stored()) == 2
    with pytest.raises(Cancelled):
        answer_taking.take(desk, plan, visit, kept, None, after(1))
    assert not desk.all(Interview, visit.scope)
    assert not desk.all(Person, visit.scope)
    assert not desk.all(Evidence, visit.scope)
    assert stored() == []
    assert len(take(desk, visit, plan).interviews) == 2, "the control: it comes in when nobody stops it"
