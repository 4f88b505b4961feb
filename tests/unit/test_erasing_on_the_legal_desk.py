"""What of the legal desk goes with a person: a detention, a decision, and the questions that were asked about them."""

from __future__ import annotations

from pathlib import Path

from unit.desks import desk_at

from fieldcase.casework import asked_by_checks, erasing
from fieldcase.casework.hanging import going
from fieldcase.model.case import Event
from fieldcase.model.courts import Decision
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AnyId, DecisionId, DetentionId, EventId, HarmId, PersonId, RelationId, TaskId
from fieldcase.model.people import Person
from fieldcase.model.security import Harm, Relation


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


def test_what_is_about_a_person_beside_another_record_goes_with_either_of_them(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        scope = desk.new_scope("case")
        one, other, third = (
            Person(id=PersonId(desk.new_id()), scope=scope, pseudonym=name, kind="relative")
            for name in ("К-01", "К-02", "К-03")
        )
        event = Event(id=EventId(desk.new_id()), scope=scope, what="Статья / Пример")
        call = Task(id=TaskId(desk.new_id()), scope=scope, person=one.id, text="Позвонить / Пример")
        kin = Relation(id=RelationId(desk.new_id()), scope=scope, person=other.id, kind="parent", other=one.id)
        far = Relation(id=RelationId(desk.new_id()), scope=scope, person=other.id, kind="relative", other=third.id)
        harms = [
            Harm(id=HarmId(desk.new_id()), scope=scope, event=event.id, person=who.id, what="Вред / Пример")
            for who in (one, third)
        ]
        for record in (one, other, third, event, call, kin, far, *harms):
            desk.save(None, record)
        erasing.erase(desk, one.key)
        assert desk.all(Task) == ()
        assert desk.all(Relation) == (far,)
        assert desk.all(Harm) == (harms[1],)
        erasing.erase(desk, event.key)
        assert desk.all(Harm) == ()
