"""What of a quick note is kept before it is saved: the words as the note's own draft, the rows beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from fieldcase.casework import captures, catching
from fieldcase.model.deskwork import Capture

if TYPE_CHECKING:
    from fieldcase.casework.changes import Changes
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look


def begun(look: Look) -> tuple[Capture | None, Mapping[str, str]]:
    """The note that was begun and not kept, and what its rows said."""
    found = look.begun(Capture)
    return found, look.draft_parts_of(found.key, catching.BESIDE) if found is not None else {}


def keeping(note: Capture, rows: Mapping[str, str]) -> Callable[[Desk], None]:
    """The deed that keeps a note and its rows as drafts, or forgets them where nothing is said any more."""
    if not note.text and not catching.says_something(note, rows):
        return lambda desk: desk.give_up(note.key)

    def keep(desk: Desk) -> None:
        desk.begin(note)
        if not note.text:
            desk.draft(note, "text", "")
        catching.draft_rows(desk, note, rows)

    return keep


def saving(note: Capture) -> Callable[[Desk], Changes]:
    """The deed that puts a note into the inbox."""
    return lambda desk: captures.keep(desk, note)
