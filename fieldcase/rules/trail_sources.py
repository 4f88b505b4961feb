"""Web addresses, titles, outlets and dates that lead to somebody (do-no-harm.md, Public sources re-identify).

A source that identifies a person who is only pseudonymised is a name: its address, the last part of it, its title, or
its outlet with the day of publication. And the address of any page may tell by its own words what it is about. Knows
sources alone, and nobody's identity.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from fieldcase.errors import N_
from fieldcase.model.case import Source
from fieldcase.model.ids import PersonId
from fieldcase.model.text import folded
from fieldcase.rules.reading import Reading
from fieldcase.rules.trail import Trail
from fieldcase.rules.word_lists import MONTHS, PUBLIC_HOSTS

OF_A_SOURCE = N_("the address or title of a source that identifies a person not named here")
OUTLET_AND_DAY = N_("outlet and day of a source that identifies a person not named here")
TITLE_IN_ADDRESS = N_("a web address that holds the title of its page")
DAY_PLACE_OUTLET = N_("a day, a small place and an outlet or web address in one sentence")
DESCRIBE_IT = N_("Describe the source instead: what kind of outlet, which month; the reference stays with the authors.")
LOOK_AT_IT = N_("Look whom the page identifies; if anybody who is not named here, describe the source instead.")
ONE_LESS = N_("Leave one of the three out: together they find the article, and the person.")

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>«»“”\"]+|\b[\w-]+(?:\.[\w-]+)+/[^\s<>«»“”\"]+")
_END = ".,;:!?)]}»”'"
_TITLE_WORDS = 4
_MEANING = 3
_MONTH = "|".join(sorted((name for names in MONTHS for name in names), key=len, reverse=True))
_DAY = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s+(?:{_MONTH})\.?,?\s+\d{{4}}"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}},?\s+\d{{4}})(?!\d)"
)
_QUOTED = re.compile(r"«[^«»\n]{2,60}»|“[^“”\n]{2,60}”|\"[^\"\n]{2,60}\"")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?\n]*")


@dataclass(frozen=True)
class _Known:
    """What of one source leads to it."""

    strings: tuple[str, ...]
    outlet: str
    days: tuple[re.Pattern[str], ...]


class TellingSources:
    """The sources that identify somebody who may not be named, ready to be looked for."""

    def __init__(
        self, sources: Iterable[Source], allowed: Collection[PersonId], hosts: Collection[str] = PUBLIC_HOSTS
    ) -> None:
        """`allowed`: who may be named. `hosts`: whose pages are never news of a person."""
        self._known = [_led_to(one) for one in sources if any(who not in allowed for who in one.identifies)]
        self._hosts = tuple(hosts)

    def trails(self, reading: Reading) -> Iterator[Trail]:
        """What in a text leads to such a source, and every web address with a title in it."""
        for one in self._known:
            for string in one.strings:
                if string in reading.folded:
                    pattern = re.compile(rf"(?<!\w){re.escape(string)}(?!\w)")
                    yield from (Trail(*span, OF_A_SOURCE, DESCRIBE_IT) for span in reading.matches(pattern))
            if one.outlet and one.outlet in reading.folded:
                outlet = list(reading.matches(re.compile(rf"(?<!\w){re.escape(one.outlet)}(?!\w)")))
                days = [span for day in one.days for span in reading.matches(day)]
                yield from (Trail(*span, OUTLET_AND_DAY, DESCRIBE_IT) for span in days if outlet)
        for match, (begin, end) in reading.matches_as_typed(_ADDRESS):
            address = match.group().rstrip(_END)
            if self._has_title(address):
                yield Trail(begin, end - len(match.group()) + len(address), TITLE_IN_ADDRESS, LOOK_AT_IT)

    def _has_title(self, address: str) -> bool:
        """Whether a part of a web address is a row of words."""
        host, _, path = re.sub(r"^https?://", "", address).partition("/")
        if host.removeprefix("www.").casefold().endswith(self._hosts):
            return False
        parts = re.split(r"[/?#=&]", unquote(path))
        words = (re.findall(rf"[^\W\d_]{{{_MEANING},}}", part) for part in parts if re.search(r"[-_+ ]", part))
        return any(len(found) >= _TITLE_WORDS for found in words)


def together(reading: Reading, places: Iterable[Trail]) -> Iterator[Trail]:
    """Sentences in which a day, one of `places` and an outlet in quotation marks or a web address stand together."""
    small = list(places)
    if not small:
        return
    for match, (begin, end) in reading.matches_as_typed(_SENTENCE):
        if not any(begin <= one.begin < end for one in small):
            continue
        sentence = match.group()
        if _DAY.search(folded(sentence)) and (_QUOTED.search(sentence) or _ADDRESS.search(sentence)):
            begin += len(sentence) - len(sentence.lstrip())
            yield Trail(begin, end - len(sentence) + len(sentence.rstrip()), DAY_PLACE_OUTLET, ONE_LESS)


def _led_to(source: Source) -> _Known:
    """The strings of a source that find it: the address as typed and without what all addresses have, its last part,
    its title and reference of three words or more."""
    bare = folded(re.sub(r"^(?:https?://)?(?:www\.|m\.)?", "", source.address.strip()).rstrip("/"))
    last = re.split(r"[/=?]", bare)[-1] if "/" in bare else ""
    strings = [one for one in (bare, last) if len(one) >= 6 and re.search(r"[./_-]|\d{5}", one)]
    strings += [folded(one.strip(' .«»“”"')) for one in (source.title, source.reference) if len(one.split()) >= 3]
    return _Known(tuple(dict.fromkeys(strings)), folded(source.outlet.strip(' «»“”"')), _days(source))


def _days(source: Source) -> tuple[re.Pattern[str], ...]:
    """The day of publication as it may be written; none where it is not known to the day."""
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})[?~%]?", source.published.text if source.published else "")
    if match is None or not 1 <= int(match.group(2)) <= 12:
        return ()
    year, month, day = match.group(1), int(match.group(2)), int(match.group(3))
    name = "|".join(MONTHS[month - 1])
    written = (
        rf"(?<!\d)0?{day}[./-]0?{month}[./-](?:{year}|{year[2:]})(?!\d)", rf"(?<!\d){year}-{month:02}-{day:02}(?!\d)",
        rf"(?<!\d)0?{day}(?:-?го|st|nd|rd|th)?\s+(?:of\s+)?(?:{name})\.?,?\s+{year}",
        rf"\b(?:{name})\.?\s+0?{day}(?:st|nd|rd|th)?,?\s+{year}",
    )  # fmt: skip
    return tuple(re.compile(one) for one in written)
