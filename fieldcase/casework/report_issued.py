"""The issued files of a report. Apart from what makes them, so that a list of reports loads nothing heavy."""

from __future__ import annotations

from fieldcase.casework.sight import Sight, everything
from fieldcase.model.deskwork import Issued
from fieldcase.model.reports import FORMS, Report, ReportPart
from fieldcase.rules.uses import USES


def issued_versions(source: Sight, report: Report) -> tuple[Issued, ...]:
    """The issued files of a report, the newest version first."""
    found = [one for one in source.all(Issued, source.own) if one.report == report.id]
    return tuple(
        sorted(found, key=lambda one: (-(one.version or 0), FORMS.index(one.form) if one.form in FORMS else 9))
    )


def tables_before(source: Sight) -> tuple[Issued, ...]:
    """Files that left the organisation from reports with counted tables, by time; one whose tables were taken out since
    is not known any longer."""
    counted = {
        report.id
        for report in everything(source, Report)
        if any(part.counts for part in everything(source, ReportPart, report.scope) if part.report == report.id)
    }
    found = [one for one in source.all(Issued, source.own) if one.report in counted and USES[one.use].external]
    return tuple(sorted(found, key=lambda one: one.at.milliseconds if one.at is not None else 0))
