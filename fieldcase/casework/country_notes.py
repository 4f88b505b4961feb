"""What an organisation says has to be known in a country before the first question of a visit.

No note is delivered with the program: who may speak for a minor and what has to be reported is said by a lawyer of the
country (do-no-harm.md, Law). Where nobody said it, that is what is shown.
"""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found
from fieldcase.model.asked import Asked
from fieldcase.model.ids import CountryNoteId
from fieldcase.model.questionnaires import CountryNote


def note_of(source: Sight, country: str) -> CountryNote | None:
    """The note of a country (ISO 3166), the one written last; None where there is none or no country was said."""
    notes = found(source, CountryNote, Asked(CountryNote, equals=(("country", country),))) if country else ()
    return notes[-1] if notes else None


def says_something(note: CountryNote | None) -> bool:
    """Whether a note has any words for who is about to ask."""
    return note is not None and any(text.strip() for text in (note.minors, note.reporting, note.more))


def blank(desk: Desk, country: str) -> CountryNote:
    """A note of a country that is not yet kept."""
    return CountryNote(id=CountryNoteId(desk.new_id()), scope=desk.register, country=country)
