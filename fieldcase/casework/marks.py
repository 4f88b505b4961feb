"""Marks on a piece of evidence: what is to be taken out of the copy that leaves, and why. Each deed can be undone.

The piece itself is never touched. Knows boxes and reasons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.marked_words import Box, within
from fieldcase.model.asked import Asked
from fieldcase.model.evidence import Evidence, Mark

if TYPE_CHECKING:
    from fieldcase.casework.look import Look

FACE, NAME, NUMBER, PERSON = "face", "name", "number", "person"


def box_of(mark: Mark) -> Box:
    """Its four sides in ten-thousandths of the page."""
    return mark.from_left or 0, mark.from_top or 0, mark.to_right or 0, mark.to_bottom or 0


def placed(mark: Mark, box: Box, words: str | None = None) -> Mark:
    """The mark in another place. What was made without the old place was not made without the new one."""
    left, top, right, bottom = within(box)
    moved = replace(mark, from_left=left, from_top=top, to_right=right, to_bottom=bottom, copy=None)
    return moved if words is None else replace(moved, words=words)


def ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in the order in which a page is read."""
    return tuple(sorted(marks, key=lambda mark: (mark.page or 0, mark.from_top or 0, mark.from_left or 0, mark.key)))


def of_piece(look: Look, evidence: Evidence) -> tuple[Mark, ...]:
    """The marks of a piece of evidence, in the order of its pages. Runs on the reading lane."""
    numbers = look.vector(Asked(Mark, scope=evidence.scope, equals=(("evidence", evidence.key),)))
    return ordered(look.page(Mark, numbers))


def add(desk: Desk, new: Iterable[Mark]) -> Changes:
    """Write new marks, all in one deed: finding a name marks every place of it, and undo takes them all back."""
    changes = Changes()
    with desk.deed():
        for mark in new:
            changes |= desk.save(None, mark)
    return changes


def change(desk: Desk, mark: Mark) -> Changes:
    """Write a mark's new place, words or reason; one that was taken away meanwhile stays so. Where nothing is another,
    there is no deed that could be undone."""
    before = desk.get(Mark, mark.key)
    if before is None or before.hidden or before == mark:
        return Changes()
    return desk.save(before, mark)


def take_away(desk: Desk, mark: Mark) -> Changes:
    """Take a mark away."""
    before = desk.get(Mark, mark.key)
    return desk.hide(before) if before is not None and not before.hidden else Changes()
