"""The marked passages of a case: what each reveals, where it stands, and the release of an admission by the lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from fieldcase.casework import passages
from fieldcase.casework.called import called, kind_called
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.case import Case
from fieldcase.model.declare import Record, field_named
from fieldcase.model.people import Member, Passage
from ui.keys import Command
from ui.pages.record_list import Plan, RecordList
from ui.places import place_of
from ui.record_form import Group, RecordForm
from ui.widgets.basics import button, card, column, label, scrolling
from ui.widgets.empty import Empty
from ui.widgets.flow import flowing
from ui.widgets.rows import Column
from ui.widgets.split import Split

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_EMPTY = N_(
    "A marked passage is left out of dossiers. Select words in a long text of the case or of an act, and mark them."
)
_LEAD = N_("Only the lead of the case releases an admission, with a reason: it can turn against whoever spoke.")
_OTHERS = N_("A dossier prints it only for uses that may know such things. Only admissions are released one by one.")
_GONE = N_(
    "These words no longer stand in the text. Until the passage is marked anew, the whole field is held back from "
    "dossiers: mark the words as they stand now, then put this passage into the bin."
)


@dataclass(frozen=True)
class PassageRow:
    """A passage, what its record is called, its field's label (msgid), whether the words still stand there, who
    released it."""

    passage: Passage
    where: str
    field: str
    stands: bool
    by: str


class PassagesPart(QWidget):
    """List and the marked passage."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.work, self.words = work, work.words
        self.case: Case | None = None
        self.passage: Passage | None = None
        self.list = RecordList(work, self._plan(), Empty("flag", self.words(_EMPTY)))
        self.list.looked_at.connect(self._show)
        group = Group("", (("reveals",), ("reason",)), frozenset({"reason"}))
        self.form = RecordForm(work, (group,), name=self.words(N_("Passage")))
        self._detail = QWidget()
        self._detail.setLayout(column())
        self._card: QWidget | None = None
        self.setLayout(column(Split(self.list, self._detail)))

    def _plan(self) -> Plan:
        words = self.words
        return Plan(
            Passage, words(N_("Marked passages")),
            (
                Column(words(N_("Passage")), _words, "words", wide=True, least=160),
                Column(words(N_("Reveals")), self._reveals, "reveals", width=110, spare=1),
                Column(words(N_("Released")), self._released, "released", width=90),
            ),
            lambda number: words.plural("{n} passage", "{n} passages", number).format(n=number),
            rows=self._rows, record=lambda one: one.passage, narrowed=("reveals",),
        )  # fmt: skip

    def _reveals(self, one: PassageRow) -> str:
        return self.work.term("reveals", one.passage.reveals)

    def _released(self, one: PassageRow) -> str:
        if not one.stands:
            return self.words(N_("not found"))
        if one.passage.reveals != passages.ADMISSION:
            return "—"
        return self.words(N_("released")) if one.passage.released else self.words(N_("held back"))

    def _rows(self, look: Look, found: tuple[Any, ...]) -> Sequence[PassageRow]:
        return [self._row(look, one) for one in found]

    def _row(self, look: Look, passage: Passage) -> PassageRow:
        record = _record(look, passage)
        member = look.get(Member, passage.released_by) if passage.released_by is not None else None
        by = member.pseudonym if member is not None else ""
        if record is None:
            return PassageRow(passage, "", "", False, by)
        name = f"{kind_called(record.KIND, self.words)} · {called(record, self.work.tables, self.words)}"
        label_of = field_named(type(record), passage.field).about.label
        return PassageRow(passage, name, label_of, passages.stands(record, passage), by)

    def _build(self) -> QWidget:
        """The passage and its buttons: made with the first one, since a list alone is there sooner."""
        words = self.words
        self.quote = label("", wrap=True, select=True)
        self.where = label("", "muted", wrap=True)
        self.open_button = button(words(N_("Open the record")), self._go, icon="link")
        self.gone = label(words(_GONE), "wrong", wrap=True)
        self.rule = label("", "muted", wrap=True)
        self.state = label("", "strong", wrap=True)
        self.wrong = label("", "wrong", wrap=True)
        self.release = button(words(N_("Release the passage")), self._release, "primary", "check")
        self.hold_back = button(words(N_("Hold it back again")), self._hold_back, icon="eye-off")
        bin_button = button(words(N_("To the bin")), self.to_bin, icon="trash-2")
        buttons = flowing(self.release, self.hold_back, self.open_button, bin_button)
        parts = (self.quote, self.where, self.gone, self.rule, self.state, self.form, self.wrong, buttons)
        made = card(*parts, gap=12)
        held = column(made)
        layout = self._detail.layout()
        assert layout is not None
        layout.addWidget(scrolling(held))
        return made

    def _hold(self, found: PassageRow | None) -> None:
        self.passage = found.passage if found is not None else None
        if self._card is not None:
            self._card.setVisible(found is not None)
        self._detail.setVisible(found is not None or self.list.filtered)
        if found is None:
            return
        self._card = self._card or self._build()
        one, words = found.passage, self.words
        admission = one.reveals == passages.ADMISSION
        self.quote.setText(f"«{one.words}»")
        self.where.setText(" · ".join(part for part in (found.where, words(found.field)) if part))
        self.open_button.setVisible(bool(found.where))
        self.gone.setVisible(not found.stands)
        self.rule.setText(words(_LEAD if admission else _OTHERS))
        by = f" ({found.by})" if found.by else ""
        self.state.setText((words(N_("Released")) + by) if one.released else words(N_("Held back")))
        self.state.setVisible(admission)
        if self.form.record is None or self.form.record.key != one.key:
            self.form.open(one)
        else:
            self.form.again()
        self.release.setVisible(admission and not one.released)
        self.hold_back.setVisible(admission and one.released)
        self.wrong.hide()

    def _show(self, passage: Passage | None) -> None:
        if passage is None:
            self._hold(None)
        else:
            self.work.ask(
                lambda look: self._row(look, look.get(Passage, passage.key) or passage), self._hold, self, "one"
            )

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the passages of a case, one of them marked."""
        self.case = case
        self.list.show_scope(case.scope)
        self.list.take(mark)
        self.list.read()

    def read(self) -> None:
        """Read list and passage anew."""
        self.list.read()
        if self.passage is not None:
            self._show(self.passage)

    def leave(self) -> None:
        """Enter what was typed."""
        self.form.enter()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list.view

    def new(self) -> None:
        """A passage is marked where it stands."""
        self.work.say(self.words(_EMPTY))

    def _go(self) -> None:
        passage = self.passage
        if passage is not None:
            self.work.ask(lambda look: _place(look, passage), lambda place: self.work.go(*place), self, "place")

    def _release(self) -> None:
        passage = self.passage
        if passage is None:
            return
        said = self.words(N_("The passage is released."))

        def deed(desk: Desk) -> Changes:
            now = _now(desk, passage)
            return passages.release(desk, now, now.reason)

        self.form.enter(lambda: self.work.do(deed, lambda _changes: self._show(passage), said, self._failed))

    def _hold_back(self) -> None:
        passage = self.passage
        if passage is not None:
            said = self.words(N_("The passage is held back again."))
            self.work.do(
                lambda desk: passages.hold_back(desk, _now(desk, passage)), lambda _changes: self._show(passage), said
            )

    def _failed(self, wrong: FieldcaseError) -> None:
        self.wrong.setText(wrong.told(self.words))
        self.wrong.show()

    def to_bin(self) -> None:
        """Put the mark into the bin; the words stay where they are."""
        passage = self.passage
        if passage is not None:
            said = self.words(N_("The mark is in the bin."))
            self.form.enter(lambda: self.work.to_bin(Passage, passage.key, said))

    def commands(self) -> tuple[Command, ...]:
        """The commands of the list."""
        return (
            Command("law-filter", N_("Filter the list"), "Ctrl+F", lambda: self.list.line.setFocus()),
            Command("law-bin", N_("Put the record into the bin"), "Ctrl+Delete", self.to_bin),
        )


def _now(desk: Desk, passage: Passage) -> Passage:
    return desk.get(Passage, passage.key) or passage


def _record(look: Look, passage: Passage) -> Record | None:
    from fieldcase.errors import NoSuchRecord

    try:
        return look.find(passage.about) if passage.about is not None else None
    except NoSuchRecord:
        return None


def _place(look: Look, passage: Passage) -> tuple[str, bytes | None, str]:
    record = _record(look, passage)
    return place_of(look, record.KIND, record.key) if record is not None else ("today", None, "")


def _words(row: PassageRow) -> str:
    return " ".join(row.passage.words.split())
