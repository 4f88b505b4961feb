"""A court hearing that somebody went to: a visit of that kind, what was seen, the next one as a task, its decision.

A hearing's decision lies with its visit; into the register, where it is counted, it goes as a deed of its own, without
whatever is about a person there. Knows visits, hearings and decisions; refuses to say whether a court was right.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fieldcase.casework import visits
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight, found
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.fieldwork import Task, Visit
from fieldcase.model.ids import AnyId, DecisionId, HearingId, TaskId

KIND = "hearing"
# The rule by which the task of the next hearing is found again (Task.rule).
NEXT = "next-hearing"
_COMMON = ("court", "instance", "defence", "interpreter")
# What is about a person, or stays with the visit, and is not counted.
_STAYS = ("reference", "judge", "person", "act", "source", "evidence", "quote", "notes", "source_words")


def new_hearing(desk: Desk, case: Case | None = None) -> Visit:
    """Begin a visit to a hearing, of today; from a case its country and its code come along, and nothing of its
    people."""
    with desk.deed():
        visit = visits.new_visit(desk, KIND, country=case.country if case is not None else "")
        about = case.code if case is not None else ""
        desk.save(None, Hearing(id=HearingId(desk.new_id()), scope=visit.scope, visit=visit.id, about=about))
    return visit


def hearing_of(look: Look, visit: Visit) -> Hearing | None:
    """What was seen at the hearing of a visit, one too that is only begun; None where nothing is."""
    kept = found(look, Hearing, Asked(Hearing, scope=visit.scope), 1)
    return kept[0] if kept else look.begun(Hearing, scope=visit.scope)


def decision_of(look: Look, visit: Visit) -> Decision | None:
    """The decision of the hearing of a visit, one too that is only begun; None where there is none."""
    kept = found(look, Decision, Asked(Decision, scope=visit.scope), 1)
    return kept[0] if kept else look.begun(Decision, scope=visit.scope)


def blank_decision(visit: Visit, hearing: Hearing | None, key: DecisionId) -> Decision:
    """A decision to be entered for a hearing, with what the hearing says already."""
    said: dict[str, Any] = {name: getattr(hearing, name) for name in _COMMON} if hearing is not None else {}
    return Decision(
        id=key, scope=visit.scope, country=visit.country, date=visit.date, visit=visit.id, **said
    )  # fmt: skip


def enter(desk: Desk, before: Hearing | None, record: Hearing, words: Words) -> Changes:
    """Make an entry of what was typed of a hearing, and a task of the next one, moved where its day was moved."""
    with desk.deed():
        changes = desk.enter_drafts(before, record)
        now = desk.get(Hearing, record.key)
        if now is not None:
            changes |= _next(desk, now, words)
    return changes


def _next(desk: Desk, hearing: Hearing, words: Words) -> Changes:
    known = found(desk, Task, Asked(Task, scope=hearing.scope, equals=(("about", hearing.key), ("rule", NEXT))), 1)
    if known:
        return (
            desk.save(known[0], replace(known[0], due=hearing.next_on, done=False))
            if _moved(known[0], hearing)
            else Changes()
        )
    if hearing.next_on is None:
        return Changes()
    text = words(N_("Next hearing: {court}")).format(court=hearing.court or words(N_("the court is not named yet")))
    task = Task(
        id=TaskId(desk.new_id()), scope=hearing.scope, text=text, due=hearing.next_on, about=AnyId(hearing.key),
        rule=NEXT, assigned=desk.member,
    )  # fmt: skip
    return desk.save(None, task)


def _moved(task: Task, hearing: Hearing) -> bool:
    return hearing.next_on is not None and task.due != hearing.next_on


def in_register(source: Sight, visit: Visit) -> bool:
    """Whether the decision of a hearing is counted in the register already."""
    return bool(found(source, Decision, Asked(Decision, scope=source.register, equals=(("visit", visit.id),)), 1))


def into_register(desk: Desk, visit: Visit, decision: Decision) -> Changes:
    """Count a hearing's decision in the register, once: without its number, without anybody, without words."""
    if in_register(desk, visit):
        return Changes()
    empty = {name: getattr(Decision(id=decision.id, scope=decision.scope), name) for name in _STAYS}
    now = desk.get(Decision, decision.key) or decision
    return desk.save(None, replace(now, id=DecisionId(desk.new_id()), scope=desk.register, visit=visit.id, **empty))
