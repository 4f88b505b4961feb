"""What is shown of one row of a table of amounts: an own one in its form, a delivered one to be read and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework import amounts
from fieldcase.errors import N_
from fieldcase.model.law import Threshold
from ui.pages.amounts_said import Told
from ui.pages.register_detail import RegisterDetail, RowKind
from ui.record_form import Group

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"bands", "consequences", "notes"})
_LINES = (
    ("country", "substance"), ("form", "unit"), ("weight_basis",), ("instrument",), ("bands",), ("consequences",),
    ("valid_from", "valid_to"), ("status", "checked_on"), ("source",), ("notes",),
)  # fmt: skip
_HOW = N_(
    "One size a line: large, more than 1.5, up to 25. “Up to” and “from” hold the number itself, “more than” and “less "
    "than” do not."
)
_DELIVERED = N_(
    "This row comes with the program and is not changed. A row of your own stands before it; which of them held on a "
    "day, their dates say."
)


class AmountsDetail(RegisterDetail):
    """The row."""

    def __init__(self, work: Workplace, copied: Callable[[Threshold], None]) -> None:
        words, told = work.words, Told(work)
        kind = RowKind(
            Threshold, words(N_("Row of a table of amounts")), words(_HOW), words(_DELIVERED),
            words(N_("Make my own row of this one")), words(N_("The row is now also your own.")),
            words(N_("The row is in the bin.")),
            title=lambda one: f"{told.country(one)}: {told.substance(one)}", lines=told.lines,
            make_own=lambda desk, one: amounts.make_own(desk, one, words),
        )  # fmt: skip
        super().__init__(work, kind, (Group("", _LINES, _LONG),), copied)
