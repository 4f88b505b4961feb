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
    """A text, and the text as typed with the place in it of each letter and of the one behind the last."""

    text: str
    origins: Sequence[int]
    typed: str

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where a stretch stood in the text as typed; signs of no width behind its last letter are not part of it."""
        first = self.origins[begin]
        last = self.origins[end - 1] + 1 if end > begin else first
        while last < len(self.typed) and unicodedata.combining(self.typed[last]):
            last += 1
        return first, last

    def replaced(self, pattern: re.Pattern[str], by: Callable[[str], str]) -> Traced:
        """The same with every match of `pattern` changed by `by`, which may leave letters out or put one in its place.

        Letters that `by` keeps are taken to be those of the match in their order; others are spread over it.
        """
        parts: list[str] = []
        origins: list[int] = []
        end = 0
        for match in pattern.finditer(self.text):
            new, place = by(match.group()), match.start()
            parts += [self.text[end : match.start()], new]
            origins += self.origins[end : match.start()]
            for number, letter in enumerate(new):
                there = self.text.find(letter, place, match.end())
                if there < 0:  # written in another way, as %D0%90: somewhere along the match
                    there = max(place, match.start() + number * len(match.group()) // len(new))
                origins.append(self.origins[there])
                place = min(there + 1, match.end() - 1)
            end = match.end()
        if not end and not parts:
            return self
        return Traced("".join([*parts, self.text[end:]]), [*origins, *self.origins[end:]], self.typed)

    def folded(self) -> Traced:
        """The same folded (model.text.folded), where a letter may become two."""
        whole = folded(self.text)
        if len(whole) == len(self.text):
            return Traced(whole, self.origins, self.typed)
        pieces = [folded(sign) for sign in self.text]
        origins = [self.origins[place] for place, piece in enumerate(pieces) for _ in piece]
        return Traced("".join(pieces), [*origins, self.origins[-1]], self.typed)


def traced(text: str) -> Traced:
    """`text` in normal form C, every letter at its place."""
    if unicodedata.is_normalized("NFC", text):
        return Traced(text, range(len(text) + 1), text)
    parts: list[str] = []
    origins: list[int] = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            piece = unicodedata.normalize("NFC", _STRESS.sub("", text[begin:place]))
            parts.append(piece)
            origins += [min(begin + step, place - 1) for step in range(len(piece))]
            begin = place
    return Traced("".join(parts), [*origins, len(text)], text)
