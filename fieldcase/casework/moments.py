"""Moments of a recording: what is said when and by whom, line by line, and the notes of whoever listened.

They belong to the piece of evidence, whether it can be played here or not. A new one is a blank that becomes a
record by `desk.save`, or by the drafts of a form. Whether a line is printed is decided by the rules at release; a note
never is.
"""

from __future__ import annotations

from fieldcase.casework import bin as bins
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.evidence import Evidence, Moment
from fieldcase.model.ids import MomentId

NOTE, SAID = "note", "said"


def moments_of(source: Sight, evidence: Evidence) -> tuple[Moment, ...]:
    """The moments of a piece of evidence in the order of the recording; those whose time nobody wrote come last, those
    of one time stand as they were written."""
    asked = Asked(Moment, scope=evidence.scope, equals=(("evidence", evidence.key),))
    return tuple(sorted(found(source, Moment, asked), key=_place))


def _place(moment: Moment) -> tuple[bool, int]:
    return moment.begins is None, moment.begins or 0


def blank(desk: Desk, evidence: Evidence, kind: str, begins: int | None) -> Moment:
    """A moment that is not yet kept: a note, or what is said, at a time in milliseconds."""
    return Moment(id=MomentId(desk.new_id()), scope=evidence.scope, evidence=evidence.id, kind=kind, begins=begins)


def begun(look: Look, evidence: Evidence) -> Moment | None:
    """The newest moment of a piece of evidence that was begun and never finished, as it was typed."""
    return look.begun(Moment, evidence=evidence.id)


def remove(desk: Desk, moment: Moment) -> Changes:
    """Put a moment into the bin, from which it can be taken back."""
    return bins.put_in(desk, Moment, moment.key)
