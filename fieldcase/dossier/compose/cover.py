"""The title page and what stands on every page: title, purpose, who may read it, what is in it."""

from __future__ import annotations

from fieldcase.dossier.compose.runs import capital, one_line
from fieldcase.dossier.compose.saying import Saying
from fieldcase.dossier.compose.telling import Telling
from fieldcase.errors import N_
from fieldcase.model.case import Case

_PURPOSE = {
    "statistics": N_("Statistical tables"),
    "story": N_("A story told with consent"),
    "authority": N_("Dossier for a public authority"),
    "court": N_("Dossier for a court"),
    "complaint": N_("Dossier in support of an individual complaint"),
    "un_public": N_("Dossier for a United Nations body, for publication"),
    "un_confidential": N_("Dossier for a United Nations body, confidential"),
    "media": N_("Dossier for journalists"),
    "donor": N_("Dossier for a donor"),
    "internal": N_("Internal dossier"),
}
_READERS = {
    "statistics": N_("Numbers only. Tells of no single person."),
    "story": N_(
        "Told with the consent of those whose story it is. Not to be changed or shortened without asking them."
    ),
    "authority": N_("Only for the authority it is addressed to. Not for publication."),
    "court": N_("Only for the court and the parties. Contains no name without recorded consent or decision."),
    "complaint": N_(
        "Confidential. Only for the body that examines the complaint, and for the State as its rules allow."
    ),
    "un_public": N_("May be published. Contains no name without recorded consent or decision."),
    "un_confidential": N_("Confidential. Only for the United Nations body it is addressed to. Not for publication."),
    "media": N_(
        "For journalists. Contains no name without recorded consent or decision. Please do not look for the people "
        "behind the pseudonyms."
    ),
    "donor": N_("Only for the donor it is addressed to. Not for publication."),
    "internal": N_("Internal. Not to be handed on."),
}


def purpose(telling: Telling) -> str:
    """What the dossier is for, in one line."""
    return purpose_for(telling, telling.release.use)


def purpose_for(saying: Saying, use: str) -> str:
    """What a file of a use is for; a use that is not among ours by its label."""
    known = use.replace("-", "_")
    return saying.say(_PURPOSE[known]) if known in _PURPOSE else saying.term("use", use)


def confidentiality(telling: Telling) -> str:
    """Who may read it: the line at the head of every page."""
    return confidentiality_for(telling, telling.release.use)


def confidentiality_for(saying: Saying, use: str) -> str:
    """Who may read a file of a use. A use that is not among ours is told as internal."""
    return saying.say(_READERS.get(use.replace("-", "_"), _READERS["internal"]))


def title(telling: Telling) -> str:
    """The case's title; counted tables carry its code alone, because a title tells what happened."""
    case = telling.release.case
    told = "" if telling.counted else one_line(case.title)
    return told or case_code(telling) or telling.say(N_("Case file"))


def case_code(telling: Telling) -> str:
    """ "Case KG-1"; empty where the code is not told."""
    code = telling.release.case.code
    return telling.say(N_("Case {code}"), code=code) if code else ""


def cover(telling: Telling) -> tuple[str, ...]:
    """The lines of the title page."""
    case = telling.release.case
    lines = [case_code(telling)] if title(telling) != case_code(telling) else []
    for name in ("country", "stage"):
        value = telling.value(case, name)
        if value:
            lines.append(f"{telling.label(Case, name)}: {value}")
    if not telling.counted:
        lines.append(_extent(telling))
    if case.example:
        lines.append(example_sentence(telling))
    return tuple(line for line in lines if line)


def example_sentence(telling: Saying) -> str:
    """What the mark of an example means."""
    return telling.say(
        N_("This file is an example. People, places, documents and consents in it may be invented; it proves nothing.")
    )


def _extent(telling: Telling) -> str:
    """How many events, acts and exhibits it holds."""
    plural, order = telling.words.plural, telling.order
    events = len(order.events) if telling.has("chronology") else 0
    acts = len(order.acts) if telling.has("acts") else 0
    exhibits = len(order.exhibits) if telling.has("exhibits") else 0
    counted = [
        plural("{n} event", "{n} events", events).format(n=events) if events else "",
        plural("{n} act", "{n} acts", acts).format(n=acts) if acts else "",
        plural("{n} exhibit", "{n} exhibits", exhibits).format(n=exhibits) if exhibits else "",
    ]
    return capital(", ".join(part for part in counted if part))
