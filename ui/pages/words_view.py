"""The view of the lists of words: the rows, which version of the lists is in use, and the two ways of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework import word_lists, wordings
from fieldcase.errors import N_
from ui.pages.register_files import RegisterFiles, Ways
from ui.pages.register_view import RegisterView
from ui.pages.words_detail import WordsDetail
from ui.pages.words_list import WordsList
from ui.widgets.basics import button, label

if TYPE_CHECKING:
    from ui.workplace import Workplace

_LEAD = N_("Advice for your own texts: nothing is replaced by itself, and no word stops a file. Lists: {version}.")


class WordsView(RegisterView):
    """The view."""

    def __init__(self, work: Workplace) -> None:
        words = work.words
        ways = Ways(
            words(N_("words.csv")), lambda desk, table: word_lists.import_rows(desk, table, words),
            lambda desk, target: word_lists.write_table(desk, target, words),
        )  # fmt: skip
        self.files = RegisterFiles(work, ways, self.read)
        into = button(words(N_("Take in from a table…")), self.files.take_in, icon="download")
        out = button(words(N_("Write out…")), self.files.write_out, icon="save")
        self.lead = label("", "muted", wrap=True)
        shown = WordsList(work, self.new), WordsDetail(work, lambda made: self._set_aside(made.key))
        super().__init__(
            work, "words", shown, lambda: word_lists.blank(work.desk), new_text=words(N_("New row")),
            copy_text=N_("Set the delivered row aside"), lead=self.lead, heads=(into, out),
        )  # fmt: skip

    def read(self) -> None:
        """Read rows and version anew."""
        super().read()
        self.work.ask(wordings.version, self._came, self, "version")

    def _came(self, version: str) -> None:
        self.lead.setText(self.words(_LEAD).format(version=version))

    def _set_aside(self, key: bytes) -> None:
        """Show what was just set aside, and ask for the reason."""
        self.mark(key)
