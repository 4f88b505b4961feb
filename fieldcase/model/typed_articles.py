"""An article of a law as people and decisions write it, read into number, part, point and the words for its code.

"ч. 4 ст. 228.1 УК РФ", "91-2", "ст.228, ч.2, п. «г»", "article 309(2) of the Criminal Code". A number stays as the law
has it, with its dots and dashes, never a decimal. Knows no law: whether there is such an article others ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.model.text import nfc
from fieldcase.model.typed_dates import LONGEST, Unreadable

_ASKS = N_("This is not understood as an article. Please write its number, as the law has it: 228.1, 91-2, 228 part 2.")
_SEVERAL = N_("Several articles stand here. Please write one of them; another one goes into a record of its own.")


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBER = r"\d{1,4}(?:[.\-/]\d{1,3})*(?:-?[a-zа-яё](?![a-zа-яё]))?"
_AFTER = r"(?<![\w.,/-])"
_PART = _any_case(rf"{_AFTER}(?:ч\.?|част(?:ь|и|ью)|parts?|para(?:graph)?\.?) ?(\d{{1,2}}(?:\.\d)?)(?![\d\w])")
_PART_BEHIND = _any_case(r"(?<=[\da-zа-яё])\((\d{1,2})\)")
_POINT = _any_case(
    rf"{_AFTER}(?:п\.?п?\.?|пункт[аы]?|подпункт[аы]?|points?|letter) ?"
    r"[«\"“„']?([a-zа-яё]|\d{1,2})[»\"”“']?(?!\w)"
)
_MARKED = _any_case(rf"{_AFTER}(?:стать(?:я|и|е|ю|ей|ёй)|статей|ст\.?|articles?|arts?\.?|§) ?({_NUMBER})(?![\d\w])")
_BARE = _any_case(rf"{_AFTER}({_NUMBER})(?![\d\w])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_JOINTS = _any_case(r"^(?:of(?: the)?|the|от|к|по)\s|[\s,;:.()–-]+$|^[\s,;:.()–-]+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True)
class Article:
    """An article as it was named: `number` ("228.1"), `part` ("2"), `point` ("г"), and the words for its code
    ("УК РФ"), each empty where it was not named."""

    number: str
    part: str = ""
    point: str = ""
    code: str = ""


def read_article(text: str) -> Article:
    """The article that a person typed; Unreadable where it is none, or where there are several."""
    rest = _tidy(text)
    if not rest or len(rest) > LONGEST:
        raise Unreadable(_ASKS)
    rest, part = _cut(_PART, rest)
    if not part:
        rest, part = _cut(_PART_BEHIND, rest)
    rest, point = _cut(_POINT, rest)
    rest, number = _cut(_MARKED, rest)
    if not number:
        # A year belongs to the words for the code, unless nothing else could be the number.
        rest, number = _cut(_BARE, rest, but=_YEAR) if _BARE.search(_YEAR.sub("", rest)) else _cut(_BARE, rest)
    code = _code(rest)
    if not number:
        raise Unreadable(_ASKS)
    if re.search(r"\d", _YEAR.sub("", code)):
        raise Unreadable(_SEVERAL)
    if code and not re.search(r"[^\W\d_]", code):
        raise Unreadable(_ASKS)
    return Article(number, part, point, code)


def _tidy(text: str) -> str:
    """One sort of dash and space; a raised number stands behind a dash: "134¹" is 134-1."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", nfc(text))
    plain = re.sub(r"(?<=\d)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda match: "-" + match[1].translate(_RAISED), plain)
    return " ".join(plain.split()).strip(" .,;")


def _cut(pattern: re.Pattern[str], text: str, but: re.Pattern[str] | None = None) -> tuple[str, str]:
    """The text without the first match, and what was found in it; the text as it is where there is none."""
    for match in pattern.finditer(text):
        if but is None or not but.fullmatch(match[1]):
            return f"{text[: match.start()]} {text[match.end() :]}", match[1].lower()
    return text, ""


def _code(rest: str) -> str:
    """What is left: the words for the code, without what joined them to the number."""
    plain, before = " ".join(rest.split()), ""
    while plain != before:
        plain, before = _JOINTS.sub("", plain).strip(), plain
    return plain
