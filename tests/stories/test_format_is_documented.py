"""What docs/format/ says is true: a reader built from it alone opens a vault and agrees with it.

The recipes and examples of the pages run as they stand there.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import hmac
import json
import re
import shutil
import sqlite3
import sys
from pathlib import Path

import cbor2
import pytest
import whole_vault
from nacl.signing import SigningKey
from stranger import FORMAT, SCRIPT, example, page, read, run_recipe
from whole_vault import PASSPHRASE, Life

from fieldcase.dossier.blocks import Document, Heading
from fieldcase.dossier.pdf.render import render
from fieldcase.model.declare import Wire, kinds
from fieldcase.vault import header, keys, recovery, slots
from fieldcase.vault.entry import Header, commitment, parts_of, signed, tag
from fieldcase.vault.keys import Purpose, Secret
from fieldcase.vault.migrate import shipped
from fieldcase.vault.vault import Vault
from fieldcase.world import World


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    return whole_vault.make(tmp_path_factory.mktemp("life") / "Whole.fieldcase")


@pytest.fixture
def copy(life: Life, tmp_path: Path) -> Path:
    """The vault once more, as a stranger is to be given it."""
    return Path(shutil.copytree(life.folder, tmp_path / "Copy.fieldcase"))


def test_the_reader_imports_nothing_of_fieldcase_and_is_short() -> None:
    text = SCRIPT.read_text("utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    allowed = {"sqlcipher3", "nacl", "cryptography", "cbor2"} | set(sys.stdlib_module_names)
    assert {name.split(".")[0] for name in names} <= allowed - {"importlib", "runpy"}
    assert len(text.splitlines()) <= 240


@pytest.mark.parametrize("way", ["passphrase", "recovery"])
def test_the_reader_opens_a_vault_and_finds_nothing_amiss(life: Life, copy: Path, way: str) -> None:
    found = read(copy, PASSPHRASE if way == "passphrase" else life.code.lower())
    assert (found.status, found.findings) == (0, "")
    assert found.told["opened_by"] == way
    assert found.told["entries"] == life.entries
    assert found.told["parts_gone"] == life.parts_gone > len(life.taken_bodies) > 5
    assert (found.told["files"], found.told["conflicts"]) == (2, life.conflicts)
    assert (found.told["silent"], life.conflicts) == (3, 1), "two records were erased, one was never told"


def test_the_values_that_the_reader_rebuilds_are_those_of_the_store(life: Life, copy: Path) -> None:
    found = read(copy, PASSPHRASE, "--records").told["values"]
    rebuilt = {bytes.fromhex(one["id"]): {name: one[name] for name in ("kind", "scope", "values")} for one in found}
    assert rebuilt == {key: json.loads(json.dumps(told, default=bytes.hex)) for key, told in life.values.items()}
    assert len(rebuilt) > 10


def test_a_backup_reads_the_same_as_the_vault_it_was_made_from(life: Life, copy: Path, tmp_path: Path) -> None:
    backup = Path(shutil.copytree(life.backup, tmp_path / "backup"))
    assert "database" in header.read(backup).fields
    assert read(backup, PASSPHRASE, "--records").told == read(copy, PASSPHRASE, "--records").told


def test_the_reader_writes_nothing_into_a_closed_vault(copy: Path) -> None:
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    assert read(copy, PASSPHRASE).status == 0
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("typed", ["walnut lantern harbour mitten", "0" * 34, ""])
def test_what_is_neither_passphrase_nor_recovery_code_opens_nothing(copy: Path, typed: str) -> None:
    found = read(copy, typed)
    assert (found.status, found.error.strip(), found.told) == (1, "no slot opens", {})


def test_the_recipe_for_a_database_without_sqlcipher_gives_a_plain_one(life: Life, copy: Path, tmp_path: Path) -> None:
    known = header.read(copy)
    key = known.database_key(known.unlock(PASSPHRASE)[0]).reveal()
    run_recipe("vault.md", str(copy / "vault.db"), key.hex(), str(tmp_path / "plain.db"))
    plain = sqlite3.connect(tmp_path / "plain.db")
    try:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("SELECT count(*), max(n) FROM entry").fetchone() == (life.entries, life.entries)
        assert plain.execute("SELECT title FROM record_case").fetchall() == [("Our title",)]
    finally:
        plain.close()


@pytest.mark.parametrize(("kind", "content"), [(20, whole_vault.FILE), (40, whole_vault.DOSSIER)])
def test_the_recipe_for_an_evidence_file_gives_the_bytes_that_came_in(copy: Path, kind: int, content: bytes) -> None:
    found = read(copy, PASSPHRASE, "--records").told["values"]
    values = next(one["values"] for one in found if one["kind"] == kind)
    opened = run_recipe("evidence.md", str(copy / "blobs" / values["blob"][:2] / values["blob"]), values["secret"])
    assert opened == content
    assert hashlib.sha256(opened).hexdigest() == values["sha256"]


def test_the_recipe_for_a_dossier_agrees_with_a_whole_file_and_not_with_a_changed_one(tmp_path: Path) -> None:
    file = render(Document("Title", "", "en", "Confidential", "Contents", "{page}/{total}", "", (Heading("One"),)))
    for content, verdict in ((file, b"agrees"), (file.replace(b'"language": "en"', b'"language": "xx"'), b"changed")):
        (tmp_path / "dossier.pdf").write_bytes(content)
        assert run_recipe("dossier.md", str(tmp_path / "dossier.pdf")).strip() == verdict


def test_the_example_of_the_header_opens_as_it_says(tmp_path: Path) -> None:
    said = example("header.md")
    (tmp_path / "header.json").write_text(said["header"] + "\n")
    (tmp_path / "header.json.bak").write_text(said["header"] + "\n")
    known = header.read(tmp_path)
    passphrase = bytes.fromhex(said["passphrase_utf8"]).decode()
    master, slot = known.unlock(passphrase)
    code = recovery.read(said["recovery_code"])
    assert known.unlock_with_recovery(code)[0] == master == Secret("", bytes.fromhex(said["master"]))
    vault = bytes.fromhex(said["vault"])
    assert said["keys"] == {purpose.value: keys.sub_key(master, vault, purpose).reveal().hex() for purpose in Purpose}
    first = known.slots[0]
    assert first.id == slot
    bound = bytes.fromhex(said["bound_to"])
    nonce, wrapped = first.nonce, first.wrapped
    assert slots.unseal(Secret("", bytes.fromhex(said["slot_key"])), nonce, wrapped, bound) == master.reveal()
    assert keys.hkdf(code.reveal(), vault, "recovery").reveal().hex() == said["recovery_key"]
    payload = base64.b64decode(json.loads(said["header"])["payload"])
    code_key = bytes.fromhex(said["keys"]["header-mac"])
    assert hmac.digest(code_key, payload, "sha256").hex() == json.loads(said["header"])["mac"]


def test_the_example_of_an_entry_is_what_the_journal_writes() -> None:
    said = example("journal.md")
    given = {name: bytes.fromhex(said[name]) for name in ("tag_key", "scope", "record", "author", "deed")}
    key, values = SigningKey(bytes.fromhex(said["signing_key"])), dict[str, Wire](title="Обыск", about=[b"\x55" * 16])
    salts = [bytes.fromhex(salt) for salt in said["salts"]]
    parts = parts_of(given["record"], given["author"], given["deed"], values, salts)
    slot_tags = tuple(tag(given["tag_key"], b"slot", given["record"], name.encode()) for name in values)
    entry = signed(
        Header(
            scope=given["scope"], device=bytes(key.verify_key), seq=0, prev=bytes(32), hlc=said["hlc"],
            kind=said["kind"], schema=said["schema"], record=tag(given["tag_key"], b"record", given["record"]),
            slots=slot_tags, basis=(), commitment=commitment(parts),
        ),
        parts, key,
    )  # fmt: skip
    assert said["parts"] == [part.hex() for part in parts]
    assert said["leaves"] == [leaf.hex() for leaf in entry.leaves]
    assert (said["header"], said["id"], said["signature"]) == (entry.raw.hex(), entry.id.hex(), entry.signature.hex())
    assert said["running"] == hashlib.sha256(bytes(32) + entry.id).hexdigest()


def test_the_head_of_a_scope_that_a_dossier_carries_is_made_as_the_page_says(copy: Path) -> None:
    with Vault.open(copy, PASSPHRASE, World()) as vault:
        scope = vault.write.execute("SELECT id FROM scope WHERE kind = 'case'").fetchone()[0]
        chains = vault.write.execute(
            "SELECT device, max(seq), id FROM entry WHERE scope = ? GROUP BY device ORDER BY device", (scope,)
        ).fetchall()
        assert len(chains) == 2
        listed = cbor2.dumps([list(chain) for chain in chains], canonical=True)
        assert hashlib.sha256(listed).digest() == vault.journal.scope_head(scope)


def test_every_kind_of_record_stands_in_the_page_under_its_number() -> None:
    listed = re.findall(r"\| (\d+) \| `(\w+)` (?=\|)", page("journal.md"))
    assert sorted((int(number), kind) for number, kind in listed) == [(kind.NUMBER, kind.KIND) for kind in kinds()]


def test_every_table_of_the_database_stands_in_the_page() -> None:
    made = set(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", "".join(shipped())))
    rows = {f"record_{kind.KIND}" for kind in kinds()}
    assert rows < made
    assert {table for table in made - rows if f"`{table}`" not in page("vault.md")} == set()


@pytest.mark.parametrize("words", [[purpose.value for purpose in Purpose], [kind.value for kind in slots.Kind]])
def test_every_purpose_of_a_key_and_every_kind_of_slot_stands_in_the_page(words: list[str]) -> None:
    assert [word for word in words if f"\n| `{word}` |" not in page("header.md")] == []


@pytest.mark.parametrize("name", sorted(path.name for path in FORMAT.glob("*.md")))
def test_every_page_is_in_the_index_and_its_links_lead_somewhere(name: str) -> None:
    index = (FORMAT.parent / "README.md").read_text("utf-8")
    assert f"(format/{name})" in index
    links = re.findall(r"\]\(([^)#]+)\)", page(name))
    assert [link for link in links if not (FORMAT / link).exists()] == []
