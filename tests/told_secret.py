"""A desk at which a secret got everywhere it can get: fields, versions, drafts, index, a passage, an issued dossier.

Knows what was told where, and erases it as a person would. Makes no claim of its own: tests do.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace

from fieldcase.casework import erasing
from fieldcase.casework.desk import Desk
from fieldcase.model.case import Case, Event
from fieldcase.model.deskwork import Issued
from fieldcase.model.ids import AnyId, CaseId, ConsentId, EventId, IdentityId, IssuedId, PassageId, PersonId
from fieldcase.model.people import Consent, Passage, Person, PersonIdentity

SECRET = ("Надежда Берёзова-Щёлкина", "Ёжиков переулок", "щёлкнула наручниками")
DOSSIER = "%PDF- Берёзова: щёлкнула наручниками".encode()


@dataclass
class Life:
    """A desk with the secret everywhere it can get: fields, earlier versions, drafts, index, a passage, a file."""

    desk: Desk
    case: Case = field(init=False)
    event: Event = field(init=False)
    person: Person = field(init=False)
    identity: PersonIdentity = field(init=False)
    issued: Issued = field(init=False)

    def __post_init__(self) -> None:
        desk = self.desk
        scope = desk.new_scope("case")
        self.person = Person(id=PersonId(desk.new_id()), scope=scope, pseudonym="Рябина", health=SECRET[2])
        self.identity = PersonIdentity(id=IdentityId(desk.new_id()), scope=scope, person=self.person.id,
                                       name=SECRET[0], address=SECRET[1])  # fmt: skip
        self.case = Case(id=CaseId(desk.new_id()), scope=scope, code="A-1", title="Дело", about=(self.person.id,))
        self.event = Event(id=EventId(desk.new_id()), scope=scope, what=f"Она {SECRET[2]}", place="Талас")
        for record in (self.person, self.identity, self.case, self.event):
            desk.save(None, record)
        for at in range(40):
            desk.save(None, Event(id=EventId(desk.new_id()), scope=scope, what=f"Соседнее событие {at} " * 9))
        self.edit()
        self.hang_on()
        self.issue()

    def edit(self) -> None:
        """Versions before and after, an undo, a redo, and what is being typed."""
        desk, first = self.desk, self.event
        desk.save(first, replace(first, what=f"{SECRET[0]} {SECRET[2]}"))
        desk.save(desk.find(first.id), self.event)
        desk.undo()
        desk.redo()
        desk.draft(self.event, "what", f"Недописанное: {SECRET[2]}")
        desk.draft(self.identity, "name", f"{SECRET[0]}, возможно")

    def hang_on(self) -> None:
        """A marked passage of the event and a consent of the person."""
        desk, scope = self.desk, self.event.scope
        desk.save(None, Passage(id=PassageId(desk.new_id()), scope=scope, about=AnyId(self.event.id), field="what",
                                words=SECRET[2]))  # fmt: skip
        desk.save(None, Consent(id=ConsentId(desk.new_id()), scope=scope, person=self.person.id, reason=SECRET[0]))

    def issue(self) -> None:
        """A dossier that was handed out and tells of the event and the person."""
        desk = self.desk
        stored = desk.vault.blobs.add(io.BytesIO(DOSSIER), desk.world.random)
        self.issued = Issued(
            id=IssuedId(desk.new_id()), scope=desk.own, case=self.case.id, use="court", at=desk.now(),
            sha256=stored.sha256, recipient="Суд", people=(self.person.id,), records=(AnyId(self.event.id),),
            blob=stored.blob_id, secret=stored.secret,
        )  # fmt: skip
        desk.save(None, self.issued)

    def erase_everything(self) -> None:
        """All there is about it, a field, a record and a person at a time."""
        for erase in (self.erase_field, self.erase_event, self.erase_person):
            erase()

    def erase_field(self) -> erasing.Erasure:
        """The event's own words."""
        return erasing.erase(self.desk, self.event.id, "what")

    def erase_event(self) -> erasing.Erasure:
        """The event."""
        return erasing.erase(self.desk, self.event.id)

    def erase_person(self) -> erasing.Erasure:
        """The person, with identity and consent."""
        return erasing.erase(self.desk, self.person.id)
