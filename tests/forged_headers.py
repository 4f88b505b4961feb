"""A small vault header on the disk, and hands that change it without or with the master key.

Knows the format from outside: what stands here is what docs/format says, not what the program does.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldcase.vault import header, keys, recovery, slots
from fieldcase.vault.keys import TEST_COST, Purpose, Secret
from fieldcase.world import SeededWorld

FIRST = "walnut lantern harbour mitten"
SECOND = "чайник подоконник снегирь варежка"
OTHER = "thimble orchard gravel pelican"

Fields = dict[str, Any]


@dataclass
class Made:
    """A header in a folder: two persons, a recovery code, and what made them."""

    folder: Path
    world: SeededWorld
    master: Secret
    first: bytes
    second: bytes
    code: Secret

    @property
    def file(self) -> Path:
        return self.folder / "header.json"

    @property
    def spare(self) -> Path:
        return self.folder / "header.json.bak"

    def read(self) -> header.Header:
        return header.read(self.folder)

    def tamper(self, change: Callable[[Fields], None], *, both: bool) -> None:
        """Change the payload as somebody without the master key can: the old code stays."""
        outside = json.loads(self.file.read_bytes())
        fields = json.loads(base64.b64decode(outside["payload"]))
        before = payload_of(fields)
        change(fields)
        assert payload_of(fields) != before, "the attack did nothing"
        content = outside_of(fields, outside["mac"])
        self.file.write_bytes(content)
        if both:
            self.spare.write_bytes(content)

    def put(self, fields: Fields) -> None:
        """Write `fields` with a right code, as another version of the program would."""
        key = keys.sub_key(self.master, bytes.fromhex(fields["vault"]), Purpose.HEADER_MAC).reveal()
        content = outside_of(fields, hmac.new(key, payload_of(fields), "sha256").hexdigest())
        self.file.write_bytes(content)
        self.spare.write_bytes(content)

    def fields(self) -> Fields:
        """What the payload says."""
        said: Fields = json.loads(base64.b64decode(json.loads(self.file.read_bytes())["payload"]))
        return said


def payload_of(fields: Fields) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")


def outside_of(fields: Fields, mac: str) -> bytes:
    return b'{"payload":"%b","mac":"%b"}\n' % (base64.b64encode(payload_of(fields)), mac.encode("ascii"))


def make(folder: Path, seed: bytes = b"a vault") -> Made:
    """A vault header with the passphrases FIRST and SECOND and a recovery code."""
    folder.mkdir(exist_ok=True)
    world = SeededWorld(seed)
    vault_id, master = world.random(16), keys.new_master_key(world.random)
    code = recovery.new_code(world.random)
    first, second = (
        slots.passphrase_slot(master, vault_id, words, TEST_COST, world.random) for words in (FIRST, SECOND)
    )
    third = slots.recovery_slot(master, vault_id, code, world.random)
    header.create(folder, vault_id, master, [first, second, third])
    return Made(folder, world, master, first.id, second.id, code)
