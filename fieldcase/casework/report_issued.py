"""The issued files of a report. Apart from what makes them, so that a list of reports loads nothing heavy."""

from __future__ import annotations

from fieldcase.casework.sight import Sight
from fieldcase.model.deskwork import Issued
from fieldcase.model.reports import FORMS, Report


def issued_versions(source: Sight, report: Report) -> tuple[Issued, ...]:
    """The issued files of a report, the newest version first."""
    found = [one for one in source.all(Issued, source.own) if one.report == report.id]
    return tuple(
        sorted(found, key=lambda one: (-(one.version or 0), FORMS.index(one.form) if one.form in FORMS else 9))
    )
