"""Before a visit is sealed: all that was typed becomes entries of it, also what lies elsewhere in its small vault.

What nobody could open afterwards must not be left out because it was half typed. Knows drafts, interviews under way,
quick notes and records outside the visit's scope. Refuses to know keys.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.casework import asking, settings
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.visits import ANSWERS
from fieldcase.errors import Erased, FormError
from fieldcase.i18n import words
from fieldcase.model.declare import Record, declared, kinds
from fieldcase.model.deskwork import Access, Capture, Issued, Setting
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.ids import AnyId, TaskId

# What a desk notes for itself, and what was made of other records.
_STAYS: tuple[type[Record], ...] = (Access, Setting, Issued, Capture)


def write_down(desk: Desk, visit: Visit) -> None:
    """Enter everything of the small vault's drafts, notes and own records into the visit. Done twice, it is there once.

    An interview under way is finished with the answers it has. What no field can hold becomes a task of the visit.
    """
    for interview, rows in _under_way(desk):
        _finish(desk, visit, interview, rows)
    for key in desk.vault.drafts.records():
        _enter(desk, visit, key)
    for note in desk.all(Capture):
        if not note.dealt:
            with desk.deed():
                task = _task(desk, visit, " ".join(part for part in (note.hour, note.text) if part))
                desk.save(note, replace(note, dealt=True, became=AnyId(task.key)))
    for kind in kinds():
        for record in desk.all(kind, desk.own) if kind not in _STAYS else ():
            with desk.deed():
                desk.save(None, replace(record, id=desk.new_id(), scope=visit.scope))  # type: ignore[call-arg]
                desk.hide(record)


def new_in_register(desk: Desk, inner: Desk) -> list[Record]:
    """What was added to the small vault's register and is in this one's not: a site, an organisation."""
    found = [record for kind in kinds() for record in inner.all(kind, inner.register)]
    return [record for record in found if desk.get(type(record), record.key) is None]


def _under_way(desk: Desk) -> list[tuple[Interview, dict[str, str]]]:
    look = Look(desk)
    begun = [(look.get(Interview, key), key) for key, _ in look.drafted_in_parts(Interview, ANSWERS)]
    return [(one, look.draft_parts_of(key, ANSWERS)) for one, key in begun if one is not None]


def _finish(desk: Desk, visit: Visit, interview: Interview, rows: dict[str, str]) -> None:
    look = Look(desk)
    try:
        asking.finish(desk, interview, asking.resume(look, interview).finished())
    except FormError:  # its form is not there, or it has its answers: the words go along as they are
        with desk.deed():
            _task(desk, visit, "\n".join(f"{place}: {text}" for place, text in sorted(rows.items())))
            desk.vault.drafts.drop(interview.key, ANSWERS)


def _enter(desk: Desk, visit: Visit, key: bytes) -> None:
    """One record's drafts, entered; the words that could not be read as what they should be, as a task."""
    unread = desk.draft_words_of(key)
    before = desk.vault.store.find(key)
    blank = before or next((one for one in desk.unfinished() if one.key == key), None)
    with desk.deed():
        if blank is not None:
            try:
                desk.enter_drafts(before, blank)
            except Erased:
                unread = {}
            if unread:
                _task(desk, visit, _told(desk, blank, unread))
        desk.vault.drafts.drop(key)


def _told(desk: Desk, record: Record, unread: dict[str, str]) -> str:
    say = words(settings.get(desk, "language"))
    labels = {field.name: say(field.about.label) for field in declared(type(record))}
    return "\n".join(f"{labels[name]}: {text}" for name, text in unread.items())


def _task(desk: Desk, visit: Visit, text: str) -> Task:
    task = Task(id=TaskId(desk.new_id()), scope=visit.scope, text=text, assigned=desk.member)
    desk.save(None, task)
    return task
