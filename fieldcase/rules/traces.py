"""What identifies a person beside the name, in the ways people write it: phones, documents, dates, addresses, schools.

Each trace knows one value of one person and says whether a reading of a text holds it. Names are found by `leaks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fieldcase.model.dates import UncertainDate
from fieldcase.model.people import PersonIdentity
from fieldcase.model.text import folded
from fieldcase.rules.names import name_forms
from fieldcase.rules.reading import Reading
from fieldcase.rules.word_lists import ADDRESS_WORDS, HOUSE_WORDS, MONTHS, SCHOOL_STEMS

Trace = Callable[[Reading], bool]

_PIECES = re.compile(r"[^\W\d_]+|\d+")
# Country and trunk codes differ by who writes; the national number has nine digits in Kyrgyzstan, ten in Kazakhstan.
_PHONE_DIGITS = 9
_NUMBER_DIGITS = 6
_NEAR = 3


def traces_of(identity: PersonIdentity) -> Iterator[tuple[str, Trace]]:
    """Every trace of an identity, with the field it comes from."""
    for part in re.split(r"[,;\n]", identity.phone):
        if len(digits := re.sub(r"\D", "", part)) >= 5:
            yield "phone", _number(digits[-_PHONE_DIGITS:])
    for part in re.split(r"[,;\s]+", identity.email):
        if "@" in part:
            yield "email", written(part)
            local = part.partition("@")[0]
            if len(local) >= 5 and re.search(r"[\d._-]", local):
                yield "email", written(local)
    for account in identity.accounts:
        for string in _handles(account):
            yield "accounts", written(string)
    for digits in re.findall(r"\d+", re.sub(r"(?<=\d)[\s-]+(?=\d)", "", identity.document)):
        if len(digits) >= _NUMBER_DIGITS:
            yield "document", _number(digits)
    if identity.birth_date is not None:
        yield from (("birth_date", _pattern(one)) for one in _date_patterns(identity.birth_date))
    yield from (("address", trace) for trace in _address(identity.address))
    yield from (("school", trace) for trace in _school(identity.school))


def _number(digits: str) -> Trace:
    """A number whatever is written between its digits; a short one has to stand alone."""
    if len(digits) >= _NUMBER_DIGITS:
        return lambda reading: any(digits in run for run in reading.numbers)
    return lambda reading: digits in reading.numbers


def _pattern(pattern: re.Pattern[str]) -> Trace:
    return lambda reading: pattern.search(reading.folded) is not None


def written(text: str) -> Trace:
    """A string that is not part of a longer one of its sort."""
    return _pattern(re.compile(rf"(?<![\w]){re.escape(folded(text.strip()))}(?![\w])"))


def _handles(account: str) -> list[str]:
    """An account as it was typed and the bare handle or number in it."""
    bare = re.sub(r"^(?:https?://)?(?:www\.|m\.)?", "", account.strip()).rstrip("/")
    last = re.split(r"[/=?]", bare)[-1].lstrip("@")
    return [one for one in dict.fromkeys((bare, last)) if len(one) >= 4]


def _date_patterns(when: UncertainDate) -> list[re.Pattern[str]]:
    """The writings of a birth date known to the day, or to the month; a year alone identifies nobody."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?[?~%]?", when.text)
    if match is None or int(match.group(2)) > 12:
        return []
    year, month = match.group(1), int(match.group(2))
    name = "|".join(MONTHS[month - 1])
    if match.group(3) is None:
        alone = rf"(?<!\d )\b(?:{name})\.?,? {year}\b"
        return [re.compile(rf"{alone}|(?<![\d.]){month:02}[./]{year}\b|\b{year}-{month:02}\b(?!-)")]
    day = int(match.group(3))
    years = rf"(?:{year}|{year[2:]})(?!\d)"
    gap = r"\s*[./\-–]\s*"
    return [
        re.compile(rf"(?<!\d)0?{day}{gap}0?{month}{gap}{years}"),
        re.compile(rf"(?<!\d)0?{month}{gap}0?{day}{gap}{years}"),
        re.compile(rf"(?<!\d){year}{gap}0?{month}{gap}0?{day}(?!\d)"),
        re.compile(rf"(?<!\d)0?{day}(?:-?го|st|nd|rd|th)?\s+(?:of\s+)?(?:{name})\.?,?\s+{year}"),
        re.compile(rf"\b(?:{name})\.?\s+0?{day}(?:st|nd|rd|th)?,?\s+{year}"),
    ]


def _address(address: str) -> Iterator[Trace]:
    """Street and house number together; where there is no number, all words of the address in a row."""
    pieces = _PIECES.findall(folded(address))
    pairs: list[tuple[str, str]] = []
    street = ""
    for place, piece in enumerate(pieces):
        if piece.isdecimal():
            behind = next((one for one in pieces[place + 1 :] if _is_street(one)), "")
            if street or (behind and not pairs):
                pairs.append((street or behind, piece))
            street = ""
        elif _is_street(piece):
            street = piece
    yield from (_house(street, number) for street, number in pairs)
    if not pairs and len(pieces) > 1:
        yield _row(pieces)


def _is_street(piece: str) -> bool:
    """Whether a word can be the name of a street or of a school."""
    return not piece.isdecimal() and len(piece) > 2 and piece not in ADDRESS_WORDS


def _house(street: str, number: str) -> Trace:
    """A street in any form with its number behind it, or before it as in English."""
    forms = name_forms(street)

    def found(reading: Reading) -> bool:
        pieces = reading.pieces
        for place, piece in enumerate(pieces):
            if piece in forms:
                behind = [one for one in pieces[place + 1 : place + 1 + _NEAR + 1] if one not in HOUSE_WORDS]
                if number in (*behind[:1], *(pieces[place - 1 : place] if piece.isascii() else ())):
                    return True
        return False

    return found


def _row(pieces: list[str]) -> Trace:
    """Words one after the other, each in any form."""
    forms = [frozenset({piece}) if piece.isdecimal() else name_forms(piece) for piece in pieces]

    def found(reading: Reading) -> bool:
        text = reading.pieces
        starts = range(len(text) - len(forms) + 1)
        return any(all(text[start + step] in one for step, one in enumerate(forms)) for start in starts)

    return found


def _school(school: str) -> Iterator[Trace]:
    """A word for a school near its number or near its own name."""
    for piece in _PIECES.findall(folded(school)):
        if piece.isdecimal():
            yield _near_school(frozenset({piece}), 2)
        elif _is_street(piece) and not piece.startswith(SCHOOL_STEMS):
            yield _near_school(name_forms(piece), _NEAR)


def _near_school(forms: frozenset[str], near: int) -> Trace:
    """One of `forms` at most `near` words away from a word for a school."""

    def found(reading: Reading) -> bool:
        pieces = reading.pieces
        return any(
            piece in forms
            and any(one.startswith(SCHOOL_STEMS) for one in pieces[max(0, place - near) : place + near + 1])
            for place, piece in enumerate(pieces)
        )

    return found
