"""The funnel: visits, interviews, those about which somebody decided, those taken up. Each number opens its rows.

Knows the steps and what each asks for; the rows are the list's.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldcase.casework import triage
from fieldcase.casework.triage import Funnel
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from ui.widgets.basics import label
from ui.widgets.flow import Flow
from ui.widgets.number_button import NumberButton
from ui.workplace import Workplace

VISITS, INTERVIEWS, SCREENED, TAKEN, WAITING = "visits", "interviews", "screened", "taken", "waiting"
# What the list shows of each step; visits have a list of their own.
ASKED: dict[str, Asked] = {
    INTERVIEWS: triage.INTERVIEWS, SCREENED: triage.SCREENED, TAKEN: triage.TAKEN_UP, WAITING: triage.REVIEW,
}  # fmt: skip
_WORDS: dict[str, Callable[[Words, int], str]] = {
    VISITS: lambda words, n: words.plural("visit was made", "visits were made", n),
    INTERVIEWS: lambda words, n: words.plural("interview was given", "interviews were given", n),
    SCREENED: lambda words, n: words.plural("decided about", "decided about", n),
    TAKEN: lambda words, n: words.plural("became a case", "became cases", n),
    WAITING: lambda words, n: words.plural("waits for a decision", "wait for a decision", n),
}
_OPENS = {
    VISITS: N_("Show all visits"), INTERVIEWS: N_("Show all interviews"),
    SCREENED: N_("Show the interviews about which somebody decided"),
    TAKEN: N_("Show the interviews that became cases"),
    WAITING: N_("Show the interviews that wait for a decision"),
}  # fmt: skip


class FunnelRow(QWidget):
    """The numbers in a row; `chosen` is called with the step whose rows are to be shown."""

    def __init__(self, work: Workplace, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self.words = work.words
        flow = Flow(self)
        self.buttons: dict[str, NumberButton] = {}
        for step in (VISITS, INTERVIEWS, SCREENED, TAKEN, WAITING):
            made = NumberButton(_choosing(chosen, step), checkable=step != VISITS)
            self.buttons[step] = made
            if step in (INTERVIEWS, SCREENED, TAKEN):
                flow.addWidget(label("→", "muted"))
            flow.addWidget(made)
        self.show_numbers(Funnel(0, 0, 0, 0))
        self.choose(WAITING)

    def choose(self, step: str) -> None:
        """Show whose rows the list shows."""
        # No group of Qt's: of such a group Tab reaches the chosen one alone.
        for name, one in self.buttons.items():
            one.setChecked(name == step)

    def show_numbers(self, funnel: Funnel) -> None:
        """Show the numbers as they were counted."""
        for step, one in self.buttons.items():
            number = int(getattr(funnel, step))
            said = _WORDS[step](self.words, number)
            one.show_number(number, said, f"{self.words(_OPENS[step])}: {number}")


def _choosing(chosen: Callable[[str], None], step: str) -> Callable[[], None]:
    return lambda: chosen(step)
