"""Norms as a lawyer cites them: instrument, number, short title, and whether the text was compared.

A norm is named because an act touches it. That is a reference, never a finding (do-no-harm.md, Law).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fieldcase.dossier.compose.saying import Saying
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.terms import Norm

VERIFIED = "verified"
_TITLES = {
    "article": N_("Article {number}"),
    "recommendation": N_("No. {number}"),
    "guideline": N_("Guideline {number}"),
}


def norms_touched(telling: Telling) -> tuple[str, ...]:
    """The codes of the norms that the told acts touch: in the order of the tables, codes unknown there at the end."""
    return _in_order(telling, (code for act in telling.release.of(Act) for code in act.norms))


def norm_anchor(telling: Telling, code: str) -> str:
    """The anchor of a norm's heading among the acts."""
    return f"{telling.prefix}norm-{norms_touched(telling).index(code) + 1}"


def _in_order(telling: Saying, codes: Iterable[str]) -> tuple[str, ...]:
    touched = set(codes)
    known = [code for code in telling.tables.norms if code in touched]
    return (*known, *sorted(touched.difference(known)))


def by_instrument(telling: Saying, codes: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The codes by the name of their instrument; a code that no table knows stands under itself."""
    found: dict[str, tuple[str, ...]] = {}
    for code in _in_order(telling, codes):
        norm = telling.tables.norms.get(code)
        name = _instrument(telling, norm) if norm else code
        found[name] = (*found.get(name, ()), code)
    return found


def _instrument(telling: Saying, norm: Norm) -> str:
    """The instrument's name in the dossier's language."""
    names = telling.tables.instruments.get(norm.instrument, {})
    return names.get(telling.words.language) or names.get("en") or norm.instrument


def _unit(telling: Saying, norm: Norm) -> str:
    """What the parts of the instrument are called."""
    return telling.tables.instruments.get(norm.instrument, {}).get("unit", "article")


def norm_title(telling: Saying, norm: Norm) -> str:
    """Number and short title of a norm below the name of its instrument: "Article 5. Sex roles and stereotypes"."""
    number = telling.say(_TITLES.get(_unit(telling, norm), "{number}"), number=norm.number)
    title = norm.label(telling.words.language)
    return f"{number}. {title}" if title else number


def checked(telling: Saying, code: str) -> bool:
    """Whether the text of the norm was read in its official source."""
    norm = telling.tables.norms.get(code)
    return norm is not None and norm.status == VERIFIED


def cited(telling: Saying, codes: Iterable[str]) -> str:
    """Norms in one line, by instrument: "Convention ..., articles 2, 5; ...". Empty where there is none."""
    said = []
    for name, theirs in by_instrument(telling, codes).items():
        norms = [telling.tables.norms[code] for code in theirs if code in telling.tables.norms]
        said.append(_cited(telling, name, norms) if norms else name)
    return telling.listed(said)


def _cited(telling: Saying, name: str, norms: list[Norm]) -> str:
    """The numbers of one instrument behind its name."""
    plural, count = telling.words.plural, len(norms)
    match _unit(telling, norms[0]):
        case "article":
            sentence = plural("{instrument}, article {numbers}", "{instrument}, articles {numbers}", count)
        case "recommendation":
            sentence = plural("{instrument} No. {numbers}", "{instrument} Nos. {numbers}", count)
        case "guideline":
            sentence = plural("{instrument}, guideline {numbers}", "{instrument}, guidelines {numbers}", count)
        case _:
            sentence = "{instrument}, {numbers}"
    return sentence.format(instrument=name, numbers=", ".join(norm.number for norm in norms))
