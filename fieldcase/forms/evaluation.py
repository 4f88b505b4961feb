"""What a form's expressions say at a place of one interview: truths, values, choices, words.

Knows the definition, the places, the language. Changes nothing but the number of a repeat's instances, where a count
asks for it. It is also what functions ask that need the form: names of choices, translated texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from fieldcase.forms import paths
from fieldcase.forms.cascade import Cascade
from fieldcase.forms.declared import Itemset, Question, Text
from fieldcase.forms.definition import Definition
from fieldcase.forms.places import Place, Shown
from fieldcase.forms.rules import Rule
from fieldcase.forms.spots import Spot
from fieldcase.forms.tree import ELEMENT, Node
from fieldcase.forms.values import kept
from fieldcase.forms.xpath import Context, Expression, Hooks
from fieldcase.forms.xpath.context import Nodes
from fieldcase.forms.xpath.syntax import Call, Literal, below


@dataclass(frozen=True)
class Choice:
    """One value that may be chosen: its label, and media by their form (image, audio, ...), as the form names them."""

    value: str
    label: str
    media: Mapping[str, str]


class Evaluation(Hooks):
    """The expressions of one interview. `context` is the one world that they are all asked in."""

    def __init__(self, definition: Definition, context: Context, language: str) -> None:
        self.definition = definition
        self.context = context
        self.language = ""
        self.speak(language)
        self.cascade: Cascade | None = None
        self.at: Place | None = None
        # Instances that lie beside the form and were not handed over.
        self.absent = frozenset(name for name in definition.outside if context.instances.get(name) in
                                (None, definition.instances.get(name)))  # fmt: skip
        # Lists that no answer has a say in, by their expressions: evaluated once.
        self.fixed: dict[tuple[str, str], tuple[str, ...]] = {}

    def speak(self, language: str) -> None:
        """Go on in a language of the form; a name such as "Русский (ru)" says its tag itself."""
        self.language = language
        tag = TAG.search(language)
        self.context.language = tag.group(1) if tag is not None else "en"

    def truth(self, rule: Rule, place: Place) -> bool:
        """The rule's expression as yes or no."""
        return self._of(rule).boolean(self._stand(place))

    def calculated(self, rule: Rule, place: Place) -> str:
        """The rule's expression as a value of the place."""
        return kept(self._of(rule)(self._stand(place)), place.spot.bind.type, self.context.here)

    def offered(self, rule: Rule, place: Place) -> tuple[str, ...] | None:
        """The values that may be chosen; None where nobody knows them all, as where a file is not there."""
        question = place.spot.question
        assert question is not None
        assert question.itemset is not None
        itemset = question.itemset
        if itemset.open or not self.absent.isdisjoint(named_instances(itemset.nodes)):
            return None
        if rule.found or rule.unsteady:
            return tuple(value for value, _ in self._listed(itemset, place))
        key = (itemset.nodes.text, itemset.value.text)
        if key not in self.fixed:
            self.fixed[key] = tuple(value for value, _ in self._listed(itemset, place))
        return self.fixed[key]

    def count(self, rule: Rule, above: Place) -> int:
        """How many instances there should be of a repeat below `above`.

        The expression stands where an instance would, also where there is none yet.
        """
        spot = rule.spot
        rows = above.rows(spot)
        stand = rows[0].node if rows else Node(ELEMENT, spot.path.rpartition("/")[2])
        if not rows:
            stand.parent = above.node
        self.at, self.context.node, self.context.current = above, stand, None
        number = self._of(rule).number(self.context)
        return int(number) if 0 < number < MOST_ROWS else MOST_ROWS if number >= MOST_ROWS else 0

    def words(self, place: Place) -> Shown:
        """The texts of a place that have outputs or choices to name."""
        return tuple((name, self.text(text, place)) for name, text in texts(place.spot))

    def text(self, text: Text | None, place: Place, form: str = "") -> str:
        """Words in the interview's language, with their outputs; empty where there are none of that form."""
        if text is None:
            return ""
        context = self._stand(place)
        if text.place is not None:
            return text.place.string(context).strip() if not form else ""
        if text.key is not None:
            return self.translated(text.key.string(context), form)
        return self._filled(text.parts) if not form else ""

    def translated(self, key: str, form: str = "") -> str:
        """The translation of one id. Where the language lacks it, the default language's; else the id's last resort."""
        spoken = self.definition.translations
        for language in (self.language, self.definition.default_language):
            parts = spoken.get(language, {}).get(key, {}).get(form)
            if parts is not None:
                return self._filled(parts)
        return ""

    def choices(self, question: Question, place: Place) -> tuple[Choice, ...]:
        """Every value that may be chosen at a place, with its label in the interview's language."""
        if question.itemset is None:
            return tuple(Choice(each.value, self.text(each.label, place), self.media(each.label, place))
                         for each in question.offers)  # fmt: skip
        label = question.itemset.label
        found = []
        for value, node in list(self._listed(question.itemset, place)):
            with_label = self._of_choice(label, node, place)
            found.append(Choice(value, *with_label))
        return tuple(found)

    def media(self, text: Text | None, place: Place) -> Mapping[str, str]:
        """The media of a text, by form."""
        if text is None or text.key is None:
            return {}
        return self._media(text.key.string(self._stand(place)))

    def choice_label(self, value: str, path: str, context: Context) -> str:
        """The label of a choice of the question at `path`, seen from where the expression stands."""
        here = self.at
        if here is None or self.cascade is None:
            return ""
        spot = self.definition.spot(paths.resolved(path, here.spot.path))
        if spot is None or spot.question is None:
            return ""
        places = self.cascade.by_spot.get(spot, [])
        place = next((each for each in places if _shares(each, here)), places[0] if places else None)
        if place is None:
            return ""
        kept_node, kept_current = self.context.node, self.context.current
        try:
            labels = {choice.value: choice.label for choice in reversed(self.choices(spot.question, place))}
        finally:
            self.context.node, self.context.current, self.at = kept_node, kept_current, here
        return labels.get(value, "")

    def itext(self, name: str, context: Context) -> str | Nodes:
        """The text of that id in the interview's language; an id that the form lacks is told, as JavaRosa does."""
        spoken = self.definition.translations
        known = any(name in spoken.get(each, {}) for each in (self.language, self.definition.default_language))
        return self.translated(name) if known else f"[itext:{name}]"

    def version(self) -> str:
        """The form's own version."""
        return self.definition.version

    def _of(self, rule: Rule) -> Expression:
        assert rule.expression is not None
        return rule.expression

    def _stand(self, place: Place) -> Context:
        self.at = place
        self.context.node, self.context.current = place.node, None
        return self.context

    def _filled(self, parts: tuple[str | Expression, ...]) -> str:
        spot = self.at.spot if self.at is not None else self.definition.spots[0]
        near = self.definition.near.seen_from
        said = [part if isinstance(part, str) else near(part, spot).string(self.context) for part in parts]
        return "".join(said).strip()

    def _listed(self, itemset: Itemset, place: Place) -> Iterator[tuple[str, Node]]:
        """The values of a list with their nodes, each value once."""
        nodes = self.definition.near.seen_from(itemset.nodes, place.spot).nodes(self._stand(place))
        for node in nodes:
            self.context.node, self.context.current = node, place.node
            yield itemset.value.string(self.context).strip(), node

    def _of_choice(self, label: Text | None, node: Node, place: Place) -> tuple[str, Mapping[str, str]]:
        if label is None:
            return "", {}
        self.context.node, self.context.current = node, place.node
        if label.key is None:
            return (label.place.string(self.context).strip() if label.place is not None else "", {})
        key = label.key.string(self.context)
        self._stand(place)
        return self.translated(key), self._media(key)

    def _media(self, key: str) -> Mapping[str, str]:
        spoken = self.definition.translations
        forms = dict(spoken.get(self.definition.default_language, {}).get(key, {}))
        forms.update(spoken.get(self.language, {}).get(key, {}))
        return {form: self._filled(parts) for form, parts in forms.items() if form in MEDIA}


TAG = re.compile(r"\b([a-z]{2,3})(?:-[A-Za-z0-9-]+)?\)?$")
MEDIA = frozenset({"image", "audio", "video", "big-image"})
MOST_ROWS = 1000


@lru_cache(maxsize=4096)
def named_instances(expression: Expression) -> frozenset[str]:
    """The ids of the instances that an expression names in so many words."""
    found: set[str] = set()
    pending = [expression.part]
    while pending:
        part = pending.pop()
        pending += below(part)
        if isinstance(part, Call) and part.name == "instance" and part.arguments:
            named = part.arguments[0]
            found |= {named.value} if isinstance(named, Literal) and isinstance(named.value, str) else set()
    return frozenset(found)


def texts(spot: Spot) -> Iterator[tuple[str, Text | None]]:
    """What is said at a node, by name."""
    question, group = spot.question, spot.group or spot.repeated
    if question is not None:
        yield "label", question.label
        yield "hint", question.hint
        for offer in question.offers:
            yield f"choice {offer.value}", offer.label
    elif group is not None:
        yield "label", group.label
    yield "constraint", spot.bind.constraint_message
    yield "required", spot.bind.required_message


def _shares(place: Place, other: Place) -> bool:
    """Whether two places stand in the same instance of the innermost repeat of the first that holds both."""
    mine = {id(each) for each in other.instances()}
    known = {each.spot for each in other.instances()}
    return all(id(each) in mine for each in place.instances() if each.spot in known)
