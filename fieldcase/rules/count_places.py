"""Places of counting: one code for a town however it is spelled, and which names of places may leave.

A region is no town (rules.action_totals). A name with a digit in it may be an address, and one of which too few are
counted leads to people: for what leaves both are told as another place. Knows names of places alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fieldcase.rules.action_totals import is_region, town_key, usual
from fieldcase.rules.counted import ELSEWHERE, PLACE, REGION, Row
from fieldcase.rules.small_numbers import THRESHOLD

Codes = dict[str, tuple[str, ...]]


def places(written: Iterable[tuple[str, str]]) -> tuple[dict[tuple[str, str], Codes], dict[str, str]]:
    """For each country and place as written the codes of its town or region; and what each code is called."""
    found: dict[tuple[str, str], Codes] = {}
    spelled: dict[str, Counter[str]] = {}
    for country, text in written:
        name = text.strip()
        key = town_key(name)
        if not key:
            continue
        code = f"{country}/{key}"
        spelled.setdefault(code, Counter())[name] += 1
        if (country, name) not in found:
            found[country, name] = {REGION if is_region(name) else PLACE: (code,)}
    return found, {code: usual(names) for code, names in spelled.items()}


def named_enough(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with those places told as another place whose names may not leave."""
    units: dict[tuple[str, str], set[bytes]] = {}
    for row in rows:
        for name in (PLACE, REGION):
            for code in row.codes.get(name, ()):
                units.setdefault((name, code), set()).add(row.unit)
    few = {
        place
        for place, counted in units.items()
        if len(counted) < THRESHOLD or any(sign.isdigit() for sign in place[1].partition("/")[2])
    }
    return tuple(_coarser(row, few) for row in rows) if few else tuple(rows)


def _coarser(row: Row, few: set[tuple[str, str]]) -> Row:
    codes = dict(row.codes)
    for name in (PLACE, REGION):
        told = codes.get(name, ())
        if any((name, code) in few for code in told):
            codes[name] = tuple(dict.fromkeys(ELSEWHERE if (name, code) in few else code for code in told))
    return replace(row, codes=codes) if codes != row.codes else row
