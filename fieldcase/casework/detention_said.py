"""A detention's clock in sentences: how long, what has to have happened by when, and how well that rule was checked.

The status stands in the same sentence as the hours (do-no-harm.md, Law). Knows words, and is the way to the clock for
whoever shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.rules.detention_clock import Clock, Force, hours_and_minutes
from fieldcase.rules.detention_clock import Due as Due
from fieldcase.rules.detention_clock import clock as clock

if TYPE_CHECKING:
    from fieldcase.i18n import Words
    from fieldcase.model.terms import Tables

_NO_HOUR = N_("Nobody knows yet since when. Write the hour into the form, and the clock begins.")
_AHEAD = N_("The hour entered lies ahead of this computer’s clock: one of the two is wrong. Please look at both.")
NO_RULE = N_("No rule confirmed for this country and day: the clock only counts the hours.")
_COUNTED = N_("Counted from the hour entered; this rule counts from: {moment}.")
_PERHAPS = N_("Whether it was in force on that day is not certain.")


def said_length(milliseconds: int, words: Words) -> str:
    """A length of time, without its sign: "5 h 20 min"."""
    hours, minutes = hours_and_minutes(milliseconds)
    if not hours:
        return words(N_("{minutes} min")).format(minutes=minutes)
    return words(N_("{hours} h {minutes} min")).format(hours=hours, minutes=minutes)


def said_held(clock: Clock, words: Words) -> str:
    """How long somebody is held, or was."""
    if clock.held is None:
        return words(_NO_HOUR)
    if clock.ahead:
        return words(_AHEAD)
    length = said_length(clock.held, words)
    if clock.ended:
        return words(N_("Free. Was held for {length}")).format(length=length)
    said = N_("Held for about {length}") if clock.about else N_("Held for {length}")
    return words(said).format(length=length)


def said_due(due: Due, words: Words, tables: Tables) -> str:
    """One row against the clock, with its status in the same sentence."""
    language, limit = words.language, due.limit
    length = said_length(due.left, words)
    when = words(N_("over since {length}") if due.over else N_("in {length}")).format(length=length)
    status = tables.label("law_status", limit.status, language)
    what = tables.label("time_limit", limit.what, language) or words(N_("not stated what"))
    hours = words.plural("within {n} hour", "within {n} hours", limit.hours or 0).format(n=limit.hours)
    sentence = words(
        N_("{hours} has to have happened: {what}; {when} (rule: {status}).")
        if due.confirmed
        else N_("{hours} has to have happened: {what}; {when} (no confirmed rule: {status}).")
    )
    said = [sentence.format(what=what, hours=hours[:1].upper() + hours[1:], when=when, status=status)]
    if limit.provision:
        said.append(f"{limit.provision}.")
    if due.otherwise:
        moment = tables.label("counted_from", limit.counted_from or "not_stated", language)
        said.append(words(_COUNTED).format(moment=moment))
    if due.force is Force.PERHAPS:
        said.append(words(_PERHAPS))
    return " ".join(said)
