"""Answers from elsewhere that do not fit: failing rows, other versions, labels of two meanings; told, not guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from answer_exports import (
    IDS,
    KOBO,
    comma_separated,
    file,
    form_text,
    kobo_row,
    leaves,
    planned,
    submission,
    take,
    taken_in,
)  # fmt: skip
from parsers.questionnaire_files import workbook

from fieldcase.casework import visits
from fieldcase.casework.answer_cells import DISAGREE, FORMULA, NO_TICK, TWO_CHOICES
from fieldcase.casework.answer_plan import REFUSED, TWICE
from fieldcase.casework.answer_submissions import TWO_KEYS
from fieldcase.casework.desk import Desk
from fieldcase.errors import AnswersDoubtful, AnswersWithoutForm, NothingTaken, QuestionnaireUnknown
from fieldcase.forms.received import AGAINST, NOT_ASKED, NOT_OFFERED, OTHERWISE, TOO_MUCH, WRONG_KIND, Odd
from fieldcase.i18n import words
from fieldcase.model.fieldwork import Visit
from fieldcase.model.people import Consent
from fieldcase.model.questionnaires import Questionnaire


@pytest.fixture
def form(desk: Desk) -> Questionnaire:
    return taken_in(desk)


@pytest.fixture
def visit(desk: Desk, form: Questionnaire) -> Visit:
    return visits.new_visit(desk)


def test_rows_that_fail_are_told_and_the_others_come(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    rows = [
        KOBO, kobo_row(1), kobo_row(2, **{"story/times": "много"}), kobo_row(3, "другое"),
        kobo_row(4, **{"story/places/police": "0"}), kobo_row(5, **{"story/places/home": "иногда"}),
        kobo_row(6, **{"_uuid": IDS[1].removeprefix("uuid:")}), kobo_row(7, **{"_index": "3"}),
    ]  # fmt: skip
    plan = planned(desk, file(tmp_path, "example_story.csv", comma_separated(rows)))
    assert [(one.row, one.why) for one in plan.failed] == [
        (3, WRONG_KIND), (4, TWO_KEYS), (5, DISAGREE), (6, NO_TICK), (8, TWO_KEYS),
    ]  # fmt: skip
    assert [one.row for one in plan.coming] == [2]
    assert plan.known == 1, "a row that stands there twice is one interview"


def test_an_id_that_stands_twice_with_other_answers_is_told(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    again = kobo_row(2, "другое", **{"_uuid": IDS[1].removeprefix("uuid:")})
    plan = planned(desk, file(tmp_path, "example_story.csv", comma_separated([KOBO, kobo_row(1), again])))
    assert [(one.row, one.why) for one in plan.failed] == [(3, TWICE)]


def test_rows_without_an_id_come_once_and_two_alike_are_two(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    rows = [("told", "times"), ("слово", 1), ("слово", 1), ("другое", 2)]
    path = file(tmp_path, "example_story.csv", comma_separated(rows))
    assert len(take(desk, visit, planned(desk, path)).interviews) == 3
    assert planned(desk, path).known == 3


def test_answers_that_the_form_would_not_accept_are_kept_and_told(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    row = kobo_row(1, **{
        "story/times": "500", "story/places": "home prison", "story/places/police": "0", "story/places/court": "0",
        "story/places/home": "1", "story/paid": "no", "score": "70",
    })  # fmt: skip
    plan = planned(desk, file(tmp_path, "example_story.csv", comma_separated([KOBO, row])))
    found = leaves(plan.coming[0].received.xml)
    assert (found["times"], found["places"], found["paid"], found["score"]) == ("500", "home prison", "no", "70")
    assert plan.coming[0].received.score == "70"
    assert set(plan.odd) == {
        Odd(AGAINST, "story/times"), Odd(NOT_OFFERED, "story/places"), Odd(NOT_ASKED, "story/paid"),
        Odd(OTHERWISE, "score"),
    }  # fmt: skip


def test_another_version_is_read_by_name_and_its_score_is_reckoned_anew(
    desk: Desk, visit: Visit, tmp_path: Path
) -> None:
    newer = form_text("4").replace("${s_places} + 5", "${s_places} + 7")
    newer = newer.replace("| integer | times", "| integer | count")
    taken_in(desk, newer)
    old, strange = kobo_row(1, __version__="3"), kobo_row(2, __version__="2")
    plan = planned(desk, file(tmp_path, "example_story.csv", comma_separated([KOBO, old, strange])))
    assert [(one.form.version, one.received.score) for one in plan.coming] == [("3", "25"), ("4", "27")]
    assert plan.versions == {("example_story", "2", "4"): 1}
    assert plan.remarks.extra == {"story/times": 2}
    assert list(plan.remarks.missing) == ["story/count"]


def test_whoever_said_no_to_everything_is_not_taken(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    begins, row = "| | begin_group | story |", "| | select_one yes_no | consent_{0} | {0}? | {0}? | | | |\n"
    asking = form_text().replace(begins, row.format("story") + row.format("court") + begins)
    taken_in(desk, asking.replace("example_story", "asking"))
    rows = [("consent_statistics", "consent_story", "consent_court", "told"), ("no", "no", "no", "слова"),
            ("no", "yes", "no", "другие")]  # fmt: skip
    plan = planned(desk, file(tmp_path, "asking.csv", comma_separated(rows)))
    assert [(one.row, one.why) for one in plan.failed] == [(2, REFUSED)]
    (made,) = take(desk, visit, plan).interviews
    levels = {one.uses[0]: one.level for one in desk.all(Consent, made.scope)}
    assert levels == {"statistics": "refused", "story": "without_name", "court": "refused"}


def test_a_formula_fails_its_row(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    content = workbook({"x": [("told", "times"), ("слово", "=1+1"), ("другое", 2)]})
    plan = planned(desk, file(tmp_path, "x.xlsx", content), form_id="example_story")
    assert [(one.row, one.why) for one in plan.failed] == [(2, FORMULA)]
    assert [one.row for one in plan.coming] == [3]


def test_labels_that_two_choices_have_fail_a_row_and_those_of_two_questions_the_file(
    desk: Desk, visit: Visit, tmp_path: Path
) -> None:
    alike = form_text().replace("| place | home | Дом | Home |", "| place | home | Суд | Home |")
    taken_in(desk, alike.replace("example_story", "alike").replace("Когда?", "Сколько раз?"))
    plan = planned(desk, file(tmp_path, "a/alike.csv", comma_separated([("Где?", "told"), ("Суд", "слово")])))
    assert [(one.row, one.why) for one in plan.failed] == [(2, TWO_CHOICES)]
    with pytest.raises(AnswersDoubtful) as refused:
        planned(desk, file(tmp_path, "b/alike.csv", comma_separated([("Сколько раз?", "told"), ("1", "слово")])))
    assert "Сколько раз?" in str(refused.value.told(words("en")))


def test_answers_of_a_form_that_is_not_here_are_refused(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    path = file(tmp_path, "other.csv", comma_separated([("a",), ("1",)]))
    with pytest.raises(AnswersWithoutForm):
        planned(desk, path)
    with pytest.raises(QuestionnaireUnknown):
        planned(desk, path, form_id="other")
    with pytest.raises(NothingTaken):
        planned(desk, file(tmp_path, "picture.jpg", b"\xff\xd8\xff\xe0"))
    strange = file(tmp_path, "s.xml", '<data id="x" version="1"><a>1</a><b>2</b><c>3</c></data>')
    assert [one.why for one in planned(desk, strange, form_id="example_story").failed] == ["another-form"]


def test_guarded_cells_come_back_as_they_were(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    rows = [("told", "where"), ("'=1+1", "'-42.5 74.6 0 0")]
    (one,) = planned(desk, file(tmp_path, "example_story.csv", comma_separated(rows))).coming
    found = leaves(one.received.xml)
    assert (found["told"], found["where"]) == ("=1+1", "-42.5 74.6 0.0 0.0")


def test_what_reads_the_device_is_reckoned_anew_without_it(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    row = "| | calculate | who | | | concat('by ', ${username}) | | |\n| | calculate | s_places |"
    taken_in(desk, form_text().replace("| | calculate | s_places |", row).replace("example_story", "asking"))
    rows = [("username", "who", "told"), ("volunteer7", "by volunteer7", "слово")]
    plan = planned(desk, file(tmp_path, "asking.csv", comma_separated(rows)))
    assert "volunteer7" not in plan.coming[0].received.xml
    assert leaves(plan.coming[0].received.xml)["who"].strip() == "by"
    assert plan.remarks.who == {"username": 1, "who": 1}


def test_a_log_of_how_the_form_was_filled_in_is_no_interview(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    folder = tmp_path / "central"
    file(folder, "example_story.csv", comma_separated([KOBO, kobo_row(1)]))
    file(folder, "example_story - audit.csv", comma_separated([("event", "node", "start", "end"), ("jump", "a", 1, 2)]))
    plan = planned(desk, folder, form_id="example_story")
    assert len(plan.coming) == 1
    assert [one.name for one in plan.left] == ["central/example_story - audit.csv"]


def test_a_picture_of_another_interview_is_never_taken_for_ones_own(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    for number in (1, 10, 2):
        inside = "<story><photo>photo.jpg</photo></story>"
        file(tmp_path, f"i/{number}/{number}.xml", submission(number, inside))
    for number in (1, 10):
        file(tmp_path, f"i/{number}/photo.jpg", b"\xff\xd8\xff\xe0 picture " + str(number).encode())
    plan = planned(desk, tmp_path / "i")
    assert {one.file: [each.medium.name for each in one.files] for one in plan.coming} == {
        "i/1/1.xml": ["i/1/photo.jpg"], "i/10/10.xml": ["i/10/photo.jpg"], "i/2/2.xml": [],
    }  # fmt: skip
    assert plan.absent == 1
    (tmp_path / "i/10/photo.jpg").unlink()
    assert planned(desk, tmp_path / "i").absent == 2


def test_an_interview_that_no_entry_holds_fails_alone(desk: Desk, visit: Visit, tmp_path: Path) -> None:
    rows = [("told", "times"), ("ж" * 460_000, 1), ("слово", 2)]
    plan = planned(desk, file(tmp_path, "example_story.csv", comma_separated(rows)))
    assert [(one.row, one.why) for one in plan.failed] == [(2, TOO_MUCH)]
    assert len(take(desk, visit, plan).interviews) == 1
