"""Beside an interview under way: words that are no answer yet, files agreed to by medium, answers to read."""

from __future__ import annotations

import io

import pytest
from asking_forms import EVERYTHING
from asking_steps import form_of
from forms.written import asking as inputs
from forms.written import xform

from fieldcase.casework import answers, asking, asking_files, consents, evidence, meetings, people, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.fieldwork import Interview
from fieldcase.model.people import Consent, Person

SPOKEN = {"statistics": "yes", "story": "yes", "court": "no"}


@pytest.fixture
def told(desk: Desk) -> Interview:
    """An interview by the form with everything, of somebody who wants no court."""
    visit = visits.new_visit(desk, country="KG")
    person = people.new_person(desk, visit.scope)
    consents.spoken(desk, person, SPOKEN)
    form = form_of(desk, EVERYTHING)
    return asking.choose(desk, visits.new_interview(desk, visit, person), form)


def taken_up(desk: Desk, interview: Interview) -> asking.Asking:
    return asking.resume(Look(desk), interview)


def test_words_that_are_no_answer_are_kept_beside_the_answers_and_forgotten_with_them(
    desk: Desk, told: Interview
) -> None:
    under_way = taken_up(desk, told)
    asking.keep(desk, told, under_way.rows())
    asking.keep(desk, told, under_way.typed("/data/whole", "семь"))
    asking.keep(desk, told, under_way.note("/data/whole", "сомневается"))
    again = taken_up(desk, told)
    assert (again.words, again.notes) == ({"/data/whole": "семь"}, {"/data/whole": "сомневается"})
    assert again.session.view("/data/whole").value == "7", "the answer itself is as it was"
    asking.keep(desk, told, again.typed("/data/whole", ""))
    assert taken_up(desk, told).words == {}
    asking.finish(desk, told, again.finished())
    assert Look(desk).draft_parts_of(told.key, asking.FIELD) == {}


def test_a_finished_interview_is_asked_by_no_other_questionnaire(desk: Desk, told: Interview) -> None:
    under_way = taken_up(desk, told)
    asking.finish(desk, told, under_way.finished())
    with pytest.raises(ValueError, match="answers"):
        asking.choose(desk, told, form_of(desk, xform("<a/>", [], inputs("a")), "another"))


def test_a_yes_to_a_medium_counts_for_what_was_agreed_to_and_a_no_for_everything(desk: Desk, told: Interview) -> None:
    look = Look(desk)
    assert asking_files.said(look, told, "picture") == ""
    asking_files.agreed_to(desk, told, "picture", "yes")
    assert asking_files.said(look, told, "picture") == "yes"
    yes = [one for one in desk.all(Consent) if one.media == ("picture",)]
    assert {use for one in yes for use in one.uses} == {
        *consents.QUESTIONS["statistics"], *consents.QUESTIONS["story"]
    }  # fmt: skip
    asking_files.agreed_to(desk, told, "voice", "no")
    assert asking_files.said(look, told, "voice") == "no"
    no = [one for one in desk.all(Consent) if one.media == ("voice",)]
    assert {use for one in no for use in one.uses} == {use for uses in consents.QUESTIONS.values() for use in uses}
    assert {one.level for one in no} == {"refused"}
    for medium, answer in (("picture", "later"), ("smell", "yes")):
        with pytest.raises(ValueError, match="asked"):
            asking_files.agreed_to(desk, told, medium, answer)


def test_a_file_is_evidence_of_the_visit_that_shows_the_person_and_goes_with_the_interview(
    desk: Desk, told: Interview
) -> None:
    stored = evidence.store(desk, io.BytesIO(b"Example / \xd0\x9f\xd1\x80\xd0\xb8\xd0\xbc\xd0\xb5\xd1\x80"), "a.txt")
    attached = asking_files.attach(desk, told, [stored], "A question")
    assert attached.answer == f"{attached.evidence.key.hex()}.txt"
    assert (attached.evidence.interview, attached.evidence.shows) == (told.id, (told.person,))
    assert asking_files.number_of(desk, attached.answer) == "A01"
    assert asking_files.number_of(desk, "no id at all") == ""
    again = evidence.store(desk, io.BytesIO(b"Example / \xd0\x9f\xd1\x80\xd0\xb8\xd0\xbc\xd0\xb5\xd1\x80"), "b.txt")
    assert asking_files.attach(desk, told, [again], "A question").evidence.id == attached.evidence.id


@pytest.mark.parametrize(
    ("mediatype", "medium"), [("image/*", "picture"), ("audio/*", "voice"), ("video/mp4", "video"), ("", "document")]
)
def test_what_a_question_takes_says_which_medium_is_asked_for(mediatype: str, medium: str) -> None:
    assert asking_files.medium_of(mediatype) == medium


def test_answers_are_read_with_the_questions_in_order_repeats_and_marks_among_them(desk: Desk, told: Interview) -> None:
    under_way = taken_up(desk, told)
    session = under_way.session
    session.answer("/data/told", "Слова / Пример")
    session.answer("/data/sort", "b")
    session.answer("/data/many", "one three")
    session.mark("/data/day", "unknown")
    for year in ("третий", "пятый"):
        session.add_repeat("/data/child")
        session.answer(f"/data/child[{1 if year == 'третий' else 2}]/name", year)
    asking.finish(desk, told, under_way.finished())
    finished = desk.get(Interview, told.key)
    assert finished is not None
    lines = answers.of_interview(Look(desk), finished, "ru")
    said = [(one.question, one.answer or one.mark) for one in lines]
    assert said[:3] == [
        ("Что произошло?", "Слова / Пример"), ("Какого рода?", "Бета"), ("Which of them?", "ONE, THREE"),
    ]  # fmt: skip
    assert ("В какой день?", "unknown") in said
    assert [answer for question, answer in said if question == "Which year at school?"] == ["третий", "пятый"]
    assert answers.of_interview(Look(desk), told, "ru") == (), "one that is not finished has none to read"


def test_gender_and_age_band_of_whoever_is_asked_are_kept(desk: Desk, told: Interview) -> None:
    meetings.seen(desk, told, "female", "25_34")
    assert told.person is not None
    person = desk.get(Person, told.person)
    assert person is not None
    assert (person.gender, person.age_band) == ("female", "25_34")
    with pytest.raises(ValueError, match="code"):
        meetings.seen(desk, told, "female", "31 years and two months")
