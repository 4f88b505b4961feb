"""The views of signals, structural problems and refusals: what a person can do with each beyond list and form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.model.signals import Signal
from ui.keys import Command
from ui.pages.issue_below import IssueBelow
from ui.pages.kept_view import KeptView
from ui.pages.signal_kinds import issue_kind, refusal_kind, signal_kind
from ui.widgets.basics import button

if TYPE_CHECKING:
    from fieldcase.casework.desk import Desk
    from fieldcase.model.case import Case
    from ui.workplace import Workplace


class SignalsView(KeptView):
    """Signals: several of them become a problem, one becomes a case."""

    def __init__(self, work: Workplace) -> None:
        words = work.words
        self.issue_button = button(words(N_("Into a problem…")), self.into_issue, icon="layers")
        self.case_button = button(words(N_("Make a case")), self.make_case, icon="folder-plus")
        super().__init__(
            work, signal_kind(work), heads=(self.issue_button,), deeds=(self.case_button,), many=True
        )  # fmt: skip

    def into_issue(self) -> None:
        """Ask which problem the selected signals show."""
        from ui.pages.issue_panel import IssuePanel

        self.leave()
        chosen = self.list.selected
        if chosen:
            self.work.asked_for_panel.emit(IssuePanel(self.work, chosen))

    def make_case(self) -> None:
        """Make a case of the signal whose form is shown; where it became one, go there."""
        record, words, work = self.record, self.words, self.work
        if not isinstance(record, Signal):
            return
        key = record.key

        def deed(desk: Desk) -> Case | None:
            from fieldcase.casework import signals

            now = desk.get(Signal, key)
            return signals.as_case(desk, now) if now is not None and now.case is None else None

        def made(case: Case | None) -> None:
            target = case.key if case is not None else record.case
            if target is not None:
                work.go("cases", target)

        self.form.enter(lambda: work.do(deed, made, words(N_("A case was made of the signal."))))

    def commands(self) -> tuple[Command, ...]:
        """Those of list and form, and the two deeds."""
        return (
            *super().commands(),
            Command("signals-issue", N_("Put the selected signals to a problem"), "Ctrl+G", self.into_issue),
            Command("signals-case", N_("Make a case of the signal"), "Ctrl+Shift+E", self.make_case),
        )


class IssuesView(KeptView):
    """Structural problems, each with its signals over time, its demands, and what may belong to it."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, issue_kind(work), below=IssueBelow(work))


class RefusalsView(KeptView):
    """Refusals of the register."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work, refusal_kind(work))
