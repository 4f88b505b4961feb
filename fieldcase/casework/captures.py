"""Quick notes: caught in a moment, kept in the inbox, dealt with later by whoever has the time.

A note becomes a task, an event or a case in one deed, and stays beside it as it was typed. Nobody consented to what it
says, so it is in no dossier; what is made of it is a record like any other.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.casework import cases, incidents
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, count, found
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.deskwork import Capture
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AnyId, CaptureId, EventId, TaskId
from fieldcase.model.security import Incident

_WAITING = Asked(Capture, equals=(("dealt", False),), descending=True)


def blank(desk: Desk, kind: str = "note") -> Capture:
    """A note that is not yet kept: what drafts of it are kept under."""
    return Capture(id=CaptureId(desk.new_id()), scope=desk.own, kind=kind)


def capture(desk: Desk, kind: str, text: str, date: UncertainDate | None = None, hour: str = "") -> Changes:
    """Keep a note. `hour` is the hour of the clock as "14:00", empty where nobody said it. ValueError without a text
    or for a kind that is not in the vocabulary."""
    if not text.strip() or kind not in desk.tables.vocabularies["capture_kind"]:
        raise ValueError("a note has a text and a kind")
    return desk.save(None, replace(blank(desk, kind), text=text.strip(), date=date, hour=hour))


def keep(desk: Desk, note: Capture) -> Changes:
    """Keep a note under the id of its drafts, which are forgotten; done twice, it stays one note."""
    with desk.deed():
        changes = desk.save(desk.get(Capture, note.key), note)
        desk.vault.drafts.drop(note.key)
        return changes


def inbox(source: Sight, most: int = 1000) -> tuple[Capture, ...]:
    """The notes that nobody has dealt with, newest first, `most` at the most."""
    return found(source, Capture, _WAITING, most)


def waiting(source: Sight) -> int:
    """How many notes nobody has dealt with."""
    return count(source, _WAITING)


def deal(desk: Desk, note: Capture) -> Changes:
    """Take a note out of the inbox without anything becoming of it."""
    return desk.save(note, replace(note, dealt=True))


def as_task(desk: Desk, note: Capture, case: Case | None = None) -> Changes:
    """Make a task of a note, in a case or, without one, of this desk's own; it is due on the note's day."""
    task = Task(
        id=TaskId(desk.new_id()), scope=case.scope if case else desk.own, text=note.text, assigned=desk.member,
        due=note.date,
    )  # fmt: skip
    with desk.deed():
        return desk.save(None, task) | _became(desk, note, task)


def as_event(desk: Desk, note: Capture, case: Case) -> Changes:
    """Make an event of a case of a note, with its day; the hour stays at the head of the words."""
    with desk.deed():
        event = _event(desk, note, case)
        return _entered(desk, note, event) | _became(desk, note, event)


def as_case(desk: Desk, note: Capture, code: str = "") -> Changes:
    """Make a case of a note, with the note as its first event. CodeTaken where the code is another's."""
    with desk.deed():
        case = cases.new_case(desk, code=code)
        changes = Changes(frozenset({case.KIND}), frozenset({case.key}))
        return changes | _entered(desk, note, _event(desk, note, case)) | _became(desk, note, case)


def _entered(desk: Desk, note: Capture, event: Event) -> Changes:
    """The event in its case; that of a security incident is an incident there too."""
    changes = desk.save(None, event)
    return changes | incidents.make(desk, event) if note.kind == Incident.KIND else changes


def _event(desk: Desk, note: Capture, case: Case) -> Event:
    kind = desk.tables.mark("capture_kind", note.kind, "event") or "other"
    what = f"{note.hour} {note.text}" if note.hour else note.text
    return Event(id=EventId(desk.new_id()), scope=case.scope, date=note.date, what=what, kind=kind)


def _became(desk: Desk, note: Capture, record: Record) -> Changes:
    return desk.save(note, replace(note, dealt=True, became=AnyId(record.key)))
