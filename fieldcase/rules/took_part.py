"""Participants of a meeting by gender: what the parts add up to, and whether the stated total agrees.

A total and parts that do not agree are both told; nothing is computed away, and an uncertain part keeps the sum
uncertain (do-no-harm.md, Numbers keep their doubt). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.model.campaigns import Meeting
from fieldcase.model.values import Count

PARTS = ("women", "men", "other_gender", "gender_unknown")


@dataclass(frozen=True)
class TookPart:
    """The parts by gender (None where not stated), their sum (None where none is stated), the total as stated, and
    whether both certainly disagree."""

    parts: tuple[Count | None, ...]
    summed: Count | None
    stated: Count | None
    disagrees: bool

    @property
    def total(self) -> Count | None:
        """What is told as the total: the stated one, else the sum."""
        return self.stated if self.stated is not None else self.summed


def took_part(meeting: Meeting) -> TookPart:
    """Who took part in a meeting, by gender."""
    parts = tuple(getattr(meeting, name) for name in PARTS)
    known = [one for one in parts if one is not None]
    summed: Count | None = None
    for one in known:
        summed = one if summed is None else summed + one
    stated = meeting.participants
    return TookPart(parts, summed, stated, _disagree(summed, stated, whole=len(known) == len(PARTS)))


def _disagree(summed: Count | None, stated: Count | None, *, whole: bool) -> bool:
    """Whether the sum is certainly more than the total, or, where all parts are stated, certainly another number."""
    if summed is None or stated is None or not stated.certain:
        return False
    total = int(stated.text[1:])
    if summed.least is not None and summed.least > total:
        return True
    return whole and summed.certain and int(summed.text[1:]) != total
