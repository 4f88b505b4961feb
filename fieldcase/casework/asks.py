"""Demands, recommendations and promises, wherever they come from, and what became of each.

Numbered within their origin: a visit, a letter, a meeting, an action. A number is not given twice, the bin included.
The rules are `rules.asks`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, everything, found
from fieldcase.model.asked import Asked
from fieldcase.model.campaigns import Action, Campaign, Meeting
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation, Site, Visit
from fieldcase.model.ids import AnyId, CampaignId, EvidenceId, FollowUpId, MeetingId, RecommendationId, VisitId
from fieldcase.model.letters import Letter
from fieldcase.model.signals import FollowUp
from fieldcase.rules.asks import CLOSED, DEMAND, PLEDGE, RECOMMENDATION, State, in_order, kind_of, state

__all__ = ["CLOSED", "DEMAND", "PLEDGE", "RECOMMENDATION", "State", "in_order", "kind_of", "state"]
Origin = Visit | Letter | Meeting | Action
SOON_DAYS = 14
# A line that begins a new ask, as people number and mark them.
_BEGINS = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–—•*])\s*")


@dataclass(frozen=True)
class Told:
    """An ask with its follow-ups by day, and how it stands today."""

    ask: Recommendation
    follow_ups: tuple[FollowUp, ...]
    state: State


def blank(desk: Desk, origin: Origin | None = None, kind: str = RECOMMENDATION) -> Recommendation:
    """An ask that is not yet kept: of an origin, or of the network's register."""
    made = Recommendation(
        id=RecommendationId(desk.new_id()), scope=origin.scope if origin is not None else desk.register, kind=kind
    )  # fmt: skip
    if origin is None:
        return made
    if isinstance(origin, Visit):
        return replace(made, visit=origin.id, country=origin.country, date=origin.date)
    day = origin.written if isinstance(origin, Letter) else origin.date
    campaign = CampaignId(origin.campaign) if origin.campaign is not None else None
    return replace(made, origin=AnyId(origin.key), country=origin.country, date=day, campaign=campaign)


def lines_of(text: str) -> tuple[str, ...]:
    """The asks in a text: one a line where none is numbered, else one a number, with the lines that go on with it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not any(_BEGINS.match(line) for line in lines):
        return tuple(lines)
    asks: list[str] = []
    for line in lines:
        if _BEGINS.match(line) or not asks:
            asks.append(_BEGINS.sub("", line))
        else:
            asks[-1] = f"{asks[-1]} {line}"
    return tuple(one.rstrip(";") for one in asks if one)


def add(desk: Desk, origin: Origin | None, text: str, kind: str, addressed: str = "") -> tuple[Recommendation, ...]:
    """Keep the asks of a text under the next numbers of their origin; ValueError for a kind that is none."""
    if kind not in desk.tables.vocabularies["recommendation_kind"]:
        raise ValueError("no such kind")
    made = []
    with desk.deed():
        for line in lines_of(text):
            bare = replace(blank(desk, origin, kind), text=line, addressed=addressed.strip())
            one = replace(bare, number=next_number(desk, bare))
            desk.save(None, one)
            made.append(one)
    return tuple(made)


def enter(desk: Desk, before: Recommendation | None, record: Recommendation) -> Changes:
    """Make an entry of the drafts of an ask; a new one gets the next number of its origin."""
    with desk.deed():
        if before is not None:
            return desk.enter_drafts(before, record)
        return desk.enter_drafts(None, replace(record, number=next_number(desk, record)))


def of_origin(source: Sight, origin: Origin) -> tuple[Recommendation, ...]:
    """The asks of an origin, by number."""
    field = "visit" if isinstance(origin, Visit) else "origin"
    asked = Asked(Recommendation, scope=origin.scope, equals=((field, origin.key),))
    return tuple(sorted(found(source, Recommendation, asked), key=_place))


def told(source: Sight, asks: Iterable[Recommendation], on: datetime.date | None = None) -> tuple[Told, ...]:
    """Each of some asks with what became of it, and how it stands on a day (today without one)."""
    by_ask: dict[bytes, list[FollowUp]] = {}
    for one in source.all(FollowUp):
        if one.recommendation is not None:
            by_ask.setdefault(one.recommendation, []).append(one)
    today = on or source.world.today()
    return tuple(Told(ask, in_order(by_ask.get(ask.id, ())), state(ask, by_ask.get(ask.id, ()), today)) for ask in asks)


def next_number(desk: Desk, ask: Recommendation) -> int:
    """The next number of what an ask comes from; one in the bin keeps its own."""
    given = everything(desk, Recommendation, ask.scope)
    alike = (one.number or 0 for one in given if (one.visit, one.origin) == (ask.visit, ask.origin))
    return max(alike, default=0) + 1


def newest_first(source: Sight) -> tuple[Recommendation, ...]:
    """All asks of the vault: the newest origin first, within it by number."""
    return tuple(sorted(source.all(Recommendation), key=lambda one: (-_first(one.date), *_place(one))))


def open_at(source: Sight, visit: Visit) -> tuple[Told, ...]:
    """What earlier visits to the same site asked, and what its organisation was asked or promised anywhere before, as
    far as it is still open: the oldest first."""
    site = source.get(Site, visit.site) if visit.site is not None else None
    if site is None:
        return ()
    earlier = {
        one.id: _first(one.date)
        for one in found(source, Visit, Asked(Visit, equals=(("site", site.id),)))
        if one.id != visit.id and _first(one.date) <= _first(visit.date)
    }

    def meant(one: Recommendation) -> bool:
        to_it = site.organisation is not None and one.organisation == site.organisation and one.visit != visit.id
        return one.visit in earlier or (to_it and _first(one.date) <= _first(visit.date))

    def asked_on(one: Recommendation) -> int:
        return earlier.get(one.visit, _first(one.date)) if one.visit is not None else _first(one.date)

    ordered = sorted(filter(meant, source.all(Recommendation)), key=lambda one: (asked_on(one), *_place(one)))
    return tuple(one for one in told(source, ordered) if one.state.open and not is_binned(source, one.ask))


def waiting(source: Sight, today: datetime.date) -> tuple[Told, ...]:
    """Asks whose day is over without a word, or is within two weeks and that are still open: the earliest first."""
    near = ("due", 1, today.toordinal() + SOON_DAYS)
    every = told(source, found(source, Recommendation, Asked(Recommendation, sort="due", days=near)), today)
    return tuple(one for one in every if one.state.over or (one.state.open and _to_come(one.ask, today)))


def _to_come(ask: Recommendation, today: datetime.date) -> bool:
    return ask.due is not None and ask.due.last >= today.toordinal()


def blank_follow_up(desk: Desk, ask: Recommendation) -> FollowUp:
    """A follow-up of today, not yet kept."""
    today = UncertainDate(desk.world.today().isoformat())
    return FollowUp(id=FollowUpId(desk.new_id()), scope=ask.scope, recommendation=ask.id, date=today)


def follow(
    desk: Desk,
    ask: Recommendation,
    status: str,
    on: UncertainDate | None = None,
    *,
    what: str = "",
    visit: VisitId | None = None,
    meeting: MeetingId | None = None,
    evidence: Sequence[EvidenceId] = (),
) -> FollowUp:
    """Keep what had become of an ask on a day (today without one). ValueError for a status that is none."""
    if status not in desk.tables.vocabularies["follow_up_status"]:
        raise ValueError("no such status")
    bare = blank_follow_up(desk, ask)
    made = replace(
        bare, date=on or bare.date, status=status, what=what, visit=visit, meeting=meeting, evidence=tuple(evidence)
    )  # fmt: skip
    desk.save(None, made)
    return made


def follow_at(desk: Desk, ask: Recommendation, status: str, visit: Visit) -> FollowUp:
    """Keep what a visit found of an ask. Another word of the same visit corrects the first: two would be a dispute that
    nobody has. ValueError for a status that is none."""
    asked = Asked(FollowUp, equals=(("recommendation", ask.id), ("visit", visit.id)))
    day = visit.date or blank_follow_up(desk, ask).date
    before = next((one for one in found(desk, FollowUp, asked) if one.date == day), None)
    if before is None:
        return follow(desk, ask, status, day, visit=visit.id)
    if status not in desk.tables.vocabularies["follow_up_status"]:
        raise ValueError("no such status")
    made = replace(before, status=status)
    desk.save(before, made)
    return made


def origin_of(source: Sight, ask: Recommendation) -> Record | None:
    """The visit, letter, meeting or action an ask comes from; None where it names none that is known."""
    key = ask.visit if ask.visit is not None else ask.origin
    if key is None:
        return None
    for kind in (Visit, Letter, Meeting, Action, Campaign):
        record = source.get(kind, key)
        if record is not None:
            return record
    return None


def is_binned(source: Sight, ask: Recommendation) -> bool:
    """Whether what an ask comes from lies in the bin."""
    origin = origin_of(source, ask)
    return origin is not None and origin.hidden


def _first(day: UncertainDate | None) -> int:
    return day.first if day is not None else 0


def _place(one: Recommendation) -> tuple[bytes, int, bytes]:
    return one.visit or one.origin or b"", one.number or 0, one.key
