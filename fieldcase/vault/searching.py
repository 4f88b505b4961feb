"""From hits in the index to what a person is shown: the record, the case it lies in, the field's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.declare import field_named, kind_named
from fieldcase.model.text import without_tags
from fieldcase.vault import lists
from fieldcase.vault.search import Hit
from fieldcase.vault.store import Store


@dataclass(frozen=True, repr=False)
class Found:
    """A search hit: which record, in which case (its code, empty outside a case), and the field's own words."""

    kind: str
    id: bytes
    case: str
    text: str


def found(store: Store, hits: Iterable[Hit]) -> tuple[Found, ...]:
    """The hits as they are shown, in their order; a record that is gone since is passed over."""
    codes: dict[bytes, str] = {}
    shown = []
    for hit in hits:
        kind = kind_named(hit.kind)
        record = store.get(kind, hit.id) if kind else None
        if kind is None or record is None:
            continue
        if hit.scope not in codes:
            cases = lists.page(store.connection, Case, lists.vector(store.connection, Asked(Case, scope=hit.scope)))
            codes[hit.scope] = next((case.code for case in cases if case is not None), "")
        value = getattr(record, hit.field)
        text = "; ".join(value) if isinstance(value, tuple) else value
        if field_named(kind, hit.field).about.markup:
            text = without_tags(text)
        shown.append(Found(hit.kind, hit.id, codes[hit.scope], text))
    return tuple(shown)
