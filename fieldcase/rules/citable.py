"""Which norms can be cited: those that are delivered, and every provision of an organisation's own.

Pure: tables and records in, tables out. An own title stands before a delivered one, and nothing that could be cited
before can no longer be.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType

from fieldcase.model.law import Instrument, Provision
from fieldcase.model.terms import Norm, Tables


def with_own(
    delivered: Tables,
    own_instruments: Iterable[Instrument],
    own: Iterable[Provision],
    former: Mapping[str, Provision] = MappingProxyType({}),
) -> Tables:
    """The tables with an organisation's own law in them: every own provision is a norm that can be cited.

    The newest version gives a norm its title and status. An own title stands before a delivered one; a norm that is
    delivered stays citable whatever an organisation keeps. `former` are codes by which a provision is still cited
    though nobody calls it so any more: they stay known, and no current norm is hidden by one. The SHA-256 is over that
    of the delivered tables and what was added to them.
    """
    titles = {one.code: _titles(one) for one in own_instruments if one.code}
    norms: dict[str, Norm] = {code: norm_of(one, code) for code, one in former.items()}
    for one in sorted(own, key=lambda version: version.valid_from.first if version.valid_from else 0):
        if one.instrument and one.number:
            norm = norm_of(one)
            norms[norm.code] = norm
    for norm in norms.values():
        titles.setdefault(norm.instrument, delivered.instruments.get(norm.instrument) or _unnamed(norm.instrument))
    if not titles:
        return delivered
    added = json.dumps([delivered.sha256, _listed(titles), [asdict(norms[code]) for code in sorted(norms)]])
    return replace(
        delivered,
        sha256=hashlib.sha256(added.encode()).hexdigest(),
        instruments=MappingProxyType({**delivered.instruments, **titles}),
        norms=MappingProxyType({**delivered.norms, **norms}),
    )


def norm_of(one: Provision, code: str = "") -> Norm:
    """A provision as a norm that can be cited, "kg-cc:228.1": by a former code where one is given.

    Under a former number it is unsourced: whether who cited that number means this provision is for a person to say.
    """
    labels = {"en": one.title_en or one.title, "ru": one.title or one.title_en}
    instrument, _, number = (code or f"{one.instrument}:{one.number}").partition(":")
    status = one.status if number == one.number else "unsourced"
    return Norm(f"{instrument}:{number}", instrument, number, labels, status, one.source)


def _listed(titles: Mapping[str, Mapping[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(code, sorted(titles[code].items())) for code in sorted(titles)]


def _titles(one: Instrument) -> Mapping[str, str]:
    named = {"en": one.title_en or one.title or one.code, "ru": one.title or one.title_en or one.code}
    return MappingProxyType({**named, "unit": "article"})


def _unnamed(code: str) -> Mapping[str, str]:
    return MappingProxyType({"en": code, "ru": code, "unit": "article"})
