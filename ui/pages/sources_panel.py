"""All sources of a case: what each is called and whom it identifies; Enter opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from fieldcase.casework.called import called
from fieldcase.errors import N_
from fieldcase.model.case import Case, Source
from ui import icons, theme
from ui.pages.source_panel import SourcePanel
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


def _sources(look: Look, case: Case) -> tuple[Source, ...]:
    return tuple(sorted(look.all(Source, case.scope), key=lambda one: (one.title or one.outlet).casefold()))


class SourcesPanel(Panel):
    """The list. A source whose people nobody looked at is marked in words: it may name whom a pseudonym hides."""

    WIDTH = 660

    def __init__(self, work: Workplace, case: Case) -> None:
        words = work.words
        super().__init__(words(N_("Sources")))
        self.work, self.case = work, case
        self.sources: tuple[Source, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(words(N_("Sources")))
        self.list.setMinimumHeight(220)
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _row: self.open_marked())
        self.said = label("", "muted", wrap=True)
        last = row(button(words(N_("Open")), self.open_marked), button(words(N_("Close")), self.escaped, "primary"))
        last.insertStretch(0, 1)
        self.setLayout(column(label(words(N_("Sources")), "heading"), self.said, self.list, last, gap=10, edge=20))
        work.changed.connect(lambda changes: self.read() if "source" in changes.kinds else None)
        self.read()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def read(self) -> None:
        """Read the sources anew."""
        case = self.case
        self.work.ask(lambda look: _sources(look, case), self._came, self, "sources")

    def _came(self, found: tuple[Source, ...]) -> None:
        words, at = self.work.words, max(0, self.list.currentRow())
        self.sources = found
        self.list.clear()
        for source in found:
            whom = self.work.term("looked_at", source.looked_at)
            unseen = source.looked_at == "not_looked_at"
            ink = theme.current().warn if unseen else theme.current().text
            text = f"{called(source, self.work.tables, words)} — {whom}"
            self.list.addItem(
                QListWidgetItem(icons.icon("triangle-alert" if unseen else "link", ink, icons.OF_A_LINE), text)
            )
        self.list.setCurrentRow(min(at, len(found) - 1))
        unseen_count = sum(source.looked_at == "not_looked_at" for source in found)
        if not found:
            self.said.setText(words(N_("No source yet. Open an event and press “New source…”.")))
        elif unseen_count:
            said = words.plural(
                "Of {n} source nobody has said whom it identifies.",
                "Of {n} sources nobody has said whom they identify.",
                unseen_count,
            )
            self.said.setText(said.format(n=unseen_count))
        else:
            self.said.setText(words(N_("Of every source it is known whom it identifies.")))

    def open_marked(self) -> None:
        """Open the marked source."""
        at = self.list.currentRow()
        if 0 <= at < len(self.sources):
            panel = SourcePanel(self.work, self.sources[at], lambda _source: None, new=False)
            self.work.asked_for_panel.emit(panel)
