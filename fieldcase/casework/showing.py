"""Which numbers and words of a visit may be turned towards the people of the visit: none that points at somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import PersonId
from fieldcase.rules.mentions import Mentions
from fieldcase.rules.small_numbers import THRESHOLD


def fit_to_show(rows: Sequence[tuple[str, int]]) -> bool:
    """Whether a table of people by one characteristic (code, number) can be shown: every number is large enough.

    All of it or nothing: one withheld number would come back by subtraction from the others.
    """
    return all(number >= THRESHOLD for _, number in rows)


def fit_to_say(recommendations: Iterable[Recommendation], pseudonyms: Iterable[str]) -> tuple[Recommendation, ...]:
    """The recommendations that speak of none of the visit's people by a pseudonym."""
    mentions = Mentions({PersonId(n.to_bytes(16)): name for n, name in enumerate(pseudonyms)}, {})
    return tuple(
        one for one in recommendations if not any(mentions.anyone_in(text) for text in (one.text, one.addressed))
    )
