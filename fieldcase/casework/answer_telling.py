"""What a submission says beside its answers to questions: its id, its day, its files' places, what was said of consent.

Pure functions of one submission and its form. Refuses to invent: what nobody says is empty.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from fieldcase.casework.answer_submissions import Submission
from fieldcase.casework.consents import QUESTIONS
from fieldcase.forms.definition import Definition

_ID = re.compile(r"<(?:[\w.-]+:)?instanceID(?:\s[^>]*)?>\s*([^<\s]+)\s*<")
_CONSENT = "consent_"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def identity_of(answers: str) -> str:
    """The id of a finished interview, as ids are compared; empty where it has none."""
    found = _ID.search(answers)
    return bare(found[1]) if found is not None else ""


def bare(identity: str) -> str:
    """An id as ids are compared."""
    return identity.strip().removeprefix("uuid:").lower()


def invented(told: str) -> str:
    """An id for answers without one, the same for the same words."""
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return f"uuid:{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"


def path_of(address: str) -> str:
    """The declared path of an address."""
    return "/".join(step.partition("[")[0] for step in address.split("/"))


def timed(values: Mapping[str, str], definition: Definition) -> Iterable[tuple[str, str]]:
    """What the clock filled in: start, end, today."""
    for address, text in values.items():
        spot = definition.spot(path_of(address))
        if spot is not None and spot.bind.preload in ("timestamp", "date"):
            yield spot.bind.preload_with, text


def day_of(made: Submission, definition: Definition) -> str:
    """The day of an interview: when it began, else when it ended, else when it was sent; empty where nobody says."""
    told = dict(timed(made.values, definition))
    for text in (told.get("start"), told.get("today"), told.get("end"), made.read.get("sent")):
        found = _DAY.match(text or "")
        if found is not None:
            return found[0]
    return ""


def spoken_in(values: Mapping[str, str]) -> dict[str, str]:
    """What a form says of consent: questions named after our three, answered by yes, no or later. No other words are
    taken for consent."""
    said = {}
    for question in QUESTIONS:
        found = [text for address, text in values.items() if address.rpartition("/")[2] == f"{_CONSENT}{question}"]
        if len(found) == 1 and found[0] in ("yes", "no", "later"):
            said[question] = found[0]
    return said
