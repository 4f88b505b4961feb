"""A page, or a tab of a case, that is one view in another frame: what the window asks of it, the view answers."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from ui.keys import Command


class View(Protocol):
    """What such a view answers."""

    def read(self) -> None: ...

    def leave(self) -> None: ...

    def first_focus(self) -> QWidget: ...

    def commands(self) -> tuple[Command, ...]: ...

    @property
    def marked(self) -> bytes | None: ...

    @property
    def stands(self) -> bool: ...


class OneView:
    """Stands before Page or Tab among the bases of a class; the class sets `view`."""

    view: View

    @property
    def stands(self) -> bool:
        """Whether all of the view is laid out."""
        return self.view.stands

    @property
    def marked(self) -> bytes | None:
        """The record that is marked in the view."""
        return self.view.marked

    def read(self) -> None:
        """Read the list anew."""
        self.view.read()

    def leave(self) -> None:
        """Enter what was typed."""
        self.view.leave()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view.first_focus()

    def commands(self) -> tuple[Command, ...]:
        """The commands of the view."""
        return self.view.commands()
