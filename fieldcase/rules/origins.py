"""A text while it is made ready for looking: every letter of it remembers where it stood in the text as typed.

What is found in the text made ready can so be shown in the text that a person sees. Knows no word and no person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fieldcase.model.text import folded

# A stress mark on a Cyrillic letter goes: with г or к it would make another letter.
_STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")


@dataclass(frozen=True, repr=False)
class Traced:
    """A text, and the place of each of its letters in the text it was made from, with the place behind the last."""

    text: str
    origins: Sequence[int]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where a stretch stood in the text as typed; signs of no width behind its last letter are not part of it."""
        first = self.origins[begin]
        return (first, max(self.origins[end - 1] + 1, first)) if end > begin else (first, first)

    def replaced(self, pattern: re.Pattern[str], by: Callable[[str], str]) -> Traced:
        """The same with every match of `pattern` changed by `by`, which may leave letters out or put one in its place.

        Letters that `by` keeps are taken to be those of the match in their order.
        """
        parts: list[str] = []
        origins: list[int] = []
        end = 0
        for match in pattern.finditer(self.text):
            new, place = by(match.group()), match.start()
            parts += [self.text[end : match.start()], new]
            origins += self.origins[end : match.start()]
            for letter in new:
                there = self.text.find(letter, place, match.end())
                place = there if there >= 0 else place
                origins.append(self.origins[place])
                place += there >= 0
            end = match.end()
        if not end and not parts:
            return self
        return Traced("".join([*parts, self.text[end:]]), [*origins, *self.origins[end:]])

    def folded(self) -> Traced:
        """The same folded (model.text.folded), where a letter may become two."""
        whole = folded(self.text)
        if len(whole) == len(self.text):
            return Traced(whole, self.origins)
        pieces = [folded(sign) for sign in self.text]
        origins = [self.origins[place] for place, piece in enumerate(pieces) for _ in piece]
        return Traced("".join(pieces), [*origins, self.origins[-1]])


def traced(text: str) -> Traced:
    """`text` in normal form C, every letter at its place."""
    if unicodedata.is_normalized("NFC", text):
        return Traced(text, range(len(text) + 1))
    parts: list[str] = []
    origins: list[int] = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            piece = unicodedata.normalize("NFC", _STRESS.sub("", text[begin:place]))
            parts.append(piece)
            origins += [min(begin + step, place - 1) for step in range(len(piece))]
            begin = place
    return Traced("".join(parts), [*origins, len(text)])
