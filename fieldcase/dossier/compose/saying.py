"""Sentences of the program and labels of the field in the language of one document.

What a dossier of one case and a report of many share. Knows words and tables; refuses to know records.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldcase.dossier.blocks import Paragraph, Run
from fieldcase.dossier.compose.runs import ended
from fieldcase.i18n import Words
from fieldcase.model.declare import Record, field_named
from fieldcase.model.terms import Tables


class Saying:
    """The words and tables of a document. `tables` and `words` are given by whoever is one."""

    tables: Tables
    words: Words

    def say(self, message: str, **values: object) -> str:
        """A sentence of the program in the document's language, filled with `values`."""
        return self.words(message).format(**values) if message else ""

    def label(self, kind: type[Record], name: str) -> str:
        """The label of a field as its declaration gives it."""
        return self.words(field_named(kind, name).about.label)

    def term(self, vocabulary: str, code: str) -> str:
        """The label of a code in the document's language."""
        return self.tables.label(vocabulary, code, self.words.language)

    def listed(self, several: Iterable[str]) -> str:
        """Several values in one line, each once; semicolons, because a description may hold commas."""
        return "; ".join(dict.fromkeys(one for one in several if one))

    def line(self, label: str, value: str) -> tuple[Run, ...]:
        """ "Label: value." with the label in italics; nothing where there is no value."""
        return (Run(f"{label}: ", italic=True), Run(ended(value))) if value else ()

    def note(self, message: str, **values: object) -> Paragraph:
        """A sentence of the program in small type."""
        return Paragraph((Run(self.say(message, **values)),), style="note")

    def plain(self, message: str, **values: object) -> Paragraph:
        """A sentence of the program as a paragraph."""
        return Paragraph((Run(self.say(message, **values)),))
