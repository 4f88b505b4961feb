"""How and when we may get in touch with somebody: what stands beside each task that means contact.

A husband may forbid it, a social service may listen (do-no-harm.md, Identity). Knows what a person said about it; where
nobody said anything, that is told too. Refuses to know a telephone number or an address: those are identity.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.casework.sight import Sight
from fieldcase.model.fieldwork import Interview, Task
from fieldcase.model.ids import PersonId
from fieldcase.model.people import Person


@dataclass(frozen=True)
class Contact:
    """A person, their pseudonym, and how and when they may be reached; "" where nobody said."""

    person: PersonId
    pseudonym: str
    how: str


def contact_of(source: Sight, person_id: PersonId | None) -> Contact | None:
    """How a person may be reached; None for nobody."""
    person = source.get(Person, person_id) if person_id is not None else None
    return Contact(person.id, person.pseudonym, person.contact.strip()) if person is not None else None


def contact_of_task(source: Sight, task: Task) -> Contact | None:
    """How the person of a task may be reached, of its interview where the task names nobody; None where there is no
    person in it."""
    person_id = task.person
    if person_id is None and task.interview is not None:
        interview = source.get(Interview, task.interview)
        person_id = interview.person if interview is not None else None
    return contact_of(source, person_id)
