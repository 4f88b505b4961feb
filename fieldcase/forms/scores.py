"""What a form reckons by itself and names for people: the parts of a score, and the questions that stay open.

A form says it on the row of a calculation: a name that begins with `s_` (or is `score`), or with `ask_`, and a label.
The label of a calculation is no control's; it stands in the form's translations under the path of its node (pyxform
writes it there). Knows names and labels; refuses to know what a score is for.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldcase.forms.definition import Definition
from fieldcase.forms.session import Session

PART, TOTAL, OPEN_QUESTION = "s_", "score", "ask_"


@dataclass(frozen=True)
class Reckoned:
    """One calculation: the name of its node, its label ("" where it has none), its value as the form wrote it."""

    name: str
    label: str
    value: str


def reckoned(session: Session, beginning: str) -> tuple[Reckoned, ...]:
    """The relevant calculations whose names begin so, in the order of the form, in the session's language."""
    spoken = labels(session.definition, session.language, beginning)
    return tuple(
        Reckoned(name, spoken.get(name, ""), place.value)
        for place in session.living.top.walk()
        if place.relevant and place.spot.bind.calculate is not None
        and (name := place.spot.path.rpartition("/")[2]).startswith(beginning)
    )  # fmt: skip


def labels(definition: Definition, language: str, beginning: str = "") -> dict[str, str]:
    """What calculations whose names begin so are called in a language of the form (by default the form's own), by
    name. Words alone: a label that holds an output says the words around it."""
    found = {}
    said = definition.translations.get(language) or definition.translations.get(definition.default_language, {})
    for spot in definition.spots:
        name = spot.path.rpartition("/")[2]
        if spot.bind.calculate is not None and name.startswith(beginning):
            parts = said.get(f"{spot.path}:label", {}).get("", ())
            text = "".join(part for part in parts if isinstance(part, str)).strip()
            if text:
                found[name] = text
    return found
