"""The tab Facts and law of a case: the case itself, its acts and their norms, marked passages, reported figures.

Parts that are each made when it is first looked at. Knows which part holds which record.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.model.asked import Asked
from fieldcase.model.case import Act, Case
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Figure
from fieldcase.model.people import Passage
from fieldcase.model.remedies import Remedy
from ui.keys import Command
from ui.pages.case_tab import Tab
from ui.record_form import RecordForm
from ui.workplace import Workplace


class Part(Protocol):
    """What the tab asks of each of its parts."""

    def open(self, case: Case, mark: bytes | None) -> None: ...

    def read(self) -> None: ...

    def leave(self) -> None: ...

    def first_focus(self) -> QWidget: ...

    def new(self) -> None: ...

    def commands(self) -> tuple[Command, ...]: ...


@runtime_checkable
class HasForm(Protocol):
    """A part that shows one record in a form: the record is marked."""

    form: RecordForm


@runtime_checkable
class TurnsElsewhere(Protocol):
    """A part whose `turns_to` asks for the part that holds a kind of record."""

    turns_to: SignalInstance


@dataclass(frozen=True)
class PartStop:
    """A part: its title (msgid), what makes it ("module:maker"), the kind of record that it holds and counts."""

    title: str
    where: str
    kind: type[Record] | None = None


PARTS = (
    PartStop(N_("The case"), "ui.pages.case_law_case:CasePart"),
    PartStop(N_("Acts"), "ui.pages.case_law_kinds:acts_part", Act),
    PartStop(N_("Detention"), "ui.pages.case_detention:detention_part", Detention),
    PartStop(N_("Norms and evidence"), "ui.pages.case_law_bearing:BearingPart"),
    PartStop(N_("Remedies"), "ui.pages.case_law_remedies:RemediesPart", Remedy),
    PartStop(N_("Marked passages"), "ui.pages.case_law_passages:PassagesPart", Passage),
    PartStop(N_("Reported figures"), "ui.pages.case_law_kinds:figures_part", Figure),
)


def _made(stop: PartStop, work: Workplace) -> QWidget:
    """The part of a stop."""
    module, _, maker = stop.where.partition(":")
    made: QWidget = getattr(importlib.import_module(module), maker)(work)
    return made


class LawTab(Tab):
    """The bar of parts and the part in front."""

    NAME = "law"
    TITLE = N_("Facts and law")
    LISTENS = frozenset(
        {
            "case", "act", "passage", "figure", "event", "source", "person", "member", "task", "evidence",
            "involvement", "remedy", "detention", "time_limit",
        }
    )  # fmt: skip

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.bar = QTabBar()
        self.bar.setAccessibleName(self.words(N_("Parts of facts and law")))
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        for stop in PARTS:
            self.bar.addTab(self.words(stop.title))
        self.bar.currentChanged.connect(lambda place: self._show(place, None))
        self.stack = QStackedWidget()
        self.body.addWidget(self.bar)
        self.body.addWidget(self.stack, 1)
        self._parts: dict[int, QWidget] = {}

    @property
    def part(self) -> Part:
        """The part in front."""
        return self._at(self.bar.currentIndex())

    def _at(self, place: int) -> Part:
        if place not in self._parts:
            made = self._parts[place] = _made(PARTS[place], self.work)
            self.stack.addWidget(made)
            if isinstance(made, TurnsElsewhere):
                made.turns_to.connect(self._turn_to)
        found: Part = self._parts[place]  # type: ignore[assignment]
        return found

    def _turn_to(self, kind: type[Record]) -> None:
        """Go to the part that holds a kind of record."""
        self._show(next(place for place, stop in enumerate(PARTS) if stop.kind is kind), None)

    def open(self, case: Case, mark: bytes | None) -> None:
        """Show the part in front, or the one that holds the marked record."""
        if self.case is not None and self.case.key != case.key:
            self.leave()
        self.case = case
        if mark is None:
            self._show(self.bar.currentIndex(), None)
        else:
            self.work.ask(lambda look: _place_of(look, mark), lambda place: self._show(place, mark), self, "place")
        self._count(case)

    def _count(self, case: Case) -> None:
        def counted(look: Look) -> list[int]:
            return [look.count(Asked(stop.kind, scope=case.scope)) if stop.kind else 0 for stop in PARTS]

        self.work.ask(counted, self._show_counts, self, "counts")

    def _show_counts(self, counts: list[int]) -> None:
        for place, count in enumerate(counts):
            title = self.words(PARTS[place].title)
            self.bar.setTabText(place, f"{title} ({count})" if PARTS[place].kind else title)

    def _show(self, place: int, mark: bytes | None) -> None:
        if self.case is None:
            return
        before = self.stack.currentWidget()
        part = self._at(place)
        if before is not None and before is not self._parts[place]:
            before.leave()  # type: ignore[attr-defined]
        if self.bar.currentIndex() != place:
            self.bar.blockSignals(True)
            self.bar.setCurrentIndex(place)
            self.bar.blockSignals(False)
        self.stack.setCurrentWidget(self._parts[place])
        part.open(self.case, mark)
        self.commands_changed.emit()

    def read(self) -> None:
        """Read the part in front anew."""
        self.part.read()
        if self.case is not None:
            self._count(self.case)

    def leave(self) -> None:
        """Enter what was typed."""
        for one in self._parts.values():
            one.leave()  # type: ignore[attr-defined]

    def first_focus(self) -> QWidget:
        """The bar of parts."""
        return self.bar

    @property
    def marked(self) -> bytes | None:
        """The record in the form of the part in front."""
        part = self.part
        record = part.form.record if isinstance(part, HasForm) else None
        return record.key if record is not None else None

    def commands(self) -> tuple[Command, ...]:
        """The commands of the part in front."""
        return self.part.commands()


def _place_of(look: Look, mark: bytes) -> int:
    """Which part holds a record, an unfinished one too."""
    for place, stop in enumerate(PARTS):
        if stop.kind is not None and look.get(stop.kind, mark) is not None:
            return place
    begun = look.begun(Record, key=mark)
    return next((place for place, stop in enumerate(PARTS) if stop.kind and isinstance(begun, stop.kind)), 0)
