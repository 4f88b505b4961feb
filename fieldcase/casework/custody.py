"""The custody ledger by hand: what a person writes down of a piece of evidence that no program can see.

Somebody received it, copied it, handed it over, gave it back, destroyed the original. An entry stands: a mistake is put
right by another entry. Which computer wrote it is kept with it, by the beginning of the key that signs its journal.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, count, found
from fieldcase.casework.tables import offered
from fieldcase.model.asked import Asked
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import CustodyId

# A moment a little ahead is no lie of anybody's: two clocks differ.
_AHEAD_MS = 60_000
_DIGITS = 6


def by_hand(language: str = "en") -> tuple[str, ...]:
    """The events that a person may enter; the program enters the others itself."""
    return tuple(code for code, _ in offered("custody_event", language))


def device(desk: Desk) -> str:
    """What this computer is called in a ledger: the first digits of the key that signs its journal, as long as it
    keeps that key. A vault that was made from a copy is another computer."""
    return desk.vault.journal.device.hex()[:_DIGITS]


def blank(desk: Desk, evidence: Evidence) -> Custody:
    """A new entry about a piece of evidence as it stands before anybody types: here, now, by whoever is at the desk."""
    return Custody(
        id=CustodyId(desk.new_id()), scope=evidence.scope, evidence=evidence.id, by=desk.member, at=desk.now(),
        device=device(desk),
    )  # fmt: skip


def fault(entry: Custody, now: int) -> str:
    """The name of the field for which an entry cannot be written: "event" where none is chosen that a person may
    enter, "at" where no moment is said or one to come; empty where it can."""
    if entry.event not in by_hand():
        return "event"
    if entry.at is None or entry.at.milliseconds > now + _AHEAD_MS:
        return "at"
    return ""


def enter(desk: Desk, begun: Custody) -> Changes:
    """Write the entry that was begun as `begun`, with what was typed since and lies in its drafts. ValueError where it
    cannot be written (see `fault`); the drafts are kept then."""
    typed = {draft.field: draft.value for draft in desk.drafts(begun.key)}
    if fault(replace(begun, **typed), desk.world.now()):
        raise ValueError("this cannot be an entry of the ledger")
    return desk.enter_drafts(None, begun)


def ledger(source: Sight, evidence: Evidence, most: int = 10_000) -> tuple[tuple[Custody, ...], int]:
    """The entries of a piece of evidence, the newest first and `most` at the most, and how many there are."""
    asked = Asked(Custody, scope=evidence.scope, equals=(("evidence", evidence.key),), sort="at", descending=True)
    return found(source, Custody, asked, most), count(source, asked)
