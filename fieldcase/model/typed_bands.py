"""Sizes of a table of amounts as people type them, one a line, read into the lines that a row keeps (model.bands).

"крупный больше 1,5 до 25" is "large > 1.5 <= 25". "до" and "up to" hold the number itself, "меньше" and "less than" do
not; "от" and "from" hold it, "больше", "свыше", "more than" do not. Where that leaves a weight in two sizes, the person
is asked, and nothing is guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal

from fieldcase.errors import N_
from fieldcase.model.bands import Band, overlap, read_band, read_bands, read_consequences
from fieldcase.model.named_terms import terms_in
from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.model.typed_dates import Unreadable
from fieldcase.model.values import NotAValue

_ASKS = N_(
    "This line is not understood: {line}. Please write a size and its bounds, such as: large, more than 1.5, up to 25."
)
_NO_SIZE = N_("No size is named in this line: {line}. Sizes are: {sizes}.")
_BACKWARDS = N_("The upper bound lies below the lower one in this line: {line}. Please check both.")
_OVERLAP = N_(
    "Two sizes hold the same weight: {one} and {two}. Please say which of them the bound belongs to, with “more than” "
    "or “less than”."
)
_TWICE = N_("A size is named twice: {size}. Please write each size on one line.")
_UNIT = N_("Please leave the unit out of this line: {line}. It has a field of its own.")
_ASKS_FOR_ARTICLE = N_("This line is not understood: {line}. Please write a size, “=” and an article: large = 268.")
_DIGITS = r"(\d+(?:[.,]\d+)?)"
_LOW_STRICT = r"(?:>|(?<!не )(?:более|больше|свыше|выше)(?: чем)?|(?<!no )more than|over|above)"
_LOW = r"(?:>=|≥|от|не (?:менее|меньше|ниже)|начиная с|from|at least|no less than|starting at)"
_HIGH_STRICT = r"(?:<|(?<!не )(?:менее|меньше|ниже)(?: чем)?|(?<!no )less than|under|below)"
_HIGH = r"(?:<=|≤|до|не (?:более|больше|свыше|выше)|up to|at most|no more than)"
_SIDES = tuple(
    (name, re.compile(rf"(?<![\w<>]){sign} ?{_DIGITS}(?: ?(не включая|not included)| ?(?:включительно|inclusive))?"))
    for name, sign in (("low_in", _LOW), ("low", _LOW_STRICT), ("high_in", _HIGH), ("high", _HIGH_STRICT))
)
# How each bound is written again: the lower one with and without itself, the upper one with and without itself.
_TYPED = {"ru": ("от", "больше", "до", "меньше"), "en": ("from", "more than", "up to", "less than")}
_UNITS = re.compile(r"\d ?(?:г|гр|мг|кг|мл|л|g|gr|mg|kg|ml|l)\b")


class Unsaid(Unreadable):
    """Unreadable, with values that stand in its sentence."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__(sentence)
        self.values = values


def read_sizes(text: str, tables: Tables, language: str) -> tuple[str, ...]:
    """The lines that a row keeps, lowest first, of what a person typed; Unsaid where a line is none, a bound stands
    backwards, a size comes twice, or two sizes hold one weight."""
    bands = [_band(line, tables, language) for line in _lines(text)]
    sizes = [band.size for band in bands]
    for size in sizes:
        if sizes.count(size) > 1:
            raise Unsaid(_TWICE, size=tables.label("size", size, language))
    both = overlap(bands)
    if both is not None:
        one, two = (tables.label("size", band.size, language) for band in both)
        raise Unsaid(_OVERLAP, one=one, two=two)
    return tuple(band.text for band in sorted(bands, key=_low))


def edited_sizes(bands: tuple[str, ...], tables: Tables, language: str) -> str:
    """The lines as they are typed again, in words of the window's language; read_sizes gives them back."""
    return "\n".join(_edited(band, tables, language) for band in read_bands(bands))


def _edited(band: Band, tables: Tables, language: str) -> str:
    from_word, more, up_to, less = _TYPED[language]
    sides = ((band.low, from_word if band.low_in else more), (band.high, up_to if band.high_in else less))
    told = (f"{word} {digits.replace('.', ',') if language == 'ru' else digits}" for digits, word in sides if digits)
    return " ".join((tables.label("size", band.size, language), *told))


def read_articles(text: str, tables: Tables, language: str) -> tuple[str, ...]:
    """The lines "large = kg-cc:268" of what a person typed, each with a size, "=" and an article or words."""
    found = []
    for line in _lines(text):
        size, sign, what = line.partition("=")
        if not sign or not what.strip():
            raise Unsaid(_ASKS_FOR_ARTICLE, line=line)
        found.append(f"{_size(size, line, tables, language)} = {what.strip()}")
    return tuple(found)


def edited_articles(lines: tuple[str, ...], tables: Tables, language: str) -> str:
    """The lines as they are typed again; read_articles gives them back."""
    articles = read_consequences(lines)
    return "\n".join(f"{tables.label('size', size, language)} = {what}" for size, what in articles.items())


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in re.split(r"[\n;]", text)) if line]


def _band(line: str, tables: Tables, language: str) -> Band:
    plain = folded(line)
    try:
        written = read_band(line)
    except NotAValue:
        pass
    else:
        if written.size in _sizes(tables):
            return written
    if _UNITS.search(plain):
        raise Unsaid(_UNIT, line=line)
    found: dict[str, tuple[str, bool]] = {}
    for name, pattern in _SIDES:
        match = pattern.search(plain)
        side, holds = name.partition("_")[0], name.endswith("_in")
        if match is None:
            continue
        if side in found:
            raise Unsaid(_ASKS, line=line)
        found[side] = (match[1].replace(",", "."), holds and not match[2])
        plain = f"{plain[: match.start()]} {plain[match.end() :]}"
    return _made(found, plain, line, _size(plain, line, tables, language))


def _made(found: dict[str, tuple[str, bool]], rest: str, line: str, size: str) -> Band:
    if not found or re.search(r"\d", rest):
        raise Unsaid(_ASKS, line=line)
    low, high = found.get("low", (None, False)), found.get("high", (None, False))
    try:
        return Band(size, *low, *high)
    except NotAValue:
        raise Unsaid(_BACKWARDS, line=line) from None


def _size(words: str, line: str, tables: Tables, language: str) -> str:
    found, sizes = terms_in(words, "size", tables), _sizes(tables)
    if len(found) != 1 or found[0] not in sizes:
        labels = ", ".join(tables.label("size", size, language) for size in sizes)
        raise Unsaid(_NO_SIZE, line=line, sizes=labels)
    return found[0]


def _sizes(tables: Tables) -> tuple[str, ...]:
    """The sizes that a table can name: what lies between two of them has no name."""
    return tuple(term.code for term in tables.vocabularies["size"].values() if term.marks.get("named") != "no")


def _low(band: Band) -> tuple[Decimal, bool]:
    return (Decimal(-1) if band.low is None else Decimal(band.low)), not band.low_in
