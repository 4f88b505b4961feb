"""A tab of several views, one of which is in front, chosen by chips above it. Knows no view; each is made when it first
comes to the front."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldcase.errors import N_, NoSuchRecord
from fieldcase.model.declare import Record
from ui.keys import Command
from ui.pages.page_part import PagePart
from ui.widgets.basics import column
from ui.widgets.chips import Chips
from ui.workplace import Workplace

if TYPE_CHECKING:
    from fieldcase.casework.look import Look


class View(Protocol):
    """What a view can do."""

    def read(self) -> None:
        """Read what it shows anew."""

    def mark(self, record: bytes) -> None:
        """Mark a record."""

    def go_on(self, record: Record) -> None:
        """Go on with a record that was begun and not entered."""

    def leave(self) -> None:
        """Enter what was typed."""

    def first_focus(self) -> QWidget:
        """What has the focus when the view comes to the front."""

    def commands(self) -> tuple[Command, ...]:
        """The view's own commands."""


class WithoutRecords(QWidget):
    """What of it a view answers that counts: it marks no record and has none to type."""

    def read(self) -> None:
        """Read what it shows anew."""
        raise NotImplementedError

    def mark(self, _record: bytes) -> None:
        """No single record is shown."""
        self.read()

    def go_on(self, _record: Record) -> None:
        """No record is typed here."""
        self.read()

    def leave(self) -> None:
        """Nothing is typed here."""


def known_record(look: Look, key: bytes) -> tuple[Record | None, bool]:
    """A record that is entered, else one that was begun; whether it is only begun."""
    try:
        return look.find(key), False
    except NoSuchRecord:
        return next((one for one in look.unfinished() if one.key == key), None), True


class ViewsPart(PagePart):
    """The tab. `TITLES` are its views by name (msgids), `KINDS` in which view a kind of record is shown."""

    TITLES: ClassVar[Mapping[str, str]]
    KINDS: ClassVar[Mapping[str, str]]

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        words = self.words
        self.chips = Chips(
            words(N_("What is shown")), tuple((name, words(title)) for name, title in self.TITLES.items())
        )
        self.chips.changed.connect(self.turn)
        self.stack = QStackedWidget()
        self._made: dict[str, QWidget] = {}
        layout = column(self.chips, self.stack)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def makers(self) -> Mapping[str, Callable[[], QWidget]]:
        """What makes each view."""
        raise NotImplementedError

    @property
    def view(self) -> View:
        """The view in front."""
        name = self.chips.code
        if name not in self._made:
            made = self.makers()[name]()
            self._made[name] = made
            self.stack.addWidget(made)
            self.stack.setCurrentWidget(made)
        return cast("View", self._made[name])

    def view_named(self, name: str) -> View:
        """A view by its name, brought to the front."""
        if self.chips.code != name:
            self.leave()
            self.chips.choose(name)
        shown = self.view
        self.stack.setCurrentWidget(self._made[name])
        return shown

    def turn(self, name: str) -> None:
        """Bring a view to the front."""
        for made in self._made.values():
            cast("View", made).leave()
        shown = self.view_named(name)
        shown.read()
        shown.first_focus().setFocus()
        self.commands_changed.emit()

    def read(self) -> None:
        """Read the view in front anew."""
        self.view.read()

    def mark(self, record: bytes) -> None:
        """Mark a record in the view of its kind."""

        def came(found: tuple[Record | None, bool]) -> None:
            one, begun = found
            shown = self.view_named(self.KINDS.get(one.KIND if one is not None else "", self.chips.code))
            if one is not None and begun:
                shown.read()
                shown.go_on(one)
            elif one is not None:
                shown.mark(record)
            else:
                shown.read()
            self.commands_changed.emit()

        self.work.ask(lambda look: known_record(look, record), came, self, "record")

    def leave(self) -> None:
        """Enter what was typed on any view."""
        for made in self._made.values():
            cast("View", made).leave()

    def first_focus(self) -> QWidget:
        """What has the focus in the view in front."""
        return self.view.first_focus()

    def commands(self) -> tuple[Command, ...]:
        """Those of the view in front, and the way to the next one."""
        return (*self.view.commands(), Command("views-next", N_("Next list"), "Ctrl+Shift+G", self.next))

    def next(self) -> None:
        """Bring the next view to the front, round at the end."""
        names = list(self.TITLES)
        self.turn(names[(names.index(self.chips.code) + 1) % len(names)])
