"""Weights and volumes from one unit into another, exactly: kg, g, mg, ug; L, mL.

Factors are those of the SI. A weight never becomes a volume: how heavy a litre is nobody can say without the substance.
"""

from __future__ import annotations

from decimal import Decimal

from fieldcase.model.values import Quantity

_MASS = {"kg": Decimal(1000), "g": Decimal(1), "mg": Decimal("0.001"), "ug": Decimal("0.000001")}
_VOLUME = {"L": Decimal(1), "mL": Decimal("0.001")}


def is_unknown(unit: str) -> bool:
    """Whether a unit is none of those that are told in one another here."""
    return unit not in _MASS and unit not in _VOLUME


def in_unit(quantity: Quantity, unit: str) -> Decimal | None:
    """How much `quantity` is in `unit` (UCUM), exact; None where the one cannot be told in the other."""
    if quantity.unit == unit:
        return quantity.amount
    for known in (_MASS, _VOLUME):
        if quantity.unit in known and unit in known:
            return _exact(quantity.amount, known[quantity.unit] / known[unit])
    return None


def _exact(amount: Decimal, factor: Decimal) -> Decimal:
    """The product: all factors are powers of ten, so a shift of the point, which loses no digit."""
    shift = factor.adjusted()
    sign, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)  # a Quantity is always finite
    return Decimal((sign, digits, exponent + shift))
