"""What follows from entries that came in: a withdrawal reaches what a case copied, last days are counted anew.

Knows that both belong to the same transaction as the entries: a laptop that dies between the two would keep the consent
for ever, since the same file brings nothing the second time. Refuses to know whence the entries came.
"""

from __future__ import annotations

from collections.abc import Callable

from fieldcase.casework import consents, letters
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.model.letters import Letter
from fieldcase.model.people import Consent
from fieldcase.vault.absorbing import Outcome
from fieldcase.vault.arriving import records_of

_COUNTED = frozenset({"letter", "delivery", "delivery_account", "reply_term"})


def followed(desk: Desk, taking: Callable[[], Outcome]) -> tuple[Outcome, Changes]:
    """Run what takes entries in, and what follows from it: both in one transaction, or neither. Returns what came of
    them and everything that changed; raises what `taking` raises. Not within a deed."""
    with desk.deed(undoable=False):
        outcome = taking()
        touched = records_of(desk.vault.write, outcome.touched)
        changes = Changes(frozenset(touched.values()), frozenset(touched))
        changes |= consents.follow(desk, [one for one, kind in touched.items() if kind == Consent.KIND])
        if changes.kinds & _COUNTED:
            for letter in desk.all(Letter):
                changes |= letters.count_anew(desk, letter)
    desk.vault.settle_to_disk()
    return outcome, changes
