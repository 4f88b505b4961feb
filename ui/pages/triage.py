"""Which interviews become cases: those that wait, in the order of their scores, and what was decided of the others.

The score orders and explains itself; a person decides (do-no-harm.md, Law).
"""

from __future__ import annotations

from ui.pages.visits_part import VisitsPart


class TriagePart(VisitsPart):
    """The tab."""
