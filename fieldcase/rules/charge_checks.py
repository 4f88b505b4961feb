"""Whether the charge check of an act may be told: only as the case's lawyer took it over (do-no-harm.md, Law).

Knows who leads a case and who took a check over; refuses to know what a table says.
"""

from __future__ import annotations

from fieldcase.model.case import Act, Case


def taken_over(act: Act, case: Case) -> bool:
    """Whether the facts of a table that stand in an act are those that the case's lawyer, who is its lead, took over.

    In every use: until then they are a calculation of the program's, and nobody has answered for it.
    """
    return bool(act.charge_check) and case.lead is not None and act.charge_check_by == case.lead
