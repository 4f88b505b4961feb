"""A change of law: two versions of a provision beside one another, and what differs, each with its status.

Pure. Differences of money and of terms are computed as Decimal from what the versions name, in one currency and one
unit only: nothing is converted. A sum is said with the status of both versions: it can be no better than they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.declare import Field, Shape, field_named
from fieldcase.model.law import Provision
from fieldcase.model.said import said_date, said_money
from fieldcase.model.terms import Tables
from fieldcase.model.terms_of_time import said_term
from fieldcase.model.values import Money, Quantity
from fieldcase.rules.law_versions import said_validity

# What a version says, in the order in which the two are read beside one another.
COMPARED = (
    "title", "title_en", "text", "offences", "punishments", "fine_from", "fine_to", "term_to", "criminal_record", "gap",
    "contrary_to",
)  # fmt: skip
# The texts of delivered law are codes of this vocabulary; an own text is shown as it is.
TEXTS = "law_text"
CHECKED = ("status", "source", "checked_on")
_HUNDREDTH = Decimal("0.01")
_MONEY_SAID = N_("{field}: {old} → {new}: {difference} (before: {old_status}; after: {new_status}).")


@dataclass(frozen=True)
class Line:
    """A line of the table in finished words: what is compared, the old, the new, the difference where there is one;
    `computed` where that is one of two amounts."""

    field: str
    old: str
    new: str
    difference: str
    computed: bool = False


def compared(old: Provision | None, new: Provision, words: Words, tables: Tables) -> tuple[Line, ...]:
    """What two versions say, line by line, without the lines of which neither says anything. `old` None: `new` is the
    oldest version that is known."""
    before = said_validity(old, words) if old is not None else "—"
    held = Line(words(N_("In force")), before, said_validity(new, words), "")
    return (held, *(line for name in (*COMPARED, *CHECKED) for line in _line(name, old, new, words, tables)))


def _line(name: str, old: Provision | None, new: Provision, words: Words, tables: Tables) -> Iterator[Line]:
    field = field_named(Provision, name)
    before, after = getattr(old, name) if old is not None else field.empty, getattr(new, name)
    if before == field.empty and after == field.empty:
        return
    told = [said_value(field, value, words, tables) or "—" for value in (before, after)]
    differs = old is not None and before != after
    difference = said_difference(before, after, words) if differs else ""
    computed = differs and None not in (before, after) and isinstance(after, (Money, Quantity))
    yield Line(words(field.about.label), told[0], told[1], difference, computed)


def summed_up(old: Provision, new: Provision, words: Words, tables: Tables) -> tuple[str, ...]:
    """What the change comes to where it can be computed: a sentence for each fine and term, with both statuses."""
    statuses = [tables.label("law_status", one.status, words.language) for one in (old, new)]
    said = []
    for name in ("fine_from", "fine_to", "term_to"):
        before, after = getattr(old, name), getattr(new, name)
        if before is not None and after is not None and before != after:
            field = field_named(Provision, name)
            told = [said_value(field, value, words, tables) for value in (before, after)]
            said.append(
                words(_MONEY_SAID).format(
                    field=words(field.about.label), old=told[0], new=told[1], old_status=statuses[0],
                    new_status=statuses[1], difference=said_difference(before, after, words),
                )
            )  # fmt: skip
    return tuple(said)


def said_value(field: Field, value: object, words: Words, tables: Tables) -> str:
    """A field's value in words; empty for the empty value."""
    if value is None or value == field.empty:
        return ""
    if field.about.vocabulary:
        codes = value if isinstance(value, tuple) else (value,)
        return "; ".join(tables.label(field.about.vocabulary, str(code), words.language) for code in codes)
    if isinstance(value, Money):
        return said_money(value, words)
    if isinstance(value, Quantity):
        return said_term(value, words)
    if field.shape is Shape.DATE:
        return said_date(value, words)  # type: ignore[arg-type]
    return tables.label(TEXTS, str(value), words.language)


def said_difference(old: object, new: object, words: Words) -> str:
    """How two amounts differ: by how much and how many times, exact where that is a whole number. Of other values only
    that they do."""
    if not isinstance(old, (Money, Quantity)) or not isinstance(new, (Money, Quantity)) or type(old) is not type(new):
        return words(N_("changed"))
    if _unit(old) != _unit(new):
        return words(N_("another unit or currency: not converted here"))
    low, high = sorted((old.amount, new.amount))
    if low == high:
        return words(N_("the same amount"))
    apart = type(old)(f"{high - low} {_unit(old)}")
    said = said_money(apart, words) if isinstance(apart, Money) else said_term(apart, words)
    more = new.amount > old.amount
    by = words(N_("more by {amount}") if more else N_("less by {amount}")).format(amount=said)
    if not low:
        return by
    return f"{_times(high / low, words, more=more)}, {by}"


def _unit(value: Money | Quantity) -> str:
    return value.currency if isinstance(value, Money) else value.unit


def _times(ratio: Decimal, words: Words, *, more: bool) -> str:
    """ "30 times as much", or about so many times with two decimals where it is no whole number."""
    if ratio == ratio.to_integral_value():
        number = int(ratio)
        if more:
            return words.plural("{n} time as much", "{n} times as much", number).format(n=number)
        return words.plural("{n} time less", "{n} times less", number).format(n=number)
    from babel.numbers import get_decimal_symbol

    rounded = f"{ratio.quantize(_HUNDREDTH, ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    shown = rounded.replace(".", get_decimal_symbol(words.language))
    return words(N_("about {n} times as much") if more else N_("about {n} times less")).format(n=shown)
