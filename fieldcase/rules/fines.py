"""What was demanded beside the fine that the law names: two amounts, each with where it comes from, and no conversion.

Pure: provisions come in as arguments. It says what was demanded and which fine a provision in force on that day names,
with its status in the same sentence; that the one was no fine, it does not say. Amounts in two currencies stay apart:
a rate is told only where a document has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Provision
from fieldcase.model.said import said_money
from fieldcase.model.terms import Tables
from fieldcase.model.typed_articles import read_article
from fieldcase.model.typed_dates import Unreadable
from fieldcase.model.values import Money
from fieldcase.rules.charge_said import FACT, MISSING, NOTE, QUESTION, ROW, Sentence
from fieldcase.rules.law_versions import holding, norm_code


@dataclass(frozen=True)
class Demand:
    """What was demanded: an amount, for what, by which unit; what was imposed as a fine. All may be empty."""

    amount: Money | None = None
    what: str = ""
    unit: str = ""
    fined: Money | None = None


def provisions_for(
    provisions: Iterable[Provision],
    norms: Iterable[str],
    articles: Iterable[str],
    country: str,
    on: UncertainDate | None,
) -> tuple[Provision, ...]:
    """The versions of provisions that may have been in force on a day (law_versions.holding): those of norms
    ("kg-cc:268"), and those of articles as they were written, in instruments of the country, whose short names begin
    with its code."""
    if on is None:
        return ()
    exact = set(norms)
    numbers = {number for text in articles if (number := _number(text))}

    def meant(one: Provision) -> bool:
        here = bool(country) and one.instrument.startswith(f"{country.casefold()}-")
        return norm_code(one) in exact or (here and one.number in numbers)

    return holding(filter(meant, provisions), on)


def demand_said(demand: Demand, provisions: Sequence[Provision], words: Words, tables: Tables) -> tuple[Sentence, ...]:
    """The sentences of a demand beside the fines of `provisions`; none where no money was demanded."""
    return tuple(_said(demand, provisions, words, tables)) if demand.amount is not None else ()


def _said(demand: Demand, provisions: Sequence[Provision], words: Words, tables: Tables) -> Iterator[Sentence]:
    assert demand.amount is not None
    parts = [said_money(demand.amount, words)]
    if demand.what.strip():
        parts.append(words(N_("for: {what}")).format(what=demand.what.strip().rstrip(".")))
    if demand.unit.strip():
        parts.append(words(N_("by: {unit}")).format(unit=demand.unit.strip().rstrip(".")))
    yield Sentence(FACT, words(N_("Demanded: {what}.")).format(what="; ".join(parts)))
    with_fine = [one for one in provisions if one.fine_from is not None or one.fine_to is not None]
    if not with_fine:
        yield Sentence(MISSING, words(N_("No fine is known here that a provision in force on that day names.")))
    for one in with_fine:
        yield from _beside(demand.amount, one, words, tables)
    if demand.fined is not None:
        yield Sentence(FACT, words(N_("Fine imposed: {money}.")).format(money=said_money(demand.fined, words)))


def _beside(amount: Money, one: Provision, words: Words, tables: Tables) -> Iterator[Sentence]:
    status = tables.label("law_status", one.status, words.language)
    told = {"provision": _provision(one, words, tables), "status": status, "fine": _fine(one, words)}
    yield Sentence(ROW, words(N_("Fine named by “{provision}” ({status}): {fine}.")).format(**told))
    top = one.fine_to or one.fine_from
    if top is not None and top.currency != amount.currency:
        apart = N_("The two amounts are in different currencies and are not converted here.")
        yield Sentence(NOTE, words(apart))
    elif one.fine_to is not None and amount.amount > one.fine_to.amount:
        more = N_("More was demanded than the highest fine by this provision ({status}): a question for a lawyer.")
        yield Sentence(QUESTION, words(more).format(status=status))


def _fine(one: Provision, words: Words) -> str:
    low, high = one.fine_from, one.fine_to
    if low is not None and high is not None and low != high:
        return words(N_("from {low} to {high}")).format(low=said_money(low, words), high=said_money(high, words))
    if high is not None and low is None:
        return words(N_("up to {high}")).format(high=said_money(high, words))
    if low is not None and high is None:
        return words(N_("from {low}")).format(low=said_money(low, words))
    return said_money(high, words) if high is not None else ""


def _provision(one: Provision, words: Words, tables: Tables) -> str:
    title = tables.instruments.get(one.instrument, {}).get(words.language, one.instrument)
    return words(N_("{instrument}, article {number}")).format(instrument=title, number=one.number)


def _number(text: str) -> str:
    """The number of an article as it was written; "" where it is none."""
    try:
        return read_article(text).number if text.strip() else ""
    except Unreadable:
        return ""
