"""What stands behind an objective: a result that is shown, one that is only reported, one that nothing shows, or none.

What was meant is no result: an objective whose result is empty, or says the objective again, is told as one without.
Pure: a record in, what is said of it out.
"""

from __future__ import annotations

from enum import Enum

from fieldcase.errors import N_
from fieldcase.model.results import Objective
from fieldcase.model.text import folded


class Shown(Enum):
    """What stands behind an objective, each with what is said of it (msgid)."""

    NO_RESULT = N_("no result: what was meant is none")
    NOT_SHOWN = N_("not shown by anything")
    REPORTED = N_("reported, and shown by nothing else")
    SHOWN = N_("is shown")


def standing(one: Objective) -> Shown:
    """What stands behind an objective."""
    result = folded(" ".join(one.result.split()))
    if not result or result == folded(" ".join(one.text.split())):
        return Shown.NO_RESULT
    if one.evidence or one.figures:
        return Shown.SHOWN
    return Shown.REPORTED if one.source.strip() else Shown.NOT_SHOWN
