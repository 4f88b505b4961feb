"""Whether the charge check of an act may be told: only as the case's lawyer took it over (do-no-harm.md, Law).

Knows who leads a case, who took a check over and for which day a table was asked; refuses to know what it says.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.model.case import Act, Case
from fieldcase.rules.charge_lines import from_lines, to_lines


def taken_over(act: Act, case: Case) -> bool:
    """Whether the facts of a table that stand in an act are those that the case's lawyer, who is its lead, took over.

    In every use: until then they are a calculation of the program's, and nobody has answered for it.
    """
    return bool(act.charge_check) and case.lead is not None and act.charge_check_by == case.lead


def by_the_month(act: Act) -> Act:
    """The act with the day for which its table was asked told as a month: it is the day of the event."""
    answer = from_lines(act.charge_check)
    if answer is None or answer.asked.on is None:
        return act
    asked = replace(answer.asked, on=answer.asked.on.coarse())
    return replace(act, charge_check=to_lines(replace(answer, asked=asked)))
