"""Headings, names of sheets and keys as Kobo and Briefcase write them, beyond the plain ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from answer_exports import IDS, archive, comma_separated, file, leaves, planned, taken_in
from parsers.questionnaire_files import workbook

from fieldcase.casework.answer_columns import Columns, Sort
from fieldcase.casework.answer_plan import EMPTY
from fieldcase.casework.answer_words import FormWords
from fieldcase.casework.desk import Desk
from fieldcase.casework.questionnaires import definition_of
from fieldcase.errors import NothingTaken
from fieldcase.i18n import words

ONLY_REPEATS = """
| survey |
| | type | name | label |
| | begin_group | outer | Снаружи |
| | begin_repeat | a_repeat_with_a_name_of_forty_letters_xx | Повтор |
| | begin_group | mid | |
| | text | said | Что сказано? |
| | begin_repeat | inner | Внутри |
| | text | more | Ещё? |
| | end_repeat | | |
| | end_group | | |
| | end_repeat | | |
| | end_group | | |
| settings |
| | form_title | form_id | version |
| | Пример / Example | repeats | 1 |
"""
LONG = "a_repeat_with_a_name_of_forty_letters_xx"


@pytest.mark.parametrize(
    ("heading", "sort", "name"),
    [
        ("story/_where_latitude", Sort.POINT, "where"), ("_where_precision", Sort.POINT, "where"),
        ("Рассказ/_Место_altitude", Sort.POINT, "where"), ("story-where-Accuracy", Sort.POINT, "where"),
        ("Рассказ/Что было?", Sort.VALUE, "told"), ("Story/What happened?", Sort.VALUE, "told"),
        ("<b>What</b> happened?", Sort.VALUE, "told"), ("**Что** было?", Sort.VALUE, "told"),
        ("Рассказ.Что было?", Sort.VALUE, "told"), ("Story-Where?-Home", Sort.CHOICE, "places"),
        ("Места", Sort.VALUE, "s_places"), ("Points", Sort.VALUE, "score"),
        ("story:told", Sort.VALUE, "told"), ("told", Sort.VALUE, "told"),
        ("Рассказ/Где?/Полиция & милиция", Sort.CHOICE, "places"), ("places/home", Sort.CHOICE, "places"),
        ("story/photo_URL", Sort.SERVER, ""), ("_submission__submitted_by", Sort.SERVER, ""),
        ("SET-OF-witness", Sort.SERVER, ""), ("_submitted_by", Sort.WHO, ""), ("story/places/moon", Sort.EXTRA, ""),
        ("Witness/What did they see?", Sort.EXTRA, ""),
    ],
)  # fmt: skip
def test_a_heading_means_its_question(desk: Desk, heading: str, sort: Sort, name: str) -> None:
    definition = definition_of(taken_in(desk))
    (found,) = Columns(FormWords(definition), definition.spots[0]).meanings([heading])
    assert (found.sort, found.spot.path.rpartition("/")[2] if found.spot else "") == (sort, name)


@pytest.mark.parametrize("cut", [LONG, LONG[:31], LONG[:28] + "...", LONG[:24] + "... (1)"])
def test_a_form_of_nothing_but_repeats_is_read_from_sheets_with_cut_names(desk: Desk, tmp_path: Path, cut: str) -> None:
    taken_in(desk, ONLY_REPEATS)
    content = workbook({
        "Пример": [("_id", "_uuid", "_index"), (7, IDS[1][5:], 1), (8, IDS[2][5:], 2)],
        cut[:31]: [
            ("said", "_index", "_parent_table_name", "_parent_index"), ("#said", "", "", ""), ("слово", 1, "П", 2),
        ],
        "inner": [("more", "_parent_table_name", "_parent_index"), ("ещё", cut, 1)],
    })  # fmt: skip
    plan = planned(desk, file(tmp_path, "x.xlsx", content), form_id="repeats")
    assert [(one.row, one.why) for one in plan.failed] == [(2, EMPTY)]
    (second,) = plan.coming
    assert leaves(second.received.xml)["instanceID"] == IDS[2]
    assert re.findall("<said>(.*?)</said><inner><more>(.*?)</more>", second.received.xml) == [("слово", "ещё")]


def test_keys_of_briefcase_leave_groups_out(desk: Desk, tmp_path: Path) -> None:
    taken_in(desk, ONLY_REPEATS)
    one, key = IDS[1], f"{IDS[1]}/{LONG}[1]"
    head = ("SubmissionDate", "meta-instanceID", "KEY", f"SET-OF-outer-{LONG}")
    file(tmp_path, "b/Пример.csv", comma_separated([head, ("Mar 1, 2026", one, one, f"{one}/{LONG}")]))
    file(tmp_path, f"b/Пример-{LONG}.csv", comma_separated([("mid-said", "PARENT_KEY", "KEY"), ("слово", one, key)]))
    inner = [("more", "PARENT_KEY", "KEY"), ("ещё", key, f"{key}/inner[1]")]
    file(tmp_path, "b/Пример-inner.csv", comma_separated(inner))
    (made,) = planned(desk, tmp_path / "b", form_id="repeats").coming
    assert re.findall("<said>(.*?)</said><inner><more>(.*?)</more>", made.received.xml) == [("слово", "ещё")]


def test_pictures_in_an_archive_of_kobo_are_found_by_the_id_of_their_interview(desk: Desk, tmp_path: Path) -> None:
    taken_in(desk)
    rows = [("told", "photo", "_uuid"), *(("слово", "мой снимок 1.jpg", one[5:]) for one in IDS[1:4])]
    table = file(tmp_path, "example_story.csv", comma_separated(rows))
    inside = {f"user/attachments/form/{one[5:]}/мой_снимок_1.jpg": b"\xff\xd8\xff " + one.encode() for one in IDS[1:3]}
    plan = planned(desk, table, file(tmp_path, "media.zip", archive(inside)))
    found = [[each.medium.name.split("/")[-2] for each in one.files] for one in plan.coming]
    assert found == [[IDS[1][5:]], [IDS[2][5:]], []]
    assert (plan.absent, plan.beside) == (1, 0)


def test_a_table_without_its_repeats_says_which_do_not_come(desk: Desk, tmp_path: Path) -> None:
    taken_in(desk)
    path = file(tmp_path, "example_story.csv", comma_separated([("told", "Баллы", "_index"), ("слово", 70, 1)]))
    plan = planned(desk, path)
    assert list(plan.remarks.tables) == ["witness", "witness/visit"]
    assert plan.coming[0].received.score == "70", "by the label of the calculation"


def test_a_table_of_which_most_is_not_of_the_form_is_not_taken_for_it(desk: Desk, tmp_path: Path) -> None:
    taken_in(desk)
    rows = [("told", "_uuid", "_index", *"abcdef"), ("слово", "x", 1, *"123456")]
    with pytest.raises(NothingTaken) as refused:
        planned(desk, file(tmp_path, "example_story.csv", comma_separated(rows)))
    assert "example_story.csv" in refused.value.told(words("en"))
