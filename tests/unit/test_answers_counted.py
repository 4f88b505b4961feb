"""Answers to a question of a questionnaire, counted as people: by choices alone, never by words that were typed."""

from __future__ import annotations

import hashlib
import zlib

import pytest

from fieldcase.casework import consents, counted_table, counting, people, visits
from fieldcase.casework.counting import CountAsked, NotAsked, What
from fieldcase.casework.desk import Desk
from fieldcase.i18n import words
from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import QuestionnaireId
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.rules import counted as by

_SPACES = 'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
FORM = (
    f"<h:html {_SPACES}><h:head><h:title>Example / Пример</h:title><model>"
    '<instance><data id="example" version="1"><seen/><told/><meta><instanceID/></meta></data></instance>'
    '<bind nodeset="/data/seen" type="string"/><bind nodeset="/data/told" type="string"/></model></h:head><h:body>'
    '<select ref="/data/seen"><label>What was seen</label><item><label>police</label><value>police</value></item>'
    "<item><label>needles</label><value>needles</value></item></select>"
    '<input ref="/data/told"><label>In words</label></input></h:body></h:html>'
)


@pytest.fixture
def asked(desk: Desk) -> CountAsked:
    """Four interviews by a form: three people agreed to be counted, one of them did not know, one did not agree."""
    text = FORM.encode()
    form = Questionnaire(
        id=QuestionnaireId(desk.new_id()), scope=desk.register, form_id="example", version="1", title="Пример",
        definition=zlib.compress(text, 9), digest=hashlib.sha256(text).digest(),
    )  # fmt: skip
    desk.save(None, form)
    visit = visits.new_visit(desk, country="KZ", place="Примерск")
    for seen, agreed, unanswered in (
        ("police needles", "yes", ()), ("police smuggled", "yes", ()), ("", "yes", ("/data/seen=unknown",)),
        ("police", "no", ()),
    ):  # fmt: skip
        who = people.new_person(desk, visit.scope)
        consents.spoken(desk, who, {"statistics": agreed})
        answers = f'<data id="example" version="1"><seen>{seen}</seen><told>Тайные слова</told></data>'
        told: Interview = visits.new_interview(
            desk, visit, who, questionnaire=form.id, answers=answers, unanswered=unanswered, met_before="new"
        )
        assert told.answers
    return CountAsked(What.ANSWERS, by.ANSWER, questionnaire="example", question="/data/seen")


def test_answers_are_counted_by_their_choices_and_told_by_their_labels(desk: Desk, asked: CountAsked) -> None:
    counts = counting.counted(desk, "internal", (asked,))
    (table,) = counting.tables_of(desk, counts, (asked,))
    found = {code: cell.count.text for code, cell in zip(table.rows, table.row_totals, strict=True) if cell.count}
    assert found == {"police": "=2", "needles": "=1", "*unlisted": "=1", "*unknown": "=1"}
    assert counts.left_out[What.ANSWERS] == 1
    made = counted_table.made(desk, asked, words("en"), outside=False)
    assert made.rows[0][0].startswith("What was seen: answer, gender")
    assert {row[0] for row in made.rows} >= {"Police", "Needles", "Other", "Did not know"}
    assert "Тайные" not in str(made.rows)
    assert "smuggled" not in str(made.rows)


def test_a_question_that_is_answered_in_words_is_not_counted(desk: Desk, asked: CountAsked) -> None:
    in_words = CountAsked(What.ANSWERS, by.ANSWER, questionnaire=asked.questionnaire, question="/data/told")
    with pytest.raises(NotAsked):
        counting.counted(desk, "internal", (in_words,))
