"""The recorded decision to name an official, an author or an alleged perpetrator (do-no-harm.md, Four kinds of people).

Knows who decided, when and why. Whether the name then appears is for the rules: it must betray nobody.
"""

from __future__ import annotations

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.errors import ReasonMissing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import NamingId
from fieldcase.model.people import Naming, Person


def decide(desk: Desk, person: Person, reason: str) -> Changes:
    """Record that the member at the desk decided today to name a person; ReasonMissing without a reason."""
    if not reason.strip():
        raise ReasonMissing
    decision = Naming(
        id=NamingId(desk.new_id()), scope=person.scope, person=person.id, decided_by=desk.member,
        decided_on=UncertainDate(desk.world.today().isoformat()), reason=reason.strip(),
    )  # fmt: skip
    return desk.save(None, decision)


def take_back(desk: Desk, person: Person) -> Changes:
    """Put every decision to name a person into the bin, as one deed."""
    changes = Changes()
    with desk.deed():
        for decision in desk.all(Naming, person.scope):
            if decision.person == person.id:
                changes |= desk.hide(decision)
    return changes
