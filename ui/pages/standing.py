"""A stored file that was found wanting, as a line of Today and of Safety: its words, and the place that it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.model.deskwork import Issued

if TYPE_CHECKING:
    from fieldcase.casework.integrity import Standing
    from fieldcase.i18n import Words

Where = tuple[str, bytes | None, str]
_WANTING = {
    "found_missing": N_("The stored file of {piece} is missing"),
    "found_damaged": N_("The stored file of {piece} is damaged"),
    "found_other": N_("The stored file of {piece} is not the one that was taken in"),
}


def standing_line(one: Standing, words: Words) -> tuple[str, Where]:
    """The words and the place; a piece is named by the code of its case and its exhibit number, never by content."""
    record = one.record
    if isinstance(record, Issued):
        text = words(N_("The kept file of an issued dossier of {case} is damaged or missing"))
        return text.format(case=one.case), ("cases", record.case, "dossiers")
    piece = " ".join(part for part in (one.case, record.number) if part)
    return words(_WANTING[one.deed]).format(piece=piece), ("evidence", record.key, "")
