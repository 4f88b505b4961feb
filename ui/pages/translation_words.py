"""What is read about the translations of a piece of evidence, and how they are told in a line on the screen.

Runs on the reading lane where it reads. Knows translations and their passages; lays out nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldcase.casework import translations
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.model.people import Member
from fieldcase.model.translation import Segment, Translation

if TYPE_CHECKING:
    from fieldcase.casework.look import Look
    from ui.workplace import Workplace


@dataclass(frozen=True)
class Translated:
    """A translation with the number of its passages, and of those that have no translation yet."""

    translation: Translation
    passages: int
    open: int


@dataclass(frozen=True)
class OfEvidence:
    """The translations of a piece of evidence; of which piece it is itself a translation; who works in the vault."""

    evidence: Evidence
    found: tuple[Translated, ...]
    original: Evidence | None
    members: Mapping[bytes, str]


@dataclass(frozen=True)
class Whole:
    """One translation as the panel shows it."""

    translation: Translation
    evidence: Evidence | None
    segments: tuple[Segment, ...]
    members: Mapping[bytes, str]


def of_evidence(look: Look, piece: Evidence) -> OfEvidence:
    """Read what the card of translations shows."""
    found = []
    for one in translations.of_evidence(look, piece):
        segments = translations.segments_of(look, one)
        found.append(Translated(one, len(segments), sum(bool(s.original and not s.translated) for s in segments)))
    paper = next((one for one in look.all(Translation, piece.scope) if one.file == piece.id), None)
    original = look.get(Evidence, paper.evidence) if paper is not None and paper.evidence is not None else None
    return OfEvidence(piece, tuple(found), original, called_members(look))


def whole(look: Look, translation: Translation) -> Whole | None:
    """Read one translation with its passages; None where it is gone."""
    now = look.get(Translation, translation.key)
    if now is None or now.hidden:
        return None
    piece = look.get(Evidence, now.evidence) if now.evidence is not None else None
    return Whole(now, piece, translations.segments_of(look, now), called_members(look))


def called_members(look: Look) -> Mapping[bytes, str]:
    """Who works in the vault, by the pseudonym each has there."""
    return {member.key: member.pseudonym for member in look.all(Member)}


def in_a_line(one: Translated, members: Mapping[bytes, str], work: Workplace) -> str:
    """ "English · translated by Heron · draft · 12 passages, 2 not translated yet"."""
    words, translation = work.words, one.translation
    language = work.term("language", translation.language) or words(N_("language not stated"))
    by = members.get(translation.translator or b"", "")
    parts = [
        language[:1].upper() + language[1:],
        words(N_("translated by {who}")).format(who=by) if by else "",
        state(translation, members, work),
        words.plural("{n} passage", "{n} passages", one.passages).format(n=one.passages),
        words(N_("not translated yet: {n}")).format(n=one.open) if one.open else "",
    ]
    return " · ".join(part for part in parts if part)


def state(translation: Translation, members: Mapping[bytes, str], work: Workplace) -> str:
    """How far a translation is checked, and by whom."""
    said = work.term("translation_status", translation.status)
    by = members.get(translation.checked_by or b"", "")
    return work.words(N_("{state}, checked by {who}")).format(state=said, who=by) if by else said


def place(one: Segment, work: Workplace) -> str:
    """Where a passage stands: "4, photo 1"."""
    page = str(one.page) if one.page is not None else ""
    onward = f"→ {one.continues}" if one.continues is not None else ""
    return " ".join(part for part in (", ".join(part for part in (page, one.place) if part), onward) if part)
