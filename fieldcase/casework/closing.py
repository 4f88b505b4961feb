"""What stands when a visit ends: who told and who refused, what is recommended, and what is still to be done.

A visit is never closed for good: there is no such mark, and more may come in. Knows one visit; counts people and tells
none of them. What may be turned towards the people of the visit is chosen by `showing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from fieldcase.casework import asks
from fieldcase.casework.contacts import Contact, contact_of_task
from fieldcase.casework.look import Look
from fieldcase.casework.sight import found
from fieldcase.casework.visits import interviews
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Interview, Recommendation, Task, Visit
from fieldcase.model.people import Person


@dataclass(frozen=True)
class Unfinished:
    """An interview that was begun with a questionnaire and not finished, and the pseudonym of who gave it."""

    interview: Interview
    pseudonym: str


@dataclass(frozen=True)
class Closing:
    """Reasons of refusals by code with their number; what is recommended; open tasks and open questions; interviews
    that are not finished; how many wait for a decision; the pseudonyms of the visit's people; how the person of an open
    task may be reached, by the task's id."""

    refusals: tuple[tuple[str, int], ...]
    recommendations: tuple[Recommendation, ...]
    tasks: tuple[Task, ...]
    questions: tuple[Task, ...]
    unfinished: tuple[Unfinished, ...]
    waiting: int
    pseudonyms: tuple[str, ...]
    contacts: Mapping[bytes, Contact]


def closing(look: Look, visit: Visit) -> Closing:
    """How a visit stands. Runs on the reading lane."""
    from fieldcase.casework import asking  # the engine of forms comes with it

    told = interviews(look, visit)
    reasons = Counter(one.refused_because for one in told if one.refused_because)
    left_open = found(look, Task, Asked(Task, scope=visit.scope, equals=(("done", False),)))
    people = {one.id: one.pseudonym for one in look.all(Person, visit.scope)}
    begun = asking.unfinished(look, visit)
    waiting = sum(not one.refused_because and not one.decided for one in told)
    return Closing(
        refusals=tuple(sorted(reasons.items())),
        recommendations=asks.of_origin(look, visit),
        tasks=tuple(one for one in left_open if one.kind != "question"),
        questions=tuple(one for one in left_open if one.kind == "question"),
        unfinished=tuple(Unfinished(one, people.get(one.person, "") if one.person else "") for one in begun),
        waiting=waiting - sum(not one.decided for one in begun),
        pseudonyms=tuple(people.values()),
        contacts={task.key: reached for task in left_open if (reached := contact_of_task(look, task)) is not None},
    )
