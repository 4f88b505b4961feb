"""What reported figures say of money: health beside law enforcement, in one place, one period and one currency.

Knows which amounts stand for the whole of a side and which for parts of it. Converts nothing, compares no two periods,
and computes nothing where one thing was reported twice: a person has to say first which number is right. What the field
asks for: recommendation on budget monitoring (docs/traceability.md, T072).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from fieldcase.casework import passages
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import cells, known, refuse
from fieldcase.casework.sight import Sight, example_scopes, found
from fieldcase.casework.table_out import write_new, written
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Figure
from fieldcase.model.said import said_date, said_money
from fieldcase.model.terms import Tables
from fieldcase.model.values import Money

SIDES = ("health", "enforcement")
_HEAD = (
    N_("country"), N_("region"), N_("period"), N_("what the money is for"), N_("amount"), N_("what was counted"),
    N_("where it says so"), N_("preliminary"), N_("comparison"),
)  # fmt: skip
_NO_DAY = N_("not compared: it is not said for which period")
_TWICE = N_("not compared: one thing was reported more than once")
_ONE_SIDE = N_("not compared: only one side is known")
_WHOLE = N_("law enforcement {enforcement}, health {health}: {times} times as much for law enforcement")
_PARTS = N_(
    "of what was reported: law enforcement {enforcement}, health {health}: {times} times as much for law enforcement; "
    "other money may be missing"
)


@dataclass(frozen=True)
class Side:
    """What is known of one side: its sum, or none where nothing or too much was reported; whether it is all of it."""

    sum: Money | None
    whole: bool
    twice: bool = False


@dataclass(frozen=True)
class Compared:
    """The figures of one place, period and currency, with both sides. `times` is law enforcement by health."""

    country: str
    region: str
    period: UncertainDate | None
    figures: tuple[Figure, ...]
    health: Side
    enforcement: Side

    @property
    def times(self) -> Decimal | None:
        """How many times as much goes to law enforcement, to one place; None where it cannot be said."""
        health, enforcement = self.health.sum, self.enforcement.sum
        if self.period is None or health is None or enforcement is None or not health.amount:
            return None
        return (enforcement.amount / health.amount).quantize(Decimal("0.1"), ROUND_HALF_UP)


def side(figures: Iterable[Figure], name: str, tables: Tables) -> Side:
    """One side of figures of one place, period and currency. The whole of it is taken where it was reported; else its
    parts are added, each of which may be there once."""
    mine = [
        (one.amount, one.spending) for one in figures
        if one.amount is not None and tables.mark("spending", one.spending, "side") == name
    ]  # fmt: skip
    whole = [amount for amount, code in mine if tables.mark("spending", code, "whole")]
    taken = whole or [amount for amount, _ in mine]
    codes = [code for _, code in mine if bool(tables.mark("spending", code, "whole")) == bool(whole)]
    twice = len(set(codes)) < len(codes)
    if not taken or twice:
        return Side(None, bool(whole), twice)
    total = sum((amount.amount for amount in taken), Decimal(0))
    return Side(Money(f"{total:f} {taken[0].currency}"), bool(whole))


def compare(source: Sight, country: str = "") -> tuple[Compared, ...]:
    """Every place, period and currency of which an amount was reported, by country and period; of one country alone
    where it is named. Without figures of a case in the bin, and without words that are marked. What is invented is
    compared with nothing real."""
    groups: defaultdict[tuple[bool, str, str, str, str], list[Figure]] = defaultdict(list)
    invented = example_scopes(source)
    binned = {case.scope for case in found(source, Case, Asked(Case, hidden=True))}
    told = [one for one in source.all(Figure) if one.spending and one.scope not in binned]
    for one in passages.without_marked(source, told):
        if one.amount is not None and country in ("", one.country):
            period = one.period.text if one.period is not None else ""
            groups[one.scope in invented, one.country, one.region, period, one.amount.currency].append(one)
    return tuple(
        Compared(
            place, region, ours[0].period, tuple(sorted(ours, key=lambda one: (one.spending, one.what))),
            *(side(ours, name, source.tables) for name in SIDES),
        )
        for (_, place, region, _, _), ours in sorted(groups.items())
    )  # fmt: skip


def said(one: Compared, words: Words) -> str:
    """The comparison in one sentence, or why there is none."""
    if one.period is None:
        return words(_NO_DAY)
    if one.health.twice or one.enforcement.twice:
        return words(_TWICE)
    if one.times is None or one.health.sum is None or one.enforcement.sum is None:
        return words(_ONE_SIDE)
    from babel.numbers import format_decimal

    told = words(_WHOLE if one.health.whole and one.enforcement.whole else _PARTS)
    return told.format(
        health=said_money(one.health.sum, words), enforcement=said_money(one.enforcement.sum, words),
        times=format_decimal(one.times, locale=words.language),
    )  # fmt: skip


def rows(source: Sight, words: Words, country: str = "") -> list[tuple[str, ...]]:
    """A row for each figure, with the comparison it is part of."""
    tables, told = source.tables, words.language
    return [
        (
            tables.label("country", figure.country, told) if figure.country else "", figure.region,
            said_date(figure.period, words) if figure.period is not None else "",
            tables.label("spending", figure.spending, told), said_money(figure.amount, words) if figure.amount else "",
            figure.what, figure.source_words, words(N_("preliminary")) if figure.preliminary else "", said(one, words),
        )
        for one in compare(source, country) for figure in one.figures
    ]  # fmt: skip


def export(desk: Desk, target: Path, words: Words, country: str = "") -> None:
    """Write the rows to a new file. IdentityInText, FileExists, CannotWrite: then nothing was written."""
    head, told = [words(one) for one in _HEAD], rows(desk, words, country)
    refuse(known(desk), cells(head, told, words), target.name, words)
    invented = example_scopes(desk)
    example = any(figure.scope in invented for one in compare(desk, country) for figure in one.figures)
    write_new(desk, target, written(head, told, example=example))
