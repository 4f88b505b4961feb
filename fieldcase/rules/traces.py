"""What identifies a person beside the name, in the ways people write it: phones, documents, dates, addresses, schools.

Each trace knows one value of one person and where a reading of a text holds it. Names are found by `leaks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from fieldcase.model.dates import UncertainDate
from fieldcase.model.people import PersonIdentity
from fieldcase.model.text import folded
from fieldcase.rules.latin_keys import keys_of_latin
from fieldcase.rules.names import keys_of_forms, keys_of_name, name_forms
from fieldcase.rules.reading import Piece, Reading, Span
from fieldcase.rules.word_lists import ADDRESS_WORDS, HOUSE_WORDS, MONTHS, SCHOOL_STEMS

_PIECES = re.compile(r"[^\W\d_]+|\d+")
# Country and trunk codes differ by who writes; the national number has nine digits in Kyrgyzstan, ten in Kazakhstan.
_PHONE_DIGITS = 9
_NUMBER_DIGITS = 6
_NEAR = 3


@dataclass(frozen=True)
class Trace:
    """One value: where it stands in a reading, and what has to stand in a text for it to be there at all.

    `signs` are stretches of the folded text, `words` whole words or numbers of it, `digits` parts of a number; one is
    enough. They rule most values out before a text is looked through.
    """

    spans: Callable[[Reading], Iterator[Span]]
    signs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    digits: str = ""


class Corpus:
    """Some readings taken together: whether a trace can stand anywhere in them."""

    def __init__(self, readings: Collection[Reading]) -> None:
        self._folded = "\n".join(one.folded for one in readings)
        self._words = frozenset(word for one in readings for word in one.places)
        self._numbers = "\n".join(number.text for one in readings for number in one.numbers)

    def may_hold(self, trace: Trace) -> bool:
        """Whether it is worth looking; True is no finding."""
        if any(sign in self._folded for sign in trace.signs) or (trace.digits and trace.digits in self._numbers):
            return True
        return not self._words.isdisjoint(trace.words)


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
        yield from (("birth_date", one) for one in _birth_dates(identity.birth_date))
    yield from (("address", trace) for trace in _address(identity.address))
    yield from (("school", trace) for trace in _school(identity.school))


def _number(digits: str) -> Trace:
    """A number whatever is written between its digits; a short one has to stand alone."""
    if len(digits) >= _NUMBER_DIGITS:
        return Trace(lambda reading: (run.span for run in reading.numbers if digits in run.text), digits=digits)
    return Trace(lambda reading: (run.span for run in reading.numbers if digits == run.text), digits=digits)


def _pattern(pattern: re.Pattern[str], *signs: str) -> Trace:
    return Trace(lambda reading: reading.matches(pattern), signs=signs)


def written(text: str) -> Trace:
    """A string that is not part of a longer one of its sort."""
    string = folded(text.strip())
    return _pattern(re.compile(rf"(?<![\w]){re.escape(string)}(?![\w])"), string)


def _handles(account: str) -> list[str]:
    """An account as it was typed and the bare handle or number in it."""
    bare = re.sub(r"^(?:https?://)?(?:www\.|m\.)?", "", account.strip()).rstrip("/")
    last = re.split(r"[/=?]", bare)[-1].lstrip("@")
    return [one for one in dict.fromkeys((bare, last)) if len(one) >= 4]


def _birth_dates(when: UncertainDate) -> Iterator[Trace]:
    """The writings of a birth date known to the day, or to the month; a year alone identifies nobody."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?[?~%]?", when.text)
    if match is None or int(match.group(2)) > 12:
        return
    year, month = match.group(1), int(match.group(2))
    short = tuple(f"{sign}{year[2:]}" for sign in ". /-–")
    for pattern in _date_patterns(year, month, match.group(3)):
        yield _pattern(re.compile(pattern), year, *short)


def _date_patterns(year: str, month: int, day: str | None) -> list[str]:
    name = "|".join(MONTHS[month - 1])
    if day is None:
        alone = rf"(?<!\d )\b(?:{name})\.?,? {year}\b"
        return [rf"{alone}|(?<![\d.]){month:02}[./]{year}\b|\b{year}-{month:02}\b(?!-)"]
    number = int(day)
    years = rf"(?:{year}|{year[2:]})(?!\d)"
    gap = r"\s*[./\-–]\s*"
    return [
        rf"(?<!\d)0?{number}{gap}0?{month}{gap}{years}",
        rf"(?<!\d)0?{month}{gap}0?{number}{gap}{years}",
        rf"(?<!\d){year}{gap}0?{month}{gap}0?{number}(?!\d)",
        rf"(?<!\d)0?{number}(?:-?го|st|nd|rd|th)?\s+(?:of\s+)?(?:{name})\.?,?\s+{year}",
        rf"\b(?:{name})\.?\s+0?{number}(?:st|nd|rd|th)?,?\s+{year}",
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
    forms, keys = name_forms(street), keys_of_name(street) | keys_of_forms(street)

    def is_street(word: str) -> bool:
        return word in forms or (word.isascii() and not keys.isdisjoint(keys_of_latin(word)))

    def found(reading: Reading) -> Iterator[Span]:
        pieces = reading.pieces
        for place in reading.places.get(number, ()):
            before = [one for one in pieces[max(0, place - _NEAR - 1) : place] if one.text not in HOUSE_WORDS][-1:]
            behind = [one for one in pieces[place + 1 : place + 2] if one.text.isascii()]
            yield from (_over((pieces[place], other)) for other in (*before, *behind) if is_street(other.text))

    return Trace(found, words=frozenset({number}))


def _over(pieces: Collection[Piece]) -> Span:
    return min(one.span[0] for one in pieces), max(one.span[1] for one in pieces)


def _row(pieces: list[str]) -> Trace:
    """Words one after the other, each in any form."""
    forms = [frozenset({piece}) if piece.isdecimal() else name_forms(piece) for piece in pieces]

    def found(reading: Reading) -> Iterator[Span]:
        text = reading.pieces
        for start in range(len(text) - len(forms) + 1):
            if all(text[start + step].text in one for step, one in enumerate(forms)):
                yield _over(text[start : start + len(forms)])

    return Trace(found, words=forms[0])


def _school(school: str) -> Iterator[Trace]:
    """A word for a school near its number or near its own name."""
    for piece in _PIECES.findall(folded(school)):
        if piece.isdecimal():
            yield _near_school(frozenset({piece}), 2)
        elif _is_street(piece) and not piece.startswith(SCHOOL_STEMS):
            yield _near_school(name_forms(piece), _NEAR)


def _near_school(forms: frozenset[str], near: int) -> Trace:
    """One of `forms` at most `near` words away from a word for a school."""

    def found(reading: Reading) -> Iterator[Span]:
        pieces = reading.pieces
        for place in sorted(place for form in forms & reading.places.keys() for place in reading.places[form]):
            around = pieces[max(0, place - near) : place + near + 1]
            schools = [one for one in around if _is_school(one.text)]
            if schools:
                yield _over((pieces[place], schools[0]))

    return Trace(found, words=forms)


@lru_cache(maxsize=8192)
def _is_school(word: str) -> bool:
    return word.startswith(SCHOOL_STEMS)
