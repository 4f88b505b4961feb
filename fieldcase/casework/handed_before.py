"""What a reader was handed last of each scope: when, on which terms, what stayed closed; kept with the agreement.

Knows how that is written down, in one row for a reader and a scope. Decides nothing: `rules.share_again` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.casework.handed import Handed
from fieldcase.casework.history import store_of
from fieldcase.casework.look import Look
from fieldcase.errors import EntryRefused
from fieldcase.rules.share_again import Agreed
from fieldcase.rules.share_gate import Terms
from fieldcase.vault.entry import decoded, encoded
from fieldcase.vault.peers import Peers

Opened = Mapping[bytes, frozenset[str]]


class AgreedWith:
    """What was handed to one device, by scope; None for a scope of which it cannot be read what holds."""

    def __init__(self, source: Desk | Look, device: bytes) -> None:
        self.scopes = {scope: _read(raw) for scope, raw in Peers(store_of(source).connection).agreed(device).items()}

    def opened(self, what: Handed) -> Opened:
        """By id of a record the fields that may be read now and could not be read when its scope was handed over last:
        whatever the reader has of it they have without."""
        found = {}
        for key, record in what.records.items():
            if record.scope in self.scopes:
                then = self.scopes[record.scope]
                found[key] = then.opened(record, what.fields[key]) if then is not None else what.fields[key]
        return {key: names for key, names in found.items() if names}

    def noted(self, what: Handed, terms: Terms, scope: bytes) -> bytes:
        """What is kept once it was handed over."""
        records = [one for one in what.records.values() if one.scope == scope]
        return _written(Agreed.now(records, what.fields, terms, self.scopes.get(scope)))


def last_terms(source: Desk | Look, device: bytes, scope: bytes) -> Terms | None:
    """On which terms a scope was handed to a device last; None where it never was, or that is not known."""
    found = AgreedWith(source, device).scopes.get(scope)
    return found.terms if found is not None else None


def _written(agreed: Agreed) -> bytes:
    terms = agreed.terms
    closed = [[key, sorted(names)] for key, names in sorted(agreed.closed.items())]
    return encoded([[terms.own, terms.identity, terms.network, terms.use], closed])


def _read(raw: bytes) -> Agreed | None:
    try:
        told: Any = decoded(raw)
        own, identity, network, use = told[0]
        closed = {key: frozenset(names) for key, names in told[1]}
    except (EntryRefused, TypeError, ValueError, IndexError, KeyError):
        return None
    return Agreed(Terms(bool(own), bool(identity), bool(network), str(use)), closed)
