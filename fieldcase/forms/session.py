"""An interview under way: questions, answers, steps that can be taken back, a draft, a submission.

Knows what a person does in an interview. Knows no window: in which order and how large questions are shown is not its
affair. Knows nothing of cases: who is asked, and where the draft is kept, is handed around elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo

from fieldcase.errors import NoSuchQuestion
from fieldcase.forms import drafts, views
from fieldcase.forms.beginning import begin as begin_living
from fieldcase.forms.declared import Question
from fieldcase.forms.definition import Definition
from fieldcase.forms.living import Living
from fieldcase.forms.places import Place
from fieldcase.forms.spots import Spot
from fieldcase.forms.steps import Step, Steps
from fieldcase.forms.submission import submission
from fieldcase.forms.tree import Node
from fieldcase.forms.values import taken
from fieldcase.forms.views import QuestionView, RepeatView, Section
from fieldcase.world import World


def begin(
    definition: Definition, world: World, language: str = "", instances: Mapping[str, Node] | None = None,
    zone: tzinfo | None = None,
) -> Session:  # fmt: skip
    """A new interview in `language` (a name from `definition.languages`; by default the form's own).

    `world` gives the time and chance, `zone` says where the person is (by default the world's offset). `instances` are
    the lists that lie outside the form, each a document by its id.
    """
    living = _living(definition, world, language, instances, zone, (world.now(), world.offset()))
    begin_living(living)
    return Session(living)


def resume(
    definition: Definition, draft: Mapping[str, str], world: World, instances: Mapping[str, Node] | None = None,
    zone: tzinfo | None = None,
) -> Session:  # fmt: skip
    """The interview of a draft, as it was: the same day today, the same values, no event. InterviewUnreadable where
    the draft is of another form, or none.
    """
    living = _living(definition, world, draft.get(drafts.LANGUAGE, ""), instances, zone, drafts.began(draft))
    drafts.restore(living, draft)
    drafts.settle_restored(living)
    return Session(living)


def _living(
    definition: Definition, world: World, language: str, instances: Mapping[str, Node] | None, zone: tzinfo | None,
    began: tuple[int, int],
) -> Living:  # fmt: skip
    spoken = language if language in definition.languages else definition.default_language
    return Living(definition, world, spoken, instances or {}, zone, began)


class Session:
    """One interview. Every deed returns the `Step` it was; refused deeds raise and change nothing."""

    def __init__(self, living: Living) -> None:
        self._living = living
        self._steps = Steps(living)

    @property
    def definition(self) -> Definition:
        """The form that is asked."""
        return self._living.definition

    @property
    def living(self) -> Living:
        """The instance itself, for whoever looks at more than questions. Not to be changed from outside."""
        return self._living

    def answer(self, ref: str, value: str) -> Step:
        """Set the answer of the question at `ref` to `value`, in the text form of its type ("" for none).

        AnswerNotTaken where it is not of that type, NoSuchQuestion where there is no such question.
        """
        place = self._leaf(ref)
        text = taken(value, place.spot.bind.type)
        if place.spot.several:
            text = " ".join(dict.fromkeys(text.split()))

        def deed() -> None:
            cascade = self._living.cascade
            if text and place.mark:
                cascade.put(place, "mark", "")
            self._write(place, text)

        return self._steps.do(deed)

    def mark(self, ref: str, why: str) -> Step:
        """Say of a question that there is no answer, and why: "unknown" or "refused"; "" takes that back.

        An answer that is there goes. ValueError where it is another word.
        """
        if why and why not in drafts.MARKS:
            raise ValueError("no such mark")
        place = self._leaf(ref)

        def deed() -> None:
            if why:
                self._write(place, "")
            self._living.cascade.put(place, "mark", why)

        return self._steps.do(deed)

    def add_repeat(self, ref: str) -> Step:
        """One more instance of the repeat at `ref` (without a number at its end). NoSuchQuestion where none can be."""
        above, spot = self._living.range_of(ref)
        if not _open(spot) or spot.template is None or len(above.rows(spot)) >= drafts.MOST_COUNTED:
            raise NoSuchQuestion(ref=ref)
        return self._steps.do(lambda: self._living.add(above, spot))

    def remove_repeat(self, ref: str) -> Step:
        """Take the instance of a repeat at `ref` out, with its answers. NoSuchQuestion where that cannot be."""
        place = self._living.place(ref)
        if not place.number or not _open(place.spot):
            raise NoSuchQuestion(ref=ref)
        return self._steps.do(lambda: self._living.remove(place))

    def undo(self) -> Step | None:
        """Take the last deed back, bit by bit; None where there is none."""
        return self._steps.undo()

    @property
    def undoable(self) -> int:
        """How many deeds can be taken back."""
        return len(self._steps)

    @property
    def language(self) -> str:
        """The language in which labels are given and translated values are calculated."""
        return self._living.evaluation.language

    @language.setter
    def language(self, name: str) -> None:
        self.speak(name)

    def speak(self, name: str) -> Step:
        """Go on in another language of the form; ValueError where it has none of that name. Is no step to undo."""
        if name not in self.definition.languages:
            raise ValueError("no such language")
        return self._steps.speak(name)

    def view(self, ref: str) -> QuestionView:
        """Everything to be seen of the question at `ref`. NoSuchQuestion where there is none."""
        place = self._leaf(ref)
        if place.spot.question is None:
            raise NoSuchQuestion(ref=ref)
        self._living.evaluation.context.afresh()
        return views.question_view(self._living, place, place.spot.question)

    def questions(self) -> tuple[str, ...]:
        """The addresses of the relevant questions, in the order of the form."""
        return tuple(place.address for place, _ in self._asked() if place.relevant)

    def next(self, ref: str = "") -> str | None:
        """The relevant question after `ref`, the first without it; None at the end."""
        return self._beside(ref, list(self._asked()))

    def previous(self, ref: str = "") -> str | None:
        """The relevant question before `ref`, the last without it; None at the beginning."""
        return self._beside(ref, list(self._asked())[::-1])

    def screens(self) -> tuple[tuple[str, ...], ...]:
        """The relevant questions, those of one field-list group together, in the order of the form."""
        found: dict[str, list[str]] = {}
        for place, _ in self._asked():
            if place.relevant:
                found.setdefault(views.screen(place), []).append(place.address)
        return tuple(tuple(each) for each in found.values())

    def sections(self) -> tuple[Section, ...]:
        """The groups and repeats at the top of the form, and how far each is."""
        self._living.evaluation.context.afresh()
        return tuple(views.sections(self._living))

    def repeats(self) -> tuple[RepeatView, ...]:
        """Every repeat there is, in the order of the form, through the instances of outer repeats."""
        self._living.evaluation.context.afresh()
        return tuple(views.repeat_views(self._living))

    def missing(self) -> tuple[str, ...]:
        """What stands against finishing: required questions without answer or mark, and answers against a rule."""
        return tuple(place.address for place in self._living.top.walk() if views.missing(place))

    @property
    def marks(self) -> dict[str, str]:
        """The questions without an answer of which is known why."""
        return {place.address: place.mark for place in self._living.top.walk() if place.mark}

    def draft(self) -> dict[str, str]:
        """All rows of the draft; `Step.rows` says which a deed changed."""
        return dict(self._steps.rows)

    def finish(self) -> str:
        """The submission's XML: without what is not relevant, with the time of now where the form asks for it."""
        return submission(self._living)

    def fingerprint(self) -> str:
        """A hash over everything that holds: equal where two interviews are the same."""
        return drafts.fingerprint(self._living)

    def recalculate(self) -> Step:
        """Ask every rule anew. Changes nothing, or something is wrong; what chance gave and what a person wrote over
        a calculation stays.
        """
        return self._steps.recalculate()

    def _asked(self) -> Iterator[tuple[Place, Question]]:
        return views.asked(self.definition.body, self._living.top, self._living)

    def _beside(self, ref: str, order: list[tuple[Place, Question]]) -> str | None:
        places = [place for place, _ in order]
        if ref:
            place = self._leaf(ref)
            if place not in places:
                raise NoSuchQuestion(ref=ref)
            places = places[places.index(place) + 1 :]
        return next((place.address for place in places if place.relevant), None)

    def _write(self, place: Place, text: str) -> None:
        """Set a value as a person does: over a calculation, until that is asked again."""
        if text != place.value and place.spot.bind.calculate is not None:
            self._living.cascade.put(place, "typed", True)
        self._living.set(place, text)

    def _leaf(self, ref: str) -> Place:
        place = self._living.place(ref)
        if not place.spot.leaf:
            raise NoSuchQuestion(ref=ref)
        return place


def _open(spot: Spot) -> bool:
    """Whether a person may add and remove instances of a repeat."""
    repeat = spot.repeated
    return repeat is not None and repeat.count is None and not repeat.fixed
