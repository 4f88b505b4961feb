"""An interview goes over to another version of its form: answers by name, none of them lost."""

from __future__ import annotations

import pytest
from forms.test_interview_drafts import DEEDS, FORM, TANGLE, Deed, do
from forms.written import asking, listed, noon, select, xform
from hypothesis import given, settings

from fieldcase.errors import InterviewUnreadable
from fieldcase.forms import drafts, session
from fieldcase.forms.definition import Definition, load
from fieldcase.forms.moving import CHOICE, GONE, KIND, RECKONED, Left, Moved, moved
from fieldcase.forms.session import Session

CHOICES = listed("all", ("x", "X"), ("y", "Y"))
OLD = load(xform("<a/><b/><c/><g><d/></g>", ['nodeset="/data/b" type="int"'],
                 asking("a", "b", "g/d") + select("c", "all"), CHOICES))  # fmt: skip


def asked(form: Definition, **answers: str) -> Session:
    """An interview of a form with these answers."""
    made = session.begin(form, noon())
    for name, value in answers.items():
        ref = next(one for one in made.questions() if one.rpartition("/")[2] == name)
        made.answer(ref, value)
    return made


def values(rows: Moved | dict[str, str]) -> dict[str, str]:
    """The values of a draft, by address."""
    held = rows.rows if isinstance(rows, Moved) else rows
    return {
        key.removeprefix("/data/"): text for key, text in held.items() if "!" not in key and "instanceID" not in key
    }


def over(interview: Session, new: Definition, **renamed: str) -> Moved:
    """The interview in another version, which can be gone on with."""
    found = moved(interview.draft(), interview.definition, new, noon(), renamed)
    again = session.resume(new, found.rows, noon())
    assert again.draft() == dict(found.rows)
    return found


def test_answers_go_to_the_questions_of_their_names_wherever_these_now_stand() -> None:
    new = load(xform("<c/><h><a/><d/></h><b/>", ['nodeset="/data/b" type="int"'],
                     select("c", "all") + asking("h/a", "h/d", "b"), CHOICES, version="2"))  # fmt: skip
    found = over(asked(OLD, a="слово", b="7", c="y", d="ещё"), new)
    assert values(found) == {"c": "y", "h/a": "слово", "h/d": "ещё", "b": "7"}
    assert found.left == ()
    assert found.rows[drafts.FORM] == "example 2"


def test_what_has_no_place_any_more_is_told_with_its_reason_and_nothing_is_lost() -> None:
    new = load(xform("<b/><c/><g><d/></g>", ['nodeset="/data/g/d" calculate="1 + 1"', 'nodeset="/data/b" type="date"'],
                     asking("b") + select("c", "all"), listed("all", ("x", "X")), version="2"))  # fmt: skip
    found = over(asked(OLD, a="слово", b="7", c="y", d="ещё"), new)
    assert values(found) == {"g/d": "2"}
    assert {one.address.rpartition("/")[2]: (one.value, one.why) for one in found.left} == {
        "a": ("слово", GONE), "b": ("7", KIND), "c": ("y", CHOICE), "d": ("ещё", RECKONED),
    }  # fmt: skip


def test_a_choice_is_no_word_and_a_word_no_choice() -> None:
    new = load(xform("<a/><c/>", [], select("a", "all") + asking("c"), CHOICES, version="2"))
    assert {one.why for one in over(asked(OLD, a="x", c="x"), new).left} == {KIND}


def test_an_answer_follows_its_question_to_another_name_where_a_person_said_so() -> None:
    new = load(xform("<a2/>", [], asking("a2"), version="2"))
    assert values(over(asked(OLD, a="слово"), new, a="a2")) == {"a2": "слово"}
    assert over(asked(OLD, a="слово"), new).left == (Left("/data/a", "слово", "", GONE),)


def test_why_there_is_no_answer_goes_over_and_is_told_where_its_question_is_gone() -> None:
    made = session.begin(OLD, noon())
    made.mark("/data/a", "refused")
    made.mark("/data/b", "unknown")
    new = load(xform("<a/>", [], asking("a"), version="2"))
    found = over(made, new)
    assert found.rows[f"/data/a{drafts.MARK}"] == "refused"
    assert found.left == (Left("/data/b", "", "unknown", GONE),)


REPEAT = '<group ref="/data/{0}"><repeat nodeset="/data/{0}">{1}</repeat></group>'


def test_instances_of_repeats_go_over_with_what_stands_in_each() -> None:
    body = REPEAT.format("visit", asking("visit/day", "visit/who"))
    old = load(xform("<visit><day/><who/></visit>", [], body))
    made = session.begin(old, noon())
    for _ in range(2):
        made.add_repeat("/data/visit")
    for number in (1, 2, 3):
        made.answer(f"/data/visit[{number}]/day", f"day {number}")
        made.answer(f"/data/visit[{number}]/who", "Кто / Пример")
    body = asking("more") + REPEAT.format("visit", asking("visit/day", "visit/note"))
    new = load(xform("<more/><visit><day/><note>new</note></visit>", [], body, version="2"))
    found = over(made, new)
    assert values(found) == {f"visit[{n}]/{name}": text for n in (1, 2, 3) for name, text in (
        ("day", f"day {n}"), ("note", "new"))}  # fmt: skip
    assert [one.address for one in found.left] == [f"/data/visit[{number}]/who" for number in (1, 2, 3)]
    outside = load(xform("<day/>", [], asking("day"), version="2"))
    assert len(over(made, outside).left) == 6, "a question that was asked several times is not one that is asked once"


def test_instances_that_an_answer_counts_are_there_when_theirs_come() -> None:
    def counted(version: str) -> Definition:
        body = asking("n") + '<group ref="/data/v"><repeat nodeset="/data/v" jr:count="/data/n">' + asking("v/d")
        return load(xform('<n/><v jr:template=""><d/></v>', ['nodeset="/data/n" type="int"'],
                          body + "</repeat></group>", version=version))  # fmt: skip

    made = session.begin(counted("1"), noon())
    made.answer("/data/n", "2")
    made.answer("/data/v[2]/d", "второй")
    found = over(made, counted("2"))
    assert values(found) == {"n": "2", "v[2]/d": "второй"}
    assert found.left == ()


def test_what_the_new_version_begins_with_and_calculates_is_its_own_and_what_was_emptied_stays_empty() -> None:
    old = load(xform("<a>дано</a><b/>", ['nodeset="/data/b" calculate="1"'], asking("a")))
    made = asked(old, a="")
    new = load(xform("<a>дано</a><b/><c>новое</c>", ['nodeset="/data/b" calculate="2"'], asking("a", "c"), version="2"))
    assert values(over(made, new)) == {"b": "2", "c": "новое"}


def test_what_chance_gave_stays() -> None:
    def drawn(version: str) -> Definition:
        return load(xform("<a/><b/>", ['nodeset="/data/b" calculate="once(random())"'], asking("a"), version=version))

    made = asked(drawn("1"), a="x")
    assert values(over(made, drawn("2"))) == values(made.draft())


def test_a_draft_of_another_form_is_refused() -> None:
    with pytest.raises(InterviewUnreadable):
        moved({**asked(OLD).draft(), drafts.FORM: "another 1"}, OLD, OLD, noon())
    with pytest.raises(InterviewUnreadable):
        moved({}, OLD, OLD, noon())


@pytest.mark.parametrize("form", [FORM, TANGLE], ids=["a visit", "a tangle"])
@settings(max_examples=80, deadline=None)
@given(deeds=DEEDS)
def test_to_the_same_version_nothing_changes(form: Definition, deeds: list[Deed]) -> None:
    made = session.begin(form, noon())
    for deed in deeds:
        do(made, deed)
    found = moved(made.draft(), form, form, noon())
    given_by_people = {
        address: text for address, text in made.draft().items()
        if "!" not in address and made.living.place(address).spot.question is not None
    }  # fmt: skip
    kept = {one.address for one in found.left}
    assert {key: text for key, text in given_by_people.items() if key not in kept} == {
        key: text for key, text in found.rows.items() if key in given_by_people and key not in kept
    }
