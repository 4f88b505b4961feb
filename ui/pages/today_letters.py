"""The lines of Today about letters: answers that are overdue or due soon, and letters that went to nobody yet.

A line names the addressee and the case by its code; what the letter says stands nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fieldcase.casework.letters_told import said_to_confirm
from fieldcase.errors import N_
from fieldcase.model.deskwork import RECIPIENTS
from fieldcase.model.said import said_date
from fieldcase.model.text import in_a_line
from ui.pages.standing import Where
from ui.pages.today_line import Line
from ui.places import ICONS, PARTS

if TYPE_CHECKING:
    from fieldcase.casework.letters_due import Due
    from fieldcase.casework.today import StillOut
    from fieldcase.i18n import Words
    from fieldcase.model.declare import Record
    from fieldcase.model.terms import Tables

_URGENT, _LETTERS = 3, 60


def letter_lines(found: Iterable[Due], words: Words, *, late: bool) -> Iterator[Line]:
    """Answers that are overdue, or those due soon: a line a letter, of the most urgent of its addressees."""
    by_letter: dict[bytes, list[Due]] = {}
    for one in found:
        if one.late == late and one.days is not None:
            by_letter.setdefault(one.letter.id, []).append(one)
    for first, *others in by_letter.values():
        more = words.plural("{n} more addressee", "{n} more addressees", len(others)).format(n=len(others))
        yield _late(first, words, more if others else "") if late else _soon(first, words, more if others else "")


def _late(one: Due, words: Words, more: str) -> Line:
    days = -(one.days or 0)
    when = said_to_confirm(one.delivery, words) if one.delivery is not None else ""
    if not when:
        when = words.plural("answer overdue by {n} day", "answer overdue by {n} days", days).format(n=days)
    shown = words(N_("receipt shown")) if one.shown else words(N_("receipt not shown"))
    told = _joined(_capital(when), *_whose(one), shown, more)
    return Line(told, _place(one, one.delivery or one.letter), "row-bad", ICONS["letter"])


def _soon(one: Due, words: Words, more: str) -> Line:
    days = one.days or 0
    when = words.plural("answer due in {n} day", "answer due in {n} days", days).format(n=days)
    told = _joined(_capital(when) if days else words(N_("Answer due today")), *_whose(one), more)
    return Line(
        told, _place(one, one.delivery or one.letter), "row-warn" if days <= _URGENT else "row", ICONS["letter"]
    )


def unsent_lines(found: Iterable[Due], words: Words, tables: Tables) -> tuple[Line, ...]:
    """Letters that were written and went to nobody yet."""
    return tuple(_unsent(one, words, tables) for one in found)


def _unsent(one: Due, words: Words, tables: Tables) -> Line:
    written = said_date(one.letter.written, words) if one.letter.written is not None else ""
    kind = _capital(tables.label("letter_kind", one.letter.kind, words.language))
    told = _joined(words(N_("Not sent yet: {letter}")).format(letter=kind), written, *_whose(one))
    return Line(told, _place(one, one.letter), "row", ICONS["letter"])


def still_out_line(one: StillOut, who: str, issued: str, words: Words, tables: Tables) -> Line:
    """A letter that still tells of somebody who took the consent back: to whom it went."""
    kind = _capital(tables.label("letter_kind", one.letter.kind, words.language)) if one.letter is not None else ""
    to = in_a_line(RECIPIENTS.join(dict.fromkeys(version.recipient for version in one.versions)), _LETTERS)
    told = _joined(who, kind or words(N_("Letter")), to, one.case.code if one.case is not None else "", issued)
    letter = one.letter
    if letter is not None and one.case is not None:
        place: Where = "cases", one.case.key, f"{PARTS['letter']}:{letter.key.hex()}"
    else:
        place = "letters", letter.key if letter is not None else None, "letters"
    return Line(told, place, "row-bad", "shield")


def _whose(one: Due) -> tuple[str, str]:
    addressee = one.delivery.addressee if one.delivery is not None else ""
    return in_a_line(addressee, _LETTERS), one.case.code if one.case is not None else ""


def _place(one: Due, record: Record) -> Where:
    if one.case is not None:
        return "cases", one.case.key, f"{PARTS['letter']}:{record.key.hex()}"
    return "letters", record.key, "letters"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
