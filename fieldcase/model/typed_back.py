"""Dates in the form in which a person types them: what stands in a field that is being edited.

Whatever has no form that reads back as the same date is shown as its EDTF text, which always does.
"""

from __future__ import annotations

import re
from datetime import date

from fieldcase.model import typed_words as say
from fieldcase.model.dates import UncertainDate
from fieldcase.model.typed_dates import Unreadable, read_date

_POINT = re.compile(r"(\d{4}|\d{3}X)(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
# Every form written here has its year: the day on which it is read says nothing.
_ANY_DAY = date(2000, 1, 1)


def edited_date(when: UncertainDate, language: str) -> str:
    """`when` as it is typed in a language: "05.03.2026", "март 2026", "до 05.03.2026"; read_date gives it back."""
    written = _written(when.text, language)
    try:
        if read_date(written, _ANY_DAY, language) == when:
            return written
    except Unreadable:
        pass
    return when.text


def _written(text: str, language: str) -> str:
    start, slash, end = text.partition("/")
    if not slash:
        return _point(start, language, behind=False)
    if start == "..":
        return say.WRITTEN["before"][language].format(date=_point(end, language, behind=True))
    if end == "..":
        return say.WRITTEN["after"][language].format(date=_point(start, language, behind=True))
    return f"{_point(start, language, behind=False)} – {_point(end, language, behind=False)}"


def _point(point: str, language: str, *, behind: bool) -> str:
    """One point, alone or `behind` a preposition, which bends it unless its doubt stands between."""
    match = _POINT.fullmatch(point)
    if match is None:
        return point
    doubt = match[4]
    plain = _plain(match, language, behind=behind and doubt not in ("~", "%"))
    told = say.WRITTEN["~"][language].format(date=plain) if doubt in ("~", "%") else plain
    return f"{told}?" if doubt in ("?", "%") else told


def _plain(match: re.Match[str], language: str, *, behind: bool) -> str:
    year, month, day = match[1], int(match[2] or 0), match[3]
    if year.endswith("X"):
        return (say.DECADE_BEHIND if behind else say.DECADE_ALONE)[language].format(year=year.replace("X", "0"))
    if not month:
        return year
    if day:
        named = f"{int(day)} {say.GENITIVE[language][month - 1]} {year}"
        return named if language == "en" else f"{day}.{month:02}.{year}"
    if month in say.SEASON_ALONE:
        shown = f"{year}–{int(year) + 1:04}" if month == 24 else year
        return f"{(say.SEASON_BEHIND if behind else say.SEASON_ALONE)[month][language]} {shown}"
    return f"{(say.GENITIVE if behind else say.NOMINATIVE)[language][month - 1]} {year}"
