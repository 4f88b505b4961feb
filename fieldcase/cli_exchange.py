"""The commands `card`, `give`, `take` and `conflicts`: what one laptop hands to another, by files.

Knows what is printed: numbers, kinds and what people want to be called; of values only `conflicts` tells.
`fieldcase.cli` opens the vault.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.cli_decisions import Adding, Opening
from fieldcase.cli_sealed import give_sealed
from fieldcase.errors import N_, CardUnreadable, FieldcaseError, UsageError
from fieldcase.i18n import Words
from fieldcase.rules.uses import USES

_LASTS = 90
_ONE_OF = N_("name what is given: --case CODE or --visit ID")
_REDACTED = N_("--use makes a redacted version of a case: no --visit, --identity or --network goes with it")
_TWICE = N_("what belongs to the network goes along only where --network is said twice")


def add(adding: Adding, opening: Opening) -> None:
    """Add the commands; `opening` opens a vault."""

    def card(chosen: argparse.Namespace, told: Words) -> int:
        from fieldcase.casework import colleagues

        with opening(chosen.vault, told) as desk:
            print(colleagues.own_card(desk, chosen.label).text())
        return 0

    def give(chosen: argparse.Namespace, told: Words) -> int:
        _demand_right(chosen, told)
        with opening(chosen.vault, told) as desk:
            return _give(desk, chosen, told)

    def take(chosen: argparse.Namespace, told: Words) -> int:
        with opening(chosen.vault, told) as desk:
            refused = [path for path in chosen.files if not _take(desk, path, told)]
        return 1 if refused else 0

    def conflicts(chosen: argparse.Namespace, told: Words) -> int:
        with opening(chosen.vault, told) as desk:
            _list_conflicts(desk, told, as_json=chosen.json)
        return 0

    _adding_give(adding, give)
    adding("card", card, N_("print this laptop's card for others"), "vault").add_argument(
        "--label", default="", metavar="NAME"
    )
    taking = adding("take", take, N_("take in files that another laptop gave"), "vault")
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    listing = adding("conflicts", conflicts, N_("list fields that two people wrote apart"), "vault")
    listing.add_argument("--json", action="store_true")


def _adding_give(adding: Adding, give: Callable[[argparse.Namespace, Words], int]) -> None:
    """What `give` is told."""
    made = adding("give", give, N_("write a file with a case or visits for another laptop"), "vault")
    made.add_argument("--case", action="append", default=[], metavar="CODE")
    made.add_argument("--visit", action="append", default=[], metavar="ID")
    made.add_argument("--to", required=True, type=Path, metavar="CARD-FILE")
    made.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    made.add_argument("--days", type=int, default=_LASTS, metavar="NUMBER")
    made.add_argument("--use", default="", choices=[use.replace("_", "-") for use in USES])
    made.add_argument("--files", action="store_true")
    made.add_argument("--identity", action="store_true")
    made.add_argument("--network", action="count", default=0)


def _demand_right(chosen: argparse.Namespace, told: Words) -> None:
    """UsageError for a wrong line, before a passphrase is asked for."""
    if not chosen.case and not chosen.visit:
        raise UsageError(what=told(_ONE_OF))
    if chosen.network == 1:
        raise UsageError(what=told(_TWICE))
    if chosen.use and (chosen.visit or chosen.identity or chosen.network):
        raise UsageError(what=told(_REDACTED))
    if not 1 <= chosen.days <= 3650:
        raise UsageError(what=told(N_("--days takes a number from 1 to 3650")))


def _give(desk: Desk, chosen: argparse.Namespace, told: Words) -> int:
    from fieldcase.casework import colleagues, giving
    from fieldcase.exchange.cards import Card
    from fieldcase.rules.share_gate import Terms

    try:
        card = Card.read(chosen.to.read_text("utf-8", "replace")[:8192])
    except OSError:
        raise CardUnreadable from None
    sealed, plain = give_sealed(desk, chosen.visit, card, chosen.out)
    for file in sealed:
        print(f"file: {file}")
    if not plain and not chosen.case:
        return 0
    holders = [*_cases(desk, chosen.case), *(_visit(desk, one) for one in plain)]
    if desk.vault.peers.of(card.device) is None:
        colleagues.meet(desk, card, checked=False)
    terms = Terms(identity=chosen.identity, network=chosen.network >= 2, use=chosen.use.replace("-", "_"))
    what = giving.beforehand(desk, holders, card.device, terms, told)
    for line in _said_beforehand(desk, what, told):
        print(f"fieldcase: {line}", file=sys.stderr)
    beside = giving.write_evidence(desk, what, chosen.out, again=chosen.files)
    given = giving.give(desk, what, chosen.out, chosen.days, beside=beside)
    for line in _said_afterwards(given, told):
        print(f"fieldcase: {line}", file=sys.stderr)
    print(f"file: {given.file}")
    return 0


def _cases(desk: Desk, codes: list[str]) -> list[Any]:
    from fieldcase.casework import cases

    return [cases.by_code(desk, code) for code in codes]


def _visit(desk: Desk, written: str) -> Any:
    from fieldcase.casework.sight import with_id
    from fieldcase.model.fieldwork import Visit

    return with_id(desk, Visit, written)


def _said_beforehand(desk: Desk, what: Any, told: Words) -> list[str]:
    """What would be readable by whom, and what stays here."""
    from fieldcase.casework.handed_said import lines

    return lines(desk, what, told)


def _said_afterwards(given: Any, told: Words) -> list[str]:
    """What could not be written."""
    from fieldcase.casework.handed_said import left

    return left(given, told)


def _take(desk: Desk, path: Path, told: Words) -> bool:
    """Take one file in, telling what it is first, and the evidence beside it; False where any of it was refused. What
    is only missing may come another day."""
    from fieldcase.casework import arrived_files, arrived_said, taken_said, taking

    try:
        with taking.Arrival(desk, path) as arrival:
            summary = arrival.summary()
            for line in taken_said.summary(summary, told):
                print(line)
            taken = arrival.accept()
        for line in taken_said.outcome(taken.outcome, told):
            print(line)
        came = arrived_files.bring_in(desk, taken.waits, [path.absolute().parent])
    except FieldcaseError as refused:
        print(f"fieldcase: {refused.code}: {path.name}: {refused.told(told)}", file=sys.stderr)
        return False
    for line in arrived_said.lines(came, told):
        print(line)
    return not came.damaged


def _list_conflicts(desk: Desk, told: Words, *, as_json: bool) -> None:
    from fieldcase.casework import conflicts

    found = conflicts.conflicts(desk)
    if as_json:
        print(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        print(f"{one.record.KIND}\t{one.record.key.hex()}\t{told(one.field.about.label)}")
        for side in one.sides:
            print(f"\t{side.by or told(N_('somebody'))}\t{_text(one.field.to_wire(side.value))}")


def _plain(one: Any) -> dict[str, Any]:
    return {
        "kind": one.record.KIND,
        "record": one.record.key.hex(),
        "field": one.field.name,
        "versions": [
            {"value": _text(one.field.to_wire(side.value)), "by": side.by, "at": side.at} for side in one.sides
        ],
    }


def _text(wire: Any) -> Any:
    """A value as it is printed: bytes in hexadecimal digits."""
    if isinstance(wire, list):
        return [_text(one) for one in wire]
    return wire.hex() if isinstance(wire, bytes) else wire
