"""What a body asks of a submission: how long it may be, in which forms and languages, until when, in which sections.

Limits are set for each session and change, so each row says for which session it was read and how well it was checked
(norms on submissions); what a person typed into a report stands before it. Pure; decides nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.model.reports import Report

# A row that was read so many days ago is told to be old: sessions of one committee are some months apart.
OLD_DAYS = 365
VERIFIED, OWN, MEMORY = "verified", "own", "memory"
_TOO_LONG = N_("The report has {n} words, footnotes included; at most {most} are taken. Shorten it by {over}.")
_TOO_MANY_PAGES = N_("The report has {n} pages; at most {most} are taken. Shorten it by {over}.")
_OLD = N_("The limits of this submission were read for: {session}. Look whether they still hold.")
_UNDATED = N_("Nobody noted for which session the limits of this submission were read. Look whether they still hold.")
_UNSURE = N_("How well the limits of this submission were checked: {status}. Look them up before you rely on them.")
_LANGUAGE = N_("This body takes submissions in these languages: {languages}.")
_REFUSED = N_("This body takes no PDF as a submission; hand in the Word document.")
# How well a row of limits was checked, and the sessions for which rows were read, in words.
STATUS = {
    VERIFIED: N_("checked at the source"),
    "partly_verified": N_("checked in part: look it up before you rely on it"),
    MEMORY: N_("not checked: look it up before you rely on it"),
}
SESSIONS = (N_("80th session, October and November 2021"),)
_NO_SUBMITTER = N_("Nobody is named as submitting this report. The body asks for the full names.")


@dataclass(frozen=True)
class Wanted:
    """A section that a submission begins with: its kind, its norms, and what it is called (a code of a heading)."""

    kind: str
    norms: tuple[str, ...] = ()
    title: str = ""
    annex: bool = False


@dataclass(frozen=True)
class Preset:
    """What one kind of submission asks. Zero and empty mean that nothing is asked, or that nobody knows.

    `weeks` before the session it is due; `footnotes`: they count; `numbered`: its paragraphs carry numbers; `cases`:
    it may tell of cases at all; `as_of` is the month (EDTF) for which the row was
    read, `session` what it was called there.
    """

    code: str
    use: str
    wanted: tuple[Wanted, ...]
    words: int = 0
    words_status: str = ""
    footnotes: bool = True
    pages: int = 0
    forms: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    weeks: int = 0
    languages: tuple[str, ...] = ()
    numbered: bool = False
    cases: bool = True
    as_of: str = ""
    session: str = ""
    source: str = ""
    status: str = MEMORY


@dataclass(frozen=True)
class Limits:
    """How long a report may be: what somebody typed, else what its preset says; 0 for no limit."""

    words: int
    pages: int


@dataclass(frozen=True)
class Length:
    """How long a report is: its words and those of its annex, footnotes included; its pages from the first of its text
    to the last before the annex, title page and contents apart. 0 where nobody counted."""

    words: int = 0
    annex_words: int = 0
    pages: int = 0


NOT_COUNTED = Length()


def limits(report: Report, preset: Preset | None) -> Limits:
    """The limits of a report."""
    return Limits(
        report.most_words if report.most_words is not None else (preset.words if preset else 0),
        report.most_pages if report.most_pages is not None else (preset.pages if preset else 0),
    )


def last_day(report: Report, preset: Preset | None) -> datetime.date | None:
    """The day until which a report is to be handed in: the one that somebody typed, else so many weeks before the
    session begins (its first possible day); None where neither is known."""
    if report.due is not None:
        return datetime.date.fromordinal(report.due.first)
    if report.session_on is None or preset is None or not preset.weeks:
        return None
    return datetime.date.fromordinal(report.session_on.first) - datetime.timedelta(weeks=preset.weeks)


Told = tuple[str, dict[str, str | int]]


def remarks(report: Report, preset: Preset | None, length: Length, on: datetime.date) -> Iterator[Told]:
    """What to look at before a report is handed in: sentences (msgids) with their values. The annex counts against no
    limit."""
    most, words, pages = limits(report, preset), length.words, length.pages
    if most.words and words > most.words:
        yield _TOO_LONG, {"n": words, "most": most.words, "over": words - most.words}
    if most.pages and pages > most.pages:
        yield _TOO_MANY_PAGES, {"n": pages, "most": most.pages, "over": pages - most.pages}
    if preset is None or preset.status == OWN:
        return
    if not preset.as_of:
        yield _UNDATED, {}
    elif (on - datetime.date.fromisoformat(f"{preset.as_of}-01")).days > OLD_DAYS:
        yield _OLD, {"session": preset.session or preset.as_of}
    if preset.status != VERIFIED or preset.words_status == MEMORY:
        yield _UNSURE, {"status": STATUS.get(preset.words_status or preset.status, STATUS[MEMORY])}
    if preset.languages and report.language not in preset.languages:
        yield _LANGUAGE, {"languages": ", ".join(preset.languages).upper()}
    if not report.submitters.strip():
        yield _NO_SUBMITTER, {}
    if "pdf" in preset.refused:
        yield _REFUSED, {}


def said(told: Told, words: Callable[[str], str]) -> str:
    """A remark in the reader's language: its sentence, and the session and the standing in it."""
    message, values = told
    inner = {name: words(str(one)) if name in ("session", "status") else one for name, one in values.items()}
    return words(message).format(**inner)
