"""A vault with a life behind it: saves, edits, an undo, a conflict with a second vault, erasures, evidence, a dossier.

Made through fieldcase.vault alone, three times closed, so that its header remembers heads. Knows what each record ought
to say; refuses to know how a vault is read.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record, declared, field_named, kinds
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.fieldwork import Figure, Task
from fieldcase.model.ids import (
    AccessId,
    ActId,
    AnyId,
    CaseId,
    CustodyId,
    EventId,
    EvidenceId,
    FigureId,
    IdentityId,
    IssuedId,
    PersonId,
    ScopeId,
    TaskId,
)
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.model.values import Count, Instant, Money, Quantity
from fieldcase.vault.journal import Stamp
from fieldcase.vault.keys import TEST_COST
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

PASSPHRASE = "walnut lantern чайник mitten"
FILE = b"\xff\xd8\xff the picture of a yard " * 6000
DOSSIER = b"%PDF- a dossier"
AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass
class Life:
    """The vault's folder, its recovery code, what is in it, and what somebody kept who means ill."""

    folder: Path
    code: str
    values: dict[bytes, dict[str, Any]] = field(default_factory=dict)
    conflicts: int = 0
    entries: int = 0
    parts_gone: int = 0
    backup: Path = Path()
    older_database: bytes = b""
    older_header: bytes = b""
    taken_bodies: list[tuple[int, int, bytes]] = field(default_factory=list)


class _Hand:
    """Somebody at work in an open vault: every save is a deed of its own."""

    def __init__(self, vault: Vault, scope: ScopeId) -> None:
        self.vault, self.scope = vault, scope

    def id(self) -> bytes:
        return self.vault.world.random(16)

    def save(self, before: Record | None, after: AnyRecord) -> AnyRecord:
        with self.vault.transaction():
            self.vault.store.save(before, after, self.stamp())
        return after

    def stamp(self) -> Stamp:
        return Stamp(b"\x0a" * 16, self.id())

    def erase(self, record: Record, name: str = "") -> None:
        with self.vault.transaction():
            self.vault.store.erase(record, field_named(type(record), name) if name else None, self.stamp())


def make(path: Path) -> Life:
    """Make the vault at `path`, live its life, close it."""
    vault, code = Vault.create(path, PASSPHRASE, SeededWorld(b"a life"), TEST_COST)
    life = Life(path, code)
    with vault:
        with vault.transaction():
            scope = ScopeId(vault.new_scope("case"))
        hand = _Hand(vault, scope)
        case, person = _a_case(hand)
        _evidence(hand)
    life.older_database, life.older_header = (path / "vault.db").read_bytes(), (path / "header.json").read_bytes()
    with Vault.open(path, PASSPHRASE, SeededWorld(b"a second day", clock=1_767_300_000_000)) as vault:
        hand = _Hand(vault, scope)
        _a_conflict(hand, case, path.with_name("other.fieldcase"))
        life.taken_bodies = _erasures(hand, person)
    with Vault.open(path, PASSPHRASE, SeededWorld(b"a third day", clock=1_767_400_000_000)) as vault:
        life.backup = vault.backup()
        for kind in kinds():
            for record in vault.store.all(kind, hidden=True):
                life.values[record.key] = _told(record)
        life.conflicts = len(vault.store.conflicts())
        life.entries = vault.journal.reached()[0]
        life.parts_gone = vault.write.execute("SELECT count(*) FROM part WHERE body IS NULL").fetchone()[0]
    return life


def _a_case(hand: _Hand) -> tuple[Case, Person]:
    scope = hand.scope
    person = Person(id=PersonId(hand.id()), scope=scope, pseudonym="Рябина", kind="client", gender="woman")
    hand.save(None, person)
    case = hand.save(None, Case(id=CaseId(hand.id()), scope=scope, code="D-01", title="Обыск", about=(person.id,)))
    case = hand.save(case, replace(case, title="Обыск во дворе", stage="open"))
    case = hand.save(case, replace(case, title="Обыск во дворе дома", reasons="Ещё один такой же"))
    date = UncertainDate("../2026-03-05")
    event = hand.save(None, Event(id=EventId(hand.id()), scope=scope, date=date, what="A search", people=(person.id,)))
    hand.save(event, replace(event, hidden=True))
    act = Act(id=ActId(hand.id()), scope=scope, event=event.id, victims=(person.id,), norms=("cedaw:5", "iccpr:17"))
    hand.save(None, replace(act, weight=Quantity("0.80 g"), demanded=Money("2000 USD")))
    hand.save(None, Figure(id=FigureId(hand.id()), scope=scope, count=Count(">=100"), preliminary=True))
    task = Task(id=TaskId(hand.id()), scope=scope, kind="question", text="Ask the lawyer")
    with hand.vault.transaction():
        written = hand.vault.store.save(None, task, hand.stamp())
    with hand.vault.transaction():
        hand.vault.store.undo(written, hand.stamp())
    return case, person


def _evidence(hand: _Hand) -> None:
    stored = hand.vault.blobs.add(io.BytesIO(FILE), hand.vault.world.random)
    piece = Evidence(
        id=EvidenceId(hand.id()), scope=hand.scope, number="A01", size=stored.size, sha256=stored.sha256,
        blob=stored.blob_id, secret=stored.secret,
    )  # fmt: skip
    hand.save(None, piece)
    at = Instant(hand.vault.world.now(), 360)
    hand.save(None, Custody(id=CustodyId(hand.id()), scope=hand.scope, evidence=piece.id, event="imported", at=at))
    desk, kept = ScopeId(hand.vault.scope("desk")), hand.vault.blobs.add(io.BytesIO(DOSSIER), hand.vault.world.random)
    issued = Issued(
        id=IssuedId(hand.id()), scope=desk, use="court", version=1, at=at, sha256=kept.sha256,
        records=(AnyId(piece.id),), blob=kept.blob_id, secret=kept.secret,
    )  # fmt: skip
    hand.save(None, issued)
    hand.save(None, Access(id=AccessId(hand.id()), scope=desk, deed="export", at=at))


def _a_conflict(hand: _Hand, case: Case, other: Path) -> None:
    """The same field written by two vaults that had not heard of one another, and a record whose body was withheld."""
    vault = hand.vault
    away, _ = Vault.create(other, PASSPHRASE, SeededWorld(b"another", clock=1_767_200_000_000), TEST_COST)
    with away:
        kind, tag_key = vault.scope_key(hand.scope)
        with away.transaction():
            away.adopt_scope(hand.scope, kind, tag_key)
        away.absorb(list(vault.journal.entries(hand.scope)), _devices(vault))
        theirs = _Hand(away, hand.scope)
        theirs.save(case, replace(case, summary="Written away", title="Their title"))
        theirs.save(None, Person(id=PersonId(theirs.id()), scope=hand.scope, pseudonym="Ольха"))
        theirs.save(None, Person(id=PersonId(theirs.id()), scope=hand.scope, pseudonym="Withheld"))
        hand.save(case, replace(case, title="Our title"))
        *told, last = away.journal.entries(hand.scope)
        bare = replace(last, parts=(None,) * len(last.parts))
        vault.absorb([*told, bare], _devices(vault) | _devices(away))


def _devices(vault: Vault) -> frozenset[bytes]:
    return frozenset({vault.journal.device})


def _erasures(hand: _Hand, person: Person) -> list[tuple[int, int, bytes]]:
    """Erase a field and two records; returns the bodies that went, as somebody may have kept them."""
    name = PersonIdentity(id=IdentityId(hand.id()), scope=hand.scope, person=person.id, name="Example Name")
    hand.save(None, name)
    person = hand.save(person, replace(person, contact="Only in the morning", health="A cough"))
    person = hand.save(person, replace(person, contact="Never at home"))
    piece = hand.vault.blobs.add(io.BytesIO(b"a second picture"), hand.vault.world.random)
    second = Evidence(
        id=EvidenceId(hand.id()), scope=hand.scope, number="A02", sha256=piece.sha256, blob=piece.blob_id,
        secret=piece.secret,
    )  # fmt: skip
    hand.save(None, second)
    before = _bodies(hand.vault)
    hand.erase(person, "contact")
    hand.erase(name)
    hand.erase(second)
    known = hand.vault.store.get(Person, person.id)
    assert known is not None
    hand.save(known, replace(known, contact="By a friend"))
    after = _bodies(hand.vault)
    return [(n, place, body) for (n, place), body in before.items() if (n, place) not in after]


def _bodies(vault: Vault) -> dict[tuple[int, int], bytes]:
    rows = vault.write.execute("SELECT entry, place, body FROM part WHERE body IS NOT NULL")
    return {(n, place): body for n, place, body in rows}


def _told(record: Record) -> dict[str, Any]:
    """Scope, kind and the fields that are not empty, as the journal spells them."""
    wires = {one.wire: one.to_wire(getattr(record, one.name)) for one in declared(type(record))}
    values = {name: wire for name, wire in wires.items() if wire is not None}
    return {"kind": record.NUMBER, "scope": record.scope, "values": values}
