"""An urgent detention: drafted as it is heard, found again after a kill, and made into a case by one deed.

What is typed is kept line by line as it stands, before anything of it is read; a line that cannot be read holds nothing
up and is kept as words. Nobody was asked for consent yet, so nothing made here leaves the vault until somebody was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from fieldcase.casework import cases, people, settings
from fieldcase.casework.desk import Desk
from fieldcase.casework.detained import FIELD
from fieldcase.casework.detention_errands import errands
from fieldcase.casework.detention_lines import Entry
from fieldcase.casework.sight import case_of, found
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AnyId, CaseId, DetentionId, EventId, PersonId, ScopeId, TaskId
from fieldcase.model.people import Person
from fieldcase.model.said import said_date
from fieldcase.model.values import Instant


def keep(desk: Desk, key: DetentionId, scope: ScopeId | None, lines: Mapping[str, str | None]) -> None:
    """Keep lines of an entry as they stand; None forgets one. Without a `scope` one is made for the case to come. What
    comes late, after the entry was finished, changes nothing."""
    if desk.get(Detention, key) is None:
        desk.draft_parts(Detention(id=key, scope=_scope(desk, key, scope)), FIELD, lines)


def give_up(desk: Desk, key: DetentionId) -> None:
    """Forget the lines of an entry that was not finished."""
    desk.give_up(key)


def _scope(desk: Desk, key: DetentionId, scope: ScopeId | None) -> ScopeId:
    drafted = dict(desk.vault.drafts.drafted_in_parts(Detention, FIELD))
    return drafted.get(key) or scope or desk.new_scope("case")


def free(desk: Desk, detention: Detention, at: Instant) -> None:
    """Say since when the person is free: the clock stands still from then on."""
    now = desk.get(Detention, detention.key) or detention
    desk.save(now, replace(now, until=at))


def finish(desk: Desk, key: DetentionId, scope: ScopeId | None, entry: Entry, words: Words) -> Case:
    """Make of an entry, in one deed, the case where it has none, the person, the event, the detention and its tasks.
    A deed that was cut off may be done again: the detention is there once."""
    with desk.deed():
        done = desk.get(Detention, key)
        where = done.scope if done is not None else _scope(desk, key, scope)
        case = case_of(desk, where)
        if done is not None and case is not None:
            return case
        case = case or _new_case(desk, where, entry, words)
        person = _person(desk, entry, case)
        if not case.about:
            case = _about(desk, case, person)
        _write(desk, key, entry, person, words)
    return case


def _new_case(desk: Desk, scope: ScopeId, entry: Entry, words: Words) -> Case:
    day = said_date(UncertainDate(_day(entry.since or desk.now())), words)
    case = Case(
        id=CaseId(desk.new_id()), scope=scope, code=cases.next_code(desk, entry.country), country=entry.country,
        title=words(N_("Detention, {day}")).format(day=day), language=settings.get(desk, "language"), lead=desk.member,
    )  # fmt: skip
    desk.save(None, case)
    return case


def _about(desk: Desk, case: Case, person: Person) -> Case:
    told = replace(case, about=(person.id,))
    desk.save(case, told)
    return told


def _person(desk: Desk, entry: Entry, case: Case) -> Person:
    """The case's own record of the person: the one that is there, a twin of one known elsewhere, or a new one."""
    known = desk.get(Person, entry.known) if entry.known else None
    if known is not None and known.scope == case.scope:
        return known
    here = desk.all(Person, case.scope)
    if known is not None:
        first = known.met_as or AnyId(known.id)
        twin = next((one for one in here if one.met_as == first or one.key == first), None)
        if twin is not None:
            return twin
    told = {"gender": entry.gender, "age_band": entry.age_band}
    if known is not None:
        told = {name: value if value != "not_stated" else getattr(known, name) for name, value in told.items()}
        told |= {"contact": known.contact, "met_as": known.met_as or AnyId(known.id)}  # type: ignore[dict-item]
    wanted = known.pseudonym if known is not None else entry.pseudonym
    # Two people of a case must not share a pseudonym; an offered one may be somebody's by now.
    taken = wanted in {one.pseudonym for one in here} or (known is None and _somebodys(desk, wanted))
    return people.new_person(desk, case.scope, pseudonym="" if taken else wanted, **told)


def _somebodys(desk: Desk, pseudonym: str) -> bool:
    return bool(found(desk, Person, Asked(Person, equals=(("pseudonym", pseudonym),)), 1))


def _write(desk: Desk, key: DetentionId, entry: Entry, person: Person, words: Words) -> None:
    """The event, the detention, the tasks; the drafts are forgotten but for words that nothing can hold."""
    scope, now = person.scope, desk.now()
    event = Event(
        id=EventId(desk.new_id()), scope=scope, kind="detention", country=entry.country, place=entry.place,
        date=UncertainDate(_day(entry.since)) if entry.since else None, what=_what(entry, words),
        people=(PersonId(person.id),),
    )  # fmt: skip
    detention = Detention(
        id=key, scope=scope, person=person.id, event=event.id, country=entry.country, place=entry.place,
        since=entry.since, since_about=entry.since_about, weight=entry.weight, treatments=entry.treatments,
        told_on=UncertainDate(_day(now)),
    )  # fmt: skip
    detention = replace(detention, **entry.values)
    desk.save(None, event)
    desk.save(None, detention)
    for errand in errands(detention, now, words):
        task = Task(
            id=TaskId(desk.new_id()), scope=scope, kind=errand.kind, text=errand.text, person=person.id,
            assigned=desk.member, due=errand.due, about=AnyId(key),
        )  # fmt: skip
        desk.save(None, task)
    desk.vault.drafts.drop(key)
    for field, typed in entry.unread.items():
        desk.vault.drafts.keep_words(detention, field, typed, desk.world.now())


def _what(entry: Entry, words: Words) -> str:
    if entry.since is None:
        return words(N_("Detained; the hour is not known"))
    hour = f"{_there(entry.since):%H:%M}"
    said = N_("Detained at about {hour}") if entry.since_about else N_("Detained at {hour}")
    return words(said).format(hour=hour)


def _there(moment: Instant) -> datetime:
    utc = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=moment.milliseconds)
    return utc.astimezone(timezone(timedelta(minutes=moment.offset)))


def _day(moment: Instant) -> str:
    return _there(moment).date().isoformat()
