"""Which questions of a form would say who somebody is: their answers stay, wherever answers are told coded.

A name, an address, a contact, a date of birth, a document, a position, a file that was made, the minute of a beginning
and an end, and whatever is calculated of these. Found by the words of a question and by its type, as the remarks at
its import are; refuses to be sure (docs/do-no-harm.md, What a field reveals).
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.casework.outline_words import Spoken
from fieldcase.forms.declared import Control, Question, walk
from fieldcase.forms.definition import Definition
from fieldcase.forms.flat import name_of
from fieldcase.forms.narrowed import with_what_tells
from fieldcase.forms.reading import identifying
from fieldcase.forms.spots import Spot
from fieldcase.parsers import questionnaires_identity as identity

_POSITIONS = frozenset({"geopoint", "geotrace", "geoshape"})
_MOMENTS = frozenset({("timestamp", "start"), ("timestamp", "end")})
_OF_THE_FILE = "meta"
_ITS_KEY = "instanceID"


def closed(definition: Definition) -> frozenset[str]:
    """The declared paths whose answers stay."""
    return with_what_tells(definition, closed_by_themselves(definition))


def closed_by_themselves(definition: Definition) -> frozenset[str]:
    """Those that ask or hold it themselves, without what is calculated of them."""
    labels = _labels(definition)
    return frozenset(
        spot.path for spot in definition.spots
        if spot.above is not None and (_tells(spot) or identity.asked(_last(spot.path), labels.get(spot.path, ())))
    )  # fmt: skip


def _tells(spot: Spot) -> bool:
    """Whether a node tells it by what it is, whatever it is called."""
    name = name_of(spot.path).split("/")
    beside = name[0] == _OF_THE_FILE and len(name) > 1 and name[1:] != [_ITS_KEY]
    made = spot.bind.type == "binary" or (spot.question is not None and spot.question.control == Control.UPLOAD)
    moment = (spot.bind.preload, spot.bind.preload_with) in _MOMENTS
    return beside or made or moment or spot.bind.type in _POSITIONS or identifying(spot.bind)


def _labels(definition: Definition) -> dict[str, list[str]]:
    """What each question and group is called, in every language, by its declared path."""
    found: dict[str, list[str]] = {}
    for path, said in _said(definition):
        if said:
            found.setdefault(path, []).append(said)
    return found


def _said(definition: Definition) -> Iterator[tuple[str, str]]:
    for language in definition.languages or ("",):
        spoken = Spoken(definition, language)
        for member in walk(definition.body):
            spot = definition.spot(member.path) if member.path else None
            if spot is not None and not (isinstance(member, Question) and member.control == Control.NOTE):
                yield spot.path, spoken.text(member.label)
        for spot in definition.spots:  # a hidden calculation may have a label too
            key = f"{spot.path}:label"
            parts = definition.translations.get(language, {}).get(key, {}).get("")
            if parts is not None:
                yield spot.path, "".join(part for part in parts if isinstance(part, str))


def _last(path: str) -> str:
    return path.rpartition("/")[2].rpartition(":")[2]
