"""What is other in a new version of a questionnaire: questions, their kinds, their choices, their rules, their words.

Knows two versions of a form and tells the differences as sentences. Refuses to know answers; where a question may only
have got another name it says so and leaves the saying to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldcase.casework.outline_words import Spoken
from fieldcase.errors import N_
from fieldcase.forms.declared import Text
from fieldcase.forms.definition import Definition
from fieldcase.forms.spots import Spot
from fieldcase.forms.ways import Ways, name_of
from fieldcase.forms.xpath import Expression
from fieldcase.i18n import Words

# In the order in which they are told.
ADDED, REMOVED, RENAMED, ELSEWHERE, KIND, MORE_CHOICES, FEWER_CHOICES, RULE, LABEL = (
    "added", "removed", "renamed", "elsewhere", "kind", "more-choices", "fewer-choices", "rule", "label",
)  # fmt: skip
SORTS: Mapping[str, str] = {
    ADDED: N_("New questions"),
    REMOVED: N_("Questions that are gone"),
    RENAMED: N_("Questions with another name"),
    ELSEWHERE: N_("Questions that stand elsewhere now"),
    KIND: N_("Questions of another kind"),
    MORE_CHOICES: N_("New choices"),
    FEWER_CHOICES: N_("Choices that are gone"),
    RULE: N_("Conditions, rules and calculations"),
    LABEL: N_("Other words"),
}
_RULES: Mapping[str, str] = {
    "relevant": N_("asked when"),
    "constraint": N_("allowed answers"),
    "calculate": N_("calculation"),
    "required": N_("has to be answered"),
    "readonly": N_("cannot be changed"),
}
_KINDS: Mapping[str, str] = {
    "select1": N_("one choice"), "select": N_("several choices"), "rank": N_("an order of choices"),
    "upload": N_("a file"), "trigger": N_("a confirmation"), "note": N_("a note"), "range": N_("a number on a scale"),
    "int": N_("a whole number"), "decimal": N_("a number"), "date": N_("a date"), "dateTime": N_("a date with a time"),
    "time": N_("a time"), "string": N_("words"), "calculation": N_("a calculation"),
}  # fmt: skip
_NOTHING = "—"
_FEW = 6
# The path of a question in an expression, absolute or seen from elsewhere; its author wrote its name alone.
_PATH = re.compile(r"(?<![\w\])'\"])\s?(?:\.{1,2}/|/)(?:[\w.-]+/|\.\./)*([^\W\d][\w.-]*)(?!\w*\()\s?")

_LOOSE = re.compile(r"(?<=[(\[]) | (?=[),\]])")


@dataclass(frozen=True)
class Change:
    """One difference: of which sort, the question's name and label, what was and what is; for a rule also which."""

    sort: str
    name: str
    label: str
    before: str = ""
    after: str = ""
    rule: str = ""

    def told(self, words: Words) -> str:
        """A line without the heading of its sort."""
        about = f"{self.label} ({self.name})" if self.label and self.label != self.name else self.name
        before, after = self._said(self.before, words), self._said(self.after, words)
        if self.sort in (ADDED, REMOVED):
            return about
        if self.sort in (MORE_CHOICES, FEWER_CHOICES):
            return f"{about}: {self.after or self.before}"
        if self.sort == RULE:
            return f"{about}, {words(_RULES[self.rule])}: {before} → {after}"
        return f"{about}: {before} → {after}" if self.sort != LABEL else f"{self.name}: {before} → {after}"

    def _said(self, text: str, words: Words) -> str:
        if self.sort == KIND:
            return words(_KINDS[text]) if text in _KINDS else text
        return text or _NOTHING


def changes(
    old: Definition, new: Definition, language: str, renamed: Mapping[str, str] | None = None
) -> tuple[Change, ...]:  # fmt: skip
    """All differences, sort by sort; `language` is a form's own name of one, `renamed` what a person said has got
    another name."""
    return _Comparer(old, new, language, renamed or {}).changes()


def maybe_renamed(old: Definition, new: Definition, language: str) -> dict[str, str]:
    """Questions that are gone and new ones that say the same and are of the same kind: old name to new name."""
    comparer = _Comparer(old, new, language, {})
    gone, came = comparer.gone(), comparer.came()
    ours = [(comparer.before.text(_label(one)), _kind(one)) for one in gone]
    theirs = [(comparer.after.text(_label(one)), _kind(one)) for one in came]
    return {
        name_of(one): name_of(came[theirs.index(told)])
        for one, told in zip(gone, ours, strict=True)
        if told[0] and ours.count(told) == 1 and theirs.count(told) == 1
    }


class _Comparer:
    """Two versions side by side."""

    def __init__(self, old: Definition, new: Definition, language: str, renamed: Mapping[str, str]) -> None:
        self.old, self.new = old, new
        self.before, self.after = Spoken(old, _spoken(old, language)), Spoken(new, _spoken(new, language))
        self.ways = Ways(old, new, renamed)

    def gone(self) -> list[Spot]:
        """The old version's nodes that are told and are nowhere in the new one."""
        return [spot for spot in self.old.spots if _told(spot) and self.ways.to(spot) is None]

    def came(self) -> list[Spot]:
        """The new version's nodes that are told and were nowhere in the old one."""
        reached = self.ways.reached()
        return [spot for spot in self.new.spots if _told(spot) and spot.path not in reached]

    def changes(self) -> tuple[Change, ...]:
        found = [Change(ADDED, name_of(one), self.after.text(_label(one))) for one in self.came()]
        found += [Change(REMOVED, name_of(one), self.before.text(_label(one))) for one in self.gone()]
        for spot in self.old.spots:
            target = self.ways.to(spot)
            if target is not None and spot.above is not None:
                found += self._between(spot, target)
        order = list(SORTS)
        return tuple(sorted(found, key=lambda one: order.index(one.sort)))

    def _between(self, spot: Spot, target: Spot) -> Iterator[Change]:
        name, label = name_of(target), self.after.text(_label(target))
        if _told(spot) or _told(target):
            if name_of(spot) != name:
                yield Change(RENAMED, name, label, name_of(spot), name)
            if _within(spot) != _within(target) and name_of(spot) == name:
                yield Change(ELSEWHERE, name, label, _within(spot), _within(target))
            if _kind(spot) != _kind(target):
                yield Change(KIND, name, label, _kind(spot), _kind(target))
            yield from self._choices(spot, target, name, label)
        for rule in _RULES:
            before, after = _rule(spot, rule), _rule(target, rule)
            if before != after:
                yield Change(RULE, name, label, before, after, rule)
        was = self.before.text(_label(spot))
        if was != label:
            yield Change(LABEL, name, label, was, label)

    def _choices(self, spot: Spot, target: Spot, name: str, label: str) -> Iterator[Change]:
        if spot.question is None or target.question is None:
            return
        before, after = dict(self.before.choices(spot.question)), dict(self.after.choices(target.question))
        if more := [text for value, text in after.items() if value not in before]:
            yield Change(MORE_CHOICES, name, label, "", _some(more))
        if fewer := [text for value, text in before.items() if value not in after]:
            yield Change(FEWER_CHOICES, name, label, _some(fewer), "")
        for value in (each for each in before if each in after and before[each] != after[each]):
            yield Change(LABEL, f"{name} · {value}", after[value], before[value], after[value])


def _told(spot: Spot) -> bool:
    """Whether a node is one that its author wrote a row for: a question, a calculation."""
    return spot.leaf and not spot.attribute and (spot.question is not None or spot.bind.calculate is not None)


def _label(spot: Spot) -> Text | None:
    shown = spot.question or spot.group or spot.repeated
    return shown.label if shown is not None else None


def _kind(spot: Spot) -> str:
    """What sort of answer a question takes, by one of the names in _KINDS or the form's own."""
    if spot.question is None:
        return "calculation"
    control = str(spot.question.control)
    return spot.bind.type if control in ("input", "secret") else control


def _within(spot: Spot) -> str:
    return " / ".join(name_of(at) for at in reversed(list(spot.chain())[1:-1]))


def _rule(spot: Spot, name: str) -> str:
    rule: Expression | None = getattr(spot.bind, name)
    return as_written(rule.text) if rule is not None else ""


def as_written(expression: str) -> str:
    """An expression with `${name}` where a path stands."""
    return _LOOSE.sub("", " ".join(_PATH.sub(lambda found: f" ${{{found[1]}}} ", expression).split()))


def _some(texts: list[str]) -> str:
    return ", ".join(texts[:_FEW]) + (f" … (+{len(texts) - _FEW})" if len(texts) > _FEW else "")


def _spoken(form: Definition, language: str) -> str:
    return language if language in form.languages else form.default_language
