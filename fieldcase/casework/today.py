"""What waits for a person today, in one look: copies, what is due, visits, decisions, withdrawals, notes, drafts.

Every line leads to a record. Asks for few rows of each kind through an index; never for all events of a vault.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldcase.casework import (
    asks,
    captures,
    check_ins,
    copies,
    letters_due,
    meetings_told,
    remedies,
    report_list,
    safety_checks,
    visits,
)
from fieldcase.casework.check_ins import Out
from fieldcase.casework.covered import COVERED
from fieldcase.casework.integrity import Standing, standing
from fieldcase.casework.look import Look
from fieldcase.casework.remedies import Overdue
from fieldcase.casework.sight import case_of, count, found
from fieldcase.casework.still_agreed import no_longer_agreed
from fieldcase.model.asked import Asked
from fieldcase.model.campaigns import Meeting
from fieldcase.model.case import Case
from fieldcase.model.declare import Record
from fieldcase.model.deskwork import RECIPIENTS, Capture, Issued
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.letters import Letter
from fieldcase.model.people import Consent, Person
from fieldcase.model.security import SafetyCheck, SafetyPlan
from fieldcase.model.values import Instant

SOON_DAYS = 14
# How many lines of a sort a person reads on one page; the numbers beside them count all.
MOST = 50
_NEXT = 3


@dataclass(frozen=True)
class Due:
    """A task that has a day: how many days are left (negative: overdue), and the case or visit it is of."""

    task: Task
    days: int
    code: str
    where: Record | None


@dataclass(frozen=True)
class StillOut:
    """Somebody who no longer agrees and stands in issued versions after which no newer one was made without them: those
    of a case, or those of one letter (`of_letter`; then `letter` is None where it is gone, `case` where it is in none).
    """

    person: Person
    case: Case | None
    versions: tuple[Issued, ...]
    letter: Letter | None = None

    @property
    def of_letter(self) -> bool:
        """Whether the versions are of a letter: those of a dossier name their case."""
        return self.versions[0].case is None


@dataclass(frozen=True)
class Overview:
    """All of it. `copied`: days since the last copy on another disk, None where there is none known. `backup`: the day
    of the newest backup. `asked`: interviews whose questionnaire is not finished; they do not wait for a decision yet,
    and are counted as waiting all the same. `wanting`: stored files that are not what was taken in. `bare`: the vault
    has no case and no visit yet. `unanswered`: steps before authorities whose answer is overdue. `letters`:
    answers to letters that are overdue or due within a week; `unsent`: letters that went to nobody yet. `demands`:
    demands and promises whose day is over or near. `out`: who is out on a visit. `reviews`: points of safety check
    lists and plans that were to be looked at again. `reports`: those whose day is near or over, and those in whose
    issued version somebody agrees no longer."""

    today: datetime.date
    copied: int | None
    backup: datetime.date | None
    overdue: tuple[Due, ...]
    soon: tuple[Due, ...]
    visits_today: tuple[Visit, ...]
    visits_next: tuple[Visit, ...]
    waiting: tuple[Interview, ...]
    waiting_number: int
    withdrawn: tuple[StillOut, ...]
    inbox: tuple[Capture, ...]
    inbox_number: int
    unfinished: tuple[Record, ...]
    asked: tuple[Interview, ...]
    wanting: tuple[Standing, ...]
    bare: bool
    unanswered: tuple[Overdue, ...] = ()
    letters: tuple[letters_due.Due, ...] = ()
    unsent: tuple[letters_due.Due, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    demands: tuple[asks.Told, ...] = ()
    out: tuple[Out, ...] = ()
    reviews: tuple[SafetyCheck | SafetyPlan, ...] = ()
    reports: tuple[report_list.Listed, ...] = ()

    @property
    def deeds(self) -> int:
        """How many things ask for a deed: what a badge counts."""
        waiting = self.waiting_number + self.inbox_number + len(self.unfinished)
        late = len(self.overdue) + len(self.unanswered) + sum(one.late for one in self.letters)
        late += sum(one.state.over for one in self.demands)
        late += sum(one.late or bool(one.gone) for one in self.reports)
        safety = sum(one.overdue for one in self.out) + len(self.reviews)
        return late + safety + len(self.withdrawn) + len(self.wanting) + waiting


def overview(look: Look, today: datetime.date | None = None, backups: Sequence[Path] | None = None) -> Overview:
    """What waits today. `today` is the world's day and `backups` those of the vault's folder unless they are given."""
    day = today or look.world.today()
    paths = look.backups() if backups is None else backups
    last = copies.last_copy(look)
    visits_today, visits_next = _visits(look, day)
    asked = visits.unfinished(look)
    return Overview(
        today=day,
        copied=max(0, day.toordinal() - last.day) if last is not None else None,
        backup=_newest(paths, look.world.offset()),
        overdue=tuple(one for one in _due(look, day, 1, day.toordinal() - 1) if one.days < 0),
        soon=tuple(_due(look, day, day.toordinal(), day.toordinal() + SOON_DAYS)),
        visits_today=visits_today,
        visits_next=visits_next,
        waiting=tuple(one for one in visits.waiting(look, MOST) if one not in asked),
        waiting_number=visits.number_waiting(look),
        withdrawn=tuple(_still_out(look, day)),
        inbox=captures.inbox(look, MOST),
        inbox_number=captures.waiting(look),
        unfinished=tuple(one for one in look.unfinished() if one.KIND not in COVERED),
        asked=asked,
        wanting=standing(look),
        unanswered=remedies.overdue(look, day, MOST),
        letters=letters_due.due(look, day, MOST),
        unsent=letters_due.unsent(look, day, MOST),
        meetings=meetings_told.to_come_back_to(look, day),
        demands=asks.waiting(look, day),
        out=check_ins.out(look),
        reviews=safety_checks.reviews_over(look, day)[:MOST],
        reports=report_list.waiting(look, day, MOST),
        bare=not count(look, Asked(Case)) and not count(look, Asked(Visit)),
    )


def _newest(paths: Sequence[Path], offset: int) -> datetime.date | None:
    if not paths:
        return None
    return datetime.date.fromordinal(Instant(max(copies.made_at(path).milliseconds for path in paths), offset).day)


def _due(look: Look, today: datetime.date, first: int, last: int) -> list[Due]:
    """Tasks that are due between two days (numbers), the most urgent first. An uncertain day counts by its last."""
    asked = Asked(Task, equals=(("done", False),), sort="due", days=("due", first, last))
    tasks = found(look, Task, asked, MOST)
    return [_due_of(look, task, task.due.last - today.toordinal()) for task in tasks if task.due is not None]


def _due_of(look: Look, task: Task, days: int) -> Due:
    case = case_of(look, task.scope)
    if case is not None:
        return Due(task, days, case.code, case)
    visit = next(iter(found(look, Visit, Asked(Visit, scope=task.scope), 1)), None)
    return Due(task, days, "", visit)


def _visits(look: Look, day: datetime.date) -> tuple[tuple[Visit, ...], tuple[Visit, ...]]:
    """The visits of today, and the next few."""
    number = day.toordinal()
    # Of a visit "in March" nobody can say that it is today.
    here = found(look, Visit, Asked(Visit, days=("date", number, number)), MOST)
    ahead = Asked(Visit, sort="date", days=("date", number + 1, number + 366))
    later = (one for one in found(look, Visit, ahead, MOST) if one.date is not None and one.date.first > number)
    exact = (one for one in here if one.date is not None and one.date.first == one.date.last)
    return tuple(exact), tuple(later)[:_NEXT]


def _still_out(look: Look, day: datetime.date) -> Iterator[StillOut]:
    """People who took consent back and are still told of in the newest issued version for a use and language, or in the
    newest one of a letter to whoever has it."""
    withdrawn = found(look, Consent, Asked(Consent, days=("withdrawn_on", 1, day.toordinal())))
    whom = dict.fromkeys((one.person, one.scope) for one in withdrawn if one.person is not None)
    issued = found(look, Issued, Asked(Issued, scope=look.own, equals=(("case", None),))) if whom else ()
    posted = _newest_letters(issued)
    for person_id, scope in whom:
        person, case = look.get(Person, person_id), case_of(look, scope)
        if person is None:
            continue
        mine = found(look, Issued, Asked(Issued, scope=look.own, equals=(("case", case.id),))) if case else ()
        versions = tuple(one for one in _newest_versions(mine) if no_longer_agreed(look, person, one, day))
        if versions:
            yield StillOut(person, case, versions)
        for letter_id, every in posted.items():
            versions = tuple(one for one in every if no_longer_agreed(look, person, one, day))
            if versions:
                letter = look.get(Letter, letter_id)
                lies_in = case_of(look, letter.scope) if letter is not None else None
                yield StillOut(person, lies_in, versions, letter)


def _newest_letters(issued: Sequence[Issued]) -> dict[bytes, tuple[Issued, ...]]:
    """The versions of each letter after which none went to all who have that one."""
    by_letter: dict[bytes, list[Issued]] = {}
    for one in sorted(issued, key=lambda version: version.version or 0):
        if one.case is None and one.report is None and one.records:
            by_letter.setdefault(one.records[0], []).append(one)
    return {letter: tuple(_not_replaced(every)) for letter, every in by_letter.items()}


def _not_replaced(versions: Sequence[Issued]) -> Iterator[Issued]:
    for at, one in enumerate(versions):
        had = set(one.recipient.split(RECIPIENTS))
        if not any(had <= set(later.recipient.split(RECIPIENTS)) for later in versions[at + 1 :]):
            yield one


def _newest_versions(issued: Sequence[Issued]) -> list[Issued]:
    """The newest version for each use and language."""
    newest: dict[tuple[str, str], Issued] = {}
    for one in sorted(issued, key=lambda version: version.version or 0):
        newest[one.use, one.language] = one
    return list(newest.values())
