"""Consent as it is given in the field: three spoken questions, a refusal, a withdrawal and what it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Issued
from fieldcase.model.ids import ConsentId
from fieldcase.model.people import Consent, Person

# The three spoken questions and the uses each answers for; a lawyer refines them later (do-no-harm.md, Consent).
QUESTIONS: dict[str, tuple[str, ...]] = {
    "statistics": ("statistics",),
    "story": ("story", "authority", "un_public", "un_confidential", "media", "donor", "internal"),
    "court": ("court", "complaint"),
}


def spoken(desk: Desk, person: Person, answers: dict[str, str], media: Sequence[str] = ("text",)) -> Changes:
    """Keep the answers (yes, no, later) to the spoken questions as consents of today; "later" writes nothing."""
    changes = Changes()
    with desk.deed():
        for question, uses in QUESTIONS.items():
            answer = answers.get(question, "later")
            if answer in ("yes", "no"):
                consent = Consent(
                    id=ConsentId(desk.new_id()), scope=person.scope, person=person.id, uses=uses, media=tuple(media),
                    level="without_name" if answer == "yes" else "refused", how="spoken", given_to=desk.member,
                    given_on=UncertainDate(desk.world.today().isoformat()), recorded=desk.now(),
                )  # fmt: skip
                changes |= desk.save(None, consent)
    return changes


def withdraw(desk: Desk, person: Person) -> tuple[Changes, tuple[Issued, ...]]:
    """Withdraw all of a person's consents from today on; returns the issued versions that contain the person."""
    today = UncertainDate(desk.world.today().isoformat())
    changes = Changes()
    with desk.deed():
        for consent in desk.all(Consent, person.scope):
            if consent.person == person.id and consent.level != "refused" and consent.withdrawn_on is None:
                changes |= desk.save(consent, replace(consent, withdrawn_on=today))
    return changes, issued_with(desk, person)


def issued_with(desk: Desk, person: Person) -> tuple[Issued, ...]:
    """The issued versions that contain a person: where their story already is."""
    return tuple(version for version in desk.all(Issued, desk.own) if person.id in version.people)
