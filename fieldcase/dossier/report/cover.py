"""The title page of a report: what it is, to whom, about which country and time, who submits it."""

from __future__ import annotations

from fieldcase.dossier.compose.cover import confidentiality_for, example_sentence, purpose_for
from fieldcase.dossier.report.telling import ReportTelling
from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date

_MONTH = len("2026-01")


def title_of(telling: ReportTelling) -> str:
    """The report's title; a neutral one says what kind of file it is and no more."""
    report = telling.release.report
    title = "" if report.neutral else " ".join(report.title.split())
    return title or _kind(telling) or telling.say(N_("Report"))


def _kind(telling: ReportTelling) -> str:
    code = telling.release.report.submission
    label = telling.term("submission", code) if code else ""
    return label[:1].upper() + label[1:]


def subtitle_of(telling: ReportTelling) -> str:
    """What kind of report it is and what it is for."""
    kind = _kind(telling)
    return kind if kind and kind != title_of(telling) else purpose_for(telling, telling.release.use)


def confidentiality_of(telling: ReportTelling) -> str:
    """Who may read it."""
    return confidentiality_for(telling, telling.release.use)


def cover_lines(telling: ReportTelling) -> tuple[str, ...]:
    """Country, session, period, who submits it, the month in which it was made."""
    report, words = telling.release.report, telling.words
    made = said_date(UncertainDate(telling.release.on.isoformat()[:_MONTH]), words)
    rows = (
        (N_("Country"), telling.term("country", report.country) if report.country else ""),
        (N_("Session"), " ".join(report.session.split())),
        (N_("Period"), said_date(report.period, words) if report.period is not None else ""),
        (N_("Submitted by"), "; ".join(one.strip() for one in report.submitters.splitlines() if one.strip())),
        (N_("Made in"), made),
    )
    lines = [f"{words(label)}: {value}" for label, value in rows if value]
    return (*lines, example_sentence(telling)) if telling.release.example else tuple(lines)
