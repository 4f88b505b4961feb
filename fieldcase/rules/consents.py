"""What a person's consents come to for one use, one medium and one day (do-no-harm.md, Consent).

The latest answer counts. Where it is not certain which of two answers is the later one (the same day, an uncertain
date), the stricter stands. Knows nothing of kinds of people beyond whether a guardian has to have agreed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from fieldcase.model.dates import UncertainDate
from fieldcase.model.people import Consent

_ALWAYS = (0, 10**9)
TEXT = "text"
# What a record of consent with an empty list of media says: text alone (model.people.Consent).
_TEXT_ALONE = (TEXT,)


class State(IntEnum):
    """What a consent comes to, the strictest first."""

    WITHDRAWN = 0
    REFUSED = 1
    EXPIRED = 2
    NO_GUARDIAN = 3
    NOT_ASKED = 4
    WITHOUT_NAME = 5
    NAMED = 6


@dataclass(frozen=True)
class Answer:
    """A state, and since when it stands ("" where nobody wrote it down)."""

    state: State
    since: str = ""

    @property
    def granted(self) -> bool:
        """Whether the person agreed, with or without the name."""
        return self.state >= State.WITHOUT_NAME

    @property
    def named(self) -> bool:
        """Whether the person agreed to be named."""
        return self.state is State.NAMED


NOT_ASKED = Answer(State.NOT_ASKED)


def answer(consents: Iterable[Consent], use: str, medium: str, on: datetime.date, *, minor: bool) -> Answer:
    """What the consents of one person come to for a use and a medium on a day."""
    day = on.toordinal()
    covering = [consent for consent in consents if _covers(consent, use, medium) and not _yet_to_come(consent, day)]
    spans = [_spoken(consent, day) for consent in covering]
    standing = [
        _alone(consent, day, minor)
        for consent, span in zip(covering, spans, strict=True)
        if not any(span[1] < later[0] for later in spans)
    ]
    return min(standing, key=lambda one: (one.state, one.since), default=NOT_ASKED)


def refused_all(consents: Iterable[Consent], on: datetime.date, *, minor: bool) -> bool:
    """Whether a person said no to some use, or took a yes back, and now agrees to none at all (in words)."""
    known = tuple(consents)
    asked = {use for consent in known for use in consent.uses or ("",)}
    states = [answer(known, use, TEXT, on, minor=minor).state for use in asked]
    return any(state < State.NOT_ASKED for state in states) and all(state <= State.NOT_ASKED for state in states)


def grants(consent: Consent) -> bool:
    """Whether a record of consent is a yes, with or without the name."""
    return consent.level in ("without_name", "named")


def _covers(consent: Consent, use: str, medium: str) -> bool:
    """A refusal that names no use, or no medium, is a refusal of every one; a grant covers what it names alone."""
    if not grants(consent):
        whole = not consent.media or set(consent.media) == {TEXT}
        return (not consent.uses or use in consent.uses) and (whole or medium in consent.media)
    return use in consent.uses and medium in (consent.media or _TEXT_ALONE)


def _alone(consent: Consent, day: int, minor: bool) -> Answer:
    """What one record of consent comes to by itself. An uncertain end counts from its first possible day."""
    given = consent.given_on.text if consent.given_on else ""
    if _withdrawn(consent, day):
        assert consent.withdrawn_on is not None
        return Answer(State.WITHDRAWN, consent.withdrawn_on.text)
    if not grants(consent):
        return Answer(State.REFUSED, given)
    if consent.until is not None and _span(consent.until)[0] < day:
        return Answer(State.EXPIRED, consent.until.text)
    if minor and not consent.given_by.strip():
        return Answer(State.NO_GUARDIAN, given)
    return Answer(State.NAMED if consent.level == "named" else State.WITHOUT_NAME, given)


def _withdrawn(consent: Consent, day: int) -> bool:
    return consent.withdrawn_on is not None and _span(consent.withdrawn_on)[0] <= day


def _yet_to_come(consent: Consent, day: int) -> bool:
    """A grant that is dated after the day; a refusal is heard at once."""
    return grants(consent) and consent.given_on is not None and _span(consent.given_on)[0] > day


def _spoken(consent: Consent, day: int) -> tuple[int, int]:
    """First and last day on which the person can have said it. A withdrawal is said when it is made."""
    if _withdrawn(consent, day):
        assert consent.withdrawn_on is not None
        return _span(consent.withdrawn_on)
    if consent.given_on is not None:
        return _span(consent.given_on)
    if consent.recorded is not None:
        return consent.recorded.day, consent.recorded.day
    return _ALWAYS


def _span(when: UncertainDate) -> tuple[int, int]:
    """All days a date may mean; an open side is open, other than for sorting."""
    first, last = when.span()
    start, slash, end = when.text.partition("/")
    if slash and start in ("", ".."):
        first = _ALWAYS[0]
    if slash and end in ("", ".."):
        last = _ALWAYS[1]
    return first, last
