"""Finding the strategic cases among many interviews: an order to read them in, and the reasons for it.

The score puts the list in order and says why; it removes nobody and decides nothing (do-no-harm.md, Law). Whoever has
no score stands at the end of the list and is in it all the same. Knows interviews; opens no form but to name the parts
of a score. What a person decides is in `deciding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from fieldcase.casework import questionnaires
from fieldcase.casework.deciding import NO_CASE, TAKEN
from fieldcase.casework.sight import Sight, count, found
from fieldcase.errors import FieldcaseError
from fieldcase.forms.scores import PART
from fieldcase.model.asked import Asked
from fieldcase.model.fieldwork import Interview, Site, Task, Visit
from fieldcase.model.people import Person
from fieldcase.model.questionnaires import Questionnaire

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

    @property
    def waiting(self) -> int:
        """How many interviews wait for a decision."""
        return self.interviews - self.screened


@dataclass(frozen=True)
class Part:
    """One part of a score: what it stands for, in the form's words, and its points as the form wrote them."""

    label: str
    points: str


@dataclass(frozen=True)
class Reviewed:
    """An interview as the review list shows it: whose, of which visit, where that was, how many questions are open."""

    interview: Interview
    pseudonym: str
    visit: Visit | None
    place: str
    questions: int


def funnel(source: Sight) -> Funnel:
    """The numbers of the whole vault; each is the length of the list that its question gives."""
    return Funnel(*(count(source, asked) for asked in (VISITS, INTERVIEWS, SCREENED, TAKEN_UP)))


def reviewed(source: Sight, interviews: Sequence[Interview]) -> tuple[Reviewed, ...]:
    """Interviews as the review list shows them, in the order in which they come."""
    return tuple(_reviewed(source, one) for one in interviews)


def _reviewed(source: Sight, interview: Interview) -> Reviewed:
    person = source.get(Person, interview.person) if interview.person is not None else None
    visit = source.get(Visit, interview.visit) if interview.visit is not None else None
    site = source.get(Site, visit.site) if visit is not None and visit.site is not None else None
    place = ", ".join(part for part in (site.name if site else "", visit.place if visit else "") if part)
    return Reviewed(
        interview, person.pseudonym if person is not None else "", visit, place,
        count(source, _questions(interview, done=False)),
    )  # fmt: skip


def why(source: Sight, interview: Interview, language: str) -> tuple[Part, ...]:
    """Why a score is what it is: its parts in the order of the form, those without points too. Read from the answers as
    they were finished, in the version of the form they were given to; empty where there is no score."""
    if interview.score is None or not interview.answers:
        return ()
    labels = _labels(source, interview, language)
    return tuple(
        Part(labels.get(name, name), points) for name, points in _parts(interview.answers) if name.startswith(PART)
    )


def _parts(answers: str) -> list[tuple[str, str]]:
    try:
        tree = ElementTree.fromstring(answers)
    except ElementTree.ParseError:
        return []
    return [(one.tag.rpartition("}")[2], (one.text or "").strip()) for one in tree.iter() if not len(one)]


def _labels(source: Sight, interview: Interview, language: str) -> dict[str, str]:
    form = form_of(source, interview)
    try:
        return questionnaires.labels_of_score(form, language) if form is not None else {}
    except FieldcaseError:
        return {}  # the points stand without their words


def form_of(source: Sight, interview: Interview) -> Questionnaire | None:
    """The version of the questionnaire that an interview followed; None where it followed none."""
    return source.get(Questionnaire, interview.questionnaire) if interview.questionnaire is not None else None


def questions_of(source: Sight, interview: Interview) -> tuple[Task, ...]:
    """What was to be looked at about an interview, missed time limits and risks: the open ones first."""
    return tuple(sorted(found(source, Task, _questions(interview)), key=lambda one: one.done))


def _questions(interview: Interview, *, done: bool | None = None) -> Asked:
    open_ones = (("done", done),) if done is not None else ()
    return Asked(
        Task, scope=interview.scope, equals=(("interview", interview.key), ("kind", "question"), *open_ones)
    )  # fmt: skip
