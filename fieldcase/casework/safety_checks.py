"""The check list before a campaign or a visit: eight points, who sees to each, what shows it, when to look again.

A point nobody touched is open and no record. The points are our own words after the check list "Getting ready for the
campaigns" of activists of the region (2020); its contacts are not kept here: whom to call is a person's own to check.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found, newest
from fieldcase.casework.tables import shipped
from fieldcase.errors import N_, ReviewBeforeDone
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.declare import Record
from fieldcase.model.ids import AnyId, SafetyCheckId
from fieldcase.model.security import SafetyCheck, SafetyPlan

OPEN, DONE, NOT_APPLICABLE = "open", "done", "not_applicable"


@dataclass(frozen=True)
class Progress:
    """How far a check list is: how many points there are, are done, do not apply."""

    points: int
    done: int
    spared: int

    def said(self, words: Words) -> str:
        """In words: "5 of 8, 1 does not apply"."""
        text = words(N_("{done} of {points}")).format(done=self.done, points=self.points)
        if not self.spared:
            return text
        spared = words.plural("{n} does not apply", "{n} do not apply", self.spared).format(n=self.spared)
        return f"{text}, {spared}"


def points() -> tuple[str, ...]:
    """The points in their order."""
    return tuple(shipped().vocabularies["safety_point"])


def check_list(source: Sight, about: Record) -> tuple[SafetyCheck, ...]:
    """Every point of a campaign or a visit, in order; those nobody touched are open and have an id of zeros."""
    kept = {one.point: one for one in _kept(source, about)}
    return tuple(kept.get(point) or _blank(about, point, bytes(16)) for point in points())


def begun(source: Sight, about: Record) -> bool:
    """Whether somebody touched a point."""
    return bool(_kept(source, about))


def progress(checks: Sequence[SafetyCheck]) -> Progress:
    """How far a check list is."""
    done = sum(one.state == DONE for one in checks)
    return Progress(len(checks), done, sum(one.state == NOT_APPLICABLE for one in checks))


def blank(source: Desk, about: Record, point: str) -> SafetyCheck:
    """A point that is not yet kept. ValueError for a point that is not on the list."""
    if point not in points():
        raise ValueError("no point of the check list")
    return _blank(about, point, source.new_id())


def mark(desk: Desk, about: Record, point: str, state: str) -> SafetyCheck:
    """Say how a point stands. ValueError for a point or a state that is not on its list."""
    if state not in shipped().vocabularies["check_state"]:
        raise ValueError("no state of a point")
    with desk.deed():
        before = next((one for one in _kept(desk, about) if one.point == point), None)
        after = replace(before or blank(desk, about, point), state=state)
        desk.save(before, after)
    return after


def keep(desk: Desk, check: SafetyCheck) -> SafetyCheck:
    """Keep a point as it was filled in. ReviewBeforeDone where it would be looked at again before it was done."""
    if wrong(check):
        raise ReviewBeforeDone
    with desk.deed():
        desk.save(desk.get(SafetyCheck, check.id), check)
    return check


def wrong(check: SafetyCheck) -> str:
    """The sentence (msgid) on what cannot be in the days of a point, empty where nothing is wrong."""
    if check.date is None or check.review is None or check.state != DONE:
        return ""
    return ReviewBeforeDone.sentence if check.review.last < check.date.first else ""


def copy_last(desk: Desk, about: Record) -> int:
    """Take over who sees to which point from the check list touched last, all states open again and no days; points
    already touched stay. How many were taken over."""
    with desk.deed():
        touched = {one.point for one in _kept(desk, about)}
        last = _last(desk, about)
        taken = [one for one in last if one.point not in touched]
        for one in taken:
            fresh = blank(desk, about, one.point)
            desk.save(None, replace(fresh, responsible=one.responsible, who=one.who, notes=one.notes))
    return len(taken)


def reviews_over(source: Sight, today: datetime.date) -> tuple[SafetyCheck | SafetyPlan, ...]:
    """Points and plans whose day of review is past, the longest past first."""
    past = ("review", 1, today.toordinal() - 1)
    late: list[SafetyCheck | SafetyPlan] = [
        *found(source, SafetyCheck, Asked(SafetyCheck, sort="review", days=past)),
        *found(source, SafetyPlan, Asked(SafetyPlan, sort="review", days=past)),
    ]
    over = [one for one in late if one.review is not None and one.review.last < today.toordinal()]
    return tuple(sorted(over, key=lambda one: one.review.last if one.review is not None else 0))


def _kept(source: Sight, about: Record) -> tuple[SafetyCheck, ...]:
    return found(source, SafetyCheck, Asked(SafetyCheck, equals=(("about", about.key),)))


def _last(source: Sight, about: Record) -> tuple[SafetyCheck, ...]:
    """The list of another campaign or visit that was begun last."""
    latest = newest(source, SafetyCheck, Asked(SafetyCheck), "about")
    others = {at: one for at, one in latest.items() if one.about is not None and one.about != about.key}
    if not others:
        return ()
    last = others[max(others)].about
    return found(source, SafetyCheck, Asked(SafetyCheck, equals=(("about", last),)))


def _blank(about: Record, point: str, key: bytes) -> SafetyCheck:
    return SafetyCheck(id=SafetyCheckId(key), scope=about.scope, about=AnyId(about.key), point=point)
