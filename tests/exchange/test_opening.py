"""A bundle is opened: whoever it is for gets what was sent, everybody else is told why not."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from bundles import (
    DAY,
    NOW,
    OTHER,
    READER,
    SENDER,
    STRANGER,
    Sample,
    opened,
    reframed,
    resealed,
    unframed,
)
from colleagues import Colleague
from laptop_ways import less
from vaults import case_scope

from fieldcase import sandbox
from fieldcase.errors import (
    BundleAhead,
    BundleDamaged,
    BundleExpired,
    BundleForged,
    BundleForOthers,
    BundleMalformed,
    BundleNewer,
    BundleReaddressed,
    BundleScopeUnknown,
    BundleTooLarge,
    ChildFailed,
)
from fieldcase.exchange import opening
from fieldcase.exchange.bundle import MAGIC
from fieldcase.exchange.head import Scope
from fieldcase.exchange.opening import Laptop, Opening
from fieldcase.vault.age import new_identity
from fieldcase.vault.entry import encoded
from fieldcase.vault.vault import Vault


def test_the_reader_gets_what_was_sent(sample: Sample, child: sandbox.Warm) -> None:
    with Opening(sample.file(), READER, NOW, child) as made:
        assert made.sender == bytes(SENDER.verify_key)
        assert made.head == sample.head()
        assert tuple(made.entries({})) == sample.entries


def test_a_child_of_its_own_is_gone_afterwards(sample: Sample) -> None:
    before = set(sandbox._alive)
    with Opening(sample.file(), READER, NOW) as made:
        assert len(set(sandbox._alive) - before) == 1, "control"
        assert tuple(made.entries({})) == sample.entries
    with pytest.raises(BundleReaddressed):
        opened(sample.file(readers=(OTHER.device,)))
    assert set(sandbox._alive) - before == set()


def test_an_earlier_key_of_the_laptop_still_opens_what_was_sealed_to_it(sample: Sample, child: sandbox.Warm) -> None:
    newer = Laptop(READER.device, (new_identity(b"n" * 32), *READER.identities))
    assert tuple(opened(sample.file(), child, newer)) == sample.entries


def test_withheld_words_stay_withheld_and_the_rest_verifies(sample: Sample, child: sandbox.Warm) -> None:
    told = [less(entry, at % 3) for at, entry in enumerate(sample.entries)]
    assert any(None in one.parts for one in told)
    assert opened(sample.file(told), child) == told


def test_many_entries_come_in_several_answers(
    shared: tuple[Vault, Sample], child: sandbox.Warm, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    ask = Opening._ask

    def heard(self: Opening, kind: bytes, rest: bytes, most: int) -> bytes:
        asked.append(kind)
        return ask(self, kind, rest, most)

    vault = shared[0]
    scope = case_scope(vault)
    colleague = Colleague(vault, scope)
    many = Sample(scope, vault.journal.tag_key(scope), tuple(colleague.says({"what": str(at)}) for at in range(1100)))
    monkeypatch.setattr(Opening, "_ask", heard)
    assert tuple(opened(many.file(), child)) == many.entries
    assert asked.count(opening.ENTRIES) == 4, "500, 500, 100 and none"


# What is refused, and how it is told


def test_another_laptop_is_told_that_it_is_not_meant(sample: Sample) -> None:
    with pytest.raises(BundleForOthers):
        opened(sample.file(), laptop=OTHER)


def test_what_somebody_passed_on_is_told_as_such(sample: Sample, child: sandbox.Warm) -> None:
    with pytest.raises(BundleReaddressed):
        opened(resealed(sample.plain(), OTHER), child, OTHER)
    assert opened(resealed(sample.plain()), child), "control"


def test_a_bundle_in_the_name_of_another_is_told_as_forged(sample: Sample, child: sandbox.Warm) -> None:
    plain = sample.plain(key=STRANGER)
    forged = plain[:4] + bytes(SENDER.verify_key) + plain[36:]
    with pytest.raises(BundleForged):
        opened(resealed(forged), child)
    with Opening(resealed(plain), READER, NOW, child) as made:
        assert made.sender == bytes(STRANGER.verify_key), "control: in its own name it opens, and says whose"


def test_a_newer_form_is_told_and_kept(sample: Sample, child: sandbox.Warm) -> None:
    plain = sample.plain()
    newer = encoded([2, "what is not known yet"])
    for file in (b"FCB2" + plain[4:], reframed(newer, b"\x80")):
        with pytest.raises(BundleNewer):
            opened(resealed(file), child)
    assert plain.startswith(MAGIC)


def test_a_bundle_is_good_until_its_last_moment(sample: Sample, child: sandbox.Warm) -> None:
    file, until = sample.file(), sample.head().until
    assert opened(file, child, now=until)
    with pytest.raises(BundleExpired) as caught:
        opened(file, child, now=until + 3 * DAY)
    assert caught.value.values == {"days": 3}


def test_a_clock_a_month_off_is_told(sample: Sample, child: sandbox.Warm) -> None:
    assert opened(sample.file(), child, now=NOW - 30 * DAY)
    with pytest.raises(BundleAhead) as caught:
        opened(sample.file(), child, now=NOW - 31 * DAY)
    assert caught.value.values == {"days": 31}


def test_the_same_bundle_twice_is_no_error_and_changes_nothing(sample: Sample, quick_vault: Vault) -> None:
    file = sample.file()
    take(quick_vault, sample, file)
    reached = quick_vault.journal.reached()
    assert reached[0] == len(sample.entries)
    take(quick_vault, sample, file)
    take(quick_vault, sample, sample.file(sample.entries[::-1][:1]))
    assert quick_vault.journal.reached() == reached


def take(vault: Vault, sample: Sample, file: bytes) -> None:
    """What will be taking: all entries in one transaction."""
    with Opening(file, READER, NOW) as made:
        entries = list(made.entries({sample.scope: sample.tag_key}))
        vault.absorb(entries, frozenset(entry.header.device for entry in entries))


def test_a_key_that_did_not_travel_has_to_be_known(sample: Sample, child: sandbox.Warm) -> None:
    file = sample.file(scopes=(Scope(sample.scope, "case", None),))
    with Opening(file, READER, NOW, child) as made, pytest.raises(BundleScopeUnknown):
        list(made.entries({}))
    with Opening(file, READER, NOW, child) as made:
        assert tuple(made.entries({sample.scope: sample.tag_key})) == sample.entries
    with Opening(file, READER, NOW, child) as made, pytest.raises(BundleMalformed):
        list(made.entries({sample.scope: b"another key of the same size ..."}))


def test_a_key_that_travels_must_be_the_known_one(sample: Sample, child: sandbox.Warm) -> None:
    for entries in (sample.entries, ()):
        with Opening(sample.file(entries), READER, NOW, child) as made, pytest.raises(BundleMalformed):
            list(made.entries({sample.scope: b"k" * 32}))


def test_nothing_but_an_acknowledgement_may_travel(sample: Sample, child: sandbox.Warm) -> None:
    have = {sample.scope: {b"d" * 32: ((0, 7),)}}
    empty = sample.file([], have=have)
    with Opening(empty, READER, NOW, child) as made:
        assert (made.head.have, list(made.entries({}))) == (have, [])


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch, sample: Sample) -> None:
    monkeypatch.setattr(opening, "BUNDLE_LIMIT", 5000)
    assert opening.whole(io.BytesIO(bytes(5000))) == bytes(5000)
    source = io.BytesIO(bytes(100_000))
    with pytest.raises(BundleTooLarge):
        opening.whole(source)
    assert source.tell() == 5001
    with pytest.raises(BundleTooLarge):
        opened(bytes(5001))


@pytest.mark.parametrize("cut", [0, 1, 21, 100, 168, 183, 184, 185, 200, 1000, -17, -16, -1])
def test_a_cut_file_is_told_as_damaged(sample: Sample, cut: int) -> None:
    file = sample.file()
    with pytest.raises(BundleDamaged):
        opened(file[:cut])
    with pytest.raises(BundleDamaged):
        opened(file + b"\x00")


def test_a_header_of_eight_hundred_stanzas_is_damaged_at_once(sample: Sample) -> None:
    file = sample.file()
    stanza = file[22 : file.index(b"---")]
    for count in (64, 800):
        with pytest.raises(BundleDamaged):
            opened(file[:22] + stanza * count + file[22:])


def test_what_is_wrong_in_the_last_entry_is_told_before_the_end(sample: Sample, child: sandbox.Warm) -> None:
    head, loose, content = unframed(sample.plain())
    for wrong in ((content[:-1] + bytes([content[-1] ^ 1]), loose), (content, loose[:-1] + bytes([loose[-1] ^ 1]))):
        with Opening(resealed(reframed(head, *wrong)), READER, NOW, child) as made, pytest.raises(BundleMalformed):
            list(made.entries({}))
    assert tuple(opened(resealed(reframed(head, content, loose)), child)) == sample.entries, "control"


def test_who_waits_for_entries_can_be_told_to_stop(sample: Sample) -> None:
    with Opening(sample.file(), READER, NOW) as made:
        entries = made.entries({})
        made.stop()
        with pytest.raises(ChildFailed):
            list(entries)


def test_the_child_knows_no_database_and_nothing_that_decrypts() -> None:
    said = "import sys, fieldcase.exchange.opening_child; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", said], capture_output=True, check=True).stdout.decode().split()
    assert "fieldcase.exchange.frame" in loaded, "control"
    unwanted = {"sqlcipher3", "cryptography", "fieldcase.vault.database", "fieldcase.vault.age", "fieldcase.vault.keys"}
    assert unwanted & set(loaded) == set()


def test_a_refusal_says_nothing_of_what_is_inside(sample: Sample, child: sandbox.Warm) -> None:
    with pytest.raises(BundleReaddressed) as caught:
        opened(sample.file(readers=(OTHER.device,)), child)
    assert (str(caught.value), caught.value.values) == ("exchange.bundle-readdressed", {})
    with pytest.raises(BundleMalformed) as malformed:
        opened(resealed(reframed("слова дела".encode(), b"\x80")), child)
    assert (malformed.value.values, malformed.value.__cause__) == ({}, None)
