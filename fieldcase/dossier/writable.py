"""What no file of text can hold, whatever it is encoded in: halves of signs, and two codes that will never be one.

Knows codes; refuses to know what a text says.
"""

from __future__ import annotations

import re

from fieldcase.dossier.pdf.characters import drawn, named
from fieldcase.errors import GlyphMissing

UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """A text as every file of a report has it (`pdf.characters.drawn`). GlyphMissing names what no file can hold."""
    made = drawn(text)
    found = set(UNWRITABLE.findall(made))
    if found:
        raise GlyphMissing(characters=named(found))
    return made
