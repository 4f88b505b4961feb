"""Finding the strategic cases among many interviews: an order to read them in, reasons for it, a person's decision.

The score puts the list in order and says why; it removes nobody and decides nothing (do-no-harm.md, Law). A decision
has a reason and can be changed; whoever is not taken up is referred to somebody. Knows interviews; opens no form but to
name the parts of a score.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree import ElementTree

from fieldcase.casework import questionnaires
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.sight import Sight, count, found
from fieldcase.errors import FieldcaseError
from fieldcase.forms.scores import PART
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Interview, Task, Visit
from fieldcase.model.questionnaires import Questionnaire

TAKEN, NO_CASE = "taken_up", "no_case"
_NOT_REFUSED = ("refused_because", "")
_DECIDED = ("decided", frozenset({TAKEN, NO_CASE}))
# What is asked for by each step of the funnel.
REVIEW = Asked(Interview, sort="score", descending=True, equals=(("decided", ""), _NOT_REFUSED))
INTERVIEWS = Asked(Interview, sort="score", descending=True, equals=(_NOT_REFUSED,))
SCREENED = Asked(Interview, sort="score", descending=True, equals=(_DECIDED, _NOT_REFUSED))
TAKEN_UP = Asked(Interview, sort="score", descending=True, equals=(("decided", TAKEN), _NOT_REFUSED))
VISITS = Asked(Visit, sort="date", descending=True)


@dataclass(frozen=True)
class Funnel:
    """How many visits, interviews without refusals, interviews about which a person decided, and those taken up."""

    visits: int
    interviews: int
    screened: int
    taken: int


@dataclass(frozen=True)
class Part:
    """One part of a score: what it stands for, in the form's words, and its points as the form wrote them."""

    label: str
    points: str


def funnel(source: Sight) -> Funnel:
    """The numbers of the whole vault; each is the length of the list that its question gives."""
    return Funnel(*(count(source, asked) for asked in (VISITS, INTERVIEWS, SCREENED, TAKEN_UP)))


def why(look: Look, interview: Interview, language: str) -> tuple[Part, ...]:
    """Why a score is what it is: its parts in the order of the form, those without points too. Read from the answers as
    they were finished, in the version of the form they were given to; empty where there is no score."""
    if interview.score is None or not interview.answers:
        return ()
    labels = _labels(look, interview, language)
    return tuple(
        Part(labels.get(name, name), points) for name, points in _parts(interview.answers) if name.startswith(PART)
    )


def _parts(answers: str) -> list[tuple[str, str]]:
    try:
        tree = ElementTree.fromstring(answers)
    except ElementTree.ParseError:
        return []
    return [(one.tag.rpartition("}")[2], (one.text or "").strip()) for one in tree.iter() if not len(one)]


def _labels(look: Look, interview: Interview, language: str) -> dict[str, str]:
    form = interview.questionnaire
    questionnaire = look.get(Questionnaire, form) if form is not None else None
    try:
        return questionnaires.labels_of_score(questionnaire, language) if questionnaire is not None else {}
    except FieldcaseError:
        return {}  # the points stand without their words


def decide(desk: Desk, interview: Interview, because: str, referral: str, referred_to: str = "") -> Changes:
    """Decide that no case is made of an interview: why, and where the person was referred. May be decided anew.

    ValueError without a reason, without a referral, for one that is not in the vocabulary, or for a refusal.
    """
    if not because.strip() or referral not in desk.tables.vocabularies["referral"] or interview.refused_because:
        raise ValueError("a decision has a reason and a referral")
    now = desk.get(Interview, interview.key) or interview
    return desk.save(now, replace(
        now, decided=NO_CASE, decided_because=because.strip(), referral=referral, referred_to=referred_to.strip()
    ))  # fmt: skip


def open_again(desk: Desk, interview: Interview) -> Changes:
    """Take a decision back: the interview waits again. The reason stays until there is another; a case that was made
    of it stays too."""
    now = desk.get(Interview, interview.key) or interview
    return desk.save(now, replace(now, decided=""))


def questions_of(source: Sight, interview: Interview) -> tuple[Task, ...]:
    """What stays open about an interview: missed time limits, risks, and what else a person is to look at."""
    asked = Asked(Task, scope=interview.scope, equals=(("interview", interview.key),))
    return found(source, Task, asked)
