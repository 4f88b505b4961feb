"""Marking passages of free text, and releasing an admission: the deed of the case's lead alone.

Knows which case a passage lies in and who leads it; whether a passage is printed is decided by the rules at release.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, case_of
from fieldcase.errors import NoLead, NotTheLead, PassageNotFound, ReasonMissing
from fieldcase.model.declare import Record
from fieldcase.model.ids import AnyId, PassageId
from fieldcase.model.people import Passage
from fieldcase.model.text import nfc
from fieldcase.rules.passages import printed

AnyRecord = TypeVar("AnyRecord", bound=Record)

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


def without_marked(source: Sight, records: Iterable[AnyRecord]) -> tuple[AnyRecord, ...]:
    """Records as a file may tell them that goes through no release: "[…]" stands for every passage that is marked, and
    a field of which nobody can say any more what was marked in it is empty."""
    marked: dict[tuple[bytes, str], list[Passage]] = {}
    for one in source.all(Passage):
        if one.about is not None:
            marked.setdefault((one.about, one.field), []).append(one)
    by_record = {key for key, _ in marked}
    return tuple(_cut(one, marked) if one.key in by_record else one for one in records)


def _cut(record: AnyRecord, marked: Mapping[tuple[bytes, str], list[Passage]]) -> AnyRecord:
    values: dict[str, Any] = {}
    for (key, field), passages in marked.items():
        value = getattr(record, field, "") if key == record.key else ""
        if value and isinstance(value, str):
            values[field] = "".join(printed((value,), passages, lambda _: False, None) or ())
        elif value:
            values[field] = printed(tuple(value), passages, lambda _: False, None) or ()
    return replace(record, **values)
