"""What can be typed into a column of the grid of court decisions, said below it. Knows names of columns and words."""

from __future__ import annotations

from fieldcase.casework.decision_cells import choices_of
from fieldcase.errors import N_
from fieldcase.i18n import Words
from ui.pages.decision_rows import QUESTIONS

_HINTS = {
    "date": N_("A day, a month or a year: 05.03.2019, March 2019."),
    "weight": N_("A number with its unit: 0.8 g. The comma is a decimal sign too."),
    "fine": N_("An amount with its currency: 30000 KGS."),
    "term": N_("Years, months or days: 2 years 6 months."),
    "article": N_("The article as the decision names it: 228.1. The code stands beside it."),
    "code": N_("The code as the decision names it, right or wrong: Criminal Code."),
    "preliminary": N_("yes where the numbers of this row may still change."),
}


def hint_of(name: str, words: Words) -> str:
    """What can be typed into a column, as a finished sentence."""
    if name == QUESTIONS:
        return words(N_("No question about this decision."))
    choices = choices_of(name, words.language)
    if choices:
        told = " · ".join(f"{number} {text}" for number, (_, text) in enumerate(choices, start=1))
        return words(N_("First letters or a number: {choices}")).format(choices=told)
    return words(_HINTS.get(name, N_("Type as it stands in the decision.")))
