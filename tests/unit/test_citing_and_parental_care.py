"""Norms in one line, norms often cited for a type of act, and the questions where a child was taken."""

from __future__ import annotations

import pytest

from fieldcase.casework.asked_by_checks import open_questions
from fieldcase.casework.cases import new_case
from fieldcase.casework.citing import cited, in_order, norms_to_choose, often_cited, titled
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.parental_care import NORM, QUESTIONS, applies, ask_all, to_ask
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.case import Act
from fieldcase.model.ids import ActId


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("cedaw:12", "CEDAW, article 12"),
        ("cedaw-gr:24", "CEDAW, general recommendation No. 24"),
        ("guidelines:III.1.3", "International Guidelines, guideline III.1.3"),
        ("kg-cc:268", "Criminal Code of the Kyrgyz Republic (2019), article 268"),
        ("own-law:7", "own-law:7"),
    ],
)
def test_a_norm_is_cited_by_its_instrument_and_number(code: str, said: str) -> None:
    assert cited(shipped(), code, words("en")) == said


def test_two_norms_with_one_title_are_told_apart_and_a_title_stands_behind() -> None:
    lines = [line for _, line in norms_to_choose(shipped(), words("ru"))]
    assert len(set(lines)) == len(lines) == len(shipped().norms)
    assert titled(shipped(), "cedaw:12", words("en")) == "CEDAW, article 12. Health"


def test_norms_come_in_the_order_of_the_tables_and_unknown_ones_last() -> None:
    assert in_order(shipped(), frozenset({"own:1", "iccpr:9", "cedaw:2"})) == ("cedaw:2", "iccpr:9", "own:1")


def test_every_type_of_act_but_other_has_norms_to_offer_and_each_of_them_is_there() -> None:
    types = shipped().vocabularies["act_type"]
    for code in types:
        found = often_cited(shipped(), code)
        assert bool(found) == (code != "other"), code
        assert [norm for norm in found if norm not in shipped().norms] == []
        assert len(found) == len(set(found)) <= 9, "each is taken by one digit"


def test_every_kind_of_event_that_leads_to_an_act_leads_to_one_that_is_there() -> None:
    leads = [term.marks["act"] for term in shipped().vocabularies["event_kind"].values() if "act" in term.marks]
    assert len(leads) > 20
    assert [one for one in leads if one not in shipped().vocabularies["act_type"]] == []


def test_a_child_that_was_taken_opens_questions_once_and_no_other_act_does(desk: Desk) -> None:
    case = new_case(desk, "Example / Пример")
    taken = Act(id=ActId(desk.new_id()), scope=case.scope, type="removal_of_child")
    other = Act(id=ActId(desk.new_id()), scope=case.scope, type="extortion")
    for one in (taken, other):
        desk.save(None, one)
    assert NORM in often_cited(shipped(), "removal_of_child")
    assert not applies(other, shipped())
    assert to_ask(desk, other) == ()
    assert ask_all(desk, other, words("en")).kinds == frozenset()
    assert to_ask(desk, taken) == tuple(QUESTIONS)
    ask_all(desk, taken, words("en"))
    assert [one.rule for one in open_questions(Look(desk), taken)] == list(QUESTIONS)
    assert to_ask(desk, taken) == ()
    desk.undo()
    assert open_questions(Look(desk), taken) == ()
