"""A worker's laptop and a coordinator's who have met, and a visit with words that stand nowhere else.

Knows how such a visit is told, and where on a disk to look for words. Makes no claim of its own: tests do.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vaults import database_key, decrypted, decrypted_file, master_of, new_vault

from fieldcase.casework import captures, sealing, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.sealing import UnderSeal
from fieldcase.casework.tables import shipped
from fieldcase.exchange.head import Head
from fieldcase.exchange.opening import Laptop, Opening
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Site, Task
from fieldcase.model.ids import EvidenceId, SiteId, TaskId
from fieldcase.model.text import folded
from fieldcase.vault import header
from fieldcase.vault.absorbing import Outcome
from fieldcase.vault.founding import DATABASE
from fieldcase.vault.meeting import meet, show_as
from fieldcase.vault.peers import Peer
from fieldcase.world import SeededWorld

WORDS = ("перепёлка", "куница", "свиристель", "выхухоль", "зимородок", "росомаха", "трясогузка")
"""Of an account, a draft, a quick note, a note half typed, a pseudonym, a site, a task of the desk."""
SOUND = b"RIFF an invented recording " * 30


@dataclass
class Office:
    """Both desks, each in its vault."""

    worker: Desk
    coordinator: Desk

    @property
    def device(self) -> bytes:
        """The key of the coordinator's laptop."""
        return self.coordinator.vault.peers.own().device

    def take(self, file: Path) -> tuple[Outcome, Head]:
        """The coordinator takes a file in, as every bundle is; what became of its entries, and its head."""
        own, vault = self.coordinator.vault.peers.own(), self.coordinator.vault
        with Opening(file.read_bytes(), Laptop(own.device, (own.identity,)), self.coordinator.world.now()) as opening:
            with vault.transaction():
                for scope in opening.head.scopes:
                    assert scope.tag_key is not None
                    vault.adopt_scope(scope.id, scope.kind, scope.tag_key)
            return vault.absorb(list(opening.entries({})), carrier=opening.sender), opening.head

    def close(self) -> None:
        """Both laptops are put away."""
        self.worker.close()
        self.coordinator.close()


def office(folder: Path) -> Office:
    """A worker and a coordinator who have met."""
    desks = [
        Desk(new_vault(folder, world, f"{name}.fieldcase"), world, shipped())
        for name in ("Worker", "Coordinator") for world in (SeededWorld(name.encode()),)
    ]  # fmt: skip
    for desk, member in zip(desks, (b"w" * 16, b"c" * 16), strict=True):
        show_as(desk.vault, member, "Пример")
    for desk, other in (desks, reversed(desks)):
        own = other.vault.peers.own()
        assert own.member is not None
        meet(desk.vault, Peer(own.device, own.identity.recipient.public, "Пример", own.member, 0, checked=True))
    return Office(*desks)


def told(under: UnderSeal) -> None:
    """People, answers, drafts, notes and a recording: each word of WORDS once."""
    desk, visit = under.desk, under.visit
    account, draft, note, typed, pseudonym, place, task = WORDS
    person = visits.agreed(desk, visit, {}, pseudonym=pseudonym)
    assert person is not None
    interview = visits.new_interview(desk, visit, person, account=f"Видел, как {account} ушла")
    visits.refusal(desk, visit, "fear" if "fear" in desk.tables.vocabularies["refusal_reason"] else "not_stated")
    desk.draft(interview, "notes", f"Записать: {draft}")
    desk.draft_words(interview, "score", f"не число, {typed}")
    captures.capture(desk, "note", f"Позвонить, {note}")
    desk.save(None, Site(id=SiteId(desk.new_id()), scope=desk.register, name=place))
    desk.save(None, Task(id=TaskId(desk.new_id()), scope=desk.own, text=task))
    stored = desk.vault.blobs.add(io.BytesIO(SOUND), desk.world.random)
    desk.save(
        None,
        Evidence(
            id=EvidenceId(desk.new_id()), scope=visit.scope, blob=stored.blob_id, secret=stored.secret,
            sha256=stored.sha256, size=stored.size,
        ),
    )  # fmt: skip


def sealed_visit(folder: Path) -> tuple[Office, UnderSeal]:
    """An office, and a visit under way of which all is told."""
    both = office(folder)
    under = sealing.begin(both.worker, both.device)
    told(under)
    return both, under


def forms(words: Iterable[str] = WORDS) -> dict[str, list[bytes]]:
    """Each word as it may lie on a disk."""
    return {
        word: [
            spelled.encode(code) for spelled in (word, word.upper(), word.title(), folded(word))
            for code in ("utf-8", "utf-16-le", "utf-16-be")
        ]
        for word in words
    }  # fmt: skip


def found_in(raw: bytes) -> set[str]:
    """The words that stand in these bytes."""
    return {word for word, spelled in forms().items() if any(one in raw for one in spelled)}


def everything_on_disk(desk: Desk) -> bytes:
    """Every byte of the vault's folder as it lies, and whatever the passphrase takes the encryption off: the database
    with its log and freed pages, and every backup."""
    path = desk.vault.path
    raw = b"".join(one.read_bytes() + one.name.encode() for one in sorted(path.rglob("*")) if one.is_file())
    copies = [
        decrypted_file(one / DATABASE, header.read(one).database_key(master_of(desk.vault)).reveal())
        for one in desk.vault.backups()
    ]
    return b"\0".join([raw, decrypted(desk.vault), *copies])


def everything_of(under: UnderSeal) -> bytes:
    """Every byte of an open visit's database, with its encryption taken off by its own key."""
    return decrypted_file(under.desk.vault.path / DATABASE, database_key(under.desk.vault))
