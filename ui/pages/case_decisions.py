"""To be written by whoever builds this tab: the court decisions of a case."""

from __future__ import annotations

from typing import ClassVar

from fieldcase.errors import N_
from ui.pages.case_tab import Tab


class DecisionsTab(Tab):
    """The tab."""

    NAME: ClassVar[str] = "decisions"
    TITLE: ClassVar[str] = N_("Decisions")
    LISTENS: ClassVar[frozenset[str]] = frozenset({"decision"})
