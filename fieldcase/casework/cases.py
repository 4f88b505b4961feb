"""Cases: finding one by its code, making one under a code that nobody has."""

from __future__ import annotations

import re

from fieldcase.casework import settings
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, count, everything
from fieldcase.errors import AmbiguousCode, CodeTaken, NoSuchCase
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.ids import CaseId
from fieldcase.model.people import Member

# Of a case whose country is not stated.
_PREFIX = "D"


def by_code(desk: Desk, code: str) -> Case:
    """The case with this code, or with this id in hexadecimal; NoSuchCase where there is none, AmbiguousCode where two
    have the code: one of them came from another vault, and nobody but a person knows which is meant."""
    every = desk.all(Case)
    same = [case for case in every if case.code == code]
    if len(same) > 1:
        raise AmbiguousCode(code=code, choices=", ".join(case.id.hex() for case in same))
    same = same or [case for case in every if case.id.hex() == code]
    if not same:
        raise NoSuchCase(code=code)
    return same[0]


def led_by(source: Sight, case: Case) -> str:
    """Who leads a case whose code another case has too, so that the two can be told apart: the pseudonym, or the code
    of the role (vocabulary "role") where there is none. Empty where the code is its alone or nobody is known to lead
    it."""
    if not case.code or count(source, Asked(Case, equals=(("code", case.code),))) < 2:
        return ""
    lead = source.get(Member, case.lead) if case.lead is not None else None
    return (lead.pseudonym or lead.role) if lead is not None else ""


def taken_or_new(desk: Desk, code: str) -> Case:
    """The case with this code, made with the code as its title where it is new."""
    try:
        return by_code(desk, code)
    except NoSuchCase:
        case = Case(id=CaseId(desk.new_id()), scope=desk.new_scope("case"), code=code, title=code, lead=desk.member)
        desk.save(None, case)
        return case


def next_code(source: Sight, country: str = "") -> str:
    """A code that no case has, to be offered: the country's letters (D without one) and the next number, "KG-004".

    A number once given is not offered again while the vault knows of it, the bin included.
    """
    prefix = country or _PREFIX
    codes = [case.code for case in everything(source, Case)]
    numbers = [int(match[1]) for code in codes if (match := re.fullmatch(rf"{re.escape(prefix)}-(\d+)", code))]
    return f"{prefix}-{max(numbers, default=0) + 1:03d}"


def new_case(desk: Desk, title: str = "", code: str = "", country: str = "") -> Case:
    """Make a case in a scope of its own, led by the member at the desk; CodeTaken where the code is another's."""
    code = code.strip()
    with desk.deed():
        if code and count(desk, Asked(Case, equals=(("code", code),))):
            raise CodeTaken(code=code)
        case = Case(
            id=CaseId(desk.new_id()), scope=desk.new_scope("case"), code=code or next_code(desk, country),
            title=title.strip(), country=country, language=settings.get(desk, "language"), lead=desk.member,
        )  # fmt: skip
        desk.save(None, case)
    return case
