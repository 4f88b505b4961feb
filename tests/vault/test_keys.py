"""The master key, sub-keys, the secret that is not shown, and what Argon2id may cost."""

from __future__ import annotations

import copy
import hmac
import os
import pickle
import traceback

import nacl.exceptions
import nacl.pwhash.argon2id
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.errors import HeaderDamaged, NotEnoughMemory
from fieldcase.vault import keys
from fieldcase.vault.keys import MIB, TEST_COST, Cost, Purpose, Secret

VAULT = bytes(range(16))
MASTER = Secret("master key", bytes(range(32)))


def test_a_master_key_is_256_random_bits() -> None:
    first, second = keys.new_master_key(os.urandom), keys.new_master_key(os.urandom)
    assert len(first.reveal()) == 32
    assert first != second


def test_a_source_that_gives_too_little_randomness_is_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        keys.new_master_key(lambda size: bytes(size - 1))


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_sub_key_is_hkdf_sha256_with_the_vault_as_salt_and_the_purpose_as_info(purpose: Purpose) -> None:
    # RFC 5869 written out: extract, then the first block of expand.
    extracted = hmac.digest(VAULT, MASTER.reveal(), "sha256")
    expected = hmac.digest(extracted, b"fieldcase/1/" + purpose.value.encode() + b"\x01", "sha256")
    assert keys.sub_key(MASTER, VAULT, purpose).reveal() == expected


def test_the_names_of_the_purposes_are_part_of_the_format() -> None:
    assert [purpose.value for purpose in Purpose][:4] == ["db", "blob-wrap", "backup-wrap", "header-mac"]
    assert Purpose.PSEUDONYMS.value == "pseudonyms"


def test_every_purpose_and_every_vault_has_a_key_of_its_own() -> None:
    made = {keys.sub_key(MASTER, vault, purpose).reveal() for vault in (VAULT, VAULT[::-1]) for purpose in Purpose}
    assert len(made) == 2 * len(Purpose)


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r}".format, lambda secret: f"{[secret]}"])
def test_a_secret_shows_its_kind_and_nothing_else(show: object) -> None:
    assert callable(show)
    shown = show(Secret("db", b"\x01secret bytes"))
    assert "<Secret db>" in shown
    assert "secret bytes" not in shown
    assert "01" not in shown


@pytest.mark.parametrize("take", [copy.copy, copy.deepcopy, pickle.dumps, hash])
def test_a_secret_is_not_copied_pickled_or_hashed(take: object) -> None:
    assert callable(take)
    with pytest.raises(TypeError):
        take(MASTER)


def test_a_secret_has_no_place_for_other_attributes() -> None:
    assert not hasattr(MASTER, "__dict__")


def test_secrets_are_equal_by_their_bytes() -> None:
    assert Secret("one", b"same") == Secret("another", b"same")
    assert Secret("one", b"same") != Secret("one", b"else")
    assert Secret("one", b"same") != b"same"


def test_a_traceback_with_locals_tells_no_secret() -> None:
    def fail(secret: Secret) -> None:
        raise RuntimeError

    try:
        fail(Secret("db", bytes.fromhex("746f6c6420746f206e6f626f6479")))
    except RuntimeError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert "<Secret db>" in shown
    assert "told to nobody" not in shown


@given(st.binary(min_size=1, max_size=80), st.binary(min_size=16, max_size=16))
def test_a_passphrase_key_is_the_argon2id_of_another_library(passphrase: bytes, salt: bytes) -> None:
    cost = Cost(1 * MIB, 2)
    other = Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=1024)
    assert keys.derived(passphrase, salt, cost).reveal() == other.derive(passphrase)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(1024 * MIB + 1, 3),
        Cost(1 << 62, 3),
        Cost(64 * MIB, 11),
        Cost(64 * MIB, 1 << 40),
        Cost(64 * MIB, 0),
        Cost(64 * MIB, -3),
        Cost(8191, 3),
        Cost(0, 3),
        Cost(-64 * MIB, 3),
    ],
)
def test_a_hostile_cost_is_refused_before_anything_is_derived(cost: Cost, monkeypatch: pytest.MonkeyPatch) -> None:
    derivings: list[object] = []

    def derive(*_args: object, **_names: object) -> bytes:
        derivings.append(1)
        return bytes(32)

    monkeypatch.setattr(nacl.pwhash.argon2id, "kdf", derive)
    with pytest.raises(HeaderDamaged):
        keys.derived(b"passphrase", bytes(16), cost)
    assert derivings == []
    keys.derived(b"passphrase", bytes(16), Cost(1024 * MIB, 10))  # the control: the most that may be read
    assert derivings == [1]


@pytest.mark.parametrize(
    "cost",
    [
        Cost(64 * MIB - 1, 3),
        Cost(8 * MIB, 3),
        Cost(256 * MIB, 2),
        Cost(9 * MIB, 1),
        Cost(1025 * MIB, 3),
        Cost(64 * MIB, 11),
    ],
)
def test_a_cost_outside_the_bounds_is_not_written(cost: Cost) -> None:
    with pytest.raises(ValueError, match="cost"):
        cost.demand_writable()


@pytest.mark.parametrize("cost", [TEST_COST, Cost(64 * MIB, 3), Cost(256 * MIB, 10), Cost(1024 * MIB, 3)])
def test_a_cost_that_may_be_written_may_be_read(cost: Cost) -> None:
    cost.demand_writable()
    cost.demand_readable()


def test_a_machine_without_the_memory_says_how_much_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_names: object) -> bytes:
        raise nacl.exceptions.RuntimeError("Unexpected failure in key derivation")

    monkeypatch.setattr(nacl.pwhash.argon2id, "kdf", refuse)
    with pytest.raises(NotEnoughMemory) as caught:
        keys.derived(b"passphrase", bytes(16), Cost(256 * MIB, 3))
    assert caught.value.values == {"needed": 256}


class Stopwatch:
    """Says that between its first and second look so many seconds went by."""

    def __init__(self, seconds: float) -> None:
        self.looks = [0.0, seconds]

    def __call__(self) -> float:
        return self.looks.pop(0)


@pytest.mark.parametrize(
    ("three_passes_take", "passes"),
    [(30.0, 3), (1.2, 3), (1.0, 3), (0.6, 5), (0.375, 8), (0.3, 10), (0.001, 10), (0.0, 10)],
)
def test_passes_are_calibrated_to_a_second_between_3_and_10(three_passes_take: float, passes: int) -> None:
    cost = keys.calibrated(1024 * MIB, 1.0, stopwatch=Stopwatch(three_passes_take))
    assert cost == Cost(64 * MIB, passes)
    cost.demand_writable()


@pytest.mark.parametrize(("memory", "taken"), [(512, 64), (2047, 64), (2048, 256), (65536, 256)])
def test_memory_is_256_mib_and_64_on_a_small_machine(memory: int, taken: int) -> None:
    assert keys.calibrated(memory * MIB, stopwatch=Stopwatch(9.0)).memory_bytes == taken * MIB
