"""Reports without a vault: a case or two, records beside them, and what the gate and the composers make of these.

All invented. Knows records; makes no promise about what the rules do with them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from ingredients import number

from fieldcase.casework.tables import shipped
from fieldcase.dossier.compose.printed import texts_of
from fieldcase.dossier.report.telling import Beside
from fieldcase.dossier.report.whole import ComposedReport, compose_report
from fieldcase.i18n import words
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.ids import ActId, CaseId, ConsentId, EventId, IdentityId, PersonId, ReportId, ReportPartId, ScopeId
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.model.reports import Report, ReportPart
from fieldcase.rules.report_around import NOTHING_AROUND, Around
from fieldcase.rules.report_gate import CaseRecords, report_release
from fieldcase.rules.report_released import ReportRelease
from fieldcase.rules.uses import USES

ON = datetime.date(2026, 11, 28)
REGISTER = ScopeId(b"r" * 16)
OF_REPORT = ScopeId(b"q" * 16)
KEY = b"k" * 32
EN = words("en")
AGREED, REFUSED, NAMED, UNASKED = "without_name", "refused", "named", ""


def case_of(n: int, pseudonym: str, level: str, *, name: str = "", **of_case: Any) -> CaseRecords:
    """A case about one person who agreed so far to every use; with an event and an act that touches cedaw:2."""
    scope, who = ScopeId(bytes([n]) * 16), PersonId(number(n * 100 + 1))
    records: list[Record] = [
        Person(id=who, scope=scope, pseudonym=pseudonym, kind="client", contact=f"contact of {pseudonym}"),
        Event(
            id=EventId(number(n * 100 + 2)), scope=scope, date=UncertainDate(f"2026-0{n}-10"), people=(who,),
            what=f"Stopped in the street, event of case {n}.", notes=f"note {n}",
        ),
        Act(
            id=ActId(number(n * 100 + 3)), scope=scope, event=EventId(number(n * 100 + 2)), victims=(who,),
            type="arbitrary_detention", norms=("cedaw:2",), what=f"Held without a record, act of case {n}.",
        ),
    ]  # fmt: skip
    if name:
        records.append(PersonIdentity(id=IdentityId(number(n * 100 + 4)), scope=scope, person=who, name=name))
    if level:
        records.append(Consent(
            id=ConsentId(number(n * 100 + 5)), scope=scope, person=who, uses=tuple(USES), level=level, how="spoken",
            given_on=UncertainDate("2025-01-01"),
        ))  # fmt: skip
    given = {"title": f"Case title {n}", "summary": f"{pseudonym} was stopped.", **of_case}
    case = Case(
        id=CaseId(number(n * 100)), scope=scope, code=f"C-{n}", country="KG", language="en", about=(who,), **given
    )  # fmt: skip
    return CaseRecords(case, tuple(records), f"head{n}")


def person_of(one: CaseRecords) -> PersonId:
    """Whom a case is about."""
    return one.case.about[0]


def report(cases: Iterable[CaseRecords] = (), **values: Any) -> Report:
    """A report on some cases."""
    given = {"title": "Report", "use": "un_public", "language": "en", "country": "KG", "submission": "cedaw_single"}
    return Report(
        id=ReportId(number(7000)), scope=OF_REPORT, cases=tuple(one.case.id for one in cases), **(given | values)
    )  # fmt: skip


def part(kind: str, n: int = 1, **values: Any) -> ReportPart:
    """A section."""
    return ReportPart(
        id=ReportPartId(number(7000 + n)), scope=OF_REPORT, report=ReportId(number(7000)), kind=kind, place=n, **values
    )  # fmt: skip


def released(
    parts: Sequence[ReportPart] = (), cases: Sequence[CaseRecords] = (), records: Iterable[Record] = (), *,
    use: str = "un_public", around: Around = NOTHING_AROUND, language: str = "en", **of_report: Any,
) -> ReportRelease:  # fmt: skip
    """What may be told of them."""
    return report_release(
        report(cases, use=use, **of_report), parts, cases, records, ON, use=use, language=language, tables=shipped(),
        pseudonym_key=KEY, words=EN, around=around,
    )  # fmt: skip


def composed(release: ReportRelease, **beside: Any) -> ComposedReport:
    """The document of a release."""
    return compose_report(release, Beside(shipped(), words(release.language), {}, "0.1.0", **beside))


def said(
    parts: Sequence[ReportPart] = (), cases: Sequence[CaseRecords] = (), records: Iterable[Record] = (), **of: Any
) -> str:
    """Every text of the document of a report, a line each."""
    document = composed(released(parts, cases, records, **of)).document
    return "\n".join(text for _, text in texts_of(document))
