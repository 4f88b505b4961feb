"""The visit in numbers: how many told, how many refused and why, by gender and age band.

Counts only: no pseudonym, no word of anybody. What is turned towards the people of the visit leaves out tables whose
numbers are so small that they point at somebody. Knows counts; refuses to know records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.casework.showing import fit_to_show
from fieldcase.casework.tables import options
from fieldcase.errors import N_
from fieldcase.model.fieldwork import Visit
from fieldcase.model.said import said_count
from ui.widgets.table import Rows

if TYPE_CHECKING:
    from fieldcase.casework.visits import Counts
    from ui.workplace import Workplace

Numbers = tuple[tuple[str, int], ...]


def facts_of(work: Workplace, visit: Visit, counts: Counts) -> Rows:
    """The numbers of a visit as rows of words and value."""
    words = work.words
    new = str(counts.new) if counts.new == counts.at_most else words(N_("{certain}, at most {most}")).format(
        certain=counts.new, most=counts.at_most
    )  # fmt: skip
    met = ((words(N_("People met")), said_count(visit.met, words)),) if visit.met is not None else ()
    return (
        *met,
        (words(N_("Interviews")), str(counts.interviews)),
        (words(N_("Refusals")), str(counts.refusals)),
        (words(N_("Different people among them")), str(counts.people)),
        (words(N_("Met for the first time")), new),
    )


def groups_of(work: Workplace, counts: Counts, refusals: Numbers, *, outside: bool) -> tuple[tuple[str, Rows], ...]:
    """The people by gender and by age band and the refusals by reason (codes), each with its heading; `outside` leaves
    out a table of small numbers."""
    words, found = work.words, list[tuple[str, Rows]]()
    for heading, vocabulary, numbers in (
        (words(N_("By gender")), "gender", counts.by_gender),
        (words(N_("By age band")), "age_band", counts.by_age_band),
        (words(N_("Refusals by reason")), "refusal_reason", refusals),
    ):
        if not numbers or (outside and not fit_to_show(numbers)):
            continue
        known = dict(numbers)
        rows = tuple((text, str(known[code])) for code, text in options(vocabulary, work.language) if code in known)
        found.append((heading, rows))
    return tuple(found)
