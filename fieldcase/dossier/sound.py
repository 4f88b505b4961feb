"""What a document must have before any writer makes a file of it, and what somebody should look at.

The one place for PDF and Word alike. Knows blocks; refuses to know pages.
"""

from __future__ import annotations

import re
import unicodedata

from fieldcase.dossier.blocks import Document, Figure, Heading
from fieldcase.errors import N_, GlyphMissing, PictureNotDescribed
from fieldcase.i18n import LANGUAGES, words

_PLACE = N_("{characters} (in: {place})")
_NAMED = re.compile(r"(?:[^\s,] )?\(?U\+([0-9A-F]{4,6})\)?")


def refuse_unsound(document: Document) -> None:
    """PictureNotDescribed where a figure of our own is neither described nor marked as decorative (the third of the
    three findings that stop an export: design/dossier.md). Its caption is named, or its number among the figures."""
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    for number, figure in enumerate(figures, start=1):
        if not figure.decorative and not figure.alt.strip():
            raise PictureNotDescribed(name=figure.caption.strip() or str(number))


def empty_sections(document: Document) -> tuple[Heading, ...]:
    """The headings under which nothing stands before the next heading of the same or a higher level. A heading that
    has only a heading below it is not empty; that one is, where nothing follows it."""
    found = []
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            after = document.blocks[place + 1] if place + 1 < len(document.blocks) else None
            if after is None or (isinstance(after, Heading) and after.level <= block.level):
                found.append(block)
    return tuple(found)


def located(missing: GlyphMissing, document: Document) -> GlyphMissing:
    """The same refusal with the place where each character stands first: the section's title and the row in it, in the
    language of the document where the program speaks it."""
    from fieldcase.dossier.compose.printed import said_place, texts_of  # what is never needed loads nothing

    told = words(document.language if document.language in LANGUAGES else "en")
    named = {chr(int(one[1], 16)): one[0] for one in _NAMED.finditer(str(missing.values["characters"]))}
    places: dict[str, list[str]] = {}
    for place, text in texts_of(document):
        whole = unicodedata.normalize("NFC", text)
        for character in [one for one in named if one in whole]:
            places.setdefault(said_place(document, place, told), []).append(named.pop(character))
    grouped = [
        told(_PLACE).format(characters=", ".join(characters), place=place) for place, characters in places.items()
    ]
    return GlyphMissing(characters=", ".join([*grouped, *named.values()]))
