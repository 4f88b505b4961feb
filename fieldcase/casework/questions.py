"""The open questions of a case: what must still be found out, by whom, until when; asked, and ticked when known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.contacts import Contact, contact_of_task
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.errors import NoSuchRecord
from fieldcase.model.asked import Asked
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import ScopeId
from fieldcase.model.people import Member

KIND = "question"
_LAST = 10**9


@dataclass(frozen=True)
class Question:
    """A question, the pseudonym of whoever is to find it out ("" where nobody was chosen), whether its day is over, how
    the person it is about may be reached (None where it is about nobody), and the record it is about (None where it is
    about none, or that one is gone)."""

    task: Task
    whom: str
    overdue: bool
    contact: Contact | None
    about: Record | None = None


def about_of(look: Look, task: Task) -> Record | None:
    """The record that a question is about; None where it is about none, or that one is gone or in the bin."""
    try:
        record = look.find(task.about) if task.about is not None else None
    except NoSuchRecord:
        return None
    return record if record is not None and not record.hidden else None


def questions(look: Look, scope: ScopeId) -> tuple[Question, ...]:
    """The questions of a case: open ones first, by the day they are due, those without a day after them."""
    members = {member.id: member.pseudonym for member in look.all(Member)}
    today = look.world.today().toordinal()
    tasks = look.page(Task, look.vector(Asked(Task, scope, equals=(("kind", KIND),))))
    found = [
        Question(
            task, members.get(task.assigned, "") if task.assigned else "",
            not task.done and task.due is not None and task.due.last < today,
            contact_of_task(look, task), about_of(look, task),
        )
        for task in tasks
    ]  # fmt: skip
    place = {task.id: number for number, task in enumerate(in_order(tasks))}
    return tuple(sorted(found, key=lambda one: place[one.task.id]))


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Open ones first, by the last day on which each is due, those without a day after them."""
    return tuple(sorted(tasks, key=lambda one: (one.done, one.due.last if one.due else _LAST)))


def tick(desk: Desk, task: Task, done: bool) -> Changes:
    """Say that a question is answered, or that it is open again."""
    return desk.save(task, replace(task, done=done))
