"""Bundles between two laptops of a test: real entries of a real vault, sealed for a reader whose keys the test has.

Knows how one is made, taken apart and put together again under any signature. Makes no claim of its own: tests do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import zstandard
from colleagues import Colleague, absorb
from nacl.signing import SigningKey
from vaults import STAMP, case_scope, new_vault, save

from fieldcase import sandbox
from fieldcase.exchange import bundle
from fieldcase.exchange.frame import Frame, put_together
from fieldcase.exchange.head import Beside, Head, Scope
from fieldcase.exchange.known_words import KNOWN
from fieldcase.exchange.named import Named
from fieldcase.exchange.opening import CHILD, SORT, Laptop, Opening
from fieldcase.exchange.sealed import sealed
from fieldcase.exchange.travelling import Form, Trail
from fieldcase.model.case import Event
from fieldcase.vault.age import new_identity
from fieldcase.vault.entry import Entry, Header, commitment, encoded, signed
from fieldcase.vault.journal import Target
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

SENDER = SigningKey(b"s" * 32)
STRANGER = SigningKey(b"x" * 32)
DAY = 24 * 60 * 60 * 1000
NOW = 1_767_225_600_000
READER = Laptop(b"r" * 32, (new_identity(b"i" * 32),))
OTHER = Laptop(b"o" * 32, (new_identity(b"o" * 32),))
WORLD = SeededWorld(b"bundles")


@dataclass(frozen=True)
class Sample:
    """What one laptop has of a case: the entries of two devices, and the scope's key."""

    scope: bytes
    tag_key: bytes
    entries: tuple[Entry, ...]

    def head(self, **other: Any) -> Head:
        """A head for the reader, made now, good for ninety days; its places changed as wished."""
        device = self.entries[0].header.device
        head = Head(
            (READER.device,), NOW, NOW + 90 * DAY, (Scope(self.scope, "case", self.tag_key),),
            {self.scope: {device: ((0, 3), (5, 120))}}, (Beside(b"n" * 16, b"r" * 16, 70_000),),
        )  # fmt: skip
        return replace(head, **other)

    def plain(self, entries: Sequence[Entry] | None = None, key: SigningKey = SENDER, **other: Any) -> bytes:
        """The plain bytes of a bundle of these entries, or of all."""
        told = self.entries if entries is None else entries
        return bundle.written(bundle.bundled(self.head(**other), [told], [self.tag_key]), key)

    def file(self, entries: Sequence[Entry] | None = None, **other: Any) -> bytes:
        """The same, sealed for the reader."""
        return resealed(self.plain(entries, **other))


def resealed(plain: bytes, laptop: Laptop = READER) -> bytes:
    """Plain bytes, right or wrong, sealed for a laptop."""
    return sealed(plain, [laptop.identities[0].recipient], WORLD.random)


WORDS = zstandard.ZstdCompressionDict(KNOWN, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def unframed(plain: bytes) -> tuple[bytes, bytes, bytes]:
    """What lies in plain bytes: the head, what is loose, and what is packed, unpacked."""
    raw = bundle.split(plain)[1]
    frame = Frame(raw)
    loose = frame.loose.take(frame.loose.left)
    packed = bytes(raw)[len(put_together(frame.head, loose, b"")) :]
    return frame.head, loose, zstandard.ZstdDecompressor(dict_data=WORDS).decompress(packed)


def reframed(
    head: bytes, content: bytes, loose: bytes = b"", key: SigningKey = STRANGER, level: int = 1
) -> bytes:  # fmt: skip
    """Any pieces put together, signed and padded as a bundle is, the content packed."""
    packed = zstandard.ZstdCompressor(level=level, dict_data=WORDS).compress(content)
    return bundle.signed_frame(put_together(head, loose, packed), key)


def taken_apart(plain: bytes, *tag_keys: bytes) -> tuple[bytes, list[list[Form]]]:
    """The head's bytes and the forms of the entries, list by list; `tag_keys` where they do not travel."""
    sender, raw = bundle.split(plain)
    frame = Frame(raw)
    head = Head.read(frame.head)
    named = Named.of(head.made, sender, head.readers)
    keys = tag_keys or [one.tag_key or b"" for one in head.scopes]
    trails = [Trail(one.id, key, named) for one, key in zip(head.scopes, keys, strict=True)]
    lists: list[list[Form]] = [[] for _ in trails]
    loose = unframed(plain)[1]
    for at, told in frame.lists(len(lists)):
        begun = len(loose) - frame.loose.left
        trails[at].unpack(told, frame.loose)
        lists[at].append(Form(told, loose[begun : len(loose) - frame.loose.left]))
    return head.encoded(), lists


def opened(file: bytes, child: sandbox.Warm | None = None, laptop: Laptop = READER, now: int = NOW) -> list[Entry]:
    """All entries of a file, as the reader gets them."""
    with Opening(file, laptop, now, child) as opening:
        return list(opening.entries({}))


@contextmanager
def warm() -> Iterator[sandbox.Warm]:
    """A child for many bundles, which no stranger's file may have in earnest."""
    with sandbox.Warm(SORT, CHILD) as child:
        yield child


def odd_entries(journal_of: Vault, scope: bytes, key: SigningKey) -> list[Entry]:
    """A chain of entries whose parts are of no shape that this version writes, but for the hashes all right."""
    shapes: list[list[bytes]] = [
        [b"no CBOR at all \xff", b""],
        [encoded({"author": b"a" * 16, "deed": b"d" * 16, "record": b"r" * 16, "salt": b"s" * 16, "seal": 1}), b"new"],
        [encoded({"author": "text", "deed": b"d" * 16, "record": b"r" * 16, "salt": b"s" * 16}), encoded({"a": 1})],
    ]
    found: list[Entry] = []
    for parts in shapes:
        found.append(_next(found, scope, key, parts, b"t" * 16, (b"u" * 16,)))
    record = b"r" * 16
    who = encoded({"author": b"a" * 16, "deed": b"d" * 16, "record": record, "salt": b"s" * 16})
    names = [f"field_{at}" for at in range(6)]
    fields = [
        encoded({"name": names[0], "salt": b"0" * 16, "value": [1, 2, 3]}),
        encoded({"name": names[1], "salt": b"1" * 16, "value": {"deep": [[[["down"]]]]}}),
        encoded({"name": names[2], "salt": b"short", "value": "x"}),
        encoded({"name": names[3], "salt": b"3" * 16, "value": "x", "unit": "g"}),
        encoded({"name": "another", "salt": b"4" * 16, "value": "under a wrong tag"}),
        encoded({"name": names[5], "salt": b"5" * 16, "value": ["один", "два"]}),
    ]
    slots = tuple(journal_of.journal.slot_tag(scope, record, name) for name in names)
    tag = journal_of.journal.record_tag(scope, record)
    found.append(_next(found, scope, key, [who, *fields], tag, slots))
    return found


def _next(
    chain: list[Entry], scope: bytes, key: SigningKey, parts: list[bytes], tag: bytes, slots: tuple[bytes, ...]
) -> Entry:
    header = Header(
        scope=scope, device=bytes(key.verify_key), seq=len(chain), prev=chain[-1].id if chain else bytes(32),
        hlc=10**12, kind=900 + len(chain), schema=77, record=tag, slots=slots, basis=(), commitment=commitment(parts),
    )  # fmt: skip
    return signed(header, parts, key)


def sample_of(vault: Vault) -> Sample:
    """A case on which two laptops work: made, changed, hidden and erased in part, with a kind of a newer version."""
    scope = case_scope(vault)
    event = Event(id=vault.world.random(16), scope=scope, what="Обыск", place="Талас")  # type: ignore[arg-type]
    save(vault, None, event)
    changed = replace(event, what="Обыск без протокола")
    save(vault, event, changed)
    save(vault, changed, replace(changed, hidden=True))
    with vault.transaction():
        vault.store.erase(changed, next(iter(_fields("place"))), STAMP)
        vault.journal.append(Target(scope, 999, 5, b"of a new version"), {"new": "поле", "many": ["а", "б"]}, {}, STAMP)
    colleague = Colleague(vault, scope)
    absorb(vault, *colleague.three())
    return Sample(scope, vault.journal.tag_key(scope), tuple(vault.journal.entries(scope)))


def _fields(name: str) -> Iterator[Any]:
    from fieldcase.model.declare import declared

    return (field for field in declared(Event) if field.name == name)


@contextmanager
def sample_in(folder: Path) -> Iterator[tuple[Vault, Sample]]:
    """A vault with the sample in it, open."""
    with new_vault(folder, SeededWorld(b"sample")) as vault:
        yield vault, sample_of(vault)
