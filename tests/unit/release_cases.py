"""Small invented cases for the gate: people of a kind, what they agreed to, an event about each, one release.

The anchor agreed to be named for everything and the case is about her, so that a release is made in every use, whoever
else is in it. Knows how to build; expects nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from fieldcase.casework.tables import shipped
from fieldcase.model.case import Act, Case, Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import (
    ActId,
    CaseId,
    ConsentId,
    EventId,
    EvidenceId,
    IdentityId,
    MemberId,
    NamingId,
    PersonId,
    ReportId,
    ReportPartId,
    ReportVersionId,
    ScopeId,
    SourceId,
)
from fieldcase.model.people import Consent, Member, Naming, Person, PersonIdentity
from fieldcase.model.reports import Report, ReportPart, ReportVersion
from fieldcase.rules.release import release
from fieldcase.rules.released import Release
from fieldcase.rules.uses import USES

TODAY = datetime.date(2026, 3, 5)
KEY = b"a key of thirty-two bytes, or so"
TABLES = shipped()
SCOPE = ScopeId(b"s" * 16)
LEAD = MemberId(b"lead" * 4)
EVERY_USE = tuple(USES)
EVERY_MEDIUM = ("text", "picture", "voice", "video", "document")


def number(prefix: str, one: int) -> bytes:
    """An id that a person can follow."""
    return f"{prefix}{one:08}".encode().rjust(16, b"-")


def person(one: int, kind: str = "client", **more: Any) -> Person:
    """Person `one`, with the working pseudonym K-01 and so on."""
    return Person(id=PersonId(number("p", one)), scope=SCOPE, kind=kind, **({"pseudonym": f"K-{one:02}"} | more))


def identity(who: Person, name: str) -> PersonIdentity:
    """What identifies a person."""
    return PersonIdentity(id=IdentityId(who.id), scope=SCOPE, person=who.id, name=name, reason="needed in court")


def consent(who: Person, level: str, uses: Iterable[str] = EVERY_USE, **more: Any) -> Consent:
    """A consent to text, given in January by word of mouth; of a child by the grandmother."""
    said: dict[str, Any] = {
        "media": ("text",),
        "given_on": UncertainDate("2026-01-10"),
        "given_by": "grandmother",
    } | more
    key = repr((who.id, level, sorted(uses), sorted(map(str, more.items())))).encode()
    return Consent(
        id=ConsentId(hashlib.sha256(key).digest()[:16]), scope=SCOPE, person=who.id,
        uses=tuple(uses), level=level, how="spoken", **said,
    )  # fmt: skip


def naming(who: Person, **more: Any) -> Naming:
    """The decision to name somebody."""
    said: dict[str, Any] = {
        "decided_by": LEAD,
        "reason": "the court has to know",
        "decided_on": UncertainDate("2026-02-01"),
    } | more
    return Naming(id=NamingId(who.id), scope=SCOPE, person=who.id, **said)


def event(one: int, *people: Person, **more: Any) -> Event:
    """Event `one`, about `people`; its words are "what happened 00000001"."""
    said: dict[str, Any] = {"what": f"what happened {one:08}", "date": UncertainDate("2026-02-03")} | more
    return Event(id=EventId(number("e", one)), scope=SCOPE, people=tuple(who.id for who in people), **said)


def act(one: int, of: Event | None, *victims: Person, **more: Any) -> Act:
    """Act `one` within an event, against `victims`."""
    return Act(
        id=ActId(number("a", one)), scope=SCOPE, event=of.id if of else None, victims=tuple(who.id for who in victims),
        **({"what": f"what was done {one:08}"} | more),
    )  # fmt: skip


def source(one: int, *identifies: Person, **more: Any) -> Source:
    """Source `one`, a newspaper's page; it identifies `identifies`."""
    said: dict[str, Any] = {
        "title": f"title {one}", "outlet": f"outlet {one}", "medium": "newspaper",
        "address": f"https://n.example/{one}",
        "quote": f"quote {one}", "pages": f"page {one}", "lines": f"line {one}", "reference": f"reference {one}",
        "published": UncertainDate("2019-12-04"), "looked_at": "people" if identifies else "nobody",
    } | more  # fmt: skip
    return Source(id=SourceId(number("s", one)), scope=SCOPE, identifies=tuple(who.id for who in identifies), **said)


def exhibit(one: int, *shows: Person, **more: Any) -> Evidence:
    """Exhibit `one`, a photograph that shows `shows`."""
    said: dict[str, Any] = {
        "number": f"A{one:02}", "title": f"exhibit title {one}", "kind": "photo", "description": f"seen {one}",
        "looked_at": "people" if shows else "nobody", "sha256": number("h", one), "size": 70_000 + one,
        "shows": tuple(who.id for who in shows),
    } | more  # fmt: skip
    return Evidence(id=EvidenceId(number("x", one)), scope=SCOPE, **said)


ANCHOR = person(99, pseudonym="Anchor-99")
LEADER = Member(id=LEAD, scope=SCOPE, pseudonym="Гагара", role="lawyer", slot=b"slot")
CASE = Case(id=CaseId(number("c", 1)), scope=SCOPE, code="X-1", title="A case", about=(ANCHOR.id,), lead=LEAD)
ANCHORED: tuple[Record, ...] = (
    ANCHOR, identity(ANCHOR, "Зарема Токтогулова"), consent(ANCHOR, "named", media=EVERY_MEDIUM), event(99, ANCHOR),
    LEADER,
)  # fmt: skip


def released(use: str, *records: Record, case: Case = CASE, language: str = "en", key: bytes = KEY) -> Release:
    """What the gate lets through of the anchor's case with these records besides."""
    everything = {(record.KIND, record.key): record for record in (*ANCHORED, *records)}  # a later one replaces
    return release(
        everything.values(), use, TODAY, case=case, language=language, tables=TABLES, pseudonym_key=key, heads="ab" * 32
    )  # fmt: skip


def about(*people: Person, **more: Any) -> Case:
    """The case, as the case of these people."""
    return replace(CASE, about=tuple(who.id for who in people), **more)


def told(result: Release, kind: type[Record] = Event) -> set[str]:
    """The words of all released events, or of another kind."""
    return {str(getattr(record, "what", "")) for record in result.of(kind)}


def everything_in(value: Any) -> Iterator[str | bytes]:
    """Every text and every byte string anywhere in a value."""
    if isinstance(value, str | bytes):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from everything_in(key)
            yield from everything_in(one)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from everything_in(one)
    elif is_dataclass(value):
        for attribute in fields(value):
            yield from everything_in(getattr(value, attribute.name))


def bytes_of(result: Release) -> bytes:
    """The release as bytes that are the same wherever it was made; a set has no order of its own."""
    return pickle.dumps((replace(result, coarse=frozenset()), sorted(result.coarse)))


# A report in the making with a section and a kept version: never in the release of a case.
A_REPORT = (
    Report(id=ReportId(number("R", 1)), scope=SCOPE), ReportPart(id=ReportPartId(number("S", 1)), scope=SCOPE),
    ReportVersion(id=ReportVersionId(number("T", 1)), scope=SCOPE),
)  # fmt: skip
