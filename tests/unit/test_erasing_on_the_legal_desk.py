"""What of the legal desk goes with a person: a detention, a decision, and the questions that were asked about them."""

from __future__ import annotations

from pathlib import Path

from unit.desks import desk_at

from fieldcase.casework import asked_by_checks, erasing
from fieldcase.casework.hanging import going
from fieldcase.model.courts import Decision
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AnyId, DecisionId, DetentionId, PersonId
from fieldcase.model.people import Person


def test_a_person_takes_detention_decision_and_their_questions_along_and_no_other(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        scope = desk.new_scope("case")
        one, other = (
            Person(id=PersonId(desk.new_id()), scope=scope, pseudonym=name, kind="client") for name in ("К-01", "К-02")
        )
        held = Detention(id=DetentionId(desk.new_id()), scope=scope, person=one.id, police_said="Крупный / Пример")
        theirs = Decision(id=DecisionId(desk.new_id()), scope=scope, person=one.id, court="Суд / Пример")
        stays = Decision(id=DecisionId(desk.new_id()), scope=scope, person=other.id, court="Суд / Пример")
        for record in (one, other, held, theirs, stays):
            desk.save(None, record)
        for about in (held, theirs, stays):
            asked_by_checks.ask(desk, about, "rule", "Спросить юриста / Пример")
        assert {record.KIND for record in going(desk, one)} == {"person", "detention", "decision", "task"}
        erasing.erase(desk, one.key)
        assert desk.all(Detention) == ()
        assert desk.all(Decision) == (stays,)
        assert [task.about for task in desk.all(Task)] == [AnyId(stays.id)]
