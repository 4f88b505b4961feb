"""A case at a glance: what its head says and what its tabs count. Only for the screen; the gate alone decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldcase.casework.agreed import BAD, GOOD, PLAIN, WARN, Agreed, is_child, needs_consent
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case, Event
from fieldcase.model.courts import Decision
from fieldcase.model.deskwork import Issued
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Task
from fieldcase.model.letters import Letter
from fieldcase.model.people import Consent, Person
from fieldcase.rules.consents import TEXT, State, answer

# For what use the head tells the consent: the one a case is most often told for.
USE = "story"
_SAID = {
    State.WITHDRAWN: (N_("consent: withdrawn"), BAD),
    State.REFUSED: (N_("consent: refused"), BAD),
    State.EXPIRED: (N_("consent: has run out"), WARN),
    State.NO_GUARDIAN: (N_("consent: a guardian has to agree"), WARN),
    State.NOT_ASKED: (N_("consent: not asked yet"), WARN),
    State.WITHOUT_NAME: (N_("consent: a story without the name"), GOOD),
    State.NAMED: (N_("consent: a story by name"), GOOD),
}


@dataclass(frozen=True)
class Glance:
    """A case, what the people whose case it is agreed to (the strictest of them), and how much of each kind it has."""

    case: Case
    agreed: Agreed
    counts: Mapping[str, int]


def glance(look: Look, case: Case, words: Words) -> Glance:
    """Read what the head and the tabs of a case say."""
    scope = case.scope
    counts = {kind.KIND: look.count(Asked(kind, scope)) for kind in (Event, Person, Evidence, Letter, Decision)}
    counts[Issued.KIND] = look.count(Asked(Issued, equals=(("case", case.id),)))
    counts[Task.KIND] = look.count(Asked(Task, scope, equals=(("kind", "question"), ("done", False))))
    return Glance(case, _agreed(look, case, words), counts)


def _agreed(look: Look, case: Case, words: Words) -> Agreed:
    found = [look.get(Person, who) for who in case.about]
    people = [person for person in found if person is not None]
    if not people:
        return Agreed(words(N_("not said whose case it is")), WARN)
    asked = [person for person in people if needs_consent(person, look.tables)]
    if not asked:
        return Agreed(words(N_("nobody here has to be asked")), PLAIN)
    consents = look.all(Consent, case.scope)
    today = look.world.today()
    states = [
        answer(
            (consent for consent in consents if consent.person == person.id), USE, TEXT, today,
            minor=is_child(person, look.tables),
        ).state
        for person in asked
    ]  # fmt: skip
    said, dress = _SAID[min(states)]
    return Agreed(words(said), dress)
