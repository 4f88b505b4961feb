"""A new case: a scope and a code of its own, led by whoever makes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldcase.casework import cases, settings
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import CodeTaken
from fieldcase.model.case import Case
from fieldcase.model.ids import CaseId, MemberId
from fieldcase.model.people import Member


def test_the_first_case_is_number_one_of_its_country_and_led_by_its_maker(desk: Desk) -> None:
    settings.put(desk, "language", "en")
    case = cases.new_case(desk, " Example ", country="KG")
    assert (case.code, case.title, case.country, case.lead) == ("KG-001", "Example", "KG", desk.member)
    assert case.language == "en"
    assert desk.get(Case, case.id) == case
    assert cases.new_case(desk).code == "D-001"
    assert cases.new_case(desk).scope != case.scope


def test_the_next_code_counts_each_country_by_itself_and_knows_odd_codes(desk: Desk) -> None:
    for code in ("KG-007", "KG-12", "KG-x", "KZ-100", "old"):
        cases.new_case(desk, code=code)
    assert cases.next_code(desk, "KG") == cases.next_code(Look(desk), "KG") == "KG-013"
    assert (cases.next_code(desk, "KZ"), cases.next_code(desk, "MD"), cases.next_code(desk)) == (
        "KZ-101", "MD-001", "D-001",
    )  # fmt: skip


def test_the_code_of_a_case_in_the_bin_is_not_offered_again(desk: Desk) -> None:
    desk.hide(cases.new_case(desk))
    assert cases.next_code(desk) == cases.next_code(Look(desk)) == "D-002"


def test_a_code_that_another_case_has_is_refused_and_nothing_is_made(desk: Desk) -> None:
    cases.new_case(desk, code="K-1")
    with pytest.raises(CodeTaken):
        cases.new_case(desk, code=" K-1 ")
    assert len(desk.all(Case)) == 1


def test_one_undo_takes_a_new_case_back(desk: Desk) -> None:
    cases.new_case(desk)
    desk.undo()
    assert desk.all(Case) == ()


def test_who_leads_a_case_is_told_only_where_another_has_its_code(desk: Desk) -> None:
    case = cases.new_case(desk, "Пример", country="KG")
    assert cases.led_by(Look(desk), case) == ""
    theirs = Member(id=MemberId(desk.new_id()), scope=desk.register, role="lawyer")
    desk.save(None, theirs)
    other = Case(id=CaseId(desk.new_id()), scope=desk.new_scope("case"), code=case.code, lead=theirs.id)
    desk.save(None, other)
    assert cases.led_by(Look(desk), other) == "lawyer", "the code of the role where there is no pseudonym"
    desk.save(theirs, replace(theirs, pseudonym="Синица"))
    assert cases.led_by(Look(desk), other) == "Синица"
