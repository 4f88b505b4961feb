"""Versions of a report that somebody kept: which words stood in it then, and how it is brought back to them.

A version holds the entries of the journal that spoke when it was kept. What was erased since is erased in it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework import reporting
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, everything, found
from fieldcase.model.asked import Asked
from fieldcase.model.declare import Record, declared
from fieldcase.model.ids import ReportVersionId
from fieldcase.model.reports import Report, ReportPart, ReportVersion


@dataclass(frozen=True)
class Kept:
    """A report as it was in a version: itself and its sections in their order."""

    report: Report
    parts: tuple[ReportPart, ...]


def versions(source: Sight, report: Report) -> tuple[ReportVersion, ...]:
    """The kept versions of a report, the newest first."""
    mine = found(source, ReportVersion, Asked(ReportVersion, scope=report.scope, equals=(("report", report.id),)))
    return tuple(sorted(mine, key=lambda one: -(one.number or 0)))


def keep(desk: Desk, report: Report, title: str = "") -> ReportVersion:
    """Keep the report as it is now under the next number."""
    entries = [entry for record in (report, *reporting.parts(desk, report)) for entry in _speaking(desk, record)]
    number = max((one.number or 0 for one in everything(desk, ReportVersion, report.scope)), default=0) + 1
    made = ReportVersion(
        id=ReportVersionId(desk.new_id()), scope=report.scope, report=report.id, number=number, title=title.strip(),
        at=desk.now(), by=desk.member, entries=tuple(entries),
    )  # fmt: skip
    desk.save(None, made)
    return made


def _speaking(source: Sight, record: Record) -> Iterator[str]:
    """The entries whose words the fields of a record show, in hex."""
    for field in declared(type(record)):
        if getattr(record, field.name) != field.empty:
            yield from (one.entry.hex() for one in source.history(type(record), record.key, field.name) if one.current)


def as_kept(source: Sight, report: Report, version: ReportVersion) -> Kept:
    """The report as it was in a version; words that were erased since are empty."""
    known = frozenset(version.entries)
    there = [_then(source, one, known) for one in everything(source, ReportPart, report.scope)]
    told = [one for one in there if one is not None]
    then = _then(source, report, known)
    ordered = sorted(told, key=lambda one: (one.annex, one.place or 0, one.id))
    return Kept(then if then is not None else report, tuple(ordered))


def _then(source: Sight, record: Any, known: frozenset[str]) -> Any:
    """A record with the values that these entries gave it; None where none of them speaks of it."""
    values: dict[str, Any] = {}
    met = False
    for field in declared(type(record)):
        values[field.name] = field.empty
        for one in source.history(type(record), record.key, field.name):
            if one.entry.hex() in known:
                met = True
                values[field.name] = one.value
    return replace(record, **values) if met else None


def bring_back(desk: Desk, report: Report, version: ReportVersion) -> None:
    """Make the report and its sections what they were in a version: one deed, which undo takes back. Sections that
    came later go into the bin."""
    kept = as_kept(desk, report, version)
    then: Mapping[bytes, ReportPart] = {one.key: one for one in kept.parts}
    with desk.deed():
        desk.save(report, kept.report)
        for one in everything(desk, ReportPart, report.scope):
            wanted = then.get(one.key)
            if wanted is not None:
                desk.save(one, wanted)
            elif not one.hidden:
                desk.hide(one)
