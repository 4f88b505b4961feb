"""When a question is asked, in words: "only if “Yes” is the answer to 3", as whoever fills in a paper form needs it.

Knows the conditions of a form as they are written, the numbers of its questions and what its choices are called. What
has no plain words is told by the questions that it depends on, never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldcase.casework.outline_words import Spoken
from fieldcase.errors import N_
from fieldcase.forms.reads import reads
from fieldcase.forms.spots import Spot
from fieldcase.forms.xpath import Expression
from fieldcase.forms.xpath.syntax import Call, Literal, Operation, Part
from fieldcase.i18n import Words

NEVER = "never"
_ONLY = N_("Only if {what}")
_FITTING = N_("Only where it fits the answers to: {numbers}")
_SECTION = N_("Only where it fits what was answered before")
_PART_FITS = N_("it fits the answers to {numbers}")
_ONE_OF = N_("one of these is marked in {number}: {choices}")
_IS, _IS_NOT = N_("{number} is “{choice}”"), N_("{number} is not “{choice}”")
_MARKED, _NOT_MARKED = N_("“{choice}” is marked in {number}"), N_("“{choice}” is not marked in {number}")
_ANSWERED, _NOT_ANSWERED = N_("{number} is answered"), N_("{number} is not answered")
_COMPARED = N_("the answer to {number} is {sign} {value}")
_QUOTED = N_("“{choice}”")
_OR, _AND = N_("{one} or {other}"), N_("{one} and {other}")
_SIGNS = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
# So many numbers tell something; more would be a riddle.
_MOST = 6
_LONGEST = 200


@dataclass(frozen=True)
class _Asked:
    """A question as a condition names it: its number, its choices by their values."""

    number: int
    choices: Mapping[str, str]


class Conditions:
    """The conditions of one form in one language. `numbers` are those of its questions by path."""

    def __init__(self, spoken: Spoken, numbers: Mapping[str, int], words: Words) -> None:
        self._spoken, self._numbers, self._words = spoken, numbers, words

    def told(self, relevant: Expression | None, at: Spot) -> str:
        """A condition as a sentence; empty where there is none, NEVER where it can never come true."""
        if relevant is None:
            return ""
        part = relevant.part
        if isinstance(part, Call) and part.name in ("true", "false"):
            return "" if part.name == "true" else NEVER
        plain = self._plain(part, at)
        if plain and len(plain) <= _LONGEST:
            return self._words(_ONLY).format(what=plain)
        numbers = self._fitting(part, at)
        return self._words(_FITTING).format(numbers=numbers) if numbers else self._words(_SECTION)

    def _fitting(self, part: Part, at: Spot) -> str:
        """The numbers of the questions that a part depends on; empty where there are none, or too many."""
        numbers = sorted(set(self._numbers_of(part, at, set())))
        return ", ".join(str(number) for number in numbers) if len(numbers) <= _MOST else ""

    def _plain(self, part: Part, at: Spot) -> str:
        """A condition in plain words; empty where it has none."""
        if isinstance(part, Operation) and part.operator in ("or", "and"):
            together = self._one_of(part, at)
            if together:
                return together
            one, other = self._plain(part.left, at), self._plain(part.right, at)
            if part.operator == "and" and (one or other):
                one, other = one or self._part_fits(part.left, at), other or self._part_fits(part.right, at)
            if not one or not other:
                return ""
            if part.operator == "and":
                one, other = (_held(said, side) for said, side in ((one, part.left), (other, part.right)))
            joined = _OR if part.operator == "or" else _AND
            return self._words(joined).format(one=one, other=other)
        if isinstance(part, Operation):
            return self._comparison(part, at)
        if isinstance(part, Call) and part.name == "not" and len(part.arguments) == 1:
            return self._negated(part.arguments[0], at)
        return self._selected(part, at, _MARKED)

    def _part_fits(self, part: Part, at: Spot) -> str:
        numbers = self._fitting(part, at)
        return self._words(_PART_FITS).format(numbers=numbers) if numbers else ""

    def _one_of(self, part: Operation, at: Spot) -> str:
        """Several choices of one question, each of which will do; empty where a part is another thing."""
        found = [self._choice(each, at) for each in _alternatives(part)] if part.operator == "or" else []
        known = [one for one in found if one is not None]
        if len(known) < 2 or len(known) < len(found) or len({number for number, _ in known}) != 1:
            return ""
        choices = ", ".join(self._words(_QUOTED).format(choice=choice) for _, choice in known)
        return self._words(_ONE_OF).format(number=known[0][0], choices=choices)

    def _choice(self, part: Part, at: Spot) -> tuple[int, str] | None:
        """The number and the choice of `selected(question, 'choice')` or `question = 'choice'`."""
        if isinstance(part, Call) and part.name == "selected" and len(part.arguments) == 2:
            left, right = part.arguments
        elif isinstance(part, Operation) and part.operator == "=":
            left, right = part.left, part.right
        else:
            return None
        asked = self._question(left, at)
        choice = asked.choices.get(str(right.value)) if asked is not None and isinstance(right, Literal) else None
        return (asked.number, choice) if asked is not None and choice else None

    def _negated(self, part: Part, at: Spot) -> str:
        if isinstance(part, Operation) and part.operator in ("=", "!="):
            turned = Operation(part.place, "!=" if part.operator == "=" else "=", part.left, part.right)
            return self._comparison(turned, at)
        return self._selected(part, at, _NOT_MARKED)

    def _selected(self, part: Part, at: Spot, sentence: str) -> str:
        if not isinstance(part, Call) or part.name != "selected" or len(part.arguments) != 2:
            return ""
        asked, value = self._question(part.arguments[0], at), part.arguments[1]
        if asked is None or not isinstance(value, Literal):
            return ""
        choice = asked.choices.get(str(value.value))
        return self._words(sentence).format(choice=choice, number=asked.number) if choice else ""

    def _comparison(self, part: Operation, at: Spot) -> str:
        left, right, sign = part.left, part.right, part.operator
        if isinstance(left, Literal):
            left, right, sign = right, left, _SIGNS.get(sign, sign)
        if not isinstance(right, Literal) or sign not in ("=", "!=", *_SIGNS):
            return ""
        if isinstance(left, Call) and left.name == "count-selected" and (sign, right.value) == (">", 0.0):
            asked = self._question(left.arguments[0], at)
            return self._words(_ANSWERED).format(number=asked.number) if asked else ""
        asked = self._question(left, at)
        return self._compared(asked, sign, right.value) if asked is not None else ""

    def _compared(self, asked: _Asked, sign: str, value: float | str) -> str:
        words, text = self._words, f"{value:g}" if isinstance(value, float) else value
        equal, choice = sign == "=", asked.choices.get(text)
        if sign in ("=", "!=") and (choice or not text):
            given = (_IS if equal else _IS_NOT) if choice else (_NOT_ANSWERED if equal else _ANSWERED)
            return words(given).format(number=asked.number, choice=choice)
        shown = {"<=": "≤", ">=": "≥", "!=": "≠"}.get(sign, sign)
        return "" if asked.choices else words(_COMPARED).format(number=asked.number, sign=shown, value=text)

    def _question(self, part: Part, at: Spot) -> _Asked | None:
        """The one question whose answer a part is; None where it is another thing."""
        if isinstance(part, Call | Operation | Literal):
            return None
        named = [spot for spot in self._read(part, at) if spot.leaf]
        if len(named) != 1 or named[0].path not in self._numbers:
            return None
        question = named[0].question
        choices = dict(self._spoken.choices(question)) if question is not None else {}
        return _Asked(self._numbers[named[0].path], choices)

    def _read(self, part: Part, at: Spot) -> list[Spot]:
        definition = self._spoken.definition
        found = reads(part, at, definition.spots[0], definition.main).found
        return list(dict.fromkeys(read.spot for read in found if not read.stepped))

    def _numbers_of(self, part: Part, at: Spot, seen: set[str]) -> Iterator[int]:
        """The numbers of all questions that a part depends on, through calculations too."""
        for spot in self._read(part, at):
            if spot.path in self._numbers:
                yield self._numbers[spot.path]
            elif spot.bind.calculate is not None and spot.path not in seen:
                seen.add(spot.path)
                yield from self._numbers_of(spot.bind.calculate.part, spot, seen)


def _alternatives(part: Part) -> Iterator[Part]:
    """The parts that stand beside one another with an "or" between them."""
    if isinstance(part, Operation) and part.operator == "or":
        yield from _alternatives(part.left)
        yield from _alternatives(part.right)
    else:
        yield part


def _held(said: str, part: Part) -> str:
    """What is said of a part, in brackets where the words around it would pull it apart."""
    return f"({said})" if isinstance(part, Operation) and part.operator == "or" else said
