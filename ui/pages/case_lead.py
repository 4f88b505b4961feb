"""A case in a list: what it is called, with whoever leads it where another case has the same code.

Knows words; which cases share a code is casework's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_

if TYPE_CHECKING:
    from ui.workplace import Workplace


def with_lead(title: str, led_by: str, work: Workplace) -> str:
    """What a case is called, with its lead: a pseudonym or the code of a role (`cases.led_by`), empty where the case
    stands alone."""
    if not led_by:
        return title
    lead = work.term("role", led_by) if led_by in work.tables.vocabularies["role"] else led_by
    return " · ".join(part for part in (title, work.words(N_("led by {name}")).format(name=lead)) if part)
