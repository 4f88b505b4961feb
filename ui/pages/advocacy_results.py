"""The tab "Results": reported figures, small grants, stories of change, good practices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.pages.result_views import FiguresView, GrantsView, PracticesView, StoriesView
from ui.pages.views_part import ViewsPart


class ResultsPart(ViewsPart):
    """The tab."""

    TITLES: ClassVar[Mapping[str, str]] = {
        "figures": N_("Figures"), "grants": N_("Small grants"), "stories": N_("Stories of change"),
        "practices": N_("Good practices"),
    }  # fmt: skip
    KINDS: ClassVar[Mapping[str, str]] = {
        "figure": "figures", "grant": "grants", "change_story": "stories", "good_practice": "practices",
    }  # fmt: skip

    def makers(self) -> Mapping[str, Callable[[], QWidget]]:
        """What makes each view."""
        work = self.work
        return {
            "figures": lambda: FiguresView(work), "grants": lambda: GrantsView(work),
            "stories": lambda: StoriesView(work), "practices": lambda: PracticesView(work),
        }  # fmt: skip
