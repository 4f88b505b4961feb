"""Cells of court decisions entered as they are typed: one deed for one cell, or for a block; nothing typed is lost.

A value becomes an entry at once; words that cannot be read stay drafts of their field. A row of which nothing can be
read yet is no decision and is counted nowhere. Knows records and drafts; how words are read is `decision_cells`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.model.courts import Decision


@dataclass(frozen=True)
class Typed:
    """What was typed into a decision: the record as it is shown (a blank one where it is new), values by field, and
    words that could not be read."""

    decision: Decision
    values: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def enter(desk: Desk, typed: Sequence[Typed]) -> None:
    """Enter all values as one deed, and keep the words. May be done twice: what is there by then is not made anew."""
    with desk.deed():
        for one in typed:
            if one.values:
                _enter(desk, one)
    for one in typed:
        if one.words and desk.get(Decision, one.decision.key) is None:
            desk.begin(one.decision)
        for name, text in one.words.items():
            desk.draft_words(one.decision, name, text)


def _enter(desk: Desk, one: Typed) -> None:
    before = desk.get(Decision, one.decision.key)
    desk.save(before, replace(before or one.decision, **one.values))
    if before is None:
        desk.vault.drafts.drop_entered(one.decision.key)
    for name in one.values:
        desk.vault.drafts.drop(one.decision.key, name)


def keep(desk: Desk, typed: Typed) -> None:
    """Keep what stands in a cell that is still being typed as a draft."""
    if desk.get(Decision, typed.decision.key) is None:
        desk.begin(typed.decision)
    for name, value in typed.values.items():
        desk.draft(typed.decision, name, value)
    for name, text in typed.words.items():
        desk.draft_words(typed.decision, name, text)


def forget(desk: Desk, decision: Decision, name: str) -> None:
    """Forget what was drafted of one field: the cell was given up."""
    with desk.vault.transaction():
        desk.vault.drafts.drop(decision.key, name)


def enter_begun(desk: Desk) -> None:
    """Enter what a kill or the lock left as drafts of the register's decisions; words that cannot be read stay."""
    begun: dict[bytes, dict[str, Any]] = {}
    for draft in desk.drafts():
        if draft.kind == Decision.KIND and draft.scope == desk.register:
            begun.setdefault(draft.record, {})[draft.field] = draft.value
    there = {key: desk.get(Decision, key) for key in begun}
    enter(desk, [Typed(one, begun[key]) for key, one in there.items() if one is not None and not one.hidden])


def unfinished(look: Look) -> tuple[Decision, ...]:
    """Rows of the register that were begun and of which nothing is entered yet, the oldest first."""
    found = [one for one in look.unfinished() if isinstance(one, Decision) and one.scope == look.register]
    return tuple(reversed(found))
