"""A warning before something leaves the vault in the clear: what it is, who can read it, what is not in it.

Knows finished sentences and a way on; the first focus is on the way back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from fieldcase.errors import N_
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel

if TYPE_CHECKING:
    from ui.workplace import Workplace


class PlainPanel(Panel):
    """The panel. The first sentence is the warning; `choices` lie between the sentences and the buttons."""

    def __init__(
        self,
        work: Workplace,
        title: str,
        sentences: tuple[str, ...],
        go_on: Callable[[], None],
        choices: QWidget | None = None,
        verb: str = "",
    ) -> None:
        super().__init__(title)
        words, self._go_on = work.words, go_on
        self.cancel: QPushButton = button(words(N_("Cancel")), lambda: self.close_panel())
        self.go = button(
            verb or words(N_("Choose where to write it…")), self._go, "primary", "download" if not verb else ""
        )
        last = row(self.cancel, self.go)
        last.insertStretch(0, 1)
        held = column(label(title, "heading", wrap=True), label(sentences[0], "chip-bad", wrap=True), gap=12, edge=20)
        for sentence in sentences[1:]:
            held.addWidget(label(sentence, wrap=True))
        if choices is not None:
            held.addWidget(choices)
        held.addLayout(last)
        self.setLayout(held)

    def first_focus(self) -> QWidget:
        """The way back: whoever presses Enter in haste has written nothing."""
        return self.cancel

    def _go(self) -> None:
        self.close_panel()
        self._go_on()
