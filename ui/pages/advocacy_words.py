"""The tab "Words": the lists of words, how others speak, and the glossary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldcase.errors import N_
from ui.pages.glossary_view import GlossaryView
from ui.pages.stigma_view import StigmaView
from ui.pages.views_part import ViewsPart
from ui.pages.words_view import WordsView


class WordsPart(ViewsPart):
    """The tab."""

    TITLES: ClassVar[Mapping[str, str]] = {
        "words": N_("Lists of words"), "others": N_("How others speak"), "glossary": N_("Glossary"),
    }  # fmt: skip
    KINDS: ClassVar[Mapping[str, str]] = {"wording": "words", "glossary_entry": "glossary"}

    def makers(self) -> Mapping[str, Callable[[], QWidget]]:
        """What makes each view."""
        work = self.work
        return {
            "words": lambda: WordsView(work), "others": lambda: StigmaView(work),
            "glossary": lambda: GlossaryView(work),
        }  # fmt: skip
