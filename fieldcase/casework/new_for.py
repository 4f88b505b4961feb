"""All that is new for one laptop, in one deed: which cases and visits have work that was never sent there, and on which
terms each was handed over last.

Knows what was agreed. Hands nothing over: what would be readable is looked at first, as always (`giving`).
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.desk import Desk
from fieldcase.casework.exchange_overview import standings
from fieldcase.casework.giving import Holder, Terms
from fieldcase.casework.handed_before import last_terms
from fieldcase.casework.look import Look
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Visit


@dataclass(frozen=True)
class NewFor:
    """Cases and visits that go in one file; `terms` are those of last time, None where nobody can say."""

    holders: tuple[Holder, ...]
    terms: Terms | None


def new_for(source: Desk | Look, device: bytes) -> tuple[NewFor, ...]:
    """What is shared with a device and has work that was never sent there, a file for each terms, the largest first; a
    redacted version is a file of its own. Where only what they refer to is new, or something is gone, all that is
    shared."""
    shared = [one for each in standings(source) if each.colleague.device == device for one in each.shared]
    if not any(one.waiting.unsent for one in shared):
        return ()
    holders = [one.holder for one in shared if one.holder is not None and one.waiting.unsent]
    holders = holders or [one.holder for one in shared if one.holder is not None]
    groups: dict[object, list[Holder]] = {}
    terms: dict[object, Terms | None] = {}
    for holder in holders:
        last = last_terms(source, device, holder.scope)
        group = (last, holder.key if last is not None and last.use else b"")
        groups.setdefault(group, []).append(holder)
        terms[group] = last
    found = [NewFor(tuple(listed), terms[group]) for group, listed in groups.items()]
    return tuple(sorted(found, key=lambda one: -len(one.holders)))


def kinds_of(new: NewFor) -> tuple[type[Holder], ...]:
    """The kinds to choose among: of one case alone a redacted version can be asked for."""
    one_case = len(new.holders) == 1 and isinstance(new.holders[0], Case)
    return (Case,) if one_case else (Case, Visit)
