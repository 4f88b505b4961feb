"""What a release for statistics holds of acts and of the case. Nothing of it tells a story.

Only acts whose every victim agreed to be counted go in, and of these type, norms and kind of perpetrator alone.
Withholding small numbers is the business of whoever makes a table of them (`small_numbers`).
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.model.case import Act, Case
from fieldcase.model.ids import PersonId
from fieldcase.rules.material import Material, people_of


def counted_acts(material: Material, counted: frozenset[PersonId]) -> tuple[Act, ...]:
    """The acts that may be counted, bare."""
    return tuple(
        Act(id=act.id, scope=act.scope, type=act.type, norms=act.norms, perpetrator_kind=act.perpetrator_kind)
        for act in material.of(Act)
        if counted.issuperset(people_of(act))
    )


def bare_case(case: Case) -> Case:
    """A case without anything that tells what happened in it."""
    return replace(case, title="", about=(), summary="", reasons="", outcome="", requests="", strategy="", allies="")
