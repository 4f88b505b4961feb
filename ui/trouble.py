"""What a person sees when something went wrong: a sentence of ours, or a page that holds nothing of a case."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldcase.errors import N_, FieldcaseError
from fieldcase.i18n import Words
from ui.traces import frames_of
from ui.widgets.basics import button, column, label, row
from ui.widgets.overlay import Panel


class TroublePanel(Panel):
    """An error with its own sentence: what happened, what was kept, what to do."""

    WIDTH = 520

    def __init__(self, words: Words, error: FieldcaseError) -> None:
        super().__init__(words(N_("This did not work")))
        self.code, self.sign = error.code, sign_of(error)
        self.understood = button(words(N_("Understood")), lambda: self.close_panel(), "primary")
        last = row()
        last.addStretch(1)
        last.addWidget(self.understood)
        said = label(error.told(words), wrap=True, select=True)
        self.setLayout(column(label(words(N_("This did not work")), "heading"), said, last, gap=14, edge=20))

    def first_focus(self) -> QWidget:
        """The button."""
        return self.understood


def sign_of(wrong: BaseException) -> str:
    """By what one trouble is known from another: the same place in the program, the same sentence."""
    if isinstance(wrong, FieldcaseError):
        return f"{wrong.code} {sorted(wrong.values.items())}"
    return frames_of(wrong)


class CrashPanel(Panel):
    """An error nobody foresaw. It shows places in the program, and nothing of a case."""

    WIDTH = 620

    def __init__(self, words: Words, wrong: BaseException) -> None:
        super().__init__(words(N_("The program made a mistake")))
        self.sign = sign_of(wrong)
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
