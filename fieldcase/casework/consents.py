"""Consent as it is given in the field: three spoken questions, a refusal, a withdrawal and what it reaches."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from fieldcase.casework import people
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight
from fieldcase.errors import N_
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

# How each is asked aloud, what it means, and the three answers.
TITLES = {
    "statistics": N_("May we count you in statistics?"),
    "story": N_("May we tell your story without your name?"),
    "court": N_("May it go to court or into a complaint?"),
}
MEANINGS = {
    "statistics": N_("Only a number in a table: nobody can be told from it."),
    "story": N_("Under an invented name, to the authorities, the UN, journalists and those who pay for the work."),
    "court": N_("Without the name too; a lawyer asks again before anything is handed in."),
}
ANSWERS = (("yes", N_("Yes")), ("no", N_("No")), ("later", N_("Ask later")))


def spoken(desk: Desk, person: Person, answers: dict[str, str], media: Sequence[str] = ("text",)) -> Changes:
    """Keep the answers (yes, no, later) to the spoken questions as consents of today; "later" writes nothing.

    A no counts for every record of the same human, a yes for this one alone.
    """
    changes = Changes()
    with desk.deed():
        twins = people.twins(desk, person)
        for question, uses in QUESTIONS.items():
            answer = answers.get(question, "later")
            if answer in ("yes", "no"):
                for one in (person, *(twins if answer == "no" else ())):
                    changes |= _said(desk, one, uses, media, answer)
    return changes


def _said(desk: Desk, person: Person, uses: tuple[str, ...], media: Sequence[str], answer: str) -> Changes:
    consent = Consent(
        id=ConsentId(desk.new_id()), scope=person.scope, person=person.id, uses=uses, media=tuple(media),
        level="without_name" if answer == "yes" else "refused", how="spoken", given_to=desk.member,
        given_on=UncertainDate(desk.world.today().isoformat()), recorded=desk.now(),
    )  # fmt: skip
    return desk.save(None, consent)


def withdraw(desk: Desk, person: Person) -> tuple[Changes, tuple[Issued, ...]]:
    """Withdraw all of a person's consents from today on, those that a case copied when it took up an interview too;
    returns the issued versions that contain the person."""
    today = UncertainDate(desk.world.today().isoformat())
    changes = Changes()
    same = (person, *people.twins(desk, person))
    with desk.deed():
        for one in same:
            for consent in people.consents_of(desk, one):
                if consent.level != "refused" and consent.withdrawn_on is None:
                    changes |= desk.save(consent, replace(consent, withdrawn_on=today))
    return changes, tuple(dict.fromkeys(version for one in same for version in issued_with(desk, one)))


def issued_with(source: Sight, person: Person) -> tuple[Issued, ...]:
    """The issued versions that contain a person: where their story already is."""
    return tuple(version for version in source.all(Issued, source.own) if person.id in version.people)


def follow(desk: Desk, came: Collection[bytes]) -> Changes:
    """What came from another laptop about consent holds for every record of the same human here: a withdrawal takes
    back what a case copied when it took an interview up, a refusal is written beside it. `came` are ids of records; the
    desk's own deed: undo does not touch it."""
    changes = Changes()
    every = (desk.get(Consent, key) for key in sorted(came))
    told = [one for one in every if one is not None and one.person and _takes_back(one)]
    with desk.deed(undoable=False):
        for one in told:
            person = desk.get(Person, one.person) if one.person is not None else None
            for twin in people.twins(desk, person) if person is not None else ():
                changes |= _follow(desk, twin, one)
    return changes


def _takes_back(told: Consent) -> bool:
    return told.level == "refused" or told.withdrawn_on is not None


def _follow(desk: Desk, twin: Person, told: Consent) -> Changes:
    changes, theirs = Changes(), people.consents_of(desk, twin)
    if told.level == "refused":
        if not any(one.level == "refused" and set(told.uses) <= set(one.uses) for one in theirs):
            copied = replace(told, id=ConsentId(desk.new_id()), scope=twin.scope, person=twin.id)
            changes |= desk.save(None, copied)
    elif told.withdrawn_on is not None:
        for one in theirs:
            if one.level != "refused" and one.withdrawn_on is None and set(one.uses) & set(told.uses):
                changes |= desk.save(one, replace(one, withdrawn_on=told.withdrawn_on))
    return changes
