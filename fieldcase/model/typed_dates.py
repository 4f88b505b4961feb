"""Dates as people type them, read into EDTF, and the form in which they are typed again.

Russian and English are both understood in either window. Day comes before month. Where the year is left out it is the
last that fits, since what people write down has happened. Knows no clock: today is handed in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fieldcase.errors import N_
from fieldcase.model import typed_words as say
from fieldcase.model.dates import NotADate, UncertainDate
from fieldcase.model.text import folded, nfc

_ASKS = N_(
    "This is not understood as a date. Please write it as 05.03.2026, March 2026, 2026, spring 2020, "
    "before 05.03.2026, about 2019, or from 1 May to 3 June 2020."
)
_NO_SUCH_DAY = N_("There is no such day in the calendar. Please check the day and the month.")
_TURNED_ROUND = N_("The end is earlier than the beginning. Please check both dates.")

# No date, count or sum takes more; a page pasted into a field by mistake is not worked upon.
LONGEST = 100
_MONTH = say.either(say.MONTHS)
_ENGLISH_MONTH = say.either(form for form in say.MONTHS if form.isascii())
_ORDINAL = r"(?:-?(?:го|е|ое)|st|nd|rd|th)?"
_OF_YEAR = r"(?:,? (?P<y>\d{4}))?"
POINTS = tuple(
    re.compile(f"(?:{pattern})(?: ?(?:год[а-я]*|гг?)\\.?)?", re.ASCII)
    for pattern in (
        r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4}|\d{2})",
        r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})",
        r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})",
        r"(?P<m>\d{1,2})[./](?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}}){_ORDINAL} (?P<name>{_MONTH})\.?{_OF_YEAR}",
        rf"(?P<name>{_ENGLISH_MONTH})\.? (?P<d>\d{{1,2}}){_ORDINAL}{_OF_YEAR}",
        rf"(?P<name>{_MONTH})\.?{_OF_YEAR}",
        rf"(?P<season>{say.either(say.SEASONS)})(?: (?P<y>\d{{4}})(?:[-/](?P<next>\d{{4}}|\d{{2}}))?)?",
        r"(?P<decade>\d{3})0(?:-?[ех]|s)",
        r"(?P<y>\d{4})",
        rf"(?P<away>{say.either(say.RELATIVE)})",
        rf"(?P<weekday>{say.either(say.WEEKDAYS)})",
    )
)
_DOUBTFUL = re.compile(rf"(?:(?P<about>{say.either(say.ABOUT)})|(?:{say.either(say.PERHAPS)})),? ?(?P<rest>.+)")
_SINCE = re.compile(rf"(?:(?:{say.either(say.BEFORE)})|(?P<after>{say.either(say.AFTER)})) (?P<rest>.+)")
_FROM = re.compile(rf"(?:{say.either(say.FROM)}) (?P<rest>.+)")
_TO = re.compile(rf" (?:{say.either(say.TO)}) ")
_IN = re.compile(rf"(?:{say.either(say.IN)}) ")


class Unreadable(ValueError):
    """A text that cannot be read as a value (yet). `sentence` is a msgid that says what would be understood."""

    def __init__(self, sentence: str) -> None:
        super().__init__("unreadable")
        self.sentence = sentence


@dataclass(frozen=True)
class _Point:
    """One date without its sides: a year (its last digit may be X), a month or a season, a day, a mark of doubt."""

    year: str = ""
    month: int = 0
    day: int = 0
    doubt: str = ""

    @property
    def text(self) -> str:
        """The EDTF point."""
        parts = [self.year, *(f"{number:02}" for number in (self.month, self.day) if number)]
        return "-".join(parts) + self.doubt

    @property
    def place(self) -> tuple[int, int]:
        """Month and day within a year, seasons by their first month."""
        return ({21: 3, 22: 6, 23: 9, 24: 12}.get(self.month, self.month), self.day)


def tidy(text: str) -> str:
    """What is typed as the patterns here know it: folded, one sort of dash and of space, no articles."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", folded(text))
    plain = re.sub(r"(?<!\w)the (?=\w)|(?<=\w) of(?= \w)", "", " ".join(plain.split()))
    return plain.rstrip(".,; ")


def read_date(text: str, today: date, language: str, *, ahead: bool = False) -> UncertainDate:
    """The date that a person typed; Unreadable where it is none.

    `today` is the day where the person is. With `ahead` a date without its year, or a day of the week, is the next one
    (a task's), else the last (what has happened). Every `language` of the window is understood, whichever is shown.
    """
    assert language in say.NOMINATIVE
    raw = nfc(text).strip()
    try:
        return UncertainDate(raw)
    except NotADate:
        plain = tidy(raw)
        found = _Reading(today, ahead).edtf(plain) if len(plain) <= LONGEST else None
    if found is None:
        raise Unreadable(_ASKS)
    try:
        return UncertainDate(found)
    except NotADate:
        try:
            for point in found.split("/"):
                UncertainDate("2000" if point == ".." else point)
        except NotADate:
            raise Unreadable(_NO_SUCH_DAY) from None
        raise Unreadable(_TURNED_ROUND) from None


@dataclass(frozen=True)
class _Reading:
    """One reading, on one day. Each method returns None where the text is nothing of its kind."""

    today: date
    ahead: bool

    def edtf(self, text: str) -> str | None:
        """The EDTF text of a date of any form."""
        point = self._point(text)
        if point is not None:
            return self._dated(point).text
        return self._between_words(text) or self._open(text) or self._between_dashes(text)

    def _open(self, text: str) -> str | None:
        match = _SINCE.fullmatch(text)
        point = self._point(match["rest"]) if match else None
        if match is None or point is None:
            return None
        told = self._dated(point).text
        return f"{told}/.." if match["after"] else f"../{told}"

    def _between_words(self, text: str) -> str | None:
        match = _FROM.fullmatch(text)
        rest = match["rest"] if match else text
        for to in _TO.finditer(rest):
            found = self._interval(rest[: to.start()], rest[to.end() :])
            if found is not None and match is not None:
                return found
        return None

    def _between_dashes(self, text: str) -> str | None:
        for dash in re.finditer(r" ?- ?", text):
            found = self._interval(text[: dash.start()], text[dash.end() :])
            if found is not None:
                return found
        return None

    def _interval(self, before: str, behind: str) -> str | None:
        end = self._point(behind)
        if end is None:
            return None
        bare = re.fullmatch(rf"(\d{{1,2}}){_ORDINAL}", before)
        if bare and end.day:
            start: _Point | None = replace(end, day=int(bare[1]), doubt="")
        else:
            start = self._point(before)
        if start is None:
            return None
        if not end.year:
            later = end.place < start.place
            end = replace(end, year=f"{int(start.year) + later:04}") if start.year.isdigit() else self._dated(end)
        if not start.year:
            earlier = start.place > end.place
            start = replace(start, year=f"{int(end.year) - earlier:04}") if end.year.isdigit() else self._dated(start)
        return f"{start.text}/{end.text}"

    def _point(self, text: str) -> _Point | None:
        match = _DOUBTFUL.fullmatch(text)
        if match is not None:
            found = self._point(match["rest"])
            return _doubted(found, "~" if match["about"] else "?") if found else None
        if text[-1:] in ("?", "~", "%"):
            found = self._point(text[:-1].rstrip())
            return _doubted(found, text[-1]) if found else None
        plain = text
        while (opening := _IN.match(plain)) is not None:
            plain = plain[opening.end() :]
        for pattern in POINTS:
            fits = pattern.fullmatch(plain)
            if fits is not None:
                return self._of(fits.groupdict())
        return None

    def _of(self, said: dict[str, str | None]) -> _Point | None:
        if said.get("away"):
            return _on(self.today + timedelta(days=say.RELATIVE[said["away"] or ""]))
        if said.get("weekday"):
            return _on(self._weekday(say.WEEKDAYS[said["weekday"] or ""]))
        if said.get("decade"):
            return _Point(f"{said['decade']}X")
        year = self._full_year(said.get("y") or "")
        if said.get("next") and int(said["next"] or "") % 100 != (int(year) + 1) % 100:
            return None
        month = say.MONTHS.get(said.get("name") or "") or say.SEASONS.get(said.get("season") or "")
        return _Point(year, month or int(said.get("m") or 0), int(said.get("d") or 0))

    def _full_year(self, year: str) -> str:
        if len(year) != 2:
            return year
        return f"{2000 + int(year)}" if 2000 + int(year) <= self.today.year + 1 else f"{1900 + int(year)}"

    def _weekday(self, wanted: int) -> date:
        if self.ahead:
            return self.today + timedelta(days=(wanted - self.today.weekday() - 1) % 7 + 1)
        return self.today - timedelta(days=(self.today.weekday() - wanted - 1) % 7 + 1)

    def _dated(self, point: _Point) -> _Point:
        """The point with its year: the last that fits, or the next."""
        if point.year:
            return point
        years = range(self.today.year, self.today.year + 9) if self.ahead else range(self.today.year, 0, -1)[:9]
        for year in years:
            told = replace(point, year=f"{year:04}")
            try:
                first, last = UncertainDate(told.text).span()
            except NotADate:
                continue
            now = self.today.toordinal()
            if last >= now if self.ahead else first <= now:
                return told
        return replace(point, year=f"{self.today.year:04}")


def _on(day: date) -> _Point:
    return _Point(f"{day.year:04}", day.month, day.day)


def _doubted(point: _Point, mark: str) -> _Point:
    """The point with one more doubt: about and perhaps together are both."""
    return replace(point, doubt=mark if point.doubt in ("", mark) else "%")
