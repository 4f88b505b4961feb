"""Versions of a provision by date: which may have held on a day, which one a citation means, what does not fit.

Pure: records and dates in, records and questions out. An article outside its dates, a day on which two versions may
have held, dates that contradict one another: each is a question for a lawyer, never a finding (do-no-harm.md, Law).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import NotADate, UncertainDate
from fieldcase.model.delivered import is_delivered
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.said import said_date
from fieldcase.rules.validity import Days, days_of, reach, shared, told_on, wholly_in

Dated = Instrument | Provision
_ENDS_FIRST = N_("“In force until” is earlier than “in force from”: which of the two is right?")
_OVERLAP = N_(
    "Two versions of one number hold at the same time ({first}; {second}): until when did the older one hold?"
)
_OUTSIDE = N_(
    "No known version of this norm held on that day (known: {known}). Did another article or an older version apply? "
    "A question for a lawyer."
)
_SEVERAL = N_("On that day more than one version may have held ({known}). Which one applies? A question for a lawyer.")
_NO_DAY = N_(
    "The day is not known, and this norm has changed ({known}). Which version applies? A question for a lawyer."
)


class Standing(StrEnum):
    """How a citation and a day stand to the versions that are known."""

    NO_VERSIONS = "no_versions"  # nothing is known of its dates, as of a treaty's article
    NO_DAY = "no_day"
    HOLDS = "holds"
    SEVERAL = "several"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Cited:
    """A norm as it was cited for a day: the versions that may have held then, and all that are known, oldest first."""

    code: str
    standing: Standing
    held: tuple[Provision, ...]
    known: tuple[Provision, ...]

    @property
    def is_question(self) -> bool:
        """Whether a lawyer has to say which version is meant."""
        changed = len(self.known) > 1
        return self.standing in (Standing.OUTSIDE, Standing.SEVERAL) or (self.standing is Standing.NO_DAY and changed)


def norm_code(provision: Provision) -> str:
    """The code by which a provision is cited: "kg-cc:228.1"."""
    return f"{provision.instrument}:{provision.number}"


def versions(provisions: Iterable[Provision], code: str) -> tuple[Provision, ...]:
    """All versions of a norm ("ua-cc:309"), the oldest first; one without a beginning comes first."""
    return tuple(sorted((one for one in provisions if norm_code(one) == code), key=_age))


def _age(one: Provision) -> tuple[int, bool, bytes]:
    return (one.valid_from.first if one.valid_from is not None else 0, not is_delivered(one), one.key)


def holding(provisions: Iterable[Provision], on: UncertainDate) -> tuple[Provision, ...]:
    """Those that may have held on a day, in their order.

    A delivered one is left out where own ones of the same number hold on each of its days that may be meant.
    """
    fits = [(one, both) for one in provisions if (both := told_on(one, on)) is not None]
    own: dict[str, list[Days]] = {}
    for one, both in fits:
        if not is_delivered(one):
            own.setdefault(norm_code(one), []).append(both)
    return tuple(one for one, both in fits if not is_delivered(one) or not wholly_in(both, own.get(norm_code(one), [])))


def cited_on(code: str, on: UncertainDate | None, provisions: Iterable[Provision]) -> Cited:
    """What a norm's code means for a day: see Cited. `on` is the day of the act, None where it is not known."""
    known = versions(provisions, code)
    if not known:
        return Cited(code, Standing.NO_VERSIONS, (), ())
    if on is None:
        return Cited(code, Standing.NO_DAY, (), known)
    held = holding(known, on)
    if not held:
        return Cited(code, Standing.OUTSIDE, (), known)
    covered = wholly_in(reach(on), [days for one in held if (days := days_of(one)) is not None])
    standing = Standing.HOLDS if len(held) == 1 and covered else Standing.SEVERAL
    return Cited(code, standing, held, known)


def question_of(cited: Cited, words: Words) -> str:
    """What a citation leaves a lawyer to say; empty where nothing."""
    if not cited.is_question:
        return ""
    sentences = {Standing.OUTSIDE: _OUTSIDE, Standing.SEVERAL: _SEVERAL, Standing.NO_DAY: _NO_DAY}
    return words(sentences[cited.standing]).format(known="; ".join(said_validity(one, words) for one in cited.known))


def said_validity(one: Dated, words: Words) -> str:
    """From when until when a version holds, in words; what nobody entered is said to be not recorded."""
    sides = (one.valid_from, one.valid_to)
    if sides == (None, None):
        return words(N_("dates not recorded"))
    try:
        return said_date(UncertainDate("/".join(side.text if side is not None else "" for side in sides)), words)
    except NotADate:  # a side that is a span itself, or an end before the beginning
        return " – ".join(said_date(side, words) if side is not None else "…" for side in sides)


def date_questions(one: Dated, others: Sequence[Dated], words: Words) -> tuple[str, ...]:
    """What does not fit in a version's dates, alone and beside the other versions of its number."""
    asked = [words(_ENDS_FIRST)] if _ends_first(one) else []
    if isinstance(one, Provision):
        alike = [
            other for other in others
            if isinstance(other, Provision) and other.key != one.key and norm_code(other) == norm_code(one)
            and is_delivered(other) == is_delivered(one) and _overlap(one, other)
        ]  # fmt: skip
        for other in alike:
            first, second = sorted((one, other), key=_age)
            told = {"first": said_validity(first, words), "second": said_validity(second, words)}
            asked.append(words(_OVERLAP).format(**told))
    return tuple(asked)


def _ends_first(one: Dated) -> bool:
    return one.valid_from is not None and one.valid_to is not None and reach(one.valid_to)[1] < reach(one.valid_from)[0]


def _overlap(one: Provision, other: Provision) -> bool:
    """Whether two versions certainly hold on more than one day together: the day of a change may belong to both."""
    days = shared(_certain(one), _certain(other))
    return days is not None and days[1] > days[0]


def _certain(one: Provision) -> Days:
    first = one.valid_from.last if one.valid_from is not None else 1
    last = one.valid_to.first if one.valid_to is not None else UncertainDate("9999").last
    return first, last
