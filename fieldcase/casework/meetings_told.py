"""Meetings and trainings in words: participants by gender with the unknown, and all of them as a table.

The numbers are `rules.took_part`; a table tells no name of who was there, nor lawyer's notes. For anybody else small
numbers of people are withheld in it, with enough others of the same meeting.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import known, refuse
from fieldcase.casework.sight import Sight, found
from fieldcase.casework.table_out import write_new, written
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.campaigns import Meeting
from fieldcase.model.declare import field_named
from fieldcase.model.ids import MeetingId
from fieldcase.model.said import said_count, said_date
from fieldcase.model.values import Count
from fieldcase.rules.small_numbers import if_large, withhold_column
from fieldcase.rules.took_part import PARTS, TookPart, took_part

_DISAGREE = N_("The parts by gender are {parts}, the total says {total}. Both are kept; which is right?")
_NEAR = 14
_NOT_STATED = N_("gender not stated")
_TEXTS = ("title", "body", "agenda_item", "presented", "decision", "result", "next_step", "source")
_COLUMNS = ("date", "kind", "title", "country", "settlement", "body", "agenda_item", "participants", *PARTS,
            "presented", "decision", "result", "next_step", "follow_up", "source")  # fmt: skip


def blank(desk: Desk, country: str = "") -> Meeting:
    """A meeting that is not yet kept."""
    return Meeting(id=MeetingId(desk.new_id()), scope=desk.register, country=country)


def said_by_gender(meeting: Meeting, words: Words) -> str:
    """Who took part, by gender; those of whom the gender is not stated are told too. Empty where nothing is."""
    numbers = took_part(meeting)
    parts = [
        f"{words(field_named(Meeting, name).about.label)}: {said_count(one, words)}"
        for name, one in zip(PARTS, numbers.parts, strict=True)
        if one is not None
    ]
    if numbers.total is None:
        return ""
    total = said_count(numbers.total, words)
    return f"{total} ({'; '.join(parts) if parts else words(_NOT_STATED)})"


def in_doubt(meeting: Meeting, words: Words) -> str:
    """A sentence where the parts and the total certainly disagree; empty where they do not."""
    numbers = took_part(meeting)
    if not numbers.disagrees:
        return ""
    return words(_DISAGREE).format(parts=said_count(numbers.summed, words), total=said_count(numbers.stated, words))


def newest_first(source: Sight) -> Sequence[Meeting]:
    """All meetings, the newest first."""
    return sorted(source.all(Meeting), key=lambda one: -(one.date.first if one.date is not None else 0))


def to_come_back_to(source: Sight, today: datetime.date) -> tuple[Meeting, ...]:
    """Meetings whose day to come back is over, or is within two weeks, the earliest first: one that is over stays until
    its day is changed or cleared."""
    near = ("follow_up", 1, today.toordinal() + _NEAR)
    return found(source, Meeting, Asked(Meeting, sort="follow_up", days=near))


def text_of(source: Sight, words: Words, *, outside: bool = True) -> str:
    """All meetings as the text of a CSV file; for anybody else, `outside`, without small numbers of people."""
    head = [words(field_named(Meeting, name).about.label) for name in _COLUMNS]
    return written(head, (_row(one, source, words, outside) for one in newest_first(source)))


def _row(one: Meeting, source: Sight, words: Words, outside: bool) -> list[str]:
    hidden = _withheld(one) if outside else frozenset()
    told = words(N_("withheld"))
    return [told if name in hidden else _cell(one, name, source, words) for name in _COLUMNS]


def _withheld(one: Meeting) -> frozenset[str]:
    """The numbers of a meeting that are told to nobody else: a small total; of the parts small ones, and enough others
    that none follows from the total. Who is in no part although the total is larger is a part like the others."""
    numbers = took_part(one)
    known = {name: part for name, part in zip(PARTS, numbers.parts, strict=True) if part is not None}
    rest = _rest(numbers)
    shown = withhold_column([*known.values(), *((rest,) if rest is not None else ())])
    hidden = {name for name, told in zip(known, shown, strict=False) if told is None}
    small = numbers.total is not None and if_large(numbers.total) is None
    return frozenset((*hidden, *(known if small else ()), *(("participants",) if small else ())))


def _rest(numbers: TookPart) -> Count | None:
    if numbers.stated is None or numbers.summed is None or not (numbers.stated.certain and numbers.summed.certain):
        return None
    rest = int(numbers.stated.text[1:]) - int(numbers.summed.text[1:])
    return Count(f"={rest}") if rest > 0 else None


def _cell(one: Meeting, name: str, source: Sight, words: Words) -> str:
    value = getattr(one, name)
    if name in ("date", "follow_up"):
        return said_date(value, words) if value is not None else ""
    if name in ("participants", *PARTS):
        return said_count(value, words) if value is not None else ""
    vocabulary = field_named(Meeting, name).about.vocabulary
    return source.tables.label(vocabulary, value, words.language) if vocabulary and value else str(value or "")


def export(desk: Desk, target: Path, words: Words, *, outside: bool = True) -> None:
    """Write all meetings to a new file. IdentityInText, FileExists, CannotWrite: then nothing was written."""

    def texts() -> Iterator[tuple[str, str]]:
        for one in desk.all(Meeting):
            for name in (*_TEXTS, "settlement"):
                yield words(field_named(Meeting, name).about.label), getattr(one, name)

    refuse(known(desk), texts(), target.name, words)
    write_new(desk, target, text_of(desk, words, outside=outside))
