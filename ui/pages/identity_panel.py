"""The identity of one person: a deed of its own, with a reason, by the case's lead.

It stays hidden until somebody asks for it, and that look is kept in the access log. What is typed is kept as a draft
inside the vault and becomes an entry by the button alone. A name that is not on the laptop nobody can be made to give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldcase.casework import people, safekeeping
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.declare import field_named
from fieldcase.model.ids import AnyId, IdentityId
from fieldcase.model.people import Person, PersonIdentity
from ui.declared import editor_of, spec_of
from ui.record_form import DRAFT_AFTER_MS
from ui.widgets.basics import button, column, label, row, scrolled
from ui.widgets.fields import FieldEdit, Unread, values_of
from ui.widgets.overlay import Panel
from ui.widgets.turns import delayed

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LINES = (
    ("name",), ("other_names",), ("birth_date", "document"), ("phone", "email"), ("accounts",), ("address",),
    ("school",),
)  # fmt: skip
_FIELDS = tuple(name for line in _LINES for name in line)
_WARNING = N_(
    "A name that is not on this laptop nobody can be made to give. Write down only what the case cannot do without."
)


@dataclass(frozen=True)
class Kept:
    """The identity as it is entered (None where there is none), as it stands with its drafts, and unread words."""

    entered: PersonIdentity | None
    now: PersonIdentity
    words: dict[str, str]


def kept(look: Look, person: Person, fresh: bytes) -> Kept:
    """Read it; `fresh` is the id for a new one. Runs on the reading lane."""
    entered = next((one for one in look.all(PersonIdentity, person.scope) if one.person == person.id), None)
    begun = look.begun(PersonIdentity, person=person.id)
    blank = PersonIdentity(id=IdentityId(fresh), scope=person.scope, person=person.id)
    now = entered or begun or blank
    drafts = {draft.field: draft.value for draft in look.drafts(now.key)}
    return Kept(entered, replace(now, **drafts), look.draft_words_of(now.key))


def show_identity(work: Workplace, person: Person, *, there: bool) -> None:
    """Open the identity. Where there is one, that somebody looked at it is written down before it is shown."""

    def shown(found: Kept) -> None:
        work.asked_for_panel.emit(IdentityPanel(work, person, found))

    def ask(_logged: object = None) -> None:
        fresh = work.desk.new_id()
        work.ask(lambda look: kept(look, person, fresh), shown, work, "identity")

    if there:
        work.do(lambda desk: safekeeping.log_access(desk, "view", AnyId(person.key)), ask)
    else:
        ask()


class IdentityPanel(Panel):
    """The reason first; the other fields open when there is one."""

    WIDTH = 720

    def __init__(self, work: Workplace, person: Person, found: Kept) -> None:
        words = work.words
        super().__init__(words(N_("Identity")))
        self.work, self.person, self.found = work, person, found
        self.reason = self._edit("reason")
        self.fields = {name: self._edit(name) for name in _FIELDS}
        self._unkept: set[str] = set()
        self._timer = delayed(self, DRAFT_AFTER_MS, self._keep)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.record = button(words(N_("Save")), self._record, "primary")
        self._lay()
        for edit in (self.reason, *self.fields.values()):
            edit.edited.connect(self._edited)
        self._open_fields()
        work.hold(self, self.unkept_deeds)

    def _edit(self, name: str) -> FieldEdit:
        field = field_named(PersonIdentity, name)
        edit = editor_of(spec_of(field, self.work, {}, long=name == "address"), self.work)
        edit.show_value(getattr(self.found.now, name), self.found.words.get(name))
        return edit

    def _lay(self) -> None:
        words, there = self.work.words, self.found.entered is not None
        title = words(N_("Identity of {person}")).format(person=self.person.pseudonym)
        inside = QWidget()
        lines = [row(*(self.fields[name] for name in names), gap=12) for names in _LINES]
        for line, names in zip(lines, _LINES, strict=True):
            for name in names:
                line.setAlignment(self.fields[name], Qt.AlignmentFlag.AlignTop)
        inside.setLayout(column(*lines, gap=10))
        last = row(self.record, button(words(N_("Close")), self.escaped))
        last.insertStretch(0, 1)
        logged = label(words(N_("This look is written in the access log of the vault.")), "muted", wrap=True)
        logged.setVisible(there)
        self.setLayout(
            column(
                label(title, "heading", wrap=True), label(words(_WARNING), "muted", wrap=True), logged, self.reason,
                scrolled(inside), self.wrong, last, gap=10, edge=20,
            )
        )  # fmt: skip
        self.setMinimumHeight(440)

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason

    def _open_fields(self) -> None:
        given = bool(str(self.reason.value()).strip())
        for edit in self.fields.values():
            edit.setEnabled(given)
        self.record.setEnabled(given)

    def _edited(self, name: str) -> None:
        self._unkept.add(name)
        if name == "reason":
            self._open_fields()
        if not self._timer.isActive():
            self._timer.start()

    def unkept_deeds(self) -> list[Callable[[Desk], None]]:
        """What keeps as drafts the fields typed since the last draft: by the panel's timer, or at once by lock."""
        deeds: list[Callable[[Desk], None]] = []
        if self._unkept and self.found.entered is None:
            deeds.append(_drafting(self.found.now, "person", self.person.id))
        for name in sorted(self._unkept):
            edit = self.reason if name == "reason" else self.fields[name]
            try:
                deeds.append(_drafting(self.found.now, name, edit.value()))
            except Unread:
                deeds.append(_wording(self.found.now, name, edit.words()))
        return deeds

    def _keep(self) -> None:
        deeds, self._unkept = self.unkept_deeds(), set()
        for deed in deeds:
            self.work.owed.keep(deed)

    def escaped(self) -> None:
        """Close; what was typed stays a draft of the vault until it is recorded."""
        self._keep()
        self.close_panel()

    def _record(self) -> None:
        values = values_of(self.fields)
        if values is None:
            return
        reason, person, draft = str(self.reason.value()).strip(), self.person, self.found.now.key
        self._timer.stop()
        self._keep()

        def deed(desk: Desk) -> Changes:
            changes = people.identify(desk, person, reason, **values)
            desk.give_up(draft)
            return changes

        said = self.work.words(N_("The identity is recorded."))
        self.work.do(deed, lambda _changes: self.close_panel(), said, self._failed)

    def _failed(self, wrong: FieldcaseError) -> None:
        self.wrong.setText(wrong.told(self.work.words))
        self.wrong.show()


def _drafting(record: PersonIdentity, name: str, value: Any) -> Callable[[Desk], None]:
    return lambda desk: desk.draft(record, name, value)


def _wording(record: PersonIdentity, name: str, text: str) -> Callable[[Desk], None]:
    return lambda desk: desk.draft_words(record, name, text)
