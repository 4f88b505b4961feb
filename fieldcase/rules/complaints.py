"""What an individual complaint to the Committee on the Elimination of Discrimination against Women has to hold, as
questions to whoever makes it: never findings (do-no-harm.md, Law).

After the model form and the Optional Protocol, articles 2-4 (IWRAW, sample format and submission guidelines; sections 1
and 2 and the preconditions were compared, 3-9 are the same form from memory). Pure: knows headings, sections and days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fieldcase.errors import N_
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.reports import ReportPart

COMPLAINT = "cedaw_complaint"
# What sections of own text are called in submissions: of a complaint the questions of the model form.
HEADINGS = {
    "author": N_("Who makes the complaint"), "victim": N_("The victim, where somebody else makes the complaint"),
    "state": N_("The State party"), "remedies": N_("Steps taken to exhaust domestic remedies"),
    "other_procedures": N_("Other international procedures"), "disclosure": N_("Disclosure of identity to the State"),
    "signature": N_("Date and signature"), "issues": N_("Response to the list of issues"),
    "follow_up": N_("Follow-up to previous recommendations"),
}  # fmt: skip
_ASKED = {
    "author": N_("Nothing is written on who makes the complaint. It may not be anonymous: who makes it, in writing?"),
    "victim": N_(
        "Does somebody else make the complaint? Then it says so, and shows that the victim agreed or why that could "
        "not be."
    ),
    "state": N_("Is the State a party to the Convention and to its Optional Protocol? Nothing here knows."),
    "remedies": N_(
        "Nothing is written on domestic remedies. Were they exhausted, or are they unreasonably prolonged or unlikely "
        "to bring relief?"
    ),
    "other_procedures": N_("Was the same matter examined by this Committee or by another international procedure?"),
    "disclosure": N_("Does the victim agree that the State learns who she is? The Committee has to know."),
    "signature": N_("A complaint is dated and signed. Who signs it?"),
}
_SINCE = N_(
    "The first event that is told is of {day}. Was the Optional Protocol in force for the State then, or does the "
    "violation go on?"
)
_UNDATED = N_("No event that is told has a day. When did it happen, and was the Optional Protocol in force then?")
_NOBODY = N_("No case was chosen. A complaint tells what was done to somebody.")
# These are asked whatever was written: no text answers them by itself.
_ALWAYS = frozenset({"victim", "state"})
Question = tuple[str, UncertainDate | None]


def questions(
    parts: Iterable[ReportPart], events: Sequence[Event], cases: int, headings: Iterable[tuple[str, str]]
) -> Iterator[Question]:
    """What is to be asked before a complaint goes out: a msgid, and the day that it names (None without one).

    `headings` are the codes of HEADINGS with what they are called in the language of the complaint: a section that was
    called otherwise since is not known again, and is asked about.
    """
    written = {" ".join(one.title.split()) for one in parts if one.text.strip()}
    for code, title in headings:
        if code in _ASKED and (code in _ALWAYS or title not in written):
            yield _ASKED[code], None
    if not cases:
        yield _NOBODY, None
        return
    days = [one.date for one in events if one.date is not None]
    if days:
        yield _SINCE, min(days, key=lambda day: day.first)
    else:
        yield _UNDATED, None
