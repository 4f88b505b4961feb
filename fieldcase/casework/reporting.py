"""Reports in the making: begun with the sections that a submission wants, sections added, moved, left out.

A report has a scope of its own, in which its sections and kept versions lie: it is erased and shared as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found
from fieldcase.casework.submissions import preset
from fieldcase.errors import NoSuchRecord
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.ids import ReportId, ReportPartId
from fieldcase.model.reports import Report, ReportPart
from fieldcase.rules.complaints import HEADINGS as HEADINGS


def begin(desk: Desk, submission: str, language: str, words: Words, **values: Any) -> Report:
    """Keep a new report of a kind with the sections that such a submission wants; `words` are those of its language.

    An unknown kind gets one section of its own text.
    """
    known = preset(submission)
    with desk.deed():
        report = Report(
            id=ReportId(desk.new_id()), scope=desk.new_scope("report"), submission=submission, language=language,
            use=known.use if known else "internal", **values,
        )  # fmt: skip
        desk.save(None, report)
        for place, one in enumerate(known.wanted if known else (), start=1):
            title = words(HEADINGS[one.title]) if one.title else ""
            made = _part(desk, report, kind=one.kind, place=place, title=title, norms=one.norms, annex=one.annex)
            desk.save(None, made)
        if not known:
            desk.save(None, _part(desk, report, kind="text", place=1))
    return report


def by_id(source: Sight, text: str) -> Report:
    """The report of an id in hex, or the only one whose id begins so; NoSuchRecord."""
    mine = [one for one in source.all(Report) if text and one.id.hex().startswith(text.lower())]
    if len(mine) != 1:
        raise NoSuchRecord(id=text)
    return mine[0]


def parts(source: Sight, report: Report) -> tuple[ReportPart, ...]:
    """The sections of a report in their order, the annex behind the rest."""
    mine = found(source, ReportPart, Asked(ReportPart, scope=report.scope, equals=(("report", report.id),)))
    return tuple(sorted(mine, key=lambda one: (one.annex, one.place or 0, one.id)))


def _part(desk: Desk, report: Report, **values: Any) -> ReportPart:
    return ReportPart(id=ReportPartId(desk.new_id()), scope=report.scope, report=report.id, **values)


def add_part(desk: Desk, report: Report, after: ReportPart | None = None, **values: Any) -> ReportPart:
    """Keep a new section behind another one, at the end without one."""
    there = list(parts(desk, report))
    at = next((n + 1 for n, one in enumerate(there) if after is not None and one.id == after.id), len(there))
    annex = values.pop("annex", after.annex if after is not None else False)
    made = _part(desk, report, annex=annex, **values)
    with desk.deed():
        desk.save(None, replace(made, place=at + 1))
        _number(desk, [*there[:at], replace(made, place=at + 1), *there[at:]])
    return made


def move(desk: Desk, report: Report, part: ReportPart, by: int) -> None:
    """Move a section so many places down (up where negative), within the report or its annex; at an end it stays."""
    there = list(parts(desk, report))
    at = next((n for n, one in enumerate(there) if one.id == part.id), None)
    if at is None:
        raise NoSuchRecord(id=part.id.hex())
    to = max(0, min(len(there) - 1, at + by))
    if there[to].annex != there[at].annex:
        edge = [n for n, one in enumerate(there) if one.annex == there[at].annex]
        to = edge[-1] if by > 0 else edge[0]
    there.insert(to, there.pop(at))
    with desk.deed():
        _number(desk, there)


def arrange(desk: Desk, report: Report, order: Sequence[tuple[ReportPartId, bool]]) -> None:
    """Bring the sections into an order of ids, each in the annex or not: one deed. Those that it does not name stay
    behind the rest of theirs; ids of no section are passed over."""
    there = {one.id: one for one in parts(desk, report)}
    named = [(there.pop(key), annex) for key, annex in order if key in there]
    named += [(one, one.annex) for one in there.values()]
    with desk.deed():
        for place, (one, annex) in enumerate(sorted(named, key=lambda pair: pair[1]), start=1):
            if one.place != place or one.annex != annex:
                desk.save(one, replace(one, place=place, annex=annex))


def _number(desk: Desk, there: Sequence[ReportPart]) -> None:
    """Keep the order of sections in their places; what stands where it stood is not written."""
    for place, one in enumerate(there, start=1):
        if one.place != place:
            desk.save(one, replace(one, place=place))
