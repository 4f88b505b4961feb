"""Reports and submissions in the making: to whom, about which cases, in which parts, and the versions that were kept.

A report tells nothing by itself: what of its cases may stand in it is decided anew each time it is made, for its use.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import AnyId, CaseId, EvidenceId, MemberId, ReportId, ReportPartId, ReportVersionId
from fieldcase.model.values import Instant

# The forms of the files of a report, in the order in which they are offered.
PDF, DOCX, XLSX, CSV, JSON = "pdf", "docx", "xlsx", "csv", "json"
FORMS = (DOCX, PDF, XLSX, CSV, JSON)


@record("report", 70, ReportId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Report(Record):
    """A report in the making. Its parts and kept versions live in the same scope.

    `submission` says what kind it is and brings its limits; `most_words` and `most_pages` stand before those where a
    session set others. `session_on` is the day on which the session begins, `due` a day that somebody was told, before
    the one that follows from it. `submitters` are printed at its head; `contact` is for the secretariat and is never
    printed. `neutral`: the title tells nothing of what it is about. `cases` are those it may tell of, in their order.
    `names_organisations`: whoever held an action, carries out a grant or tells a story stands in it by name.
    """

    id: ReportId
    title: Annotated[str, About(N_("Title"), sort=True, prose="own")] = ""
    submission: Annotated[str, About(N_("What it is"), vocabulary="submission")] = ""
    use: Annotated[str, About(N_("Use"), vocabulary="use")] = ""
    language: Annotated[str, About(N_("Language"), vocabulary="language")] = ""
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    period: Annotated[UncertainDate | None, About(N_("Period"))] = None
    session: Annotated[str, About(N_("Session"))] = ""
    session_on: Annotated[UncertainDate | None, About(N_("The session begins on"))] = None
    due: Annotated[UncertainDate | None, About(N_("To be handed in by"))] = None
    submitters: Annotated[str, About(N_("Who submits it"), Reveals.NETWORK)] = ""
    contact: Annotated[str, About(N_("Contact for the secretariat, never printed"), Reveals.CONTACT)] = ""
    cases: Annotated[tuple[CaseId, ...], About(N_("Cases"))] = ()
    neutral: Annotated[bool, About(N_("A title that tells nothing"))] = False
    names_organisations: Annotated[bool, About(N_("Organisations of the network stand in it by name"))] = False
    most_words: Annotated[int | None, About(N_("At most so many words"))] = None
    most_pages: Annotated[int | None, About(N_("At most so many pages"))] = None
    example: Annotated[bool, About(N_("Example"))] = False
    notes: Annotated[str, About(N_("Notes"), Reveals.PRIVILEGED, prose="own")] = ""


@record("report_part", 71, ReportPartId, "report")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class ReportPart(Record):
    """A section of a report: what kind it is, where it stands, its own words, and what of the vault it tells.

    `text` may hold marks: **bold**, lines that begin with "- ", "1. ", "> " or "## ", and ^[a footnote]. `norms` are
    those it is about. `records` are what it tells: events, acts, demands, letters, visits ...; without any, all that
    fits. `counts` are tables to be counted, each written as one line of JSON. `annex`: it stands behind the report
    and does not count against its limit. `left_out`: it is kept and not printed.
    """

    id: ReportPartId
    report: Annotated[ReportId | None, About(N_("Report"))] = None
    place: Annotated[int | None, About(N_("Place"))] = None
    kind: Annotated[str, About(N_("Kind of section"), vocabulary="report_part")] = "text"
    title: Annotated[str, About(N_("Heading"), prose="own")] = ""
    text: Annotated[str, About(N_("Text"), prose="own")] = ""
    norms: Annotated[tuple[str, ...], About(N_("Norms"), vocabulary="norm")] = ()
    records: Annotated[tuple[AnyId, ...], About(N_("What it tells"))] = ()
    evidence: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()
    counts: Annotated[tuple[str, ...], About(N_("Tables"), search=False)] = ()
    annex: Annotated[bool, About(N_("Annex"))] = False
    left_out: Annotated[bool, About(N_("Not printed"))] = False


@record("report_version", 72, ReportVersionId, "report")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class ReportVersion(Record):
    """A version somebody kept: which entries of the journal spoke then (in hex). Its words are theirs, so that what is
    erased later is erased in it too."""

    id: ReportVersionId
    report: Annotated[ReportId | None, About(N_("Report"))] = None
    number: Annotated[int | None, About(N_("Number"))] = None
    title: Annotated[str, About(N_("What is new in it"))] = ""
    at: Annotated[Instant | None, About(N_("At"))] = None
    by: Annotated[MemberId | None, About(N_("By"))] = None
    entries: Annotated[tuple[str, ...], About(N_("Entries of the journal"), search=False)] = ()
