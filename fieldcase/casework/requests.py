"""Requests to forget something: a member who wants another's record erased can only ask, and its owner decides.

Knows who asked, what, and who may carry it out. Refuses to carry anything out by itself: that is the ordinary erasing
deed, by the owner's hand, and a declined request stays listed and can be answered after all.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.history import store_of
from fieldcase.casework.look import Look
from fieldcase.casework.who_decides import labels
from fieldcase.model.declare import Record, declared
from fieldcase.model.ids import AnyId, DeclinedId
from fieldcase.model.judged import DeclinedRequest
from fieldcase.vault import answering, projection
from fieldcase.vault.descent import hands
from fieldcase.vault.unsent import confirmed


@dataclass(frozen=True)
class Request:
    """One request. `record` as it stands here; `field` the name of the one field it is about, empty for all of it;
    `by` who asked, as their card calls them, empty for this laptop; `at` milliseconds since 1970 (UTC) by their clock;
    `deciders` who can carry it out, as their cards call them, this laptop left out; `declined` what was said here.

    Of a request of this laptop `having` of `sharing` laptops are known to have it."""

    entry: bytes
    record: Record
    field: str
    by: str
    at: int
    deciders: tuple[str, ...]
    declined: DeclinedRequest | None = None
    having: int = 0
    sharing: int = 0


@dataclass(frozen=True)
class Requests:
    """Those that are to be answered here, those that were declined here, and those that this laptop made."""

    to_answer: tuple[Request, ...]
    declined: tuple[Request, ...]
    made: tuple[Request, ...]


def requests(source: Desk | Look) -> Requests:
    """All requests that stand, oldest first. One that somebody else decides, and somebody else made, is not shown."""
    store = store_of(source)
    whose = hands(store.connection)
    own = answering.own_hand(store.connection, store.journal)
    called = labels(source)
    said = {(one.entry, one.field): one for one in source.all(DeclinedRequest, source.own)}
    answer: list[Request] = []
    declined: list[Request] = []
    made: list[Request] = []
    for one in projection.asked(store.connection, store.journal):
        record = store.find(one.record)
        if record is None:
            continue
        hand = whose.get(one.device, one.device)
        deciders = tuple(sorted(called.get(who, "") for who in one.decides - {own}))
        field = next((each.name for each in declared(type(record)) if each.wire == one.field), one.field)
        no = said.get((one.entry, one.field))
        request = Request(one.entry, record, field, "" if hand == own else called.get(hand, ""), one.at, deciders, no)
        if hand == own:
            having, sharing = confirmed(store.connection, one.scope, one.device, one.seq)
            made.append(Request(one.entry, record, field, "", one.at, deciders, None, having, sharing))
        elif own in one.decides:
            (declined if no is not None else answer).append(request)
    return Requests(tuple(answer), tuple(declined), tuple(made))


def decline(desk: Desk, request: Request, reason: str) -> Changes:
    """Keep that a request was declined, and why: here alone, and until it is taken back."""
    if request.declined is not None:
        return Changes()
    wire = next((one.wire for one in declared(type(request.record)) if one.name == request.field), request.field)
    return desk.save(
        None,
        DeclinedRequest(
            id=DeclinedId(desk.new_id()), scope=desk.own, entry=request.entry, record=AnyId(request.record.key),
            field=wire, reason=reason.strip(), by=desk.member, at=desk.now(),
        ),
    )  # fmt: skip


def reconsider(desk: Desk, request: Request) -> Changes:
    """Take back that a request was declined: it is to be answered again."""
    now = desk.get(DeclinedRequest, request.declined.key) if request.declined is not None else None
    return desk.hide(now) if now is not None else Changes()
