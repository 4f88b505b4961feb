"""To be written by whoever builds this tab."""

from __future__ import annotations

from ui.pages.page_part import PagePart


class InstrumentsPart(PagePart):
    """The tab."""
