"""The lines of Today about the exchange: work that waits longer than a day for a laptop, what two people wrote
differently, and what somebody asks to be erased. One quiet line each, with the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import sealed_list
from fieldcase.casework.exchange_overview import overdue
from fieldcase.casework.requests import requests
from fieldcase.errors import N_
from ui.pages.exchange_said import age
from ui.pages.today_line import Line

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words


def exchange_lines(look: Look, words: Words) -> tuple[Line, ...]:
    """The lines. Runs on the reading lane."""
    return (*_sealed(look, words), *_waiting(look, words), *_apart(look, words), *_asked(look, words))


def _sealed(look: Look, words: Words) -> tuple[Line, ...]:
    """Sealed visits that are under way, and those whose file is on this laptop alone."""
    begun = len(sealed_list.open_visits(look))
    waits = [one for one in sealed_list.sealed(look) if one.given is None and one.blob is not None]
    lines = list[Line]()
    if begun:
        said = words.plural(
            "{n} sealed visit is under way, not sealed yet: go on, seal it or give it up",
            "{n} sealed visits are under way, not sealed yet: go on, seal them or give them up", begun,
        ).format(n=begun)  # fmt: skip
        lines.append(Line(said, ("visits", None, "list"), "row-warn", "lock"))
    if waits:
        said = words.plural(
            "{n} sealed visit to hand over", "{n} sealed visits to hand over", len(waits)
        ).format(n=len(waits))  # fmt: skip
        lines.append(Line(said, ("exchange", waits[0].device, "laptops"), "row-warn", "usb"))
    return tuple(lines)


def _waiting(look: Look, words: Words) -> tuple[Line, ...]:
    now = look.world.now()
    found = overdue(look, now)
    if not found:
        return ()
    first = found[0]
    number = words.plural("{n} entry", "{n} entries", first.unsent).format(n=first.unsent)
    said = words(N_("Not handed over for {time}: {entries} for {name}. Write a file for them")).format(
        time=age(first.oldest, now, words), entries=number, name=first.colleague.label
    )
    if len(found) > 1:
        more = words.plural("and for {n} more person", "and for {n} more people", len(found) - 1)
        said = f"{said} · {more.format(n=len(found) - 1)}"
    return (Line(said, ("exchange", first.colleague.device, "laptops"), "row", "usb"),)


def _apart(look: Look, words: Words) -> tuple[Line, ...]:
    number = len(look.conflicts())
    if not number:
        return ()
    said = words.plural(
        "{n} field was written differently by two people: look and choose",
        "{n} fields were written differently by two people: look and choose", number,
    ).format(n=number)  # fmt: skip
    return (Line(said, ("exchange", None, "conflicts"), "row-warn", "users"),)


def _asked(look: Look, words: Words) -> tuple[Line, ...]:
    number = len(requests(look).to_answer)
    if not number:
        return ()
    said = words.plural(
        "{n} request to erase something of yours: look and decide",
        "{n} requests to erase something of yours: look and decide", number,
    ).format(n=number)  # fmt: skip
    return (Line(said, ("exchange", None, "requests"), "row-warn", "trash-2"),)
