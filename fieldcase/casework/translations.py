"""Translations of evidence: begun, written passage by passage, put in order, checked by somebody else.

A translation that was checked and is changed afterwards is a draft again: what stands on paper as checked was read as
it stands. Knows translations and their passages; what of them is told, and where, is decided by the rules at release.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import add_custody
from fieldcase.errors import CertifiedNeedsFile, CheckerMissing, OwnTranslation, TranslatesItself
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EvidenceId, MemberId, ScopeId, SegmentId, TranslationId
from fieldcase.model.translation import Segment, Translation

AnyRecord = TypeVar("AnyRecord", bound=Record)
DRAFT, CHECKED, CERTIFIED = "draft", "checked", "certified"
# A passage of its own that nobody gave a place: behind all others.
_LAST = 1 << 30


class Looks(Protocol):
    """Whatever records can be read from: a desk, or its reading lane."""

    def all(self, kind: type[AnyRecord], scope: ScopeId | None = None) -> tuple[AnyRecord, ...]:
        """The records of a kind, in one scope or everywhere."""


def of_evidence(look: Looks, piece: Evidence) -> tuple[Translation, ...]:
    """The translations of a piece of evidence, by language."""
    found = (one for one in look.all(Translation, piece.scope) if one.evidence == piece.id)
    return tuple(sorted(found, key=lambda one: (one.language, one.key)))


def segments_of(look: Looks, translation: Translation) -> tuple[Segment, ...]:
    """The passages of a translation in their order."""
    return in_order(one for one in look.all(Segment, translation.scope) if one.translation == translation.id)


def in_order(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Passages by the place somebody gave them, then by page."""
    return tuple(sorted(segments, key=lambda one: (_place(one), one.page or 0, one.key)))


def _place(segment: Segment) -> int:
    return _LAST if segment.position is None else segment.position


def begin(desk: Desk, piece: Evidence, language: str, translator: MemberId | None = None) -> Translation:
    """Begin a translation of a piece into a language, as a draft; the ledger says that the piece was translated."""
    made = Translation(
        id=TranslationId(desk.new_id()), scope=piece.scope, evidence=piece.id, language=language,
        translator=translator or desk.member,
    )  # fmt: skip
    with desk.deed():
        desk.save(None, made)
        add_custody(desk, piece, "translated")
    return made


def set_state(desk: Desk, translation: Translation, status: str, checked_by: MemberId | None = None) -> Changes:
    """Say how far a translation is checked, and by whom.

    CheckerMissing where nobody is said to have checked it, OwnTranslation where that is the translator; a certified one
    is a paper that was taken in (`file`): CertifiedNeedsFile where there is none.
    """
    now = desk.get(Translation, translation.key) or translation
    if status == CHECKED and checked_by is None:
        raise CheckerMissing
    if status == CHECKED and checked_by == now.translator:
        raise OwnTranslation
    if status == CERTIFIED and now.file is None:
        raise CertifiedNeedsFile
    return desk.save(now, replace(now, status=status, checked_by=None if status == DRAFT else checked_by))


def set_file(desk: Desk, translation: Translation, file: EvidenceId | None) -> Changes:
    """Say which piece of evidence is the translation as it was handed over; TranslatesItself for the original."""
    now = desk.get(Translation, translation.key) or translation
    if file is not None and file == now.evidence:
        raise TranslatesItself
    status = DRAFT if file is None and now.status == CERTIFIED else now.status
    return desk.save(now, replace(now, file=file, status=status))


def add(desk: Desk, translation: Translation, after: Segment | None = None, **values: Any) -> Segment:
    """Add a passage behind `after`, at the end without it. The page is that of the passage before unless said."""
    with desk.deed():
        known = list(segments_of(desk, translation))
        at = next((place for place, one in enumerate(known, start=1) if after and one.key == after.key), len(known))
        before = known[at - 1] if at else None
        told = {"page": before.page if before else 1, "place": before.place if before else ""} | values
        new = Segment(
            id=SegmentId(desk.new_id()), scope=translation.scope, translation=translation.id, position=at + 1, **told
        )
        desk.save(None, new)
        _put_in_order(desk, [*known[:at], new, *known[at:]])
        _reopened(desk, translation.key)
    return desk.get(Segment, new.key) or new


def add_all(desk: Desk, translation: Translation, rows: Sequence[Mapping[str, Any]]) -> Changes:
    """Add passages at the end, in their order, as one deed; each row gives the fields of a passage."""
    changes = Changes()
    with desk.deed():
        start = len(segments_of(desk, translation))
        for place, row in enumerate(rows, start=start + 1):
            new = Segment(
                id=SegmentId(desk.new_id()), scope=translation.scope, translation=translation.id, position=place, **row
            )
            changes |= desk.save(None, new)
        changes |= _reopened(desk, translation.key)
    return changes


def change(desk: Desk, segment: Segment, **values: Any) -> Changes:
    """Write a passage otherwise."""
    with desk.deed():
        now = desk.get(Segment, segment.key) or segment
        changed = replace(now, **values)
        if changed == now:
            return Changes()
        return desk.save(now, changed) | _reopened(desk, changed.translation)


def enter_typed(desk: Desk, before: Segment | None, blank: Segment) -> Changes:
    """Make one entry of what was typed into a passage, as leaving it does."""
    with desk.deed():
        return desk.enter_drafts(before, blank) | _reopened(desk, blank.translation)


def enter_about(desk: Desk, before: Translation | None, blank: Translation) -> Changes:
    """Make one entry of what was typed about a translation; where its translator is now who checked it, it is a draft
    again."""
    with desk.deed():
        changes = desk.enter_drafts(before, blank)
        now = desk.get(Translation, blank.key)
        own = now is not None and now.checked_by is not None and now.checked_by == now.translator
        return changes | (_reopened(desk, blank.key) if own else Changes())


def move(desk: Desk, segment: Segment, by: int) -> Changes:
    """Put a passage `by` places further down (up where it is negative), as far as there are places."""
    with desk.deed():
        translation = desk.get(Translation, segment.translation or b"")
        if translation is None:
            return Changes()
        known = list(segments_of(desk, translation))
        here = next((place for place, one in enumerate(known) if one.key == segment.key), None)
        if here is None or not 0 <= here + by < len(known):
            return Changes()
        known.insert(here + by, known.pop(here))
        return _put_in_order(desk, known)


def remove(desk: Desk, segment: Segment) -> Changes:
    """Put a passage into the bin; undo brings it back."""
    with desk.deed():
        now = desk.get(Segment, segment.key) or segment
        return desk.hide(now) | _reopened(desk, now.translation)


def remove_translation(desk: Desk, translation: Translation) -> Changes:
    """Put a translation into the bin. Its passages are told nowhere without it, and come back with it."""
    return desk.hide(desk.get(Translation, translation.key) or translation)


def _put_in_order(desk: Desk, wanted: Iterable[Segment]) -> Changes:
    """Number passages by their order; only those that stood elsewhere are written."""
    changes = Changes()
    for place, one in enumerate(wanted, start=1):
        if one.position != place:
            changes |= desk.save(one, replace(one, position=place))
    return changes


def _reopened(desk: Desk, key: bytes | None) -> Changes:
    """Make a translation that was checked a draft again, since its words are others now."""
    now = desk.get(Translation, key) if key is not None else None
    if now is None or now.status == DRAFT:
        return Changes()
    return desk.save(now, replace(now, status=DRAFT, checked_by=None))
