"""Marked passages of free text: which stretches of a field are printed (do-no-harm.md, What a field reveals).

A passage is found again by its own words. Where they are no longer in the text, nobody can say what was marked, and
the whole field is held back. Knows what a passage reveals and whether it was released; what is open, it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fieldcase.model.declare import Record, Reveals
from fieldcase.model.ids import AnyId, MemberId
from fieldcase.model.people import Passage
from fieldcase.rules.material import Material

CUT = "[…]"


def revealed_by(passage: Passage) -> Reveals | None:
    """What a passage reveals; None for a code nobody knows, which is never printed."""
    return Reveals(passage.reveals) if passage.reveals in set(Reveals) else None


def released(passage: Passage, lead: MemberId | None) -> bool:
    """Whether the case's lawyer, who is its lead, released an admission."""
    admission = revealed_by(passage) is Reveals.OFFENCE
    return admission and passage.released and lead is not None and passage.released_by == lead


def passages_of(material: Material, record: Record, field: str) -> tuple[Passage, ...]:
    """The marked passages of one field of a record."""
    return tuple(one for one in material.passages.get(AnyId(record.key), ()) if one.field == field)


def hides_any(material: Material, record: Record, field: str) -> bool:
    """Whether a field holds a marked passage that this use does not open to everybody."""
    return any(revealed_by(one) not in material.use.opens for one in passages_of(material, record, field))


def printed(
    texts: Sequence[str], passages: Sequence[Passage], is_open: Callable[[Passage], bool], lead: MemberId | None
) -> tuple[str, ...] | None:
    """`texts` of an open field as they are printed, "[…]" in place of what stays closed; None to hold it all back."""
    closed = [one for one in passages if not is_open(one)]
    if not _all_found(texts, closed):
        return None
    cut = [one for one in closed if not released(one, lead)]
    return tuple(_without(text, _marked(text, cut)) for text in texts)


def only_released(
    texts: Sequence[str], passages: Sequence[Passage], is_open: Callable[[Passage], bool], lead: MemberId | None
) -> tuple[str, ...] | None:
    """The released stretches of a field of admissions, joined by "[…]"; None to hold it all back."""
    if not _all_found(texts, passages):
        return None
    free = [one for one in passages if released(one, lead)]
    cut = [one for one in passages if not is_open(one) and not released(one, lead)]
    return tuple(_only(text, _marked(text, free), _marked(text, cut)) for text in texts)


def _all_found(texts: Sequence[str], passages: Sequence[Passage]) -> bool:
    return all(one.words.strip() and any(one.words.strip() in text for text in texts) for one in passages)


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _marked(text: str, passages: Sequence[Passage]) -> bytearray:
    """One byte for each sign of the text: 1 where a passage covers it. Every place with its words counts."""
    mask = bytearray(len(text))
    for one in passages:
        words = one.words.strip()
        for start in _places(text, words):
            mask[start : start + len(words)] = b"\x01" * len(words)
    return mask


def _without(text: str, cut: bytearray) -> str:
    parts: list[str] = []
    for place, sign in enumerate(text):
        if not cut[place]:
            parts.append(sign)
        elif place == 0 or not cut[place - 1]:
            parts.append(CUT)
    return "".join(parts)


def _only(text: str, free: bytearray, cut: bytearray) -> str:
    kept = "".join(sign if free[place] and not cut[place] else "\x00" for place, sign in enumerate(text))
    return f" {CUT} ".join(part.strip() for part in kept.split("\x00") if part.strip())
