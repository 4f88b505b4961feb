"""What may be kept aside has bounds: whoever fills theirs crowds out nobody, and nothing that was kept goes for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from colleagues import Colleague
from nacl.signing import SigningKey
from vaults import case_scope, new_vault, projected

from fieldcase.casework.taken_said import outcome
from fieldcase.i18n import words
from fieldcase.vault import quarantine, quarantine_bounds
from fieldcase.vault.absorbing import Outcome
from fieldcase.vault.age_keys import Identity
from fieldcase.vault.entry import Entry
from fieldcase.vault.meeting import meet
from fieldcase.vault.peers import Peer
from fieldcase.vault.quarantine_bounds import FULL
from fieldcase.vault.vault import Vault

MOST = 40


@pytest.fixture
def vault(quick_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    monkeypatch.setattr(quarantine_bounds, "MOST_ENTRIES", MOST)
    with new_vault(quick_path) as made:
        yield made


@pytest.fixture
def scope(vault: Vault) -> bytes:
    return case_scope(vault)


def strangers(vault: Vault, scope: bytes, devices: range, each: int = 1) -> list[Entry]:
    """Entries of devices that were never met."""
    chains = [Colleague(vault, scope, SigningKey(at.to_bytes(32, "big"))) for at in devices]
    return [chain.says({"what": f"{at}"}) for chain in chains for at in range(each)]


def met(vault: Vault, scope: bytes, seed: int) -> Colleague:
    """A colleague whose card is here."""
    one = Colleague(vault, scope, SigningKey(seed.to_bytes(32, "big")))
    recipient = Identity(seed.to_bytes(32, "big")).recipient.public
    meet(vault, Peer(one.device, recipient, "Ольха", seed.to_bytes(16, "big"), 5))
    return one


def refused(came: Outcome) -> int:
    """How many there was no room for; nothing was refused for another reason."""
    assert {reason for _, reason in came.refused} <= {FULL}
    return len(came.refused)


def test_one_device_has_a_quarter_whoever_brings_what_it_wrote(vault: Vault, scope: bytes) -> None:
    one, two = met(vault, scope, 901), met(vault, scope, 902)
    long = strangers(vault, scope, range(1), MOST)
    first = vault.absorb(long[: MOST // 2], carrier=one.device)
    second = vault.absorb(long[MOST // 2 :], carrier=two.device)
    assert (len(first.aside), refused(first), refused(second)) == (MOST // 4, MOST // 4, MOST // 2)
    assert len(vault.absorb(strangers(vault, scope, range(5, 9)), carrier=two.device).aside) == 4, "control"


def test_strangers_with_ever_new_keys_leave_half_to_who_is_believed(vault: Vault, scope: bytes) -> None:
    known = met(vault, scope, 901)
    for at in range(6):
        vault.absorb(strangers(vault, scope, range(at * 100, at * 100 + MOST)), carrier=at.to_bytes(32, "big"))
    assert len(quarantine.ids(vault.write)) == MOST // 2
    came = vault.absorb(strangers(vault, scope, range(800, 800 + MOST)), carrier=known.device)
    assert (len(came.aside), refused(came)) == (MOST // 4, MOST - MOST // 4)


def test_beyond_it_nothing_that_was_kept_goes_and_the_rest_of_a_bundle_comes_in(vault: Vault, scope: bytes) -> None:
    known = met(vault, scope, 901)
    vault.absorb(strangers(vault, scope, range(MOST)), carrier=known.device)
    before = vault.write.execute("SELECT * FROM quarantine ORDER BY id").fetchall()
    late = strangers(vault, scope, range(500, 501))
    came = vault.absorb([*late, known.says({"place": "Талас"})], carrier=known.device)
    assert vault.write.execute("SELECT * FROM quarantine ORDER BY id").fetchall() == before
    assert (refused(came), len(came.taken)) == (1, 1)
    assert len(projected(vault)) == 1
    said = "\n".join(outcome(came, words("ru")))
    assert "отложенное" in said.lower()
    assert came.refused == [(late[0].id, FULL)]
    again = Colleague(vault, scope, SigningKey((500).to_bytes(32, "big")))
    meet(vault, Peer(again.device, Identity(b"n" * 32).recipient.public, "Ива", b"iva.............", 5))
    assert vault.absorb(late, carrier=known.device).taken == [late[0].id], "what it says to do brings it in"


def test_bytes_are_bounded_as_entries_are_and_words_that_come_later_count(
    vault: Vault, scope: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = strangers(vault, scope, range(1))
    bare = Entry(entry.header, entry.raw, entry.signature, entry.leaves, (None,) * len(entry.parts))
    monkeypatch.setattr(quarantine_bounds, "MOST_BYTES", 4 * len(bare.packed()))
    assert len(vault.absorb([bare], carrier=b"").aside) == 1
    assert refused(vault.absorb([entry], carrier=b"")) == 1
    assert refused(vault.absorb(strangers(vault, scope, range(1, 2)), carrier=b"")) == 1
    kept = quarantine.get(vault.write, entry.id)
    assert kept is not None
    assert kept.parts == bare.parts
    monkeypatch.setattr(quarantine_bounds, "MOST_BYTES", 8 * len(entry.packed()))
    assert refused(vault.absorb([entry], carrier=b"")) == 0, "control"
