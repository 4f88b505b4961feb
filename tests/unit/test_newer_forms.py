"""A new version of a questionnaire: what is other in it is told, and interviews under way lose nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from forms.written import asking as inputs
from forms.written import listed, select, xform

from fieldcase import cli_newer_forms
from fieldcase.casework import asking, newer_forms, questionnaires, visits
from fieldcase.casework.asking import Asking
from fieldcase.casework.desk import Desk
from fieldcase.casework.form_changes import (
    ADDED,
    ELSEWHERE,
    FEWER_CHOICES,
    KIND,
    LABEL,
    MORE_CHOICES,
    REMOVED,
    RENAMED,
    RULE,
    SORTS,
    as_written,
    changes,
    maybe_renamed,
)
from fieldcase.casework.look import Look
from fieldcase.errors import NotUndoable, QuestionnaireVersionTaken
from fieldcase.forms import definition
from fieldcase.i18n import words
from fieldcase.model.fieldwork import Interview
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers import questionnaires as parsing

OLD = xform("<seen/><age/><g><told/></g><gone/><s_x/>", [
    'nodeset="/data/age" type="int" relevant=" /data/seen  = \'x\'" constraint=". &gt; 0"',
    'nodeset="/data/s_x" calculate="if( /data/seen  = \'x\', 1, 0)"',
], select("seen", "all") + inputs("age", "g/told", "gone"), listed("all", ("x", "Да"), ("y", "Нет")))  # fmt: skip
NEW = xform("<seen/><age/><told/><day/><s_x/><when/>", [
    'nodeset="/data/age" type="int" relevant=" /data/seen  = \'z\'" constraint=". &gt; 0"',
    'nodeset="/data/s_x" calculate="if( /data/seen  = \'x\', 2, 0)"', 'nodeset="/data/when" type="date"',
], select("seen", "all") + inputs("age", "told", "when")
    + '<input ref="/data/day"><label>gone</label></input>', listed("all", ("x", "Да!"), ("z", "Не знаю")),
    version="2")  # fmt: skip


def given(text: str) -> parsing.Questionnaire:
    """A form as the parser gives it."""
    read = definition.load(text)
    return parsing.Questionnaire(text, read.id, read.version, read.title, read.languages, (), ())


def begun(desk: Desk, form: Questionnaire, **answers: str) -> Asking:
    """An interview under way."""
    visit = visits.new_visit(desk)
    person = visits.agreed(desk, visit, {"statistics": "yes", "story": "yes", "court": "later"})
    interview = visits.new_interview(desk, visit, person, questionnaire=form.id)
    made = asking.begin(Look(desk), interview, form)
    asking.keep(desk, interview, made.rows())
    for name, value in answers.items():
        ref = next(one for one in made.session.questions() if one.rpartition("/")[2] == name)
        asking.keep(desk, interview, made.session.answer(ref, value).rows)
    return made


def now(desk: Desk, made: Asking) -> Interview:
    found = desk.get(Interview, made.interview.key)
    assert found is not None
    return found


def test_every_difference_is_told_under_its_heading() -> None:
    old, new = definition.load(OLD), definition.load(NEW)
    renamed = maybe_renamed(old, new, "")
    assert renamed == {"gone": "day"}
    told = {(one.sort, one.name): one.told(words("en")) for one in changes(old, new, "", renamed)}
    assert told == {
        (ADDED, "when"): "when",
        (RENAMED, "day"): "gone (day): gone → day",
        (ELSEWHERE, "told"): "told: g → —",
        (MORE_CHOICES, "seen"): "seen: Не знаю",
        (FEWER_CHOICES, "seen"): "seen: Нет",
        (RULE, "age"): "age, asked when: ${seen} = 'x' → ${seen} = 'z'",
        (RULE, "s_x"): "s_x, calculation: if(${seen} = 'x', 1, 0) → if(${seen} = 'x', 2, 0)",
        (LABEL, "seen · x"): "seen · x: Да → Да!",
        (LABEL, "told"): "told: g/told → told",
    }
    apart = {one.sort: one.name for one in changes(old, new, "")}
    assert apart[REMOVED] == "gone"
    assert changes(old, old, "") == ()


def test_a_question_of_another_kind_is_told_in_words() -> None:
    number = OLD.replace('"/data/age" type="int"', '"/data/age" type="date"')
    (change,) = [one for one in changes(definition.load(OLD), definition.load(number), "") if one.sort == KIND]
    assert change.told(words("ru")) == "age: целое число → дата"


@pytest.mark.parametrize("sort", SORTS)
def test_each_sort_has_a_heading_in_both_languages(sort: str) -> None:
    assert words("ru")(SORTS[sort]) != words("en")(SORTS[sort])


@pytest.mark.parametrize(("inside", "shown"), [
    (" /data/g/seen  = 'a/b'", "${seen} = 'a/b'"), ("selected(../seen, 'x')", "selected(${seen}, 'x')"),
    (". > 0 and . < 10", ". > 0 and . < 10"), ("count( /data/visit ) div 2", "count(${visit}) div 2"),
    ("instance('all')/list/item[c1 = /data/a]/name", "instance('all')/list/item[c1 = ${a}]/name"),
])  # fmt: skip
def test_an_expression_is_shown_as_its_author_wrote_it(inside: str, shown: str) -> None:
    assert as_written(inside) == shown


def test_interviews_under_way_go_over_by_name_and_what_has_no_place_is_kept_and_told(desk: Desk) -> None:
    old = questionnaires.take_in(desk, given(OLD))
    made = begun(desk, old, seen="y", told="слово", gone="день")
    asking.keep(desk, made.interview, made.note("/data/gone", "спросить ещё"))
    asking.keep(desk, made.interview, made.note("/data/g/told", "тихо"))
    newer = newer_forms.beside(Look(desk), given(NEW), "ru", {})
    assert newer is not None
    (moving,) = newer.moving
    assert (moving.answers, [one.line for one in moving.left]) == (
        1, ["1 · seen: Нет", "1 · gone: день · спросить ещё"],
    )  # fmt: skip
    taken = newer_forms.take_over(desk, given(NEW), "new.xlsx", {})
    assert now(desk, made).questionnaire == taken.id
    again = asking.resume(Look(desk), now(desk, made))
    assert again.session.view("/data/told").value == "слово"
    assert again.notes == {"/data/told": "тихо"}
    assert again.rows() == Look(desk).draft_parts_of(made.interview.key, asking.FIELD)
    asking.finish(desk, now(desk, made), again.finished())
    for kept in ("seen: Нет", "gone: день", "спросить ещё", "тихо"):
        assert kept in now(desk, made).notes
    assert "слово" in now(desk, made).answers


def test_a_question_that_only_got_another_name_keeps_its_answer(desk: Desk) -> None:
    made = begun(desk, questionnaires.take_in(desk, given(OLD)), gone="день")
    asking.keep(desk, made.interview, made.session.mark("/data/g/told", "refused").rows)
    newer = newer_forms.beside(Look(desk), given(NEW), "ru")
    assert newer is not None
    assert newer.renamed == {"gone": "day"}
    assert newer.moving[0].left == ()
    newer_forms.take_over(desk, given(NEW), "", newer.renamed)
    again = asking.resume(Look(desk), now(desk, made))
    assert again.session.view("/data/day").value == "день"
    assert again.session.marks == {"/data/told": "refused"}


def test_an_interview_goes_on_in_its_language_however_that_is_written_now(desk: Desk) -> None:
    def spoken(name: str, version: str) -> str:
        other = f'<translation lang="English (en)"/><translation lang="{name}"/>'
        return xform("<told/>", [], inputs("told"), f"<itext>{other}</itext>", version=version)

    old = questionnaires.take_in(desk, given(spoken("Русский (ru)", "1")))
    made = begun(desk, old)
    asking.keep(desk, made.interview, {"!language": "Русский (ru)"})
    newer_forms.take_over(desk, given(spoken("Russian (ru)", "2")), "", {})
    assert asking.resume(Look(desk), now(desk, made)).session.language == "Russian (ru)"


def test_twice_moved_an_interview_still_has_all_that_was_left_on_the_way(desk: Desk) -> None:
    made = begun(desk, questionnaires.take_in(desk, given(OLD)), gone="день", told="слово")
    newer_forms.take_over(desk, given(NEW), "", {})
    third = (
        NEW.replace('version="2"', 'version="3"').replace("/data/told", "/data/heard").replace("<told/>", "<heard/>")
    )
    newer_forms.take_over(desk, given(third), "", {})
    former = asking.resume(Look(desk), now(desk, made)).former
    assert {(one.version, one.said) for one in former} == {("1", "день"), ("2", "слово")}


def test_finished_interviews_keep_their_version_and_open_with_it(desk: Desk) -> None:
    old = questionnaires.take_in(desk, given(OLD))
    made = begun(desk, old, told="слово")
    asking.finish(desk, made.interview, made.finished())
    newer_forms.take_over(desk, given(NEW), "", {})
    assert now(desk, made).questionnaire == old.id
    assert [one.version for one in questionnaires.offered(desk)] == ["2"]


def test_drafts_stay_with_their_version_where_a_person_said_so(desk: Desk) -> None:
    old = questionnaires.take_in(desk, given(OLD))
    made = begun(desk, old, gone="день")
    before = Look(desk).draft_parts_of(made.interview.key, asking.FIELD)
    newer_forms.take_over(desk, given(NEW), "", {}, move_drafts=False)
    assert now(desk, made).questionnaire == old.id
    assert Look(desk).draft_parts_of(made.interview.key, asking.FIELD) == before


def test_a_draft_that_cannot_be_read_stays_as_it_is_and_is_told(desk: Desk) -> None:
    old = questionnaires.take_in(desk, given(OLD))
    made, broken = begun(desk, old, told="слово"), begun(desk, old, gone="день")
    desk.draft_parts(broken.interview, asking.FIELD, {"!began": "никогда"})
    newer = newer_forms.beside(Look(desk), given(NEW), "ru")
    assert newer is not None
    assert [one.key for one in newer.stay] == [broken.interview.key]
    newer_forms.take_over(desk, given(NEW), "", newer.renamed)
    assert now(desk, broken).questionnaire == old.id
    assert Look(desk).draft_parts_of(broken.interview.key, asking.FIELD)["/data/gone"] == "день"
    assert now(desk, made).questionnaire != old.id


def test_moving_is_all_or_nothing_and_no_undo_tears_it_apart(desk: Desk) -> None:
    made = begun(desk, questionnaires.take_in(desk, given(OLD)), told="слово")
    before = Look(desk).draft_parts_of(made.interview.key, asking.FIELD)
    with pytest.raises(QuestionnaireVersionTaken):
        newer_forms.take_over(desk, replace(given(NEW), version="1"), "", {})
    assert Look(desk).draft_parts_of(made.interview.key, asking.FIELD) == before
    newer_forms.take_over(desk, given(NEW), "", {})
    with pytest.raises(NotUndoable):
        desk.undo()


def test_by_command_it_is_told_what_goes_over_and_what_stays(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    old = questionnaires.take_in(desk, given(OLD))
    begun(desk, old, seen="y", gone="день")
    broken = begun(desk, old, gone="день")
    desk.draft_parts(broken.interview, asking.FIELD, {"!began": "никогда"})

    def run(*, only: bool) -> Questionnaire | None:
        return cli_newer_forms.take_in(desk, given(NEW), "new.md", {}, words("en"), only=only, move_drafts=True)

    assert run(only=True) is None
    assert len(desk.all(Questionnaire)) == 1
    assert run(only=False) is not None
    told = capsys.readouterr()
    assert told.out.count("Version 2 beside version 1, which is here:") == 2
    for line in (
        "1 unfinished interview goes over to the new version.", "  seen: 1", "  gone: 1",
        "2 answers have no place in it any more and are kept beside their interviews:",
        "1 unfinished interview cannot be read and stays with its version.",
        "“gone” and “day” say the same. If it is one question, its answers go over with --renamed gone=day.",
    ):  # fmt: skip
        assert f"fieldcase: {line}" in told.err.splitlines()
    assert run(only=True) is None
    assert "no other version" in capsys.readouterr().err


def test_beside_nothing_and_beside_itself_there_is_nothing_to_compare(desk: Desk) -> None:
    assert newer_forms.beside(Look(desk), given(NEW), "ru") is None
    questionnaires.take_in(desk, given(NEW))
    assert newer_forms.beside(Look(desk), given(NEW), "ru") is None
