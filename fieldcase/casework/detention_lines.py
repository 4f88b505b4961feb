"""The lines of an urgent detention as they are typed, and what they come to: no vault, no window, no clock.

Which lines there are, in the order of the screen. Each is optional. Two lines are read into values, the hour and the
weight; what cannot be read is told beside its line and kept as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldcase.model.terms import Tables
from fieldcase.model.typed import Since, Unreadable, read_quantity, read_since
from fieldcase.model.values import Instant, NotAValue, Quantity

SINCE, WEIGHT, TREATMENTS = "since", "weight", "treatments"
# When the hour was typed: "an hour ago" counts from then, not from when the lines are read again.
TYPED_AT = "since typed at"
WHO, PSEUDONYM, GENDER, AGE_BAND, COUNTRY, PLACE = "who", "pseudonym", "gender", "age_band", "country", "place"
# Lines that become fields of the detention as they are: words, and codes of a vocabulary.
TEXTS = ("police_said", "article_said", "substance", "lawyer_words", "injuries", "children_words")
CODES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "size_said": ("size", ("small", "significant", "large", "especially_large")),
    "lawyer": ("presence", ("yes", "called", "refused", "no", "unknown")),
    "interpreter": ("presence", ("yes", "called", "refused", "no", "not_needed", "unknown")),
    "relatives_told": ("yes_no", ("yes", "no", "unknown")), "injured": ("yes_no", ("yes", "no", "unknown")),
    "doctor": ("yes_no", ("yes", "no", "unknown")), "withdrawal": ("yes_no", ("yes", "no", "unknown")),
    "treatment_given": ("yes_no", ("yes", "no", "unknown")), "children_home": ("yes_no", ("yes", "no", "unknown")),
}  # fmt: skip
_STATED_NOT = "not_stated"


@dataclass(frozen=True)
class Entry:
    """What the lines come to. `known` is the id of a person picked from the list of pseudonyms, b"" for a new one;
    `values` are further fields of the detention; `unread` are the words of the fields that cannot be read."""

    since: Instant | None = None
    since_about: bool = False
    weight: Quantity | None = None
    known: bytes = b""
    pseudonym: str = ""
    gender: str = _STATED_NOT
    age_band: str = _STATED_NOT
    country: str = ""
    place: str = ""
    treatments: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)


def since_of(lines: Mapping[str, str], language: str) -> Since | None:
    """The hour of the lines, None where none was typed; Unreadable where it is none."""
    text = lines.get(SINCE, "").strip()
    return read_since(text, typed_at(lines), language) if text else None


def weight_of(lines: Mapping[str, str], language: str) -> Quantity | None:
    """The weight of the lines, None where none was typed; Unreadable where it is none."""
    text = lines.get(WEIGHT, "").strip()
    return read_quantity(text, language) if text else None


def typed_at(lines: Mapping[str, str]) -> Instant:
    """When the hour was typed."""
    try:
        return Instant.read(lines.get(TYPED_AT, ""))
    except NotAValue:
        return Instant(0, 0)  # of nobody knows when: every hour is still to come, and the person is asked


def entry_of(lines: Mapping[str, str], language: str, tables: Tables) -> Entry:
    """What the lines come to; a code that no vocabulary has, and an id that is none, count as not said."""
    unread: dict[str, str] = {}
    since, weight = None, None
    try:
        since = since_of(lines, language)
    except Unreadable:
        unread[SINCE] = lines[SINCE].strip()
    try:
        weight = weight_of(lines, language)
    except Unreadable:
        unread[WEIGHT] = lines[WEIGHT].strip()
    values = {name: lines.get(name, "").strip() for name in TEXTS}
    values |= {name: _code(lines, name, vocabulary, tables) for name, (vocabulary, _) in CODES.items()}
    known = tables.vocabularies["treatment"]
    return Entry(
        since=since.at if since else None, since_about=since.about if since else False, weight=weight,
        known=known_of(lines), pseudonym=lines.get(PSEUDONYM, "").strip(),
        gender=_code(lines, GENDER, "gender", tables) or _STATED_NOT,
        age_band=_code(lines, AGE_BAND, "age_band", tables) or _STATED_NOT,
        country=_code(lines, COUNTRY, "country", tables), place=lines.get(PLACE, "").strip(),
        treatments=tuple(code for code in lines.get(TREATMENTS, "").split() if code in known),
        values=values, unread=unread,
    )  # fmt: skip


def _code(lines: Mapping[str, str], name: str, vocabulary: str, tables: Tables) -> str:
    code = lines.get(name, "")
    return code if code in tables.vocabularies[vocabulary] else ""


def known_of(lines: Mapping[str, str]) -> bytes:
    """The id of the person that was picked from the list of pseudonyms, b"" for a new one."""
    try:
        return bytes.fromhex(lines.get(WHO, ""))
    except ValueError:
        return b""
