"""The involvement of one person in an act: in which degree, what this one is said to have done, what bears it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.model.remedies import Involvement
from ui.pages.record_panel import RecordPanel
from ui.record_form import Group

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LONG = frozenset({"what", "notes"})


def involvement_panel(work: Workplace, involvement: Involvement, name: str) -> RecordPanel:
    """The panel of an involvement of the person with a name."""
    words = work.words
    groups = (
        Group("", (("degree",), ("what",), ("evidence",)), _LONG),
        Group(words(N_("For the lawyer alone: in no dossier")), (("notes",),), _LONG),
    )
    return RecordPanel(
        work, involvement, groups, name, words(N_("The involvement is in the bin.")),
        words(N_("It is an allegation, not a finding.")),
    )  # fmt: skip
