"""Letters and deadlines: all letters of the vault, and the rules on the time for an answer.

Knows its tabs by name; what a tab shows is the tab's.
"""

from fieldcase.errors import N_
from ui.pages.parts_page import PartsPage, PartStop


class LettersPage(PartsPage):
    """The page."""

    NAME = "letters"
    TITLE = N_("Letters and deadlines")
    LISTENS = frozenset({"letter", "delivery", "delivery_account", "reply_term"})
    PARTS_NAME = N_("Parts of letters and deadlines")
    PARTS = (
        PartStop("letters", N_("Letters"), "ui.pages.letters_part:LettersPart"),
        PartStop("terms", N_("Time for an answer"), "ui.pages.letters_terms:TermsPart"),
    )
