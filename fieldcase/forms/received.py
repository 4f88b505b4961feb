"""A finished interview that was made elsewhere: answers by address in, the submission that this form makes of them out.

What was answered is kept as it is, also where the form would not accept it today; that is told. Calculations that came
with the answers keep their values, the others are reckoned. Knows one form; refuses to know how answers were written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldcase.errors import AnswerNotTaken, FormError
from fieldcase.forms import drafts, markup
from fieldcase.forms.declared import Control
from fieldcase.forms.definition import Definition
from fieldcase.forms.living import STEP, Living
from fieldcase.forms.places import Place
from fieldcase.forms.rules import Kind, Rule
from fieldcase.forms.scores import OPEN_QUESTION, PART, TOTAL, reckoned
from fieldcase.forms.session import Session
from fieldcase.forms.spots import Spot
from fieldcase.forms.tree import Node
from fieldcase.forms.values import UNPRINTABLE, taken
from fieldcase.world import World

# What the form would not accept: against a rule, not among what is offered, not asked after the other answers, missing
# although it has to be answered; and a part of the score that this form reckons otherwise.
AGAINST, NOT_OFFERED, NOT_ASKED, MISSING, OTHERWISE = "against", "not-offered", "not-asked", "missing", "otherwise"
# Why an interview cannot be taken: an answer of another kind than its question, more than any interview holds.
WRONG_KIND, TOO_MUCH = "wrong-kind", "too-much"


class Unfit(Exception):
    """Answers of which no interview can be made: why (a code), of which question, what stands there. It never reaches
    a person by itself."""

    def __init__(self, code: str, name: str = "", value: str = "") -> None:
        super().__init__(code)
        self.code, self.name, self.value = code, name, value


@dataclass(frozen=True)
class Given:
    """The answers of one interview: values by address, instances by the address of their repeat, and the paths of the
    nodes for which there was a place in what came; `began` is ISO 8601 or empty."""

    values: Mapping[str, str]
    counts: Mapping[str, int]
    known: frozenset[str]
    began: str = ""


@dataclass(frozen=True)
class Odd:
    """One answer that the form would not accept, or a part of its score that it reckons otherwise: a code, and the
    name of the question."""

    code: str
    name: str


@dataclass(frozen=True)
class Received:
    """The submission's XML, the score as the form wrote it, the labels of questions that stay open, what was odd."""

    xml: str
    score: str
    questions: tuple[str, ...]
    odd: tuple[Odd, ...]


def receive(definition: Definition, given: Given, world: World, language: str = "") -> Received:
    """What a form makes of answers from elsewhere, in one of its languages. Unfit where that is no interview of it."""
    spoken = language if language in definition.languages else definition.default_language
    living = Living(definition, world, spoken, {}, None, _began(given.began, world))
    values = dict(_of_their_kind(definition, given.values))
    rows = {drafts.FORM: definition.id, **values}
    rows |= {f"{address}{drafts.COUNT}": str(number) for address, number in given.counts.items()}
    try:
        drafts.restore(living, rows)
        _settle(living, given.known)
    except FormError:
        raise Unfit(TOO_MUCH) from None
    odd = tuple(dict.fromkeys(_odd(living, values, given.known)))
    session = Session(living)
    totals = [one.value for one in reckoned(session, TOTAL) if one.name == TOTAL]
    asked = [one.label for one in reckoned(session, OPEN_QUESTION) if one.label and one.value == "yes"]
    return Received(written(living, values), totals[0] if totals else "", tuple(asked), odd)


def _began(text: str, world: World) -> tuple[int, int]:
    """When an interview began, as a draft has it; now, where nobody says."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return world.now(), world.offset()
    ahead = moment.utcoffset()
    offset = int(ahead / timedelta(minutes=1)) if ahead is not None else world.offset()
    plain = moment.replace(tzinfo=None) - timedelta(minutes=offset) - datetime(1970, 1, 1)
    since = int(plain / timedelta(milliseconds=1))
    return (since, offset) if 0 <= since < 253_000_000_000_000 else (world.now(), world.offset())


def _of_their_kind(definition: Definition, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each answer as its question keeps it. What no person answered stays as it came."""
    for address, text in values.items():
        spot = definition.spot("/".join(step.partition("[")[0] for step in address.split("/")))
        if spot is None:
            raise Unfit(TOO_MUCH, address)
        if spot.question is None or spot.bind.calculate is not None:
            value = UNPRINTABLE.sub("", text)
        else:
            try:
                value = taken(text, spot.bind.type)
            except AnswerNotTaken:
                raise Unfit(WRONG_KIND, called(spot), text) from None
        if value:
            yield address, value


def called(spot: Spot) -> str:
    """How a node is named to people: the way to it, without that of the form."""
    return spot.path.partition("/")[2].partition("/")[2]


def _settle(living: Living, known: frozenset[str]) -> None:
    """Work out what follows; what came stays: values of calculations, counts, answers that are not offered."""
    held = frozenset(
        rule for rule in living.definition.rules.ordered
        if rule.kind in (Kind.COUNT, Kind.CHOICES) or (rule.kind == Kind.CALCULATE and rule.spot.path in known)
    )  # fmt: skip
    living.cascade.resting = held
    living.cascade.begun(living.top)
    living.cascade.run()
    living.cascade.resting = frozenset()


def _odd(living: Living, values: Mapping[str, str], known: frozenset[str]) -> Iterator[Odd]:
    for place in living.top.walk():
        if not place.spot.leaf:
            continue
        if not place.relevant:
            if place.address in values and place.spot.question is not None:
                yield Odd(NOT_ASKED, called(place.spot))
        elif place.spot.question is not None:
            if place.value and not place.valid:
                yield Odd(AGAINST, called(place.spot))
            if place.required and not place.value and place.spot.question.control is not Control.NOTE:
                yield Odd(MISSING, called(place.spot))
            offers = {each.value for each in place.spot.question.offers}
            if offers and set(_parts(place)) - offers:
                yield Odd(NOT_OFFERED, called(place.spot))
    by_spot = living.cascade.by_spot
    for rule in living.definition.rules.ordered:
        for place in by_spot.get(rule.spot, []) if rule.kind in (Kind.CHOICES, Kind.CALCULATE) else ():
            if place.relevant and _differs(living, rule, place, known):
                yield Odd(NOT_OFFERED if rule.kind == Kind.CHOICES else OTHERWISE, called(place.spot))


def _differs(living: Living, rule: Rule, place: Place, known: frozenset[str]) -> bool:
    if rule.kind == Kind.CHOICES:
        asked = place.value and place.spot.bind.calculate is None
        offered = (living.offered(rule, place) or ()) if asked else ()  # of what nobody could look up nothing is said
        return bool(offered) and bool(set(_parts(place)) - set(offered))
    name = rule.spot.path.rpartition("/")[2]
    scored = name.startswith(PART) or name == TOTAL
    return scored and rule.spot.path in known and living.calculated(rule, place) != place.value


def _parts(place: Place) -> list[str]:
    return place.value.split() if place.spot.several else [place.value] if place.value else []


def written(living: Living, values: Mapping[str, str]) -> str:
    """The submission of an interview: without what is not relevant, but with everything that was answered."""
    kept: set[int] = set()
    for place in living.top.walk():
        if place.address in values:
            at: Node | None = place.node
            while at is not None and id(at) not in kept:
                kept.add(id(at))
                at = at.parent
    old = living.top.node
    root = old.copy()
    pending = [(old, root)]
    while pending:
        each, twin = pending.pop()
        pairs = list(zip(each.children, twin.children, strict=True))
        stays = [(one, two) for one, two in zip(each.attributes, twin.attributes, strict=True) if _stays(one, kept)]
        twin.attributes = [two for _, two in stays]
        for one, two in pairs:
            if _stays(one, kept):
                pending.append((one, two))
            else:
                twin.remove(two)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup.write(root)}\n'


def _stays(node: Node, kept: set[int]) -> bool:
    return node.relevant or id(node) in kept


def with_values(xml: str, values: Mapping[str, str]) -> str:
    """A submission's XML with other values at some addresses; one that it does not have is passed over."""
    document = markup.read(xml)
    for address, text in values.items():
        at: Node | None = document
        for step in address.split("/")[1:]:
            match = STEP.fullmatch(step)
            name, number = (match[1], int(match[2] or 1)) if match is not None else ("", 0)
            named = [one for one in at.elements() if one.qualified == name] if at is not None else []
            at = named[number - 1] if 0 < number <= len(named) else None
        if at is not None:
            at.set_text(text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup.write(document)}\n'
