"""Where in an interview one is, in words: the section, the how-manieth question, the group, the language.

Knows the interview as far as it can be read; changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldcase.errors import N_
from fieldcase.forms.session import Session
from fieldcase.forms.stops import Stop
from fieldcase.i18n import Words

if TYPE_CHECKING:
    from ui.pages.asking_course import Course


def said_place(course: Course, words: Words) -> str:
    """ "Section: When · question 2 of 3"."""
    stop = course.stop
    if stop is None:
        return ""
    refs = stop.questions or (stop.ref,)
    for section in course.sections:
        asked = [ref for ref in refs if ref in section.questions]
        if not asked and not (section.ref and any(_within(ref, section.ref) for ref in refs)):
            continue
        named = words(N_("Section: {name}")).format(name=section.label) if section.label else ""
        number = section.questions.index(asked[0]) + 1 if asked else 0
        counted = words(N_("question {n} of {total}")).format(n=number, total=len(section.questions)) if number else ""
        return " · ".join(part for part in (named, counted) if part)
    return words(N_("Screen {n} of {total}")).format(n=course.place + 1, total=len(course.stops))


def _within(ref: str, section: str) -> bool:
    return ref.startswith((f"{section}/", f"{section}[")) or ref == section


def group_of(session: Session, stop: Stop) -> str:
    """The label of a group that is shown as one screen; empty where the questions stand alone."""
    if stop.ref in stop.questions or not stop.asks:
        return ""
    place = session.living.place(stop.ref)
    group = place.spot.group or place.spot.repeated
    return session.living.evaluation.text(group.label, place) if group is not None else ""


def spoken(language: str) -> str:
    """A form's language as a person calls it: "Русский" of "Русский (ru)"."""
    name, bracket, _ = language.partition(" (")
    return name if bracket else language
