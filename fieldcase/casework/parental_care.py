"""What has to be asked where a child was taken, or parental rights are limited or threatened.

After the International Guidelines on Human Rights and Drug Policy (2019), III.1.3: a parent's drug use or dependence is
never by itself a reason to take a child away; what counts is the child, and help comes first. The questions are ours,
in our own words; each is asked once at an act, and answered by a person.
"""

from __future__ import annotations

from fieldcase.casework.asked_by_checks import ask, was_asked
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Act
from fieldcase.model.terms import Tables

NORM = "guidelines:III.1.3"
QUESTIONS = {
    "child:reason": N_("Is it only a parent's taking of drugs or dependence that the decision names as a reason?"),
    "child:danger": N_("Which facts are said to endanger the child, and who has seen them?"),
    "child:interests": N_("Was it weighed and written down what is best for this very child?"),
    "child:heard": N_("Was the child heard, as far as its age allows?"),
    "child:help": N_("Which help was offered to the family before, so that the child could stay?"),
    "child:treatment": N_("Is treatment held against the parent, such as substitution treatment?"),
    "child:court": N_("Who decided, was the parent heard, and with a lawyer?"),
    "child:return": N_("What has to happen for the child to come back, and when is it looked at again?"),
}


def applies(act: Act, tables: Tables) -> bool:
    """Whether these questions belong to an act of this type (vocabulary act_type, mark "asks")."""
    return tables.mark("act_type", act.type, "asks") == "child"


def to_ask(source: Sight, act: Act) -> tuple[str, ...]:
    """The rules of the questions that were not asked about an act yet, in their order."""
    if not applies(act, source.tables):
        return ()
    return tuple(rule for rule in QUESTIONS if not was_asked(source, act, rule))


def ask_all(desk: Desk, act: Act, words: Words) -> Changes:
    """Ask those that were not asked yet, as one deed; they have no day until a person gives them one."""
    changes = Changes()
    with desk.deed():
        for rule in to_ask(desk, act):
            changes |= ask(desk, act, rule, words(QUESTIONS[rule]))
    return changes
