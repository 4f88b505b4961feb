"""Cases: finding one by its code, making one."""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.errors import NoSuchCase
from fieldcase.model.case import Case
from fieldcase.model.ids import CaseId


def by_code(desk: Desk, code: str) -> Case:
    """The case with this code; NoSuchCase where there is none."""
    for case in desk.all(Case):
        if case.code == code:
            return case
    raise NoSuchCase(code=code)


def taken_or_new(desk: Desk, code: str) -> Case:
    """The case with this code, made with the code as its title where it is new."""
    try:
        return by_code(desk, code)
    except NoSuchCase:
        case = Case(id=CaseId(desk.new_id()), scope=desk.new_scope("case"), code=code, title=code, lead=desk.member)
        desk.save(None, case)
        return case
