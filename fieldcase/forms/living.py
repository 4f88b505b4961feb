"""One interview's instance, alive: values are set, instances of repeats come and go, events are answered.

Knows the definition, the places, and what follows from what. Knows nothing of steps, drafts or views; `session.py`
makes a person's deeds of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from fieldcase.errors import FormTooLarge, NoSuchQuestion
from fieldcase.forms.cascade import Cascade
from fieldcase.forms.declared import CHANGED, NEW_REPEAT, Action
from fieldcase.forms.definition import Definition
from fieldcase.forms.evaluation import Evaluation
from fieldcase.forms.places import Ledger, Place, grown
from fieldcase.forms.rules import Rule
from fieldcase.forms.spots import Spot
from fieldcase.forms.tree import DOCUMENT, ELEMENT, Node
from fieldcase.forms.values import kept
from fieldcase.forms.xpath import Context
from fieldcase.world import World

STEP = re.compile(r"(.*?)(?:\[(\d+)\])?$")
# Actions set off by actions; a form that goes on for longer goes round in a circle.
DEEPEST_EVENT = 20
# Repeats in repeats, each of a thousand instances, would fill any memory.
MOST_PLACES = 50_000


class Living:
    """The living instance. `began` is when the interview began: milliseconds and minutes ahead of UTC."""

    def __init__(
        self, definition: Definition, world: World, language: str, instances: Mapping[str, Node],
        zone: tzinfo | None, began: tuple[int, int],
    ) -> None:  # fmt: skip
        self.definition = definition
        self.world = world
        self.began = began
        document = Node(DOCUMENT)
        document.append(definition.root.copy())
        root = document.children[0]
        self.top = grown(definition.spots[0], root, None)
        main = dict.fromkeys(definition.main, document)
        day = datetime.fromtimestamp(began[0] / 1000, UTC) + timedelta(minutes=began[1])
        context = Context(
            node=root,
            root=document,
            instances={**definition.instances, **instances, **main},
            world=world,
            began=day.date(),
            zone=zone or timezone(timedelta(minutes=began[1])),
            language=language,
        )
        self.evaluation = Evaluation(definition, context, language)
        context.hooks = self.evaluation
        self.ledger = Ledger()
        self.cascade = Cascade(self, definition.rules, self.ledger)
        self.evaluation.cascade = self.cascade
        # The id of the submission, where the form has a node for it and no rule.
        self.identity = ""
        self.moved = False
        self._events = 0
        for place in list(self.top.walk()):
            self._first_row(place)
        self.settle()
        # What the cascade asks of a form, the evaluation answers.
        self.truth, self.calculated = self.evaluation.truth, self.evaluation.calculated
        self.offered, self.words = self.evaluation.offered, self.evaluation.words

    def settle(self) -> None:
        """Learn anew which places there are, after instances came or went."""
        self.cascade.settle(self.top)

    def place(self, address: str) -> Place:
        """The place at an address. NoSuchQuestion where there is none."""
        steps = address.split("/")
        first, at = steps[1:2], self.top
        if first != [self.top.spot.path[1:]]:
            raise NoSuchQuestion(ref=address)
        for step in steps[2:]:
            match = STEP.fullmatch(step)
            name, number = (match.group(1), int(match.group(2) or 0)) if match is not None else ("", 0)
            spot = at.spot.below.get(name)
            found = next((each for each in at.below if each.spot is spot and each.number == number), None)
            if spot is None or found is None:
                raise NoSuchQuestion(ref=address)
            at = found
        return at

    def range_of(self, address: str) -> tuple[Place, Spot]:
        """The place above a repeat, and the repeat, by an address such as `/data/visit`. NoSuchQuestion otherwise."""
        above, _, name = address.rpartition("/")
        if above:
            place = self.place(above)
            spot = place.spot.below.get(name)
            if spot is not None and spot.repeated is not None:
                return place, spot
        raise NoSuchQuestion(ref=address)

    def set(self, place: Place, text: str) -> bool:
        """Set a value and let follow what follows, events included; whether it is another one."""
        self.cascade.renew(place)
        changed = self.cascade.write(place, text)
        self.cascade.run()
        if changed:
            self.fire(CHANGED, place)
        return changed

    def fire(self, event: str, place: Place) -> None:
        """Let the actions act that wait for an event at a place: at its control, in its repeat, or anywhere on load."""
        if self._events >= DEEPEST_EVENT:
            return
        self._events += 1
        try:
            for action in self.definition.actions:
                if event in action.events and self._meant(action, event, place.spot):
                    self.act(action, place)
        finally:
            self._events -= 1

    def _meant(self, action: Action, event: str, spot: Spot) -> bool:
        """Whether an action that stands where it stands is set off by an event at `spot`."""
        if event == CHANGED:
            return action.within == spot.path
        if event != NEW_REPEAT:
            return True
        stands = self.definition.spot(action.within or action.target_path)
        return stands is not None and stands.repeat is spot

    def act(self, action: Action, place: Place) -> None:
        """Set what an action sets, as seen from `place`: in the same instances of repeats, or where its path says."""
        for target in list(self._targets(action, place)):
            if action.value is None:
                text = action.literal
            else:
                self.evaluation.at = target
                context = self.evaluation.context
                context.node, context.current = target.node, None
                value = self.definition.near.seen_from(action.value, target.spot)
                text = kept(value(context), target.spot.bind.type, context.here)
            self.set(target, text)

    def _targets(self, action: Action, place: Place) -> Iterator[Place]:
        spot = self.definition.spot(action.target_path)
        places = self.cascade.by_spot.get(spot, []) if spot is not None else []
        if "[" in action.target.text:
            context = self.evaluation.context
            context.node, context.current = place.node, None
            chosen = {id(node) for node in action.target.nodes(context)}
            yield from (each for each in places if id(each.node) in chosen)
            return
        repeats = {each.spot: each for each in place.instances()}
        for each in places:
            if all(repeats.get(one.spot, one) is one for one in each.instances()):
                yield each

    def fill(self, rule: Rule, above: Place) -> None:
        """Let there be as many instances of a repeat as its count says; those over the count go, the last first."""
        wanted = self.evaluation.count(rule, above)
        rows = above.rows(rule.spot)
        if len(rows) == wanted:
            return
        for place in reversed(rows[wanted:]):
            self.ledger.remove(place)
        made = [self.row(above, rule.spot, number) for number in range(len(rows), wanted)]
        self._rebuilt(rule.spot, made)

    def add(self, above: Place, spot: Spot) -> Place:
        """A new instance of a repeat, after the others."""
        place = self.row(above, spot, None)
        self._rebuilt(spot, [place])
        self.cascade.run()
        return place

    def remove(self, place: Place) -> None:
        """Take an instance of a repeat out."""
        self.ledger.remove(place)
        self._rebuilt(place.spot, [])
        self.cascade.run()

    def _rebuilt(self, spot: Spot, made: list[Place]) -> None:
        self.moved = True
        self.settle()
        for place in made:
            for each in place.walk():
                self.cascade.changed[each] = None
            self._inherit(place)
        for place in made:
            self.fire(NEW_REPEAT, place)
        for place in made:
            self.cascade.begun(place)
        self.cascade.rebuilt(spot)

    def _inherit(self, place: Place) -> None:
        above = place.above
        assert above is not None
        relevant, readonly = above.node.relevant, above.readonly
        for each in place.walk():
            each.node.relevant, each.readonly = relevant, readonly

    def row(self, above: Place, spot: Spot, number: int | None) -> Place:
        """One more instance: as the form itself begins there, where a count asks for that one, else the template's.

        FormTooLarge where there are more nodes than any interview has.
        """
        own = number is not None and number < len(spot.begin)
        template = spot.begin[number] if own and number is not None else spot.template
        if template is None:
            raise NoSuchQuestion(ref=spot.path)
        rows = above.rows(spot)
        place = grown(spot, template.copy(), above, len(rows) + 1)
        self.cascade.size += sum(1 for _ in place.walk())
        if self.cascade.size > MOST_PLACES:
            raise FormTooLarge(what=f"> {MOST_PLACES}")
        for each in list(place.walk()):
            self._first_row(each)
        at, node_at = _where(above, spot, rows)
        self.ledger.add(place, at, node_at)
        return place

    def _first_row(self, above: Place) -> None:
        """Repeats whose instances nobody can add have one, where the form has none."""
        for spot in above.spot.below.values():
            repeat = spot.repeated
            if repeat is None or not repeat.fixed or repeat.count is not None or spot.template is None:
                continue
            if not above.rows(spot):
                place = grown(spot, spot.template.copy(), above, 1)
                at, node_at = _where(above, spot, [])
                above.below.insert(at, place)
                above.node.insert(node_at, place.node)

    def would_count(self, above: Place, spot: Spot) -> bool:
        """Whether an instance of a repeat would be relevant, where there is none yet."""
        relevant = spot.bind.relevant
        if relevant is None:
            return True
        stand = Node(ELEMENT, spot.path.rpartition("/")[2])
        stand.parent = above.node
        self.evaluation.at = above
        self.evaluation.context.node, self.evaluation.context.current = stand, None
        return relevant.boolean(self.evaluation.context)


def _where(above: Place, spot: Spot, rows: list[Place]) -> tuple[int, int]:
    """Where a new instance stands, among the places and among the nodes below `above`: after those that come first."""
    if rows:
        before = rows[-1]
    else:
        order = list(above.spot.below.values())
        earlier = set(order[: order.index(spot)])
        found = [each for each in above.below if each.spot in earlier and not each.spot.attribute]
        if not found:
            return len([each for each in above.below if each.spot.attribute]), 0
        before = found[-1]
    return above.below.index(before) + 1, above.node.children.index(before.node) + 1
