"""A copy of a piece of evidence without what was marked in it: what is marked is removed, never covered.

Every page is drawn in a parser child, the boxes burnt into its pixels before they are packed; a document's text layer
is made anew from the words that can be seen on the page and that no box touches. The finished copy is read back by a
fresh child before it is stored. The original is read, and its hash compared before and after. `make` touches no
connection of the vault, so that it may run beside deeds and looks; `enter` is one deed.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Stored, add_custody, forget, next_number, store
from fieldcase.casework.marked_words import Box, Sought, untouched
from fieldcase.casework.marks import box_of
from fieldcase.casework.papers import DOCUMENT, content_of, is_document, width_of
from fieldcase.errors import (
    Cancelled,
    ChildFailed,
    CopyNotClean,
    EvidenceDamaged,
    EvidenceMissing,
    MarkedWordsRemain,
    NothingMarked,
    SeveralPages,
)
from fieldcase.model.evidence import Evidence, Mark
from fieldcase.model.ids import EvidenceId
from fieldcase.model.text import folded
from fieldcase.vault.blobs import Finding

if TYPE_CHECKING:
    from fieldcase.dossier.pictured import Pictured
    from fieldcase.parsers.documents import Pages, Word

Step = Callable[[int, int], None]
Stop = Callable[[], bool]
MADE_HOW = "redacted"
# Words that say who or where somebody is are to be nowhere in the copy. What a face, a diagnosis or an admission stands
# beside may well be said elsewhere of somebody else.
_NOWHERE = frozenset({"person", "child", "name", "contact", "place", "number"})
# A page is named by its number; so many of them are.
_NAMED_PAGES = 12


@dataclass(frozen=True, repr=False)
class Made:
    """A copy that is encrypted and safe on the disk and has no record yet."""

    stored: Stored


def make(
    desk: Desk, evidence: Evidence, marks: Sequence[Mark], step: Step, stop: Stop, *, searchable: bool = True
) -> Made:
    """Make the copy and store it, encrypted. `step` hears pages done and pages in all, each drawn and each checked.

    Without `searchable` the copy has no words at all. Raises NotRedactable, SeveralPages, NothingMarked,
    MarkedWordsRemain, CopyNotClean, Cancelled, and what reading the original and storing the copy raise; then nothing
    stays.
    """
    boxes = _boxes(marks)
    if not boxes:
        raise NothingMarked
    content = content_of(desk, evidence)
    if hashlib.sha256(content).digest() != evidence.sha256:
        raise EvidenceDamaged(part="payload")
    if is_document(evidence):
        copy = _document(content, marks, boxes, searchable, step, stop)
    else:
        copy = _picture(content, boxes)
    _unless(stop)
    _is_untouched(desk, evidence)
    name = f"{evidence.number or 'A'}-{MADE_HOW}.{'pdf' if is_document(evidence) else 'jpg'}"
    return Made(store(desk, io.BytesIO(copy), name, cancelled=stop))


def _boxes(marks: Iterable[Mark]) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for mark in marks:
        left, top, right, bottom = box_of(mark)
        if mark.page is not None and left < right and top < bottom:
            found.setdefault(mark.page, []).append((left, top, right, bottom))
    return found


def _unless(stop: Stop) -> None:
    if stop():
        raise Cancelled


def _is_untouched(desk: Desk, evidence: Evidence) -> None:
    if evidence.blob is None or evidence.secret is None or evidence.sha256 is None:
        raise EvidenceMissing
    if desk.vault.blobs.verify(evidence.blob, evidence.secret, evidence.sha256) is not Finding.SOUND:
        raise EvidenceDamaged(part="payload")


def _picture(content: bytes, boxes: Mapping[int, list[Box]]) -> bytes:
    from fieldcase.dossier.pictured import only_pixels
    from fieldcase.parsers.burning import burnt_picture
    from fieldcase.parsers.pictures import cleaned_first

    if 1 not in boxes:
        raise NothingMarked
    pages = cleaned_first(content)[1]
    if pages > 1:
        raise SeveralPages(pages=pages)
    copy = burnt_picture(content, boxes[1])
    only_pixels(copy)
    return copy


def _document(
    content: bytes, marks: Sequence[Mark], boxes: Mapping[int, list[Box]], searchable: bool, step: Step, stop: Stop
) -> bytes:
    from fieldcase.dossier.pictured import Pictured
    from fieldcase.parsers.documents import Pages

    made = Pictured()
    kept: list[tuple[Word, ...]] = []
    with Pages(content) as pages:
        total = 2 * len(pages.sizes)
        if not any(1 <= page <= len(pages.sizes) for page in boxes):
            raise NothingMarked
        for number in range(len(pages.sizes)):
            _unless(stop)
            kept.append(_sheet(made, pages, number, boxes.get(number + 1, []), searchable))
            step(number + 1, total)
    _refuse_remaining(kept, marks)
    copy = made.finished()
    _checked(copy, kept, marks, lambda done: step(len(kept) + done, total), stop)
    return copy


def _sheet(made: Pictured, pages: Pages, number: int, boxes: Sequence[Box], searchable: bool) -> tuple[Word, ...]:
    """Put one page into the copy; the words that stay on it."""
    from fieldcase.dossier.pictured import Sheet
    from fieldcase.parsers.documents import MOST_BYTES

    jpeg, seen = pages.burnt(number, width_of(pages.sizes[number]), boxes)
    here = untouched(seen, boxes) if searchable else ()
    placed = [(word.text, word.left, word.top, word.right, word.bottom) for word in here]
    made.add(Sheet(pages.sizes[number], jpeg, placed))
    if made.size > MOST_BYTES:  # more than the child could be handed that checks it
        raise ChildFailed
    return here


def _sought(marks: Iterable[Mark]) -> dict[str, Sought]:
    """What is to be nowhere in the copy, each once."""
    phrases = {folded(mark.words): mark.words for mark in marks if mark.reason in _NOWHERE}
    return {phrase: sought for phrase in phrases.values() if (sought := Sought(phrase))}


def _refuse_remaining(kept: Sequence[Sequence[Word]], marks: Iterable[Mark]) -> None:
    sought = _sought(marks).values()
    pages = [
        number for number, words in enumerate(kept, start=1) if any(one.on(number, words) for one in sought)
    ]  # fmt: skip
    if pages:
        more = " …" if len(pages) > _NAMED_PAGES else ""
        raise MarkedWordsRemain(pages=", ".join(map(str, pages[:_NAMED_PAGES])) + more)


def _checked(
    copy: bytes, kept: Sequence[Sequence[Word]], marks: Sequence[Mark], step: Callable[[int], None], stop: Stop
) -> None:
    """Read the finished copy back in a fresh child: each page has no letter beside those that were kept, no marked
    word stands anywhere, and the file holds nothing but pages, pictures and that text."""
    from fieldcase.dossier.bare import strange
    from fieldcase.parsers.documents import Pages

    read: list[tuple[Word, ...]] = []
    with Pages(copy) as pages:
        if len(pages.sizes) != len(kept):
            raise CopyNotClean
        for number, words in enumerate(kept):
            _unless(stop)
            read.append(pages.words(number))
            if _letters(read[-1]) - _letters(words):
                raise CopyNotClean
            step(number + 1)
    sought = _sought(marks)
    if any(one.on(1, words) for words in read for one in sought.values()) or strange(copy, sought):
        raise CopyNotClean


def _letters(words: Iterable[Word]) -> Counter[str]:
    return Counter(letter for word in words for letter in folded(word.text) if letter.isalnum())


def enter(desk: Desk, evidence: Evidence, marks: Sequence[Mark], made: Made, title: str, reason: str) -> Evidence:
    """Write the record of a copy that was made, the entries of both ledgers, and into each mark which copy it is.

    Whom the copy shows is for a person to say who looks at it: nothing of that is carried over, nor what describes the
    original. Kind, language and source are, the title where it says nothing of what was taken out. A copy of the same
    bytes that is there already is not entered twice.
    """
    try:
        with desk.deed():
            known = (one for one in desk.all(Evidence, evidence.scope) if one.sha256 == made.stored.blob.sha256)
            copy = next(known, None)
            new = copy is None
            if copy is None:
                copy = _recorded(desk, evidence, made.stored, _without_marked(title, marks))
                add_custody(desk, copy, MADE_HOW, reason)
                add_custody(desk, evidence, "copied", reason)
            for mark in marks:
                now = desk.get(Mark, mark.key)
                if now is not None and not now.hidden and box_of(now) == box_of(mark):
                    desk.save(now, replace(now, copy=copy.id))
    except BaseException:
        forget(desk, [made.stored])
        raise
    if not new:
        forget(desk, [made.stored])
    return copy


def _without_marked(title: str, marks: Iterable[Mark]) -> str:
    """The title, or none where it says what was taken out: the number and the kind then say what the copy is."""
    phrases = {mark.words for mark in marks if mark.reason in _NOWHERE}
    return "" if any(Sought(phrase, forms=True).stands_in(title) for phrase in phrases) else title


def _recorded(desk: Desk, evidence: Evidence, stored: Stored, title: str) -> Evidence:
    number = next_number(desk, evidence.scope)
    ending = "pdf" if stored.media_type == DOCUMENT else "jpg"
    copy = Evidence(
        id=EvidenceId(desk.new_id()), scope=evidence.scope, number=number, title=title, kind=evidence.kind,
        language=evidence.language, source=evidence.source, media_type=stored.media_type,
        file_name=f"{number}.{ending}", size=stored.blob.size, sha256=stored.blob.sha256, blob=stored.blob.blob_id,
        secret=stored.blob.secret, made_from=evidence.id, made_how=MADE_HOW,
    )  # fmt: skip
    desk.save(None, copy)
    return copy
