"""A visit as its workspace reads it: the record, its counts, how many tasks wait, what is to be marked.

Knows the reading lane; changes nothing.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldcase.casework import visits
from fieldcase.errors import NoSuchRecord
from fieldcase.model.asked import Asked
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Task, Visit

if TYPE_CHECKING:
    from fieldcase.casework.look import Look


@dataclass(frozen=True)
class Opened:
    """A visit as it was read: its counts, its open tasks, the kind of the record to mark ("" where there is none)."""

    visit: Visit
    counts: visits.Counts
    tasks: int
    marked: str


def read_visit(look: Look, visit_id: bytes, mark: bytes | None) -> Opened | None:
    """Read a visit; None where it is gone. Runs on the reading lane."""
    visit = look.get(Visit, visit_id)
    if visit is None or visit.hidden:
        return None
    marked = _kind_of(look, mark) if mark is not None else ""
    tasks = look.count(Asked(Task, visit.scope, equals=(("done", False),)))
    return Opened(visit, visits.counts(look, visit), tasks, marked)


def _kind_of(look: Look, mark: bytes) -> str:
    """The kind of a record, of one too that was only begun; empty for one that is nowhere."""
    with suppress(NoSuchRecord):
        return look.find(mark).KIND
    begun = look.begun(Record, key=mark)
    return begun.KIND if begun is not None else ""
