"""What a report's sections tell beside its cases: demands, letters, visits ..., read where such a section stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from fieldcase.casework.sight import Sight
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.reports import Report, ReportPart

Reading = Callable[[Sight, Report, ReportPart], Iterator[Record]]


def told_by(source: Sight, report: Report, parts: Sequence[ReportPart]) -> tuple[Record, ...]:
    """The records that the sections of a report tell, each once."""
    found: dict[bytes, Record] = {}
    for part in parts:
        reading = _READINGS.get(part.kind)
        if reading is not None and not part.left_out:
            found |= {one.key: one for one in reading(source, report, part)}
    return tuple(found.values())


def _asks(source: Sight, report: Report, part: ReportPart) -> Iterator[Record]:
    """What was chosen; without a choice all of the report's country, about the norms of the section if it has any."""
    for one in source.all(Recommendation):
        chosen = one.key in part.records
        fits = one.country in ("", report.country) and (not part.norms or not set(one.norms).isdisjoint(part.norms))
        if chosen or (fits and not _chooses(source, part)):
            yield one


def _chooses(source: Sight, part: ReportPart) -> bool:
    return any(source.get(Recommendation, key) is not None for key in part.records)


_READINGS: Mapping[str, Reading] = {"asks": _asks, "article": _asks}
