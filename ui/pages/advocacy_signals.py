"""The tab "Signals and problems": signals, the structural problems they show, refusals, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.pages.signal_views import IssuesView, RefusalsView, SignalsView
from ui.pages.tally_view import TallyView
from ui.pages.views_part import ViewsPart


class SignalsPart(ViewsPart):
    """The tab."""

    TITLES: ClassVar[Mapping[str, str]] = {
        "signals": N_("Signals"), "issues": N_("Problems"), "refusals": N_("Refusals"), "numbers": N_("Numbers"),
    }  # fmt: skip
    KINDS: ClassVar[Mapping[str, str]] = {"signal": "signals", "issue": "issues", "refusal": "refusals"}

    def makers(self) -> Mapping[str, Callable[[], QWidget]]:
        """What makes each view."""
        work = self.work
        return {
            "signals": lambda: SignalsView(work), "issues": lambda: IssuesView(work),
            "refusals": lambda: RefusalsView(work), "numbers": lambda: TallyView(work),
        }  # fmt: skip
