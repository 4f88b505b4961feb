"""What a person does in an interview: answers, marks, sections, the way back, the end."""

from __future__ import annotations

import pytest
from forms.written import VISIT, asking, listed, noon, select, xform

from fieldcase.errors import NoSuchQuestion
from fieldcase.forms import definition, session
from fieldcase.forms.declared import Control
from fieldcase.forms.session import Session
from fieldcase.forms.views import Done


def visit() -> Session:
    """An interview that has just begun."""
    return session.begin(definition.load(VISIT), noon())


def begun(text: str) -> Session:
    """An interview of a form that has just begun."""
    return session.begin(definition.load(text), noon())


def value(interview: Session, ref: str) -> str:
    """The value at an address, whether or not it counts."""
    return interview.living.place(ref).value


def test_an_answer_makes_what_hangs_on_it_relevant() -> None:
    interview = visit()
    assert "/data/story/why" not in interview.questions()
    step = interview.answer("/data/consent", "yes")
    assert {"/data/consent", "/data/story", "/data/story/why"} <= set(step.changed)
    assert "/data/story/why" in interview.questions()
    assert "/data/story/when" not in interview.questions()


def test_a_calculation_follows_the_answers_it_reads() -> None:
    interview = visit()
    interview.answer("/data/case[1]/steps", "2")
    interview.answer("/data/case[1]/step[1]/hard", "3")
    interview.answer("/data/case[1]/step[2]/hard", "4")
    assert value(interview, "/data/case[1]/hardest") == "4"
    assert value(interview, "/data/case[1]/weight") == "11"
    assert value(interview, "/data/score") == "22"


def test_an_answer_that_does_not_count_stays_and_is_out_of_expressions() -> None:
    interview = visit()
    interview.answer("/data/consent", "yes")
    interview.answer("/data/story/why", "because")
    assert value(interview, "/data/s_story") == "5"
    interview.answer("/data/consent", "no")
    assert value(interview, "/data/s_story") == "0"
    assert value(interview, "/data/story/why") == "because"
    assert interview.draft()["/data/story/why"] == "because"
    assert "because" not in interview.finish()
    interview.answer("/data/consent", "yes")
    assert value(interview, "/data/s_story") == "5"
    assert "because" in interview.finish()


def test_a_choice_that_is_no_longer_offered_is_cleared_down_the_cascade() -> None:
    interview = visit()
    interview.answer("/data/region", "north")
    interview.answer("/data/town", "alder")
    interview.answer("/data/site", "a1 a2")
    assert [choice.label for choice in interview.view("/data/town").choices] == ["Alder", "Birch"]
    step = interview.answer("/data/region", "south")
    assert (value(interview, "/data/town"), value(interview, "/data/site")) == ("", "")
    assert step.rows["/data/town"] is None
    assert [choice.value for choice in interview.view("/data/town").choices] == ["cedar"]


def test_a_choice_that_is_still_offered_stays_and_one_that_is_not_goes() -> None:
    text = xform(
        "<wide/><narrow/>",
        [],
        select("wide", "all", control="select") + select("narrow", "all", "selected(/data/wide, name)", "select"),
        listed("all", ("a", "A"), ("b", "B"), ("c", "C")),
    )
    interview = begun(text)
    interview.answer("/data/wide", "c a b")
    interview.answer("/data/narrow", "c b")
    interview.answer("/data/wide", "a b")
    assert value(interview, "/data/narrow") == "b"


def test_a_question_that_is_not_there_is_refused() -> None:
    interview = visit()
    for ref in ("/data/nothing", "/data", "/other", "", "/data/case[2]/kind", "/data/case/kind", "region"):
        with pytest.raises(NoSuchQuestion):
            interview.answer(ref, "x")


def test_finishing_is_only_hindered_by_what_counts() -> None:
    interview = visit()
    assert interview.missing() == ()
    interview.answer("/data/consent", "yes")
    assert interview.missing() == ("/data/story/why",)
    interview.answer("/data/story/why", "because")
    interview.answer("/data/story/when", "2026-03-15")
    assert interview.missing() == ("/data/story/when",)
    assert interview.view("/data/story/when").message == "Not in the future"
    interview.answer("/data/story/when", "2026-03-14")
    assert interview.missing() == ()


def test_a_question_marked_as_unknown_counts_as_answered_and_its_value_stays_empty() -> None:
    interview = visit()
    interview.answer("/data/consent", "yes")
    interview.answer("/data/story/why", "because")
    before = interview.fingerprint()
    step = interview.mark("/data/story/why", "refused")
    assert interview.missing() == ()
    assert interview.marks == {"/data/story/why": "refused"}
    assert step.rows == {"/data/story/why": None, "/data/story/why!mark": "refused", "/data/s_story": "0",
                         "/data/score": "0"}  # fmt: skip
    assert "refused" not in interview.finish()
    interview.undo()
    assert interview.fingerprint() == before
    interview.mark("/data/story/why", "unknown")
    interview.answer("/data/story/why", "after all")
    assert interview.marks == {}
    interview.mark("/data/story/why", "unknown")
    interview.mark("/data/story/why", "")
    assert interview.missing() == ("/data/story/why",)


def test_a_calculation_that_a_person_wrote_over_stays_until_it_is_asked_again() -> None:
    text = xform(
        "<a>2</a><b/><c/>", ['nodeset="/data/b" calculate="/data/a * 3"', 'nodeset="/data/c" calculate="/data/b + 1"']
    )
    interview = begun(text)
    assert (value(interview, "/data/b"), value(interview, "/data/c")) == ("6", "7")
    interview.answer("/data/b", "10")
    interview.recalculate()
    assert (value(interview, "/data/b"), value(interview, "/data/c")) == ("10", "11")
    interview.answer("/data/a", "4")
    assert (value(interview, "/data/b"), value(interview, "/data/c")) == ("12", "13")


def test_going_on_and_back_passes_over_what_does_not_count() -> None:
    interview = visit()
    assert interview.next() == "/data/region"
    assert interview.next("/data/consent") == "/data/case[1]/kind"
    interview.answer("/data/consent", "yes")
    assert interview.next("/data/consent") == "/data/story/why"
    assert interview.previous("/data/case[1]/kind") == "/data/story/why"
    assert interview.previous() == "/data/people"
    assert interview.next("/data/people") is None


def test_a_section_is_empty_then_incomplete_then_done() -> None:
    interview = visit()

    def story() -> Done:
        return next(section.done for section in interview.sections() if section.ref == "/data/story")

    assert [section.ref for section in interview.sections()] == ["", "/data/story", "/data/case", ""]
    interview.answer("/data/consent", "yes")
    assert story() == Done.EMPTY
    interview.answer("/data/story/why", "because")
    assert story() == Done.DONE
    interview.answer("/data/story/when", "2030-01-01")
    assert story() == Done.INCOMPLETE


def test_a_label_of_a_group_is_told_with_its_outputs() -> None:
    interview = visit()
    interview.answer("/data/region", "north")
    interview.answer("/data/town", "birch")
    step = interview.answer("/data/site", "b1")
    assert "/data/story" in step.changed
    assert interview.sections()[1].label == "Story of b1"


def test_the_questions_of_a_field_list_are_one_screen() -> None:
    text = xform(
        "<a/><g><b/><c/></g><d/>",
        [],
        asking("a") + '<group ref="/data/g" appearance="field-list">' + asking("g/b", "g/c") + "</group>" + asking("d"),
    )
    interview = begun(text)
    assert interview.screens() == (("/data/a",), ("/data/g/b", "/data/g/c"), ("/data/d",))
    assert interview.view("/data/g/b").screen == "/data/g"


def test_a_note_is_no_question_to_answer() -> None:
    text = xform("<a/><n/>", ['nodeset="/data/n" readonly="true()"'], asking("a", "n"))
    interview = begun(text)
    assert interview.view("/data/n").control == Control.NOTE
    assert interview.sections()[0].questions == ("/data/a",)


def test_a_score_shows_what_it_is_made_of() -> None:
    interview = visit()
    interview.answer("/data/consent", "yes")
    interview.answer("/data/story/why", "because")
    told = [(part.name, part.value) for part in interview.score()]
    assert told == [("s_weight", "0"), ("s_story", "5"), ("score", "5")]


def test_what_is_not_relevant_and_the_marks_are_not_in_the_submission_and_the_end_is() -> None:
    world = noon()
    text = xform(
        "<a/><b/><end/>",
        [
            'nodeset="/data/b" relevant="/data/a = 1"',
            'nodeset="/data/end" jr:preload="timestamp" jr:preloadParams="end"',
        ],
    )
    interview = session.begin(definition.load(text), world)
    interview.answer("/data/b", "hidden & kept")
    world.clock += 60_000
    told = interview.finish()
    assert "hidden" not in told
    assert "<end>2026-03-14T08:01:00.000+00:00</end>" in told
    assert value(interview, "/data/end") == ""
    interview.answer("/data/a", "1")
    assert "<b>hidden &amp; kept</b>" in interview.finish()


def test_a_select_that_does_not_count_is_cleared_only_when_it_counts_again() -> None:
    text = xform(
        "<list/><on/><s/>",
        ['nodeset="/data/s" relevant="/data/on = 1"'],
        asking("list", "on") + select("s", "all", "selected(/data/list, name)"),
        listed("all", ("a", "A"), ("b", "B")),
    )
    interview = begun(text)
    for ref, answer in (("list", "a b"), ("on", "1"), ("s", "a"), ("on", "0"), ("list", "b")):
        interview.answer(f"/data/{ref}", answer)
    assert value(interview, "/data/s") == "a"
    interview.answer("/data/on", "1")
    assert value(interview, "/data/s") == ""
    interview.answer("/data/s", "b")
    interview.answer("/data/s", "a")
    assert value(interview, "/data/s") == ""
