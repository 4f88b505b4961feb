"""Taking up an interview: a case comes to refer to it (docs/decisions/0032-taking-up-an-interview.md).

Nothing moves and no words are copied. The case gets a record of its own of the person, under the same pseudonym, with
what the person agreed to and refused; the account stays with the visit, where erasing it erases it.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.casework import cases, deciding, people, settings
from fieldcase.casework.desk import Desk
from fieldcase.errors import N_
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.ids import AnyId, ConsentId, PersonId, TaskId
from fieldcase.model.people import Person


def take_up(desk: Desk, interview: Interview, case: Case | str = "", because: str = "") -> Case:
    """Have a case take up an interview, as one deed; `case` is one that is there, or the code of a new one.

    The case is about the person; a task asks to write down what the interview tells. `because` says why it is taken up,
    and stands in place of an earlier decision's reason. ValueError for a refusal, in which there is nobody and nothing
    to take up. CodeTaken where the code is another's.
    """
    if interview.refused_because:
        raise ValueError("a refusal is nobody's case")
    with desk.deed():
        visit = desk.get(Visit, interview.visit) if interview.visit is not None else None
        taken = case if isinstance(case, Case) else cases.new_case(
            desk, code=case, country=visit.country if visit else ""
        )  # fmt: skip
        told = desk.get(Person, interview.person) if interview.person is not None else None
        person = _twin(desk, told, taken) if told is not None else None
        if interview.id not in taken.interviews:
            about = (person.id,) if person is not None and person.id not in taken.about else ()
            changed = replace(taken, interviews=(*taken.interviews, interview.id), about=(*taken.about, *about))
            desk.save(taken, changed)
            _ask_to_write(desk, changed, person)
            taken = changed
        if interview.decided != deciding.TAKEN or because.strip():
            desk.save(interview, replace(interview, decided=deciding.TAKEN, decided_because=because.strip()))
        deciding.forget_typed(desk, interview)
    return taken


def _twin(desk: Desk, told: Person, case: Case) -> Person:
    """The case's own record of a person of a visit, made with all consents and refusals where it is not there yet."""
    here = desk.all(Person, case.scope)
    for known in here:
        if known.met_as == told.key:
            return known
    # Two people of a case must not share a pseudonym: a dossier replaces it wherever it stands.
    taken = told.pseudonym in {known.pseudonym for known in here}
    person = Person(
        id=PersonId(desk.new_id()), scope=case.scope, kind=told.kind, gender=told.gender, age_band=told.age_band,
        pseudonym=people.free_pseudonym(desk) if taken else told.pseudonym, contact=told.contact,
        met_as=AnyId(told.id),
    )  # fmt: skip
    desk.save(None, person)
    for consent in people.consents_of(desk, told):
        copied = replace(consent, id=ConsentId(desk.new_id()), scope=case.scope, person=person.id)
        desk.save(None, copied)
    return person


def _ask_to_write(desk: Desk, case: Case, person: Person | None) -> None:
    said = words(settings.get(desk, "language"))
    task = Task(
        id=TaskId(desk.new_id()), scope=case.scope, person=person.id if person else None, assigned=desk.member,
        text=said(N_("Write into the chronology what the interview tells, as far as the person agreed.")),
    )  # fmt: skip
    desk.save(None, task)
