"""Makes the golden vault of this schema: `python tests/golden/make.py`, once per released schema and never again.

A record of every kind with every field filled, a record changed twice, one undone, one hidden, a field erased, a record
erased, an evidence file. Beside it stands what each record says, as the journal spells it. A vault that stands already
is not touched: it is to be opened by every later version as it is.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent)]

from fieldcase.model.dates import UncertainDate  # noqa: E402
from fieldcase.model.declare import Field, Record, Shape, declared, field_named, kinds  # noqa: E402
from fieldcase.model.evidence import Evidence  # noqa: E402
from fieldcase.model.fieldwork import Task  # noqa: E402
from fieldcase.model.ids import ScopeId, TaskId  # noqa: E402
from fieldcase.model.people import Person  # noqa: E402
from fieldcase.model.values import Count, Instant, Money, Quantity  # noqa: E402
from fieldcase.vault.journal import Stamp  # noqa: E402
from fieldcase.vault.keys import TEST_COST  # noqa: E402
from fieldcase.vault.migrate import MAJOR, shipped  # noqa: E402
from fieldcase.vault.vault import Vault  # noqa: E402
from fieldcase.world import SeededWorld  # noqa: E402

PASSPHRASE = "золотой янтарь тетрадь river lantern mitten"
FILE = b"\xff\xd8\xff an invented picture " * 40
ONE: dict[Shape, Any] = {
    Shape.INTEGER: 7, Shape.FLAG: True, Shape.BYTES: b"\x00\x01bytes", Shape.ID: b"\x2a" * 16,
    Shape.DATE: UncertainDate("2019-11~"), Shape.INSTANT: Instant(1_767_225_600_123, 360), Shape.COUNT: Count(">=100"),
    Shape.QUANTITY: Quantity("0.80 g"), Shape.MONEY: Money("2000 USD"),
}  # fmt: skip


class _Hand:
    """Somebody at work: every save is a deed of its own."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        with vault.transaction():
            self.scope = ScopeId(vault.new_scope("case"))

    def stamp(self) -> Stamp:
        return Stamp(b"\x0a" * 16, self.vault.world.random(16))

    def save(self, before: Record | None, after: Record) -> list[bytes]:
        with self.vault.transaction():
            return self.vault.store.save(before, after, self.stamp())

    def undo(self, entries: list[bytes]) -> None:
        with self.vault.transaction():
            self.vault.store.undo(entries, self.stamp())

    def erase(self, record: Record, name: str = "") -> None:
        with self.vault.transaction():
            self.vault.store.erase(record, field_named(type(record), name) if name else None, self.stamp())


def told(record: Record) -> dict[str, Any]:
    """A record as the list beside the vault holds it: kind and scope, and every field that is not empty."""
    wires = {one.wire: one.to_wire(getattr(record, one.name)) for one in declared(type(record))}
    return {
        "kind": record.KIND, "id": record.key.hex(), "scope": record.scope.hex(),
        "fields": {name: _spelled(wire) for name, wire in wires.items() if wire is not None},
    }  # fmt: skip


def _spelled(wire: Any) -> Any:
    if isinstance(wire, list):
        return [_spelled(one) for one in wire]
    return f"hex {wire.hex()}" if isinstance(wire, bytes) else wire


def _filled(kind: type[Record], hand: _Hand) -> Record:
    def value(field: Field) -> Any:
        one = ONE.get(field.shape, f"Ёлка {kind.KIND} {field.name}")
        return (one,) if field.many else one

    values = {one.name: value(one) for one in declared(kind) if one.name not in ("hidden", "blob", "secret", "sha256")}
    return kind(**{"id": hand.vault.world.random(16), "scope": hand.scope, **values})


def live(vault: Vault) -> None:
    """The life of the vault."""
    hand = _Hand(vault)
    stored = vault.blobs.add(io.BytesIO(FILE), vault.world.random)
    for kind in kinds():
        record = _filled(kind, hand)
        if isinstance(record, Evidence):
            record = replace(record, blob=stored.blob_id, secret=stored.secret, sha256=stored.sha256, size=stored.size)
        hand.save(None, record)
    person = vault.store.all(Person)[0]
    hand.save(person, replace(person, notes="Изменено однажды"))
    hand.undo(hand.save(replace(person, notes="Изменено однажды"), replace(person, notes="Изменено дважды")))
    hand.erase(person, "contact")
    for text in ("Спрятано", "Стёрто", "Отменено"):
        task = Task(id=TaskId(vault.world.random(16)), scope=hand.scope, kind="question", text=text)
        written = hand.save(None, task)
        if text == "Спрятано":
            hand.save(task, replace(task, hidden=True))
        elif text == "Стёрто":
            hand.erase(task)
        else:
            hand.undo(written)


def main() -> None:
    name = f"schema-{MAJOR}.{len(shipped())}"
    path, part = HERE / f"{name}.fieldcase", HERE / f"{name}.part"
    if path.exists():
        sys.exit(f"{path.name} stands already")
    vault, _ = Vault.create(part, PASSPHRASE, SeededWorld(b"golden " + name.encode()), TEST_COST)
    with vault:
        live(vault)
        records = [told(record) for kind in kinds() for record in vault.store.all(kind, hidden=True)]
    (part / "lock").unlink()
    shutil.move(part, path)
    listed = json.dumps({"passphrase": PASSPHRASE, "records": records}, ensure_ascii=False, indent=1)
    (HERE / f"{name}.json").write_text(listed + "\n", "utf-8")


if __name__ == "__main__":
    main()
