"""A piece of evidence as pages that can be marked: the pages of a PDF, or a picture as the only page.

Everything is decrypted in memory and drawn in a parser child that lives as long as the paper is open. Touches no
connection; whoever shows a page writes the access log.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.casework.desk import Desk
from fieldcase.casework.marked_words import Found, Sought
from fieldcase.casework.viewing import MOST_PICTURE, PICTURES
from fieldcase.errors import Cancelled, EvidenceMissing, NotRedactable, SeveralPages
from fieldcase.model.evidence import Evidence

if TYPE_CHECKING:
    from fieldcase.parsers.documents import Pages, Word

DOCUMENT = "application/pdf"
# Points of a page become pixels at 150 dpi (an A4 page 1,240 wide), within what can be read and what a page may weigh.
_DPI, _NARROWEST, _WIDEST = 150, 600, 2000
_POINTS = 72


def is_document(evidence: Evidence) -> bool:
    """Whether it has pages and words."""
    return evidence.media_type == DOCUMENT


def can_be_marked(evidence: Evidence) -> bool:
    """Whether it is a picture or a PDF, of a size that a parser child takes."""
    kept = evidence.blob is not None and evidence.secret is not None and (evidence.size or 0) <= MOST_PICTURE
    return kept and (is_document(evidence) or evidence.media_type in PICTURES)


def width_of(size: tuple[float, float]) -> int:
    """How many pixels wide a page of this size in points is drawn."""
    return min(_WIDEST, max(_NARROWEST, round(size[0] / _POINTS * _DPI)))


def content_of(desk: Desk, evidence: Evidence) -> bytes:
    """The original's bytes, decrypted in memory. NotRedactable for what cannot be marked, EvidenceMissing,
    EvidenceDamaged, EvidenceKeyWrong or FolderGone."""
    if evidence.blob is None or evidence.secret is None:
        raise EvidenceMissing
    if not can_be_marked(evidence):
        raise NotRedactable
    with desk.vault.blobs.open(evidence.blob, evidence.secret) as reader:
        return reader.read(MOST_PICTURE)


class Paper:
    """A piece of evidence that is open to be marked, until `close`."""

    def __init__(self, desk: Desk, evidence: Evidence) -> None:
        """What `content_of` raises, and SeveralPages, DocumentUnreadable, DocumentLocked, PictureUnreadable or
        ChildFailed."""
        content = content_of(desk, evidence)
        self._pages: Pages | None = None
        self._picture = b""
        self._words: dict[int, tuple[Word, ...]] = {}
        self._closed = False
        self.count = 1
        if is_document(evidence):
            from fieldcase.parsers.documents import Pages

            self._pages = Pages(content)
            self.count = len(self._pages.sizes)
        else:
            from fieldcase.parsers.pictures import cleaned_first

            self._picture, pages = cleaned_first(content)
            if pages > 1:
                raise SeveralPages(pages=pages)

    @property
    def has_words(self) -> bool:
        """Whether its pages may have words that a program can read: a picture has none."""
        return self._pages is not None

    def page(self, number: int) -> bytes:
        """Page `number` (from 1) as a JPEG, as wide as it is drawn in a copy. Cancelled once it is closed."""
        if self._closed:
            raise Cancelled
        if self._pages is None:
            return self._picture
        return self._pages.picture(number - 1, width_of(self._pages.sizes[number - 1]))

    def words(self, number: int) -> tuple[Word, ...]:
        """The words of page `number` (from 1); none where it is a picture alone."""
        if self._pages is None:
            return ()
        if number not in self._words:
            self._words[number] = self._pages.words(number - 1)
        return self._words[number]

    def find(
        self, phrase: str, step: Callable[[int, int], None], stop: Callable[[], bool]
    ) -> tuple[tuple[Found, ...], int]:
        """Every place of a word or phrase, in every form it may take as a name; and on how many pages there are no
        words to be found, so that somebody has to look at them. Cancelled where it is stopped."""
        sought = Sought(phrase, forms=True)
        found: list[Found] = []
        wordless = 0
        for number in range(1, self.count + 1):
            if stop() or self._closed:
                raise Cancelled
            words = self.words(number)
            wordless += not words
            found += sought.on(number, words)
            step(number, self.count)
        return tuple(found), wordless

    def close(self) -> None:
        """Forget the pages; whoever waits for one gets ChildFailed."""
        self._closed = True
        if self._pages is not None:
            self._pages.stop()
            self._pages.close()
        self._picture = b""
        self._words.clear()
