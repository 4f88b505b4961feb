"""Words of a page and the boxes on it: which words a box touches, where a word stands, in whatever form.

Knows words with their places as shares of the page, and boxes in ten-thousandths of it. Refuses to know whose words
they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fieldcase.model.text import folded, words_of
from fieldcase.parsers.documents import Word as Word

WHOLE = 10_000
Box = tuple[int, int, int, int]
# Of a word's box this much, at the top and at the bottom, is the room between lines, which the box of the line above or
# below also takes: a box that reaches no farther in touches no letter.
_LEADING = 0.15
# Above its letters a word's box has room; so much of it is left out of the box that is marked.
_ABOVE = 0.08
# What a machine reads in a scan: within a Cyrillic word, a Latin letter is the Cyrillic one that it looks like.
_TWINS = str.maketrans("aceopxykmthbi", "асеорхукмтнві")
# A word that is broken, or letters set apart, are so many pieces at most.
_PIECES = 12


@dataclass(frozen=True)
class Found:
    """Words that stand one behind another on a page (from 1), as they are written there."""

    page: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What stands there, without the punctuation around it."""
        return trimmed(" ".join(word.text for word in self.words))


def trimmed(text: str) -> str:
    """The text without what is neither letter nor digit at its two ends."""
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    return text[places[0] : places[-1] + 1] if places else ""


def touches(box: Box, word: Word) -> bool:
    """Whether a box lies over letters of a word, be it over one of them."""
    room = (word.bottom - word.top) * _LEADING
    left, top, right, bottom = (side / WHOLE for side in box)
    return left < word.right and word.left < right and top < word.bottom - room and word.top + room < bottom


def untouched(words: Iterable[Word], boxes: Sequence[Box]) -> tuple[Word, ...]:
    """The words that no box touches."""
    return tuple(word for word in words if not any(touches(box, word) for box in boxes))


def below(words: Iterable[Word], box: Box) -> str:
    """What stands below a box."""
    return trimmed(" ".join(word.text for word in words if touches(box, word)))


def boxes_of(words: Sequence[Word]) -> list[tuple[Box, str]]:
    """Boxes over words that stand one behind another, one a line, with what stands below each."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [(_around(line), trimmed(" ".join(word.text for word in line))) for line in lines]


def _goes_on(last: Word, word: Word) -> bool:
    """Whether a word stands on the same line, behind the last."""
    return word.left >= last.left and last.top < (word.top + word.bottom) / 2 < last.bottom


def _around(words: Sequence[Word]) -> Box:
    top = min(word.top + (word.bottom - word.top) * _ABOVE for word in words)
    sides = (min(word.left for word in words), top, max(word.right for word in words), max(w.bottom for w in words))
    left, upper, right, lower = sides
    box = (int(left * WHOLE), int(upper * WHOLE), -int(-right * WHOLE // 1), -int(-lower * WHOLE // 1))
    return within(box)


def within(box: Box) -> Box:
    """The box upright and within the page."""
    left, right = sorted((box[0], box[2]))
    top, bottom = sorted((box[1], box[3]))
    kept = [max(0, min(WHOLE, side)) for side in (left, top, right, bottom)]
    return kept[0], kept[1], kept[2], kept[3]


class Sought:
    """A word or a phrase that is looked for: case and ё do not count, nor how it is broken or set apart; with `forms`
    in every form it may take as a name, in either alphabet."""

    def __init__(self, phrase: str, *, forms: bool = False) -> None:
        take: Callable[[str], frozenset[str]] = _forms if forms else lambda word: frozenset({word})
        self._steps = [take(word) for word in _joined(_pieces(phrase))]

    def __bool__(self) -> bool:
        return bool(self._steps)

    def stands_in(self, text: str) -> bool:
        """Whether it stands in a text."""
        return bool(self.on(1, [Word(text, 0, 0, 0, 0)]))

    def on(self, page: int, words: Sequence[Word]) -> list[Found]:
        """Where it stands among the words of a page."""
        pieces = [(piece, place) for place, word in enumerate(words) for piece in _pieces(word.text)]
        found: list[Found] = []
        at = 0
        while at < len(pieces):
            end = self._ends(pieces, at)
            if end > at:
                places = dict.fromkeys(place for _, place in pieces[at:end])
                found.append(Found(page, tuple(words[place] for place in places)))
            at = max(end, at + 1)
        return found

    def _ends(self, pieces: Sequence[tuple[str, int]], begin: int) -> int:
        """Where it ends if it begins here: the number of the first piece behind it; 0 where it does not begin here."""
        reached = {begin} if self._steps else set()
        for step in self._steps:
            reached = {
                end
                for at in reached
                for end in range(at + 1, min(at + _PIECES, len(pieces)) + 1)
                if "".join(piece for piece, _ in pieces[at:end]) in step
            }
        return max(reached, default=0)


def _pieces(text: str) -> list[str]:
    """The words of a text, folded, each in one alphabet."""
    return [word.translate(_TWINS) if any("\u0400" <= sign <= "\u052f" for sign in word) else word
            for word in words_of(text)]  # fmt: skip


def _joined(words: Iterable[str]) -> list[str]:
    """Words of digits that follow one another as one: a number is a number however it is grouped."""
    joined: list[str] = []
    for word in words:
        if joined and word.isdecimal() and joined[-1].isdecimal():
            joined[-1] += word
        else:
            joined.append(word)
    return joined


@lru_cache(maxsize=256)
def _forms(word: str) -> frozenset[str]:
    # The dictionary is slow to load: not before the first name is looked for.
    from fieldcase.rules.names import name_forms

    return name_forms(folded(word)) | {word} if word.isalpha() else frozenset({word})
