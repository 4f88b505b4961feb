"""An interview that follows a questionnaire: kept answer by answer, taken up again as it was, entered once."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from read_forms import own_form
from vaults import decrypted

from fieldcase.casework import asking, erasing, questionnaires, triage, visits
from fieldcase.casework.asking import Asking
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import AnswerNotTaken, InterviewUnreadable, QuestionnaireVersionTaken
from fieldcase.forms.declared import Control
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.ids import QuestionnaireId
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers import questionnaires as parsing

TOLD = "Дежурный забрал препарат и порвал справку"


@pytest.fixture(scope="module")
def form() -> parsing.Questionnaire:
    """The form for finding strategic cases, as it comes out of its child."""
    return own_form("strategic-cases")


@pytest.fixture
def visit(desk: Desk) -> Visit:
    return visits.new_visit(desk)


@pytest.fixture
def begun(desk: Desk, visit: Visit, form: parsing.Questionnaire) -> Asking:
    """An interview of which the first answers are given and kept."""
    questionnaire = questionnaires.take_in(desk, form)
    person = visits.agreed(desk, visit, {"statistics": "yes", "story": "yes", "court": "later"})
    interview = visits.new_interview(desk, visit, person, questionnaire=questionnaire.id)
    made = asking.begin(Look(desk), interview, questionnaire, "ru")
    asking.keep(desk, interview, made.rows())
    answer(desk, made, "told", TOLD)
    return made


def answer(desk: Desk, made: Asking, name: str, value: str) -> None:
    ref = next(one for one in made.session.questions() if one.rpartition("/")[2] == name)
    asking.keep(desk, made.interview, made.session.answer(ref, value).rows)


def answered(desk: Desk, made: Asking) -> None:
    """Answer every question with its first choice, or a word."""
    ref = made.session.next()
    while ref:
        view = made.session.view(ref)
        if view.choices and not view.value:
            asking.keep(desk, made.interview, made.session.answer(ref, view.choices[0].value).rows)
        elif view.control is Control.INPUT and not view.value and not view.readonly:
            asking.keep(desk, made.interview, made.session.answer(ref, "слово").rows)
        ref = made.session.next(ref)


# Questionnaires


def test_a_form_is_kept_whole_and_opens_again(desk: Desk, form: parsing.Questionnaire) -> None:
    kept = questionnaires.take_in(desk, form, "finding.md")
    assert (kept.form_id, kept.version, kept.languages) == (form.form_id, form.version, form.languages)
    again = desk.get(Questionnaire, kept.id)
    assert again is not None
    assert questionnaires.definition_of(again).id == form.form_id


def test_the_same_form_twice_is_one_and_other_words_under_its_version_are_refused(
    desk: Desk, form: parsing.Questionnaire
) -> None:
    kept = questionnaires.take_in(desk, form)
    questionnaires.retire(desk, kept)
    assert questionnaires.take_in(desk, form).id == kept.id
    assert [one.id for one in questionnaires.offered(desk)] == [kept.id], "it is offered again"
    other = replace(form, xform=form.xform.replace("Что произошло", "Что случилось"))
    with pytest.raises(QuestionnaireVersionTaken):
        questionnaires.take_in(desk, other)
    assert len(desk.all(Questionnaire)) == 1


def test_a_new_version_is_offered_and_the_old_one_stays(desk: Desk, form: parsing.Questionnaire) -> None:
    old = questionnaires.take_in(desk, form)
    new = questionnaires.take_in(
        desk, replace(form, version="2", xform=form.xform.replace("Что произошло", "Что случилось"))
    )
    assert [one.id for one in questionnaires.offered(desk)] == [new.id]
    assert {one.id for one in questionnaires.of_form(desk, form.form_id)} == {old.id, new.id}


@pytest.mark.parametrize("broken", [b"", b"not deflated", None], ids=["empty", "other bytes", "nothing"])
def test_a_form_that_was_changed_is_not_run(desk: Desk, form: parsing.Questionnaire, broken: bytes | None) -> None:
    kept = questionnaires.take_in(desk, form)
    with pytest.raises(InterviewUnreadable):
        questionnaires.definition_of(replace(kept, definition=broken))
    with pytest.raises(InterviewUnreadable):
        questionnaires.definition_of(replace(kept, digest=bytes(32)))


# Under way


def test_an_interview_that_was_left_goes_on_as_it_was(desk: Desk, begun: Asking) -> None:
    asking.keep(desk, begun.interview, begun.note(begun.session.questions()[1], "плакал, сделали перерыв"))
    assert asking.unfinished(Look(desk)) == (begun.interview,)
    again = asking.resume(Look(desk), begun.interview)
    assert again.session.fingerprint() == begun.session.fingerprint()
    assert again.notes == begun.notes
    assert again.rows() == begun.rows()


def test_nothing_of_it_is_in_the_journal_or_found_before_it_is_finished(desk: Desk, begun: Asking) -> None:
    now = desk.get(Interview, begun.interview.id)
    assert now is not None
    assert (now.answers, now.score) == ("", None)
    assert desk.search("порвал") == ()
    assert TOLD.encode() in decrypted(desk.vault), "the control: it is kept"


def test_an_interview_whose_form_is_gone_says_so(desk: Desk, begun: Asking) -> None:
    with pytest.raises(InterviewUnreadable):
        asking.resume(Look(desk), replace(begun.interview, questionnaire=QuestionnaireId(b"n" * 16)))


def test_giving_up_forgets_the_answers_and_leaves_the_interview(desk: Desk, begun: Asking) -> None:
    asking.give_up(desk, begun.interview)
    assert asking.unfinished(Look(desk)) == ()
    assert desk.get(Interview, begun.interview.id) is not None


@pytest.mark.parametrize("what", ["interview", "person", "visit"])
def test_an_erasure_takes_the_answers_of_an_interview_under_way(
    desk: Desk, visit: Visit, begun: Asking, what: str
) -> None:
    erased = {"interview": begun.interview.id, "person": begun.interview.person, "visit": visit.id}[what]
    assert erased is not None
    erasing.erase(desk, erased)
    assert TOLD.encode() not in decrypted(desk.vault)


# Finished


def test_a_finished_interview_is_one_entry_with_answers_marks_score_and_open_questions(
    desk: Desk, begun: Asking
) -> None:
    answered(desk, begun)
    refused = next(one for one in begun.session.questions() if one.endswith("/wants_words"))
    asking.keep(desk, begun.interview, begun.session.mark(refused, "refused").rows)
    begun.note(refused, "устал")
    finished = begun.finished()
    entries = desk.vault.write.execute("SELECT count(*) FROM entry").fetchone()[0]
    asking.finish(desk, begun.interview, finished)
    written = desk.vault.write.execute("SELECT count(*) FROM entry").fetchone()[0] - entries
    now = desk.get(Interview, begun.interview.id)
    assert now is not None
    questions = triage.questions_of(desk, now)
    assert written == 1 + len(questions)
    assert TOLD in now.answers
    assert now.unanswered == (f"{refused}=refused",)
    assert now.score is not None
    assert 0 < now.score <= 100
    assert "устал" in now.notes
    assert {one.kind for one in questions} == {"question"}
    assert len(questions) == 3, "limits, risk and evidence that could get lost"
    assert asking.unfinished(Look(desk)) == ()
    assert [hit.text for hit in desk.search("порвал")] != [], "its words are found"
    assert not any("<" in hit.text for hit in desk.search("порвал")), "without tags"


def test_one_undo_takes_the_finishing_back_and_leaves_no_task(desk: Desk, begun: Asking) -> None:
    answered(desk, begun)
    asking.finish(desk, begun.interview, begun.finished())
    desk.undo()
    now = desk.get(Interview, begun.interview.id)
    assert now is not None
    assert now.answers == ""
    assert desk.all(Task) == ()


def test_the_reasons_of_a_score_come_to_the_score(desk: Desk, begun: Asking) -> None:
    answered(desk, begun)
    asking.finish(desk, begun.interview, begun.finished())
    now = desk.get(Interview, begun.interview.id)
    assert now is not None
    parts = triage.why(Look(desk), now, "ru")
    assert sum(int(part.points) for part in parts) == now.score
    assert all(part.label.endswith(")") for part in parts), "each says of how many points"
    assert [part.label for part in triage.why(Look(desk), now, "en")] != [part.label for part in parts]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80).map(lambda text: unicodedata.normalize("NFC", text)))
@example("\u0338 a mark that would turn the bracket before it into another sign")
def test_whatever_is_typed_comes_back_from_the_finished_answers(text: str) -> None:
    form = _small()
    session = form.session
    ref = session.questions()[0]
    try:
        session.answer(ref, text)
    except AnswerNotTaken:  # signs that XML cannot hold
        return
    finished = form.finished()
    # A record's text is NFC: the answers have to stay XML then, and say the same.
    kept = replace(form.interview, answers=finished.answers).answers
    tree = ElementTree.fromstring(kept)
    assert [one.text or "" for one in tree.iter() if one.tag.rpartition("}")[2] == "a"] == [session.view(ref).value]


def _small() -> Asking:
    from fieldcase.forms.definition import load
    from fieldcase.forms.session import begin
    from fieldcase.model.ids import InterviewId, ScopeId
    from fieldcase.world import SeededWorld

    text = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>'
        '<h:title>x</h:title><model><instance><data id="x"><a/></data></instance>'
        '<bind nodeset="/data/a" type="string"/></model></h:head>'
        '<h:body><input ref="/data/a"><label>A</label></input></h:body></h:html>'
    )
    interview = Interview(id=InterviewId(b"i" * 16), scope=ScopeId(b"s" * 16))
    questionnaire = Questionnaire(id=QuestionnaireId(b"q" * 16), scope=ScopeId(b"r" * 16))
    return Asking(interview, questionnaire, begin(load(text), SeededWorld(b"small")))
