"""To whom the words of a record answer, told before anybody erases it: whoever is not among them can only ask.

The same rule as an erasure follows (fieldcase/vault/descent.py). Looks only.
"""

from __future__ import annotations

from fieldcase.vault.database import Connection
from fieldcase.vault.descent import Descent, hands
from fieldcase.vault.journal import Journal
from fieldcase.vault.projection import known


def own_hand(connection: Connection, journal: Journal) -> bytes:
    """The hand of this vault: its member, or its device where it was shown to nobody."""
    return hands(connection).get(journal.device, journal.device)


def others(connection: Connection, journal: Journal, scope: bytes, record: bytes) -> frozenset[bytes]:
    """The hands that an erasure of all of a record, made here, would ask; empty where all its words may be taken here,
    or the record is not known. Of what somebody wrote upon the words of several the one who wrote it is asked."""
    found = known(connection, journal, journal.record_tag(scope, record))
    if found is None:
        return frozenset()
    written = [one for slot in found.slots.values() for one in slot.written]
    before = {one.entry: (one.device, one.seen) for one in (*written, *found.erasing)}
    descent, own = Descent(before, hands(connection)), own_hand(connection, journal)
    asked = set[bytes]()
    for one in written:
        holder, roots = descent.holder(one.device), descent.grew_from(one.entry)
        if one.erasure or one.body is None or holder == own or roots is None or roots == {own}:
            continue
        asked |= roots if len(roots) == 1 else {holder}
    return frozenset(asked)
