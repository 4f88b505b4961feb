"""The line that adds a task by Enter. What stands in it is a draft inside the vault, so that neither lock nor a kill
takes it. Knows one task that is not yet there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from fieldcase.errors import N_
from fieldcase.model.fieldwork import Task, Visit
from fieldcase.model.ids import TaskId
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from ui.workplace import Workplace

_NAME = N_("New task, then Enter")


class TaskLine(QLineEdit):
    """The line. `added` is called with the id of a task as it is made."""

    def __init__(self, work: Workplace, added: Callable[[bytes], None]) -> None:
        super().__init__()
        self.work, self._added = work, added
        self._blank: Task | None = None
        self._unkept = False
        self.setPlaceholderText(work.words(_NAME))
        self.setAccessibleName(work.words(_NAME))
        self.returnPressed.connect(self.add)
        self._timer = delayed(self, DRAFT_AFTER_MS, self.keep)
        self.textEdited.connect(lambda _text: self._typed())
        work.hold(self, self.unkept_deeds)

    def show_visit(self, visit: Visit) -> None:
        """Stand for a visit, with what was begun in it and not added."""
        if self._blank is not None and self._blank.scope == visit.scope:
            return
        self.keep()
        self.clear()
        desk = self.work.desk
        self._blank = Task(id=TaskId(desk.new_id()), scope=visit.scope, assigned=desk.member)
        scope = visit.scope
        self.work.ask(lambda look: look.begun(Task, scope=scope), self._found, self, "begun")

    def _found(self, begun: Task | None) -> None:
        if begun is not None and not self.text():
            self._blank = begun
            self.setText(begun.text)

    def _typed(self) -> None:
        self._unkept = True
        if not self._timer.isActive():
            self._timer.start()

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What would keep the line: run by the timer, or at once by lock."""
        if self._blank is None or not self._unkept:
            return []
        task = replace(self._blank, text=self.text().strip())
        if task.text:
            return [lambda desk: desk.begin(task)]
        return [lambda desk: desk.give_up(task.key)]

    def keep(self) -> None:
        """Keep the line as a draft."""
        deeds = self.unkept_deeds()
        self._unkept = False
        self._timer.stop()
        for deed in deeds:
            assert self._blank is not None
            self.work.owed.keep(deed, (self._blank.key, "text"))

    def add(self) -> None:
        """Make the task of what stands in the line."""
        text, blank = self.text().strip(), self._blank
        if not text or blank is None:
            self.setFocus()
            return
        task = replace(blank, text=text)
        self._blank = replace(blank, id=TaskId(self.work.desk.new_id()), text="")
        self._unkept = False
        self._timer.stop()
        self.clear()
        self._added(task.key)

        def deed(desk: Desk) -> None:
            desk.save(desk.get(Task, task.key), task)
            desk.give_up(task.key)

        self.work.owed.keep(deed, (task.key,), said=self.work.words(N_("The task was added.")))
