"""What is said in a recording, printed on the page of its exhibit: time, speaker, words, a line each.

Only what the release tells is there: whoever listened to it wrote it down, and the gate took out notes and people.
"""

from __future__ import annotations

from fieldcase.dossier.compose.runs import one_line
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence, Moment
from fieldcase.model.positions import said_position


def transcript(telling: Telling, piece: Evidence) -> tuple[str, ...]:
    """A heading and the lines in the order of the recording; nothing where no line is told."""
    said = [one for one in telling.release.of(Moment) if one.evidence == piece.id and one.text.strip()]
    if not said:
        return ()
    said.sort(key=lambda one: (one.begins is None, one.begins or 0, one.key))
    language = telling.value(piece, "language")
    heading = (
        telling.say(N_("What is said in the recording ({language}), as the authors wrote it down:"), language=language)
        if language
        else telling.say(N_("What is said in the recording, as the authors wrote it down:"))
    )
    return (heading, *(_line(telling, one) for one in said))


def _line(telling: Telling, moment: Moment) -> str:
    when = said_position(moment.begins) if moment.begins is not None else ""
    if when and moment.ends is not None and moment.ends > (moment.begins or 0):
        when += f"{DASH}{said_position(moment.ends)}"
    who = telling.value(moment, "speaker")
    words = one_line(moment.text)
    return " ".join(part for part in (when, f"{who}: {words}" if who else f"{DASH} {words}") if part)
