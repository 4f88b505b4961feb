"""The questionnaires of the network: taken in from a file, printed on paper, offered or no longer offered."""

from __future__ import annotations

from ui.pages.visits_part import VisitsPart


class QuestionnairesPart(VisitsPart):
    """The tab."""
