"""Who is said to have been involved in an act and in which degree, one line each; an allegation, never a finding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.case import Act
from fieldcase.model.ids import InvolvementId, PersonId
from fieldcase.model.people import Person
from fieldcase.model.remedies import Involvement
from ui.pages.involvement_panel import involvement_panel
from ui.widgets.basics import WIDE_GAP, clear, column, label
from ui.widgets.line_button import LineButton
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.look import Look
    from ui.record_form import RecordForm
    from ui.workplace import Workplace

_READ_AFTER_MS = 60
_NOBODY = N_(
    "Nobody has to be named: an act is complete without an alleged perpetrator. Whoever is chosen above stands here, "
    "with what this one is said to have done."
)


@dataclass(frozen=True)
class Involved:
    """A person, what the person is called, and the record of the involvement: None where nothing is written yet, one
    that was begun and not entered where `written` is False."""

    person: Person
    name: str
    involvement: Involvement | None
    written: bool


def involved_in(look: Look, act: Act, work: Workplace) -> tuple[Involved, ...]:
    """Everybody who is chosen as an alleged perpetrator, and whoever has an involvement in the act. Runs on the reading
    lane."""
    written = {one.person: one for one in look.all(Involvement, act.scope) if one.act == act.id and one.person}
    found = []
    for key in dict.fromkeys((*act.perpetrators, *written)):
        person = look.get(Person, key)
        if person is not None and not person.hidden:
            one = written.get(person.id) or look.begun(Involvement, act=act.id, person=person.id)
            name = called(person, work.tables, work.words)
            named = f"{name} ({person.function})" if person.function else name
            found.append(Involved(person, named, one, person.id in written))
    return tuple(found)


class InvolvementCard(QFrame):
    """The card: a line opens the involvement of that person."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self.work, self.form, self.words = work, form, work.words
        self.setProperty("kind", "card")
        self._lines = column(gap=2)
        self._nobody = label(self.words(_NOBODY), "muted", wrap=True)
        heading = label(self.words(N_("Involvement and its degree")), "heading", wrap=True)
        self.setLayout(column(heading, self._nobody, self._lines, edge=WIDE_GAP))
        self._timer = delayed(self, _READ_AFTER_MS, self.read)
        form.edited.connect(self._timer.start)
        form.showed.connect(self.read)
        work.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds & {"involvement", "person"}:
            self._timer.start()

    def read(self) -> None:
        """Ask who stands here now."""
        self._timer.stop()
        act = self.form.as_typed()
        if isinstance(act, Act):
            self.work.ask(lambda look: involved_in(look, act, self.work), self._show, self, "involved")

    def _show(self, found: tuple[Involved, ...]) -> None:
        clear(self._lines)
        self._nobody.setVisible(not found)
        for one in found:
            said = called(one.involvement, self.work.tables, self.words) if one.involvement and one.written else ""
            aside = "" if said else self.words(N_("not written yet"))
            line = LineButton(
                f"{one.name}: {said}" if said else one.name, partial(self._open, one), icon="user", aside=aside
            )
            self._lines.addWidget(line)

    def _open(self, one: Involved) -> None:
        act = self.form.as_typed()
        if not isinstance(act, Act):
            return
        blank = Involvement(
            id=InvolvementId(self.work.desk.new_id()), scope=act.scope, act=act.id, person=PersonId(one.person.id)
        )
        self.form.enter(
            lambda: self.work.asked_for_panel.emit(involvement_panel(self.work, one.involvement or blank, one.name))
        )  # fmt: skip
