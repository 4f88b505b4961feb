"""A visit ends: what is recommended, what is left open, what may be shown; and what to know in a country."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reviews import asked, questionnaire, told

from fieldcase.casework import asking, asks, bin, consents, country_notes, deciding, people, visits
from fieldcase.casework.closing import closing
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.showing import fit_to_say
from fieldcase.model.fieldwork import Recommendation, Task, Visit
from fieldcase.model.questionnaires import CountryNote


@pytest.fixture
def visit(desk: Desk) -> Visit:
    return visits.new_visit(desk, place="Example yard", country="KG")


def test_recommendations_are_numbered_and_a_number_is_not_given_twice(desk: Desk, visit: Visit) -> None:
    first, second = (asks.add(desk, visit, text, asks.RECOMMENDATION)[0] for text in (" open earlier ", "keep a box"))
    assert (first.number, first.text, second.number) == (1, "open earlier", 2)
    bin.put_in(desk, Recommendation, second.key)
    (third,) = asks.add(desk, visit, "write it down", asks.RECOMMENDATION, "the head of the site")
    assert third.number == 3
    assert [one.number for one in asks.of_origin(Look(desk), visit)] == [1, 3]
    other = visits.new_visit(desk)
    assert asks.add(desk, other, "open later", asks.RECOMMENDATION)[0].number == 1


def test_a_recommendation_says_something(desk: Desk, visit: Visit) -> None:
    assert asks.add(desk, visit, "  ", asks.RECOMMENDATION) == ()
    assert asks.of_origin(desk, visit) == ()


def test_a_recommendation_from_a_form_gets_the_next_number_and_keeps_it(desk: Desk, visit: Visit) -> None:
    asks.add(desk, visit, "open earlier", asks.RECOMMENDATION)
    blank = asks.blank(desk, visit)
    desk.begin(blank)
    desk.draft(blank, "text", "keep a box")
    assert [one.key for one in desk.unfinished()] == [blank.key]
    asks.enter(desk, None, blank)
    made = asks.of_origin(desk, visit)[1]
    assert (made.number, made.text) == (2, "keep a box")
    desk.draft(made, "addressed", "the site")
    asks.enter(desk, made, made)
    changed = asks.of_origin(desk, visit)[1]
    assert (changed.number, changed.addressed) == (2, "the site")
    assert desk.unfinished() == ()


def test_a_visit_without_an_interview_has_nothing_left_open(desk: Desk, visit: Visit) -> None:
    found = closing(Look(desk), visit)
    assert (found.refusals, found.recommendations, found.tasks, found.questions) == ((), (), (), ())
    assert (found.unfinished, found.waiting) == ((), 0)


def test_what_is_left_open_is_told_with_how_its_person_may_be_reached(desk: Desk, visit: Visit) -> None:
    form = questionnaire(desk)
    waiting, done = told(desk, visit, form, 1, 2, 3), told(desk, visit, form, 3, 2, 1, pseudonym="Ольха")
    question = asked(desk, waiting, "which time limit runs?")
    answered = asked(desk, waiting, "who saw it?")
    desk.save(answered, replace(answered, done=True))
    deciding.decide(desk, done, "no law was broken", "lawyer", tell=True)
    visits.refusal(desk, visit, "no_time")
    visits.refusal(desk, visit, "no_time")
    visits.refusal(desk, visit, "fear_of_family")
    told(desk, visits.new_visit(desk), form, 9, 9, 9)
    found = closing(Look(desk), visit)
    assert [one.key for one in found.questions] == [question.key]
    (task,) = found.tasks
    assert (task.interview, found.contacts[task.key].pseudonym) == (done.id, "Ольха")
    assert found.refusals == (("fear_of_family", 1), ("no_time", 2))
    assert found.waiting == 1


def test_an_interview_that_was_left_is_unfinished_and_does_not_wait_for_a_decision(desk: Desk, visit: Visit) -> None:
    form = questionnaire(desk)
    person = people.new_person(desk, visit.scope, pseudonym="Ольха")
    begun = visits.new_interview(desk, visit, person, questionnaire=form.id)
    going_on = asking.begin(Look(desk), begun, form, "ru")
    asking.keep(desk, begun, going_on.rows())
    found = closing(Look(desk), visit)
    assert [(one.interview.key, one.pseudonym) for one in found.unfinished] == [(begun.key, "Ольха")]
    assert found.waiting == 0
    asking.finish(desk, begun, going_on.finished())
    found = closing(Look(desk), visit)
    assert (found.unfinished, found.waiting) == ((), 1)


def test_what_is_shown_names_none_of_the_people_of_the_visit(desk: Desk, visit: Visit) -> None:
    for text, addressed in (
        ("open earlier", "the site"), ("tell Ольхе about it", ""), ("write it down", "для Ольхи"), ("call K-17", ""),
    ):  # fmt: skip
        asks.add(desk, visit, text, asks.RECOMMENDATION, addressed)
    said = asks.of_origin(desk, visit)
    assert [one.text for one in fit_to_say(said, ("Ольха", "K-17"))] == ["open earlier"]
    assert fit_to_say(said, ()) == said, "the control"


def test_a_note_of_a_country_is_found_and_none_comes_with_the_program(desk: Desk) -> None:
    assert country_notes.note_of(desk, "KG") is None
    assert desk.all(CountryNote) == ()
    blank = country_notes.blank(desk, "KG")
    assert not country_notes.says_something(blank)
    desk.save(None, replace(blank, reporting="To nobody"))
    note = country_notes.note_of(Look(desk), "KG")
    assert note is not None
    assert (note.reporting, note.scope) == ("To nobody", desk.register)
    assert country_notes.says_something(note)
    assert country_notes.note_of(desk, "KZ") is None
    assert country_notes.note_of(desk, "") is None


def test_a_source_alone_tells_nobody_what_to_know(desk: Desk) -> None:
    note = replace(country_notes.blank(desk, "KG"), source="a lawyer", minors="  ")
    assert not country_notes.says_something(note)


def test_consents_and_tasks_of_another_visit_are_not_counted(desk: Desk, visit: Visit) -> None:
    other = visits.new_visit(desk)
    person = people.new_person(desk, other.scope)
    consents.spoken(desk, person, {"statistics": "yes"})
    asked(desk, visits.new_interview(desk, other, person), "who saw it?")
    assert closing(Look(desk), visit).questions == ()
    assert desk.all(Task), "the control"
