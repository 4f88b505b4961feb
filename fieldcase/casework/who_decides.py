"""Whom an erasure would only ask, said before it is done and after: what others wrote is theirs to take back.

Looks only.
"""

from __future__ import annotations

from fieldcase.casework.colleagues import known
from fieldcase.casework.desk import Desk
from fieldcase.casework.hanging import going
from fieldcase.casework.history import store_of
from fieldcase.casework.look import Look
from fieldcase.model.declare import Record
from fieldcase.vault import answering


def labels(source: Desk | Look) -> dict[bytes, str]:
    """What every known hand (member, and each device) is called on its card."""
    listed = known(source)
    return {one.device: one.label for one in listed} | {one.member: one.label for one in listed}


def only_asks(source: Desk | Look, record: Record, field: str = "") -> tuple[str, ...]:
    """Whom an erasure of this record and what hangs on it would ask, for all or a part, as their cards call them (empty
    words for one whose card is not here); nobody where all of it may be erased here. With `field` of the record alone,
    judged as a whole."""
    store = store_of(source)
    called = labels(source)
    if not called:
        return ()  # nobody was met: every word is this laptop's
    asked = frozenset[bytes]().union(
        *(
            answering.others(store.connection, store.journal, one.scope, one.key)
            for one in ([record] if field else going(source, record))
        )
    )
    return tuple(sorted(called.get(who, "") for who in asked))
