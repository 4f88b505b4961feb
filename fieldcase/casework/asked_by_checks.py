"""Questions that a check asks about a record: once for each record and rule, until somebody answers.

A check never finds and never decides; what it sees it asks, as a question with its day like any other. Knows tasks and
the record they are about; refuses to know which check it is.
"""

from __future__ import annotations

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.questions import KIND, in_order
from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Task
from fieldcase.model.ids import AnyId, TaskId


def ask(desk: Desk, about: Record, rule: str, text: str, due: UncertainDate | None = None) -> Changes:
    """Ask a question about a record, in its scope, due on a day or on none; answers what was changed.

    The same rule asks the same record once: an answered question, and one that was put into the bin, are not asked
    again. An empty `rule` is a person's own question, which may be asked as often as it comes to mind.
    """
    if rule and was_asked(desk, about, rule):
        return Changes()
    return desk.save(
        None,
        Task(id=TaskId(desk.new_id()), scope=about.scope, kind=KIND, text=text, due=due, about=AnyId(about.key),
             rule=rule),
    )  # fmt: skip


def asked_by(source: Sight, about: Record, rule: str) -> Task | None:
    """The question that a rule asked about a record; None where there is none, or only one in the bin."""
    fits = (("about", about.key), ("rule", rule))
    return next(iter(found(source, Task, Asked(Task, about.scope, equals=fits), 1)), None)


def was_asked(source: Sight, about: Record, rule: str) -> bool:
    """Whether a rule asked about a record before: what is answered or in the bin counts."""
    return any(
        found(source, Task, Asked(Task, about.scope, equals=(("about", about.key), ("rule", rule)), hidden=hidden), 1)
        for hidden in (False, True)
    )


def questions_about(look: Look, record: Record) -> tuple[Task, ...]:
    """The questions about a record, in its scope: open ones first, by the day they are due."""
    fits = (("about", record.key), ("kind", KIND))
    return in_order(found(look, Task, Asked(Task, record.scope, equals=fits)))


def open_questions(look: Look, record: Record) -> tuple[Task, ...]:
    """The questions about a record that nobody has answered yet, by the day they are due."""
    return tuple(one for one in questions_about(look, record) if not one.done)
