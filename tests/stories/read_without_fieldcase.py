"""Opens a vault and checks all that it says of itself, by docs/format/ alone: nothing of Fieldcase is imported.

    python read_without_fieldcase.py VAULT [--records] < passphrase or recovery code

Prints JSON: counts, `findings` (none where everything agrees; else exit status 1) and, if asked, every record's values.
"""

import hmac
import json
import sys
import unicodedata
from base64 import b64decode
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import cbor2
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as unwrap
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.signing import VerifyKey
from sqlcipher3 import dbapi2 as sqlcipher

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # of a recovery code
SCOPE, DEVICE, SEQ, PREV, HLC, KIND, SCHEMA, RECORD, SLOTS, BASIS, COMMITMENT = range(1, 12)  # places in a header
ERASURE, ZEROS = 0, bytes(32)


class Entry(NamedTuple):
    """A journal entry: its id, its header as an array, each part as the map it holds, or None if it is gone."""

    id: bytes
    at: list[Any]
    parts: list[dict[str, Any] | None]


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def slot_key(slot: dict[str, Any], typed: str, vault: bytes) -> bytes:
    """The key of a slot (header.md); zeros, which open nothing, where what was typed is nothing for such a slot."""
    if slot["kind"] == "passphrase":
        said, words = slot["parameters"], unicodedata.normalize("NFC", typed).encode()
        return argon2id.kdf(32, words, bytes.fromhex(said["salt"]), opslimit=said["passes"], memlimit=said["memory"])
    digits = [LETTERS.find(letter) for letter in typed.upper() if letter not in "- "]
    if slot["kind"] != "recovery" or len(digits) != 34 or -1 in digits:
        return ZEROS
    code = sum(digit << 5 * (31 - place) for place, digit in enumerate(digits[:32]))
    fits = sum(place * digit for place, digit in enumerate(digits[:32], 1)) % 1021 == 32 * digits[32] + digits[33]
    return hkdf(code.to_bytes(20, "big"), vault, b"fieldcase/1/recovery") if fits else ZEROS


def open_header(folder: Path, typed: str) -> tuple[dict[str, Any], bytes, str]:
    """The header's fields, the key of the database, the kind of slot that opened (header.md)."""
    outside = json.loads((folder / "header.json").read_bytes())
    payload = b64decode(outside["payload"], validate=True)
    fields: dict[str, Any] = json.loads(payload)
    vault = bytes.fromhex(fields["vault"])
    for slot in fields["slots"]:
        said = {"kind": slot["kind"], "parameters": slot["parameters"]}
        bound = vault + bytes.fromhex(slot["id"]) + json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
        nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"])
        try:
            master = unwrap(wrapped, bound, nonce, slot_key(slot, typed, vault))
        except CryptoError:
            continue
        mac = hmac.digest(hkdf(master, vault, b"fieldcase/1/header-mac"), payload, "sha256")
        if mac.hex() != outside["mac"]:
            raise SystemExit("the header was changed: its code does not fit")
        if copied := {name: bytes.fromhex(text) for name, text in fields.get("database", {}).items()}:
            wrapping = hkdf(master, vault, b"fieldcase/1/backup-wrap")
            return fields, unwrap(copied["wrapped"], vault, copied["nonce"], wrapping), slot["kind"]
        return fields, hkdf(master, vault, b"fieldcase/1/db"), slot["kind"]
    raise SystemExit("no slot opens")


def open_database(file: Path, key: bytes) -> Any:
    """A connection to a database that is sound (vault.md)."""
    connection = sqlcipher.connect(str(file))
    try:
        connection.execute(f"PRAGMA key = \"x'{(key + file.read_bytes()[:16]).hex()}'\"")
        connection.execute("PRAGMA query_only = ON")
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if pages or connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise SystemExit("the database is damaged")
    except sqlcipher.Error:
        raise SystemExit("the database does not open") from None
    return connection


def entry_of(raw: bytes, signature: bytes, stored: list[Any]) -> tuple[Entry, list[str]]:
    """An entry, and what of it does not fit: form, signature, commitment, parts (journal.md)."""
    header, wrong = cbor2.loads(raw), list[str]()
    try:
        VerifyKey(header[DEVICE]).verify(b"fieldcase/entry/1\x00" + raw, signature)
    except CryptoError:
        wrong.append("signature")
    wanting = stored[0][1] is None and any(body is not None for _, body, _ in stored)
    checks = {
        "form": header[0] != 1 or len(header) != 12 or cbor2.dumps(header, canonical=True) != raw,
        "commitment": sha256(b"".join(leaf for leaf, _, _ in stored)).digest() != header[COMMITMENT],
        "part": wanting or any(body is not None and sha256(body).digest() != leaf for leaf, body, _ in stored),
        "slots": [slot for _, _, slot in stored] != [None, *header[SLOTS]],
    }
    wrong += [name for name, bad in checks.items() if bad]
    return Entry(sha256(raw).digest(), header, [body and cbor2.loads(body) for _, body, _ in stored]), wrong


def read_journal(connection: Any, heads: list[str], findings: list[str]) -> list[Entry]:
    """Every entry in its order; findings hears what is wrong with one, with the order and with the chains."""
    entries, running, reached = list[Entry](), ZEROS, {(0, ZEROS)}
    chains = dict[tuple[bytes, bytes, int], Entry]()
    for row in connection.execute("SELECT n, id, header, signature, running FROM entry ORDER BY n").fetchall():
        parts = connection.execute("SELECT leaf, body, slot FROM part WHERE entry = ? ORDER BY place", (row[0],))
        entry, wrong = entry_of(row[2], row[3], parts.fetchall())
        entries.append(entry)
        chains[entry.at[SCOPE], entry.at[DEVICE], entry.at[SEQ]] = entry
        if (len(entries), entry.id, sha256(running + entry.id).digest()) != (row[0], row[1], row[4]):
            wrong.append("order")
        running = row[4]
        reached.add((row[0], running))
        findings += [f"entry {row[0]}: {what}" for what in wrong]
    own = {row[0] for row in connection.execute("SELECT id FROM device")}
    for (scope, device, seq), entry in chains.items():
        before = chains.get((scope, device, seq - 1))
        if entry.at[PREV] != (before.id if before else ZEROS if seq == 0 or device in own else entry.at[PREV]):
            findings.append(f"chain: entry {seq} of a device does not follow the one before it")
    if heads and (int(heads[0], 16), bytes.fromhex(heads[1])) not in reached:
        findings.append("heads: the journal lacks what the header remembers; an older database was put back")
    return entries


def tag(tag_key: bytes, *what: bytes) -> bytes:
    return hmac.digest(tag_key, cbor2.dumps(list(what), canonical=True), "sha256")[:16]


def hands_of(connection: Any) -> dict[bytes, bytes]:
    """Who has which device (journal.md): the member on its card; one and the same for all devices of this vault."""
    met = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'peer'").fetchone()  # since schema 1.8
    own = connection.execute(f"SELECT id, {'member' if met else 'NULL'} FROM device ORDER BY rowid").fetchall()
    ours = ([id for id, _ in own][-1:] + [member for _, member in own if member is not None])[-1]
    theirs = dict(connection.execute("SELECT device, member FROM peer")) if met else {}
    return theirs | dict.fromkeys((id for id, _ in own), ours)


def answers(erasure: Entry, other: bytes, here: dict[bytes, Entry], hands: dict[bytes, bytes]) -> bool | None:
    """Whether an entry answers to an erasure (journal.md); None while something that it grew from is not here."""
    hand, met, waiting, roots = hands.get(erasure.at[DEVICE], erasure.at[DEVICE]), {other}, [other], set[bytes]()
    while waiting:
        entry = here.get(waiting.pop())
        if entry is None or not entry.at[BASIS]:
            roots.add(hands.get(entry.at[DEVICE], entry.at[DEVICE]) if entry else b"")
        fresh = set(entry.at[BASIS]) - met if entry else set[bytes]()
        met, waiting = met | fresh, [*waiting, *fresh]
    device = here[other].at[DEVICE]
    return True if hands.get(device, device) == hand or roots == {hand} else None if b"" in roots else False


def values_of(
    written: list[tuple[Entry, Any]], whole: list[Entry], told: Callable[..., bool | None], findings: list[str]
) -> list[Any]:
    """What a field is now: no value, one, or several in conflict, the one to show first (journal.md)."""
    erasing, here = {one.id: one for one, _ in written if one.at[KIND] == ERASURE}, {one.id for one, _ in written}
    seen, dead, silent = set[bytes](), set[bytes](), set[bytes]()
    for entry, _ in written:
        asks = {one for one in here - erasing.keys() if entry.id in erasing and not told(entry, one)}
        seen |= set(entry.at[BASIS]) - asks
    for erasure in [*whole, *erasing.values()]:
        later = {erasure.id}
        for _ in written:
            later |= {entry.id for entry, _ in written if later & set(entry.at[BASIS])}
        meant = {one: told(erasure, one) for one in here - later - erasing.keys()}
        dead, silent = (
            dead | {one for one in meant if meant[one]},
            silent | {one for one in meant if meant[one] is not False},
        )
    if any(part and entry.id in dead for entry, part in written):
        findings.append("erasure: a value that was to be erased is still there")
    heads = [one for one in written if one[1] and one[0].id not in seen | silent]
    heads = [one for one in heads if one[0].id not in erasing] or heads
    spoken = sorted(((one.at[HLC], one.id, part["value"]) for one, part in heads), reverse=True)
    return list({repr(value): value for _, _, value in spoken}.values())


def record_of(entries: list[Entry], tag_key: bytes, hands: dict[bytes, bytes], findings: list[str]) -> dict[str, Any]:
    """One record, rebuilt from the parts of its entries; `values` is None where it was erased or never told."""
    key = next((entry.parts[0]["record"] for entry in entries if entry.parts[0]), b"")
    written = defaultdict[bytes, list[tuple[Entry, Any]]](list)
    for entry in entries:
        for slot, part in zip(entry.at[SLOTS], entry.parts[1:], strict=True):
            written[slot].append((entry, part))
    fields = {(part["name"], slot) for slot, parts in written.items() for _, part in parts if part}
    right = all(slot == tag(tag_key, b"slot", key, name.encode()) for name, slot in fields)
    if key and not (right and tag(tag_key, b"record", key) == entries[0].at[RECORD]):
        findings.append("tag: a part is not of the record or the field that its header says")
    record = {"kind": max(entry.at[KIND] for entry in entries), "id": key, "scope": entries[0].at[SCOPE]}
    told = partial(answers, here={entry.id: entry for entry in entries}, hands=hands)
    whole = [one for one, _ in written.pop(tag(tag_key, b"slot", key, b"*"), []) if one.at[KIND] == ERASURE]
    words = [entry for entry in entries if entry.at[KIND] != ERASURE]
    if any(any(entry.parts) and any(told(one, entry.id) for one in whole) for entry in words):
        findings.append("erasure: a record that was to be erased is still there")
    if whole and all(any(told(one, entry.id) is not False for one in whole) for entry in words):
        return record | {"values": None, "conflicts": []}
    found = {name: values_of(written[slot], whole, told, findings) for name, slot in sorted(fields) if name != "*"}
    shown = {name: values[0] for name, values in found.items() if values and values[0] is not None}
    conflicts = [name for name, values in found.items() if len(values) > 1]
    return record | {"values": shown if any(found.values()) else None, "conflicts": conflicts}


if __name__ == "__main__":
    folder, findings = Path(sys.argv[1]), list[str]()
    fields, key, way = open_header(folder, sys.stdin.buffer.readline().decode().rstrip("\r\n"))
    connection = open_database(folder / "vault.db", key)
    if fields["generation"] < (connection.execute("SELECT max(generation) FROM header_seen").fetchone()[0] or 0):
        findings.append("header: an older header was put back")
    entries, grouped = read_journal(connection, fields["heads"], findings), defaultdict[bytes, list[Entry]](list)
    for entry in entries:
        grouped[entry.at[RECORD]].append(entry)
    tag_keys, hands = dict(connection.execute("SELECT id, tag_key FROM scope")), hands_of(connection)
    records = [record_of(group, tag_keys[group[0].at[SCOPE]], hands, findings) for group in grouped.values()]
    living = [record for record in records if record["values"] is not None]
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'record_*'")
    rows = {row[0] for (name,) in tables.fetchall() for row in connection.execute(f"SELECT id FROM {name}")}
    if rows != {record["id"] for record in living}:
        findings.append("rows: the tables hold other records than the journal")
    files = [record["values"]["blob"].hex() for record in living if "blob" in record["values"]]
    findings += [f"file {name} is missing" for name in files if not (folder / "blobs" / name[:2] / name).is_file()]
    told = {"opened_by": way, "entries": len(entries), "records": len(living), "silent": len(records) - len(living)}
    told |= {"parts_gone": sum(part is None for entry in entries for part in entry.parts), "files": len(files)}
    told |= {"conflicts": sum(len(record["conflicts"]) for record in living), "findings": findings}
    print(json.dumps(told | ({"values": living} if "--records" in sys.argv else {}), default=bytes.hex, indent=1))
    sys.exit(1 if findings else 0)
