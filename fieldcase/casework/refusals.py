"""Why people did not want anything recorded, counted: refusals of the register, and interviews refused at visits.

Nothing of who refused is read, because nothing of it is kept. A refusal that names a visit is beside the interviews
refused there: whether both are the same people nobody knows, so it is said and not computed away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldcase.casework.sight import Sight, example_scopes
from fieldcase.casework.tallies import COUNTRY, MAIN, MONTH, PLACE, WHAT, YEAR, Chosen, Noted, Tally, tally
from fieldcase.i18n import Words
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.signals import Refusal
from fieldcase.model.values import Count
from fieldcase.rules.note_counts import reasons_of

BY = (WHAT, MAIN, COUNTRY, PLACE, YEAR, MONTH)
_ONE = Count("=1")


@dataclass(frozen=True)
class Refusals:
    """The numbers, how many of the notes are interviews refused at visits, and how many refusals of the register name
    a visit at which interviews were refused too."""

    tally: Tally
    at_visits: int
    perhaps_twice: int


def noted(source: Sight) -> tuple[Noted, ...]:
    """Every refusal of the register, and every interview that was refused, as it is counted."""
    visits = {one.key: one for one in source.all(Visit)}
    return (
        *(_of_register(one) for one in source.all(Refusal)),
        *(_of_interview(one, visits) for one in source.all(Interview) if one.refused_because),
    )


def _of_register(one: Refusal) -> Noted:
    return Noted(one.count, one.country, one.settlement, one.date, reasons_of(one), one.main_reasons)


def _of_interview(one: Interview, visits: dict[bytes, Visit]) -> Noted:
    visit = visits.get(one.visit) if one.visit is not None else None
    reasons = (one.refused_because,) if one.refused_because != "not_stated" else ()
    if visit is None:
        return Noted(_ONE, date=one.date, what=reasons)
    return Noted(_ONE, visit.country, visit.place, one.date or visit.date, reasons)


def counted(source: Sight, chosen: Chosen, words: Words) -> Refusals:
    """The refusals of a country and a period; the words are those of `words`."""
    tables = source.tables

    def label(by: str, code: str) -> str:
        return tables.label("country" if by == COUNTRY else "refusal_reason", code, words.language)

    refused = [one for one in source.all(Interview) if one.refused_because]
    visits = {one.key: one for one in source.all(Visit)}
    at_visits = sum(chosen.takes(_of_interview(one, visits)) for one in refused)
    there = {one.visit for one in refused}
    twice = sum(
        one.visit is not None and one.visit in there and chosen.takes(_of_register(one))
        for one in source.all(Refusal)
    )  # fmt: skip
    # A refusal says nothing of being invented: where the sample is in the vault, it may be among them.
    made = replace(tally(noted(source), chosen, words, label, BY), example=bool(example_scopes(source)))
    return Refusals(made, at_visits, twice)
