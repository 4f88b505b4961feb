"""A vault with something of everything that a copy keeps or leaves out. Makes no claim of its own: tests do."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vaults import PASSPHRASE, case_scope, save

from fieldcase.model.case import Event
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EventId, EvidenceId, ScopeId
from fieldcase.vault.keys import TEST_COST
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

FILE = b"\xff\xd8\xff a yard " * 9000


@dataclass
class Kept:
    """A vault with two records, a file and a draft; its recovery code."""

    vault: Vault
    code: str
    event: Event
    evidence: Evidence


@contextmanager
def kept_vault(folder: Path) -> Iterator[Kept]:
    """Such a vault in `folder`, open."""
    vault, code = Vault.create(folder / "Name.fieldcase", PASSPHRASE, SeededWorld(b"backup"), TEST_COST)
    scope = ScopeId(case_scope(vault))
    event = Event(id=EventId(b"e" * 16), scope=scope, what="Обыск у ёлки")
    stored = vault.blobs.add(io.BytesIO(FILE), vault.world.random)
    evidence = Evidence(id=EvidenceId(b"f" * 16), scope=scope, number="A01", sha256=stored.sha256, size=stored.size,
                        blob=stored.blob_id, secret=stored.secret)  # fmt: skip
    save(vault, None, event)
    save(vault, None, evidence)
    with vault.transaction():
        vault.drafts.keep(event, "notes", "недописанное", 1)
    yield Kept(vault, code, event, evidence)
    vault.close()
