"""A tab that is one view: what the page asks of it, the view answers. Knows no view of its own."""

from __future__ import annotations

from typing import Any

from fieldcase.model.declare import Record
from ui.pages.one_view import OneView
from ui.pages.page_part import PagePart
from ui.pages.views_part import known_record
from ui.widgets.basics import column
from ui.workplace import Workplace


class ViewPart(OneView, PagePart):
    """The tab. `made` makes its view: a widget that can do what `views_part.View` says, and tells when its commands
    change."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.view: Any = self.made()
        self.view.commands_changed.connect(self.commands_changed)
        self.setLayout(column(self.view))

    def made(self) -> Any:
        """The view of the tab."""
        raise NotImplementedError

    def mark(self, record: bytes) -> None:
        """Mark a record; one that was only begun is gone on with."""

        def came(found: tuple[Record | None, bool]) -> None:
            one, begun = found
            if one is not None and begun:
                self.view.read()
                self.view.go_on(one)
            else:
                self.view.mark(record)

        self.work.ask(lambda look: known_record(look, record), came, self, "record")
