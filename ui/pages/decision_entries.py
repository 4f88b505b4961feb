"""Court decisions as the grid shows them: with what is drafted of them, and with what a lawyer is to be asked.

Runs on the reading lane; changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fieldcase.casework import court_checks
from fieldcase.model.courts import Decision
from ui.pages.decision_rows import Entry

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words


def entries_of(look: Look, decisions: Sequence[Decision], words: Words) -> tuple[Entry, ...]:
    """Decisions as the grid shows them. Runs on the reading lane."""
    law, drafted = court_checks.law(look), dict[bytes, dict[str, Any]]()
    for draft in look.drafts():
        drafted.setdefault(draft.record, {})[draft.field] = draft.value
    found = []
    for one in decisions:
        now = replace(one, **drafted.get(one.key, {}))
        asked = court_checks.questions_by(law, now, words)
        found.append(Entry(now, look.draft_words_of(one.key), asked))
    return tuple(found)
