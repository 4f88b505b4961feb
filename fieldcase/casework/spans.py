"""Pairs of days of a record of which one has to follow the other: what a form says beside them where they do not.

Nothing is held up by it. Letters, remedies and rules of law say more about their days themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.results import Wording
from fieldcase.model.security import Harm
from fieldcase.rules.ordered_days import Order, out_of_order

_ENDS_FIRST = N_("This would end before it begins. Please look at both days; what you typed is kept.")
_DUE_FIRST = N_("This day is before the one on which it was asked or promised. Please look at both; both are kept.")
_ORDERS: Mapping[type[Record], tuple[Order, ...]] = {
    Harm: (("until", "since", _ENDS_FIRST),),
    Wording: (("valid_to", "valid_from", _ENDS_FIRST),),
    Recommendation: (("due", "date", _DUE_FIRST),),
}


def doubts(record: Record, words: Words) -> dict[str, str]:
    """What cannot be about the days of a record: a sentence for each field that may stand wrong, empty where it does
    not. Empty for a record that has no such pair."""
    orders = _ORDERS.get(type(record), ())
    wrong = {one.field: words(one.message) for one in out_of_order(record, orders)}
    return {name: wrong.get(name, "") for name, _, _ in orders}
