"""Norms as a lawyer cites them: instrument, number, short title, and whether the text was compared.

A norm is named because an act touches it. That is a reference, never a finding (do-no-harm.md, Law).
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.terms import Norm

VERIFIED = "verified"


def norms_touched(telling: Telling) -> tuple[str, ...]:
    """The codes of the norms that the told acts touch: in the order of the tables, codes unknown there at the end."""
    touched = {code for act in telling.release.of(Act) for code in act.norms}
    known = [code for code in telling.tables.norms if code in touched]
    return (*known, *sorted(touched.difference(known)))


def instrument(telling: Telling, norm: Norm) -> str:
    """The instrument's name in the dossier's language."""
    names = telling.tables.instruments.get(norm.instrument, {})
    return names.get(telling.words.language) or names.get("en") or norm.instrument


def norm_title(telling: Telling, code: str) -> str:
    """Instrument, number and short title of a norm; a code that no table knows as it stands."""
    norm = telling.tables.norms.get(code)
    if norm is None:
        return code
    cited = telling.say(N_("{instrument}, article {number}"), instrument=instrument(telling, norm), number=norm.number)
    title = norm.label(telling.words.language)
    return f"{cited}. {title}" if title else cited


def checked(telling: Telling, code: str) -> bool:
    """Whether the text of the norm was read in its official source."""
    norm = telling.tables.norms.get(code)
    return norm is not None and norm.status == VERIFIED


def norms_in_one_line(telling: Telling) -> str:
    """All norms touched, by instrument: "Convention ..., articles 2, 5; ...". Empty where there is none."""
    by_instrument: dict[str, list[str]] = {}
    others = []
    for code in norms_touched(telling):
        norm = telling.tables.norms.get(code)
        if norm is None:
            others.append(code)
        else:
            by_instrument.setdefault(instrument(telling, norm), []).append(norm.number)
    return telling.listed([*(_cited(telling, name, numbers) for name, numbers in by_instrument.items()), *others])


def _cited(telling: Telling, name: str, numbers: Iterable[str]) -> str:
    listed = list(numbers)
    sentence = telling.words.plural("{instrument}, article {numbers}", "{instrument}, articles {numbers}", len(listed))
    return sentence.format(instrument=name, numbers=", ".join(listed))
