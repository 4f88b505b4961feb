"""Headers made to do harm before any passphrase is right: refused while reading, before anything is derived."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import nacl.pwhash.argon2id
import pytest
from forged_headers import Fields, Made, make

from fieldcase.errors import HeaderDamaged
from fieldcase.vault import envelope, header
from fieldcase.vault.keys import MIB, Cost


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "Somewhere.fieldcase")


HOSTILE = [
    ("memory", 1024 * MIB + 1), ("memory", 1 << 62), ("memory", 0), ("memory", -1), ("memory", True),
    ("memory", "268435456"), ("memory", None), ("memory", [1]), ("passes", 11), ("passes", 1 << 40), ("passes", 0),
    ("passes", True), ("passes", "3"), ("salt", "00" * 15), ("salt", "AA" * 16), ("salt", 3), ("lanes", 4),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HOSTILE)
def test_hostile_parameters_are_refused_before_anything_is_derived(
    made: Made, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def derive(*_args: object, **_names: object) -> bytes:
        raise AssertionError("derived")

    monkeypatch.setattr(nacl.pwhash.argon2id, "kdf", derive)

    def attack(fields: Fields) -> None:
        fields["slots"][1]["parameters"][name] = value

    made.tamper(attack, both=True)
    with pytest.raises(HeaderDamaged):
        made.read()


def test_the_most_that_may_be_asked_is_still_read(made: Made) -> None:
    def attack(fields: Fields) -> None:
        fields["slots"][1]["parameters"] |= {"memory": 1024 * MIB, "passes": 10}

    made.tamper(attack, both=True)
    assert made.read().slots[1].cost == Cost(1024 * MIB, 10)


def cut_id(fields: Fields) -> None:
    fields["slots"][0]["id"] = "00"


def cut_wrapped(fields: Fields) -> None:
    fields["slots"][0]["wrapped"] = fields["slots"][0]["wrapped"][:-2]


def extra_name_in_a_slot(fields: Fields) -> None:
    fields["slots"][0]["owner"] = "somebody"


def same_id_twice(fields: Fields) -> None:
    fields["slots"][1]["id"] = fields["slots"][0]["id"]


def many_slots(fields: Fields) -> None:
    fields["slots"] = [{**fields["slots"][0], "id": f"{number:032x}"} for number in range(33)]


def no_slots(fields: Fields) -> None:
    del fields["slots"]


def slots_are_text(fields: Fields) -> None:
    fields["slots"] = "none"


def slot_is_number(fields: Fields) -> None:
    fields["slots"][0] = 1


def head_is_no_hex(fields: Fields) -> None:
    fields["heads"] = ["нет"]


def generation_is_zero(fields: Fields) -> None:
    fields["generation"] = 0


def generation_is_true(fields: Fields) -> None:
    fields["generation"] = True


def format_is_text(fields: Fields) -> None:
    fields["format"] = "1.0"


def format_is_old(fields: Fields) -> None:
    fields["format"] = [0, 9]


def vault_is_short(fields: Fields) -> None:
    fields["vault"] = "00" * 15


def recovery_with_parameters(fields: Fields) -> None:
    fields["slots"][2]["parameters"] = {"memory": 1}


@pytest.mark.parametrize(
    "attack",
    [
        cut_id, cut_wrapped, extra_name_in_a_slot, same_id_twice, many_slots, no_slots, slots_are_text, slot_is_number,
        head_is_no_hex, generation_is_zero, generation_is_true, format_is_text, format_is_old, vault_is_short,
        recovery_with_parameters,
    ],
)  # fmt: skip
def test_a_payload_of_another_shape_is_not_read(made: Made, attack: Callable[[Fields], None]) -> None:
    made.tamper(attack, both=True)
    with pytest.raises(HeaderDamaged):
        made.read()


def inside(payload: bytes) -> bytes:
    return envelope.written(payload, bytes(32))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"null\n",
        b"\xff\xfe{}",
        b'{"payload":"","mac":"' + b"0" * 64 + b'"}\n',
        inside(b"[]"),
        inside(b"7"),
        inside(b"\xff\xff"),
        inside(b"[" * 40_000),
        inside(b'{"a":' * 9_000),
        inside(b'{"format":[1,0],"format":[1,0]}'),
        inside(b'{"format":[1,0],"generation":NaN}'),
        inside(b'{"format":[1,0],"generation":1.5}'),
        inside(b'{"generation":' + b"9" * 20_000 + b"}"),
    ],
    ids=range(14),
)
def test_bytes_that_are_no_header_are_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "header.json").write_bytes(content)
    with pytest.raises(HeaderDamaged):
        header.read(tmp_path)


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda whole: whole.rstrip(b"\n"),
        lambda whole: whole + b" ",
        lambda whole: whole.replace(b'","', b'", "'),
        lambda whole: whole.replace(b'"payload"', b'"Payload"'),
        lambda whole: json.dumps(json.loads(whole), indent=1).encode(),
        lambda whole: json.dumps({**json.loads(whole), "more": 1}).encode(),
    ],
)
def test_the_same_header_written_another_way_is_not_read(made: Made, rewrite: Callable[[bytes], bytes]) -> None:
    made.spare.unlink()
    made.file.write_bytes(rewrite(made.file.read_bytes()))
    with pytest.raises(HeaderDamaged):
        made.read()


@pytest.mark.parametrize("size", [65_537, 1 << 20])
def test_a_header_over_64_kib_is_refused(made: Made, size: int) -> None:
    whole = made.file.read_bytes()
    made.file.write_bytes(whole + b" " * (size - len(whole)))
    with pytest.raises(HeaderDamaged):
        made.read()


def test_a_payload_spelt_another_way_in_base64_is_not_read(made: Made) -> None:
    tried = 0
    for size in (1, 2, 3):
        content = made.read().with_heads(made.master, ["a" * size]).written()
        before, padding, after = content.partition(b"=")
        if padding:
            tried += 1
            # The last letter before the padding has bits that no byte takes.
            letter = bytes([before[-1] + 1])
            respelt = before[:-1] + letter + padding + after
            assert base64.b64decode(json.loads(respelt)["payload"]) == base64.b64decode(json.loads(content)["payload"])
            with pytest.raises(HeaderDamaged):
                header.parse(respelt)
        assert header.parse(content).heads == ("a" * size,)
    assert tried == 2
