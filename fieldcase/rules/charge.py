"""The charge check: which size a table of amounts gives to a weight, by the law in force on the day of the act.

Pure: rows and vocabularies come in as arguments, an answer goes out. It asks and never finds: every answer names the
row it comes from with its status, several rows give several answers, and where no row is confirmed, that is the answer.
The status gates how it is told (do-no-harm.md, Law): the sentence is made in `charge_said`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fieldcase.model.bands import Band, read_bands
from fieldcase.model.dates import UncertainDate
from fieldcase.model.delivered import is_delivered
from fieldcase.model.law import Threshold
from fieldcase.model.measures import in_unit, is_unknown
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.typed_amounts import weight_in
from fieldcase.model.values import Quantity
from fieldcase.rules.substances import codes_of, covers, form_of
from fieldcase.rules.validity import Days, reach, told_on, wholly_in

# The size of a weight between two sizes that a table names.
UNNAMED = "unnamed_middle"
_UNSTATED = ("", "not_stated")


@dataclass(frozen=True)
class Asked:
    """What is asked: country (ISO 3166-1), date of the act, substance and form as typed, weight, what was weighed."""

    country: str = ""
    on: UncertainDate | None = None
    substance: str = ""
    form: str = ""
    weight: Quantity | None = None
    basis: str = ""


@dataclass(frozen=True)
class Given:
    """What one row of a table gives.

    `result` is band (the weight has the size `size`), between, below or above (it lies between, below or above all
    sizes that are named), or why there is no size: weight (none is known), unit, basis, form, overlap (the row names
    two sizes for it, or none that can be read). `whole` says that the row holds for all days that the date of the act
    may mean, `own` that it is an organisation's own row and did not come with the program.
    """

    row: Threshold
    result: str
    size: str = ""
    whole: bool = True
    own: bool = False


@dataclass(frozen=True)
class Answer:
    """What was asked and what the tables give, own rows first.

    `missing` says why no table answers: country, substance or date (not told), unknown (no table and no list knows the
    substance), no_country, no_substance, no_date (there is no table for it); it is empty where one answers. `part` says
    that for some of the days that the date may mean no table is confirmed. `substances` are the codes it is known by.
    """

    asked: Asked
    missing: str = ""
    given: tuple[Given, ...] = ()
    part: bool = False
    substances: tuple[str, ...] = ()

    @property
    def sizes(self) -> frozenset[str]:
        """All sizes that the tables give to the weight."""
        return frozenset(one.size for one in self.given if one.size)


def check(rows: Iterable[Threshold], asked: Asked, tables: Tables) -> Answer:
    """The answer of all `rows` to what is asked; see Answer for what it says where there is none."""
    codes = codes_of(asked.substance, tables)
    of_country = [row for row in rows if asked.country and row.country == asked.country]
    fit = [row for row in of_country if _same(row, asked, codes, tables)]
    missing = _missing(asked, codes, of_country, fit)
    if missing or asked.on is None:
        return Answer(asked, missing, substances=codes)
    days = reach(asked.on)
    told = _of_form([(row, common) for row in fit if (common := told_on(row, asked.on))], asked, tables)
    given = tuple(_given(row, common == days, asked, tables) for row, common in told)
    part = not wholly_in(days, [common for _, common in told])
    return Answer(asked, "" if given else "no_date", given, part and bool(given), codes)


def size_in(row: Threshold, amount: Decimal) -> tuple[str, str]:
    """Result and size (see Given) of an amount in the row's own unit."""
    bands = read_bands(row.bands)
    holding = [band for band in bands if band.holds(amount)]
    if len(holding) > 1:
        return "overlap", ""
    if holding:
        return ("between" if holding[0].size == UNNAMED else "band"), holding[0].size
    return _beside(bands, amount)


def _beside(bands: Sequence[Band], amount: Decimal) -> tuple[str, str]:
    """Where an amount lies that no size holds."""
    if not bands:
        return "overlap", ""
    above, below = [band.above(amount) for band in bands], [band.below(amount) for band in bands]
    if all(above):
        return "below", ""
    return ("above", "") if all(below) else ("between", UNNAMED)


def _missing(asked: Asked, codes: tuple[str, ...], of_country: list[Threshold], fit: list[Threshold]) -> str:
    """What keeps the tables from answering, before their times are looked at."""
    if not asked.country:
        return "country"
    if not asked.substance.strip():
        return "substance"
    if not of_country:
        return "no_country"
    if not fit:
        return "no_substance" if codes else "unknown"
    return "date" if asked.on is None else ""


def _same(row: Threshold, asked: Asked, codes: tuple[str, ...], tables: Tables) -> bool:
    """Whether a row is about a substance that was asked for, by code, or by the words themselves."""
    if folded(" ".join(row.substance.split())) == folded(" ".join(asked.substance.split())):
        return True
    return any(
        covers(one, two, "substance", tables) or covers(two, one, "substance", tables)
        for one in codes
        for two in codes_of(row.substance, tables)
    )


def _of_form(held: list[tuple[Threshold, Days]], asked: Asked, tables: Tables) -> list[tuple[Threshold, Days]]:
    """The rows of the form that was asked for where there are any, else all; own rows first, older ones first."""
    fitting = [one for one in held if _form_fits(one[0], asked, tables)]
    return sorted(fitting or held, key=lambda one: (is_delivered(one[0]), one[1], one[0].substance, one[0].form))


def _form_fits(row: Threshold, asked: Asked, tables: Tables) -> bool:
    wanted, has = form_of(asked.form, tables), form_of(row.form, tables)
    if not wanted or not has:
        return True
    return covers(wanted, has, "substance_form", tables) or covers(has, wanted, "substance_form", tables)


def _given(row: Threshold, whole: bool, asked: Asked, tables: Tables) -> Given:
    result, size = _outcome(row, asked, tables)
    return Given(row, result, size, whole, not is_delivered(row))


def _outcome(row: Threshold, asked: Asked, tables: Tables) -> tuple[str, str]:
    """Result and size (see Given)."""
    if asked.weight is None:
        return "weight", ""
    amount = in_unit(plain(asked.weight), row.unit)
    if amount is None:
        return "unit", ""
    if not _basis_fits(row.weight_basis, asked.basis):
        return "basis", ""
    return size_in(row, amount) if _form_fits(row, asked, tables) else ("form", "")


def plain(weight: Quantity) -> Quantity:
    """A weight in a unit that is known here: "0.8 г амфетамина", as it was typed, is 0.8 g; else the weight itself."""
    return (weight_in(weight.text) or weight) if is_unknown(weight.unit) else weight


def _basis_fits(table: str, asked: str) -> bool:
    """Whether what was weighed may be what the table means: the same, or not said; a plain weight where it does not
    say. A dry residue or an active substance is never compared with a table that does not name it."""
    return asked in _UNSTATED or asked == table or (table in _UNSTATED and asked == "whole_mixture")
