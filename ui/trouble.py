"""What a person sees when something went wrong: a sentence of ours, or a page that holds nothing of a case."""

from __future__ import annotations

import traceback
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.errors import N_, FieldcaseError
from fieldcase.i18n import Words
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel


class TroublePanel(Panel):
    """An error with its own sentence: what happened, what was kept, what to do."""

    WIDTH = 520

    def __init__(self, words: Words, error: FieldcaseError) -> None:
        super().__init__(words(N_("This did not work")))
        self.code = error.code
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row()
        last.addStretch(1)
        last.addWidget(self.understood)
        said = label(error.told(words), wrap=True, select=True)
        self.setLayout(column(label(words(N_("This did not work")), "heading"), said, last, gap=14, edge=20))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood


def frames_of(wrong: BaseException) -> str:
    """Where an unknown error happened: kind of error, modules and lines; never its words, never a value."""
    frames = [
        f"{Path(frame.filename).stem}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(wrong.__traceback__, limit=40)
    ]
    return "\n".join([type(wrong).__name__, *frames])


class CrashPanel(Panel):
    """An error nobody foresaw. It shows places in the program, and nothing of a case."""

    WIDTH = 620

    def __init__(self, words: Words, wrong: BaseException) -> None:
        super().__init__(words(N_("The program made a mistake")))
        self.frames = QPlainTextEdit(frames_of(wrong))
        self.frames.setReadOnly(True)
        self.frames.setTabChangesFocus(True)
        self.frames.setAccessibleName(words(N_("Where it happened in the program")))
        self.frames.setMinimumHeight(140)
        self.understood = button(words(N_("Go on")), lambda: self.close_panel(), "primary")
        last = row()
        last.addStretch(1)
        last.addWidget(self.understood)
        said = words(
            N_(
                "Everything entered before is saved, and what you were typing is kept as a draft. Try once more; if it "
                "happens again, send these lines to whoever looks after the program. They hold nothing of a case."
            )
        )
        self.setLayout(
            column(
                label(words(N_("The program made a mistake")), "heading"), label(said, wrap=True), self.frames, last,
                gap=12, edge=20,
            )
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood
