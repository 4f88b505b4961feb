"""Answers from another program become interviews of a visit: the files beside them stored, then all of it in one deed.

Each interview is of a person of its own, under a random pseudonym, with what the form said of consent and nothing more.
Knows plans; refuses to know in which file an answer stood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fieldcase.casework import answer_plan, asking, asking_files, evidence, people
from fieldcase.casework.answer_files import Opener
from fieldcase.casework.answer_plan import Coming, Plan, Step
from fieldcase.casework.answer_telling import identity_of
from fieldcase.casework.consents import QUESTIONS
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Stored
from fieldcase.casework.originals import Left, NotTaken
from fieldcase.errors import N_, Cancelled, ChildFailed, EvidenceRefused, TooLargeForDisk
from fieldcase.forms.received import with_values
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.ids import ConsentId, InterviewId, TaskId
from fieldcase.model.people import Consent, Person
from fieldcase.parsers.archives import NotUnpacked

NOT_STORED = N_("it could not be stored; the answer keeps its name")
# What is stored of the files beside answers: by the number of the submission and the address of the question.
Kept = Mapping[tuple[int, str], Stored]


@dataclass(frozen=True)
class Taken:
    """What came in, and how many of the planned were there already when it was done."""

    interviews: tuple[Interview, ...]
    known: int = 0


def stored(
    desk: Desk, plan: Plan, step: Step | None = None, cancelled: Callable[[], bool] | None = None
) -> tuple[dict[tuple[int, str], Stored], tuple[Left, ...]]:  # fmt: skip
    """Encrypt the files beside the answers into the vault's folder; touches no connection. What cannot be stored is
    left. Cancelled, a full disk and their like leave none of them behind."""
    from fieldcase.parsers.metadata import child_for_a_batch  # what reads pictures is slow to load

    wanted = [(number, one) for number, coming in enumerate(plan.coming) for one in coming.files]
    kept: dict[tuple[int, str], Stored] = {}
    left: list[Left] = []
    with child_for_a_batch() as batch, Opener() as opener:
        try:
            for done, (number, one) in enumerate(wanted):
                if cancelled is not None and cancelled():
                    raise Cancelled
                if step is not None:
                    step(done, len(wanted))
                try:
                    with opener.opened(one.medium) as source:
                        made = evidence.store(desk, source, one.medium.last, None, cancelled, batch)
                        kept[number, one.address] = made
                except (NotTaken, NotUnpacked, EvidenceRefused, TooLargeForDisk, ChildFailed):
                    if (changed := kept.pop((number, one.address), None)) is not None:
                        evidence.forget(desk, [changed])  # it changed while it was read
                    left.append(Left(one.medium.name, NOT_STORED))
        except BaseException:
            evidence.forget(desk, kept.values())
            raise
    return kept, tuple(left)


def take(
    desk: Desk, plan: Plan, visit: Visit, kept: Kept, step: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Taken:  # fmt: skip
    """Make interviews of all that is planned, in one deed that is undone as one. What came in since it was planned is
    left out. Where anything fails, nothing is kept, and the stored files are removed."""
    try:
        with desk.deed():
            ids = answer_plan.here(desk).ids
            made: list[Interview] = []
            known = 0
            for number, one in enumerate(plan.coming):
                if cancelled is not None and cancelled():
                    raise Cancelled
                if step is not None:
                    step(number, len(plan.coming))
                if identity_of(one.received.xml) in ids:
                    known += 1
                    continue
                mine = {address: file for (which, address), file in kept.items() if which == number}
                made.append(_taken(desk, one, visit, mine))
    except BaseException:
        evidence.forget(desk, kept.values())
        raise
    return Taken(tuple(made), known)


def _taken(desk: Desk, one: Coming, visit: Visit, files: Mapping[str, Stored]) -> Interview:
    person = people.new_person(desk, visit.scope)
    day = UncertainDate(one.day) if one.day else visit.date
    for question, answer in one.spoken.items():
        if answer != "later":
            desk.save(None, _consent(desk, person, question, answer, day))
    interview = Interview(
        id=InterviewId(desk.new_id()), scope=visit.scope, visit=visit.id, person=person.id, date=day, notes=one.notes,
        questionnaire=one.form.id, answers=one.received.xml, score=asking.points(one.received.score),
    )  # fmt: skip
    answers = {}
    for beside in one.files:
        file = files.get(beside.address)
        if file is not None:
            answers[beside.address] = asking_files.attach(desk, interview, [file], beside.title).answer
    if answers:
        interview = replace(interview, answers=with_values(one.received.xml, answers))
    desk.save(None, interview)
    for text in one.received.questions:
        desk.save(None, Task(
            id=TaskId(desk.new_id()), scope=visit.scope, kind="question", text=text, person=person.id,
            assigned=desk.member, interview=interview.id,
        ))  # fmt: skip
    return interview


def _consent(desk: Desk, person: Person, question: str, answer: str, day: UncertainDate | None) -> Consent:
    """What the form says: on the day of the interview, how and to whom nobody says."""
    return Consent(
        id=ConsentId(desk.new_id()), scope=person.scope, person=person.id, uses=QUESTIONS[question], media=("text",),
        level="without_name" if answer == "yes" else "refused", how="not_stated", given_on=day, recorded=desk.now(),
    )  # fmt: skip
