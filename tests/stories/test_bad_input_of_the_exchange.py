"""Whatever a stick may bring, seen once through `fieldcase take`: each refused by its own sentence, in Russian, with
nothing here changed; what a newer version made is kept and passed on as it came."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2
import pytest
from bundles import STRANGER, Sample, opened, reframed, resealed, unframed
from nacl.signing import SigningKey
from stories.commands import Laptop
from stories.commands import opened as desk_of
from vaults import STAMP, everything_in

from fieldcase import errors
from fieldcase.casework import cases, colleagues
from fieldcase.exchange import bundle
from fieldcase.exchange.bundle import split
from fieldcase.exchange.opening import Laptop as Reader
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId
from fieldcase.vault import age
from fieldcase.vault.journal import Target

DAY = 24 * 60 * 60 * 1000
RU = words("ru")


@dataclass
class Stick:
    """What comes from a laptop that was never met, made right or wrong for the reader."""

    sample: Sample
    reader: Reader
    key: SigningKey
    card: bytes
    now: int

    def plain(self, **other: Any) -> bytes:
        """The plain bytes of a bundle that is right but for `other` in its head."""
        head: dict[str, Any] = {
            "readers": (self.reader.device,), "made": self.now, "until": self.now + 90 * DAY, "have": {}, "files": (),
            "card": self.card,
        }  # fmt: skip
        return self.sample.plain(key=self.key, **{**head, **other})

    def file(self, **other: Any) -> bytes:
        """The same, sealed for the reader."""
        return resealed(self.plain(**other), self.reader)

    def head(self, change: Callable[[list[object]], object]) -> bytes:
        """A bundle whose head was changed and signed again by its sender."""
        head, loose, content = unframed(self.plain())
        changed = cbor2.dumps(change(cbor2.loads(head)), canonical=True)
        return resealed(reframed(changed, content, loose, self.key), self.reader)

    def bomb(self, content: bytes) -> bytes:
        """Any content, packed and signed."""
        return resealed(reframed(self.sample.head().encoded(), content, key=self.key), self.reader)


def deep(levels: int) -> list[object]:
    """A list in a list in a list."""
    found: list[object] = []
    for _ in range(levels):
        found = [found]
    return found


def flipped(raw: bytes) -> bytes:
    """With one bit in the middle another."""
    at = len(raw) // 2
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def in_anothers_name(stick: Stick) -> bytes:
    """Signed by a stranger, in the name of whom the reader would believe."""
    forged = bundle.signed_frame(bytes(split(stick.plain())[1]), STRANGER)
    return resealed(forged[:4] + bytes(stick.key.verify_key) + forged[36:], stick.reader)


STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
BAD: dict[str, tuple[Callable[[Stick], bytes], type[errors.FieldcaseError]]] = {
    "corrupted": (lambda stick: flipped(stick.file()), errors.BundleDamaged),
    "cut": (lambda stick: stick.file()[:-100], errors.BundleDamaged),
    "empty": (lambda stick: b"", errors.BundleDamaged),
    "800 stanzas": (lambda stick: b"age-encryption.org/v1\n" + STANZA * 800 + stick.file(), errors.BundleDamaged),
    "for others": (lambda stick: resealed(stick.plain()), errors.BundleForOthers),
    "re-addressed": (lambda stick: stick.file(readers=(b"o" * 32,)), errors.BundleReaddressed),
    "forged": (in_anothers_name, errors.BundleForged),
    "a day past": (lambda stick: stick.file(made=stick.now - 91 * DAY, until=stick.now - DAY), errors.BundleExpired),
    "31 days ahead": (lambda stick: stick.file(made=stick.now + 32 * DAY, until=stick.now + 90 * DAY),
                      errors.BundleAhead),
    "two majors on": (lambda stick: stick.head(lambda head: [3, *head[1:], "new"]), errors.BundleNewer),
    "deep CBOR": (lambda stick: stick.head(lambda head: [*head[:-1], deep(400)]), errors.BundleMalformed),
    "a bomb": (lambda stick: stick.bomb(b"\x82\x41\x00\x81\x81\x5a\x14\x00\x00\x00" + bytes(320 * 2**20)),
               errors.BundleTooLarge),
}  # fmt: skip


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path, {"FIELDCASE_LANGUAGE": "ru"})


@pytest.fixture
def theirs(laptop: Laptop) -> Path:
    return laptop.vault("theirs.fieldcase", fresh=True)


@pytest.fixture
def stick(laptop: Laptop, theirs: Path) -> Stick:
    with closing(desk_of(theirs)) as desk:
        own = desk.vault.peers.own()
        reader = Reader(own.device, (age.Identity(own.identity.secret),))
    with closing(desk_of(laptop.vault("mine.fieldcase", fresh=True))) as desk:
        case = cases.new_case(desk, code="KG-1")
        event = Event(id=EventId(desk.new_id()), scope=case.scope, what="Обыск без протокола")
        desk.save(None, event)
        journal = desk.vault.journal
        with desk.vault.transaction():
            journal.append(Target(case.scope, 999, 5, b"of a new version"), {"new": "поле", "on": ["а"]}, {}, STAMP)
            journal.append(Target(case.scope, Event.NUMBER, 99, event.id), {"drone": "квадрокоптер"}, {}, STAMP)
        sample = Sample(case.scope, journal.tag_key(case.scope), tuple(journal.entries(case.scope)))
        card = colleagues.own_card(desk, "Синица").packed()
        return Stick(sample, reader, journal.key, card, time.time_ns() // 1_000_000)


def dump(vault: Path) -> Counter[tuple[str, object]]:
    """Every value of every table."""
    with closing(desk_of(vault)) as desk:
        return Counter(everything_in(desk.vault.write))


def test_each_is_refused_by_its_own_sentence_and_changes_nothing(laptop: Laptop, theirs: Path, stick: Stick) -> None:
    files = {name: laptop.file(f"{at:032x}.fcx", make(stick)) for at, (name, (make, _)) in enumerate(BAD.items())}
    before = dump(theirs)
    ran = laptop.run("take", theirs, *files.values())
    assert (ran.status, ran.out) == (1, "")
    said = ran.err.splitlines()
    assert len(said) == len(BAD)
    for line, (name, (_, error)) in zip(said, BAD.items(), strict=True):
        sentence = RU(error.sentence).partition("{")[0]
        assert line.startswith(f"fieldcase: {error.code}: {files[name].name}: {sentence}"), name
        assert RU(error.sentence) != error.sentence
    assert dump(theirs) == before


def test_a_clock_a_month_off_either_way_keeps_nothing_out(laptop: Laptop, theirs: Path, stick: Stick) -> None:
    """Control of the bad ones, too: the same file, right."""
    before = dump(theirs)
    ahead = laptop.file("0.fcx", stick.file(made=stick.now + 29 * DAY))
    behind = laptop.file("1.fcx", stick.file(made=stick.now - 30 * DAY, until=stick.now + 60 * DAY))
    laptop.run("take", theirs, ahead).done()
    after = dump(theirs)
    assert after != before
    again = laptop.run("take", theirs, ahead, behind, ahead).done()
    assert again.out.count(RU("Nothing in it was new: nothing was changed.")) == 3
    assert dump(theirs) == after, "replayed"


def test_what_a_version_two_steps_on_made_is_kept_shown_as_such_and_passed_on_as_it_came(
    laptop: Laptop, theirs: Path, stick: Stick
) -> None:
    ran = laptop.run("take", theirs, laptop.file("0.fcx", stick.file())).done()
    assert RU.plural(
        "{n} entry was made by a newer version: it is kept as it is.",
        "{n} entries were made by a newer version: they are kept as they are.", 2,
    ).format(n=2) in ran.out  # fmt: skip
    with closing(desk_of(theirs)) as desk:
        kept = tuple(desk.vault.journal.entries(stick.sample.scope))
        (event,) = desk.all(Event)
        assert event.what == "Обыск без протокола"
    came = {one.id: one.packed() for one in stick.sample.entries}
    assert {one.id: one.packed() for one in kept} == came
    passed_on = opened(Sample(stick.sample.scope, stick.sample.tag_key, kept).file())
    assert {one.id: one.packed() for one in passed_on} == came
    laptop.run("verify", theirs).done()
