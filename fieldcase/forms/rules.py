"""The rules of a form in the order in which they are worked out, and what a change of each node sets off.

Knows declared nodes. Refuses calculations that wait for each other, by the names of their questions; relevance that
hangs on itself is let through, as it is by other programs, and comes to rest where it last was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from fieldcase.errors import FormCircular, FormTooLarge
from fieldcase.forms.declared import Text, Translation
from fieldcase.forms.nearer import Nearer
from fieldcase.forms.reads import UNSTEADY, Read, reads
from fieldcase.forms.spots import Spot
from fieldcase.forms.xpath import Expression

# What all expressions of a form read together; the largest forms of the field read some ten thousand.
MOST_READS = 100_000


class Kind(IntEnum):
    """What a rule decides. Where the order is free, the lower comes first."""

    RELEVANT = 0
    CALCULATE = 1
    COUNT = 2
    CHOICES = 3
    READONLY = 4
    REQUIRED = 5
    CONSTRAINT = 6
    WORDS = 7


# The kinds that change what expressions see.
SEEN = frozenset({Kind.RELEVANT, Kind.CALCULATE, Kind.COUNT, Kind.CHOICES})


class Rule:
    """One expression of one declared node. `rank` is its place in the order."""

    __slots__ = ("expression", "found", "kind", "once", "rank", "spot", "unsteady")

    def __init__(self, kind: Kind, spot: Spot, expression: Expression | None) -> None:
        self.kind = kind
        self.spot = spot
        self.expression = expression
        self.rank = 0
        self.found: tuple[Read, ...] = ()
        # Whether the value may be another one though nothing that is read has changed.
        self.unsteady = False
        # Whether it asks what its own node holds, which it does before that is judged anew, as JavaRosa does.
        self.once = False

    def __repr__(self) -> str:
        return f"<rule {self.kind.name} {self.spot.path}>"


@dataclass(frozen=True)
class Rules:
    """The rules of a form.

    `set_off[spot.index]`: the rules that read the value of a node, each with the repeat within which it has to be asked
    again (None: everywhere); `judged[spot.index]`: those and the rules that only pass it on their way, so that its
    relevance matters to them. `rebuilt[spot.index]`: those to be asked everywhere when instances of that repeat come or
    go. `own[spot.index]`: the rules of a node. `choosing`: the rule of a select's list.
    """

    ordered: tuple[Rule, ...]
    set_off: tuple[tuple[tuple[Rule, Spot | None], ...], ...]
    judged: tuple[tuple[tuple[Rule, Spot | None], ...], ...]
    rebuilt: tuple[tuple[Rule, ...], ...]
    own: tuple[tuple[Rule, ...], ...]
    choosing: Mapping[Spot, Rule]
    _after: dict[Spot, tuple[Rule, ...]] = field(default_factory=dict)

    def after(self, spot: Spot) -> tuple[Rule, ...]:
        """The calculations that hang on a node, by way of others too."""
        if spot not in self._after:
            found: dict[Rule, None] = {}
            pending, passed = [spot], {spot}
            while pending:
                for rule, _ in self.judged[pending.pop().index]:
                    if rule in found or rule.kind not in (Kind.RELEVANT, Kind.CALCULATE, Kind.COUNT):
                        continue
                    found[rule] = None
                    if rule.spot not in passed:
                        passed.add(rule.spot)
                        pending.append(rule.spot)
            self._after[spot] = tuple(rule for rule in found if rule.kind == Kind.CALCULATE)
        return self._after[spot]


class RuleMaker:
    """Puts the rules of a form together, once."""

    def __init__(
        self, spots: tuple[Spot, ...], main: frozenset[str], translations: Iterable[Translation], near: Nearer
    ) -> None:
        self.spots = spots
        self.root = spots[0]
        self.main = main
        self.translations = tuple(translations)
        self.near = near
        self.rules: list[Rule] = []
        self.reads = 0

    def made(self) -> Rules:
        """All rules. FormCircular where calculations wait for each other, XPathError where one can never be asked."""
        for spot in self.spots:
            self._of(spot)
        self._order()
        set_off: list[dict[tuple[Rule, Spot | None], None]] = [{} for _ in self.spots]
        judged: list[dict[tuple[Rule, Spot | None], None]] = [{} for _ in self.spots]
        rebuilt: list[dict[Rule, None]] = [{} for _ in self.spots]
        own: list[list[Rule]] = [[] for _ in self.spots]
        for rule in self.rules:
            own[rule.spot.index].append(rule)
            for read in rule.found:
                judged[read.spot.index][rule, read.near] = None
                if not read.stepped:
                    set_off[read.spot.index][rule, read.near] = None
                for spot in read.spot.chain():
                    if spot.repeated is not None:
                        rebuilt[spot.index][rule] = None
        return Rules(
            tuple(self.rules),
            tuple(tuple(_widest(each)) for each in set_off),
            tuple(tuple(_widest(each)) for each in judged),
            tuple(tuple(each) for each in rebuilt),
            tuple(tuple(each) for each in own),
            {rule.spot: rule for rule in self.rules if rule.kind == Kind.CHOICES},
        )

    def _of(self, spot: Spot) -> None:
        bind, question = spot.bind, spot.question
        for kind, expression in (
            (Kind.RELEVANT, bind.relevant),
            (Kind.CALCULATE, bind.calculate),
            (Kind.READONLY, bind.readonly),
            (Kind.REQUIRED, bind.required),
            (Kind.CONSTRAINT, bind.constraint),
            (Kind.COUNT, spot.repeated.count if spot.repeated is not None else None),
            (Kind.CHOICES, question.itemset.nodes if question is not None and question.itemset is not None else None),
        ):
            if expression is not None:
                self._add(kind, spot, expression, (expression,))
        said = list(self._said(spot))
        if said:
            self._add(Kind.WORDS, spot, None, said)

    def _add(self, kind: Kind, spot: Spot, expression: Expression | None, read: Iterable[Expression]) -> None:
        rule = Rule(kind, spot, None if expression is None else self.near.seen_from(expression, spot))
        # A constraint holds for nothing at all, so that it hangs on its own node whatever it reads.
        found: dict[Read, None] = {Read(spot, spot.repeat): None} if kind == Kind.CONSTRAINT else {}
        for each in read:
            seen = self.near.seen_from(each, spot)
            if seen.faults:
                raise seen.faults[0]
            reading = reads(seen.part, spot, self.root, self.main)
            for one in reading.found:
                found.update(dict.fromkeys(_whole(one)))
            rule.once = rule.once or "once" in reading.calls
            rule.unsteady = rule.unsteady or not reading.calls.isdisjoint(UNSTEADY)
        rule.found = tuple(found)
        self.reads += len(found)
        if self.reads > MOST_READS:
            raise FormTooLarge(what=f"> {MOST_READS}")
        self.rules.append(rule)

    def _said(self, spot: Spot) -> Iterator[Expression]:
        """The expressions in everything that is said at a node: label, hint, messages, inline choices."""
        question, group = spot.question, spot.group
        texts: list[Text | None] = [spot.bind.constraint_message, spot.bind.required_message]
        texts += [question.label, question.hint] if question is not None else []
        texts += [offer.label for offer in question.offers] if question is not None else []
        texts += [each.label for each in (group, spot.repeated) if each is not None]
        for text in (text for text in texts if text is not None):
            for each in text.expressions():
                if not _literal(each):
                    yield each
            yield from self._translated(text)

    def _translated(self, text: Text) -> Iterator[Expression]:
        """The outputs in the translations of a text."""
        key = _literal(text.key) if text.key is not None else None
        for translation in self.translations if key else ():
            for parts in translation.get(key or "", {}).values():
                yield from (part for part in parts if isinstance(part, Expression))

    def _order(self) -> None:
        """Give each rule its rank: after everything that it reads."""
        self.rules.sort(key=lambda rule: (not rule.once, rule.spot.index, rule.kind))
        makers: list[list[Rule]] = [[] for _ in self.spots]
        for rule in self.rules:
            if rule.kind in SEEN:
                makers[rule.spot.index].append(rule)
        before = {rule: list(self._before(rule, makers)) for rule in self.rules}
        ordered: list[Rule] = []
        for circle in circles(self.rules, before):
            ordered += sorted(circle, key=lambda rule: (rule.kind, rule.spot.index))
        for rank, rule in enumerate(ordered):
            rule.rank = rank
        self.rules = ordered
        self._refuse_circles(before)

    def _before(self, rule: Rule, makers: list[list[Rule]]) -> Iterator[Rule]:
        """The rules that decide what `rule` reads."""
        for read in rule.found:
            for spot in read.spot.chain():
                for maker in makers[spot.index]:
                    direct = spot is read.spot and (not read.stepped or maker.kind == Kind.RELEVANT)
                    apart = read.near is None or read.near is not rule.spot.repeat
                    if maker is rule and (not direct or (rule.spot.repeat is not None and apart)):
                        continue  # the node above, passed on the way; or another instance of the same node
                    if direct or maker.kind in (Kind.RELEVANT, Kind.COUNT):
                        yield maker

    def _refuse_circles(self, before: dict[Rule, list[Rule]]) -> None:
        """A circle with a calculation in it has no answer. Choices and counts come to rest, and are no part of it."""
        bound = [rule for rule in self.rules if rule.kind in (Kind.RELEVANT, Kind.CALCULATE)]
        wait = {rule: [each for each in before[rule] if each.kind in (Kind.RELEVANT, Kind.CALCULATE)] for rule in bound}
        for circle in circles(bound, wait):
            turning = len(circle) > 1 or circle[0] in wait[circle[0]]
            if turning and any(rule.kind == Kind.CALCULATE for rule in circle):
                names = dict.fromkeys(rule.spot.path.rpartition("/")[2] for rule in reversed(circle))
                raise FormCircular(names=", ".join(names))


def circles(rules: Iterable[Rule], before: dict[Rule, list[Rule]]) -> Iterator[list[Rule]]:
    """The rules, each after what it waits for; those that wait for each other come together (Tarjan, no recursion)."""
    number: dict[Rule, int] = {}
    lowest: dict[Rule, int] = {}
    waiting: list[Rule] = []
    inside: set[Rule] = set()
    for start in rules:
        if start in number:
            continue
        pending = [(start, iter(before[start]))]
        number[start] = lowest[start] = len(number)
        waiting.append(start)
        inside.add(start)
        while pending:
            rule, rest = pending[-1]
            after = next(rest, None)
            if after is None:
                pending.pop()
                if pending:
                    above = pending[-1][0]
                    lowest[above] = min(lowest[above], lowest[rule])
                if lowest[rule] == number[rule]:
                    place = waiting.index(rule)
                    yield waiting[place:]
                    inside.difference_update(waiting[place:])
                    del waiting[place:]
            elif after not in number:
                number[after] = lowest[after] = len(number)
                waiting.append(after)
                inside.add(after)
                pending.append((after, iter(before[after])))
            elif after in inside:
                lowest[rule] = min(lowest[rule], number[after])


def _whole(read: Read) -> Iterator[Read]:
    """A read, and where it is of the text of a whole group, all that is in it."""
    pending = [read.spot]
    while pending:
        spot = pending.pop()
        yield Read(spot, read.near, read.stepped)
        pending += spot.below.values() if not read.stepped else ()


def _literal(expression: Expression) -> str:
    """The text that an expression is, empty where it is any other."""
    written = expression.text.strip()
    quoted = len(written) > 1 and written[0] == written[-1] and written[0] in "'\""
    return written[1:-1] if quoted and written[0] not in written[1:-1] else ""


def _widest(pairs: Iterable[tuple[Rule, Spot | None]]) -> Iterator[tuple[Rule, Spot | None]]:
    """Each rule once, with the widest repeat in which it has to be asked."""
    found: dict[Rule, Spot | None] = {}
    for rule, near in pairs:
        if rule not in found:
            found[rule] = near
        else:
            found[rule] = _wider(found[rule], near)
    yield from found.items()


def _wider(one: Spot | None, other: Spot | None) -> Spot | None:
    """The repeat that holds both."""
    if one is None or other is None:
        return None
    return one if len(one.path) <= len(other.path) else other
