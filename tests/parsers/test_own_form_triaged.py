"""Our own form, asked to its end: a missed time limit and a risk leave questions to a person and cost no points."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from read_forms import own_form
from unit.desks import desk_at

from fieldcase.casework import asking, people, questionnaires, triage, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.questionnaires import Questionnaire

_TOLD = {"places": "police", "by_police": "torture", "evidence": "document witness", "others": "many", "cause": "rule"}
_LATE = {"limit_named": "yes", "limit_until": "long over"}
_AFRAID = {"risk_fear": "to lose the job", "risk_children": "yes"}


def _asked(desk: Desk, visit: Visit, form: Questionnaire, answers: Mapping[str, str]) -> Interview:
    person = people.new_person(desk, visit.scope)
    interview = visits.new_interview(desk, visit, person, questionnaire=form.id)
    going_on = asking.begin(Look(desk), interview, form, "ru")
    for name, answer in answers.items():
        (ref,) = [one for one in going_on.session.questions() if one.endswith(f"/{name}")]
        going_on.session.answer(ref, answer)
    asking.finish(desk, interview, going_on.finished())
    done = desk.get(Interview, interview.key)
    assert done is not None
    return done


def test_a_missed_time_limit_and_a_risk_cost_no_points_and_open_questions(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        form = questionnaires.take_in(desk, own_form("strategic-cases"))
        visit = visits.new_visit(desk)
        plain = _asked(desk, visit, form, _TOLD)
        late = _asked(desk, visit, form, {**_TOLD, **_LATE})
        afraid = _asked(desk, visit, form, {**_TOLD, **_AFRAID})
        assert plain.score == 25 + 10 + 25
        assert (late.score, afraid.score) == (plain.score, plain.score)
        assert triage.questions_of(desk, plain) == (), "a control"
        (about_limit,), (about_risk,) = triage.questions_of(desk, late), triage.questions_of(desk, afraid)
        assert "срок" in about_limit.text.casefold()
        assert "иск" in about_risk.text
        assert (about_risk.kind, about_risk.person) == ("question", afraid.person)
        assert len(desk.all(Task)) == 2
        reasons = triage.why(desk, late, "ru")
        assert [part.points for part in reasons] == ["25", "10", "25", "0", "0"]
        assert reasons[0].label == "Тяжесть (до 25)"
        more = _asked(desk, visit, form, {**_TOLD, "evidence": "document"})
        assert more.score == 25 + 5 + 25, "a control: evidence does count"
