"""An interview that is finished stays as it was finished: whatever comes late, twice, or is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asking_forms import EVERYTHING

from fieldcase.casework import asking, erasing, questionnaires, visits
from fieldcase.casework.asking import Asking
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import InterviewFinished
from fieldcase.model.fieldwork import Interview, Task
from fieldcase.parsers import questionnaires as parsing

TOLD = "Дежурный порвал справку / Пример"


@pytest.fixture
def begun(desk: Desk) -> Asking:
    """An interview with one answer, kept."""
    given = parsing.Questionnaire(
        xform=EVERYTHING, form_id="everything", version="1", title="Everything / Пример", languages=(), blanked=(),
        remarks=(),
    )  # fmt: skip
    questionnaire = questionnaires.take_in(desk, given)
    visit = visits.new_visit(desk)
    person = visits.agreed(desk, visit, {"statistics": "yes", "story": "yes", "court": "later"})
    interview = visits.new_interview(desk, visit, person, questionnaire=questionnaire.id)
    made = asking.begin(Look(desk), interview, questionnaire)
    asking.keep(desk, interview, made.rows())
    asking.keep(desk, interview, made.session.answer("/data/told", TOLD).rows)
    return made


def now(desk: Desk, begun: Asking) -> Interview:
    found = desk.get(Interview, begun.interview.key)
    assert found is not None
    return found


def test_rows_that_come_after_the_end_do_not_make_it_unfinished_again(desk: Desk, begun: Asking) -> None:
    late = {"/data/photo": "00.jpg"}
    asking.keep(desk, begun.interview, late)
    assert len(asking.unfinished(Look(desk))) == 1, "the control: before the end they are kept"
    asking.finish(desk, begun.interview, begun.finished())
    asking.keep(desk, begun.interview, late)
    assert Look(desk).draft_parts_of(begun.interview.key, asking.FIELD) == {}
    assert asking.unfinished(Look(desk)) == ()


def test_finished_twice_it_has_its_answers_and_its_questions_once(desk: Desk, begun: Asking) -> None:
    finished = replace(begun.finished(), questions=("Is there a time limit? / Пример",))
    asking.finish(desk, begun.interview, finished)
    asking.finish(desk, begun.interview, replace(finished, answers="<data/>"))
    assert TOLD in now(desk, begun).answers
    assert len(desk.all(Task)) == 1


def test_a_finished_interview_is_not_begun_anew(desk: Desk, begun: Asking) -> None:
    stale = begun.interview
    assert TOLD in asking.resume(Look(desk), stale).rows().values(), "the control: until then it goes on"
    asking.finish(desk, stale, begun.finished())
    with pytest.raises(InterviewFinished):
        asking.resume(Look(desk), stale)


def test_when_its_finishing_is_undone_it_goes_on_with_all_its_answers(desk: Desk, begun: Asking) -> None:
    asking.keep(desk, begun.interview, begun.session.add_repeat("/data/child").rows)
    asking.keep(desk, begun.interview, begun.session.answer("/data/child[1]/name", "Second").rows)
    asking.keep(desk, begun.interview, begun.session.mark("/data/sort", "refused").rows)
    finished = begun.finished()
    asking.finish(desk, begun.interview, finished)
    desk.undo()
    assert now(desk, begun).answers == "", "the control: the finishing is undone"
    (listed,) = asking.unfinished(Look(desk))
    again = asking.resume(Look(desk), listed)
    kept = ("/data/told", "/data/child[1]/name", "/data/whole")
    assert [again.session.view(ref).value for ref in kept] == [TOLD, "Second", "7"]
    assert again.session.marks == {"/data/sort": "refused"}
    asking.keep(desk, again.interview, again.rows())
    asking.finish(desk, again.interview, again.finished())
    assert TOLD in now(desk, begun).answers


def test_an_erased_answer_is_not_taken_up_again(desk: Desk, begun: Asking) -> None:
    asking.finish(desk, begun.interview, begun.finished())
    erasing.erase(desk, begun.interview.key, "answers")
    assert asking.unfinished(Look(desk)) == ()
    again = asking.resume(Look(desk), now(desk, begun))
    assert TOLD not in again.rows().values()
