"""What a person agreed to, in one short line: for lists and heads, where the whole table has no room.

Only for the screen. What may be told in a dossier is decided by the gate alone; nothing reads this line to decide.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.people import Consent, Person
from fieldcase.model.terms import Tables
from fieldcase.rules.consents import TEXT, State, answer
from fieldcase.rules.people import Row, row_of
from fieldcase.rules.uses import USES

# How a line is to be dressed; the words alone say what it means.
GOOD, WARN, BAD, PLAIN = "good", "warn", "bad", ""


@dataclass(frozen=True)
class Agreed:
    """A finished sentence of a few words, and how it is dressed."""

    text: str
    dress: str


def needs_consent(person: Person, tables: Tables) -> bool:
    """Whether this kind of person is asked at all: officials, authors and perpetrators are not."""
    return row_of(person, tables) is not Row.OFFICIAL


def is_child(person: Person, tables: Tables) -> bool:
    """Whether the person is under 18 by kind or age band."""
    return row_of(person, tables) is Row.CHILD


def in_a_line(
    person: Person, consents: Iterable[Consent], today: datetime.date, tables: Tables, words: Words
) -> Agreed:
    """What the consents of one person come to today; for officials, how they appear without any."""
    row = row_of(person, tables)
    if row is Row.OFFICIAL:
        return Agreed(words("by function"), PLAIN)
    own = [consent for consent in consents if consent.person == person.id]
    states = [answer(own, use, TEXT, today, minor=row is Row.CHILD).state for use in USES]
    granted = [state for state in states if state >= State.WITHOUT_NAME]
    if State.WITHDRAWN in states:
        return Agreed(words("consent withdrawn"), BAD)
    if granted:
        named = State.NAMED in granted and row is not Row.CHILD
        text = words("by name: {count} of {total}") if named else words("without the name: {count} of {total}")
        return Agreed(text.format(count=len(granted), total=len(states)), GOOD)
    return _not_granted(row, states, words)


def _not_granted(row: Row, states: list[State], words: Words) -> Agreed:
    if State.NO_GUARDIAN in states:
        return Agreed(words("a guardian has to agree"), WARN)
    if State.EXPIRED in states:
        return Agreed(words("consent has run out"), WARN)
    if State.REFUSED in states:
        return Agreed(words("refused"), BAD)
    if row is Row.WORKER:
        return Agreed(words("by role code"), PLAIN)
    return Agreed(words("not asked yet"), WARN)


_MEANINGS = {
    Row.CLIENT: N_("Without consent this person is told of in no dossier."),
    Row.CHILD: N_("A child is never named, whatever a parent agreed; told of only as far as the act needs it."),
    Row.WORKER: N_("Appears by a role code, by name only with consent."),
    Row.OFFICIAL: N_("Appears by function or description. By name only after a recorded decision, below."),
}


def meaning(person: Person, tables: Tables, words: Words) -> str:
    """In a sentence: how a person of this kind appears, and when not."""
    return words(_MEANINGS[row_of(person, tables)])
