"""Who is out on a visit, by when they say that they are back, who waits for word, and what is done if none comes.

Hours are instants, so neither a change of zone nor of the clock's hour moves them. Nothing is sent to anybody: the
vault says it to whoever opens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found
from fieldcase.errors import BackBeforeOut
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import CheckInId, MemberId
from fieldcase.model.security import CheckIn
from fieldcase.model.values import Instant

HOURS = 4
_HOUR_MS, _MINUTE_MS = 3_600_000, 60_000


@dataclass(frozen=True)
class Out:
    """Somebody who is out: the visit, and how many minutes are left (negative: overdue)."""

    check_in: CheckIn
    visit: Visit | None
    minutes: int

    @property
    def overdue(self) -> bool:
        """Whether the hour is over and nobody said that they are back."""
        return self.minutes < 0


def go(
    desk: Desk,
    visit: Visit,
    members: Sequence[MemberId] = (),
    *,
    hours: float = HOURS,
    waits: str = "",
    steps: str = "",
) -> CheckIn:
    """Go out on a visit now, to be back after so many hours. One who is out already is not sent out twice: the one
    check-in that goes on is given back. BackBeforeOut where the hours are none."""
    if not 0 < hours <= 24 * 14:
        raise BackBeforeOut
    with desk.deed():
        going = out_of(desk, visit)
        if going is not None:
            return going
        now = desk.now()
        until = Instant(now.milliseconds + round(hours * _HOUR_MS), now.offset)
        made = CheckIn(
            id=CheckInId(desk.new_id()), scope=visit.scope, visit=visit.id, members=tuple(members), went=now,
            back_by=until, waits=waits.strip(), steps=steps.strip(),
        )  # fmt: skip
        desk.save(None, made)
    return made


def back(desk: Desk, check_in: CheckIn) -> CheckIn:
    """Say that they are back now; who is back already stays so."""
    with desk.deed():
        before = desk.get(CheckIn, check_in.id) or check_in
        if before.back is not None:
            return before
        after = replace(before, back=desk.now())
        desk.save(before, after)
    return after


def out(source: Sight) -> tuple[Out, ...]:
    """Everybody who is out, the most urgent first. A visit in the bin does not bring anybody home."""
    going = (one for one in source.all(CheckIn) if one.back is None and one.back_by is not None)
    found_out = [Out(one, _visit(source, one), minutes_left(one, source.world.now())) for one in going]
    return tuple(sorted(found_out, key=lambda one: one.minutes))


def meant(out: Sequence[Out], visit: bytes | None) -> Out | None:
    """Whom “we are back” means: those of the visit in front (its id); without one, the only ones who are out. None
    where that is not sure: nobody is called safe by guess."""
    if visit is not None:
        return next((one for one in out if one.check_in.visit == visit), None)
    return out[0] if len(out) == 1 else None


def out_of(source: Sight, visit: Visit) -> CheckIn | None:
    """The check-in of a visit that goes on."""
    asked = Asked(CheckIn, equals=(("visit", visit.key),))
    return next((one for one in found(source, CheckIn, asked) if one.back is None), None)


def minutes_left(check_in: CheckIn, now: int) -> int:
    """Whole minutes until they are to be back at `now` (UTC milliseconds); negative once the hour is over."""
    if check_in.back_by is None:
        return 0
    return (check_in.back_by.milliseconds - now) // _MINUTE_MS


def last_words(source: Sight) -> tuple[str, str]:
    """Who waited for word and what was to be done, as it was said last: what is offered the next time."""
    newest = max(source.all(CheckIn), key=lambda one: one.went.milliseconds if one.went else 0, default=None)
    return (newest.waits, newest.steps) if newest is not None else ("", "")


def _visit(source: Sight, check_in: CheckIn) -> Visit | None:
    return source.get(Visit, check_in.visit) if check_in.visit is not None else None
