"""What the lists of words find while somebody types in a field of the authors' own prose.

One for a workplace: it reads the rows in use on the reading lane, and anew when a row changed. Knows rows and
sentences; refuses to know fields and records, and changes no text.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fieldcase.casework import wordings
from fieldcase.errors import N_
from ui.widgets.word_marks import WordFinder, WordMark

if TYPE_CHECKING:
    from ui.workplace import Workplace

_PUT_IN = N_("Shift+F8 puts “{instead}” in.")
_NEXT = N_("F8 goes to the next.")
_LAST_PLANE = 0xFFFF


def guard_of(work: Workplace) -> WordGuard:
    """The one of a workplace, made when it is first wanted."""
    found = work.findChild(WordGuard)
    return found if isinstance(found, WordGuard) else WordGuard(work)


class WordGuard(WordFinder):
    """The rows in use, made ready."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._work = work
        self._ready: wordings.Ready | None = None
        work.changed.connect(self._changed)
        self._read()

    def _changed(self, changes: Any) -> None:
        if "wording" in changes.kinds:
            self._read()

    def _read(self) -> None:
        self._work.ask(wordings.ready, self._came, self, "words")

    def _came(self, ready: wordings.Ready) -> None:
        self._ready = ready
        self.changed.emit()

    def find(self, paragraph: str) -> tuple[WordMark, ...]:
        """The finds of one paragraph outside quotation marks."""
        hits = list(self._ready.hits(paragraph)) if self._ready is not None else []
        if not hits:
            return ()
        places = _places(paragraph)
        return tuple(
            WordMark(places[hit.begin], places[hit.end], wordings.put_in(hit), self._told(hit))
            for hit, after in pairwise([*hits, None])
            if hit is not None and (after is None or after.begin != hit.begin)
        )

    def _told(self, hit: wordings.Hit) -> str:
        words = self._work.words
        sentence, values = wordings.advised(hit.found, hit.advice)
        instead = wordings.put_in(hit)
        told = [words(sentence).format(**values), words(_PUT_IN).format(instead=instead) if instead else ""]
        return " ".join(part for part in (*told, words(_NEXT)) if part)

    def summed(self, number: int) -> str:
        """How many there are, and the key that goes to them."""
        words = self._work.words
        said = words.plural("{n} word to look at.", "{n} words to look at.", number).format(n=number)
        return f"{said} {words(_NEXT)}"


def _places(text: str) -> list[int]:
    """For each place of the text in NFC, and its end, the place as Qt counts in the text as it was typed."""
    found, at, begin = [], 0, 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        found += [at] * len(unicodedata.normalize("NFC", text[begin:end]))
        at += sum(2 if ord(sign) > _LAST_PLANE else 1 for sign in text[begin:end])
        begin = end
    return [*found, at]
