"""The part "Detention" of a case's facts and law: the clock of the marked detention above its form.

Knows the list, the clock and the form; what the clock counts is the rules'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from fieldcase.casework.called import called_all
from fieldcase.errors import N_
from fieldcase.model.case import Case
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.ids import DetentionId
from fieldcase.model.people import Person
from fieldcase.model.said import said_instant
from ui.pages.case_law_records import Kind, RecordsPart
from ui.pages.detention_clock import ClockCard
from ui.pages.record_list import Plan
from ui.record_form import Group
from ui.widgets.rows import Column

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace

_LONG = frozenset({"police_said", "injuries", "children_words", "admissions", "outcome", "notes"})


class DetentionPart(RecordsPart):
    """The part."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, _kind(work))
        self.clock = ClockCard(work)
        self.form.left.connect(lambda: self.clock.show_detention(self._detention))

    @property
    def _detention(self) -> Detention | None:
        record = self.form.record
        return record if isinstance(record, Detention) and self.form.is_entered else None

    def _build(self) -> QScrollArea:
        made = super()._build()
        inside = made.widget()
        layout = inside.layout() if inside is not None else None
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.clock)
        return made

    def _open_form(self, record: Record, then: Callable[[], None] | None) -> None:
        super()._open_form(record, then)
        self.clock.show_detention(record if isinstance(record, Detention) else None)

    def read(self) -> None:
        """Read the list, the form and the clock anew."""
        super().read()
        if self._detention is not None:
            self.clock.show_detention(self._detention)

    def new(self) -> None:
        """A new detention is heard on a screen of its own."""
        from ui.pages.detention_panel import DetentionPanel

        if self.case is not None:
            self.work.asked_for_panel.emit(DetentionPanel(self.work, self.case))


def detention_part(work: Workplace) -> DetentionPart:
    """The list of the detentions of a case, the clock and the form of one."""
    return DetentionPart(work)


def _kind(work: Workplace) -> Kind:
    words = work.words

    def since(pair: tuple[Detention, str]) -> str:
        return said_instant(pair[0].since, words) if pair[0].since is not None else words(N_("hour not known"))

    def state(pair: tuple[Detention, str]) -> str:
        return words(N_("held")) if pair[0].until is None else words(N_("free"))

    plan = Plan(
        Detention, words(N_("Detentions")),
        (
            Column(words(N_("Who")), lambda pair: pair[1], width=120),
            Column(words(N_("Since when")), since, "since", wide=True, least=200),
            Column(words(N_("State")), state, width=90, spare=1),
        ),
        lambda number: words.plural("{n} detention", "{n} detentions", number).format(n=number),
        rows=_with_person(work), record=lambda pair: pair[0],
    )  # fmt: skip
    return Kind(
        plan, _groups(work), _blank(work), words(N_("New detention")), "clock",
        words(N_("A detention as it was heard: since when, what the police said, what cannot wait. The clock runs "
                 "until the person is free. Ctrl+Shift+D from anywhere.")),
        words(N_("The detention is in the bin.")), markable=True,
    )  # fmt: skip


def _blank(work: Workplace) -> Callable[[Case], Record]:
    return lambda case: Detention(id=DetentionId(work.desk.new_id()), scope=case.scope, country=case.country)


def _groups(work: Workplace) -> tuple[Group, ...]:
    words = work.words
    return (
        Group("", (("since", "since_about"), ("until",), ("person", "event"), ("country", "place"), ("held_by",)),
              _LONG),
        Group(
            words(N_("What the police said: no charge and no decision")),
            (("police_said",), ("police_said_source",), ("size_said",), ("article_said",), ("substance", "weight"),
             ("weight_basis",)),
            _LONG,
        ),
        Group(
            words(N_("What cannot wait")),
            (("lawyer", "lawyer_words"), ("interpreter", "relatives_told"), ("injured", "doctor"), ("injuries",),
             ("withdrawal", "treatment_given"), ("treatments",), ("children_home", "children_words")),
            _LONG,
        ),
        Group(words(N_("How it ended")), (("outcome",), ("told_on",)), _LONG),
        Group(words(N_("In no dossier until the case's lawyer releases it")), (("admissions",),), _LONG),
        Group(words(N_("For the lawyer alone: in no dossier")), (("notes",),), _LONG),
    )  # fmt: skip


def _with_person(work: Workplace) -> Any:
    def rows(look: Look, found: tuple[Detention, ...]) -> Sequence[tuple[Detention, str]]:
        people: dict[bytes, str] = {}
        for scope in {one.scope for one in found}:
            people |= called_all(look.all(Person, scope), work.tables, work.words)
        return [(one, people.get(one.person, "") if one.person else "") for one in found]

    return rows
