"""The lines of Today about meetings to come back to: the day and the body, no word of what was said there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.model.said import said_date
from fieldcase.model.text import in_a_line
from ui.pages.today_line import Line
from ui.places import ICONS

if TYPE_CHECKING:
    import datetime

    from fieldcase.i18n import Words
    from fieldcase.model.campaigns import Meeting

_LETTERS = 60


def meeting_lines(found: Iterable[Meeting], today: datetime.date, words: Words) -> Iterator[Line]:
    """A line a meeting; one whose day is today or over stands out."""
    for one in found:
        if one.follow_up is not None:
            told = words(N_("Come back to a meeting: {day}")).format(day=said_date(one.follow_up, words))
            text = " · ".join(part for part in (told, in_a_line(one.body or one.title, _LETTERS)) if part)
            kind = "row-warn" if one.follow_up.first <= today.toordinal() else "row"
            yield Line(text, ("advocacy", one.key, "meetings"), kind, ICONS["meeting"])
