"""What stands on Today, as lines: how urgent, which words, which place each opens. Made on the reading lane.

Knows the overview of casework and the words of a person's language; refuses to know widgets. No line tells what a
person told: whoever looks over a shoulder sees codes, pseudonyms and days, and how a person may be reached, for that
stands beside each task that means contact (do-no-harm.md, Identity).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldcase.casework import detained, settings, today
from fieldcase.casework.called import called, kind_called
from fieldcase.casework.contacts import contact_of_task
from fieldcase.casework.keys import keys_on_disk
from fieldcase.casework.remedies import Overdue
from fieldcase.casework.sight import case_of
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Capture
from fieldcase.model.detention import Detention
from fieldcase.model.evidence import Custody, Moment
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.months import named_day
from fieldcase.model.people import Person
from fieldcase.model.results import Objective
from fieldcase.model.said import said_date
from fieldcase.model.security import SafetyCheck
from ui.pages.check_in_words import said_left
from ui.pages.contact_line import said_contact
from ui.pages.standing import Where, standing_line
from ui.pages.today_asks import ask_lines
from ui.pages.today_exchange import exchange_lines
from ui.pages.today_held import Held, read_held
from ui.pages.today_letters import letter_lines, still_out_line, unsent_lines
from ui.pages.today_line import Line
from ui.pages.today_meetings import meeting_lines
from ui.pages.today_reports import gone_lines, report_lines
from ui.places import ASK, ICONS, PARTS, advocacy_place

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from fieldcase.model.declare import Record
    from fieldcase.model.terms import Tables

# Copies outside the laptop: fresh for a week, old after a month. Tasks: urgent in the last three days.
_FRESH, _OLD, _URGENT = 7, 30, 3
_SAFETY: Where = ("safety", None, "")


@dataclass(frozen=True)
class Shown:
    """Everything that the page shows, and whether the vault is as new. `held` are the detentions that go on."""

    day: str
    held: tuple[Held, ...]
    out: tuple[Line, ...]
    due: tuple[Line, ...]
    visits: tuple[Line, ...]
    waiting: tuple[Line, ...]
    unfinished: tuple[Line, ...]
    safety: tuple[Line, ...]
    inbox: tuple[Capture, ...]
    deeds: int
    late_letters: int
    bare: bool
    offers_seen: bool
    role: str
    idle_minutes: str
    roles: tuple[tuple[str, str], ...]


def read_today(look: Look, words: Words, tables: Tables) -> Shown:
    """Read everything that the page shows. Runs on the reading lane."""
    seen = today.overview(look)
    roles = (("", ""), *options("role", words.language))
    return Shown(
        day=said_day(seen.today, words),
        held=read_held(look),
        out=out_lines(seen, words, tables),
        due=(
            *(_due_line(look, one, words, tables) for one in seen.overdue),
            *(_unanswered_line(one, words, tables) for one in seen.unanswered),
            *letter_lines(seen.letters, words, late=True),
            *letter_lines(seen.letters, words, late=False),
            *ask_lines(seen.demands, seen.today, words, tables),
            *report_lines(seen.reports, words, tables),
            *review_lines(seen, words, tables),
            *(_due_line(look, one, words, tables) for one in seen.soon),
            *unsent_lines(seen.unsent, words, tables),
            *meeting_lines(seen.meetings, seen.today, words),
            *exchange_lines(look, words),
        ),
        visits=_visit_lines(seen, words, tables),
        waiting=(*_withdrawn_lines(seen, words, tables), *_waiting_lines(look, seen, words)),
        unfinished=(
            *(_asked_line(look, one, words) for one in seen.asked),
            *(_unfinished_line(look, one, words, tables) for one in seen.unfinished),
        ),
        safety=_safety_lines(seen, words),
        inbox=seen.inbox,
        deeds=seen.deeds,
        late_letters=sum(one.late for one in seen.letters),
        bare=seen.bare,
        offers_seen=settings.get(look, "offers_seen") == settings.YES,
        role=settings.get(look, "role"),
        idle_minutes=settings.get(look, "idle_minutes"),
        roles=roles,
    )


def said_day(day: date, words: Words) -> str:
    """A day without its year: "26 November"."""
    return named_day(day.day, day.month, words.language)


def _due_line(look: Look, due: today.Due, words: Words, tables: Tables) -> Line:
    days = abs(due.days)
    if due.days < 0:
        when, kind = words.plural("overdue by {n} day", "overdue by {n} days", days).format(n=days), "row-bad"
    elif due.days == 0:
        when, kind = words(N_("today")), "row-bad"
    else:
        when = words.plural("{n} day left", "{n} days left", days).format(n=days)
        kind = "row-warn" if days <= _URGENT else "row"
    reached = said_contact(contact_of_task(look, due.task), words)
    text = _joined(_capital(when), called(due.task, tables, words), due.code, reached)
    return Line(text, _within(due.where, due.task), kind, "flag")


def _unanswered_line(one: Overdue, words: Words, tables: Tables) -> Line:
    """A step before an authority to which no answer is known; whether that is silence stands with the step."""
    when = words.plural("answer overdue by {n} day", "answer overdue by {n} days", one.days).format(n=one.days)
    shown = words(N_("receipt shown")) if one.shown else words(N_("receipt not shown"))
    kind = tables.label("remedy_type", one.remedy.type, words.language)
    text = _joined(_capital(when), kind, one.case.code if one.case is not None else "", shown)
    return Line(text, _within(one.case, one.remedy), "row-bad", ICONS["remedy"])


def out_lines(seen: today.Overview, words: Words, tables: Tables) -> tuple[Line, ...]:
    """Who is out, the most urgent first: the visit and the time left, and nobody's name."""
    found = []
    for one in seen.out:
        visit = called(one.visit, tables, words) if one.visit is not None else ""
        place: Where = ("visits", one.visit.key if one.visit is not None else None, "")
        kind = "row-bad" if one.overdue else "row-warn"
        found.append(Line(_joined(said_left(one.minutes, words), visit), place, kind, ICONS["check_in"]))
    return tuple(found)


def review_lines(seen: today.Overview, words: Words, tables: Tables) -> tuple[Line, ...]:
    """What of safety was to be looked at again; of a plan not a word of its own."""
    found = []
    for one in seen.reviews:
        about = tables.label("safety_point", one.point, words.language) if isinstance(one, SafetyCheck) else ""
        what = about or words(N_("a safety plan"))
        text = words(N_("To be looked at again: {what}")).format(what=what)
        found.append(Line(text, ("safety", None, "people"), "row-bad", ICONS[one.KIND]))
    return tuple(found)


def _within(holder: Record | None, record: Record) -> Where:
    """The place of a record in its case or visit; a task that stands alone is a task of Today."""
    if isinstance(holder, Case) and isinstance(record, Custody) and record.evidence is not None:
        return "cases", holder.key, f"evidence:{record.evidence.hex()}"
    if isinstance(holder, Case):
        # A moment is shown with its recording.
        shown = record.evidence if isinstance(record, Moment) else record.key
        part = PARTS.get(record.KIND, "")
        return "cases", holder.key, f"{part}:{shown.hex()}" if part and shown else ""
    if isinstance(holder, Visit):
        return "visits", holder.key, record.key.hex()
    if record.KIND in ("report", "report_part"):
        return "reports", record.key, "submissions"
    if isinstance(record, Objective):
        return "advocacy", record.grant, "results"
    return advocacy_place(record.KIND, record.key) or ("today", record.key, "")


def _visit_lines(seen: today.Overview, words: Words, tables: Tables) -> tuple[Line, ...]:
    icon = ICONS["visit"]
    now = tuple(
        Line(_joined(words(N_("Today")), called(visit, tables, words)), ("visits", visit.key, ""), "row-good", icon)
        for visit in seen.visits_today
    )
    ahead = tuple(
        Line(_joined(words(N_("Next")), called(visit, tables, words)), ("visits", visit.key, ""), "row", icon)
        for visit in seen.visits_next
    )
    return (*now, *ahead)


def _withdrawn_lines(seen: today.Overview, words: Words, tables: Tables) -> tuple[Line, ...]:
    found = []
    for one in seen.withdrawn:
        number = len(one.versions)
        issued = words.plural(
            "{n} issued version still tells of them", "{n} issued versions still tell of them", number
        )
        text = words(N_("Consent withdrawn: {person}")).format(person=one.person.pseudonym)
        if one.of_letter:
            found.append(still_out_line(one, text, issued.format(n=number), words, tables))
        elif one.case is not None:
            line = _joined(text, one.case.code, issued.format(n=number))
            found.append(Line(line, ("reports", one.case.key, ""), "row-bad", "shield"))
    return (*found, *gone_lines(seen.reports, words, tables))


def _waiting_lines(look: Look, seen: today.Overview, words: Words) -> tuple[Line, ...]:
    return tuple(_waiting_line(look, interview, words) for interview in seen.waiting)


def _waiting_line(look: Look, interview: Interview, words: Words) -> Line:
    person = look.get(Person, interview.person) if interview.person is not None else None
    when = said_date(interview.date, words) if interview.date is not None else ""
    text = _joined(words(N_("Interview: a case or not?")), person.pseudonym if person is not None else "", when)
    visit = interview.visit
    place: Where = ("visits", visit, interview.key.hex()) if visit is not None else ("visits", None, "")
    return Line(text, place, "row", ICONS["interview"])


def _asked_line(look: Look, interview: Interview, words: Words) -> Line:
    """A questionnaire that was left: visit mode goes on with it."""
    person = look.get(Person, interview.person) if interview.person is not None else None
    when = said_date(interview.date, words) if interview.date is not None else ""
    text = _joined(words(N_("Go on with the questionnaire")), person.pseudonym if person is not None else "", when)
    return Line(text, ("visits", interview.visit, f"{ASK}{interview.key.hex()}"), "row", "play")


def _unfinished_line(look: Look, record: Record, words: Words, tables: Tables) -> Line:
    text = _joined(_capital(kind_called(record.KIND, words)), _content(record, tables, words))
    icon = ICONS.get(record.KIND, "pencil")
    if isinstance(record, Capture):
        return Line(text, ("today", None, ""), "row", icon, record)
    if isinstance(record, Detention) and look.draft_parts_of(record.key, detained.FIELD):
        return Line(text, ("today", None, ""), "row-bad", icon, detention=record.key)
    if isinstance(record, Case):
        return Line(text, ("cases", record.key, ""), "row", icon)
    holder = case_of(look, record.scope) or next(
        iter(look.page(Visit, look.vector(Asked(Visit, scope=record.scope))[:1])), None
    )
    return Line(text, _within(holder, record), "row", icon)


def _content(record: Record, tables: Tables, words: Words) -> str:
    said = called(record, tables, words)
    return "" if said == f"({kind_called(record.KIND, words)})" else said


def _safety_lines(seen: today.Overview, words: Words) -> tuple[Line, ...]:
    wanting = (standing_line(one, words) for one in seen.wanting)
    found = [Line(text, place, "row-bad", "triangle-alert") for text, place in wanting]
    found.append(_copy_line(seen.copied, words))
    if seen.backup is None:
        found.append(Line(words(N_("No backup beside the vault yet")), _SAFETY, "row-warn", "hard-drive"))
    else:
        day = said_day(seen.backup, words)
        text = words(N_("Newest backup beside the vault: {day}")).format(day=day)
        found.append(Line(text, _SAFETY, "row", "hard-drive"))
    leaks = keys_on_disk()
    if leaks:
        found.append(Line(words(leaks), _SAFETY, "row-warn", "triangle-alert"))
    return tuple(found)


def _copy_line(days: int | None, words: Words) -> Line:
    if days is None:
        text = words(N_("No copy outside this laptop is known: a lost laptop would be a lost vault"))
        return Line(text, _SAFETY, "row-bad", "usb")
    if days == 0:
        return Line(words(N_("Copied outside this laptop today")), _SAFETY, "row-good", "usb")
    text = words.plural(
        "Last copy outside this laptop: {n} day ago", "Last copy outside this laptop: {n} days ago", days
    ).format(n=days)
    kind = "row-good" if days <= _FRESH else "row-warn" if days <= _OLD else "row-bad"
    return Line(text, _SAFETY, kind, "usb")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
