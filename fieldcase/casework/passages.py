"""Marking passages of free text, and releasing an admission: the deed of the case's lead alone.

Knows which case a passage lies in and who leads it; whether a passage is printed is decided by the rules at release.
"""

from __future__ import annotations

from dataclasses import replace

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import case_of
from fieldcase.errors import NoLead, NotTheLead, PassageNotFound, ReasonMissing
from fieldcase.model.declare import Record
from fieldcase.model.ids import AnyId, PassageId
from fieldcase.model.people import Passage
from fieldcase.model.text import nfc

ADMISSION = "offence"


def mark(desk: Desk, record: Record, field: str, words: str, reveals: str) -> tuple[Passage, Changes]:
    """Mark words of a record's field as what they reveal (a code of the vocabulary `reveals`).

    The words have to stand in the field as it is entered: PassageNotFound otherwise.
    """
    now = desk.get(type(record), record.key)
    passage = Passage(
        id=PassageId(desk.new_id()), scope=record.scope, about=AnyId(record.key), field=field,
        words=nfc(words).strip(), reveals=reveals,
    )  # fmt: skip
    if now is None or not stands(now, passage):
        raise PassageNotFound
    return passage, desk.save(None, passage)


def stands(record: Record, passage: Passage) -> bool:
    """Whether the words of a passage are still in the field where they were marked."""
    value = getattr(record, passage.field, "")
    texts = value if isinstance(value, tuple) else (value,)
    return bool(passage.words) and any(isinstance(text, str) and passage.words in text for text in texts)


def release(desk: Desk, passage: Passage, reason: str) -> Changes:
    """Release an admission for external uses. ReasonMissing without a reason, NoLead where the case has no lead,
    NotTheLead for anybody else than the lead."""
    if not reason.strip():
        raise ReasonMissing
    case = case_of(desk, passage.scope)
    if case is None or case.lead is None:
        raise NoLead
    if case.lead != desk.member:
        raise NotTheLead
    return desk.save(passage, replace(passage, released=True, released_by=desk.member, reason=reason.strip()))


def hold_back(desk: Desk, passage: Passage) -> Changes:
    """Take a release back: anybody may, since it exposes nobody."""
    return desk.save(passage, replace(passage, released=False, released_by=None))
