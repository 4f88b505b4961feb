"""The fields of an act in the order in which a tired lawyer asks for them: what and to whom first, the rest folded.

Nobody's admission, no perpetrator and no charge is needed for an act to be complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from ui.record_form import Group

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"what", "harm", "police_said", "charged", "decided", "admissions", "disputed"})


def act_groups(work: Workplace) -> tuple[Group, ...]:
    """The short form, then what is folded until something of it is known."""
    words = work.words
    short = (
        ("type",), ("what",), ("event",), ("victims",), ("perpetrators",), ("perpetrator_kind",), ("norms",),
    )  # fmt: skip
    known = (("sources",), ("evidence",), ("source_reliability",), ("information_reliability",), ("disputed",))
    harm = (("harms",), ("harm",), ("counting_unit", "counted"))
    three = (
        ("police_said",), ("size_said",), ("article_said",), ("police_said_source",),
        ("charged",), ("size_charged",), ("article_charged",), ("charged_source",),
        ("decided",), ("size_decided",), ("article_decided",), ("fined",), ("decided_source",),
    )  # fmt: skip
    substance = (("substance", "form"), ("weight", "weight_basis"))
    money = (("demanded",), ("demanded_for",), ("demanded_by",))
    return (
        Group("", short, _LONG),
        *(
            Group(words(heading), lines, _LONG, folded=True)
            for heading, lines in (
                (N_("How it is known"), known),
                (N_("Harm, and how many"), harm),
                (N_("Said, charged, decided: three things, each with its own source"), three),
                (N_("Substance and weight"), substance),
                (N_("Money that was demanded"), money),
                (N_("In no dossier until the case's lawyer releases it"), (("admissions",),)),
            )
        ),
    )
